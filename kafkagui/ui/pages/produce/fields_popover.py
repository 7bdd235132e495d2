"""A popover of text fields that are built when they are first looked at."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property, partial
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kafkagui.core.wording import tr
from kafkagui.ui.pages.produce.popover import Popover
from kafkagui.ui.widgets.field_row import FieldRow
from kafkagui.ui.widgets.layouts import column
from kafkagui.ui.widgets.text_field import TextField


class FieldSpec(NamedTuple):
    """One field: its name in the draft, its label, a sentence below it, and what stands in it while it is empty."""

    name: str
    label: str
    hint: str = ""
    placeholder: str = ""


class FieldsPopover(Popover):
    """Knows its texts from the start; the fields for them follow, since most records are sent without a look here.

    Args:
        name: accessible name.
        fields: from top to bottom.
        texts: what stands in each field at first.
        parent: the widget whose button opens it.

    Signals:
        changed: a value is another now.
    """

    changed = Signal()

    def __init__(self, name: str, fields: Sequence[FieldSpec], texts: dict[str, str], parent: QWidget) -> None:
        super().__init__(name, parent)
        self._fields = tuple(fields)
        self._texts = dict(texts)

    @cached_property
    def rows(self) -> dict[str, FieldRow]:
        """The fields by their names."""
        rows = {spec.name: self._build_row(spec) for spec in self._fields}
        self.set_content(column(*self.head(), *rows.values(), spacing=10))
        self._show_errors(rows)
        return rows

    def _build_row(self, spec: FieldSpec) -> FieldRow:
        line = TextField(mono=True, placeholder=tr(spec.placeholder))
        line.setText(self._texts[spec.name])
        line.textChanged.connect(partial(self._texts.__setitem__, spec.name))
        line.editingFinished.connect(self.settle)
        return FieldRow(line, tr(spec.label), tr(spec.hint))

    def _show_errors(self, rows: dict[str, FieldRow]) -> None:
        wrong, message = self.first_problem()
        for name, field in rows.items():
            field.set_error(message if name == wrong else "")

    # -- for the forms ------------------------------------------------------------------------------------

    def head(self) -> Sequence[QWidget]:
        """What stands above the fields."""
        return ()

    def first_problem(self) -> tuple[str, str]:
        """The first field that is wrong, and what is wrong with it; two empty texts when all is well."""
        return "", ""

    def text(self, name: str) -> str:
        """What stands in a field, without the spaces around it."""
        return self._texts[name].strip()

    def settle(self) -> None:
        """Look at what was typed and tell of it."""
        self.problem()
        self.changed.emit()

    # -- for the page -------------------------------------------------------------------------------------

    def problem(self) -> str:
        """What is wrong with the fields, shown beside the field too; empty when all is well."""
        if "rows" in self.__dict__:
            self._show_errors(self.rows)
        return self.first_problem()[1]

    def texts(self) -> dict[str, str]:
        """The fields as they stand, for the draft."""
        return dict(self._texts)

    def set_texts(self, texts: dict[str, str]) -> None:
        """Take ``texts`` back."""
        self._texts |= {name: texts[name] for name in self._texts if name in texts}
        if "rows" in self.__dict__:
            for name, field in self.rows.items():
                assert isinstance(field.field, TextField)  # noqa: S101 - built above
                field.field.setText(self._texts[name])
        self.settle()

    def show_below(self, anchor: QWidget) -> None:
        """Open with the right edges aligned, kept on the screen."""
        # Built now, if they are not yet.
        _ = self.rows
        super().show_below(anchor)
