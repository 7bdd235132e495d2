"""The Keyboard shortcuts page, made from the action tables of the window and its pages."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from kafkagui.core.wording import tr, trn
from kafkagui.services.program import Program
from kafkagui.ui.actions import native_keys, open_tables, tables_within
from kafkagui.ui.fonts import scaled
from kafkagui.ui.key_memory import KeyMemory
from kafkagui.ui.pages.page import Announce, Page, Undo
from kafkagui.ui.pages.shortcuts.shortcut import Shortcut, joined, refusal, shortcuts_of
from kafkagui.ui.pages.shortcuts.shortcut_row import ShortcutRow
from kafkagui.ui.tasks import owner_of, run
from kafkagui.ui.theme import current_theme
from kafkagui.ui.widgets.button import Button
from kafkagui.ui.widgets.empty_state import EmptyState
from kafkagui.ui.widgets.layouts import Item, column, horizontal_rule, panel, row, text_label
from kafkagui.ui.widgets.search_field import SearchField

_WIDEST_PX = 860
_BAR_PX = 48


class ShortcutsPage(Page):
    """Every action in its group, with its keys; what is pressed counts at once.

    Args:
        program: keeps the keys.
        builders: build the kinds of pages whose actions are shown, by the kind's id.
    """

    page_id = "shortcuts"
    icon_name = "keyboard"
    help_subject = "keyboard"

    def __init__(self, program: Program, builders: Mapping[str, Callable[[Program], Page]]) -> None:
        super().__init__()
        self._program = program
        self._builders = builders
        self._memory = KeyMemory(program.state)
        self.rows: list[ShortcutRow] = []
        self._groups: list[tuple[QWidget, list[ShortcutRow]]] = []
        self._build()
        self._connect()
        self._fit()
        run(self, self._gather(), name="gather shortcuts")

    def _build(self) -> None:
        self.search = SearchField(tr("Search actions and keys"))
        self.reset_all = Button(tr("Reset all"), "ghost", icon_name="history")
        self._bar = panel("pageBar", row((self.search, 1), self.reset_all, margins=(16, 0, 12, 0), spacing=12))
        self._inside = QWidget()
        self._column = column(None, margins=(0, 4, 0, 24), spacing=20, parent=self._inside)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidget(panel("sunken", row(None, (self._inside, 20), None, margins=(16, 12, 16, 0))))
        self.empty = EmptyState("search", "", "")
        column(self._bar, (self._scroll, 1), (self.empty, 1), spacing=0, parent=self)
        self.empty.hide()

    def _connect(self) -> None:
        self.search.textChanged.connect(self._apply_search)
        self.reset_all.clicked.connect(self.reset_everything)
        self.empty.button_clicked.connect(self.search.clear_search)
        current_theme().changed.connect(self._fit)

    def _fit(self) -> None:
        self._bar.setFixedHeight(scaled(_BAR_PX))
        self._inside.setMaximumWidth(scaled(_WIDEST_PX))
        for each in self.rows:
            each.fit()

    # -- what there is --------------------------------------------------------------------------------------

    async def _gather(self) -> None:
        """Find the actions of the window, then of each kind of page; one that is not open is built for that."""
        # After the first look at the page, which need not wait.
        await asyncio.sleep(0)
        found = shortcuts_of(table for table in open_tables() if table.owner is self.window())
        for kind_id, build in self._builders.items():
            page = build(self._program)
            found += shortcuts_of(tables_within(page), kind_id)
            await page.shut()
            page.deleteLater()
            await asyncio.sleep(0)
        self._show(joined(found))

    def _show(self, shortcuts: list[Shortcut]) -> None:
        groups: dict[str, list[Shortcut]] = {}
        for shortcut in shortcuts:
            groups.setdefault(shortcut.group, []).append(shortcut)
        for title, members in groups.items():
            rows = [self._build_row(shortcut) for shortcut in members]
            items: list[Item] = []
            for each in rows:
                items += [horizontal_rule(), each]
            card = panel("card", column(*items[1:], margins=(16, 4, 16, 4), spacing=0))
            whole = QWidget()
            column(text_label(title, "h2"), card, spacing=8, parent=whole)
            self._column.insertWidget(self._column.count() - 1, whole)
            self.rows += rows
            self._groups.append((whole, rows))
        self._show_keys()
        self._apply_search(self.search.text())

    def _build_row(self, shortcut: Shortcut) -> ShortcutRow:
        made = ShortcutRow(shortcut)
        made.keys_wanted.connect(self._on_keys_wanted)
        made.reset_wanted.connect(self._on_reset_wanted)
        return made

    def _show_keys(self) -> None:
        chosen = self._memory.chosen()
        for each in self.rows:
            each.show_keys(self._keys_of(each.shortcut, chosen))
        changed = any(each.reset.isEnabled() for each in self.rows)
        self.reset_all.set_allowed(changed, tr("Every action has its own keys."))

    @staticmethod
    def _keys_of(shortcut: Shortcut, chosen: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
        return chosen.get(shortcut.action_id, shortcut.own_keys)

    # -- changes ----------------------------------------------------------------------------------------------

    def reset_everything(self) -> None:
        """Give every action its own keys; the announcement offers to take that back."""
        before = self._memory.chosen()
        self._put({})

        said = trn("{count} action has its own keys again", "{count} actions have their own keys again", len(before))
        back = Undo(lambda: self._put(before))
        self.requested.emit(Announce(said, tone="info", action=tr("Undo"), request=back))

    def _put(self, chosen: Mapping[str, tuple[str, ...]]) -> None:
        own = {each.shortcut.action_id: each.shortcut.own_keys for each in self.rows}
        self._memory.put({name: keys for name, keys in chosen.items() if own.get(name) != keys})
        self._show_keys()

    def _on_keys_wanted(self, shortcut: Shortcut, keys: str) -> None:
        chosen = self._memory.chosen()
        here = next(each for each in self.rows if each.shortcut is shortcut)
        if not keys:
            self._put(chosen | {shortcut.action_id: ()})
        elif keys in self._keys_of(shortcut, chosen):
            here.forget_problem()
        elif (why_not := refusal(keys)) and keys not in shortcut.own_keys:
            here.say_problem(tr("{keys}: {reason}", keys=native_keys(keys), reason=why_not))
        elif others := self._others_with(shortcut, keys, chosen):
            names = ", ".join(tr("“{action}”", action=other.title) for other in others)
            said = tr("{keys} is taken by {actions}.", keys=native_keys(keys), actions=names)
            here.say_problem(said, lambda: self._take_over(shortcut, keys, others))
        else:
            self._put(chosen | {shortcut.action_id: (keys,)})

    def _others_with(self, shortcut: Shortcut, keys: str, chosen: Mapping[str, tuple[str, ...]]) -> list[Shortcut]:
        everyone = (each.shortcut for each in self.rows if each.shortcut is not shortcut)
        return [other for other in everyone if other.meets(shortcut) and keys in self._keys_of(other, chosen)]

    def _take_over(self, shortcut: Shortcut, keys: str, others: list[Shortcut]) -> None:
        chosen = self._memory.chosen()
        for other in others:
            chosen[other.action_id] = tuple(each for each in self._keys_of(other, chosen) if each != keys)
        self._put(chosen | {shortcut.action_id: (keys,)})

    def _on_reset_wanted(self, shortcut: Shortcut) -> None:
        chosen = self._memory.chosen()
        own = {name: keys for name, keys in chosen.items() if name != shortcut.action_id}
        takers = [each for keys in shortcut.own_keys for each in self._others_with(shortcut, keys, own)]
        if takers:
            here = next(each for each in self.rows if each.shortcut is shortcut)
            names = ", ".join(tr("“{action}”", action=other.title) for other in takers)
            words = ", ".join(native_keys(each) for each in shortcut.own_keys)
            said = tr("{keys} is taken by {actions}.", keys=words, actions=names)
            here.say_problem(said, lambda: self._give_back(shortcut, takers))
        else:
            self._put(own)

    def _give_back(self, shortcut: Shortcut, takers: list[Shortcut]) -> None:
        chosen = self._memory.chosen()
        chosen.pop(shortcut.action_id, None)
        for other in takers:
            left = tuple(each for each in self._keys_of(other, chosen) if each not in shortcut.own_keys)
            chosen[other.action_id] = left
        self._put(chosen)

    def _apply_search(self, wanted: str) -> None:
        found = 0
        for whole, rows in self._groups:
            shown = [each for each in rows if each.fits(wanted)]
            for each in rows:
                each.setVisible(each in shown)
            whole.setVisible(bool(shown))
            found += len(shown)
        is_empty = bool(self.rows) and not found
        self._scroll.setVisible(not is_empty)
        self.empty.setVisible(is_empty)
        if is_empty:
            hidden = trn("{count} action is hidden.", "{count} actions are hidden.", len(self.rows))
            self.empty.set_message("search", tr("No action fits"), hidden, tr("Clear search"))

    # -- the page's contract ----------------------------------------------------------------------------------

    def title(self) -> str:
        """The tab's title."""
        return tr("Keyboard shortcuts")

    def panes(self) -> list[tuple[QWidget, QWidget]]:
        """The bar with the search, and the actions once they are there."""
        actions = [(self._scroll, self.rows[0].keys)] if self.rows else []
        return [(self._bar, self.search), *actions]

    def take_focus(self) -> None:
        """Work starts in the search."""
        self.search.setFocus()

    async def shut(self) -> None:
        """Look no further for actions."""
        owner_of(self).cancel_all()
