"""Scenes of Consume."""

from __future__ import annotations

from kafkagui.ui.gallery.sample_program import Mood
from kafkagui.ui.gallery.scenes import Scene, Stage, until
from kafkagui.ui.pages.consume.page import ConsumePage
from kafkagui.ui.pages.page import OpenConsume

_CHOSEN_ROW = 51


def _consume(stage: Stage) -> ConsumePage:
    page = stage.page
    if not isinstance(page, ConsumePage):
        raise TypeError(f"{page} is in front")
    return page


async def _read(stage: Stage) -> None:
    await stage.connect()
    stage.window.desk.handle(OpenConsume("orders"))
    page = _consume(stage)
    await until(lambda: page.model.count >= 60)
    page.table.rows.select_row(_CHOSEN_ROW)


async def _live(stage: Stage) -> None:
    await _read(stage)
    page = _consume(stage)
    page.bar.stop.set_choice("live")
    page.bar.read.click()
    await until(lambda: page.foot.state == "Live")


async def _filtered(stage: Stage) -> None:
    await _read(stage)
    page = _consume(stage)
    page.conditions.set_line("value.status = PAID")
    await until(lambda: bool(page.conditions.count.text()))


async def _wrong_filter(stage: Stage) -> None:
    await _read(stage)
    _consume(stage).conditions.set_line('value.total >= 10 and (key:"c-17" or')


async def _searched(stage: Stage) -> None:
    await _read(stage)
    page = _consume(stage)
    page.conditions.set_line("value.total > 100")
    page.conditions.search.click()
    await until(lambda: page.foot.state == "Finished")


async def _nothing(stage: Stage) -> None:
    stage.window.desk.handle(OpenConsume(""))


async def _no_topic(stage: Stage) -> None:
    await stage.connect()
    stage.show("consume")


SCENES = (
    Scene("consume-read", "Consume: read, one record open", Mood.READY, _read, "consume", is_main=True),
    Scene("consume-live", "Consume: live", Mood.READY, _live, "consume"),
    Scene("consume-filtered", "Consume: filtered", Mood.READY, _filtered, "consume"),
    Scene("consume-wrong-filter", "Consume: a filter that is wrong", Mood.READY, _wrong_filter, "consume"),
    Scene("consume-searched", "Consume: searched", Mood.READY, _searched, "consume"),
    Scene("consume-start", "Consume: nothing read yet", Mood.READY, _no_topic, "consume"),
    Scene("consume-disconnected", "Consume: not connected", Mood.READY, _nothing, "consume"),
)
