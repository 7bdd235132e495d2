"""The bar of the Consume page: which topics and partitions, from where until when, and the buttons of a reading."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from kafkagui.core.errors import InputRefused
from kafkagui.core.positions import Isolation, ReadRequest, ReadState
from kafkagui.core.topic_name import check_topic_name
from kafkagui.core.topics import TopicInfo
from kafkagui.core.wording import tr
from kafkagui.ui.fonts import scaled
from kafkagui.ui.pages.consume.partition_choice import PartitionChoice
from kafkagui.ui.pages.consume.span_choice import START_KINDS, STOP_KINDS, SpanChoice, start_of, stop_of
from kafkagui.ui.theme import current_theme, restyle
from kafkagui.ui.widgets.button import Button
from kafkagui.ui.widgets.completing_combo_box import CompletingComboBox
from kafkagui.ui.widgets.layouts import column, panel, row, text_label, vertical_rule
from kafkagui.ui.widgets.scaled_size import scale_height, scale_width

_TOPIC_PX = (130, 220)
_ENDED = (ReadState.FINISHED, ReadState.STOPPED, ReadState.FAILED)
_HEIGHT_PX = 48


class ReadingBar(QWidget):
    """Everything that makes a ``ReadRequest``; start and end stand on a line of their own where one is too short.

    Signals:
        read_requested: Read was pressed, or Enter in a field.
        pause_requested: Pause or Resume was pressed.
        stop_requested: Stop was pressed.
        topic_settled(text): another topic, or topics with commas, was chosen.
        edited: something else is to be read than before.
    """

    read_requested = Signal()
    pause_requested = Signal()
    stop_requested = Signal()
    topic_settled = Signal(str)
    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._build_fields()
        self._build_buttons()
        self._build_lines()
        self._connect()
        self.show_state(None, runs=False)

    def _build_fields(self) -> None:
        self.topic = CompletingComboBox(tr("Topic"), placeholder=tr("topic, or topics with commas"))
        scale_width(self.topic, *_TOPIC_PX)
        self.partitions = PartitionChoice()
        self.start = SpanChoice(tr("Start"), START_KINDS)
        self.stop = SpanChoice(tr("Until"), STOP_KINDS)

    def _build_buttons(self) -> None:
        self.read = Button(tr("Read"), "primary", icon_name="play")
        self.pause = Button(tr("Pause"), icon_name="pause")
        self.end = Button(tr("Stop"), icon_name="square", name=tr("Stop reading"))

    def _build_lines(self) -> None:
        topic, start, stop = (text_label(text, "field") for text in (tr("Topic"), tr("Start"), tr("Until")))
        topic.setBuddy(self.topic)
        start.setBuddy(self.start.kind)
        stop.setBuddy(self.stop.kind)
        self._span = QWidget()
        row(start, self.start, vertical_rule(), stop, self.stop, parent=self._span)
        buttons = row(self.pause, self.end, self.read)
        self._first: QHBoxLayout = row(topic, (self.topic, 1), self.partitions, self._span, None, buttons)
        self._first.setContentsMargins(16, 0, 12, 0)
        self._second: QHBoxLayout = row(None, margins=(16, 0, 12, 0))
        first, self._second_line = panel("pageBar", self._first), panel("pageBar", self._second)
        for line in (first, self._second_line):
            scale_height(line, _HEIGHT_PX)
            # What stands on the first line moves away before it pushes the page wider.
            line.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._second_line.hide()
        column(first, self._second_line, spacing=0, parent=self)

    def _connect(self) -> None:
        self.topic.text_settled.connect(self._on_topic_settled)
        self.topic.editTextChanged.connect(self._on_topic_edited)
        self.partitions.edited.connect(self.edited)
        for choice in (self.start, self.stop):
            choice.submitted.connect(self.read_requested)
            choice.edited.connect(self._arrange)
            choice.edited.connect(self.edited)
        self.read.clicked.connect(self.read_requested)
        self.pause.clicked.connect(self.pause_requested)
        self.end.clicked.connect(self.stop_requested)
        current_theme().changed.connect(self._arrange)

    @property
    def topics(self) -> tuple[str, ...]:
        """The topics that are named, each once, in their order."""
        names = (part.strip() for part in self.topic.text.split(","))
        return tuple(dict.fromkeys(name for name in names if name))

    def offer(self, topics: Iterable[TopicInfo]) -> None:
        """Complete topics from these, and know their partitions."""
        known = {topic.name: topic for topic in topics}
        self.topic.set_suggestions([name for name, topic in known.items() if not topic.internal])
        self._show_beginning()
        counts = [len(known[name].partitions) for name in self.topics if name in known]
        self.partitions.set_count(max(counts, default=0))

    def request(self, zone: str, isolation: Isolation) -> ReadRequest:
        """What is to be read.

        Raises:
            InputRefused: for the first field that is wrong; the field is marked and has the focus.
        """
        topics = self._checked_topics()
        for choice, make in ((self.start, start_of), (self.stop, stop_of)):
            try:
                make(choice, zone)
            except InputRefused as refused:
                choice.set_wrong(str(refused))
                choice.field.setFocus()
                raise
        start, stop = start_of(self.start, zone), stop_of(self.stop, zone)
        return ReadRequest(topics, self.partitions.chosen, start, stop, isolation)

    def _checked_topics(self) -> tuple[str, ...]:
        try:
            if not self.topics:
                raise InputRefused(tr("Choose a topic to read."), field="topic")
            for name in self.topics:
                check_topic_name(name)
        except InputRefused as refused:
            self.mark_topic(str(refused))
            raise
        return self.topics

    def mark_topic(self, reason: str) -> None:
        """Mark the topic as wrong, say why in its tool tip, and put the focus there."""
        self._mark_topic(reason)
        self.topic.setFocus()

    def _mark_topic(self, reason: str) -> None:
        restyle(self.topic, "invalid", "true" if reason else "false")
        self.topic.setToolTip(reason or self.topic.text)
        self.topic.setAccessibleDescription(tr("Error: {reason}", reason=reason) if reason else tr("Topic"))

    def _on_topic_edited(self, _text: str) -> None:
        self._mark_topic("")
        self.edited.emit()

    def _on_topic_settled(self, text: str) -> None:
        self.topic.setToolTip(text)
        self._show_beginning()
        self.topic_settled.emit(text)

    def _show_beginning(self) -> None:
        """Of a name that is too long for its field the beginning is in sight, unless it is being typed."""
        line = self.topic.lineEdit()
        if line is not None and not line.hasFocus():
            line.setCursorPosition(0)

    def show_state(self, state: ReadState | None, *, runs: bool, differs: bool = False) -> None:
        """Offer the buttons of a reading.

        Args:
            state: how it stands; None when there is none, or it is only beginning.
            runs: whether one is beginning or under way.
            differs: whether the fields say something else than what is being read.
        """
        had_focus = any(button.hasFocus() for button in (self.read, self.pause, self.end))
        is_paused = state is ReadState.PAUSED
        self.read.set_text(tr("Read") if state is None and not runs else tr("Read again"))
        self.pause.set_text(tr("Resume") if is_paused else tr("Pause"))
        self.pause.set_icon("play" if is_paused else "pause")
        self.pause.set_allowed(state is not None, tr("Reading is only beginning."))
        shown = {self.read: not runs or differs, self.pause: runs, self.end: runs}
        for button, is_shown in shown.items():
            button.setVisible(is_shown)
            button.ensurePolished()  # Or it would be narrower when the lines are arranged than it comes out.
        if had_focus and not any(button.hasFocus() for button in shown):
            (self.end if runs else self.read).setFocus()
        self._arrange()

    def _arrange(self) -> None:
        """Put start and end on the first line where it is long enough."""
        is_second = not self._second_line.isHidden()
        least, most = (scaled(px) for px in _TOPIC_PX)
        topic = min(max(self.topic.sizeHint().width(), least), most)
        others = self._first.sizeHint().width() - topic + least
        needed = others + (self._span.sizeHint().width() + self._first.spacing() if is_second else 0)
        wants_second = needed > self.width()
        if wants_second == is_second:
            return
        if wants_second:
            self._second.insertWidget(0, self._span)
        else:
            self._first.insertWidget(self._first.indexOf(self.partitions) + 1, self._span)
        self._second_line.setVisible(wants_second)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
