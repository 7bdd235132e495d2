"""The composer's first tab: one message."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kafkagui.codecs.shown import shown
from kafkagui.core.errors import InputRefused
from kafkagui.core.records import Header, OutgoingRecord
from kafkagui.services.compose import Draft, Typed, compose
from kafkagui.ui.pages.produce.headers_field import HeadersField
from kafkagui.ui.pages.produce.key_field import KeyField
from kafkagui.ui.pages.produce.partition_choice import PartitionChoice
from kafkagui.ui.pages.produce.record_options import RecordOptions
from kafkagui.ui.pages.produce.side_place import fit_side
from kafkagui.ui.pages.produce.value_field import ValueField
from kafkagui.ui.widgets.exact_text import is_kept_exactly
from kafkagui.ui.widgets.layouts import column, row


class MessageTab(QWidget):
    """Key, value, headers and options of one message.

    Signals:
        changed: anything of it is another now.
    """

    changed = Signal()

    def __init__(self, options: RecordOptions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.options = options
        self._build()
        self._connect()

    def _build(self) -> None:
        self.key = KeyField()
        self.value = ValueField()
        self.headers = HeadersField()
        self._side = QWidget()
        column((self.headers, 1), 4, self.options, spacing=6, parent=self._side)
        left = column(self.key, 4, (self.value, 1), spacing=6)
        self._layout = row((left, 1), self._side, margins=(16, 10, 16, 12), spacing=16, parent=self)
        fit_side(self._layout, self._side)

    def _connect(self) -> None:
        self.key.edited.connect(self.changed)
        self.value.edited.connect(self.changed)
        self.headers.edited.connect(self.changed)

    def set_side(self, *, compact: bool, stacked: bool) -> None:
        """Give the side less room in a narrow window, or put it below."""
        fit_side(self._layout, self._side, compact=compact, stacked=stacked)

    def record(self, topic: str, partition: int | None) -> OutgoingRecord:
        """The message as a record.

        Raises:
            InputRefused: naming the field that is wrong.
        """
        stamp = self.options.chosen_timestamp_ms()
        draft = Draft(topic, self.key.typed, self.value.typed, self.headers.headers(), partition, stamp)
        return compose(draft)

    def refusal(self) -> InputRefused | None:
        """Why the message cannot go out as it stands, if so."""
        refused = self.key.refusal() or self.value.refusal()
        if refused is not None:
            return refused
        try:
            self.options.chosen_timestamp_ms()
            compose(Draft("topic", headers=self.headers.headers()))
        except InputRefused as headers_refused:
            return headers_refused
        return None

    def show_forecast(self, choice: PartitionChoice, partition_count: int) -> None:
        """Say which partition the key goes to."""
        try:
            forecast = choice.forecast(self.key.key_bytes(), partition_count)
        except InputRefused:
            forecast = ""
        self.key.set_forecast(forecast)

    def show_record(self, key: bytes | None, value: bytes | None, headers: tuple[Header, ...]) -> None:
        """Open a record, byte by byte as it is: as JSON or text where they say the same, else as hex."""
        self.key.set_typed(_line_typed(key) if key else Typed(codec="null" if key is None else "empty"))
        self.value.set_typed(_value_typed(value))
        self.headers.set_headers(tuple((header.name, _line_typed(header.value)) for header in headers))


def _line_typed(data: bytes | None) -> Typed:
    """As text where a line shows it and gives it back as it is, else as hex."""
    if data is None:
        return Typed(codec="null")
    if _is_text(data) and _fits_a_line(data.decode("utf-8")):
        return Typed(data.decode("utf-8"), "text")
    return Typed(data.hex(" "), "hex")


def _value_typed(data: bytes | None) -> Typed:
    if not data:
        return Typed(codec="null" if data is None else "empty")
    if not _is_text(data):
        return Typed(data.hex(" "), "hex")
    return Typed(data.decode("utf-8"), "json" if shown(data).codec_id == "json" else "text")


def _is_text(data: bytes) -> bool:
    """Whether an editor gives these bytes back as they are."""
    try:
        return is_kept_exactly(data.decode("utf-8"))
    except UnicodeDecodeError:
        return False


def _fits_a_line(text: str) -> bool:
    """Whether a line edit gives this text back as it is, and shows it as it is."""
    import unicodedata  # A megabyte of tables that the first paint can do without.

    return not text.startswith("\ufeff") and all(unicodedata.category(letter) != "Cc" for letter in text)
