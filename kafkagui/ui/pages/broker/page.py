"""The Broker page: address, rack, role, log directories and configuration; nothing is changed here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from kafkagui.core.brokers import BrokerLogDirs
from kafkagui.core.quantities import UNKNOWN, byte_size, number
from kafkagui.core.wording import mark, tr, trn
from kafkagui.services.broker_look import BrokerLook, look_at_broker
from kafkagui.ui.actions import ActionSpec, ActionTable
from kafkagui.ui.pages.broker.dir_rows import DirRows
from kafkagui.ui.pages.broker.topics_on_disk import TopicsOnDiskRows, topics_on_disk
from kafkagui.ui.pages.config_card import ConfigCard
from kafkagui.ui.pages.live_page import Card, LivePage
from kafkagui.ui.pages.page import OpenBeside, OpenBroker, OpenTopic, PageRequest
from kafkagui.ui.widgets.figure_tile import FigureTile
from kafkagui.ui.widgets.table_card import TableCard, Words

if TYPE_CHECKING:
    from kafkagui.core.ports import Cluster


class BrokerPage(LivePage[BrokerLook]):
    """One broker."""

    page_id = "broker"
    icon_name = "server"

    def _build_parts(self) -> None:
        spec = ActionSpec(
            "this-broker.topic",
            tr("Open topic"),
            self._open_topic,
            "layers",
            (),
            mark("Broker page"),
            context=Qt.ShortcutContext.WidgetWithChildrenShortcut,
        )
        self.actions_table = ActionTable(self, (spec,))
        self.dirs = TableCard(
            tr("Log directories"),
            DirRows(),
            tr("Filter directories"),
            nothing=_no_dirs(),
            no_match=tr("No directory fits"),
        )
        self.topics = TableCard(
            tr("Topics on its disks"),
            TopicsOnDiskRows(),
            tr("Filter topics"),
            nothing=_no_dirs(),
            no_match=tr("No topic fits"),
        )
        self.config = ConfigCard()
        self.role = FigureTile(tr("Role"), "star")
        self.rack = FigureTile(tr("Rack"), "boxes")
        self.held = FigureTile(tr("Replicas"), "copy")
        self.on_disk = FigureTile(tr("Disk"), "database")
        self.controllers = FigureTile(tr("Controllers"), "network")
        cards: dict[str, Card] = {"config": self.config, "dirs": self.dirs, "topics": self.topics}
        right = self._split(Qt.Orientation.Vertical, self.dirs, self.topics, sizes=(200, 340))
        body = self._split(Qt.Orientation.Horizontal, self.config, right, sizes=(600, 520))
        tiles = (self.role, self.rack, self.held, self.on_disk, self.controllers)
        self._lay_out(tiles, cards, body, ())

    def _connect_parts(self) -> None:
        self.topics.opened.connect(self._on_opened)
        self.topics.menu_opening.connect(self._on_menu)
        self.topics.table.current_row_changed.connect(lambda _row: self._allow())
        self._allow()

    async def _ask(self, cluster: Cluster) -> BrokerLook:
        return await look_at_broker(cluster.admin, int(self.name))

    def _missing(self) -> Words:
        return Words("plug", tr("Not connected"), tr("The broker appears here once there is a connection."))

    def _show_answer(self, answer: BrokerLook) -> None:
        broker = answer.broker
        self.facts.set_text(f"{broker.host}:{broker.port}")
        self._show_trouble(tr("fenced: takes no part"), "err") if broker.fenced else self._show_trouble()
        self.role.show_figure(tr("Controller") if answer.is_controller else tr("Broker"))
        self.rack.show_figure(broker.rack or UNKNOWN, "" if broker.rack else tr("none is set"))
        self._show_disk(answer.log_dirs)
        self._show_quorum(answer)
        self.config.show_listing(answer.config)

    def _show_disk(self, held: BrokerLogDirs) -> None:
        words = _no_dirs(held)
        self.dirs.show_rows(held.dirs, words)
        topics = topics_on_disk(held.dirs)
        self.topics.show_rows(topics, words)
        if held.error is not None:
            self.held.show_figure(UNKNOWN, tr("not known"))
            self.on_disk.show_figure(UNKNOWN, tr("not known"))
            return
        self.held.show_figure(
            number(sum(topic.replicas for topic in topics)), trn("{count:,} topic", "{count:,} topics", len(topics))
        )
        free = [one.usable_bytes for one in held.dirs if one.usable_bytes is not None]
        note = tr("{size} free", size=byte_size(sum(free))) if free else ""
        self.on_disk.show_figure(byte_size(sum(one.size_bytes for one in held.dirs)), note)

    def _show_quorum(self, answer: BrokerLook) -> None:
        quorum = answer.quorum
        if quorum is None:
            self.controllers.show_figure(UNKNOWN, tr("not known"))
            return
        leader = UNKNOWN if quorum.leader_id is None else str(quorum.leader_id)
        self.controllers.show_figure(number(len(quorum.voters)), tr("led by {id}", id=leader))

    def _on_opened(self, row: int, beside: bool) -> None:
        if row >= 0:
            request = OpenTopic(self.topics.model.item(row).topic)
            self.requested.emit(OpenBeside(request) if beside else request)

    def _open_topic(self) -> None:
        self._on_opened(self.topics.table.current_row, beside=False)

    def _on_menu(self, menu: QMenu, _row: int) -> None:
        menu.addAction(self.actions_table["this-broker.topic"])

    def _allow(self) -> None:
        has_row = self.topics.table.current_row >= 0
        self.actions_table.set_enabled("this-broker.topic", has_row, tr("Choose a topic first."))

    def title(self) -> str:
        """The broker's number."""
        return tr("Broker {id}", id=self.name) if self.name else tr("Broker")

    def fulfil(self, request: PageRequest) -> None:
        """Show a broker."""
        if isinstance(request, OpenBroker):
            self.show_named(str(request.broker_id))


def _no_dirs(held: BrokerLogDirs | None = None) -> Words:
    if held is not None and held.error is not None:
        return Words("lock", tr("The disks cannot be looked at"), str(held.error))
    return Words("database", tr("Nothing on its disks"), tr("Replicas appear once the broker holds some."))
