"""A form's field with its label above, its hint or its error below."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from kafkagui.core.wording import tr
from kafkagui.ui.theme import restyle
from kafkagui.ui.widgets.icon_label import IconLabel
from kafkagui.ui.widgets.layouts import column, row, text_label
from kafkagui.ui.widgets.wrapped_label import WrappedLabel


class FieldRow(QWidget):
    """Label, field, and below it the hint, or what is wrong: 2 px border, icon, what to do.

    Check when the field is left and on submit, not while it is typed in; `set_error("")` clears.

    Args:
        field: the widget that is edited.
        label: its name, which becomes its accessible name too.
        hint: one sentence under it.
    """

    def __init__(self, field: QWidget, label: str, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = field
        self._hint_text = hint
        self._error: WrappedLabel | None = None
        self._build(label)

    def _build(self, label: str) -> None:
        self._label: QLabel = text_label(label, "field")
        self._label.setBuddy(self.field)
        self.field.setAccessibleName(label)
        self._hint = WrappedLabel(self._hint_text, "small")
        if not self._hint_text:
            self._hint.hide()
        self._layout = column(self._label, self.field, self._hint, spacing=4, parent=self)
        self.field.setAccessibleDescription(self._hint_text)
        self.field.setProperty("invalid", "false")

    def _build_error(self) -> WrappedLabel:
        """The line below the field; not before there is an error, since most fields never have one."""
        error = WrappedLabel(role="err")
        self._error_line = QWidget(self)
        row(column(1, IconLabel("circle-x", "err", 14), None), (error, 1), spacing=6, parent=self._error_line)
        self._layout.addWidget(self._error_line)
        return error

    @property
    def error(self) -> str:
        """What is said to be wrong, or nothing."""
        return self._error.text() if self._error is not None else ""

    def set_error(self, text: str) -> None:
        """Say what is wrong with the field and what to do; an empty text says that all is well."""
        if self._error is None:
            if not text:
                return
            self._error = self._build_error()
        self._error.set_text(text)
        self._error_line.setVisible(bool(text))
        self._hint.setVisible(bool(self._hint_text) and not text)
        self.field.setAccessibleDescription(tr("Error: {reason}", reason=text) if text else self._hint_text)
        restyle(self.field, "invalid", "true" if text else "false")

    def set_label(self, label: str) -> None:
        """Call the field something else."""
        self._label.setText(label)
        self.field.setAccessibleName(label)


def labelled(field: QWidget, label: str, hint: str = "") -> FieldRow:
    """The field in a `FieldRow`."""
    return FieldRow(field, label, hint)


def labelled_beside(field: QWidget, label: str) -> QWidget:
    """The field with its label at its left, for bars."""
    words = text_label(label, "field")
    words.setBuddy(field)
    words.setAlignment(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
    field.setAccessibleName(label)
    holder = QWidget()
    row(words, (field, 1), spacing=8, parent=holder)
    return holder
