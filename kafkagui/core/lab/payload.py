"""What every pair sends: how many records of what size, how fast, with which keys, compressed or not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from kafkagui.core.errors import InputRefused
from kafkagui.core.lab.marks import marked
from kafkagui.core.producing import Compression
from kafkagui.core.records import OutgoingRecord
from kafkagui.core.wording import tr

MOST_RECORDS = 200_000
MOST_BYTES = 1_000_000
_FEW_KEYS = 10
_FILLER = b"The quick brown fox jumps over the lazy dog. 0123456789 "


class Keys(Enum):
    """Which keys the records carry."""

    NONE = "none"
    FEW = "few"
    """Ten keys in turn."""
    EACH = "each"
    """One of its own for each record."""


@dataclass(frozen=True, slots=True)
class Payload:
    """One payload. ``size_bytes`` is a value's size; ``per_second`` None is as fast as it goes."""

    count: int = 1_000
    size_bytes: int = 100
    per_second: float | None = None
    keys: Keys = Keys.NONE
    compression: Compression = Compression.NONE

    @property
    def total_bytes(self) -> int:
        """The bytes of all values."""
        return self.count * self.size_bytes

    def check(self) -> None:
        """Refuse numbers that make no sense.

        Raises:
            InputRefused: naming the field.
        """
        for name, value, most in (("count", self.count, MOST_RECORDS), ("size_bytes", self.size_bytes, MOST_BYTES)):
            if not 1 <= value <= most:
                raise InputRefused(
                    tr("{value} is out of range: {low} to {high}.", value=value, low=1, high=most), field=name
                )
        if self.per_second is not None and not 0 < self.per_second <= MOST_RECORDS:
            raise InputRefused(tr("The rate must be a number above zero."), field="per_second")

    def records(
        self, topic: str, run_id: str, first: int, count: int, partition: int | None = None
    ) -> Iterator[OutgoingRecord]:
        """Records with the sequences from ``first`` on; the same ones for every pair."""
        value = (_FILLER * (self.size_bytes // len(_FILLER) + 1))[: self.size_bytes]
        for sequence in range(first, first + count):
            yield OutgoingRecord(topic, self._key(sequence), value, marked(run_id, sequence), partition)

    def _key(self, sequence: int) -> bytes | None:
        if self.keys is Keys.NONE:
            return None
        return b"key-%d" % (sequence % _FEW_KEYS if self.keys is Keys.FEW else sequence)
