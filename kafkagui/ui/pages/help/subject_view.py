"""The text of one subject."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kafkagui.core.wording import tr
from kafkagui.ui.pages.help.subject import HelpSubject
from kafkagui.ui.pages.help.subjects import SUBJECTS
from kafkagui.ui.widgets.button import Button
from kafkagui.ui.widgets.icon_label import IconLabel
from kafkagui.ui.widgets.layouts import Item, column, row, text_label
from kafkagui.ui.widgets.wrapped_label import WrappedLabel


class SubjectView(QWidget):
    """Title, paragraphs, what belongs to it, and links to its neighbours.

    Args:
        subject: what is shown.
        page_title: words of the page where it is done, empty for none.
        extra: stands below the paragraphs.

    Signals:
        subject_asked(subject_id): a link was followed.
        page_asked(kind_id): the page where it is done was asked for.
    """

    subject_asked = Signal(str)
    page_asked = Signal(str)

    def __init__(self, subject: HelpSubject, page_title: str, extra: QWidget | None) -> None:
        super().__init__()
        self.subject = subject
        self.links: dict[str, Button] = {}
        self._build(page_title, extra)

    def _build(self, page_title: str, extra: QWidget | None) -> None:
        head = row(IconLabel(self.subject.icon, "accentText", 28), (WrappedLabel(tr(self.subject.title), "display"), 1))
        paragraphs: list[Item] = [WrappedLabel(tr(paragraph)) for paragraph in self.subject.paragraphs]
        rest: list[Item] = [] if extra is None else [extra]
        column(head, *paragraphs, *rest, *self._build_links(page_title), None, spacing=12, parent=self)

    def _build_links(self, page_title: str) -> list[Item]:
        lines: list[Item] = []
        if self.subject.see_also:
            links: list[Item] = [self._link(each) for each in self.subject.see_also]
            lines.append(row(text_label(tr("See also"), "muted"), *links, None, spacing=4))
        if page_title:
            button = Button(tr("Open {page}", page=page_title), icon_name="external-link")
            button.clicked.connect(partial(self.page_asked.emit, self.subject.page_kind))
            self.links[self.subject.page_kind] = button
            lines.append(row(button, None))
        return lines

    def _link(self, subject_id: str) -> Button:
        button = Button(tr(SUBJECTS[subject_id].title), "link")
        button.clicked.connect(partial(self.subject_asked.emit, subject_id))
        self.links[subject_id] = button
        return button
