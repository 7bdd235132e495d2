from __future__ import annotations

import logging
from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kafkagui.core.settings import TIME_ZONE
from kafkagui.services.program import Program
from kafkagui.ui.pages.log.page import LogPage
from tests.fakes.program import program_of_fakes


def shown(qtbot: QtBot, program: Program) -> LogPage:
    page = LogPage(program)
    qtbot.addWidget(page)
    page.resize(900, 500)
    page.show()
    return page


def column(page: LogPage, key: str) -> list[str]:
    return [page.model.text(row, page.model.column_of(key)) for row in range(page.model.count)]


def test_lines_come_and_are_filtered_by_words_and_level(qtbot: QtBot, tmp_path: Path) -> None:
    program = program_of_fakes(tmp_path)
    page = shown(qtbot, program)
    page.take_focus()
    assert page.focusWidget() is page.filter
    program.log.add(1.5, logging.INFO, "kafka.net", "Connected")
    program.log.add(2.5, logging.ERROR, "kafkagui", "Gave up\nTraceback")
    qtbot.waitUntil(lambda: page.model.count == 2)
    page.take_focus()
    assert page.focusWidget() is page.table
    assert column(page, "message") == ["Connected", "Gave up"]
    page.levels.set_value("40")
    assert column(page, "message") == ["Gave up"]
    page.levels.set_value("0")
    page.filter.setText("NET conn")
    qtbot.waitUntil(lambda: column(page, "message") == ["Connected"])


def test_times_are_told_in_the_zone_of_the_settings(qtbot: QtBot, tmp_path: Path) -> None:
    program = program_of_fakes(tmp_path)
    program.settings.put(TIME_ZONE, "utc")
    program.log.add(1.5, logging.INFO, "kafka.net", "Connected")
    page = shown(qtbot, program)
    assert column(page, "time") == ["00:00:01.500"]
    program.settings.put(TIME_ZONE, "Asia/Kolkata")
    assert column(page, "time") == ["05:30:01.500"]
    page.copy_lines()
    assert QApplication.clipboard().text() == "1970-01-01 05:30:01.500 INFO kafka.net: Connected"
