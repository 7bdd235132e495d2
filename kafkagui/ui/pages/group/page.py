"""The Group page: state, members, and lag by partition, live while it is in front."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from kafkagui.core.groups import GroupDetail
from kafkagui.core.quantities import UNKNOWN, number
from kafkagui.core.wording import mark, tr, trn
from kafkagui.ui.actions import ActionSpec, ActionTable
from kafkagui.ui.pages.cluster_cells import TYPE_WORDS, state_cell
from kafkagui.ui.pages.group.lag_rows import LagRows
from kafkagui.ui.pages.group.member_rows import MemberRows
from kafkagui.ui.pages.live_page import Card, LivePage
from kafkagui.ui.pages.page import OpenBeside, OpenGroup, OpenTopic, PageRequest
from kafkagui.ui.widgets.figure_tile import FigureTile
from kafkagui.ui.widgets.table_card import TableCard, Words

if TYPE_CHECKING:
    from kafkagui.core.ports import Cluster


class GroupPage(LivePage[GroupDetail]):
    """One group."""

    page_id = "group"
    icon_name = "users"

    def _build_parts(self) -> None:
        spec = ActionSpec(
            "this-group.topic",
            tr("Open topic"),
            self._open_topic,
            "layers",
            (),
            mark("Group page"),
            context=Qt.ShortcutContext.WidgetWithChildrenShortcut,
        )
        self.actions_table = ActionTable(self, (spec,))
        self.lags = TableCard(
            tr("Lag by partition"),
            LagRows(),
            tr("Filter partitions"),
            nothing=_no_lags(),
            no_match=tr("No partition fits"),
        )
        self.members = TableCard(
            tr("Members"), MemberRows(), tr("Filter members"), nothing=_no_members(), no_match=tr("No member fits")
        )
        self.group_state = FigureTile(tr("State"), "activity")
        self.group_type = FigureTile(tr("Type"), "tags")
        self.member_count = FigureTile(tr("Members"), "users")
        self.lag = FigureTile(tr("Total lag"), "timer", spark_token="c2")  # noqa: S106 - a colour
        self.coordinator = FigureTile(tr("Coordinator"), "server")
        cards: dict[str, Card] = {"lags": self.lags, "members": self.members}
        body = self._split(Qt.Orientation.Horizontal, self.lags, self.members, sizes=(660, 460))
        tiles = (self.group_state, self.group_type, self.member_count, self.lag, self.coordinator)
        self._lay_out(tiles, cards, body, ())

    def _connect_parts(self) -> None:
        self.lags.opened.connect(self._on_opened)
        self.lags.menu_opening.connect(self._on_menu)
        self.lags.table.current_row_changed.connect(lambda _row: self._allow())
        self._allow()

    async def _ask(self, cluster: Cluster) -> GroupDetail:
        return await cluster.admin.group_detail(self.name)

    def _missing(self) -> Words:
        return Words("plug", tr("Not connected"), tr("The group appears here once there is a connection."))

    def _show_answer(self, answer: GroupDetail) -> None:
        summary = answer.summary
        self.group_state.show_figure(state_cell(summary.state).text)
        protocol = tr("assigned by {assignor}", assignor=answer.assignor) if answer.assignor else summary.protocol
        self.group_type.show_figure(tr(TYPE_WORDS[summary.kind]), protocol)
        topics = len(summary.topics or ())
        self.member_count.show_figure(number(summary.members), trn("{count:,} topic", "{count:,} topics", topics))
        self._show_lag(answer)
        broker = UNKNOWN if answer.coordinator is None else tr("Broker {id}", id=answer.coordinator)
        self.coordinator.show_figure(broker)
        self.lags.say(str(answer.lag_error) if answer.lag_error is not None and answer.lags else "")
        self.lags.show_rows(answer.lags, _no_lags(answer))
        self.members.show_rows(answer.members, _no_members())

    def _show_lag(self, answer: GroupDetail) -> None:
        lag = answer.summary.lag
        unknown = sum(part.lag is None for part in answer.lags)
        note = trn("{count:,} partition unknown", "{count:,} partitions unknown", unknown) if unknown else ""
        if lag == 0 and not unknown:
            note = tr("all caught up")
        self.lag.show_figure(number(lag), note)
        if lag is not None and self.lag.spark is not None:
            self.lag.spark.add(float(lag))

    def _on_opened(self, row: int, beside: bool) -> None:
        if row >= 0:
            request = OpenTopic(self.lags.model.item(row).topic)
            self.requested.emit(OpenBeside(request) if beside else request)

    def _open_topic(self) -> None:
        self._on_opened(self.lags.table.current_row, beside=False)

    def _on_menu(self, menu: QMenu, _row: int) -> None:
        menu.addAction(self.actions_table["this-group.topic"])

    def _allow(self) -> None:
        has_row = self.lags.table.current_row >= 0
        self.actions_table.set_enabled("this-group.topic", has_row, tr("Choose a partition first."))

    def show_named(self, name: str) -> None:
        """Show this group from now on."""
        if name != self.name and self.lag.spark is not None:
            self.lag.spark.set_values([])
        super().show_named(name)

    def fulfil(self, request: PageRequest) -> None:
        """Show a group."""
        if isinstance(request, OpenGroup):
            self.show_named(request.group)


def _no_lags(answer: GroupDetail | None = None) -> Words:
    if answer is not None and answer.lag_error is not None:
        return Words("timer", tr("The lag is not known"), str(answer.lag_error))
    return Words("timer", tr("Nothing committed"), tr("Partitions appear once the group reads or commits."))


def _no_members() -> Words:
    return Words("users", tr("No members"), tr("Nobody reads for this group now. What it committed stays."))
