"""The composer's second tab: one record a line."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from kafkagui.core.errors import InputRefused
from kafkagui.core.lines import EXAMPLE, SeparatorMissing
from kafkagui.core.records import OutgoingRecord
from kafkagui.core.wording import tr, trn
from kafkagui.ui.pages.produce.line_check import LineInput, LineVerdict, check_lines, parse_marked
from kafkagui.ui.pages.produce.line_marks import LineMark, mark_line, mark_of, marks_of
from kafkagui.ui.pages.produce.lines_draft import LinesDraft
from kafkagui.ui.pages.produce.lines_editor import LinesEditor
from kafkagui.ui.pages.produce.lines_properties import LinesProperties
from kafkagui.ui.pages.produce.side_place import fit_side
from kafkagui.ui.widgets.button import Button
from kafkagui.ui.widgets.info_strip import InfoStrip
from kafkagui.ui.widgets.layouts import column, row

_AT_ONCE_LETTERS: Final = 50_000


class LinesTab(QWidget):
    """The editor, the reader's properties, and the first line that is wrong.

    Signals:
        changed: the lines or their verdict are others now.
        line_entered(line): Enter was pressed in this line, counted from 1, and means to send it.
    """

    changed = Signal()
    line_entered = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.verdict = LineVerdict()
        self._marked = False
        self._check: Generator[None, None, LineVerdict] | None = None
        self._build()
        self._connect()
        self.editor.set_text(EXAMPLE)
        self.properties.set_grammar(self.properties.grammar())

    def _build(self) -> None:
        self.editor = LinesEditor()
        self.properties = LinesProperties()
        self.strip = InfoStrip("", "err")
        self.skip = Button(tr("Skip line"))
        self.null_key = Button(tr("Null key"))
        self.strip.add_button(self.skip)
        self.strip.add_button(self.null_key)
        self.strip.hide()
        self._turn = QTimer(self)
        self._turn.setInterval(0)
        left = column((self.editor, 1), self.strip, spacing=8)
        self._layout = row((left, 1), self.properties, margins=(16, 12, 16, 12), spacing=16, parent=self)
        fit_side(self._layout, self.properties)

    def _connect(self) -> None:
        self.editor.lines_changed.connect(self._on_edited)
        self.editor.pasting_changed.connect(self._on_pasting_changed)
        self.editor.line_entered.connect(self.line_entered)
        self.properties.changed.connect(self._on_grammar_changed)
        self.skip.clicked.connect(lambda: self._mark_bad(LineMark.SKIP))
        self.null_key.clicked.connect(lambda: self._mark_bad(LineMark.NULL_KEY))
        self._turn.timeout.connect(self._check_slice)

    # -- for the page -------------------------------------------------------------------------------------

    def set_side(self, *, compact: bool, stacked: bool) -> None:
        """Give the side less room in a narrow window, or put it below."""
        fit_side(self._layout, self.properties, compact=compact, stacked=stacked)

    def tab_stops(self) -> tuple[QWidget, ...]:
        """What Tab goes through, in order."""
        return (self.editor, self.skip, self.null_key, *self.properties.tab_stops())

    @property
    def is_checking(self) -> bool:
        """Whether the verdict is not known yet."""
        return self._check is not None or self.editor.is_pasting

    def problem(self) -> str:
        """Why nothing can be sent, if so."""
        if self.is_checking:
            return tr("The lines are still being checked.")
        problem = self.properties.problem()
        if not problem and self.verdict.refused is not None:
            problem = self.verdict.refused.message
        return problem or ("" if self.verdict.count else tr("There is no line to send."))

    def line_input(self) -> LineInput:
        """The lines as they stand."""
        marks = marks_of(self.editor.document()) if self._marked else {}
        return LineInput(self.editor.text(), self.properties.grammar(), marks)

    def records(self, topic: str, partition: int | None, timestamp_ms: int | None) -> Iterator[OutgoingRecord]:
        """The records of the lines, read as they are asked for."""
        return self.line_input().records(topic, partition, timestamp_ms)

    def record(self, line: int, topic: str, partition: int | None, timestamp_ms: int | None) -> OutgoingRecord:
        """The record of one line, counted from 1.

        Raises:
            InputRefused: the line is wrong or skipped.
        """
        block = self.editor.document().findBlockByNumber(line - 1)
        parsed = parse_marked(block.text(), line, self.properties.grammar(), mark_of(block))
        return parsed.record(topic, partition, timestamp_ms)

    def draft(self) -> LinesDraft:
        """The lines, to be remembered."""
        return LinesDraft(
            self.editor.text(), self.properties.grammar(), self.marks(), self.properties.each_line.isChecked()
        )

    def show_draft(self, draft: LinesDraft) -> None:
        """Take ``draft`` back."""
        self.editor.set_text(draft.text)
        self.properties.set_grammar(draft.grammar)
        self.properties.each_line.setChecked(draft.each_line)
        self.set_marks(draft.marks)

    def marks(self) -> dict[int, int]:
        """Decisions about single lines, for the draft."""
        return {line: int(mark) for line, mark in self.line_input().marks.items()}

    def set_marks(self, marks: dict[int, int]) -> None:
        """Take ``marks`` back."""
        for line, mark in marks.items():
            self._marked = True
            mark_line(self.editor.document(), line, LineMark(mark))
        self._start_check()

    # -- inside -------------------------------------------------------------------------------------------

    def _on_edited(self) -> None:
        if not self.editor.is_pasting:
            self._start_check()

    def _on_pasting_changed(self, pasting: bool) -> None:
        if pasting:
            self.changed.emit()
        else:
            self._start_check()

    def _on_grammar_changed(self) -> None:
        self.editor.set_grammar(self.properties.grammar())
        self.editor.enter_sends = self.properties.each_line.isChecked()
        self._start_check()

    def _start_check(self) -> None:
        self._check = self._checked_soon()
        if self.editor.document().characterCount() <= _AT_ONCE_LETTERS:
            while self._check is not None:
                self._check_slice()
        else:
            self._turn.start()
            self.changed.emit()

    def _checked_soon(self) -> Generator[None, None, LineVerdict]:
        """Take the text only in the first slice, so that several changes in a row take it once."""
        lines = self.line_input()
        # Taking a long text and splitting it into lines cost some 25 ms each: not in one turn.
        yield
        return (yield from check_lines(lines))

    def _check_slice(self) -> None:
        if self._check is None:
            self._turn.stop()
            return
        try:
            next(self._check)
        except StopIteration as end:
            self._check = None
            self._turn.stop()
            self._show(end.value)

    def _show(self, verdict: LineVerdict) -> None:
        self.verdict = verdict
        refused = verdict.refused
        line = refused.line if refused is not None else None
        wanted = {line: refused.message} if refused is not None and line is not None else {}
        if self.editor.errors() != wanted:
            self.editor.set_errors(wanted)
        self.strip.setVisible(bool(wanted))
        if wanted and refused is not None:
            self.strip.set_message(self._sentence(refused), "err")
        self.changed.emit()

    def _sentence(self, refused: InputRefused) -> str:
        message = refused.message
        if isinstance(refused, SeparatorMissing):
            message = tr(
                "Line {line} has no “{separator}”.",
                line=refused.line,
                separator=refused.separator.replace("\t", tr("tab")),
            )
        sentences = [message, tr("Nothing is sent until you fix it, skip it, or give it a null key.")]
        if self.verdict.bad > 1:
            sentences.append(trn("{count:,} more like it.", "{count:,} more like it.", self.verdict.bad - 1))
        return " ".join(sentences)

    def _mark_bad(self, mark: LineMark) -> None:
        refused = self.verdict.refused
        if refused is not None and refused.line is not None:
            self._marked = True
            mark_line(self.editor.document(), refused.line, mark)
            self._start_check()
