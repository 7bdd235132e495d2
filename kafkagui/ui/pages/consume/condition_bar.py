"""The filter line of the Consume page: conditions as one types, what is wrong with them, and the search by them."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kafkagui.core.filters.text_cursor import FilterRefused
from kafkagui.core.wording import tr
from kafkagui.ui.pages.consume.cell_conditions import added
from kafkagui.ui.pages.consume.kept_searches import KeptSearches
from kafkagui.ui.pages.consume.search_menu import SearchMenu
from kafkagui.ui.widgets.announcing import announce
from kafkagui.ui.widgets.button import Button
from kafkagui.ui.widgets.icon_button import IconButton
from kafkagui.ui.widgets.info_strip import InfoStrip
from kafkagui.ui.widgets.layouts import column, panel, row, text_label
from kafkagui.ui.widgets.scaled_size import scale_height
from kafkagui.ui.widgets.search_field import SearchField


class ConditionBar(QWidget):
    """A line for conditions, and how many of the records have them.

    Args:
        kept: lines that were given a name.

    Signals:
        line_changed(text): the line has been the same for 250 ms, or was chosen or cleared.
        search_requested: the topic is to be searched by the line.
        left: Esc was pressed in the empty line.
        went_down: Down was pressed in the line.
    """

    line_changed = Signal(str)
    search_requested = Signal()
    left = Signal()
    went_down = Signal()

    def __init__(self, kept: KeptSearches, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._build(kept)
        self._connect()

    def _build(self, kept: KeptSearches) -> None:
        self.field = SearchField(tr("Filter records"))
        self.field.setPlaceholderText(tr('Filter: word, "exact phrase", key:…, value.status = "FAILED", partition:0 …'))
        self.menu = SearchMenu(kept, self)
        self.menu_button = IconButton("bookmark", tr("Kept filters and examples"))
        self.count = text_label("", "small")
        self.search = Button(tr("Search topic"), icon_name="search")
        self.search.setToolTip(tr("Read the whole range again and show only what matches."))
        self.search.setEnabled(False)
        line = row((self.field, 1), self.menu_button, self.count, self.search, margins=(16, 0, 12, 0))
        bar = panel("pageBar", line)
        scale_height(bar, 44)
        self.problem = InfoStrip("", "err")
        self._below = panel("pageBar", row(self.problem, margins=(16, 6, 12, 6)))
        self._below.hide()
        column(bar, self._below, spacing=0, parent=self)

    def _connect(self) -> None:
        self.field.searched.connect(self.line_changed)
        self.field.textChanged.connect(self._on_text_changed)
        self.field.left.connect(self.left)
        self.field.went_down.connect(self.went_down)
        self.search.clicked.connect(self.search_requested)
        self.menu.line_chosen.connect(self.set_line)
        self.menu_button.clicked.connect(self._pop_up_menu)

    @property
    def line(self) -> str:
        """The line as it stands."""
        return self.field.text()

    def set_line(self, text: str) -> None:
        """Put another line in place, and use it at once."""
        self.field.setText(text)
        self.field.returnPressed.emit()

    def add(self, condition: str) -> None:
        """Look for this, too."""
        self.set_line(added(self.line, condition))

    def show_problem(self, refused: FilterRefused | None) -> None:
        """Say where the line is wrong and why; None when it is not."""
        self._below.setVisible(refused is not None)
        if refused is None:
            return
        words = tr("Character {place}: {reason}", place=refused.at + 1, reason=str(refused))
        self.problem.set_message(words, "err")
        announce(self, words, about="filter")

    def show_failure(self, words: str) -> None:
        """Say why filtering ended early."""
        self._below.setVisible(True)
        self.problem.set_message(words, "err")

    def show_count(self, shown: int | None, total: int, *, is_done: bool = True) -> None:
        """Say how many of the records match; None: none are looked for."""
        if shown is None:
            self.count.setText("")
            return
        words = tr("{shown:,} of {total:,} match", shown=shown, total=total)
        self.count.setText(words if is_done else tr("{words} …", words=words))

    def _on_text_changed(self, text: str) -> None:
        self.menu.set_line(text)
        self.search.setEnabled(bool(text.strip()))

    def _pop_up_menu(self) -> None:
        self.menu.popup(self.menu_button.mapToGlobal(self.menu_button.rect().bottomLeft()))
