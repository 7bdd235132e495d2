"""One record in full: where it stands, its value, key, headers and bytes."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QStackedWidget, QTabBar, QWidget

from kafkagui.codecs.shown import AUTOMATIC, READERS
from kafkagui.codecs.table import codec
from kafkagui.core.records import Header, StoredRecord
from kafkagui.core.text_display import one_line
from kafkagui.core.wording import mark, tr
from kafkagui.ui.fonts import scaled
from kafkagui.ui.models.pair_model import Pair
from kafkagui.ui.pages.consume.content_view import ContentView
from kafkagui.ui.pages.consume.format_memory import Formats
from kafkagui.ui.pages.consume.record_head import RecordHead
from kafkagui.ui.widgets.combo_box import ComboBox
from kafkagui.ui.widgets.icon_button import IconButton
from kafkagui.ui.widgets.layouts import column, horizontal_rule, panel, row, text_label
from kafkagui.ui.widgets.pair_table import PairTable

TABS = (mark("Value"), mark("Key"), mark("Headers"), mark("Hex"))
_VALUE, _KEY, _HEADERS, _HEX = range(4)
_HEADER_CHARACTERS = 2_000
_ROW_PX = 28
_MOST_ROWS_BELOW = 4
_BELOW_FROM_PX = 440
"""Height of the view from which there is room for headers below the content."""

_FACTS_FROM_PX = 250
"""Height of the view from which there is room for where and when the record was written."""

_COUNT_FROM_PX = 380
"""Width of the view from which there is room for the number of headers in their tab."""

_TAB_ROW_GAPS_PX = 30


def reader_choices() -> list[tuple[str, str]]:
    """The formats that keys and values can be read as, with their titles."""
    return [(each, tr("Automatic") if each == AUTOMATIC else tr(codec(each).title)) for each in READERS]


class RecordView(QWidget):
    """Shows one record; what is copied or composed again from here is the record itself, not its view.

    Signals:
        formats_chosen(Formats): keys or values are to be read by another format.
        left: Esc was pressed; the focus goes back to the table.
    """

    formats_chosen = Signal(object)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.record: StoredRecord | None = None
        self._formats = Formats()
        self.zone = ""
        self._build()
        self._connect()

    def _build(self) -> None:
        self.head = RecordHead()
        self._build_tabs()
        self.content = ContentView()
        self.headers = _headers_table(tr("Headers"))
        self._pages = QStackedWidget()
        self._pages.addWidget(self.content)
        self._pages.addWidget(panel("surface", row(self.headers, margins=(8, 4, 8, 0))))
        self._build_below()
        tab_row = row(self.tabs, None, self.format, self.wrap, margins=(8, 0, 10, 0), spacing=4)
        top = column(self.head, tab_row, horizontal_rule(), spacing=0)
        surface = panel("surface", column(top, (self._pages, 1), self._below, spacing=0))
        column(surface, spacing=0, parent=self)

    def _build_tabs(self) -> None:
        self.tabs = QTabBar()
        self.tabs.setProperty("inner", "true")
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setUsesScrollButtons(False)
        self.tabs.setAccessibleName(tr("Parts of the record"))
        for name in TABS:
            self.tabs.addTab(tr(name))
        choices = [(value, tr("Auto") if value == AUTOMATIC else words) for value, words in reader_choices()]
        self.format = ComboBox(tr("Read as"), choices, flat=True)
        self.wrap = IconButton("wrap-text", tr("Wrap lines"), checkable=True)

    def _build_below(self) -> None:
        """The headers below the content, so that they are in sight without a click."""
        self.headers_below = _headers_table(tr("Headers below the content"))
        caption = text_label(tr("Headers"), "strong")
        words = row(caption, margins=(16, 8, 16, 4))
        self._below = panel(
            "surface", column(horizontal_rule(), words, row(self.headers_below, margins=(8, 0, 8, 0)), spacing=0)
        )
        self._below.hide()

    def _connect(self) -> None:
        self.tabs.currentChanged.connect(self._fill)
        self.format.chosen.connect(self._on_format_chosen)
        self.wrap.toggled.connect(self.content.text.set_wrapped)

    def show_record(self, record: StoredRecord, zone: str, formats: Formats) -> None:
        """Show a record, its time in a zone, its key and value by these formats."""
        same = record is self.record and formats == self._formats
        self.record, self._formats, self.zone = record, formats, zone
        self.head.show_record(record, zone, formats.key)
        if same:
            return
        self._name_headers()
        pairs = [Pair(one_line(header.name, _HEADER_CHARACTERS), header_text(header)) for header in record.headers]
        self.headers.set_pairs(pairs)
        self.headers_below.set_pairs(pairs)
        self._fill()

    @property
    def formats(self) -> Formats:
        """By which key and value are read."""
        return self._formats

    def _fill(self) -> None:
        record, tab = self.record, self.tabs.currentIndex()
        if record is None:
            return
        self._pages.setCurrentIndex(1 if tab == _HEADERS else 0)
        self.format.setVisible(tab in {_VALUE, _KEY})
        self.wrap.setVisible(tab != _HEADERS)
        self._fit_below()
        if tab == _HEX:
            self.content.show_hex(record.value)
        elif tab in {_VALUE, _KEY}:
            self._fill_text(record, is_key=tab == _KEY)

    def _fill_text(self, record: StoredRecord, *, is_key: bool) -> None:
        codec_id = self._formats.key if is_key else self._formats.value
        blocked = self.format.blockSignals(True)
        self.format.set_value(codec_id)
        self.format.blockSignals(blocked)
        self._fit_format()
        data, part = (record.key, "key") if is_key else (record.value, "value")
        self.content.show_bytes(data, codec_id, part=part, problem=record.problem)

    def _fit_format(self) -> None:
        """As wide as what is chosen, so that it leaves the tabs their room; its list is as wide as it needs."""
        words = self.format.fontMetrics().horizontalAdvance(self.format.currentText())
        room = self.width() - self.tabs.sizeHint().width() - self.wrap.width() - _TAB_ROW_GAPS_PX
        self.format.setFixedWidth(max(min(words + scaled(36), room), scaled(48)))

    def _fit(self) -> None:
        """Give way where the view is narrow or low."""
        self._name_headers()
        self._fit_format()
        self._fit_below()
        self.head.set_low(self.height() < scaled(_FACTS_FROM_PX))

    def _name_headers(self) -> None:
        count = len(self.record.headers) if self.record is not None else 0
        says_count = count and self.width() >= scaled(_COUNT_FROM_PX)
        self.tabs.setTabText(_HEADERS, tr("Headers {count:,}", count=count) if says_count else tr("Headers"))

    def _fit_below(self) -> None:
        count = len(self.record.headers) if self.record is not None else 0
        has_room = self.height() >= scaled(_BELOW_FROM_PX)
        self._below.setVisible(bool(count) and has_room and self.tabs.currentIndex() != _HEADERS)
        # One row for the headings, one pixel for the frame.
        self.headers_below.setFixedHeight(scaled(_ROW_PX) * (min(count, _MOST_ROWS_BELOW) + 1) + 6)

    def _on_format_chosen(self, codec_id: str) -> None:
        is_key = self.tabs.currentIndex() == _KEY
        self.formats_chosen.emit(self._formats._replace(**{"key" if is_key else "value": codec_id}))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()


def header_text(header: Header) -> str | None:
    """A header's value on one line: text, else ``0x`` and its bytes in hex; None is null."""
    if header.value is None:
        return None
    try:
        text = header.value.decode("utf-8")
    except UnicodeDecodeError:
        return _hex(header.value)
    if any(not character.isprintable() for character in text):
        return _hex(header.value)
    return one_line(text, _HEADER_CHARACTERS)


def _hex(data: bytes) -> str:
    cut = "…" if len(data) > _HEADER_CHARACTERS // 2 else ""
    return "0x" + data[: _HEADER_CHARACTERS // 2].hex() + cut


def _headers_table(name: str) -> PairTable:
    table = PairTable(name, read_only=True)
    table.setProperty("framed", "false")
    table.setFrameShape(QFrame.Shape.NoFrame)
    return table
