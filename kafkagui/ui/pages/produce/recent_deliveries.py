"""The newest deliveries, for whoever looks for one of them."""

from __future__ import annotations

from typing import Final

from kafkagui.codecs.preview import preview
from kafkagui.core.delivery_log import DeliveryLog
from kafkagui.ui.pages.page import RecordPlace

_MOST: Final = 50
_LABEL_CHARACTERS: Final = 80


def recent_deliveries(log: DeliveryLog) -> list[RecordPlace]:
    """The newest records whose partition and offset are known, the newest first."""
    first = max(log.first_sequence, log.next_sequence - _MOST)
    rows = [log.row(sequence) for sequence in range(log.next_sequence - 1, first - 1, -1)]
    return [
        RecordPlace(preview(r.record.key or r.record.value, _LABEL_CHARACTERS), r.record.topic, r.partition, r.offset)
        for r in rows
        if r.partition is not None and r.offset is not None
    ]
