from __future__ import annotations

import logging
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from kafkagui.app.log import Logging
from kafkagui.app.masking import Masking
from kafkagui.core.settings import LOG_LEVEL, TIME_ZONE, LogLevel
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
    assert page.focusWidget() is page.bar.filter
    program.log.add(1.5, logging.INFO, "kafka.net", "Connected")
    program.log.add(2.5, logging.ERROR, "kafkagui", "Gave up\nTraceback")
    qtbot.waitUntil(lambda: page.model.count == 2)
    page.take_focus()
    assert page.focusWidget() is page.table
    assert column(page, "message") == ["Connected", "Gave up"]
    page.bar.levels.set_value("40")
    assert column(page, "message") == ["Gave up"]
    page.bar.levels.set_value("0")
    page.bar.filter.setText("NET conn")
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


def trigger(page: LogPage, action_id: str) -> None:
    page.actions_table[action_id].trigger()


def test_a_held_log_counts_what_waits(qtbot: QtBot, tmp_path: Path) -> None:
    program = program_of_fakes(tmp_path)
    program.log.add(1.5, logging.INFO, "t", "one")
    page = shown(qtbot, program)
    qtbot.mouseClick(page.bar.buttons["log.pause"], Qt.MouseButton.LeftButton)
    program.log.add(1.5, logging.INFO, "t", "two")
    qtbot.waitUntil(lambda: "1 new" in page.bar.count.text())
    assert column(page, "message") == ["one"]
    trigger(page, "log.end")
    assert column(page, "message") == ["one", "two"]
    assert page.bar.count.text() == "2 lines"


def test_a_cleared_log_comes_back_with_all_its_lines(qtbot: QtBot, tmp_path: Path) -> None:
    program = program_of_fakes(tmp_path)
    for number in range(3):
        program.log.add(1.5, logging.INFO, "t", f"line {number}")
    page = shown(qtbot, program)
    with qtbot.waitSignal(page.requested) as asked:
        trigger(page, "log.clear")
    (message,) = asked.args
    assert (message.title, message.action) == ("Cleared 3 lines of the log", "Undo")
    program.log.add(1.5, logging.INFO, "t", "after")
    qtbot.waitUntil(lambda: column(page, "message") == ["after"])
    message.request.deed()
    assert column(page, "message") == ["line 0", "line 1", "line 2", "after"]


def test_what_is_logged_is_chosen_on_the_page_and_kept(qtbot: QtBot, tmp_path: Path) -> None:
    program = program_of_fakes(tmp_path)
    logs = Logging(program.log, Masking())
    logs.follow(program.settings)
    page = shown(qtbot, program)
    logging.getLogger("t").debug("too fine")
    page.bar.written.set_value("debug")
    logging.getLogger("t").debug("just right")
    logging.getLogger("kafka.client").debug("too fine")
    page.bar.written.set_value("everything")
    logging.getLogger("kafka.client").debug("chatter")
    page.bar.written.set_value("warnings")
    logging.getLogger("t").info("too fine")
    logs.stop()
    page.bar.written.set_value("info")
    assert [line.message for line in program.log.after(0)] == ["just right", "chatter"]
    assert program.settings.get(LOG_LEVEL) is LogLevel.INFO


def test_the_page_remembers_level_words_and_columns(qtbot: QtBot, tmp_path: Path) -> None:
    program = program_of_fakes(tmp_path)
    program.log.add(1.5, logging.ERROR, "kafka.net", "Gave up")
    page = shown(qtbot, program)
    page.bar.levels.set_value("40")
    page.bar.filter.setText("gave")
    page.table.header.set_column_shown("logger", False)
    kept = page.saved_state()
    again = shown(qtbot, program)
    again.restore_state(kept)
    assert again.saved_state() == kept
    assert again.table.header.visible_keys() == ["time", "level", "message"]
    again.restore_state("30")
    assert again.bar.levels.value == "30"
    again.restore_state("{")


def test_lines_are_shown_in_full_and_copied_one_by_one(qtbot: QtBot, tmp_path: Path) -> None:
    program = program_of_fakes(tmp_path)
    program.settings.put(TIME_ZONE, "utc")
    for number in range(2):
        program.log.add(1.5, logging.INFO, "t", f"line {number}\n{'x' * 5_000}")
    page = shown(qtbot, program)
    page.table.select_row(1)
    assert page.findChild(QPlainTextEdit).toPlainText().endswith("x" * 5_000)
    trigger(page, "log.copy")
    assert QApplication.clipboard().text() == f"1970-01-01 00:00:01.500 INFO t: line 1\n{'x' * 5_000}"
    assert not page.actions_table["log.folder"].isEnabled()
