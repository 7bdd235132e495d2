"""Headers: each value in a form of its own, null, empty and bytes told apart."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox

from kafkagui.core.records import Header, StoredRecord, TimestampType
from kafkagui.services.compose import Typed
from kafkagui.ui.models.pair_model import FORM, VALUE
from kafkagui.ui.pages.produce.headers_field import HeadersField
from kafkagui.ui.pages.produce.page import ProducePage
from kafkagui.ui.theme import color
from tests.ui.produce.conftest import Bench

MIXED = (
    Header("text", "Zoë".encode()),
    Header("null", None),
    Header("empty", b""),
    Header("bytes", b"\xff\x00"),
    Header("mark", "\ufeffx".encode()),
    Header("line", b"a\r\nb"),
    Header("text", b"twice"),
)


def _field(bench: Bench) -> HeadersField:
    return bench.page.composer.message.headers


def _shown(field: HeadersField) -> list[tuple[str, str]]:
    model = field.table.model()
    return [(model.index(row, VALUE).data(), model.index(row, FORM).data()) for row in range(model.rowCount())]


async def test_binary_headers_are_composed_again_each_in_the_form_that_fits_it(bench: Bench) -> None:
    bench.page.compose_again(StoredRecord("orders", 0, 0, 0, TimestampType.CREATE_TIME, None, b"v", MIXED))
    assert bench.page.composer.message.record("orders", None).headers == MIXED
    assert _shown(_field(bench)) == [
        ("Zoë", "Text"),
        ("null", "Null"),
        ("empty", "Text"),
        ("ff 00", "Hex"),
        ("ef bb bf 78", "Hex"),
        ("61 0d 0a 62", "Hex"),
        ("twice", "Text"),
    ]


async def test_the_words_null_and_empty_are_no_null_and_no_empty_text(bench: Bench) -> None:
    field = _field(bench)
    field.set_headers((("a", Typed("null")), ("b", Typed(codec="null")), ("c", Typed("empty")), ("d", Typed(""))))
    assert [form for _, form in _shown(field)] == ["Text", "Null", "Text", "Text"]
    colours = [field.table.model().index(row, VALUE).data(Qt.ItemDataRole.ForegroundRole) for row in range(4)]
    assert colours == [None, color("text2"), None, color("text2")]


@pytest.mark.parametrize(
    ("form", "text", "value"),
    [("hex", "ca fe", b"\xca\xfe"), ("base64", "yv4=", b"\xca\xfe"), ("text", "ca fe", b"ca fe"), ("null", "x", None)],
)
@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
async def test_a_form_is_chosen_in_its_column(bench: Bench, form: str, text: str, value: bytes | None) -> None:
    field = _field(bench)
    field.set_headers((("h", Typed(text)),))
    field.table.setCurrentIndex(field.table.model().index(0, FORM))
    field.table.setFocus()
    bench.press(Qt.Key.Key_Return)
    (box,) = field.table.findChildren(QComboBox)
    assert [box.itemText(at) for at in range(box.count())] == ["Text", "Hex", "Base64", "Null"]
    box.setCurrentIndex(box.findData(form))
    box.activated.emit(box.currentIndex())
    assert bench.page.composer.message.record("orders", None).headers == (Header("h", value),)


async def test_the_menu_offers_every_form(bench: Bench) -> None:
    field = _field(bench)
    field.set_headers((("h", Typed("ff")),))
    field.table.setCurrentIndex(field.table.model().index(0, VALUE))
    deeds = {action.text(): action for action in field.menu().actions()}
    deeds["Value as hex"].trigger()
    assert field.headers() == (("h", Typed("ff", "hex")),)
    deeds["Value as null"].trigger()
    assert field.headers() == (("h", Typed(codec="null")),)


async def test_a_value_that_does_not_fit_its_form_is_marked_and_nothing_is_sent(bench: Bench) -> None:
    field = _field(bench)
    field.set_headers((("fine", Typed("1")), ("bad", Typed("xyz", "hex"))))
    assert field.problem.isVisible()
    assert field.problem.text().startswith("Header 2: ")
    assert field.table.model().index(1, VALUE).data(Qt.ItemDataRole.ForegroundRole) == color("err")
    assert not bench.page.bar.send.isEnabled()
    field.table.pair_model.setData(field.table.model().index(1, VALUE), "00")
    assert field.problem.isHidden()
    assert bench.page.bar.send.isEnabled()


async def test_the_draft_keeps_each_form(bench: Bench) -> None:
    headers = (("a", Typed("ff", "hex")), ("a", Typed("/w==", "base64")), ("b", Typed(codec="null")), ("c", Typed("")))
    _field(bench).set_headers(headers)
    again = ProducePage(bench.program)
    again.restore_state(bench.page.saved_state())
    assert again.composer.message.headers.headers() == headers
    await again.shut()
