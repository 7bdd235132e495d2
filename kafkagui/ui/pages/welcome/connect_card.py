"""The way to a cluster that is there."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from kafkagui.core.wording import tr
from kafkagui.ui.widgets.button import Button
from kafkagui.ui.widgets.icon_label import IconLabel
from kafkagui.ui.widgets.layouts import column, row, set_surface, text_label
from kafkagui.ui.widgets.wrapped_label import WrappedLabel


class ConnectCard(QFrame):
    """Connect to a cluster that is there.

    Signals:
        connect_asked: the button was pressed.
        import_asked: a configuration is there that can be pasted.
    """

    connect_asked = Signal()
    import_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._build()
        self.button.clicked.connect(self.connect_asked)
        self.paste.clicked.connect(self.import_asked)

    def _build(self) -> None:
        set_surface(self, "card")
        self.button = Button(tr("Connect to a cluster…"), large=True)
        self.paste = Button(tr("Import a connection…"), "link")
        self.paste.setToolTip(tr("Paste or open a client.properties, a kcat configuration or a command line."))
        icon = row(IconLabel("plug-zap", "text2", 28), None)
        words = WrappedLabel(
            tr(
                "Your own broker, a company cluster or a cloud service. Every step of the connection "
                "can be tested first."
            ),
            "muted",
        )
        title = text_label(tr("Connect to a cluster"), "h1")
        column(
            icon,
            title,
            words,
            4,
            row(self.button, None),
            row(self.paste, None),
            None,
            margins=(25, 23, 25, 19),
            spacing=8,
            parent=self,
        )
