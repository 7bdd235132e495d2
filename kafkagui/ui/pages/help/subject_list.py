"""The list of the help's subjects."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QWidget

from kafkagui.core.wording import tr
from kafkagui.ui.icons import icon
from kafkagui.ui.pages.help.subject import HelpSubject

_ID_ROLE = Qt.ItemDataRole.UserRole
_ICON_PX = 16


class SubjectList(QListWidget):
    """Titles with icons; the arrows move through them and show each at once.

    Signals:
        chosen(subject_id): this one is to be shown.
    """

    chosen = Signal(str)

    def __init__(self, subjects: Iterable[HelpSubject], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._build(subjects)
        self.currentItemChanged.connect(self._on_current_changed)

    def _build(self, subjects: Iterable[HelpSubject]) -> None:
        self.setAccessibleName(tr("Subjects"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setIconSize(QSize(_ICON_PX, _ICON_PX))
        for subject in subjects:
            item = QListWidgetItem(icon(subject.icon, "text2"), tr(subject.title), self)
            item.setData(_ID_ROLE, subject.subject_id)

    def mark(self, subject_id: str) -> None:
        """Show which one is in sight, without asking for it."""
        with QSignalBlocker(self):
            for item in self._items():
                if item.data(_ID_ROLE) == subject_id:
                    self.setCurrentItem(item)

    def show_only(self, fitting: Iterable[HelpSubject]) -> None:
        """Hide all but these."""
        shown = {subject.subject_id for subject in fitting}
        for item in self._items():
            item.setHidden(item.data(_ID_ROLE) not in shown)

    def shown_ids(self) -> list[str]:
        """What is not hidden, from the top."""
        return [str(item.data(_ID_ROLE)) for item in self._items() if not item.isHidden()]

    def _items(self) -> list[QListWidgetItem]:
        return [self.item(place) for place in range(self.count())]

    def _on_current_changed(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.chosen.emit(item.data(_ID_ROLE))
