"""The window as a screen reader meets it: roles, names, states, deeds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QWidget

Role = QAccessible.Role
_MOST_CHILDREN = 60
_COUNTED_ONLY = (Role.Table, Role.Tree, Role.List)
"""What may have millions of children: these are looked at one by one where a test asks for them."""


@dataclass(frozen=True)
class Place:
    """One object of the tree, and the names of those it stands in, from the outermost."""

    interface: QAccessibleInterface
    above: tuple[str, ...]

    @property
    def role(self) -> QAccessible.Role:
        return self.interface.role()

    @property
    def name(self) -> str:
        """What a screen reader says of it; a combo box is called by its description, since its name is its value."""
        what = QAccessible.Text.Description if self.role is Role.ComboBox else QAccessible.Text.Name
        return self.interface.text(what) or self.interface.text(QAccessible.Text.Name)

    @property
    def value(self) -> str:
        return self.interface.text(QAccessible.Text.Value)

    @property
    def is_focusable(self) -> bool:
        state, widget = self.interface.state(), self.interface.object()
        hands_on = isinstance(widget, QWidget) and widget.focusProxy() is not None
        return bool(state.focusable) and not state.disabled and not hands_on

    @property
    def is_checked(self) -> bool:
        return bool(self.interface.state().checked)

    def press(self) -> None:
        """Do the first thing it offers: press, toggle, show its menu."""
        action = self.interface.actionInterface()
        assert action is not None, f"{self} offers nothing to do"
        assert not self.interface.state().disabled, f"{self} is disabled"
        action.doAction(action.actionNames()[0])

    def write(self, text: str) -> None:
        """Put a text in place of what stands there."""
        editable = self.interface.editableTextInterface()
        if editable is None:
            self.interface.setText(QAccessible.Text.Value, text)
            return
        reading = self.interface.textInterface()
        editable.replaceText(0, reading.characterCount(), text)

    def read(self) -> str:
        """All of its text."""
        reading = self.interface.textInterface()
        return str(reading.text(0, reading.characterCount()))

    def __str__(self) -> str:
        kind = type(self.interface.object()).__name__
        return f"{self.role.name} “{self.name}” ({kind}) in {' > '.join(filter(None, self.above)) or 'the window'}"


def places(root: QWidget | QAccessibleInterface, above: tuple[str, ...] = ()) -> Iterator[Place]:
    """Everything in sight below a widget, itself first."""
    interface = QAccessible.queryAccessibleInterface(root) if isinstance(root, QWidget) else root
    if interface is None or not interface.isValid() or interface.state().invisible:
        return
    here = Place(interface, above)
    yield here
    if here.role in _COUNTED_ONLY:
        return
    for number in range(min(interface.childCount(), _MOST_CHILDREN)):
        yield from places(interface.child(number), (*above, interface.text(QAccessible.Text.Name)))


def place(root: QWidget, role: QAccessible.Role, name: str) -> Place:
    """The one place of this role and name."""
    found = [each for each in places(root) if each.role is role and each.name == name]
    assert len(found) == 1, [str(each) for each in found] or f"no {role.name} “{name}” among\n" + "\n".join(
        str(each) for each in places(root) if each.name
    )
    return found[0]


def has_place(root: QWidget, role: QAccessible.Role, name: str) -> bool:
    """Whether there is such a place."""
    return any(each.role is role and each.name == name for each in places(root))


class SpokenTable:
    """A table, cell by cell, as a screen reader goes through it."""

    def __init__(self, table: Place) -> None:
        self.table = table.interface
        self.columns = 0
        while self._child(self.columns).role() in (Role.Pane, Role.ColumnHeader):
            self.columns += 1
        self.headings = [self._child(at).text(QAccessible.Text.Name) for at in range(1, self.columns)]

    def _child(self, number: int) -> QAccessibleInterface:
        child: QAccessibleInterface = self.table.child(number)
        assert child is not None
        return child

    @property
    def rows(self) -> int:
        return self.table.childCount() // self.columns - 1

    def cell(self, row: int, heading: str) -> QAccessibleInterface:
        """The cell in a row under a heading; it knows its row and heading itself."""
        cell = self._child((row + 1) * self.columns + 1 + self.headings.index(heading))
        own = cell.tableCellInterface()
        assert own.rowIndex() == row
        assert [each.text(QAccessible.Text.Name) for each in own.columnHeaderCells()] == [heading]
        return cell

    def words(self, row: int, heading: str) -> str:
        """What a cell says."""
        return str(self.cell(row, heading).text(QAccessible.Text.Name))
