"""The drawing of the brokers with the buttons that break them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from kafkagui.core.lab.broker_state import BrokerState
from kafkagui.core.wording import tr
from kafkagui.ui.pages.lab.broker_buttons import BrokerButtons
from kafkagui.ui.pages.lab.broker_drawing import BrokerDrawing
from kafkagui.ui.pages.lab.broker_look import looks
from kafkagui.ui.pages.lab.broker_watch import TopicView
from kafkagui.ui.widgets.elided_label import ElidedLabel
from kafkagui.ui.widgets.layouts import column, row, set_surface, text_label

_GAP_PX = 28


class BrokerCard(QFrame):
    """Three brokers, live.

    Signals:
        asked(fault, node_id): a button was pressed.
    """

    asked = Signal(object, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons: dict[int, BrokerButtons] = {}
        self._build()

    def _build(self) -> None:
        set_surface(self, "card")
        self.about = ElidedLabel("", "small")
        self.drawing = BrokerDrawing()
        self._columns = row(spacing=_GAP_PX)
        head = row(text_label(tr("Brokers"), "h2"), (self.about, 1))
        column(head, self.drawing, self._columns, margins=(16, 12, 16, 14), spacing=10, parent=self)

    def show_brokers(self, states: Sequence[BrokerState], views: Sequence[TopicView], labels: Sequence[str]) -> None:
        """Show how they stand; ``labels`` name the topics in a word each."""
        for state in states:
            if state.node_id not in self.buttons:
                made = BrokerButtons(state.node_id)
                made.asked.connect(self.asked)
                self.buttons[state.node_id] = made
                self._columns.addWidget(made, 1)
            self.buttons[state.node_id].show_state(state)
        self.drawing.show_looks(looks(states, views, labels))
