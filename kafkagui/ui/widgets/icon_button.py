"""A button that is only an icon."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QToolButton, QWidget

from kafkagui.ui.icons import icon


class IconButton(QToolButton):
    """An icon that does something; its tool tip is also its accessible name.

    Args:
        icon_name: which icon.
        tip: what it does, with its keys in brackets if it has any.
        checkable: whether it stays pressed.
        side: height and width in pixels, at least 24.
        token: the icon's colour.
    """

    def __init__(
        self,
        icon_name: str,
        tip: str,
        *,
        checkable: bool = False,
        side: int = 28,
        token: str = "text2",  # noqa: S107 - a colour's name
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._token = token
        self.setCheckable(checkable)
        self.setFixedSize(max(side, 24), max(side, 24))
        self.setIconSize(QSize(16, 16) if side >= 28 else QSize(14, 14))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.set_icon(icon_name)
        self.set_tip(tip)

    def set_icon(self, icon_name: str) -> None:
        """Show another icon."""
        self.setIcon(icon(icon_name, self._token))

    def set_tip(self, tip: str) -> None:
        """Say what it does, to the eye and to a screen reader."""
        self.setToolTip(tip)
        self.setAccessibleName(tip)
