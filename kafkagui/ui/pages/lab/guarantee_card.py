"""What an acknowledgement is worth now, in a sentence for each pair."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QWidget

from kafkagui.core.lab.guarantee import guarantee
from kafkagui.core.lab.pair import Pair
from kafkagui.core.wording import tr
from kafkagui.ui.pages.lab.broker_watch import TopicView
from kafkagui.ui.widgets.layouts import column, set_surface, text_label
from kafkagui.ui.widgets.wrapped_label import WrappedLabel


class GuaranteeCard(QFrame):
    """Follows the ISR."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: list[tuple[QLabel, WrappedLabel]] = []
        self._build()

    def _build(self) -> None:
        set_surface(self, "card")
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(14)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(1, 1)
        title = text_label(tr("What an acknowledgement is worth now"), "h2")
        column(title, self._grid, margins=(16, 12, 16, 12), spacing=8, parent=self)

    @property
    def sentences(self) -> tuple[str, ...]:
        """What is said of each pair."""
        return tuple(words.text() for _label, words in self._lines if words.isVisibleTo(self))

    def show_views(self, pairs: Sequence[Pair], views: Sequence[TopicView]) -> None:
        """Say it for these pairs; where all share one topic, there is one view."""
        known = [view for view in views if view.partition is not None]
        self.setVisible(bool(known))
        if not known:
            return
        self._make_lines(len(pairs))
        for place, pair in enumerate(pairs):
            view = views[place] if len(views) > place else known[0]
            view = view if view.partition is not None else known[0]
            label, words = self._lines[place]
            label.setText(pair.label)
            if view.partition is not None:
                words.set_text(guarantee(pair.method, pair.acks, view.partition, view.min_isr))

    def _make_lines(self, count: int) -> None:
        while len(self._lines) < count:
            line = (text_label("", "strong"), WrappedLabel())
            place = len(self._lines)
            self._grid.addWidget(line[0], place, 0)
            self._grid.addWidget(line[1], place, 1)
            self._lines.append(line)
        for place, (label, words) in enumerate(self._lines):
            label.setVisible(place < count)
            words.setVisible(place < count)
