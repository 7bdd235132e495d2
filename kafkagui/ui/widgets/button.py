"""Push buttons in their five kinds."""

from __future__ import annotations

from typing import Final, Literal

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

from kafkagui.ui.icons import icon
from kafkagui.ui.theme import restyle

ButtonKind = Literal["primary", "default", "ghost", "danger", "link"]
"""One `primary` per view; `danger` only inside a confirmation; `ghost` in bars; `link` for detours."""

ICON_PX: Final = 16
_GAP_PX: Final = 4
"""Added to the 4 px that Qt leaves between icon and words."""

_ICON_TOKEN: Final[dict[ButtonKind, str]] = {"primary": "onAccent", "danger": "err", "link": "accentText"}


class Button(QPushButton):
    """A push button: verb and noun, "…" when input follows.

    Args:
        text: what it does.
        kind: its weight.
        icon_name: drawn before the text.
        name: accessible name where the text does not say enough.
        large: 40 px high, for the first thing to do on an empty page.
    """

    def __init__(
        self,
        text: str,
        kind: ButtonKind = "default",
        *,
        icon_name: str = "",
        name: str = "",
        large: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._kind = kind
        self.setAccessibleName(name or text)
        self.setProperty("kind", kind)
        self.setAutoDefault(False)
        if large:
            self.setProperty("scale", "large")
        if icon_name:
            self.set_icon(icon_name)

    def set_icon(self, icon_name: str) -> None:
        """Draw another icon before the text."""
        self.setIcon(icon(icon_name, _ICON_TOKEN.get(self._kind, "text2")))
        self.setIconSize(QSize(ICON_PX + _GAP_PX if self.text() else ICON_PX, ICON_PX))

    def set_kind(self, kind: ButtonKind) -> None:
        """Change its weight."""
        self._kind = kind
        restyle(self, "kind", kind)

    def set_text(self, text: str) -> None:
        """Change what it says, to the eye and to a screen reader."""
        self.setText(text)
        self.setAccessibleName(text)

    def set_allowed(self, allowed: bool, reason: str = "") -> None:
        """Enable it, or disable it and say why in the tool tip."""
        self.setEnabled(allowed)
        self.setToolTip("" if allowed else reason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(event)
