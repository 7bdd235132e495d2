"""The page as a whole: keys, order of focus, narrow windows, what other pages ask of it."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QWidget

from kafkagui.core.lines import EXAMPLE
from kafkagui.core.records import StoredRecord, TimestampType
from kafkagui.ui.pages.page import ComposeAgain, OpenProduce, OpenSample
from tests.ui.produce.conftest import Bench


def _tab_through(bench: Bench) -> list[str]:
    bench.page.bar.topic.setFocus()
    names: list[str] = []
    while len(names) < 60:
        focused = bench.page.focusWidget()
        owner = focused.parentWidget() if isinstance(focused.parentWidget(), QComboBox) else focused
        if names and owner is bench.page.bar.topic:
            break
        names.append(focused.accessibleName())
        bench.press(Qt.Key.Key_Tab)
    return names


async def test_tab_goes_from_left_to_right_and_down(bench: Bench, until: Any) -> None:
    bench.click_send()
    await until(lambda: bench.column("status") == ["Acknowledged"] and not bench.page.run.is_running)
    bar = ["Topic", "Partition", "Send method: Asynchronous", "Acks: all", "Repeat…", "Send"]
    expected = [*bar, "Help: Send methods", "Help: Acks", "Composer"]
    key = ["Format", "Key format", "How the partition is chosen", "Key"]
    message = [*key, "Value format", "Tombstone (null value)", "Value"]
    lines = ["Key:value lines", "Parse keys", "Key separator", "A line without the separator", "Parse headers"]
    assert _tab_through(bench)[: len(expected + message)] == expected + message
    bench.page.composer.tabs.setCurrentIndex(1)
    walked = _tab_through(bench)
    assert walked[len(expected) : len(expected + lines)] == lines
    assert walked[-1] == "Deliveries"


@pytest.mark.parametrize("tab", [0, 1])
async def test_everything_that_takes_the_focus_has_a_name(bench: Bench, tab: int) -> None:
    bench.page.composer.tabs.setCurrentIndex(tab)
    panels = (bench.page.bar.repeat_panel, bench.page.composer.options.more_panel)
    assert all(panel.rows for panel in panels)
    takers = [
        widget
        for root in (bench.page, *panels)
        for widget in root.findChildren(QWidget)
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus and widget.isVisibleTo(root) and widget.window() is root
    ]
    assert len(takers) > 20
    assert [type(widget).__name__ for widget in takers if not (widget.accessibleName() or _words(widget))] == []


def _words(widget: QWidget) -> str:
    """A button without a name of its own is called by its words; a part of a spin or combo box by its owner."""
    text = getattr(widget, "text", None)
    if callable(text) and text():
        return str(text())
    parent = widget.parentWidget()
    return parent.accessibleName() if parent is not None else ""


async def test_panes_follow_each_other(bench: Bench, until: Any) -> None:
    bench.click_send()
    await until(lambda: bench.column("status") == ["Acknowledged"])
    assert [place.accessibleName() for _, place in bench.page.panes()] == ["Topic", "Value", "Deliveries"]


async def test_esc_in_the_table_deselects_while_nothing_is_sent(bench: Bench, until: Any) -> None:
    bench.click_send()
    await until(lambda: bench.column("status") == ["Acknowledged"] and not bench.page.run.is_running)
    table = bench.page.deliveries.table
    table.setFocus()
    table.select_row(0)
    bench.press(Qt.Key.Key_Escape)
    assert not table.has_selection()


@pytest.mark.parametrize("width", [1184, 1000, 780])
async def test_the_bar_never_pushes_the_page_wider(bench: Bench, until: Any, width: int) -> None:
    bench.click_send()
    await until(lambda: bench.column("status") == ["Acknowledged"])
    bench.page.resize(width, 600)
    await until(lambda: bench.page.width() == width)
    assert bench.page.bar.send.geometry().right() <= width
    assert bench.page.bar.repeat_icon.isVisible() is (width < 1100)
    assert bench.page.deliveries.table.isColumnHidden(bench.page.deliveries.model.column_of("topic")) is (width < 1100)


async def test_other_pages_choose_the_topic(bench: Bench) -> None:
    bench.page.fulfil(OpenProduce("payments"))
    assert bench.page.title() == "Produce · payments"


async def test_the_sample_shows_the_lines_ready_to_send(bench: Bench) -> None:
    bench.page.composer.lines.editor.set_text("something else")
    bench.page.fulfil(OpenSample("orders"))
    assert bench.page.composer.lines.editor.toPlainText() == EXAMPLE
    assert (bench.page.bar.send.text(), bench.page.bar.send.isEnabled()) == ("Send 6 lines", True)


async def test_a_record_of_consume_is_opened(bench: Bench) -> None:
    bench.page.composer.tabs.setCurrentIndex(1)
    stored = StoredRecord("payments", 0, 1, 2, TimestampType.CREATE_TIME, b"k", b"[1]")
    bench.page.fulfil(ComposeAgain(stored))
    assert not bench.page.composer.sends_lines
    assert bench.page.composer.message.value.typed.text == "[1]"
