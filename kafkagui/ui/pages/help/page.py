"""The Help page: a few exact sentences on each subject, searched as one types."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from kafkagui.core.wording import tr, trn
from kafkagui.services.program import Program
from kafkagui.ui.actions import open_tables
from kafkagui.ui.fonts import scaled
from kafkagui.ui.pages.help.program_subjects import ABOUT, KEYBOARD
from kafkagui.ui.pages.help.subject_list import SubjectList
from kafkagui.ui.pages.help.subject_view import SubjectView
from kafkagui.ui.pages.help.subjects import SUBJECTS
from kafkagui.ui.pages.page import OpenHelp, OpenPage, Page, PageRequest
from kafkagui.ui.theme import current_theme
from kafkagui.ui.widgets.empty_state import EmptyState
from kafkagui.ui.widgets.layouts import column, panel, row, set_surface, vertical_rule
from kafkagui.ui.widgets.search_field import SearchField

_WIDEST_PX = 760
_LIST_PX = 216
_BAR_PX = 48


class HelpPage(Page):
    """The list of subjects at the leading side, the one that is chosen beside it.

    Args:
        program: knows the folders that *About* names.
        page_titles: words of the kinds of pages that subjects lead to, by the kind's id.
    """

    page_id = "help"
    icon_name = "circle-help"

    def __init__(self, program: Program, page_titles: Mapping[str, str]) -> None:
        super().__init__()
        self._program = program
        self._page_titles = page_titles
        self.view: SubjectView | None = None
        self._build()
        self._connect()
        self._fit()
        self.show_subject(next(iter(SUBJECTS)))

    def _build(self) -> None:
        self.search = SearchField(tr("Search help"))
        self._bar = panel("pageBar", row((self.search, 1), margins=(16, 0, 12, 0)))
        self.subjects = SubjectList(SUBJECTS.values())
        self._side = panel("surface", column((self.subjects, 1), margins=(8, 8, 8, 8)))
        self._inside = QWidget()
        self._place = column(margins=(0, 8, 0, 24), parent=self._inside)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(panel("sunken", row((self._inside, 20), None, margins=(32, 16, 24, 0))))
        self._rule = vertical_rule()
        self._rule.setMaximumHeight(16_777_215)
        self._rule.setMinimumHeight(0)
        self.empty = EmptyState("search", "", "")
        columns = row(self._side, self._rule, (self._scroll, 1), (self.empty, 1), spacing=0)
        column(self._bar, (columns, 1), spacing=0, parent=self)
        set_surface(self, "sunken")
        self.empty.hide()

    def _connect(self) -> None:
        self.search.textChanged.connect(self._apply_search)
        self.search.went_down.connect(self.subjects.setFocus)
        self.empty.button_clicked.connect(self.search.clear_search)
        self.subjects.chosen.connect(self.show_subject)
        current_theme().changed.connect(self._fit)

    def _fit(self) -> None:
        self._bar.setFixedHeight(scaled(_BAR_PX))
        self._side.setFixedWidth(scaled(_LIST_PX))
        self._inside.setMaximumWidth(scaled(_WIDEST_PX))

    def show_subject(self, subject_id: str) -> None:
        """Show one; an unknown id changes nothing."""
        subject = SUBJECTS.get(subject_id)
        if subject is None or (self.view is not None and self.view.subject is subject):
            return
        if self.view is not None:
            self.view.hide()
            self.view.deleteLater()
        self.view = SubjectView(subject, self._page_titles.get(subject.page_kind, ""), self._extra(subject_id))
        self.view.subject_asked.connect(self._on_subject_asked)
        self.view.page_asked.connect(lambda kind_id: self.requested.emit(OpenPage(kind_id)))
        self._place.addWidget(self.view)
        self.view.show()
        self._scroll.verticalScrollBar().setValue(0)
        self.subjects.mark(subject_id)

    def _extra(self, subject_id: str) -> QWidget | None:
        """What a subject shows beside its sentences; imported and built for it alone."""
        if subject_id == KEYBOARD:
            from kafkagui.ui.pages.help.key_list import key_list

            return key_list([table for table in open_tables() if table.owner is self.window()])
        if subject_id == ABOUT:
            from kafkagui.ui.pages.help.about_view import AboutView

            return AboutView(self._program)
        return None

    def _on_subject_asked(self, subject_id: str) -> None:
        self.search.clear_search()
        self.show_subject(subject_id)
        self.subjects.setFocus(Qt.FocusReason.OtherFocusReason)

    def _apply_search(self, wanted: str) -> None:
        fitting = [subject for subject in SUBJECTS.values() if subject.fits(wanted)]
        self.subjects.show_only(fitting)
        self._scroll.setVisible(bool(fitting))
        self.empty.setVisible(not fitting)
        if not fitting:
            hidden = trn("{count} subject is hidden.", "{count} subjects are hidden.", len(SUBJECTS))
            self.empty.set_message("search", tr("Nothing about that"), hidden, tr("Clear search"))
        elif self.view is None or self.view.subject not in fitting:
            self.show_subject(fitting[0].subject_id)

    def title(self) -> str:
        """The tab's title."""
        return tr("Help")

    def saved_state(self) -> str:
        """The subject in sight."""
        return self.view.subject.subject_id if self.view is not None else ""

    def restore_state(self, text: str) -> None:
        """Show it again."""
        self.show_subject(text)

    def fulfil(self, request: PageRequest) -> None:
        """Show the subject that is asked for."""
        if isinstance(request, OpenHelp):
            self._on_subject_asked(request.subject)

    def panes(self) -> list[tuple[QWidget, QWidget]]:
        """Search, list, and the text where it has something to press."""
        panes: list[tuple[QWidget, QWidget]] = [(self._bar, self.search), (self._side, self.subjects)]
        if self.view is not None and self.view.links:
            panes.append((self._scroll, next(iter(self.view.links.values()))))
        return panes

    def take_focus(self) -> None:
        """The list has the focus, so that the arrows turn the pages."""
        self.subjects.setFocus(Qt.FocusReason.OtherFocusReason)
