"""Which format keys and values of a topic are read by, remembered from run to run."""

from __future__ import annotations

import json
from typing import NamedTuple

from kafkagui.codecs.shown import AUTOMATIC, READERS
from kafkagui.core.ports import StateStore

_STATE_KEY = "consume.formats"
_MOST_TOPICS = 1_000


class Formats(NamedTuple):
    """The ids of the formats of keys and values."""

    key: str = AUTOMATIC
    value: str = AUTOMATIC


class FormatMemory:
    """Formats by topic, over the state store; what was chosen longest ago is forgotten first."""

    def __init__(self, store: StateStore) -> None:
        self._store = store
        self._formats = _remembered(store.get(_STATE_KEY))

    def of(self, topic: str) -> Formats:
        """The formats of a topic; automatic when none were chosen."""
        return self._formats.get(topic, Formats())

    def put(self, topic: str, formats: Formats) -> None:
        """Remember the formats of a topic."""
        self._formats.pop(topic, None)
        if formats != Formats():
            self._formats[topic] = formats
        while len(self._formats) > _MOST_TOPICS:
            del self._formats[next(iter(self._formats))]
        self._store.put(_STATE_KEY, json.dumps(self._formats))


def _remembered(text: str) -> dict[str, Formats]:
    try:
        kept = json.loads(text)
        pairs = {str(topic): Formats(str(key), str(value)) for topic, (key, value) in kept.items()}
    except (ValueError, TypeError, AttributeError):
        return {}
    return {topic: formats for topic, formats in pairs.items() if set(formats) <= set(READERS)}
