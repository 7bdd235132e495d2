"""Python's garbage collector during the start.

A start makes some hundred thousand objects that stay and hardly any garbage; looking through them again and again
costs a tenth of the time to the first paint. So the collector rests until then, and afterwards leaves what the start
made out of its rounds, which makes each round during the work shorter too.
"""

from __future__ import annotations

import gc


def rest() -> None:
    """Collect nothing until ``resume``."""
    gc.disable()


def resume() -> None:
    """Collect again, but never what is there now."""
    gc.freeze()
    gc.enable()
