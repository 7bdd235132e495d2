"""The bar of the Log page: what is shown, what is written down, and what can be done."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QFrame, QWidget

from kafkagui.core.settings import LOG_LEVEL
from kafkagui.core.wording import mark, tr, trn
from kafkagui.ui.actions import ActionTable
from kafkagui.ui.widgets.combo_box import ComboBox
from kafkagui.ui.widgets.icon_button import IconButton
from kafkagui.ui.widgets.layouts import row, set_surface, text_label
from kafkagui.ui.widgets.search_field import SearchField
from kafkagui.ui.widgets.segmented_switch import Segment, SegmentedSwitch

LEVELS: Final = {"0": mark("All"), "20": mark("Info"), "30": mark("Warnings"), "40": mark("Errors")}
"""The least level that is shown, and its words."""

_ICONS: Final = {"log.pause": "pause", "log.copy": "copy", "log.folder": "folder-open", "log.clear": "trash-2"}
_HEIGHT_PX: Final = 48


class LogBar(QFrame):
    """One row.

    Args:
        actions: those of the page.
    """

    def __init__(self, actions: ActionTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._build(actions)

    def _build(self, actions: ActionTable) -> None:
        set_surface(self, "pageBar")
        self.setFixedHeight(_HEIGHT_PX)
        self.levels = SegmentedSwitch(tr("Level"), [Segment(value, tr(words)) for value, words in LEVELS.items()])
        self.filter = SearchField(tr("Filter the log"), placeholder=tr("Filter"))
        choices = [(option.value, tr(words)) for option, words in zip(LOG_LEVEL.options, LOG_LEVEL.words, strict=True)]
        self.written = ComboBox(tr(LOG_LEVEL.title), choices, flat=True)
        self.written.setToolTip(tr(LOG_LEVEL.description))
        self.count = text_label("", "small")
        self.buttons = {action_id: _button(actions, action_id) for action_id in _ICONS}
        buttons = row(*self.buttons.values(), spacing=4)
        written = row(text_label(tr("Logged:"), "small"), self.written, spacing=2)
        parts = row(self.count, written, buttons, spacing=12)
        row(self.levels, (self.filter, 1), parts, margins=(16, 0, 12, 0), spacing=12, parent=self)

    def show_counts(self, shown: int, total: int, dropped: int, waiting: int) -> None:
        """Say how many lines are shown, how many there are, how many are gone, and how many wait."""
        words = trn("{count:,} line", "{count:,} lines", total)
        if shown != total:
            words = tr("{shown:,} of {lines}", shown=shown, lines=words)
        if waiting:
            words = tr("{lines} · {waiting:,} new", lines=words, waiting=waiting)
        self.count.setText(words)
        gone = trn("{count:,} older line was dropped.", "{count:,} older lines were dropped.", dropped)
        self.count.setToolTip(gone if dropped else "")


def _button(actions: ActionTable, action_id: str) -> IconButton:
    action = actions[action_id]
    button = IconButton(_ICONS[action_id], action.toolTip(), checkable=action.isCheckable())
    if action.isCheckable():
        button.toggled.connect(action.setChecked)
        action.toggled.connect(button.setChecked)
    else:
        button.clicked.connect(action.trigger)
    action.enabledChanged.connect(button.setEnabled)
    return button
