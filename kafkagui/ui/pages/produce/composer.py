"""The upper half of the page: what the choice means, and what is sent."""

from __future__ import annotations

import itertools
from functools import cached_property
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QTabBar, QWidget

from kafkagui.core.wording import tr
from kafkagui.ui.pages.help_button import help_link
from kafkagui.ui.pages.produce.message_tab import MessageTab
from kafkagui.ui.pages.produce.notice_strip import NoticeStrip
from kafkagui.ui.pages.produce.record_options import RecordOptions
from kafkagui.ui.pages.produce.squeezable import Squeezable
from kafkagui.ui.widgets.button import Button
from kafkagui.ui.widgets.info_strip import InfoStrip
from kafkagui.ui.widgets.layouts import column, horizontal_rule, row, set_surface

if TYPE_CHECKING:
    from kafkagui.ui.pages.produce.lines_draft import LinesDraft
    from kafkagui.ui.pages.produce.lines_tab import LinesTab

MESSAGE: Final = 0
LINES: Final = 1


class Composer(QWidget):
    """Meaning strip, notice, and the tabs *Message* and *Key:value lines*.

    Signals:
        changed: anything of it is another now.
        line_entered(line): this line, counted from 1, is to be sent by itself.
    """

    changed = Signal()
    line_entered = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._compact = False
        self._stacked = False
        self._draft: LinesDraft | None = None
        self._build()
        self._connect()

    def _build(self) -> None:
        set_surface(self, "surface")
        self.meaning = InfoStrip()
        self._helps = (help_link("methods", tr("Send methods")), help_link("acks", tr("Acks")))
        for link in self._helps:
            self.meaning.add_button(link)
        self.notice = NoticeStrip()
        self.options = RecordOptions()
        self.message = MessageTab(self.options)
        self.tabs = QTabBar()
        self.tabs.setProperty("inner", "true")
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setUsesScrollButtons(False)
        self.tabs.setAccessibleName(tr("Composer"))
        self.tabs.addTab(tr("Message"))
        self.tabs.addTab(tr("Key:value lines"))
        self.format = Button(tr("Format"), "ghost", icon_name="wand-sparkles")
        self.format.setToolTip(tr("Format JSON (Ctrl+Shift+F)"))
        self.pages = QStackedWidget()
        self.pages.addWidget(self.message)
        strips = column(self.meaning, self.notice, margins=(16, 12, 16, 0), spacing=6)
        head = row(self.tabs, None, self.format, margins=(8, 4, 12, 0))
        column(strips, head, horizontal_rule(), (Squeezable(self.pages), 1), spacing=0, parent=self)

    def _connect(self) -> None:
        self.tabs.currentChanged.connect(self._on_tab_chosen)
        self.message.changed.connect(self.changed)
        self.options.changed.connect(self.changed)
        self.format.clicked.connect(self.format_json)

    @cached_property
    def lines(self) -> LinesTab:
        """The tab *Key:value lines*; built when it is first wanted, since a page opens with the message."""
        from kafkagui.ui.pages.produce.lines_tab import LinesTab

        lines = LinesTab()
        lines.set_side(compact=self._compact, stacked=self._stacked)
        if self._draft is not None:
            lines.show_draft(self._draft)
        lines.changed.connect(self.changed)
        lines.line_entered.connect(self.line_entered)
        self.pages.addWidget(lines)
        for before, after in itertools.pairwise((self.options.more, *lines.tab_stops())):
            QWidget.setTabOrder(before, after)
        return lines

    @property
    def _has_lines(self) -> bool:
        return "lines" in self.__dict__

    @property
    def sends_lines(self) -> bool:
        """Whether the lines are sent, not the message."""
        return self.tabs.currentIndex() == LINES

    def format_json(self) -> None:
        """Lay the message's value out over lines; does nothing while the lines are shown."""
        if not self.sends_lines:
            self.message.value.format_json()

    def set_side(self, *, compact: bool, stacked: bool) -> None:
        """Make room in a narrow window; in a very narrow one what stands at the side goes below."""
        self._compact, self._stacked = compact, stacked
        self.message.set_side(compact=compact, stacked=stacked)
        if self._has_lines:
            self.lines.set_side(compact=compact, stacked=stacked)

    def set_tight(self, on: bool) -> None:
        """Use fewer words, where there is hardly any room."""
        self.message.value.set_tight(on)
        for link in self._helps:
            link.setVisible(not on)

    def show_lines(self, draft: LinesDraft) -> None:
        """Show other lines."""
        self._draft = draft
        if self._has_lines:
            self.lines.show_draft(draft)

    def show_example(self) -> None:
        """Show the example lines, ready to send."""
        self.show_lines(_example())
        self.tabs.setCurrentIndex(LINES)

    def take_text(self, text: str) -> None:
        """Show another text in the editor that is shown: the message's value, or the lines."""
        if self.sends_lines:
            self.show_lines(self.lines_draft()._replace(text=text, marks={}))
        else:
            self.message.value.tombstone.setChecked(False)
            self.message.value.editor.set_text(text)

    def lines_draft(self) -> LinesDraft:
        """What ``show_lines`` takes, as it stands."""
        if self._has_lines:
            return self.lines.draft()
        return self._draft or _example()

    def take_focus(self) -> None:
        """Put the focus into the editor that is shown."""
        (self.lines.editor if self.sends_lines else self.message.value.editor).setFocus()

    def _on_tab_chosen(self, tab: int) -> None:
        self.pages.setCurrentWidget(self.lines if tab == LINES else self.message)
        self.format.setVisible(tab == MESSAGE)
        self.changed.emit()


def _example() -> LinesDraft:
    # Here, since the page is painted before anybody asks.
    from kafkagui.core.lines import EXAMPLE
    from kafkagui.ui.pages.produce.lines_draft import LinesDraft
    from kafkagui.ui.pages.produce.lines_properties import FIRST_GRAMMAR

    return LinesDraft(EXAMPLE, FIRST_GRAMMAR, {})
