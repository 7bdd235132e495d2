"""A record in a window of its own, to be kept in sight beside others."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from kafkagui.core.records import StoredRecord
from kafkagui.ui.fonts import scaled
from kafkagui.ui.pages.consume.format_memory import Formats
from kafkagui.ui.pages.consume.record_copy import CopyForm
from kafkagui.ui.pages.consume.record_view import RecordView
from kafkagui.ui.theme import current_theme
from kafkagui.ui.widgets.layouts import column

_SIZE_PX = (560, 640)


class RecordWindow(QWidget):
    """Shows one record; Esc closes it.

    Args:
        record: which.
        zone: the zone of its time.
        formats: by which its key and value are read at first.
        page: what it belongs to and closes with.

    Signals:
        copy_wanted(record, form): it is to be copied.
        compose_wanted(record): it is to be opened in the composer.
    """

    copy_wanted = Signal(object, object)
    compose_wanted = Signal(object)

    def __init__(self, record: StoredRecord, zone: str, formats: Formats, page: QWidget) -> None:
        super().__init__(page, Qt.WindowType.Window)
        self.record = record
        self._zone = zone
        self._build(formats)
        self._connect()

    def _build(self, formats: Formats) -> None:
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.view = RecordView()
        self.view.show_record(self.record, self._zone, formats)
        head = self.view.head
        for button in (head.previous, head.next, head.close_button):
            button.hide()
        column(self.view, spacing=0, parent=self)
        self.setWindowTitle(f"{head.title.text()} · {self.record.topic} {self.record.partition}:{self.record.offset:,}")
        self.resize(*(scaled(side) for side in _SIZE_PX))
        current_theme().dress(self)

    def _connect(self) -> None:
        self.view.left.connect(self.close)
        self.view.formats_chosen.connect(self._on_formats_chosen)
        self.view.head.copy_menu.form_chosen.connect(self._on_form_chosen)
        self.view.head.compose.clicked.connect(lambda: self.compose_wanted.emit(self.record))

    def _on_formats_chosen(self, formats: Formats) -> None:
        self.view.show_record(self.record, self._zone, formats)

    def _on_form_chosen(self, form: CopyForm) -> None:
        self.copy_wanted.emit(self.record, form)
