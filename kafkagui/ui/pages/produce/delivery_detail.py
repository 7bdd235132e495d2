"""What is known of the selected delivery, in whole sentences."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QWidget

from kafkagui.core.delivery_log import DeliveryRow
from kafkagui.core.errors import DeliveryFailed
from kafkagui.core.wording import tr
from kafkagui.ui.widgets.button import Button
from kafkagui.ui.widgets.icon_label import IconLabel
from kafkagui.ui.widgets.layouts import column, row, set_surface
from kafkagui.ui.widgets.wrapped_label import WrappedLabel


class DeliveryDetail(QFrame):
    """A strip under the table for a row that failed: the whole reason, what to do, Resend, Copy details.

    Signals:
        resend_clicked: the record shall be sent again.
    """

    resend_clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._detail = ""
        self._build()
        self._connect()
        self.hide()

    def _build(self) -> None:
        set_surface(self, "err")
        self.title = WrappedLabel(role="strong")
        self.advice = WrappedLabel()
        self.resend = Button(tr("Resend"), icon_name="refresh-cw")
        self.copy = Button(tr("Copy details"), "ghost", icon_name="copy")
        icon = column(IconLabel("circle-x", "err"), None)
        words = column(self.title, self.advice, spacing=2)
        row(icon, (words, 1), self.copy, self.resend, margins=(12, 8, 8, 8), spacing=8, parent=self)

    def _connect(self) -> None:
        self.resend.clicked.connect(self.resend_clicked)
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self._detail))

    def show_row(self, delivery: DeliveryRow | None) -> None:
        """Explain this row; one that did not fail hides the strip."""
        if delivery is None or delivery.error is None:
            self.hide()
            return
        error = delivery.error
        advice = [error.hint] if error.hint else []
        advice.append(
            tr("Trying again may succeed.") if error.retriable else tr("Trying again as it is will fail again.")
        )
        if isinstance(error, DeliveryFailed) and error.maybe_written:
            advice.append(tr("The broker may hold this record all the same."))
        self.title.set_text(tr("#{number:,} failed: {reason}", number=delivery.sequence, reason=error.message))
        self.advice.set_text(" ".join(advice))
        self._detail = "\n".join(part for part in (error.message, error.hint, error.code, error.detail) if part)
        self.setAccessibleName(self.title.text())
        self.setAccessibleDescription(self.advice.text())
        self.show()
