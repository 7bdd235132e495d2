"""Fields with their labels, hints and errors."""

from __future__ import annotations

from PySide6.QtCore import QLocale, QPoint, Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from kafkagui.ui.theme import color
from kafkagui.ui.widgets.field_row import labelled, labelled_beside
from kafkagui.ui.widgets.number_field import NumberField
from kafkagui.ui.widgets.search_field import SearchField
from kafkagui.ui.widgets.text_field import TextField


def _words(widget: QWidget) -> list[str]:
    """The words that are shown, from top to bottom."""
    labels = [label for label in widget.findChildren(QLabel) if label.isVisible()]
    return [label.text() for label in sorted(labels, key=lambda label: label.mapTo(widget, QPoint(0, 0)).y())]


def test_an_error_takes_the_place_of_the_hint(qtbot: QtBot) -> None:
    row = labelled(TextField(mono=True), "Bootstrap servers", "host:port, separated by commas.")
    qtbot.addWidget(row)
    row.show()
    assert _words(row) == ["Bootstrap servers", "host:port, separated by commas."]

    row.set_error("“kafka” has no port. Write kafka:9092.")
    qtbot.waitUntil(lambda: len(_words(row)) == 2)
    row.layout().activate()
    assert _words(row) == ["Bootstrap servers", "“kafka” has no port. Write kafka:9092."]
    assert row.error == "“kafka” has no port. Write kafka:9092."
    assert row.field.accessibleDescription() == "Error: “kafka” has no port. Write kafka:9092."

    row.set_error("")
    assert _words(row) == ["Bootstrap servers", "host:port, separated by commas."]


def test_a_wrong_field_has_a_border_of_two_pixels(qtbot: QtBot) -> None:
    row = labelled(TextField(), "Name")
    qtbot.addWidget(row)
    row.show()

    def border() -> object:
        picture = row.field.grab().toImage()
        return picture.pixelColor(1, picture.height() // 2)

    assert border() != color("err")
    row.set_error("The name is taken.")
    assert border() == color("err")
    row.set_error("")
    assert border() != color("err")


def test_a_label_names_its_field() -> None:
    field = QLineEdit()
    row = labelled(field, "Topic")
    label = next(label for label in row.findChildren(QLabel) if label.text() == "Topic")
    assert label.buddy() is field
    assert field.accessibleName() == "Topic"
    row.set_label("Topic name")
    assert field.accessibleName() == "Topic name"
    beside = labelled_beside(QLineEdit(), "Partition")
    assert beside.findChildren(QLabel)[0].buddy().accessibleName() == "Partition"


def test_a_search_is_said_once_after_the_last_key(qtbot: QtBot) -> None:
    field = SearchField("Filter topics")
    qtbot.addWidget(field)
    said: list[str] = []
    field.searched.connect(said.append)
    with qtbot.waitSignal(field.searched, timeout=2000):
        qtbot.keyClicks(field, "ord")
    assert said == ["ord"]


def test_enter_searches_at_once_and_escape_clears(qtbot: QtBot) -> None:
    field = SearchField("Filter topics")
    qtbot.addWidget(field)
    said: list[str] = []
    field.searched.connect(said.append)
    qtbot.keyClicks(field, "ord")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert said == ["ord", ""]
    assert field.text() == ""


def test_a_number_field_keeps_its_bounds_and_separates_thousands(qtbot: QtBot) -> None:
    field = NumberField("Repeat", minimum=1, maximum=100_000, value=5000, suffix=" ms")
    qtbot.addWidget(field)
    locale = field.locale()
    locale.setNumberOptions(QLocale.NumberOption.DefaultNumberOptions)
    assert field.text() == f"{locale.toString(5000)} ms"
    field.setValue(1_000_000)
    assert field.value() == 100_000
    line = field.findChild(QLineEdit)
    assert line.textMargins().left() >= 6
