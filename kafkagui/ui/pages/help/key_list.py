"""The window's actions with their keys, for reading."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QWidget

from kafkagui.ui.actions import ActionTable, keys_of, native_keys
from kafkagui.ui.widgets.layouts import panel, text_label


def key_list(tables: list[ActionTable]) -> QWidget:
    """A card with a line for each action of these tables that has keys now."""
    grid = QGridLayout()
    grid.setContentsMargins(16, 12, 16, 12)
    grid.setHorizontalSpacing(24)
    grid.setVerticalSpacing(8)
    grid.setColumnStretch(0, 1)
    specs = [spec for table in tables for spec in table if keys_of(spec)]
    for line, spec in enumerate(specs):
        grid.addWidget(text_label(spec.title), line, 0)
        grid.addWidget(text_label(", ".join(map(native_keys, keys_of(spec))), "mono"), line, 1)
    return panel("card", grid)
