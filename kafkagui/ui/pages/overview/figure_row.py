"""The five figures at the top of the overview."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QWidget

from kafkagui.core.cluster_view import ClusterView
from kafkagui.core.groups import GroupSummary
from kafkagui.core.quantities import UNKNOWN, number, rate
from kafkagui.core.wording import tr, trn
from kafkagui.ui.widgets.figure_tile import FigureTile
from kafkagui.ui.widgets.layouts import row

_WHOLE: Final = 100
_MOST_NAMES: Final = 20


class FigureRow(QWidget):
    """Brokers, topics, under-replicated partitions, records written, lag."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._build()

    def _build(self) -> None:
        self.brokers = FigureTile(tr("Brokers"), "server")
        self.topics = FigureTile(tr("Topics"), "layers")
        self.behind = FigureTile(tr("Under-replicated"), "triangle-alert")
        self.written = FigureTile(tr("Records in"), "arrow-down-to-line", spark_token="c1")  # noqa: S106 - a colour
        self.lag = FigureTile(tr("Total lag"), "timer", spark_token="c2")  # noqa: S106 - a colour
        self.tiles = (self.brokers, self.topics, self.behind, self.written, self.lag)
        row(*((tile, 1) for tile in self.tiles), spacing=12, parent=self)

    def set_dimmed(self, on: bool) -> None:
        """Write the figures faintly: they are old."""
        for tile in self.tiles:
            tile.set_dimmed(on)

    def forget(self) -> None:
        """Begin the lines of the last values anew, for another cluster."""
        for tile in self.tiles:
            if tile.spark is not None:
                tile.spark.set_values([])

    def add_values(self, view: ClusterView) -> None:
        """Go on with the lines of the last values."""
        for tile, value in ((self.written, view.totals.records_per_s), (self.lag, view.totals.lag)):
            if tile.spark is not None and value is not None:
                tile.spark.add(float(value))

    def show_view(self, view: ClusterView) -> None:
        """Show the figures of a view."""
        self._show_brokers(view)
        own = [topic for topic in view.topics if not topic.internal]
        partitions = sum(topic.partitions for topic in own)
        self.topics.show_figure(number(len(own)), trn("{count:,} partition", "{count:,} partitions", partitions))
        self._show_behind(view)
        written = view.totals.records_per_s
        self.written.show_figure(rate(written), tr("all topics") if written is not None else tr("not known yet"))
        self._show_lag(view)

    def _show_brokers(self, view: ClusterView) -> None:
        brokers = view.info.brokers
        fenced = [str(broker.node_id) for broker in brokers if broker.fenced]
        if fenced:
            figure = tr("{up} of {all}", up=len(brokers) - len(fenced), all=len(brokers))
            self.brokers.show_figure(figure, tr("fenced: {brokers}", brokers=", ".join(fenced)), note_role="smallErr")
            return
        controller = view.info.controller_id
        note = tr("Controller unknown") if controller is None else tr("Controller: broker {id}", id=controller)
        self.brokers.show_figure(number(len(brokers)), note)

    def _show_behind(self, view: ClusterView) -> None:
        totals = view.totals
        figure = number(totals.under_replicated)
        if totals.offline:
            note = tr("{count:,} without leader", count=totals.offline)
            self.behind.show_figure(figure, note, note_role="smallErr")
        elif totals.under_replicated:
            names = [topic.name for topic in view.topics if topic.under_replicated]
            brokers = [broker.node_id for broker in view.brokers if broker.behind]
            note = names[0] if len(names) == 1 else trn("{count:,} topic", "{count:,} topics", len(names))
            if len(brokers) == 1:
                note = tr("{topics}, broker {id}", topics=note, id=brokers[0])
            self.behind.show_figure(figure, note, note_role="smallWarn", tip="\n".join(names[:_MOST_NAMES]))
        else:
            self.behind.show_figure(figure, tr("all in sync"))

    def _show_lag(self, view: ClusterView) -> None:
        lag = view.totals.lag
        if lag is None:
            note = tr("not known") if view.groups_error is not None else tr("no group has committed")
            self.lag.show_figure(UNKNOWN, note)
            return
        most = max(view.groups, key=_known_lag, default=None)
        if most is None or not lag:
            self.lag.show_figure(number(lag), tr("all caught up"))
        else:
            share = round(_known_lag(most) * _WHOLE / lag)
            self.lag.show_figure(number(lag), tr("{share} % in {group}", share=share, group=most.group_id))


def _known_lag(group: GroupSummary) -> int:
    return group.lag or 0
