"""The Topic page: partitions, configuration, and the groups that read a topic, live while it is in front."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QMenu

from kafkagui.core.cluster_view import OverviewState
from kafkagui.core.configs import ConfigEntry
from kafkagui.core.quantities import UNKNOWN, byte_size, number, span
from kafkagui.core.wording import mark, tr, trn
from kafkagui.services.topic_look import TopicLook, look_at_topic
from kafkagui.ui.actions import ActionSpec, ActionTable
from kafkagui.ui.pages.cluster_cells import record_count
from kafkagui.ui.pages.config_card import ConfigCard
from kafkagui.ui.pages.live_page import Card, LivePage
from kafkagui.ui.pages.page import (
    Announce,
    DeleteTopic,
    OpenBeside,
    OpenConsume,
    OpenGroup,
    OpenProduce,
    OpenTopic,
    PageRequest,
)
from kafkagui.ui.pages.topic.partition_rows import PartitionRows
from kafkagui.ui.pages.topic.reader_rows import ReaderRows
from kafkagui.ui.widgets.button import Button
from kafkagui.ui.widgets.figure_tile import FigureTile
from kafkagui.ui.widgets.table_card import TableCard, Words

if TYPE_CHECKING:
    from kafkagui.core.ports import Cluster

_GLANCE_S = 10.0
_HERE = Qt.ShortcutContext.WidgetWithChildrenShortcut


class TopicPage(LivePage[TopicLook]):
    """One topic."""

    page_id = "topic"
    icon_name = "layers"

    _end_overview: Callable[[], None] | None = None

    # -- building -------------------------------------------------------------------------------------------

    def _build_parts(self) -> None:
        self.actions_table = ActionTable(self, self._specs())
        self.partitions = TableCard(
            tr("Partitions"),
            PartitionRows(),
            tr("Filter partitions"),
            nothing=Words("layers", tr("No partitions"), tr("The cluster names none.")),
            no_match=tr("No partition fits"),
        )
        self.edit = Button(tr("Edit…"), icon_name="settings")
        self.config = ConfigCard([self.edit])
        self.readers = TableCard(
            tr("Groups reading this topic"),
            ReaderRows(),
            tr("Filter groups"),
            nothing=_readers_unknown(),
            no_match=tr("No group fits"),
        )
        self.partition_count = FigureTile(tr("Partitions"), "layers")
        self.replication = FigureTile(tr("Replication"), "copy")
        self.records = FigureTile(tr("Records"), "hash")
        self.on_disk = FigureTile(tr("Size"), "database")
        self.cleanup = FigureTile(tr("Cleanup policy"), "trash-2")
        right = self._split(Qt.Orientation.Vertical, self.config, self.readers, sizes=(330, 210))
        body = self._split(Qt.Orientation.Horizontal, self.partitions, right, sizes=(620, 500))
        tiles = (self.partition_count, self.replication, self.records, self.on_disk, self.cleanup)
        cards: dict[str, Card] = {"partitions": self.partitions, "config": self.config, "readers": self.readers}
        self._build_buttons()
        self._lay_out(tiles, cards, body, (self.delete, self.grow, self.produce, self.consume))

    def _specs(self) -> tuple[ActionSpec, ...]:
        group = mark("Topic page")
        return (
            ActionSpec("this-topic.edit", tr("Edit setting…"), self._edit, "settings", (), group, context=_HERE),
            ActionSpec("this-topic.grow", tr("Add partitions…"), self._grow, "plus", (), group, context=_HERE),
            ActionSpec("this-topic.group", tr("Open group"), self._open_group, "users", (), group, context=_HERE),
        )

    def _build_buttons(self) -> None:
        self.delete = Button(tr("Delete…"), "ghost", icon_name="trash-2")
        self.grow = Button(tr("Add partitions…"), "ghost", icon_name="plus")
        self.produce = Button(tr("Produce"), icon_name="send")
        self.consume = Button(tr("Consume"), "primary", icon_name="inbox")

    def _set_narrow(self, on: bool) -> None:
        super()._set_narrow(on)
        for button, words in ((self.delete, tr("Delete…")), (self.grow, tr("Add partitions…"))):
            button.setText("" if on else words)
            if button.isEnabled():
                button.setToolTip(words if on else "")

    def _connect_parts(self) -> None:
        self.delete.clicked.connect(lambda: self.requested.emit(DeleteTopic(self.name)))
        self.grow.clicked.connect(self._grow)
        self.produce.clicked.connect(lambda: self.requested.emit(OpenProduce(self.name)))
        self.consume.clicked.connect(lambda: self.requested.emit(OpenConsume(self.name)))
        self.edit.clicked.connect(self._edit)
        self.config.opened.connect(lambda _row, _beside: self._edit())
        self.config.menu_opening.connect(self._on_config_menu)
        self.config.table.current_row_changed.connect(lambda _row: self._allow())
        self.readers.opened.connect(self._on_reader_opened)
        self.readers.menu_opening.connect(self._on_reader_menu)
        self.readers.table.current_row_changed.connect(lambda _row: self._allow())

    # -- asking ---------------------------------------------------------------------------------------------

    async def _ask(self, cluster: Cluster) -> TopicLook:
        view = self._session.overview.state.view
        return await look_at_topic(cluster.admin, self.name, view.groups if view is not None else None)

    def _on_overview_changed(self, state: OverviewState) -> None:
        """Which groups there are is known now: ask for their lag."""
        answer = self.look.answer
        if state.view is not None and answer is not None and answer.readers is None:
            self.look.look()

    # -- what is shown --------------------------------------------------------------------------------------

    def _missing(self) -> Words:
        return Words("plug", tr("Not connected"), tr("The topic appears here once there is a connection."))

    def _show(self) -> None:
        super()._show()
        self._allow()

    def _show_answer(self, answer: TopicLook) -> None:
        info = answer.detail.info
        behind = sum(part.under_replicated for part in info.partitions)
        offline = sum(part.leader is None for part in info.partitions)
        if offline:
            words = trn("{count:,} partition without leader", "{count:,} partitions without leader", offline)
            self._show_trouble(words, "err")
        elif behind:
            words = trn("{count:,} partition under-replicated", "{count:,} partitions under-replicated", behind)
            self._show_trouble(words)
        else:
            self._show_trouble()
        self.facts.set_text(tr("id {id}", id=info.topic_id) if info.topic_id else "")
        self._show_figures(answer, behind)
        self.partitions.show_rows(answer.detail.partitions, self._no_partitions())
        self.config.show_listing(answer.config)
        self.readers.show_rows(
            answer.readers or (), _no_readers() if answer.readers is not None else _readers_unknown()
        )

    def _show_figures(self, answer: TopicLook, behind: int) -> None:
        detail = answer.detail
        self.partition_count.show_figure(number(len(detail.partitions)), tr("all in sync"))
        if behind:
            note = tr("{count:,} under-replicated", count=behind)
            self.partition_count.show_figure(number(len(detail.partitions)), note, note_role="smallWarn")
        self.replication.show_figure(number(detail.info.replication_factor), tr("replicas each"))
        count = detail.records
        note = tr("not known") if count is None else tr("counted") if count.is_exact else tr("at most: gaps count too")
        self.records.show_figure(record_count(count), note)
        self.on_disk.show_figure(byte_size(detail.size_bytes), tr("all replicas"))
        policy = answer.config.entry("cleanup.policy")
        self.cleanup.show_figure(policy.value if policy is not None and policy.value else UNKNOWN, _kept(answer))

    @staticmethod
    def _no_partitions() -> Words:
        return Words("layers", tr("No partitions"), tr("The cluster names none."))

    def _allow(self) -> None:
        profile = self._session.state.profile
        locked = profile is not None and profile.read_only
        reason = tr("“{name}” is open read-only.", name=profile.name) if profile is not None else ""
        for button in (self.delete, self.grow, self.produce):
            button.set_allowed(not locked, reason)
        self._set_narrow(self._is_narrow)
        self.actions_table.set_enabled("this-topic.grow", not locked, reason)
        why_not = reason if locked else self._why_no_edit()
        self.edit.set_allowed(not why_not, why_not)
        self.actions_table.set_enabled("this-topic.edit", not why_not, why_not)
        has_reader = self.readers.table.current_row >= 0
        self.actions_table.set_enabled("this-topic.group", has_reader, tr("Choose a group first."))

    def _why_no_edit(self) -> str:
        entry = self._entry
        if entry is None:
            return tr("No setting is in sight.")
        if entry.is_read_only or entry.is_sensitive:
            return tr("The setting {name} cannot be changed here.", name=entry.name)
        return ""

    @property
    def _entry(self) -> ConfigEntry | None:
        """The setting in the current row, the first while there is none."""
        row = max(self.config.table.current_row, 0)
        return self.config.model.item(row) if row < self.config.model.count else None

    # -- deeds ----------------------------------------------------------------------------------------------

    def _edit(self) -> None:
        from kafkagui.ui.pages.topic.edit_setting_dialog import EditSettingDialog

        entry = self._entry
        if entry is not None and self.edit.isEnabled():
            dialog = EditSettingDialog(self._session, self.name, entry, self._whom(), self)
            dialog.accepted.connect(self._on_changed)
            dialog.pop_up()

    def _whom(self) -> str:
        answer = self.look.answer
        count = len(answer.readers) if answer is not None and answer.readers is not None else 0
        if not count:
            return tr("It takes effect at once, for everybody who uses the topic.")
        return trn(
            "It takes effect at once. {count} group reads the topic.",
            "It takes effect at once. {count} groups read the topic.",
            count,
        )

    def _grow(self) -> None:
        from kafkagui.ui.pages.topic.add_partitions_dialog import AddPartitionsDialog

        answer = self.look.answer
        if answer is not None:
            dialog = AddPartitionsDialog(self._session, self.name, len(answer.detail.partitions), self)
            dialog.accepted.connect(self._on_changed)
            dialog.pop_up()

    def _on_changed(self) -> None:
        self.requested.emit(Announce(tr("Topic “{name}” changed", name=self.name)))
        self.refresh()

    def _open_group(self) -> None:
        self._on_reader_opened(self.readers.table.current_row, beside=False)

    def _on_reader_opened(self, row: int, beside: bool) -> None:
        if row >= 0:
            request = OpenGroup(self.readers.model.item(row).group_id)
            self.requested.emit(OpenBeside(request) if beside else request)

    def _on_config_menu(self, menu: QMenu, _row: int) -> None:
        menu.addAction(self.actions_table["this-topic.edit"])

    def _on_reader_menu(self, menu: QMenu, _row: int) -> None:
        menu.addAction(self.actions_table["this-topic.group"])

    # -- the page's contract --------------------------------------------------------------------------------

    @property
    def topic(self) -> str:
        """The topic that is shown."""
        return self.name

    def fulfil(self, request: PageRequest) -> None:
        """Show a topic."""
        if isinstance(request, OpenTopic):
            self.show_named(request.topic)

    async def shut(self) -> None:
        """Look no more."""
        self._stop_glancing()
        await super().shut()

    def _stop_glancing(self) -> None:
        if self._end_overview is not None:
            self._end_overview()
            self._end_overview = None

    # -- Qt -------------------------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        if self._end_overview is None:
            self._end_overview = self._session.overview.subscribe(self._on_overview_changed, _GLANCE_S)
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self._stop_glancing()
        super().hideEvent(event)


def _no_readers() -> Words:
    return Words("users", tr("No group reads it"), tr("Groups appear once they read here."))


def _readers_unknown() -> Words:
    return Words("users", tr("Looking for groups…"), tr("They are being listed."))


def _kept(look: TopicLook) -> str:
    """For how long records are kept."""
    entry = look.config.entry("retention.ms")
    value = entry.value if entry is not None and entry.value is not None else ""
    if not value.lstrip("-").isdecimal():
        return ""
    return tr("kept for {span}", span=span(int(value))) if int(value) >= 0 else tr("kept without limit of time")
