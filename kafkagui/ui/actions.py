"""One table of what a person can do; menus, bars, the palette and the shortcuts page are made from it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from weakref import WeakSet

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget
from shiboken6 import isValid

from kafkagui.core.frozen import frozen
from kafkagui.ui.icons import icon

KEYS_KEY = "keys"
"""Where a state store keeps the keys that a person chose."""

SEPARATOR = ""
"""Stands for a line between entries in the list of ids that a menu is made from."""


@frozen
class ActionSpec:
    """One thing a person can do.

    Attributes:
        id: stable name, `area.deed`, such as `produce.send`.
        title: verb and noun, "…" when input follows.
        handler: called when it is triggered; a checkable one reads its state from the action.
        icon: name of an icon, or empty.
        keys: shortcuts, in Qt's portable words (`Ctrl+K`); the first is the one that is shown.
        group: heading on the shortcuts page.
        checkable: whether it is a switch.
        context: where the keys act: in the window, or only while the owner has the focus.
        listed: whether the command palette offers it.
    """

    id: str
    title: str
    handler: Callable[[], None]
    icon: str = ""
    keys: tuple[str, ...] = ()
    group: str = ""
    checkable: bool = False
    context: Qt.ShortcutContext = Qt.ShortcutContext.WindowShortcut
    listed: bool = True


class ActionTable:
    """The actions of one window or page, each with its `QAction`.

    Args:
        owner: the widget that the shortcuts belong to.
        specs: the actions, in the order in which they are listed.
    """

    def __init__(self, owner: QWidget, specs: Iterable[ActionSpec] = ()) -> None:
        self._owner = owner
        _tables.add(self)
        self._specs: dict[str, ActionSpec] = {}
        self._actions: dict[str, QAction] = {}
        self.add(*specs)

    def add(self, *specs: ActionSpec) -> None:
        """Add actions.

        Raises:
            ValueError: an id is taken, or another action has the same keys in the same context.
        """
        for spec in specs:
            self._refuse_double(spec)
            self._specs[spec.id] = spec
            self._actions[spec.id] = self._build_action(spec)

    def __iter__(self) -> Iterator[ActionSpec]:
        return iter(self._specs.values())

    def __contains__(self, action_id: str) -> bool:
        return action_id in self._specs

    def __getitem__(self, action_id: str) -> QAction:
        return self._actions[action_id]

    def set_enabled(self, action_id: str, enabled: bool, reason: str = "") -> None:
        """Allow or forbid an action; the reason is what a forbidden one shows as its tool tip."""
        action = self._actions[action_id]
        action.setEnabled(enabled)
        action.setToolTip(_tool_tip(self._specs[action_id]) if enabled or not reason else reason)

    def menu(self, title: str, action_ids: Iterable[str], parent: QWidget | None = None) -> QMenu:
        """A menu of these actions, in this order; `SEPARATOR` draws a line."""
        menu = QMenu(title, parent or self._owner)
        menu.setToolTipsVisible(True)
        for action_id in action_ids:
            if action_id == SEPARATOR:
                menu.addSeparator()
            else:
                menu.addAction(self._actions[action_id])
        return menu

    def take_keys(self) -> None:
        """Have every action listen to the keys that were chosen for it, or to its own where none were."""
        for spec in self:
            action = self._actions[spec.id]
            action.setShortcuts([QKeySequence(keys) for keys in keys_of(spec)])
            if action.isEnabled():
                action.setToolTip(_tool_tip(spec))

    @property
    def owner(self) -> QWidget | None:
        """The widget that the shortcuts belong to; None once Qt has taken it apart."""
        return self._owner if isValid(self._owner) else None

    def _refuse_double(self, spec: ActionSpec) -> None:
        if spec.id in self._specs:
            raise ValueError(f"The action {spec.id} is there already.")
        for other in self:
            if other.context is spec.context and set(other.keys) & set(spec.keys):
                raise ValueError(f"{spec.id} and {other.id} have the same keys.")

    def _build_action(self, spec: ActionSpec) -> QAction:
        action = QAction(spec.title, self._owner)
        action.setObjectName(spec.id)
        action.setCheckable(spec.checkable)
        action.setToolTip(_tool_tip(spec))
        if spec.icon:
            action.setIcon(icon(spec.icon))
        action.setShortcuts([QKeySequence(keys) for keys in keys_of(spec)])
        action.setShortcutContext(spec.context)
        action.triggered.connect(lambda _checked=False: spec.handler())
        self._owner.addAction(action)
        return action


_tables: WeakSet[ActionTable] = WeakSet()
_chosen: dict[str, tuple[str, ...]] = {}


def open_tables() -> list[ActionTable]:
    """The tables of all windows and pages that are open."""
    return [table for table in _tables if table.owner is not None]


def tables_within(widget: QWidget) -> list[ActionTable]:
    """The tables of a page and its parts."""
    inside = [t for t in open_tables() if t.owner is widget or widget.isAncestorOf(t.owner)]  # type: ignore[arg-type]
    return sorted(inside, key=lambda table: [spec.id for spec in table])


def use_keys(chosen: Mapping[str, tuple[str, ...]]) -> None:
    """Give actions, by their ids, other keys than their own, in all tables that are open and that will be.

    An action that is not named has its own; one with an empty tuple has none.
    """
    _chosen.clear()
    _chosen.update(chosen)
    for table in open_tables():
        table.take_keys()


def keys_of(spec: ActionSpec) -> tuple[str, ...]:
    """The keys that an action listens to, in Qt's portable words."""
    return _chosen.get(spec.id, spec.keys)


def native_keys(keys: str) -> str:
    """Keys as this system writes them."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)


def _tool_tip(spec: ActionSpec) -> str:
    keys = keys_of(spec)
    return f"{spec.title} ({native_keys(keys[0])})" if keys else spec.title
