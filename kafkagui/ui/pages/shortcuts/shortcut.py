"""An action as the Keyboard shortcuts page shows it, and which keys it may have."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeySequence

from kafkagui.core.wording import tr
from kafkagui.ui.actions import ActionTable

_MODIFIERS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
_STANDARD = QKeySequence.StandardKey
_EDITING = (
    _STANDARD.Copy, _STANDARD.Cut, _STANDARD.Paste, _STANDARD.Undo, _STANDARD.Redo, _STANDARD.SelectAll, _STANDARD.Find,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Shortcut:
    """An action and the keys it has when a person chooses none.

    ``pages`` are the kinds of pages where its keys act; none stands for the whole window.
    """

    action_id: str
    title: str
    group: str
    own_keys: tuple[str, ...]
    pages: frozenset[str] = frozenset()

    def meets(self, other: Shortcut) -> bool:
        """Whether there is a place where the keys of both act."""
        return not self.pages or not other.pages or bool(self.pages & other.pages)


def shortcuts_of(tables: Iterable[ActionTable], page: str = "") -> list[Shortcut]:
    """The actions of tables that belong to one kind of page, or to the window."""
    pages = frozenset({page}) if page else frozenset()
    return [
        Shortcut(spec.id, spec.title, spec.group or tr("Window"), spec.keys, pages)
        for table in tables
        for spec in table
    ]


def joined(shortcuts: Iterable[Shortcut]) -> list[Shortcut]:
    """Each action once, with all the pages where it is found."""
    found: dict[str, Shortcut] = {}
    for shortcut in shortcuts:
        known = found.get(shortcut.action_id)
        both = shortcut if known is None else replace(known, pages=known.pages | shortcut.pages)
        found[shortcut.action_id] = both
    return list(found.values())


def refusal(keys: str) -> str:
    """Why an action cannot have these keys; empty if it can."""
    sequence = QKeySequence(keys)
    combination: QKeyCombination = sequence[0]  # type: ignore[index]
    is_function_key = Qt.Key.Key_F1 <= combination.key() <= Qt.Key.Key_F35
    if not is_function_key and not combination.keyboardModifiers() & _MODIFIERS:
        return tr("Hold Ctrl or Alt: alone, this key is typed into fields.")
    if any(sequence in QKeySequence.keyBindings(standard) for standard in _EDITING):
        return tr("Every field uses these keys for editing.")
    return ""
