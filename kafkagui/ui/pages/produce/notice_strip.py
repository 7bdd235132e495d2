"""A strip below the meaning: why nothing can be sent, what gave way, how a run ended."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kafkagui.core.wording import tr
from kafkagui.ui.widgets.button import Button
from kafkagui.ui.widgets.info_strip import InfoStrip, StripTone
from kafkagui.ui.widgets.layouts import column


class NoticeStrip(QWidget):
    """Hidden while there is nothing to say; a lasting sentence and a passing one.

    Signals:
        fix_clicked(fix): the button that helps was pressed.
    """

    fix_clicked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fix = ""
        self._build()
        self._connect()

    def _build(self) -> None:
        self.state = InfoStrip()
        self.fix = Button("")
        self.state.add_button(self.fix)
        self.happened = InfoStrip(link=tr("Dismiss"))
        column(self.state, self.happened, spacing=6, parent=self)
        self.show_state("")
        self.forget_event()

    def _connect(self) -> None:
        self.fix.clicked.connect(lambda: self.fix_clicked.emit(self._fix))
        self.happened.link_clicked.connect(self.forget_event)

    def show_state(self, text: str, tone: StripTone = "info", fix: str = "", fix_text: str = "") -> None:
        """Say how things stand, with a button that helps; nothing to say hides it."""
        self._fix = fix
        if text != self.state.text:
            self.state.set_message(text, tone)
        self.fix.set_text(fix_text)
        self.fix.setVisible(bool(fix))
        self.state.setVisible(bool(text))
        self._fit()

    def show_event(self, text: str, tone: StripTone = "info") -> None:
        """Say what happened, until it is dismissed or forgotten."""
        self.happened.set_message(text, tone)
        self.happened.show()
        self._fit()

    def forget_event(self) -> None:
        """Hide what happened."""
        self.happened.hide()
        self._fit()

    def _fit(self) -> None:
        self.setVisible(not (self.state.isHidden() and self.happened.isHidden()))
