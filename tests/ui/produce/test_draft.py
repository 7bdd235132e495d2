"""Drafts come back as they were."""

from __future__ import annotations

import json

import pytest

from kafkagui.services.compose import Typed
from kafkagui.ui.pages.produce.page import ProducePage
from tests.ui.produce.conftest import Bench


async def test_everything_typed_and_chosen_comes_back(bench: Bench) -> None:
    page = bench.page
    message = page.composer.message
    message.key.set_typed(Typed("00 ff", "hex"))
    message.value.set_typed(Typed('{"a":\u00a01}', "text"))
    message.value.tombstone.setChecked(True)
    message.headers.set_headers((("h", Typed("1")), ("h", Typed(codec="null"))))
    page.composer.options.set_texts({"compression": "zstd", "idempotence": "off", "linger_ms": "9"})
    page.composer.options.set_timestamp(77)
    page.bar.restore("payments", "2", "synchronous", "1")
    page.bar.repeat_panel.set_texts({"times": "5", "every": "2", "timeout": "3"})
    page.composer.lines.editor.set_text("a:1\nbad\nb:2")
    page.composer.lines.skip.click()
    page.composer.lines.properties.each_line.setChecked(True)
    page.composer.tabs.setCurrentIndex(1)
    saved = page.saved_state()

    again = ProducePage(bench.program, page)
    again.restore_state(saved)
    assert again.saved_state() == saved
    assert again.composer.lines.verdict.count == 2
    assert again.composer.lines.editor.enter_sends
    assert again.composer.message.value.tombstone.isChecked()
    assert again.composer.message.value.typed.text == '{"a":\u00a01}'
    assert again.title() == "Produce · payments"
    again.composer.message.value.tombstone.setChecked(False)
    assert again.composer.message.value.typed.codec == "text"
    await again.shut()


@pytest.mark.parametrize(
    "text",
    ["", "nonsense", "[]", '{"version": 99}', '{"version": 1, "key": {"text": 1}}', '{"version": 1, "marks": [1]}',
     '{"version": 1, "value": {"text": "x", "codec": "klingon"}}', '{"version": 1, "grammar": {"x": 1}}'],
)  # fmt: skip
async def test_a_text_that_makes_no_sense_changes_nothing(bench: Bench, text: str) -> None:
    before = bench.page.saved_state()
    bench.page.restore_state(text)
    assert bench.page.saved_state() == before


async def test_the_draft_is_json_and_holds_no_connection(bench: Bench) -> None:
    saved = bench.page.saved_state()
    assert json.loads(saved)["topic"] == "orders"
    assert "localhost" not in saved
