"""The left of the lab: what is tried, and the buttons to do it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QStackedWidget, QWidget

from kafkagui.core.wording import tr
from kafkagui.ui.pages.lab.experiment_form import ExperimentForm
from kafkagui.ui.pages.lab.run_foot import RunFoot
from kafkagui.ui.pages.lab.scenario_list import ScenarioList
from kafkagui.ui.widgets.layouts import column, row, set_surface
from kafkagui.ui.widgets.scaled_size import scale_width
from kafkagui.ui.widgets.segmented_switch import Segment, SegmentedSwitch

COMPARE, BREAK = "compare", "break"
_LEAST_PX, _MOST_PX = 248, 268


class SidePanel(QWidget):
    """Compare or break, the form of each, and run.

    Signals:
        side_changed: the other side was chosen.
    """

    side_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._build()
        self.switch.changed.connect(self._on_switched)

    def _build(self) -> None:
        set_surface(self, "chrome")
        scale_width(self, _LEAST_PX, _MOST_PX)
        self.switch = SegmentedSwitch(
            tr("Side of the lab"), [Segment(COMPARE, tr("Compare")), Segment(BREAK, tr("Break"))]
        )
        self.form = ExperimentForm()
        self.scenarios = ScenarioList()
        self.foot = RunFoot()
        self._stack = QStackedWidget()
        for part in (self.form, self.scenarios):
            self._stack.addWidget(_scrolling(part))
        top = row(self.switch, None, margins=(16, 12, 16, 8))
        column(top, (self._stack, 1), self.foot, spacing=0, parent=self)

    @property
    def side(self) -> str:
        """``compare`` or ``break``."""
        return self.switch.value

    def show_side(self, side: str) -> None:
        """Show a side."""
        self.switch.set_value(side)

    def _on_switched(self, side: str) -> None:
        self._stack.setCurrentIndex(0 if side == COMPARE else 1)
        self.side_changed.emit()


def _scrolling(part: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setWidget(part)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    for ground in (part, area.viewport()):
        ground.setAutoFillBackground(False)
    return area
