"""The menu of the filter line: lines that were kept, and examples of every condition."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QInputDialog, QMenu, QWidget

from kafkagui.core.filters.examples import EXAMPLES
from kafkagui.core.wording import tr
from kafkagui.ui.icons import icon
from kafkagui.ui.pages.consume.kept_searches import KeptSearches

_SHOWN_CHARACTERS = 60


class SearchMenu(QMenu):
    """Filled anew each time it opens.

    Args:
        kept: the named lines.

    Signals:
        line_chosen(text): this line is to be used.
    """

    line_chosen = Signal(str)

    def __init__(self, kept: KeptSearches, parent: QWidget | None = None) -> None:
        super().__init__(tr("Filters"), parent)
        self._kept = kept
        self._line = ""
        self._parts: list[QMenu] = []
        self._fill()
        self.aboutToShow.connect(self._fill)

    def set_line(self, line: str) -> None:
        """The line that stands in the field and can be kept."""
        self._line = line

    def _fill(self) -> None:
        self.clear()
        for part in self._parts:
            part.deleteLater()
        self._parts = []
        kept = self._kept.all()
        for name, line in kept:
            self.addAction(icon("bookmark"), _plain(name), partial(self.line_chosen.emit, line)).setToolTip(line)
        self.addSeparator()
        keep = self.addAction(icon("plus"), tr("Keep this filter…"), self._ask_name)
        keep.setEnabled(bool(self._line.strip()))
        if kept:
            forget = self._part(tr("Forget"), "trash-2")
            for name, _line in kept:
                forget.addAction(_plain(name), partial(self._kept.forget, name))
        examples = self._part(tr("Examples"), "book-open")
        for words, line in EXAMPLES:
            examples.addAction(_plain(f"{tr(words)}\t{line}"), partial(self.line_chosen.emit, line))

    def _part(self, title: str, icon_name: str) -> QMenu:
        part = QMenu(title, self)
        part.setIcon(icon(icon_name))
        self.addMenu(part)
        self._parts.append(part)
        return part

    def _ask_name(self) -> None:
        dialog = QInputDialog(self.parentWidget())
        dialog.setWindowTitle(tr("Keep this filter"))
        dialog.setLabelText(tr("Name"))
        dialog.setOkButtonText(tr("Keep"))
        dialog.setCancelButtonText(tr("Cancel"))
        dialog.setTextValue(self._line[:_SHOWN_CHARACTERS])
        dialog.textValueSelected.connect(self._on_named)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_named(self, name: str) -> None:
        if name.strip():
            self._kept.keep(name.strip(), self._line)


def _plain(text: str) -> str:
    """A text in a menu, where "&" would mark a letter."""
    return text.replace("&", "&&")
