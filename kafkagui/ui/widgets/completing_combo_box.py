"""A field of one line that suggests what may be meant."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit, QStyledItemDelegate, QWidget


class CompletingComboBox(QComboBox):
    """A field with suggestions: what is typed need not be among them; a part of a word finds it.

    Signals:
        text_settled(text): Enter was pressed, the field was left, or a suggestion was taken.
    """

    text_settled = Signal(str)

    def __init__(self, name: str, *, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settled = ""
        self._is_refilled = False
        self._are_lists_dressed = False
        self._build(name, placeholder)
        self._connect()

    def _build(self, name: str, placeholder: str) -> None:
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setAccessibleName(name)
        self.setAccessibleDescription(name)
        line = self._line()
        line.setPlaceholderText(placeholder)
        line.setAccessibleName(name)
        # A topic that is dropped here is chosen by the page; the line would put it between the letters.
        line.setAcceptDrops(False)
        completer = QCompleter(self.model(), self)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setCompleter(completer)

    def _connect(self) -> None:
        self._line().editingFinished.connect(self._settle)
        self._line().textChanged.connect(self._on_text_changed)
        self.activated.connect(self._settle)

    @property
    def text(self) -> str:
        """What stands in the field."""
        return self.currentText()

    def set_text(self, text: str) -> None:
        """Put a text into the field."""
        self.setEditText(text)
        self._settle()

    def set_suggestions(self, texts: Iterable[str]) -> None:
        """Offer other suggestions; what is typed stays."""
        typed = self.currentText()
        blocked = self.blockSignals(True)
        self._is_refilled = True
        self.clear()
        self.addItems(list(texts))
        self.setEditText(typed)
        self._is_refilled = False
        self.blockSignals(blocked)

    def _line(self) -> QLineEdit:
        line = self.lineEdit()
        if line is None:
            raise RuntimeError("An editable combo box has a line to type in.")
        return line

    def _on_text_changed(self) -> None:
        # A screen reader, or a program that types for a person, writes without going there first.
        if not self._line().hasFocus() and not self._is_refilled:
            self._settle()

    def _settle(self) -> None:
        if self.currentText() != self._settled:
            self._settled = self.currentText()
            self.text_settled.emit(self._settled)

    def _dress_lists(self) -> None:
        """Let the lists wear the theme; not before one may be wanted, since this makes Qt build them."""
        if self._are_lists_dressed:
            return
        self._are_lists_dressed = True
        # Qt's own delegate of a combo box paints without the stylesheet.
        self.setItemDelegate(QStyledItemDelegate(self))
        completer = self.completer()
        suggestions = completer.popup() if completer is not None else None
        if suggestions is not None:
            suggestions.setProperty("popup", "true")

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._dress_lists()
        super().focusInEvent(event)

    def showPopup(self) -> None:
        self._dress_lists()
        super().showPopup()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
