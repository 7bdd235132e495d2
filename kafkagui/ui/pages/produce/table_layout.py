"""How a person left the lower half of the page, for the draft."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TableLayout:
    """Columns as (key, width in the design, hidden) in order; the sorting as (key, descending), no key for none."""

    columns: tuple[tuple[str, int, bool], ...] = ()
    sort: tuple[str, bool] = ("", False)

    @classmethod
    def from_kept(cls, kept: object) -> TableLayout:
        """Read one back from what JSON made of it.

        Raises:
            ValueError: it makes no sense.
            TypeError: it makes no sense.
            KeyError: a part is missing.
        """
        if not isinstance(kept, dict):
            return cls()
        key, descending = kept["sort"]
        return cls(
            tuple((str(name), int(width), bool(hidden)) for name, width, hidden in kept["columns"]),
            (str(key), bool(descending)),
        )
