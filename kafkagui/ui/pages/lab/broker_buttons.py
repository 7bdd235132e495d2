"""What can befall each broker, a column of buttons under its box."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from kafkagui.core.lab.broker_state import BrokerState
from kafkagui.core.lab.scenario import Fault
from kafkagui.core.wording import mark, tr
from kafkagui.ui.widgets.button import Button
from kafkagui.ui.widgets.layouts import column

_COLUMNS = 2
_WORDS = {
    Fault.KILL: (mark("Kill"), mark("End broker {node} as a crash would")),
    Fault.RESTART: (mark("Restart"), mark("Start broker {node} again")),
    Fault.FREEZE: (mark("Freeze"), mark("Stop the clock of broker {node}: its connections stay open")),
    Fault.THAW: (mark("Thaw"), mark("Let broker {node} go on")),
    Fault.CUT_REPLICATION: (mark("Cut replication"), mark("Let the others copy nothing more from broker {node}")),
    Fault.CUT_CLIENTS: (mark("Cut from clients"), mark("Let clients reach broker {node} no more")),
    Fault.CUT_ANSWERS: (mark("Cut answers"), mark("Let requests reach broker {node}, but no answer come back")),
    Fault.HEAL: (mark("Heal network"), mark("Mend what was cut at broker {node}")),
}


class BrokerButtons(QWidget):
    """The buttons of one broker.

    Args:
        node_id: of the broker.

    Signals:
        asked(fault, node_id): a button was pressed.
    """

    asked = Signal(object, int)

    def __init__(self, node_id: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._node_id = node_id
        self._build()

    def _build(self) -> None:
        self.buttons: dict[Fault, Button] = {}
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(6)
        for place, fault in enumerate(_WORDS):
            grid.addWidget(self._button(fault), place // _COLUMNS, place % _COLUMNS)
        column(grid, parent=self)

    def _button(self, fault: Fault) -> Button:
        title, tip = _WORDS[fault]
        words = tr(title)
        button = Button(words, name=tr("{deed}, broker {node}", deed=words, node=self._node_id))
        button.setProperty("scale", "tight")
        button.setToolTip(tr(tip, node=self._node_id))
        button.clicked.connect(partial(self.asked.emit, fault, self._node_id))
        self.buttons[fault] = button
        return button

    def show_state(self, state: BrokerState) -> None:
        """Allow what makes sense now."""
        is_up = state.is_running and not state.is_frozen
        is_cut = state.replication_is_cut or state.clients_are_cut or state.answers_are_cut
        allowed = {
            Fault.KILL: state.is_running,
            Fault.RESTART: True,
            Fault.FREEZE: is_up,
            Fault.THAW: state.is_running and state.is_frozen,
            Fault.CUT_REPLICATION: state.is_running and not state.replication_is_cut,
            Fault.CUT_CLIENTS: state.is_running and not state.clients_are_cut,
            Fault.CUT_ANSWERS: state.is_running and not state.answers_are_cut,
            Fault.HEAL: is_cut,
        }
        for fault, button in self.buttons.items():
            button.setEnabled(allowed[fault])
