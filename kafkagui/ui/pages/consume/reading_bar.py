"""The bar of the Consume page: which topics and partitions, from where until when, and the buttons of a reading."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from kafkagui.core.errors import InputRefused
from kafkagui.core.positions import Isolation, ReadRequest, ReadState
from kafkagui.core.topics import TopicInfo, check_topic_name
from kafkagui.ui.pages.consume.partition_choice import PartitionChoice
from kafkagui.ui.pages.consume.span_choice import START_KINDS, STOP_KINDS, SpanChoice, start_of, stop_of
from kafkagui.ui.widgets.button import Button
from kafkagui.ui.widgets.completing_combo_box import CompletingComboBox
from kafkagui.ui.widgets.layouts import panel, row, text_label, vertical_rule

_NARROW_PX = 1100
_ENDED = (ReadState.FINISHED, ReadState.STOPPED, ReadState.FAILED)


class ReadingBar(QWidget):
    """Everything that makes a ``ReadRequest``.

    Signals:
        read_requested: Read was pressed, or Enter in a field.
        pause_requested: Pause or Resume was pressed.
        stop_requested: Stop was pressed.
        topic_settled(text): another topic, or topics with commas, was chosen.
    """

    read_requested = Signal()
    pause_requested = Signal()
    stop_requested = Signal()
    topic_settled = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._build()
        self._connect()
        self.show_state(None)

    def _build(self) -> None:
        self.topic = CompletingComboBox("Topic", placeholder="topic, or topics with commas")
        self.topic.setMinimumWidth(120)
        self.topic.setMaximumWidth(220)
        self.partitions = PartitionChoice()
        self.start = SpanChoice("Start", START_KINDS)
        self.stop = SpanChoice("Stop", STOP_KINDS)
        self.read = Button("Read", "primary", icon_name="play")
        self.pause = Button("Pause", icon_name="pause")
        self.end = Button("Stop", icon_name="square", name="Stop reading")
        self._labels = [text_label(text, "field") for text in ("Topic", "Start", "Until")]
        self._rule = vertical_rule()
        topic, start, stop = self._labels
        items = row(
            topic,
            (self.topic, 1),
            self.partitions,
            start,
            self.start,
            self._rule,
            stop,
            self.stop,
            None,
            self.pause,
            self.end,
            self.read,
            margins=(16, 0, 12, 0),
        )
        bar = panel("pageBar", items)
        bar.setFixedHeight(48)
        row(bar, spacing=0, parent=self)

    def _connect(self) -> None:
        self.topic.text_settled.connect(self.topic_settled)
        self.start.submitted.connect(self.read_requested)
        self.stop.submitted.connect(self.read_requested)
        self.read.clicked.connect(self.read_requested)
        self.pause.clicked.connect(self.pause_requested)
        self.end.clicked.connect(self.stop_requested)

    @property
    def topics(self) -> tuple[str, ...]:
        """The topics that are named, each once, in their order."""
        names = (part.strip() for part in self.topic.text.split(","))
        return tuple(dict.fromkeys(name for name in names if name))

    def offer(self, topics: Iterable[TopicInfo]) -> None:
        """Complete topics from these, and know their partitions."""
        known = {topic.name: topic for topic in topics}
        self.topic.set_suggestions([name for name, topic in known.items() if not topic.internal])
        counts = [len(known[name].partitions) for name in self.topics if name in known]
        self.partitions.set_count(max(counts, default=0))

    def request(self, zone: str, isolation: Isolation) -> ReadRequest:
        """What is to be read.

        Raises:
            InputRefused: for the first field that is wrong; the field is marked.
        """
        topics = self.topics
        if not topics:
            raise InputRefused("Choose a topic to read.", field="topic")
        for name in topics:
            check_topic_name(name)
        marked = ((self.start, start_of), (self.stop, stop_of))
        for choice, make in marked:
            try:
                make(choice, zone)
            except InputRefused as refused:
                choice.set_wrong(refused.message)
                raise
        start, stop = start_of(self.start, zone), stop_of(self.stop, zone)
        return ReadRequest(topics, self.partitions.chosen, start, stop, isolation)

    def show_state(self, state: ReadState | None) -> None:
        """Offer the buttons that a reading in this state has; None means there is none."""
        runs = state is not None and state not in _ENDED
        self.read.setVisible(not runs)
        self.read.set_text("Read" if state is None else "Read again")
        self.pause.setVisible(runs)
        self.end.setVisible(runs)
        paused = state is ReadState.PAUSED
        self.pause.set_text("Resume" if paused else "Pause")
        self.pause.set_icon("play" if paused else "pause")

    def resizeEvent(self, event: QResizeEvent) -> None:
        narrow = event.size().width() < _NARROW_PX
        for label in (*self._labels, self._rule):
            label.setVisible(not narrow)
        super().resizeEvent(event)
