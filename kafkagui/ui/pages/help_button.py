"""The small button beside a choice that opens the help on it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from kafkagui.core.wording import tr
from kafkagui.ui.pages.page import OpenHelp, Page
from kafkagui.ui.widgets.button import Button
from kafkagui.ui.widgets.icon_button import IconButton

_PROPERTY = "help"


class HelpButton(IconButton):
    """Asks the window, through the page it stands on, for the help on a subject.

    Args:
        subject: an id of the help's subjects.
        tip: what the help is about; also its accessible name.
    """

    def __init__(self, subject: str, tip: str) -> None:
        super().__init__("circle-help", tip, side=24)
        self.clicked.connect(lambda: _ask(self, subject))


def help_link(subject: str, words: str) -> Button:
    """The same as a link in words, where several stand side by side."""
    link = Button(words, "link", icon_name="circle-help", name=tr("Help: {subject}", subject=words))
    link.clicked.connect(lambda: _ask(link, subject))
    return link


def set_help(subject: str, *widgets: QWidget) -> None:
    """F1 opens this subject while the focus is in one of the widgets."""
    for widget in widgets:
        widget.setProperty(_PROPERTY, subject)


def subject_of(focused: QWidget | None, page: Page | None) -> str:
    """The subject of what has the focus, else of the page; empty where there is neither."""
    place = focused
    while place is not None:
        if subject := place.property(_PROPERTY):
            return str(subject)
        place = place.parentWidget()
    return page.help_subject if page is not None else ""


def _ask(widget: QWidget, subject: str) -> None:
    place: QWidget | None = widget
    while place is not None and not isinstance(place, Page):
        place = place.parentWidget()
    if place is not None:
        place.requested.emit(OpenHelp(subject))
