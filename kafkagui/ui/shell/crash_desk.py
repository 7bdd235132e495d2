"""Shows unexpected errors: one dialog at a time, and none again for an error that was shown."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from kafkagui.core.wording import tr
from kafkagui.services.crash_report import CrashReport
from kafkagui.ui.pages.page import Announce, OpenPage, PageRequest, ShowReport
from kafkagui.ui.shell.crash_dialog import CrashDialog


class CrashDesk(QObject):
    """Takes reports on the Qt thread.

    An error that comes while the dialog is open is counted there. One that was shown and comes again is announced
    once, so that work can go on although it keeps coming.

    Args:
        window: the window to stand over.
        ask: takes what the window is to do.
    """

    def __init__(self, window: QWidget, ask: Callable[[PageRequest], None]) -> None:
        super().__init__(window)
        self._window = window
        self._ask = ask
        self._dialog: CrashDialog | None = None
        self._count = 0
        self._shown: set[str] = set()
        self._announced: set[str] = set()

    def show_crash(self, report: CrashReport) -> None:
        """Tell the person."""
        if self._dialog is not None and isValid(self._dialog):
            self._count += 1
            self._dialog.show_count(self._count)
            self._shown.add(report.place)
        elif report.place not in self._shown:
            self._shown.add(report.place)
            self._open(report)
        elif report.place not in self._announced:
            self._announced.add(report.place)
            text = tr("{error} It is only counted in the log from now on.", error=f"{report.what}.")
            request = ShowReport(report.what, report.text)
            self._ask(
                Announce(tr("The same error came again"), text, "warn", action=tr("Show report"), request=request)
            )

    def _open(self, report: CrashReport) -> None:
        title = tr("Something unexpected happened")
        text = tr("kafkagui met an error of its own. What you were doing may not be done; everything else goes on.")
        self._count = 1
        self._dialog = CrashDialog(title, text, report, self._window)
        self._dialog.log_asked.connect(lambda: self._ask(OpenPage("log")))
        self._dialog.finished.connect(self._on_finished)
        self._dialog.pop_up()

    def _on_finished(self) -> None:
        self._dialog = None
