"""A card with one figure: what it counts, the number, and what belongs to it."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from kafkagui.ui.theme import restyle
from kafkagui.ui.widgets.elided_label import ElidedLabel
from kafkagui.ui.widgets.icon_label import IconLabel
from kafkagui.ui.widgets.layouts import Role, column, row, set_surface
from kafkagui.ui.widgets.sparkline import Sparkline

_SPARK = QSize(78, 24)
_LEAST_PX = 108


class FigureTile(QFrame):
    """One figure of an overview.

    Args:
        title: what is counted.
        icon_name: its icon.
        spark_token: colour of a line of the last values beside the figure; empty for none.
    """

    def __init__(self, title: str, icon_name: str, *, spark_token: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = title
        self._build(icon_name, spark_token)

    def _build(self, icon_name: str, spark_token: str) -> None:
        set_surface(self, "card")
        self.setMinimumWidth(_LEAST_PX)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._icon = IconLabel(icon_name)
        self._figure = ElidedLabel("", "figure")
        self._note = ElidedLabel("", "small")
        self.spark = Sparkline(self._title, spark_token, size=_SPARK) if spark_token else None
        figure = row(self._figure, None, *([self.spark] if self.spark else []))
        head = row(ElidedLabel(self._title, "small"), None, self._icon)
        column(head, figure, self._note, margins=(14, 9, 14, 9), spacing=1, parent=self)

    @property
    def figure(self) -> str:
        """The number as it is shown."""
        return self._figure.text()

    @property
    def note(self) -> str:
        """What stands below the number."""
        return self._note.text()

    def show_figure(self, figure: str, note: str = "", *, note_role: Role = "small", tip: str = "") -> None:
        """Show a number and what belongs to it; in a note that warns, colour goes with its words."""
        self._figure.set_text(figure)
        self._note.set_text(note)
        restyle(self._note, "role", note_role)
        self.setToolTip(tip)
        self.setAccessibleName(f"{self._title}: {figure}. {note}".rstrip(". "))

    def set_dimmed(self, on: bool) -> None:
        """Write the figure faintly: it is old."""
        self._figure.setEnabled(not on)

    def resizeEvent(self, event: object) -> None:
        if self.spark is not None:
            wanted = self._figure.sizeHint().width() + self.spark.width() + 36
            self.spark.setVisible(self.width() >= wanted)
        super().resizeEvent(event)  # type: ignore[arg-type]
