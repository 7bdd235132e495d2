"""An error beside its deed: what happened, the usual cause, buttons that fix it."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from kafkagui.core.errors import KafkaGuiError
from kafkagui.core.wording import tr
from kafkagui.ui.widgets.announcing import announce
from kafkagui.ui.widgets.button import Button
from kafkagui.ui.widgets.icon_label import IconLabel
from kafkagui.ui.widgets.layouts import column, row, set_surface
from kafkagui.ui.widgets.wrapped_label import WrappedLabel


class ErrorBox(QFrame):
    """Hidden until it has something to say; `show_error` fits `tasks.run(..., on_error=...)`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._detail = ""
        self._fixes: list[Button] = []
        self._build()
        self._connect()
        self.hide()

    def _build(self) -> None:
        set_surface(self, "err")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._title = WrappedLabel(role="strong")
        self._cause = WrappedLabel()
        self._copy = Button(tr("Copy details"), "ghost", icon_name="copy")
        self._buttons: QHBoxLayout = row(self._copy, None)
        icon = column(IconLabel("circle-x", "err"), None)
        words = column(self._title, self._cause, self._buttons, spacing=6)
        row(icon, (words, 1), margins=(14, 12, 14, 12), spacing=10, parent=self)

    def _connect(self) -> None:
        self._copy.clicked.connect(self._on_copy_clicked)

    @property
    def text(self) -> str:
        """Title and cause, as they are shown."""
        return f"{self._title.text()}\n{self._cause.text()}".strip()

    @property
    def fixes(self) -> tuple[Button, ...]:
        """The buttons that put it right."""
        return tuple(self._fixes)

    def show_error(self, error: KafkaGuiError) -> None:
        """Show an expected failure: its message, its hint, and its detail for *Copy details*."""
        self.show_message(error.message, error.hint, error.detail)

    def show_message(self, title: str, cause: str = "", detail: str = "") -> None:
        """Show what happened.

        Args:
            title: what happened and where.
            cause: the usual cause and what to do.
            detail: what *Copy details* adds to both.
        """
        self._detail = detail
        self._title.set_text(title)
        self._cause.set_text(cause)
        self._cause.setVisible(bool(cause))
        self.setAccessibleName(tr("Error: {reason}", reason=title))
        self.setAccessibleDescription(cause)
        self.show()
        announce(self, self.accessibleName(), cause, is_urgent=True)

    def set_fixes(self, *buttons: Button) -> None:
        """Offer these buttons, which put it right; they take the place of earlier ones."""
        for old in self._fixes:
            self._buttons.removeWidget(old)
            old.deleteLater()
        self._fixes = list(buttons)
        for place, button in enumerate(buttons):
            self._buttons.insertWidget(place, button)
            button.show()  # Now, not when the layout comes to it: it may be given the focus at once.

    def clear(self) -> None:
        """Hide it; all is well."""
        self.hide()

    def _on_copy_clicked(self) -> None:
        parts = (self._title.text(), self._cause.text(), self._detail)
        QGuiApplication.clipboard().setText("\n\n".join(part for part in parts if part))
