"""Fields of one line."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QWidget

from kafkagui.ui.icons import icon


class TextField(QLineEdit):
    """A line of text.

    Args:
        name: accessible name; `FieldRow` sets it from its label.
        placeholder: shown while it is empty; never the only name.
        mono: for keys, addresses and other payloads.
        icon_name: drawn at its left.
    """

    def __init__(
        self,
        name: str = "",
        *,
        placeholder: str = "",
        mono: bool = False,
        icon_name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setProperty("mono", "true" if mono else "false")
        if icon_name:
            self.addAction(icon(icon_name), QLineEdit.ActionPosition.LeadingPosition)
