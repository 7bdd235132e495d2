"""Which methods and which acks are compared."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from kafkagui.core.delivery import Acks
from kafkagui.core.lab.pair import METHOD_NAMES, Pair
from kafkagui.core.wording import mark, tr
from kafkagui.ui.pages.lab.series import METHODS
from kafkagui.ui.widgets.layouts import column, text_label
from kafkagui.ui.widgets.wrapped_label import WrappedLabel

_ACKS_WORDS = {
    Acks.NONE: mark("0   no answer"),
    Acks.LEADER: mark("1   leader only"),
    Acks.ALL: mark("all   every in-sync replica"),
}


class PairChoice(QWidget):
    """Check boxes; every chosen method is tried with every chosen acks setting.

    Signals:
        changed: another choice.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._build()
        self._connect()

    def _build(self) -> None:
        self.methods = {method: QCheckBox(tr(METHOD_NAMES[method])) for method in METHODS}
        self.acks = {acks: QCheckBox(tr(_ACKS_WORDS[acks])) for acks in Acks}
        for method, box in self.methods.items():
            box.setAccessibleName(tr("Method: {method}", method=tr(METHOD_NAMES[method])))
        for acks, box in self.acks.items():
            box.setAccessibleName(tr("Acks {acks}", acks=acks.label))
        for box in self.boxes:
            box.setChecked(True)
        self.problem = WrappedLabel("", "err")
        self.problem.hide()
        methods = column(text_label(tr("Methods"), "field"), *self.methods.values(), spacing=0)
        acks_column = column(text_label(tr("Acks"), "field"), *self.acks.values(), spacing=0)
        column(methods, acks_column, self.problem, spacing=8, parent=self)

    @property
    def boxes(self) -> tuple[QCheckBox, ...]:
        """All check boxes, methods first."""
        return (*self.methods.values(), *self.acks.values())

    def _connect(self) -> None:
        for box in self.boxes:
            box.toggled.connect(lambda _on: self.changed.emit())

    @property
    def pairs(self) -> tuple[Pair, ...]:
        """Each chosen method with each chosen acks setting."""
        return tuple(
            Pair(method, acks)
            for acks, acks_box in self.acks.items()
            for method, method_box in self.methods.items()
            if method_box.isChecked() and acks_box.isChecked()
        )

    def set_pairs(self, pairs: Sequence[Pair]) -> None:
        """Choose what these need."""
        for method, box in self.methods.items():
            box.setChecked(any(pair.method is method for pair in pairs))
        for acks, box in self.acks.items():
            box.setChecked(any(pair.acks is acks for pair in pairs))
