"""Counts, sizes, spans and rates as a person reads them: separated thousands and a unit that fits.

What nobody knows is `UNKNOWN`, everywhere and never 0.
"""

from __future__ import annotations

from typing import Final

from kafkagui.core.wording import tr

UNKNOWN: Final = "–"
"""Stands for a number that is not known, such as the lag of a group that has committed nothing."""

_SIZE_STEP: Final = 1024
_SIZE_UNITS: Final = ("KB", "MB", "GB", "TB")
_LARGEST: Final = "PB"
_SECOND_MS: Final = 1_000
_MINUTE_MS: Final = 60 * _SECOND_MS
_HOUR_MS: Final = 60 * _MINUTE_MS
_DAY_MS: Final = 24 * _HOUR_MS


def number(count: int | None) -> str:
    """``1,284,310``; `UNKNOWN` for None."""
    return UNKNOWN if count is None else f"{count:,}"


def byte_size(size_bytes: int | None) -> str:
    """``331 B``, ``1.2 KB``, ``9.4 GB``; a KB is 1,024 bytes. `UNKNOWN` for None."""
    if size_bytes is None:
        return UNKNOWN
    if abs(size_bytes) < _SIZE_STEP:
        return f"{size_bytes} B"
    size = size_bytes / _SIZE_STEP
    for unit in _SIZE_UNITS:
        # Rounded first: 1,048,550 bytes are 1.0 MB, not 1,024.0 KB.
        if abs(round(size, 1)) < _SIZE_STEP:
            return f"{size:,.1f} {unit}"
        size /= _SIZE_STEP
    return f"{size:,.1f} {_LARGEST}"


def rate(per_s: float | None) -> str:
    """``9,498 /s``, below ten with one decimal; `UNKNOWN` for None."""
    if per_s is None:
        return UNKNOWN
    if per_s == 0:
        return tr("{number} /s", number="0")
    return tr("{number} /s", number=f"{per_s:,.1f}" if per_s < 10 else f"{per_s:,.0f}")


def span(milliseconds: int) -> str:
    """``250 ms``, ``1.5 s``, ``3 min``, ``2 h 30 min``, ``7 d``: two units at most, and never more than is so."""
    if milliseconds < _SECOND_MS:
        return f"{milliseconds} ms"
    if milliseconds < _MINUTE_MS:
        return f"{milliseconds / _SECOND_MS:g} s"
    if milliseconds < _HOUR_MS:
        return _two(milliseconds, _MINUTE_MS, "min", _SECOND_MS, "s")
    if milliseconds < _DAY_MS:
        return _two(milliseconds, _HOUR_MS, "h", _MINUTE_MS, "min")
    return _two(milliseconds, _DAY_MS, "d", _HOUR_MS, "h")


def ago(seconds: float) -> str:
    """``now``, ``2 s ago``, ``3 min ago``: how old something is."""
    if seconds < 1:
        return tr("now")
    whole = int(seconds)
    return tr("{span} ago", span=span((whole if whole < 60 else whole // 60 * 60) * _SECOND_MS))


def _two(milliseconds: int, large_ms: int, large: str, small_ms: int, small: str) -> str:
    count, rest = divmod(milliseconds, large_ms)
    more = rest // small_ms
    return f"{count:,} {large} {more} {small}" if more else f"{count:,} {large}"
