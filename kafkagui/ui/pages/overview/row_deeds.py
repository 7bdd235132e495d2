"""What can be done with the rows of the overview: as actions, by Enter and double click, and in their menus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu

from kafkagui.core.brokers import BrokerSummary
from kafkagui.core.cluster_view import TopicSummary
from kafkagui.core.groups import GroupSummary
from kafkagui.core.wording import mark, tr
from kafkagui.ui.actions import ActionSpec, ActionTable
from kafkagui.ui.pages.page import (
    CreateTopic,
    DeleteTopic,
    OpenBeside,
    OpenBroker,
    OpenConsume,
    OpenGroup,
    OpenProduce,
    OpenTopic,
    Page,
)

if TYPE_CHECKING:
    from kafkagui.ui.widgets.table_card import TableCard

_HERE = Qt.ShortcutContext.WidgetWithChildrenShortcut
_OPENING = ("overview.open", "overview.beside")
_READING = ("overview.consume", "overview.produce")
Opening = OpenTopic | OpenGroup | OpenBroker


class RowDeeds:
    """The deeds; ``table`` holds them as actions, which act on the current row of the table with the focus.

    Args:
        page: asks the window.
        topics: the tables.
        groups: of the page.
        brokers: that holds them.
    """

    def __init__(
        self,
        page: Page,
        topics: TableCard[TopicSummary],
        groups: TableCard[GroupSummary],
        brokers: TableCard[BrokerSummary],
    ) -> None:
        self._page = page
        self._topics = topics
        self._groups = groups
        self._brokers = brokers
        self.may_change = False
        self._why_not = ""
        self.table = ActionTable(page, self._specs())
        self._connect()
        self._allow()

    def _specs(self) -> tuple[ActionSpec, ...]:
        group = mark("Overview")
        return (
            ActionSpec("overview.new-topic", tr("New topic…"), self._create, "plus", (), group, listed=False),
            ActionSpec("overview.open", tr("Open"), self._open, "external-link", (), group, context=_HERE),
            ActionSpec("overview.beside", tr("Open beside"), self._open_beside, "columns-2", (), group, context=_HERE),
            ActionSpec("overview.consume", tr("Consume topic"), self._consume, "inbox", (), group, context=_HERE),
            ActionSpec("overview.produce", tr("Produce to topic"), self._produce, "send", (), group, context=_HERE),
            ActionSpec("overview.copy-name", tr("Copy name"), self._copy_name, "copy", (), group, context=_HERE),
            ActionSpec("overview.delete", tr("Delete topic…"), self._delete, "trash-2", ("Del",), group, context=_HERE),
        )

    def _connect(self) -> None:
        for card in (self._topics, self._groups, self._brokers):
            card.opened.connect(lambda row, beside, card=card: self._ask(self._request(card, row), beside=beside))
            card.menu_opening.connect(lambda menu, _row, card=card: self._fill(menu, card))
            card.table.current_row_changed.connect(lambda _row: self._allow())

    def allow_changes(self, allowed: bool, why_not: str) -> None:
        """Allow or forbid what changes the cluster."""
        self.may_change = allowed
        self._why_not = why_not
        self.table.set_enabled("overview.new-topic", allowed, self._why_not)
        self._allow()

    def _allow(self) -> None:
        has_row = any(card.table.current_row >= 0 for card in (self._topics, self._groups, self._brokers))
        has_topic = self._topics.table.current_row >= 0
        for action_id in (*_OPENING, "overview.copy-name"):
            self.table.set_enabled(action_id, has_row, tr("Choose a row first."))
        for action_id in _READING:
            self.table.set_enabled(action_id, has_topic, tr("Choose a topic first."))
        reason = self._why_not if has_topic else tr("Choose a topic first.")
        self.table.set_enabled("overview.delete", has_topic and self.may_change, reason)

    # -- which row --------------------------------------------------------------------------------------------

    def _request(self, card: object, row: int) -> Opening | None:
        if row < 0:
            return None
        if card is self._topics:
            return OpenTopic(self._topics.model.item(row).name)
        if card is self._groups:
            return OpenGroup(self._groups.model.item(row).group_id)
        return OpenBroker(self._brokers.model.item(row).node_id)

    def _current(self) -> Opening | None:
        """The row that actions mean: of the table with the focus, else of the first that has one."""
        cards: list[TableCard[TopicSummary] | TableCard[GroupSummary] | TableCard[BrokerSummary]]
        cards = [self._topics, self._groups, self._brokers]
        cards.sort(key=lambda card: not card.table.hasFocus())
        found = next((card for card in cards if card.table.current_row >= 0), None)
        return self._request(found, found.table.current_row) if found is not None else None

    @property
    def _topic(self) -> str:
        row = self._topics.table.current_row
        return self._topics.model.item(row).name if row >= 0 else ""

    # -- deeds ------------------------------------------------------------------------------------------------

    def _ask(self, request: Opening | None, *, beside: bool = False) -> None:
        if request is not None:
            self._page.requested.emit(OpenBeside(request) if beside else request)

    def _open(self) -> None:
        self._ask(self._current())

    def _open_beside(self) -> None:
        self._ask(self._current(), beside=True)

    def _create(self) -> None:
        self._page.requested.emit(CreateTopic())

    def _consume(self) -> None:
        self._page.requested.emit(OpenConsume(self._topic))

    def _produce(self) -> None:
        self._page.requested.emit(OpenProduce(self._topic))

    def _delete(self) -> None:
        if self._topics.table.hasFocus():
            self._page.requested.emit(DeleteTopic(self._topic))

    def _copy_name(self) -> None:
        match self._current():
            case OpenTopic(name) | OpenGroup(name):
                QGuiApplication.clipboard().setText(name)
            case OpenBroker(broker_id):
                QGuiApplication.clipboard().setText(str(broker_id))

    def _fill(self, menu: QMenu, card: object) -> None:
        more = (
            (*_READING, "", "overview.copy-name", "overview.delete")
            if card is self._topics
            else ("overview.copy-name",)
        )
        for action_id in (*_OPENING, *more):
            if action_id:
                menu.addAction(self.table[action_id])
            else:
                menu.addSeparator()
