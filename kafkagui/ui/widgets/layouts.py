"""Short words for the layouts and texts that every page is made of."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QLayout, QVBoxLayout, QWidget

Item = QWidget | QLayout | int | None | tuple[QWidget | QLayout, int]
"""A widget, a layout, a gap in pixels, None for what stretches, or (widget or layout, stretch)."""

Margins = tuple[int, int, int, int]

Surface = Literal[
    "chrome", "surface", "sunken", "card", "cardPrimary", "floating", "palette", "topBar", "sideBar", "pageBar",
    "pageFoot", "info", "warn", "err", "seg", "rule",
]  # fmt: skip
"""The grounds that the stylesheet knows."""

Role = Literal[
    "", "display", "h1", "h2", "strong", "muted", "field", "small", "section", "figure", "mono", "ok", "warn", "err",
    "smallWarn", "smallErr", "key",
]  # fmt: skip
"""The kinds of text that the stylesheet knows."""


def row(*items: Item, margins: Margins = (0, 0, 0, 0), spacing: int = 8, parent: QWidget | None = None) -> QHBoxLayout:
    """Items side by side; with a `parent` it becomes that widget's layout."""
    layout = QHBoxLayout()
    _fill(layout, items, margins, spacing, parent)
    return layout


def column(
    *items: Item, margins: Margins = (0, 0, 0, 0), spacing: int = 8, parent: QWidget | None = None
) -> QVBoxLayout:
    """Items below one another; with a `parent` it becomes that widget's layout."""
    layout = QVBoxLayout()
    _fill(layout, items, margins, spacing, parent)
    return layout


def _fill(layout: QBoxLayout, items: tuple[Item, ...], margins: Margins, spacing: int, parent: QWidget | None) -> None:
    layout.setContentsMargins(*margins)
    layout.setSpacing(spacing)
    for item in items:
        _add(layout, item)
    if parent is not None:
        parent.setLayout(layout)


def _add(layout: QBoxLayout, item: Item) -> None:
    thing, stretch = item if isinstance(item, tuple) else (item, 0)
    if thing is None:
        layout.addStretch(1)
    elif isinstance(thing, int):
        layout.addSpacing(thing)
    elif isinstance(thing, QLayout):
        layout.addLayout(thing, stretch)
    else:
        layout.addWidget(thing, stretch)


def panel(surface: Surface, layout: QLayout | None = None, parent: QWidget | None = None) -> QFrame:
    """A frame on one of the grounds, such as a `card` (padding 14) or a `pageBar` (height 48)."""
    frame = QFrame(parent)
    set_surface(frame, surface)
    if layout is not None:
        frame.setLayout(layout)
    return frame


def set_surface(widget: QWidget, surface: Surface) -> None:
    """Put a widget on one of the grounds."""
    widget.setProperty("surface", surface)
    widget.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)


def text_label(text: str = "", role: Role = "", *, wrap: bool = False, selectable: bool = False) -> QLabel:
    """A label with one of the kinds of text."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    if role:
        label.setProperty("role", role)
    label.setWordWrap(wrap)
    if selectable:
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def horizontal_rule() -> QFrame:
    """A line across."""
    line = panel("rule")
    line.setFixedHeight(1)
    return line


def vertical_rule(height: int = 18) -> QFrame:
    """A line between groups of a bar."""
    line = panel("rule")
    line.setFixedSize(1, height)
    return line
