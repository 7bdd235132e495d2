"""What the bars of a Consume page say, taken down and put back."""

from __future__ import annotations

from collections.abc import Sequence

from kafkagui.ui.pages.consume.page_memory import PageMemory
from kafkagui.ui.pages.consume.reading_bar import ReadingBar
from kafkagui.ui.pages.consume.view_bar import ViewBar


def bars_memory(bar: ReadingBar, view_bar: ViewBar, split: Sequence[int]) -> PageMemory:
    """The choices as they stand; ``split`` holds the widths of table and record where both are in sight."""
    return PageMemory(
        topics=bar.topic.text,
        partitions=tuple(sorted(bar.partitions.chosen or ())),
        start=(bar.start.kind.value, bar.start.text),
        stop=(bar.stop.kind.value, bar.stop.text),
        isolation=view_bar.isolation.name,
        split=tuple(split),
    )


def recall(memory: PageMemory, bar: ReadingBar, view_bar: ViewBar) -> None:
    """Put choices back."""
    bar.topic.set_text(memory.topics)
    bar.partitions.set_chosen(frozenset(memory.partitions))
    bar.start.set_choice(*memory.start)
    bar.stop.set_choice(*memory.stop)
    view_bar.isolation_box.set_value(memory.isolation)
