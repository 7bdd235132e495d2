"""The page's bar: topic, partition, method, acks, Repeat…, Send."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget

from kafkagui.core.delivery import Acks, SendMethod
from kafkagui.core.errors import InputRefused
from kafkagui.core.wording import tr
from kafkagui.ui.fonts import scaled
from kafkagui.ui.pages.help_button import set_help
from kafkagui.ui.pages.produce.partition_choice import PartitionChoice, suggestions
from kafkagui.ui.pages.produce.repeat_panel import RepeatPanel
from kafkagui.ui.theme import restyle
from kafkagui.ui.widgets.button import Button
from kafkagui.ui.widgets.completing_combo_box import CompletingComboBox
from kafkagui.ui.widgets.icon_button import IconButton
from kafkagui.ui.widgets.layouts import column, row, set_surface, text_label, vertical_rule
from kafkagui.ui.widgets.segmented_switch import Segment, SegmentedSwitch

_LEAST_PX = {False: (120, 100), True: (80, 92)}
"""Of topic and partition, with the labels and without them."""

_ROW_PX, _TWO_ROWS_PX, _GAP_PX = 48, 87, 9
_HOW_AT = 2
"""The place of method and acks in the first row."""


class SendBar(QFrame):
    """Where the records go and how.

    Signals:
        changed: topic, partition, method, acks or pace are others now.
        send_clicked: the Send button was pressed.
        stop_clicked: the button was pressed while it said Stop.
    """

    changed = Signal()
    send_clicked = Signal()
    stop_clicked = Signal()

    def __init__(self, timeout_s: float, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._running = False
        self._compact = False
        self._stacked = False
        self._build(timeout_s)
        self._connect()

    def _build(self, timeout_s: float) -> None:
        set_surface(self, "pageBar")
        self.topic = CompletingComboBox(tr("Topic"), placeholder=tr("Topic"))
        self.partition = CompletingComboBox(tr("Partition"))
        self.set_partition_count(0)
        self.partition.set_text(PartitionChoice().title)
        self.method = SegmentedSwitch(tr("Send method"), _methods())
        self.method.set_value(SendMethod.ASYNCHRONOUS.value)
        self.acks = SegmentedSwitch(tr("Acks"), _acks())
        self.acks.set_value(Acks.ALL.label)
        self.topic.setToolTip(tr("Topic"))
        self.partition.setToolTip(tr("Partition"))
        self.repeat_panel = RepeatPanel(timeout_s, self)
        self.repeat = Button(tr("Repeat…"), "ghost", icon_name="history")
        self.repeat_icon = IconButton("history", tr("Repeat…"))
        self.repeat_icon.hide()
        self.send = Button(tr("Send"), "primary", icon_name="send")
        self._lay_out()
        self.set_tight(False)

    def _lay_out(self) -> None:
        topic, partition = text_label(tr("Topic"), "field"), text_label(tr("Partition"), "field")
        topic.setBuddy(self.topic)
        partition.setBuddy(self.partition)
        where = row(topic, (self.topic, 30), partition, (self.partition, 12))
        send, acks = text_label(tr("Send"), "field"), text_label(tr("Acks"), "field")
        self._how = QWidget()
        row(send, self.method, acks, self.acks, parent=self._how)
        self._rule = vertical_rule()
        self._labels = (topic, partition, send, acks)
        for subject, field in (("partitioner", self.partition), ("methods", self.method), ("acks", self.acks)):
            set_help(subject, field)
        deeds = row(self.repeat, self.repeat_icon, self.send)
        self._first_row = row((where, 42), self._rule, self._how, (row(None), 1), deeds)
        self._second_row = row(None)
        self._rows = column(self._first_row, self._second_row, parent=self)

    def _connect(self) -> None:
        self.topic.text_settled.connect(self.changed)
        self.topic.currentIndexChanged.connect(self.changed)
        self.partition.text_settled.connect(self._on_partition_settled)
        self.method.changed.connect(self.changed)
        self.acks.changed.connect(self.changed)
        self.repeat_panel.changed.connect(self._on_pace_changed)
        self.repeat.clicked.connect(self.open_repeat)
        self.repeat_icon.clicked.connect(self.open_repeat)
        self.send.clicked.connect(self._on_send_clicked)

    # -- for the page -------------------------------------------------------------------------------------

    @property
    def topic_name(self) -> str:
        """The topic's name as typed."""
        return self.topic.text.strip()

    @property
    def send_method(self) -> SendMethod:
        """The chosen method."""
        return SendMethod(self.method.value)

    @property
    def chosen_acks(self) -> Acks:
        """The chosen acks."""
        return Acks.parse(self.acks.value)

    def partition_choice(self) -> PartitionChoice:
        """The chosen partition or partitioner.

        Raises:
            InputRefused: for a text that is neither.
        """
        return PartitionChoice.parse(self.partition.text)

    @property
    def kept_partition(self) -> str:
        """What stands in the field for the partition, in the words that a draft keeps."""
        try:
            return self.partition_choice().kept
        except InputRefused:
            return self.partition.text

    def open_repeat(self) -> None:
        """Show the form behind *Repeat…*."""
        self.repeat_panel.show_below(self.repeat if self.repeat.isVisible() else self.repeat_icon)

    def set_topic(self, topic: str) -> None:
        """Choose a topic; its beginning is in sight."""
        self.topic.set_text(topic)
        self._show_beginning(self.topic)

    def restore(self, topic: str, partition: str, method: str, acks: str) -> None:
        """Take choices back; unknown ones change nothing."""
        self.set_topic(topic)
        self.partition.set_text(tr(partition))
        self._show_beginning(self.partition)
        if method in {each.value for each in SendMethod}:
            self.method.set_value(method)
        if acks in {each.label for each in Acks}:
            self.acks.set_value(acks)

    def set_partition_count(self, count: int) -> None:
        """Offer the partitions of a topic."""
        wanted = suggestions(count)
        if [self.partition.itemText(place) for place in range(self.partition.count())] != wanted:
            self.partition.set_suggestions(wanted)

    def set_compact(self, on: bool) -> None:
        """Use short labels, and an icon for Repeat…."""
        self.method.set_compact(on)
        self._compact = on
        self._show_repeat()

    def set_tight(self, on: bool) -> None:
        """Leave the labels out, where there is hardly any room; the fields keep their names as tool tips."""
        for label in self._labels:
            label.setVisible(not on)
        least_topic, least_partition = _LEAST_PX[on]
        self.topic.setMinimumWidth(scaled(least_topic))
        self.topic.setMaximumWidth(scaled(220))
        self.partition.setMinimumWidth(scaled(least_partition))
        self.partition.setMaximumWidth(scaled(118))
        self.send.setMinimumWidth(scaled(92))
        gap = scaled(_GAP_PX)
        self._rows.setSpacing(gap)
        self._rows.setContentsMargins(16, gap, 12, gap)
        self.setFixedHeight(scaled(_TWO_ROWS_PX if self._stacked else _ROW_PX))

    def set_stacked(self, on: bool) -> None:
        """Put how it is sent into a row of its own, as beside another page; or back."""
        self._stacked = on
        self._rule.setVisible(not on)
        if on:
            self._second_row.insertWidget(0, self._how)
        else:
            self._first_row.insertWidget(_HOW_AT, self._how)

    def set_send(self, text: str, reason: str = "") -> None:
        """What the button says; with a reason it is disabled and says why."""
        if self.send.text() != text:
            self.send.set_text(text)
        self.send.set_allowed(not reason, reason)
        if not reason:
            self.send.setToolTip(tr("Stop (Esc)") if self._running else tr("Send (Ctrl+Enter)"))

    def set_running(self, on: bool) -> None:
        """Turn Send into Stop, or back."""
        if on != self._running:
            self._running = on
            self.send.set_kind("default" if on else "primary")
            self.send.set_icon("square" if on else "send")
            self._show_repeat()

    # -- inside -------------------------------------------------------------------------------------------

    def _show_repeat(self) -> None:
        """A run keeps its pace, so Repeat… makes room for the longer Stop while one is going."""
        self.repeat.setVisible(not self._compact and not self._running)
        self.repeat_icon.setVisible(self._compact and not self._running)

    def _show_beginning(self, box: CompletingComboBox) -> None:
        line = box.lineEdit()
        if line is not None:
            line.setCursorPosition(0)

    def _on_send_clicked(self) -> None:
        (self.stop_clicked if self._running else self.send_clicked).emit()

    def _on_partition_settled(self) -> None:
        try:
            self.partition_choice()
            problem = ""
        except InputRefused as refused:
            problem = str(refused)
        restyle(self.partition, "invalid", "true" if problem else "false")
        self.partition.setToolTip(problem or tr("Partition"))
        self.changed.emit()

    def _on_pace_changed(self) -> None:
        summary = self.repeat_panel.summary()
        tip = tr("Repeat: {summary}", summary=summary) if summary else tr("Repeat…")
        self.repeat.setText(tr("Repeat…") if not summary else tr("Repeat ●"))
        self.repeat.setToolTip(tip)
        self.repeat_icon.set_tip(tip)
        self.repeat.setAccessibleName(tip)
        self.repeat.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.changed.emit()


def _methods() -> tuple[Segment, ...]:
    return (
        Segment(
            SendMethod.FIRE_AND_FORGET.value,
            tr("Fire and forget"),
            tr("Fire && forget"),
            tr("Nothing is awaited, nobody asks"),
        ),
        Segment(
            SendMethod.SYNCHRONOUS.value, tr("Synchronous"), tr("Sync"), tr("The next goes only after the outcome")
        ),
        Segment(
            SendMethod.ASYNCHRONOUS.value,
            tr("Asynchronous"),
            tr("Async"),
            tr("Many in flight; callbacks tell the outcome"),
        ),
    )


def _acks() -> tuple[Segment, ...]:
    return (
        Segment(Acks.NONE.label, Acks.NONE.label, tip=tr("No broker answers")),
        Segment(Acks.LEADER.label, Acks.LEADER.label, tip=tr("The leader answers")),
        Segment(Acks.ALL.label, Acks.ALL.label, tip=tr("The leader answers when all in-sync replicas have it")),
    )
