"""Says that something unexpected happened, and lets the person go on."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QWidget

from kafkagui.ui.widgets.button import Button
from kafkagui.ui.widgets.elided_label import ElidedLabel
from kafkagui.ui.widgets.icon_button import IconButton
from kafkagui.ui.widgets.icon_label import IconLabel
from kafkagui.ui.widgets.layouts import row, set_surface


class CrashStrip(QFrame):
    """Hidden until ``show_crash``.

    Signals:
        log_asked: *Open log* was pressed.
    """

    log_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._report = ""
        self._count = 0
        self._build()
        self._connect()
        self.hide()

    def _build(self) -> None:
        set_surface(self, "err")
        self.words = ElidedLabel()
        self.copy = Button("Copy report", icon_name="copy")
        self._log = Button("Open log", "ghost")
        self._dismiss = IconButton("x", "Dismiss the message", side=24)
        sign = IconLabel("triangle-alert", "err")
        row(sign, (self.words, 1), self._log, self.copy, self._dismiss, margins=(14, 6, 10, 6), parent=self)

    def _connect(self) -> None:
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self._report))
        self._log.clicked.connect(self.log_asked)
        self._dismiss.clicked.connect(self._on_dismissed)

    def show_crash(self, what: str, report: str) -> None:
        """Say what happened; the report of the newest goes to the clipboard when it is asked for."""
        self._count += 1
        self._report = report
        more = f" ({self._count} times)" if self._count > 1 else ""
        first_line = what.partition("\n")[0]
        self.words.set_text(f"Something unexpected happened{more}; the program goes on. {first_line}")
        self.setAccessibleName(self.words.text())
        self.show()

    def _on_dismissed(self) -> None:
        self._count = 0
        self.hide()
