"""Switches and combo boxes."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from kafkagui.ui.widgets.combo_box import ComboBox
from kafkagui.ui.widgets.completing_combo_box import CompletingComboBox
from kafkagui.ui.widgets.number_field import NumberField
from kafkagui.ui.widgets.segmented_switch import Segment, SegmentedSwitch
from kafkagui.ui.widgets.toggle_switch import ToggleSwitch

METHODS = (
    Segment("faf", "Fire and forget", "Fire & forget"),
    Segment("sync", "Synchronous", "Sync"),
    Segment("async", "Async"),
)


@pytest.fixture
def switch(qtbot: QtBot) -> SegmentedSwitch:
    switch = SegmentedSwitch("Method", METHODS)
    qtbot.addWidget(switch)
    switch.show()
    return switch


def _pressed(switch: SegmentedSwitch) -> list[str]:
    return [button.text() for button in switch.findChildren(QPushButton) if button.isChecked()]


def _button(switch: SegmentedSwitch, text: str) -> QPushButton:
    return next(button for button in switch.findChildren(QPushButton) if button.text() == text)


def test_a_click_chooses_one(qtbot: QtBot, switch: SegmentedSwitch) -> None:
    chosen: list[str] = []
    switch.changed.connect(chosen.append)
    qtbot.mouseClick(_button(switch, "Synchronous"), Qt.MouseButton.LeftButton)
    assert chosen == ["sync"]
    assert switch.value == "sync"
    assert _pressed(switch) == ["Synchronous"]


def test_arrows_move_and_the_ends_hold(qtbot: QtBot, switch: SegmentedSwitch) -> None:
    key = Qt.Key
    seen = []
    for pressed in (key.Key_Right, key.Key_Down, key.Key_Right, key.Key_Left, key.Key_Home, key.Key_End):
        qtbot.keyClick(_button(switch, _pressed(switch)[0]), pressed)
        seen.append(switch.value)
    assert seen == ["sync", "async", "async", "sync", "faf", "async"]


def test_arrows_pass_over_what_is_forbidden(qtbot: QtBot, switch: SegmentedSwitch) -> None:
    switch.set_segment_enabled("sync", False, "Idempotence needs acks all.")
    qtbot.keyClick(_button(switch, "Fire and forget"), Qt.Key.Key_Right)
    assert switch.value == "async"
    assert _button(switch, "Synchronous").toolTip() == "Idempotence needs acks all."


def test_it_is_one_tab_stop(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    layout = QVBoxLayout(window)
    before, switch, after = QLineEdit(), SegmentedSwitch("Method", METHODS), QLineEdit()
    for widget in (before, switch, after):
        layout.addWidget(widget)
    switch.set_value("sync")
    window.show()
    window.activateWindow()
    before.setFocus()
    qtbot.waitUntil(before.hasFocus)
    qtbot.keyClick(before, Qt.Key.Key_Tab)
    assert window.focusWidget() is _button(switch, "Synchronous")
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
    assert window.focusWidget() is after


def test_a_narrow_window_shortens_the_words(switch: SegmentedSwitch) -> None:
    wide = switch.sizeHint().width()
    switch.set_compact(True)
    assert [button.text() for button in switch.findChildren(QPushButton)] == ["Fire & forget", "Sync", "Async"]
    assert switch.sizeHint().width() < wide
    switch.set_compact(False)
    assert switch.sizeHint().width() == wide


def test_a_screen_reader_hears_what_is_chosen_from(switch: SegmentedSwitch) -> None:
    names = [button.accessibleName() for button in switch.findChildren(QPushButton)]
    assert names[0] == "Method: Fire and forget"


def test_an_unknown_value_is_refused(switch: SegmentedSwitch) -> None:
    with pytest.raises(ValueError, match="nothing"):
        switch.set_value("nothing")


def test_a_toggle_turns_by_click_and_space(qtbot: QtBot) -> None:
    toggle = ToggleSwitch("Live tail")
    qtbot.addWidget(toggle)
    toggle.show()
    states: list[bool] = []
    toggle.toggled.connect(states.append)
    qtbot.mouseClick(toggle, Qt.MouseButton.LeftButton)
    qtbot.keyClick(toggle, Qt.Key.Key_Space)
    assert states == [True, False]
    assert toggle.accessibleName() == "Live tail"
    assert toggle.height() >= 24
    off = toggle.grab().toImage()
    toggle.setChecked(True)
    assert toggle.grab().toImage() != off


def test_a_combo_box_tells_values_not_words(qtbot: QtBot) -> None:
    combo = ComboBox("Compression", [("none", "None"), ("lz4", "LZ4"), ("zstd", "Zstandard")])
    qtbot.addWidget(combo)
    chosen: list[str] = []
    combo.chosen.connect(chosen.append)
    combo.set_value("lz4")
    combo.set_value("unknown")
    assert (combo.value, combo.currentText(), chosen) == ("lz4", "LZ4", ["lz4"])
    combo.set_choices([("lz4", "LZ4 fast"), "snappy"])
    assert (combo.value, chosen) == ("lz4", ["lz4"])
    combo.set_choices(["snappy"])
    assert (combo.value, chosen) == ("snappy", ["lz4", "snappy"])


@pytest.mark.parametrize("make", [lambda: ComboBox("Type", ["a", "b"]), lambda: NumberField("Partitions", value=3)])
def test_the_wheel_changes_nothing_in_passing(qtbot: QtBot, make: type[QWidget]) -> None:
    field = make()
    qtbot.addWidget(field)
    place = QPointF(5, 5)
    event = QWheelEvent(
        place, place, QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    field.wheelEvent(event)
    assert not event.isAccepted()


def test_a_completing_box_finds_a_part_of_a_word(qtbot: QtBot) -> None:
    combo = CompletingComboBox("Topic")
    qtbot.addWidget(combo)
    combo.set_suggestions(["orders", "payments", "orders.dlq"])
    completer = combo.completer()
    assert completer is not None
    completer.setCompletionPrefix("DLQ")
    assert completer.currentCompletion() == "orders.dlq"


def test_what_is_typed_settles_with_enter_and_outlives_new_suggestions(qtbot: QtBot) -> None:
    combo = CompletingComboBox("Topic")
    qtbot.addWidget(combo)
    settled: list[str] = []
    combo.text_settled.connect(settled.append)
    combo.show()
    combo.activateWindow()
    qtbot.waitExposed(combo)
    combo.setFocus()
    qtbot.waitUntil(combo.hasFocus)
    qtbot.keyClicks(combo.lineEdit(), "new.topic")
    assert settled == []
    combo.set_suggestions(["orders"])
    qtbot.keyClick(combo.lineEdit(), Qt.Key.Key_Return)
    assert (combo.text, settled) == ("new.topic", ["new.topic"])
    assert combo.count() == 1
