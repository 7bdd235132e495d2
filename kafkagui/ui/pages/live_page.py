"""The base of pages that show one named thing of the cluster, live while they are in front."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QWidget

from kafkagui.core.settings import TIME_ZONE
from kafkagui.core.times import clock
from kafkagui.core.wording import tr
from kafkagui.services.program import Program
from kafkagui.ui.fonts import scaled
from kafkagui.ui.models.cells import Tone
from kafkagui.ui.pages.live_look import LiveLook
from kafkagui.ui.pages.page import OpenConnections, Page
from kafkagui.ui.widgets.button import Button
from kafkagui.ui.widgets.elided_label import ElidedLabel
from kafkagui.ui.widgets.empty_state import EmptyState
from kafkagui.ui.widgets.icon_button import IconButton
from kafkagui.ui.widgets.icon_label import IconLabel
from kafkagui.ui.widgets.info_strip import InfoStrip
from kafkagui.ui.widgets.layouts import column, row, text_label
from kafkagui.ui.widgets.pill import Pill
from kafkagui.ui.widgets.table_card import Words

if TYPE_CHECKING:
    from kafkagui.core.ports import Cluster, StateStore
    from kafkagui.ui.widgets.figure_tile import FigureTile
    from kafkagui.ui.widgets.filter_bar import FilterBar

T = TypeVar("T")

GAP_PX = 12
_NARROW_PX = 1_000


class Card(Protocol):
    """What the page asks of a table in a card, whatever its rows are."""

    filter: FilterBar

    def set_dimmed(self, on: bool) -> None:
        """Show the rows faintly: they are old."""

    def pane(self) -> tuple[QWidget, QWidget]:
        """The card, and what takes its focus."""

    def remember_columns(self, store: StateStore, table_id: str) -> None:
        """Lay the columns out as they were left, and remember how they are left."""


class LivePage(Page, Generic[T]):
    """Head, figures, tables; in their place, words for when there is nothing to show.

    A subclass builds its parts in ``_build_parts`` and hands them to ``_lay_out``, asks in ``_ask``, and shows an
    answer in ``_show_answer``.

    Args:
        program: holds the session.
    """

    def __init__(self, program: Program) -> None:
        super().__init__()
        self._session = program.session
        self._settings = program.settings
        self._state = program.state
        self.name = ""
        """What is shown: a topic, a group, a broker's id."""
        self.look = LiveLook(self, program.session, self._ask, self.page_id)
        self._shown: T | None = None
        self._wants_focus = False
        self._build_parts()
        self._connect_parts()
        self.look.changed.connect(self._show)
        self._end_settings = self._settings.subscribe(self._on_setting_changed)
        self._show()

    # -- for the subclass -----------------------------------------------------------------------------------

    def _build_parts(self) -> None:
        raise NotImplementedError

    def _connect_parts(self) -> None:
        """Connect what `_build_parts` built."""

    async def _ask(self, cluster: Cluster) -> T:
        raise NotImplementedError

    def _show_answer(self, answer: T) -> None:
        raise NotImplementedError

    def _missing(self) -> Words:
        """What is said when there is no connection: the icon, a title, and what would appear here."""
        raise NotImplementedError

    def _lay_out(
        self, tiles: Sequence[FigureTile], cards: Mapping[str, Card], body: QSplitter, buttons: Sequence[Button]
    ) -> None:
        """Put the parts together: head with these buttons, figures, and the body with the cards, by their names."""
        self.tiles = tuple(tiles)
        self.cards = tuple(cards.values())
        for name, card in cards.items():
            card.remember_columns(self._state, f"{self.page_id}.{name}")
        self.heading = ElidedLabel("", "h1")
        self.trouble = Pill("", "warn")
        self.trouble.hide()
        self._is_narrow = False
        self.facts = ElidedLabel("", "muted")
        self.age = text_label("", "small")
        self.refresh_button = IconButton("refresh-cw", tr("Look now (F5)"))
        self.refresh_button.clicked.connect(self.refresh)
        self._head = QWidget()
        row(
            IconLabel(self.icon_name),
            self.heading,
            self.trouble,
            (self.facts, 20),
            None,
            self.age,
            self.refresh_button,
            *buttons,
            spacing=10,
            parent=self._head,
        )
        self.strip = InfoStrip()
        self.strip.hide()
        self._whole = QWidget()
        figures = row(*((tile, 1) for tile in tiles), spacing=GAP_PX)
        parts = (self._head, self.strip, figures, (body, 1))
        column(*parts, margins=(16, 14, 16, 16), spacing=GAP_PX, parent=self._whole)
        self.empty = EmptyState(self.icon_name, "", "")
        self.empty.button_clicked.connect(self._on_empty_clicked)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._whole)
        self._stack.addWidget(self.empty)
        column(self._stack, spacing=0, parent=self)

    def _show_trouble(self, words: str = "", tone: Tone = "warn") -> None:
        """Say beside the name what is wrong; nothing where nothing is."""
        self.trouble.set(words, tone)
        self.trouble.setVisible(bool(words) and not self._is_narrow)

    def _set_narrow(self, on: bool) -> None:
        """Leave out what the figures tell too."""
        self._is_narrow = on
        self.facts.setVisible(not on)
        self.trouble.setVisible(bool(self.trouble.text) and not on)

    @staticmethod
    def _split(orientation: Qt.Orientation, *parts: QWidget, sizes: tuple[int, int]) -> QSplitter:
        splitter = QSplitter(orientation)
        splitter.setProperty("gap", "true")
        splitter.setHandleWidth(GAP_PX)
        splitter.setChildrenCollapsible(False)
        for place, part in enumerate(parts):
            splitter.addWidget(part)
            splitter.setStretchFactor(place, sizes[place])
        splitter.setSizes(list(sizes))
        return splitter

    # -- what happens ---------------------------------------------------------------------------------------

    def show_named(self, name: str) -> None:
        """Show this one from now on."""
        if name != self.name:
            self.name = name
            self._shown = None
            self.title_changed.emit()
            self.look.forget()
        if self.isVisible():
            self.look.start()
            self.look.look()

    def refresh(self) -> None:
        """Look now."""
        self.look.look()

    def _on_empty_clicked(self) -> None:
        if self._session.state.is_usable:
            self.refresh()
        else:
            self.requested.emit(OpenConnections())

    def _on_setting_changed(self, key: str) -> None:
        if key == TIME_ZONE.key:
            self._show()

    # -- what is shown --------------------------------------------------------------------------------------

    def _show(self) -> None:
        answer = self.look.answer
        if answer is None:
            self._stack.setCurrentWidget(self.empty)
            self.empty.set_message(*self._words())
            return
        self._stack.setCurrentWidget(self._whole)
        self.heading.set_text(self.title())
        self._show_age()
        if answer is not self._shown:
            self._shown = answer
            self._show_answer(answer)
        if self._wants_focus:
            self.take_focus()

    def _words(self) -> Words:
        if not self._session.state.is_usable:
            missing = self._missing()
            return Words(missing.icon, missing.title, missing.text, tr("Connect…"))
        if self.look.error is not None:
            title = tr("“{name}” cannot be shown", name=self.title())
            return Words("circle-x", title, str(self.look.error), tr("Try again"))
        return Words(self.icon_name, tr("Looking at {name}…", name=self.title()), tr("The cluster is being asked."))

    def _show_age(self) -> None:
        at = clock(int(self.look.read_at_s * 1000), self._settings.get(TIME_ZONE)).partition(".")[0]
        self.age.setText(tr("As of {time}", time=at))
        error = self.look.error
        self.strip.setVisible(error is not None)
        if error is not None:
            self.strip.set_message(tr("{error} What is shown is as of {time}.", error=str(error), time=at), "err")
        for tile in self.tiles:
            tile.set_dimmed(error is not None)
        for card in self.cards:
            card.set_dimmed(error is not None)

    # -- the page's contract --------------------------------------------------------------------------------

    def title(self) -> str:
        """The name of what is shown."""
        return self.name or super().title()

    def panes(self) -> list[tuple[QWidget, QWidget]]:
        """Head and tables."""
        if self._stack.currentWidget() is self.empty:
            return []
        return [(self._head, self.refresh_button), *(card.pane() for card in self.cards)]

    def take_focus(self) -> None:
        """The first table has the focus, unless another part has it already."""
        self._wants_focus = self.look.answer is None
        if self._wants_focus:
            self.setFocus()
        elif not self._whole.isAncestorOf(self.window().focusWidget()):
            self.cards[0].pane()[1].setFocus()

    async def shut(self) -> None:
        """Look no more."""
        self.look.stop()
        self._end_settings()

    def saved_state(self) -> str:
        """What is shown, and the filters' words."""
        return json.dumps({"name": self.name, "filters": [card.filter.field.text() for card in self.cards]})

    def restore_state(self, text: str) -> None:
        """Take a ``saved_state`` back."""
        try:
            kept = json.loads(text)
            name, filters = str(kept["name"]), [str(words) for words in kept["filters"]]
        except (ValueError, TypeError, KeyError):
            return
        self.show_named(name)
        for card, words in zip(self.cards, filters, strict=False):
            card.filter.field.setText(words)

    # -- Qt -------------------------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.name:
            self.look.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._set_narrow(self.width() < scaled(_NARROW_PX))

    def hideEvent(self, event: QHideEvent) -> None:
        self.look.stop()
        super().hideEvent(event)
