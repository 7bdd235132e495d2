"""The configuration a producer really has, with where each value comes from."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from kafkagui.core.lab.pair import Pair
from kafkagui.core.producing import ProducerOptions, resolve
from kafkagui.core.wording import mark


class Origin(Enum):
    """Why a value is what it is."""

    DEFAULT = mark("default")
    CHOSEN = mark("chosen")
    FORCED = mark("forced by idempotence")
    ADJUSTED = mark("adjusted to fit")
    DERIVED = mark("follows from acks and retries")


@dataclass(frozen=True, slots=True)
class EffectiveValue:
    """One setting by Kafka's name for it."""

    name: str
    value: str
    origin: Origin


@dataclass(frozen=True, slots=True)
class EffectiveConfig:
    """A pair's producer: its settings, and a sentence for each that is not what was asked for."""

    pair: Pair
    values: tuple[EffectiveValue, ...]
    notes: tuple[str, ...] = ()


_NAMES = {
    "acks": "acks",
    "idempotence": "enable.idempotence",
    "retries": "retries",
    "max_in_flight": "max.in.flight.requests.per.connection",
    "delivery_timeout_ms": "delivery.timeout.ms",
    "request_timeout_ms": "request.timeout.ms",
    "linger_ms": "linger.ms",
    "batch_size_bytes": "batch.size",
    "compression": "compression.type",
    "max_request_size_bytes": "max.request.size",
}
_FORCEABLE = ("retries", "max_in_flight")


def effective_config(pair: Pair, options: ProducerOptions) -> EffectiveConfig:
    """What ``options`` come to for a pair, value by value.

    Raises:
        InputRefused: for a value outside its range.
    """
    settled, notes = resolve(options)
    values = tuple(
        EffectiveValue(kafka_name, _text(name, settled), _origin(name, options, settled))
        for name, kafka_name in _NAMES.items()
    )
    return EffectiveConfig(pair, values, notes)


def _origin(name: str, asked: ProducerOptions, settled: ProducerOptions) -> Origin:
    before, after = getattr(asked, name), getattr(settled, name)
    if name == "idempotence":
        return Origin.DERIVED if before is None or before != after else Origin.CHOSEN
    if before != after:
        return Origin.FORCED if name in _FORCEABLE else Origin.ADJUSTED
    return Origin.DEFAULT if before == getattr(ProducerOptions(), name) else Origin.CHOSEN


def _text(name: str, options: ProducerOptions) -> str:
    if name == "acks":
        return options.acks.label
    if name == "compression":
        return options.compression.value
    value = getattr(options, name)
    if name == "idempotence":
        return "true" if value else "false"
    return "2147483647" if value is None else str(value)
