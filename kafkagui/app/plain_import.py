"""Gives Python's own ``import`` back after PySide has put its own in its place."""

from __future__ import annotations

import builtins


def import_plainly() -> None:
    """Import modules without PySide's look into the source text of each.

    PySide reads every module that is imported after it, to see whether it may want ``from __feature__ import …``, which
    no module of this program does. That costs a twelfth of the time to the first paint. Does nothing where PySide keeps
    no way back.
    """
    plain = getattr(builtins, "__orig_import__", None)
    if plain is not None:
        builtins.__import__ = plain
