"""The left side of the Consume page: the table, or why it has no rows."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget, QWidget

from kafkagui.core.positions import ReadProgress, ReadRequest
from kafkagui.core.wording import tr
from kafkagui.ui.pages.consume import empty_words
from kafkagui.ui.pages.consume.empty_words import EmptyWords, why_no_rows
from kafkagui.ui.pages.consume.record_table import RecordTable
from kafkagui.ui.widgets.empty_state import EmptyState


class LeftSide(QStackedWidget):
    """Shows one of the two.

    Args:
        table: shown while it has rows.
    """

    def __init__(self, table: RecordTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        words = empty_words.NOTHING_YET
        self.empty = EmptyState(words.icon_name, tr(words.title), tr(words.text))
        self.addWidget(self.empty)
        self.addWidget(table)

    def show_table(self) -> bool:
        """Show the rows; True when they were not shown before."""
        is_first = self.currentIndex() == 0
        self.setCurrentIndex(1)
        return is_first

    def show_empty(self, words: EmptyWords, button: str = "") -> None:
        """Say why there are no rows, with a button that changes it."""
        self.setCurrentIndex(0)
        self.empty.set_message(words.icon_name, tr(words.title), tr(words.text), button)

    def explain(self, progress: ReadProgress | None, request: ReadRequest | None, *, is_search: bool) -> None:
        """Say why a reading, where there is one, has brought no rows."""
        if progress is None or request is None:
            return
        has_offsets = any(part.end > part.begin for part in progress.partitions)
        self.show_empty(why_no_rows(progress.state, request, has_offsets=has_offsets, is_search=is_search))
