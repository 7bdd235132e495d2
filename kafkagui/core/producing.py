"""How a producer is set up: options, the partitioner, and how conflicts between options are resolved."""

from __future__ import annotations

from dataclasses import replace
from enum import Enum

from kafkagui.core.delivery import Acks
from kafkagui.core.errors import InputRefused
from kafkagui.core.frozen import frozen
from kafkagui.core.wording import tr


class Compression(Enum):
    """Codec of a record batch (producer configuration ``compression.type``)."""

    NONE = "none"
    GZIP = "gzip"
    SNAPPY = "snappy"
    LZ4 = "lz4"
    ZSTD = "zstd"


class PartitionerKind(Enum):
    """Who chooses the partition of a record that names none."""

    KEY = "key"
    """murmur2 of the key, as the Java client; without a key, sticky."""
    ROUND_ROBIN = "round-robin"
    STICKY = "sticky"
    RANDOM = "random"


@frozen
class ProducerOptions:
    """Everything that makes one producer differ from another; records with equal options share a producer.

    ``idempotence`` None means: on where acks and retries allow it. ``retries`` None means: until the delivery
    timeout. Times are milliseconds.
    """

    acks: Acks = Acks.ALL
    compression: Compression = Compression.NONE
    linger_ms: int = 0
    batch_size_bytes: int = 16_384
    retries: int | None = None
    delivery_timeout_ms: int = 15_000
    request_timeout_ms: int = 5_000
    idempotence: bool | None = None
    max_in_flight: int = 5
    max_request_size_bytes: int = 1_048_576


def resolve(options: ProducerOptions) -> tuple[ProducerOptions, tuple[str, ...]]:
    """Settle conflicts between options.

    Returns the options as they will go out (``idempotence`` is True or False) and a sentence for each change.

    Raises:
        InputRefused: for a value outside its range.
    """
    _check_ranges(options)
    notes: list[str] = []
    wanted = options.idempotence
    possible = options.acks is Acks.ALL and options.retries != 0 and options.max_in_flight <= 5
    if wanted and options.retries == 0:
        notes.append(tr("Idempotence needs retries, so retries are allowed until the delivery timeout."))
        options = replace(options, retries=None)
    if wanted and options.max_in_flight > 5:
        notes.append(tr("Idempotence allows at most 5 requests in flight, so it is 5."))
        options = replace(options, max_in_flight=5)
    if wanted and options.acks is not Acks.ALL:
        notes.append(tr("Idempotence needs acks=all. With acks={acks} it is off.", acks=options.acks.label))
        wanted = False
    least = options.linger_ms + options.request_timeout_ms
    if options.delivery_timeout_ms < least:
        request = max(1, options.delivery_timeout_ms - options.linger_ms)
        if request < 100:
            raise InputRefused(
                tr(
                    "The delivery timeout must be at least {least_ms} ms with this linger.",
                    least_ms=options.linger_ms + 100,
                ),
                field="delivery_timeout_ms",
            )
        notes.append(
            tr(
                "Each request may take {request} ms, so that linger and request fit into the delivery timeout.",
                request=request,
            )
        )
        options = replace(options, request_timeout_ms=request)
    return replace(options, idempotence=possible if wanted is None else wanted), tuple(notes)


_RANGES = {
    "linger_ms": (0, 60_000),
    "batch_size_bytes": (0, 100_000_000),
    "delivery_timeout_ms": (100, 600_000),
    "request_timeout_ms": (100, 600_000),
    "max_in_flight": (1, 100),
    "max_request_size_bytes": (1, 1_000_000_000),
}


def _check_ranges(options: ProducerOptions) -> None:
    for name, (low, high) in _RANGES.items():
        value = getattr(options, name)
        if not low <= value <= high:
            raise InputRefused(
                tr("{value} is out of range: {low} to {high}.", value=value, low=low, high=high), field=name
            )
    if options.retries is not None and not 0 <= options.retries <= 2_147_483_647:
        raise InputRefused(tr("Retries are 0 or more."), field="retries")
