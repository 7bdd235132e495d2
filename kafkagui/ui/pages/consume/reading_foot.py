"""The foot of the Consume page: how the reading stands, its counts, and each partition's progress."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from kafkagui.core.positions import ReadProgress, ReadState
from kafkagui.core.wording import mark, tr, trn
from kafkagui.services.search import SearchCount
from kafkagui.ui.pages.consume.progress_model import ProgressModel, percent
from kafkagui.ui.pages.consume.record_model import size_text
from kafkagui.ui.widgets.elided_label import ElidedLabel
from kafkagui.ui.widgets.icon_button import IconButton
from kafkagui.ui.widgets.icon_label import IconLabel
from kafkagui.ui.widgets.layouts import column, horizontal_rule, panel, row, text_label, vertical_rule
from kafkagui.ui.widgets.row_table import RowTable
from kafkagui.ui.widgets.scaled_size import scale_height

_STATES = {
    ReadState.STARTING: ("loader", "accentText", mark("Starting")),
    ReadState.READING: ("radio", "ok", mark("Reading")),
    ReadState.PAUSED: ("pause", "warn", mark("Paused")),
    ReadState.WAITING: ("hourglass", "warn", mark("Waiting for the cluster")),
    ReadState.FINISHED: ("circle-check", "ok", mark("Finished")),
    ReadState.STOPPED: ("square", "text2", mark("Stopped")),
    ReadState.FAILED: ("circle-x", "err", mark("Failed")),
}
_TABLE_PX = (92, 190)


class ReadingFoot(QWidget):
    """A line of words and, when it is opened, a table of partitions."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._build()
        self._connect()

    def _build(self) -> None:
        self._icon = IconLabel("inbox", "text2", side=15)
        self._state = text_label(tr("Nothing read yet"))
        self._counts = ElidedLabel("", "muted")
        self._hint = ElidedLabel("", "small")
        self._hint.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.details = IconButton("list", tr("Progress of each partition"), checkable=True)
        line = row(
            self._icon, self._state, vertical_rule(14), (self._counts, 1), (self._hint, 1), self.details,
            margins=(16, 0, 10, 0), spacing=10,
        )  # fmt: skip
        bar = panel("pageFoot", line)
        scale_height(bar, 34)
        self._model = ProgressModel(self)
        self.partitions = RowTable(tr("Progress of each partition"))
        self.partitions.set_rows(self._model)
        self.partitions.setMaximumHeight(_TABLE_PX[1])
        self.partitions.setMinimumHeight(_TABLE_PX[0])
        self._drawer = panel("surface", column(horizontal_rule(), self.partitions, spacing=0))
        self._drawer.hide()
        column(self._drawer, bar, spacing=0, parent=self)

    def _connect(self) -> None:
        self.details.toggled.connect(self._drawer.setVisible)

    @property
    def state(self) -> str:
        """How the reading stands, in words."""
        return self._state.text()

    @property
    def counts(self) -> str:
        """What has been read, in words."""
        return self._counts.text()

    @property
    def hint(self) -> str:
        """The advice at the right."""
        return self._hint.text()

    def show_nothing(self, words: str) -> None:
        """There is no reading; ``words`` say why."""
        self._icon.set("inbox", "text2")
        self._state.setText(words)
        self._counts.set_text("")
        self._model.show_partitions(())

    def show_beginning(self) -> None:
        """A reading is being begun."""
        self.show_nothing(tr("Starting"))
        self._icon.set("loader", "accentText")

    def show_progress(self, progress: ReadProgress, *, live: bool) -> None:
        """Say how the reading stands."""
        icon_name, token, words = _STATES[progress.state]
        if live and progress.state is ReadState.READING:
            words = mark("Live")
        self._icon.set(icon_name, token)
        self._state.setText(tr(words))
        self._counts.set_text(counts_text(progress))
        self._model.show_partitions(progress.partitions)

    def show_search(self, count: SearchCount, progress: ReadProgress) -> None:
        """Say how a search stands, beside ``show_progress``."""
        if progress.state is ReadState.READING:
            self._state.setText(tr("Searching"))
        self._counts.set_text(search_text(count, progress))

    def advise_holding(self, *, has_selection: bool) -> None:
        """Say why the newest records are not followed, and how they are again."""
        words = mark("Live tail holds. Press End to follow again.")
        if has_selection:
            words = mark("Live tail holds while a row is selected. Press End to follow again.")
        self.set_hint(tr(words))

    def set_hint(self, text: str) -> None:
        """A short advice at the right."""
        self._hint.set_text(text)


def search_text(count: SearchCount, progress: ReadProgress) -> str:
    """What has been searched, in one line of true counts."""
    scanned = tr("{scanned:,} of {total:,} scanned", scanned=count.scanned, total=count.total)
    parts = [trn("{count:,} match", "{count:,} matches", count.matches), scanned]
    if count.unreadable:
        parts.append(tr("{count:,} cannot be read", count=count.unreadable))
    if progress.state is ReadState.READING and count.total:
        parts.append(percent(count.scanned / count.total))
        if count.per_s:
            parts.append(tr("{rate:,}/s", rate=round(count.per_s)))
    return " · ".join(parts)


def counts_text(progress: ReadProgress) -> str:
    """What has been read, in one line of true counts."""
    parts = [tr("{count:,} read", count=progress.records)]
    if progress.hidden:
        parts.append(
            trn(
                "{count:,} offset without a visible record",
                "{count:,} offsets without a visible record",
                progress.hidden,
            )
        )
    wanted = sum(max(0, part.end - part.begin) for part in progress.partitions)
    passed = sum(min(max(0, part.position - part.begin), max(0, part.end - part.begin)) for part in progress.partitions)
    if wanted:
        parts.append(tr("{percent} of {wanted:,} offsets", percent=percent(passed / wanted), wanted=wanted))
    if progress.received_bytes:
        parts.append(tr("{size} received", size=size_text(progress.received_bytes)))
    return " · ".join(parts)
