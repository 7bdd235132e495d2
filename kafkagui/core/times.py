"""Timestamps as text and back, in whole milliseconds and one chosen zone."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, tzinfo

from kafkagui.core.errors import InputRefused
from kafkagui.core.wording import tr

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def zone(name: str) -> tzinfo | None:
    """The zone of a setting: ``utc``, ``local`` (None, as datetime means it), or a name of the IANA database."""
    if name == "local":
        return None
    if name == "utc":
        return UTC
    from zoneinfo import ZoneInfo  # Here, since it reads the interpreter's build settings when imported.

    return ZoneInfo(name)


def zone_label(name: str) -> str:
    """The zone in words for the status bar, with its present distance from UTC: ``Local time (UTC+2)``."""
    if name == "utc":
        return "UTC"
    offset = datetime.now(UTC).astimezone(zone(name)).utcoffset() or timedelta()
    hours, minutes = divmod(abs(offset) // timedelta(minutes=1), 60)
    sign = "−" if offset < timedelta() else "+"
    distance = f"{sign}{hours}{f':{minutes:02}' if minutes else ''}" if offset else ""
    if name == "local":
        return tr("Local time (UTC{distance})", distance=distance)
    return f"{name} (UTC{distance})"


def clock(timestamp_ms: int, zone_name: str) -> str:
    """``09:41:57.240``, for a table; "none" for -1, the digits for a time that no calendar holds."""
    moment = _moment(timestamp_ms, zone_name)
    return _odd(timestamp_ms) if moment is None else f"{moment:%H:%M:%S}.{timestamp_ms % 1000:03d}"


def full(timestamp_ms: int, zone_name: str) -> str:
    """``2026-05-14 09:41:57.240``; "none" for -1, the digits for a time that no calendar holds."""
    moment = _moment(timestamp_ms, zone_name)
    return _odd(timestamp_ms) if moment is None else f"{moment:%Y-%m-%d %H:%M:%S}.{timestamp_ms % 1000:03d}"


def parse(text: str, zone_name: str, field: str = "time") -> int:
    """Milliseconds since the epoch of an ISO 8601 time; without a zone of its own it is in the chosen one.

    Raises:
        InputRefused: for a text that is no time.
    """
    try:
        moment = datetime.fromisoformat(text.strip())
        if moment.tzinfo is None:
            chosen = zone(zone_name)
            moment = moment.replace(tzinfo=chosen) if chosen is not None else moment.astimezone()
        since = moment - _EPOCH
    except (ValueError, OverflowError, OSError) as error:
        message = tr("“{text}” is not a time.", text=text)
        raise InputRefused(message, field=field, hint=tr("Write it as 2026-05-14 09:41:57 or with a zone.")) from error
    return since.days * 86_400_000 + since.seconds * 1_000 + since.microseconds // 1_000


def _moment(timestamp_ms: int, zone_name: str) -> datetime | None:
    if timestamp_ms == -1:
        return None
    try:
        return (_EPOCH + timedelta(milliseconds=timestamp_ms)).astimezone(zone(zone_name))
    except (OverflowError, ValueError, OSError):
        return None


def _odd(timestamp_ms: int) -> str:
    return "none" if timestamp_ms == -1 else f"{timestamp_ms} ms"
