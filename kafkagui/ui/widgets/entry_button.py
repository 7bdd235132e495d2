"""A wide button of two lines: what it leads to, and a word about it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from kafkagui.ui.widgets.elided_label import ElidedLabel
from kafkagui.ui.widgets.icon_label import IconLabel
from kafkagui.ui.widgets.layouts import column, row


class EntryButton(QPushButton):
    """Icon, title and a line below it, and what stands at its end.

    Args:
        title: what it leads to.
        about: the line below.
        icon_name: drawn before them.
        icon_token: the icon's colour.
        ends: widgets at the end of the line, such as a pill.
    """

    def __init__(
        self,
        title: str,
        about: str,
        icon_name: str,
        *ends: QWidget,
        icon_token: str = "text2",  # noqa: S107
        spoken: str = "",
    ) -> None:
        super().__init__()
        self._build(title, about, IconLabel(icon_name, icon_token), ends)
        self.setAccessibleName(spoken or f"{title}. {about}")

    def _build(self, title: str, about: str, mark: IconLabel, ends: tuple[QWidget, ...]) -> None:
        self.setProperty("kind", "entry")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAutoDefault(False)
        words = column(ElidedLabel(title, "strong"), ElidedLabel(about, "small", middle=True), spacing=0)
        self._line = row(mark, (words, 1), *ends, margins=(8, 4, 8, 4), spacing=10, parent=self)
        for part in self.findChildren(QWidget):
            # The button is what is pressed, and what a screen reader names.
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        return QSize(self._line.minimumSize().width(), self._line.sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return self._line.minimumSize()
