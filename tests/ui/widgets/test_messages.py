"""What tells a person something: strips, boxes, toasts, pills, progress."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QLineEdit, QProgressBar, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from kafkagui.core.errors import ConnectionLost
from kafkagui.ui.theme import color
from kafkagui.ui.widgets.button import Button
from kafkagui.ui.widgets.elided_label import ElidedLabel
from kafkagui.ui.widgets.empty_state import EmptyState
from kafkagui.ui.widgets.error_box import ErrorBox
from kafkagui.ui.widgets.icon_button import IconButton
from kafkagui.ui.widgets.info_strip import InfoStrip
from kafkagui.ui.widgets.pill import Pill
from kafkagui.ui.widgets.progress_strip import ProgressStrip
from kafkagui.ui.widgets.sparkline import Sparkline
from kafkagui.ui.widgets.spinner import Spinner
from kafkagui.ui.widgets.toast import Toast
from kafkagui.ui.widgets.wrapped_label import WrappedLabel

LEFT = Qt.MouseButton.LeftButton


def _button(widget: QWidget, text: str) -> QPushButton:
    return next(button for button in widget.findChildren(QPushButton) if button.text() == text)


def test_an_error_box_says_what_why_and_how_to_mend(qtbot: QtBot) -> None:
    box = ErrorBox()
    qtbot.addWidget(box)
    assert not box.isVisible()
    mended: list[bool] = []
    fix = Button("Try again")
    fix.clicked.connect(lambda: mended.append(True))
    box.set_fixes(fix)
    box.show_error(ConnectionLost("Broker 2 is gone.", hint="It comes back by itself.", detail="ECONNRESET"))
    assert box.text == "Broker 2 is gone.\nIt comes back by itself."
    assert box.accessibleName() == "Error: Broker 2 is gone."
    qtbot.mouseClick(_button(box, "Try again"), LEFT)
    assert mended == [True]
    qtbot.mouseClick(_button(box, "Copy details"), LEFT)
    assert QGuiApplication.clipboard().text() == "Broker 2 is gone.\n\nIt comes back by itself.\n\nECONNRESET"
    box.clear()
    assert not box.isVisible()


def test_new_fixes_take_the_place_of_the_old(qtbot: QtBot) -> None:
    box = ErrorBox()
    qtbot.addWidget(box)
    old = Button("Old")
    box.set_fixes(old)
    box.set_fixes(Button("New"))
    qtbot.waitUntil(lambda: "Old" not in [button.text() for button in box.findChildren(QPushButton)])


def test_an_error_box_is_as_high_as_its_words(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    box = ErrorBox()
    layout = QVBoxLayout(window)
    layout.addWidget(box)
    layout.addStretch(1)
    box.show_message("Short title", "A cause that is long enough to need more than one line in a narrow window. " * 3)
    window.resize(320, 600)
    window.show()
    for label in box.findChildren(WrappedLabel):
        assert label.height() == label.heightForWidth(label.width())
    high = box.height()
    window.resize(900, 600)
    qtbot.waitUntil(lambda: box.height() < high)


def test_a_strip_tells_one_sentence_and_its_link(qtbot: QtBot) -> None:
    strip = InfoStrip("Asynchronous: send() returns at once.", link="Compare in the lab")
    qtbot.addWidget(strip)
    strip.show()
    with qtbot.waitSignal(strip.link_clicked, timeout=1000):
        qtbot.mouseClick(_button(strip, "Compare in the lab"), LEFT)
    strip.set_message("Line 4 has no “:”.", "err")
    assert strip.text == strip.accessibleName() == "Line 4 has no “:”."
    assert strip.grab().toImage().pixelColor(60, 4) == color("errSoft")
    strip.add_button(Button("Skip line"))
    qtbot.waitUntil(_button(strip, "Skip line").isVisible)


def test_a_label_that_does_not_fit_tells_the_rest_in_its_tip(qtbot: QtBot) -> None:
    label = ElidedLabel("/a/long/path/to/a/certificate.pem", middle=True)
    qtbot.addWidget(label)
    label.resize(90, 20)
    label.show()
    assert "…" in label.shown_text()
    assert label.shown_text().endswith("m")
    assert label.toolTip() == label.text() == "/a/long/path/to/a/certificate.pem"
    label.resize(600, 20)
    assert label.toolTip() == ""


def test_an_empty_state_offers_one_way_out(qtbot: QtBot) -> None:
    state = EmptyState("send", "Nothing sent yet", "Each message gets a row here.", button="Send one")
    qtbot.addWidget(state)
    state.show()
    with qtbot.waitSignal(state.button_clicked, timeout=1000):
        qtbot.mouseClick(_button(state, "Send one"), LEFT)
    state.set_message("filter", "No match", "No message fits the filter.")
    texts = [label.text() for label in state.findChildren(QLabel) if label.isVisible()]
    assert texts == ["No match", "No message fits the filter."]
    assert not state.findChild(QPushButton).isVisible()


def test_a_pill_has_a_word_for_the_eye_and_the_ear(qtbot: QtBot) -> None:
    pill = Pill("Failed", "err", icon_name=None)
    qtbot.addWidget(pill)
    pill.show()
    assert pill.accessibleName() == "Failed"
    picture = pill.grab().toImage()
    assert picture.pixelColor(picture.width() - 8, 3) == color("errSoft")
    narrow = pill.sizeHint().width()
    pill.set("Acknowledged", "ok", icon_name=None)
    assert pill.sizeHint().width() > narrow
    assert (pill.text, pill.tone) == ("Acknowledged", "ok")


def test_a_toast_stands_in_the_corner_and_goes_when_dismissed(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(800, 600)
    window.show()
    first = Toast(window, "ok", "Topic created", "3 partitions.", action="Open")
    second = Toast(window, "err", "Not deleted")
    first.pop_up()
    second.pop_up()
    assert first.width() == 372
    assert first.geometry().right() == 800 - 16 - 1
    assert second.geometry().bottom() < first.geometry().top()
    gap = window.height() - first.y()
    window.resize(900, 700)
    assert (first.geometry().right(), window.height() - first.y()) == (900 - 16 - 1, gap)
    with qtbot.waitSignals([first.action_clicked, first.closed], timeout=1000):
        qtbot.mouseClick(_button(first, "Open"), LEFT)
    with qtbot.waitSignal(second.closed, timeout=1000):
        qtbot.mouseClick(second.findChild(IconButton), LEFT)


def test_progress_of_any_size_and_of_unknown_length(qtbot: QtBot) -> None:
    strip = ProgressStrip("Reading orders")
    qtbot.addWidget(strip)
    strip.show()
    bar = strip.findChild(QProgressBar)
    strip.set_progress(2_500_000_000_000, 5_000_000_000_000, "records")
    assert bar.value() * 2 == bar.maximum()
    assert bar.accessibleDescription() == "2,500,000,000,000 / 5,000,000,000,000 records"
    strip.set_progress(7, None)
    assert (bar.minimum(), bar.maximum()) == (0, 0)
    with qtbot.waitSignal(strip.cancelled, timeout=1000):
        qtbot.mouseClick(_button(strip, "Cancel"), LEFT)


def test_a_spinner_shows_itself_only_after_a_while(qtbot: QtBot) -> None:
    spinner = Spinner("Sending")
    qtbot.addWidget(spinner)
    spinner.show()
    empty = spinner.grab().toImage()
    spinner.start()
    assert spinner.grab().toImage() == empty
    qtbot.waitUntil(lambda: spinner.grab().toImage() != empty, timeout=3000)
    spinner.stop()
    assert spinner.grab().toImage() == empty
    assert not spinner.running


def test_a_sparkline_needs_two_values(qtbot: QtBot) -> None:
    line = Sparkline("Messages per second", capacity=3)
    qtbot.addWidget(line)
    empty = line.grab().toImage()
    line.add(5)
    assert line.grab().toImage() == empty
    line.add(9)
    assert line.grab().toImage() != empty
    assert line.accessibleDescription() == "9"
    line.set_values([0, 0, 0])
    assert not line.grab().isNull()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_keys_press_a_button(qtbot: QtBot, key: Qt.Key) -> None:
    button = Button("Send", "primary", icon_name="send")
    qtbot.addWidget(button)
    button.show()
    with qtbot.waitSignal(button.clicked, timeout=1000):
        qtbot.keyClick(button, key)


def test_a_forbidden_button_says_why() -> None:
    button = Button("Send")
    button.set_allowed(False, "Choose a topic first.")
    assert (button.isEnabled(), button.toolTip()) == (False, "Choose a topic first.")
    button.set_allowed(True)
    assert (button.isEnabled(), button.toolTip()) == (True, "")
    button.set_text("Send 5 lines")
    assert button.accessibleName() == "Send 5 lines"


def test_an_icon_button_is_named_by_its_tip() -> None:
    button = IconButton("download", "Export", side=10)
    assert button.accessibleName() == button.toolTip() == "Export"
    assert button.width() >= 24


def _toasts(window: QWidget) -> list[str]:
    """What stands in the corner, from the bottom up."""
    standing = [toast for toast in window.findChildren(Toast) if toast.isVisible()]
    return [toast.accessibleName() for toast in sorted(standing, key=lambda toast: -toast.y())]


def test_those_above_a_toast_that_goes_come_down(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(800, 600)
    window.show()
    first, second = Toast(window, "ok", "First"), Toast(window, "err", "Second")
    first.pop_up()
    lowest = first.geometry().bottom()
    second.pop_up()
    first.dismiss()
    assert second.geometry().bottom() == lowest
    for number in range(5):
        Toast(window, "info", f"Note {number}").pop_up()
    assert _toasts(window) == ["Second", "Note 2", "Note 3", "Note 4"]


def test_a_toast_waits_while_somebody_is_at_it_and_gives_the_focus_back(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kafkagui.ui.widgets.toast.SHOWN_MS", 30)
    window = QWidget()
    field = QLineEdit(window)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    field.setFocus()
    toast, other = Toast(window, "ok", "Done", action="Open"), Toast(window, "ok", "Next")
    toast.pop_up()
    _button(toast, "Open").setFocus()
    other.pop_up()
    with qtbot.waitSignal(other.closed, timeout=1000):
        pass
    assert toast.isVisible()
    with qtbot.waitSignal(toast.closed, timeout=1000):
        qtbot.keyClick(_button(toast, "Open"), Qt.Key.Key_Escape)
    assert window.focusWidget() is field


def test_a_toast_stands_at_the_trailing_side_where_a_language_runs_to_the_left(qtbot: QtBot) -> None:
    window = QWidget()
    window.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    qtbot.addWidget(window)
    window.resize(800, 600)
    window.show()
    toast = Toast(window, "ok", "Done")
    toast.pop_up()
    assert toast.x() == 16
