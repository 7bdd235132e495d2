"""Says that something unexpected happened, offers the report, and lets the person go on."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from kafkagui.core.wording import tr, trn
from kafkagui.services.crash_report import CrashReport
from kafkagui.ui.fonts import mono_font, scaled
from kafkagui.ui.widgets.button import Button
from kafkagui.ui.widgets.dialog_frame import DialogFrame
from kafkagui.ui.widgets.finder import make_findable
from kafkagui.ui.widgets.icon_label import IconLabel
from kafkagui.ui.widgets.layouts import column, row, text_label
from kafkagui.ui.widgets.wrapped_label import WrappedLabel

_SIZE_PX: Final = (640, 480)


class CrashDialog(DialogFrame):
    """One error and its report.

    Args:
        title: what happened, in plain words.
        text: what that means for the person.
        report: what can be copied.
        window: the window to stand over.

    Signals:
        log_asked: *Open log* was pressed.
    """

    log_asked = Signal()

    def __init__(self, title: str, text: str, report: CrashReport, window: QWidget) -> None:
        super().__init__(title, window)
        self._report = report
        self._build(title, text)
        self._connect()

    def _build(self, title: str, text: str) -> None:
        self.resize(scaled(_SIZE_PX[0]), scaled(_SIZE_PX[1]))
        heading = WrappedLabel(title, "h1")
        heading.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.count = text_label("", "strong")
        self.count.hide()
        self.report = QPlainTextEdit(self._report.text)
        self.report.setReadOnly(True)
        self.report.setTabChangesFocus(True)
        self.report.setFont(mono_font(12))
        self.report.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.report.setAccessibleName(tr("The report"))
        make_findable(self.report)
        self.copy = Button(tr("Copy report"), icon_name="copy")
        self.log = Button(tr("Open log"), "ghost", icon_name="list")
        self.go_on = Button(tr("Go on working"), "primary")
        head = row(column(IconLabel("triangle-alert", "err", 20), None), (heading, 1), spacing=12)
        what = WrappedLabel(self._report.what, "mono")
        kept = WrappedLabel(tr("Nothing is sent anywhere. The report holds no password."), "small")
        buttons = row(self.copy, self.log, None, self.go_on)
        body = (WrappedLabel(text), what, self.count, (self.report, 1), kept)
        column(head, *body, 4, buttons, margins=(24, 20, 24, 20), spacing=10, parent=self)
        self.go_on.setFocus()

    def _connect(self) -> None:
        self.copy.clicked.connect(self._on_copy_clicked)
        self.log.clicked.connect(self._on_log_clicked)
        self.go_on.clicked.connect(self.accept)

    def show_count(self, count: int) -> None:
        """Say how many errors there were since it opened."""
        self.count.setText(trn("It happened once.", "It happened {count} times, or others like it did.", count))
        self.count.setVisible(count > 1)

    def _on_copy_clicked(self) -> None:
        QGuiApplication.clipboard().setText(self._report.text)
        self.copy.set_text(tr("Copied"))

    def _on_log_clicked(self) -> None:
        self.accept()
        self.log_asked.emit()
