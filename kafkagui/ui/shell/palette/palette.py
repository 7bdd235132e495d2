"""The command palette."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QFrame, QListView, QWidget

from kafkagui.core.wording import tr
from kafkagui.ui.fonts import scaled
from kafkagui.ui.shell.palette.line_delegate import LineDelegate
from kafkagui.ui.shell.palette.line_model import LineModel, spoken
from kafkagui.ui.shell.palette.palette_field import PaletteField
from kafkagui.ui.shell.palette.palette_search import PaletteSearch
from kafkagui.ui.widgets.announcing import announce
from kafkagui.ui.widgets.dialog_frame import DialogFrame
from kafkagui.ui.widgets.empty_state import EmptyState
from kafkagui.ui.widgets.layouts import column, horizontal_rule, panel, row, text_label

_WIDTH_PX = 640
_HEIGHT_PX = 460
_TOP_PX = 92


class Palette(DialogFrame):
    """A field over the window; what fits what is typed stands below it.

    The keys stay in the field: up and down choose, Enter opens, Ctrl+Enter opens beside the page in front, Esc and a
    click elsewhere give the focus back.

    Args:
        search: finds what fits.
        window: the window it stands over.

    Signals:
        chosen(line, beside): a ``Line`` was chosen; the palette is closed.
    """

    chosen = Signal(object, bool)

    def __init__(self, search: PaletteSearch, window: QWidget) -> None:
        super().__init__(tr("Search topics, records and commands"), window)
        self._search = search
        self._build()
        self._connect()
        self._on_typed("")

    def _build(self) -> None:
        self.setWindowFlag(Qt.WindowType.FramelessWindowHint)
        self.field = PaletteField(self.windowTitle(), tr("Topics, records, commands, settings"))
        self.model = LineModel(self)
        self.lines = QListView()
        self.lines.setModel(self.model)
        self.lines.setItemDelegate(LineDelegate(self.lines))
        self.lines.setFrameShape(QFrame.Shape.NoFrame)
        self.lines.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.lines.setMouseTracking(True)
        self.lines.setAccessibleName(tr("What was found"))
        self.lines.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.nothing = EmptyState("search", "", "")
        self._build_layout()

    def _build_layout(self) -> None:
        field = row((self.field, 1), margins=(10, 8, 10, 8))
        inside = column(
            field, horizontal_rule(), (self.lines, 1), (self.nothing, 1), horizontal_rule(), self._foot(), spacing=0
        )
        inside.setContentsMargins(1, 1, 1, 1)
        column(panel("palette", inside), spacing=0, parent=self)
        self.resize(scaled(_WIDTH_PX), scaled(_HEIGHT_PX))

    @staticmethod
    def _foot() -> QWidget:
        keys = (("↑ ↓", tr("move")), (tr("Enter"), tr("open")), (tr("Ctrl Enter"), tr("open beside")))
        parts = [part for key, words in keys for part in (text_label(key, "key"), text_label(words, "small"), 8)]
        signs = text_label(tr("> commands   @ groups   # offset"), "small")
        foot = QWidget()
        row(*parts, None, signs, margins=(14, 6, 14, 7), spacing=6, parent=foot)
        return foot

    def _connect(self) -> None:
        self.field.textChanged.connect(self._on_typed)
        self.field.stepped.connect(self.step)
        self.field.entered.connect(self.choose)
        self.lines.clicked.connect(self._on_clicked)
        self._scrim.pressed.connect(self.reject)

    def choose(self, beside: bool = False) -> None:
        """Open the marked line, unless it cannot be done now."""
        line = self.model.line(self.lines.currentIndex().row())
        if line is not None and not line.entry.refusal:
            self.accept()
            self.chosen.emit(line, beside)

    def step(self, by: int) -> None:
        """Mark a line further down, or up; one step past an end comes out at the other."""
        rows = self.model.lines()
        if not rows:
            return
        at = rows.index(self.lines.currentIndex().row()) + by
        self._mark(rows[at % len(rows) if abs(by) == 1 else min(max(at, 0), len(rows) - 1)])

    def _mark(self, at: int) -> None:
        self.lines.setCurrentIndex(self.model.index(at, 0))
        # The heading of the first section belongs to its first line.
        if at == 1:
            self.lines.scrollToTop()
        line = self.model.line(at)
        if line is not None and QAccessible.isActive():
            announce(self, spoken(line), about="palette")

    def _on_typed(self, text: str) -> None:
        sections = self._search.search(text)
        self.model.show_sections(sections)
        self.lines.setVisible(bool(sections))
        self.nothing.setVisible(not sections)
        if sections:
            self._mark(1)
        else:
            title = tr("Nothing fits “{text}”", text=text.strip())
            hint = tr("Fewer letters find more. > finds commands, @ groups, topic #offset a record.")
            self.nothing.set_message("search", title, hint)
            announce(self, title, about="palette")

    def _on_clicked(self, index: QModelIndex) -> None:
        if self.model.line(index.row()) is not None:
            self.choose()

    def place_over(self, window: QWidget) -> None:
        """Near the upper edge of the window, where the eyes are."""
        left = (window.width() - self.width()) // 2
        self.move(window.mapToGlobal(QPoint(left, min(scaled(_TOP_PX), window.height() - self.height()))))
