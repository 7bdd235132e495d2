"""Chooses between the window and the command line, and loads only what that needs."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence

from kafkagui.core.own_processes import MATCHING_PROCESS, SENDING_PROCESS


def start(words: Sequence[str]) -> int:
    """Open the window, or bring the one forward that is open; or run a command. Returns the exit code.

    A packed program is its own sending process, which loads nothing of the window.
    """
    if not __debug__:
        sys.stderr.write("kafkagui does not run under python -O: kafka-python decodes inside an assert.\n")
        return 2
    own = _OWN_RUNS.get(words[0]) if words else None
    if own is not None:
        return own(words[1:])
    from kafkagui.app.window_words import window_words

    wanted = window_words(words)
    if wanted is None:
        return _run_command(words)
    if not _has_display():
        sys.stderr.write("There is no display for the window. Commands work without one: kafkagui --help\n")
        return 2
    from kafkagui.app.single_instance import SingleInstance
    from kafkagui.storage.places import find_places

    instance = SingleInstance(find_places(os.environ).config)
    if not wanted.is_separate and not instance.take():
        from kafkagui.app.call import hand_over

        if hand_over(instance, wanted):
            return 0
    prepare()
    from kafkagui.app.window_run import run_window

    try:
        return run_window(wanted, instance)
    finally:
        instance.release()


def prepare() -> None:
    """Make the way to the first paint short; called before anything of the window is imported."""
    gc.disable()  # The window then asks it from a timer of its own.
    from kafkagui.app.late_import import import_late
    from kafkagui.app.plain_import import import_plainly

    import_late("asyncio")  # Qt's own loop brings the first paint about.
    import PySide6.QtWidgets  # noqa: F401 - before all that is to be imported plainly

    import_plainly()


def _run_command(words: Sequence[str]) -> int:
    from kafkagui.app.wiring import build_program
    from kafkagui.cli import run

    return run(words, build_program)


def _run_sending_process(words: Sequence[str]) -> int:
    from kafkagui.client.worker import main

    main(*words)
    return 0


def _run_matching_process(_words: Sequence[str]) -> int:
    from kafkagui.matching.process import main

    main()
    return 0


def _run_gallery(words: Sequence[str]) -> int:
    from kafkagui.app.gallery_run import run_gallery

    return run_gallery(words)


def _has_display() -> bool:
    if not sys.platform.startswith(("linux", "freebsd")):
        return True
    return any(os.environ.get(name) for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"))


_OWN_RUNS = {
    SENDING_PROCESS: _run_sending_process,
    MATCHING_PROCESS: _run_matching_process,
    "gallery": _run_gallery,
}
"""First words that are neither the window nor a command."""
