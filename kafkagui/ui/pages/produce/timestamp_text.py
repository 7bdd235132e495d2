"""A timestamp as a person types it."""

from __future__ import annotations

from datetime import datetime

from kafkagui.core.errors import InputRefused
from kafkagui.core.wording import mark, tr

HINT = mark("Local time, such as 2026-05-14 09:41:59.159, or milliseconds since 1970.")


def timestamp_ms(text: str) -> int:
    """Milliseconds since the epoch; a time without a zone is local.

    Raises:
        InputRefused: for what is no time.
    """
    words = text.strip()
    if words.isascii() and words.isdigit():
        if len(words) > 18:
            raise InputRefused(tr("That timestamp is too large."), field="timestamp")
        return int(words)
    try:
        moment = datetime.fromisoformat(words).astimezone()
        stamp = int(moment.replace(microsecond=0).timestamp()) * 1000 + moment.microsecond // 1000
    except (ValueError, OSError, OverflowError) as error:
        raise InputRefused(tr("“{text}” is no time.", text=text), field="timestamp", hint=tr(HINT)) from error
    if stamp < 0:
        raise InputRefused(tr("A timestamp cannot be before 1970."), field="timestamp")
    return stamp
