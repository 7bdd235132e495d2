"""One record in full: where it stands, its value, key, headers and bytes."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QStackedWidget, QTabBar, QWidget

from kafkagui.codecs.hex_dump import row_count, rows
from kafkagui.codecs.preview import preview
from kafkagui.codecs.shown import AUTOMATIC, READERS, Shown, shown
from kafkagui.codecs.table import codec
from kafkagui.core.records import StoredRecord, TimestampType
from kafkagui.core.text_display import one_line
from kafkagui.core.times import full
from kafkagui.ui.models.pair_model import Pair
from kafkagui.ui.pages.consume.copy_menu import CopyMenu
from kafkagui.ui.pages.consume.record_model import size_text
from kafkagui.ui.widgets.button import Button
from kafkagui.ui.widgets.code_editor import CodeEditor
from kafkagui.ui.widgets.combo_box import ComboBox
from kafkagui.ui.widgets.elided_label import ElidedLabel
from kafkagui.ui.widgets.icon_button import IconButton
from kafkagui.ui.widgets.info_strip import InfoStrip
from kafkagui.ui.widgets.json_highlighter import JsonHighlighter
from kafkagui.ui.widgets.layouts import column, horizontal_rule, panel, row, text_label
from kafkagui.ui.widgets.pair_table import PairTable

_TABS = ("Value", "Key", "Headers", "Hex")
_VALUE, _KEY, _HEADERS, _HEX = range(4)
_TEXT_LIMIT = 262_144
"""Bytes that are laid out at once; more would hold the window up, and "Show all" shows them."""
_HEX_ROWS = 4_096
_TIMESTAMP_WORDS = {
    TimestampType.CREATE_TIME: "create time",
    TimestampType.LOG_APPEND_TIME: "log append time",
    TimestampType.NONE: "no timestamp type",
}


def reader_choices() -> list[tuple[str, str]]:
    """The formats that keys and values can be read as, with their titles."""
    return [(each, "Automatic" if each == AUTOMATIC else codec(each).title) for each in READERS]


class RecordView(QWidget):
    """Shows one record; what is copied or composed again from here is the record itself, not its view.

    Signals:
        previous_requested, next_requested: a person asks for the neighbour.
        compose_requested(record): a person wants to edit and send it again.
        announced(title, text): something was copied that needs a word.
    """

    previous_requested = Signal()
    next_requested = Signal()
    compose_requested = Signal(object)
    announced = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._record: StoredRecord | None = None
        self._zone = "local"
        self._shows_all = False
        self._codecs = {_VALUE: AUTOMATIC, _KEY: AUTOMATIC}
        self._build()
        self._connect()

    def _build(self) -> None:
        self._build_head()
        self._build_tabs()
        head = row(
            (self._title, 1), self.previous, self.next, self.copy, self.compose, margins=(16, 8, 10, 4), spacing=4
        )
        tab_row = row(self._tabs, None, self.format, self.wrap, margins=(8, 0, 10, 0), spacing=4)
        top = column(head, self._grid, tab_row, horizontal_rule(), spacing=0)
        surface = panel("surface", column(top, self._note, (self._pages, 1), spacing=0))
        column(surface, spacing=0, parent=self)

    def _build_head(self) -> None:
        self._title = ElidedLabel("", "h2")
        self.previous = IconButton("chevron-up", "Previous record (K)")
        self.next = IconButton("chevron-down", "Next record (J)")
        self.copy = Button("Copy as", "ghost", icon_name="copy", name="Copy the record as")
        self.copy_menu = CopyMenu(self)
        self.copy.setMenu(self.copy_menu)
        self.compose = IconButton("send", "Edit and send again (Ctrl+E)")
        self._grid = QGridLayout()
        self._grid.setContentsMargins(16, 0, 16, 8)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(1, 1)
        self._facts = {name: text_label("", selectable=True) for name in ("Partition", "Offset", "Timestamp", "Size")}
        for line, (name, label) in enumerate(self._facts.items()):
            self._grid.addWidget(text_label(name, "small"), line, 0)
            self._grid.addWidget(label, line, 1)

    def _build_tabs(self) -> None:
        self._tabs = QTabBar()
        self._tabs.setProperty("inner", "true")
        self._tabs.setDrawBase(False)
        self._tabs.setExpanding(False)
        self._tabs.setAccessibleName("Parts of the record")
        for name in _TABS:
            self._tabs.addTab(name)
        self.format = ComboBox("Read as", reader_choices(), flat=True)
        self.wrap = IconButton("wrap-text", "Wrap lines", checkable=True)
        self._note = InfoStrip("", "warn", link="Show all")
        self._note.hide()
        self.text = CodeEditor("Record content", highlighter=JsonHighlighter, read_only=True, bare=True)
        self.headers = PairTable("Headers", read_only=True)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.text)
        self._pages.addWidget(self.headers)

    def _connect(self) -> None:
        self._tabs.currentChanged.connect(self._on_tab_changed)
        self.format.chosen.connect(self._on_format_chosen)
        self.wrap.toggled.connect(self.text.set_wrapped)
        self._note.link_clicked.connect(self._on_show_all)
        self.previous.clicked.connect(self.previous_requested)
        self.next.clicked.connect(self.next_requested)
        self.compose.clicked.connect(self._on_compose)
        self.copy_menu.copied.connect(self.announced)

    @property
    def record(self) -> StoredRecord | None:
        """The record that is shown."""
        return self._record

    def show_record(self, record: StoredRecord, zone: str) -> None:
        """Show a record, its times in a zone."""
        self._record, self._zone, self._shows_all = record, zone, False
        self.copy_menu.set_record(record)
        key = "null key" if record.key is None else one_line(record.key.decode("utf-8", "replace"), 80) or "empty key"
        self._title.set_text(key)
        words = _TIMESTAMP_WORDS[record.timestamp_type]
        self._facts["Partition"].setText(f"{record.partition} of {record.topic}")
        self._facts["Offset"].setText(f"{record.offset:,}")
        self._facts["Timestamp"].setText(f"{full(record.timestamp_ms, zone)} ({words})")
        self._facts["Size"].setText(f"key {_size(record.key)} · value {_size(record.value)}")
        self._tabs.setTabText(_HEADERS, f"Headers {len(record.headers)}" if record.headers else "Headers")
        self.headers.set_pairs(Pair(h.name, None if h.value is None else shown(h.value).text) for h in record.headers)
        self._fill()

    def set_value_codec(self, codec_id: str) -> None:
        """Read the value by this format."""
        self._codecs[_VALUE] = codec_id
        self._fill()

    def _fill(self) -> None:
        record, tab = self._record, self._tabs.currentIndex()
        if record is None:
            return
        self._pages.setCurrentIndex(1 if tab == _HEADERS else 0)
        self.format.setVisible(tab in self._codecs)
        self.wrap.setVisible(tab != _HEADERS)
        self._note.hide()
        if tab == _HEX:
            self._fill_hex(record.value)
        elif tab in self._codecs:
            self._fill_text(record.value if tab == _VALUE else record.key, self._codecs[tab])

    def _fill_text(self, data: bytes | None, codec_id: str) -> None:
        blocked = self.format.blockSignals(True)
        self.format.set_value(codec_id)
        self.format.blockSignals(blocked)
        cut = data is not None and len(data) > _TEXT_LIMIT and not self._shows_all
        readable = _beginning(data) if cut and data is not None else shown(data, codec_id)
        self.text.set_highlighter(JsonHighlighter if readable.codec_id == "json" else None)
        self.text.set_text(readable.text)
        problem = self._record.problem if self._record is not None else ""
        if cut and data is not None:
            self._say(f"The first {_TEXT_LIMIT:,} of {len(data):,} bytes, as they are.", link=True)
        elif problem or not readable.fits:
            self._say(problem or readable.note)

    def _fill_hex(self, value: bytes | None) -> None:
        data = value or b""
        limit = None if self._shows_all else _HEX_ROWS
        self.text.set_highlighter(None)
        self.text.set_text("\n".join(rows(data, 0, limit)))
        if value is None:
            self._say("There is no value (null).")
        elif limit is not None and row_count(len(data)) > limit:
            self._say(f"The first {limit * 16:,} of {len(data):,} bytes.", link=True)

    def _say(self, text: str, *, link: bool = False) -> None:
        self._note.set_message(text, "warn")
        self._note.set_link_shown(link)
        self._note.show()

    def _on_tab_changed(self, _tab: int) -> None:
        self._shows_all = False
        self._fill()

    def _on_format_chosen(self, codec_id: str) -> None:
        if self._tabs.currentIndex() in self._codecs:
            self._codecs[self._tabs.currentIndex()] = codec_id
            self._fill()

    def _on_show_all(self) -> None:
        self._shows_all = True
        self._fill()

    def _on_compose(self) -> None:
        if self._record is not None:
            self.compose_requested.emit(self._record)


def _beginning(data: bytes) -> Shown:
    """The first bytes of a big value: as text where they are, else as hex."""
    return shown(preview(data, _TEXT_LIMIT).encode(), "text")


def _size(data: bytes | None) -> str:
    return "null" if data is None else size_text(len(data))
