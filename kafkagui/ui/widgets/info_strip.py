"""A strip with one sentence: an explanation, a warning, an error beside its deed."""

from __future__ import annotations

from typing import Final, Literal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from kafkagui.ui.theme import restyle
from kafkagui.ui.widgets.button import Button
from kafkagui.ui.widgets.elided_label import ElidedLabel
from kafkagui.ui.widgets.icon_label import IconLabel
from kafkagui.ui.widgets.layouts import row, set_surface

StripTone = Literal["info", "warn", "err"]
_ICONS: Final[dict[StripTone, tuple[str, str]]] = {
    "info": ("info", "accentText"),
    "warn": ("triangle-alert", "warn"),
    "err": ("triangle-alert", "err"),
}

_LEAST_PX: Final = 28


class InfoStrip(QFrame):
    """Icon, one sentence that is elided where it does not fit, and buttons that help.

    Args:
        text: the sentence.
        tone: what it is.
        link: words of a link button at the right; empty for none.

    Signals:
        link_clicked: the link button was pressed.
    """

    link_clicked = Signal()

    def __init__(
        self, text: str = "", tone: StripTone = "info", *, link: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._build(link)
        self._connect()
        self.set_message(text, tone)

    def _build(self, link: str) -> None:
        set_surface(self, "info")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._icon = IconLabel("info", "accentText")
        self._label = ElidedLabel()
        self._link = Button(link, "link")
        self._link.setVisible(bool(link))
        self._layout = row(self._icon, (self._label, 1), self._link, margins=(10, 2, 8, 2), parent=self)
        self._layout.addStrut(_LEAST_PX)

    def _connect(self) -> None:
        self._link.clicked.connect(self.link_clicked)

    @property
    def text(self) -> str:
        """The sentence."""
        return self._label.text()

    def set_message(self, text: str, tone: StripTone = "info") -> None:
        """Say another sentence, in another tone."""
        self._label.set_text(text)
        self._icon.set(*_ICONS[tone])
        self.setAccessibleName(text)
        restyle(self, "surface", tone)

    @property
    def link(self) -> Button:
        """The link button."""
        return self._link

    def set_link_shown(self, on: bool) -> None:
        """Show or hide the link button."""
        self._link.setVisible(on)

    def add_button(self, button: Button) -> None:
        """Put a button that helps at the right, before the link."""
        self._layout.insertWidget(self._layout.count() - 1, button)
