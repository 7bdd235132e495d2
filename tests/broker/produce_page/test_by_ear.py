"""The main job on a real broker, through the accessibility tree alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QAccessible

from tests.ui.accessibility.by_ear import DEADLINE_S, send_by_ear
from tests.ui.accessibility.spoken_tree import Role, SpokenTable, has_place, place
from tests.ui.waiting import until

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.broker.produce_page.conftest import Desk

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", "This plugin does not support", "AtSpi", extend=True)


@pytest.fixture(autouse=True)
def _listening() -> Iterator[None]:
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(False)


async def test_a_record_is_sent_and_its_row_read(desk: Desk) -> None:
    await send_by_ear(desk.page, desk.topic, "k-1", '{"amount": 1}')
    await until(lambda: has_place(desk.page, Role.Table, "Deliveries"), DEADLINE_S)
    table = SpokenTable(place(desk.page, Role.Table, "Deliveries"))
    await until(lambda: table.rows == 1 and table.words(0, "Status") == "Acknowledged", DEADLINE_S)
    row = {heading: table.words(0, heading) for heading in ("Key", "Topic", "Offset", "Method", "Acks")}
    assert row == {"Key": "k-1", "Topic": desk.topic, "Offset": "0", "Method": "Sync", "Acks": "1"}
