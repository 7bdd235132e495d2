"""Looks for what is cut off, overlaps, or stands outside its place in a window that is shown."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QComboBox,
    QLabel,
    QLayout,
    QLineEdit,
    QScrollArea,
    QSplitter,
    QToolButton,
    QWidget,
)

from kafkagui.ui.widgets.elided_label import ElidedLabel
from kafkagui.ui.widgets.pill import Pill

_SLACK_PX = 1
_FIELD_EDGES_PX = 4
_NEVER = Qt.ScrollBarPolicy.ScrollBarAlwaysOff


def problems(window: QWidget) -> list[str]:
    """What is wrong, one line each; empty when all is well."""
    found = []
    for widget in _shown(window):
        found += _outside(widget)
        found += _cut_off(widget)
        found += _overlapping(widget)
    return found


def _shown(window: QWidget) -> Iterator[QWidget]:
    for widget in window.findChildren(QWidget):
        is_part = isinstance(widget.parentWidget(), QComboBox | QAbstractSpinBox | QLineEdit)
        if widget.isVisible() and widget.window() is window and not is_part:
            yield widget


def _outside(widget: QWidget) -> list[str]:
    parent = widget.parentWidget()
    if parent is None or _scrolls(parent) or isinstance(parent, QSplitter):
        return []
    place, room = widget.geometry(), parent.rect()
    if place.isEmpty() or room.adjusted(-_SLACK_PX, -_SLACK_PX, _SLACK_PX, _SLACK_PX).contains(place):
        return []
    return [f"{name_of(widget)} at {_said(place)} stands outside of {name_of(parent)} {_said(room)}"]


def _scrolls(widget: QWidget) -> bool:
    owner = widget.parentWidget()
    return isinstance(owner, QAbstractScrollArea) and owner.viewport() is widget


def _cut_off(widget: QWidget) -> list[str]:
    if isinstance(widget, QLabel) and widget.wordWrap():
        needed = widget.heightForWidth(widget.width())
        return [f"{name_of(widget)} needs {needed} px of height, has {widget.height()}"] * (
            needed > widget.height() + _SLACK_PX
        )
    wanted = widget.sizeHint()
    found = []
    is_words = isinstance(widget, QLabel | QAbstractButton | Pill) and not isinstance(widget, ElidedLabel | QToolButton)
    if is_words and not _may_shrink(widget) and wanted.width() > widget.width() + _SLACK_PX:
        found.append(f"{name_of(widget)} needs {wanted.width()} px, has {widget.width()}")
    if is_words and wanted.height() > widget.height() + _SLACK_PX:
        found.append(f"{name_of(widget)} needs {wanted.height()} px of height, has {widget.height()}")
    needed = widget.fontMetrics().height() + _FIELD_EDGES_PX
    if isinstance(widget, QLineEdit | QComboBox | QAbstractSpinBox) and widget.height() < needed:
        found.append(f"{name_of(widget)} needs {needed} px of height, has {widget.height()}")
    if isinstance(widget, QAbstractItemView) and widget.verticalScrollBarPolicy() is _NEVER:
        rows = sum(widget.sizeHintForRow(row) for row in range(widget.model().rowCount()))
        if rows > widget.viewport().height() + _SLACK_PX:
            found.append(f"{name_of(widget)} needs {rows} px for its rows, has {widget.viewport().height()}")
    return found


def _may_shrink(widget: QWidget) -> bool:
    """Whether it says itself how narrow it may become, eliding its words."""
    return bool(widget.property("elides"))


def _overlapping(widget: QWidget) -> list[str]:
    layout = widget.layout()
    if layout is None or isinstance(widget, QScrollArea):
        return []
    children = [child for child in _laid_out(layout) if child.isVisible() and not child.geometry().isEmpty()]
    return [
        f"{name_of(one)} {_said(one.geometry())} overlaps {name_of(other)} {_said(other.geometry())}"
        for one, other in combinations(children, 2)
        if one.geometry().intersects(other.geometry())
    ]


def _laid_out(layout: QLayout) -> Iterator[QWidget]:
    for index in range(layout.count()):
        item = layout.itemAt(index)
        if item is None:
            continue
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            yield widget
        elif inner is not None:
            yield from _laid_out(inner)


def name_of(widget: QWidget) -> str:
    """The kind of a widget and what it says."""
    text = getattr(widget, "text", "")
    words = widget.accessibleName() or str(text() if callable(text) else text)
    parent = widget.parentWidget()
    where = f" in {type(parent).__name__}" if parent is not None else ""
    return f"{type(widget).__name__} “{words[:40]}”{where}"


def _said(place: QRect) -> str:
    return f"({place.x()}, {place.y()}, {place.width()} x {place.height()})"
