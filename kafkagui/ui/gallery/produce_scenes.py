"""Scenes of Produce."""

from __future__ import annotations

from kafkagui.services.compose import Typed
from kafkagui.ui.gallery.sample_producer import FAILING_KEY
from kafkagui.ui.gallery.sample_program import Mood
from kafkagui.ui.gallery.scenes import Scene, Stage, until
from kafkagui.ui.pages.page import OpenProduce, OpenSample
from kafkagui.ui.pages.produce.page import ProducePage
from kafkagui.ui.pages.produce.saved_draft import SavedDraft

_ORDER = """{{
  "orderId": "ORD-{0}",
  "customerId": "C-2291",
  "status": "PAID",
  "total": 129.90,
  "currency": "EUR",
  "items": [
    {{
      "sku": "KB-75-ISO",
      "qty": 1,
      "price": 89.90
    }}
  ]
}}"""
_HEADERS = (("trace-id", Typed("4f1c09ab77e2")), ("source", Typed("checkout")))
_METHODS = ("asynchronous",) * 6 + ("synchronous",) * 4 + ("fire-and-forget",) * 2 + ("asynchronous",) * 6


def _produce(stage: Stage) -> ProducePage:
    page = stage.page
    if not isinstance(page, ProducePage):
        raise TypeError(f"{page} is in front")
    return page


async def _ready(stage: Stage) -> None:
    await stage.connect()
    stage.window.desk.handle(OpenProduce("orders"))
    await until(_produce(stage).bar.send.isEnabled)


async def _send(page: ProducePage, method: str, key: str, number: int) -> None:
    before = page.log.totals.sent
    value = Typed(_ORDER.format(10_463 + number), "json")
    draft = SavedDraft(topic="orders", method=method, key=Typed(key), value=value, headers=_HEADERS)
    page.restore_state(draft.to_text())
    await until(page.bar.send.isEnabled)
    page.send()
    await until(lambda: page.log.totals.sent > before and not page.run.is_running)


async def _empty(stage: Stage) -> None:
    await _ready(stage)


async def _sent(stage: Stage) -> None:
    await _ready(stage)
    page = _produce(stage)
    for number, method in enumerate(_METHODS):
        await _send(page, method, f"ORD-{10_463 + number}", number)


async def _failed(stage: Stage) -> None:
    await _sent(stage)
    page = _produce(stage)
    await _send(page, "asynchronous", FAILING_KEY.decode(), 99)
    await until(lambda: page.deliveries.model.rowCount() > len(_METHODS))
    page.deliveries.table.select_row(0)


async def _lines(stage: Stage) -> None:
    await _ready(stage)
    stage.window.desk.handle(OpenSample("orders"))
    page = _produce(stage)
    await until(page.bar.send.isEnabled)
    page.send()
    await until(lambda: page.log.totals.acknowledged >= 5 and not page.run.is_running)


async def _disconnected(stage: Stage) -> None:
    stage.window.desk.handle(OpenProduce("orders"))


SCENES = (
    Scene("produce-sent", "Produce: sent in three ways", Mood.READY, _sent, "produce", is_main=True),
    Scene("produce-lines", "Produce: key:value lines", Mood.READY, _lines, "produce", is_main=True),
    Scene("produce-empty", "Produce: nothing sent yet", Mood.READY, _empty, "produce"),
    Scene("produce-failed", "Produce: a record that failed", Mood.READY, _failed, "produce"),
    Scene("produce-disconnected", "Produce: not connected", Mood.READY, _disconnected, "produce"),
)
