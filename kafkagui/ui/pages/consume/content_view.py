"""The content of a key or value: readable by a format, or its bytes; with a word on what is not as it seems."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from kafkagui.codecs.hex_dump import row_count, rows
from kafkagui.codecs.preview import preview
from kafkagui.codecs.shown import Shown, shown
from kafkagui.core.wording import mark, tr
from kafkagui.ui.pages.consume.limited_highlighter import LimitedJsonHighlighter
from kafkagui.ui.pages.consume.staged_text import StagedText, has_long_line, pieces_of
from kafkagui.ui.widgets.button import Button
from kafkagui.ui.widgets.code_editor import CodeEditor
from kafkagui.ui.widgets.info_strip import InfoStrip, StripTone
from kafkagui.ui.widgets.layouts import column

_AT_ONCE_BYTES = 2_097_152
"""Values up to this size are read by their format whole, in about 15 ms a megabyte; of bigger ones the beginning."""

_BEGINNING = 262_144
"""Characters, or bytes in hex, of what is shown of a bigger value until "Show all" is pressed."""

_HEX_ROWS_A_PIECE = 512
_NOTHING = {
    "key": (mark("The key is empty: it is there and has no bytes."), mark("The key is null: there is none.")),
    "value": (mark("The value is empty: it is there and has no bytes."), mark("The value is null: there is none.")),
}


class ContentView(QWidget):
    """Shows bytes; the original is copied elsewhere, this is only its view."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._data: bytes | None = None
        self._codec_id = ""
        self._part = "value"
        self._build()
        self._note.link_clicked.connect(self._on_show_all)

    def _build(self) -> None:
        self._note = InfoStrip("", "warn", link=tr("Show all"))
        self._note.hide()
        self.text = CodeEditor(tr("Record content"), read_only=True, bare=True)
        self.text.setUndoRedoEnabled(False)
        self._staged = StagedText(self.text)
        column(self._note, (self.text, 1), spacing=0, parent=self)

    @property
    def note(self) -> str:
        """What stands above the content; empty when nothing does."""
        return "" if self._note.isHidden() else self._note.text

    @property
    def all_link(self) -> Button:
        """What shows all of a big value."""
        return self._note.link

    @property
    def is_complete(self) -> bool:
        """Whether everything that is to be shown is there."""
        return self._staged.is_complete

    def show_bytes(self, data: bytes | None, codec_id: str, *, part: str, problem: str = "") -> None:
        """Show a key or value.

        Args:
            data: its bytes.
            codec_id: the format to read them by.
            part: ``key`` or ``value``, for sentences.
            problem: why the stretch it stands in could not be decoded.
        """
        self._data, self._codec_id, self._part = data, codec_id, part
        self._note.hide()
        if not data:
            self._show_nothing(data)
        elif len(data) > _AT_ONCE_BYTES:
            self._show_readable(shown(preview(data, _BEGINNING).encode(), "text"))
            self._say(
                tr(
                    "The first {shown:,} characters of {count:,} bytes, as they are.",
                    shown=_BEGINNING,
                    count=len(data),
                ),
                link=True,
            )
        else:
            self._show_readable(shown(data, codec_id))
        if problem:
            self._say(problem, "warn")

    def show_hex(self, data: bytes | None, *, part: str = "value") -> None:
        """Show bytes in rows of 16."""
        self._data, self._codec_id, self._part = data, "", part
        self._note.hide()
        if not data:
            self._show_nothing(data)
            return
        is_cut = len(data) > _BEGINNING
        self._staged.show_pieces(_hex_pieces(data, row_count(min(len(data), _BEGINNING))))
        if is_cut:
            self._say(tr("The first {shown:,} of {count:,} bytes.", shown=_BEGINNING, count=len(data)), link=True)

    def _show_nothing(self, data: bytes | None) -> None:
        self._staged.show_pieces(())
        self._say(tr(_NOTHING[self._part][data is None]), "info")

    def _show_readable(self, readable: Shown) -> None:
        is_json = readable.codec_id == "json"
        self._staged.show_pieces(pieces_of(readable.text), LimitedJsonHighlighter if is_json else None)
        if not readable.fits:
            self._say(readable.note)
        elif readable.codec_id == "hex" and readable.note:
            self._say(readable.note, "info")
        elif has_long_line(readable.text):
            self._say(tr("Long lines are broken here. Copying gives them as they are."), "info")

    def _say(self, text: str, tone: StripTone = "warn", *, link: bool = False) -> None:
        self._note.set_message(text, tone)
        self._note.setToolTip(text)
        self._note.set_link_shown(link)
        self._note.show()

    def _on_show_all(self) -> None:
        data = self._data or b""
        self._note.hide()
        if self._codec_id:
            self._show_readable(shown(data, self._codec_id))
        else:
            self._staged.show_pieces(_hex_pieces(data, row_count(len(data))))


def _hex_pieces(data: bytes, last: int) -> Iterator[str]:
    for first in range(0, last, _HEX_ROWS_A_PIECE):
        lines = rows(data, first, min(_HEX_ROWS_A_PIECE, last - first))
        yield "\n".join(lines) + ("\n" if first + _HEX_ROWS_A_PIECE < last else "")
