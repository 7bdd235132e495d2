"""What the numbers say, in sentences, and whether what was expected came true."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QWidget

from kafkagui.core.lab.expectation import Judgement
from kafkagui.core.wording import tr
from kafkagui.ui.widgets.icon_label import IconLabel
from kafkagui.ui.widgets.layouts import column, row, set_surface, text_label
from kafkagui.ui.widgets.pill import Pill
from kafkagui.ui.widgets.wrapped_label import WrappedLabel


class VerdictCard(QFrame):
    """The sentences, then the expectations with what was found."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._build()
        self.hide()

    def _build(self) -> None:
        set_surface(self, "card")
        self._title = text_label(tr("What the numbers say"), "h2")
        self._pill = Pill()
        self._lines = column(spacing=6)
        self._holder: QWidget | None = None
        column(row(self._title, self._pill, None), self._lines, margins=(16, 12, 16, 12), spacing=8, parent=self)

    @property
    def sentences(self) -> tuple[str, ...]:
        """All that is said."""
        holder = self._holder
        return tuple(label.text() for label in holder.findChildren(WrappedLabel)) if holder is not None else ()

    def show_verdicts(self, sentences: Sequence[str], judgements: Sequence[Judgement] = ()) -> None:
        """Say these; hidden when there is nothing to say."""
        if self._holder is not None:
            self._holder.hide()
            self._holder.deleteLater()
        self._holder = QWidget()
        lines = [_line("circle-dot", "accentText", sentence) for sentence in sentences]
        lines += [
            _line("circle-check" if one.holds else "circle-x", "ok" if one.holds else "err", one.sentence)
            for one in judgements
        ]
        column(*lines, spacing=6, parent=self._holder)
        self._lines.addWidget(self._holder)
        self._show_pill(judgements)
        self.setVisible(bool(lines))

    def _show_pill(self, judgements: Sequence[Judgement]) -> None:
        self._pill.setVisible(bool(judgements))
        held = all(one.holds for one in judgements)
        self._pill.set(tr("As expected") if held else tr("Not as expected"), "ok" if held else "err", icon_name=None)


def _line(icon: str, token: str, text: str) -> QWidget:
    line = QWidget()
    row(column(2, IconLabel(icon, token, 14), None), (WrappedLabel(text), 1), spacing=8, parent=line)
    return line
