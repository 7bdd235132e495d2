"""What stands in place of rows while there are none."""

from __future__ import annotations

from typing import NamedTuple

from kafkagui.core.positions import AfterCount, FromEnd, FromLast, Live, ReadRequest, ReadState


class EmptyWords(NamedTuple):
    """An icon, what is missing, and how it may come."""

    icon_name: str
    title: str
    text: str


NOTHING_YET = EmptyWords("inbox", "Nothing read yet", "Choose a topic, then press Read.")
NOT_CONNECTED = EmptyWords("plug", "Not connected", "Connect to a cluster to read its topics.")
BEGINNING = EmptyWords("hourglass", "Reading …", "Records appear here as they come.")
FAILED = EmptyWords("circle-x", "Nothing was read", "The reason stands above.")
GIVEN_UP = EmptyWords("square", "Stopped", "Nothing was read.")
_WAITING = EmptyWords("hourglass", "Waiting for the cluster", "Reading goes on by itself when it answers.")
_PAUSED = EmptyWords("pause", "Paused", "Nothing is fetched until you resume.")
_LIVE = EmptyWords("radio", "Waiting for records", "New records appear as they are written.")
_EMPTY_RANGE = EmptyWords("inbox", "No records here", "There is none between this start and this end.")


def why_no_rows(state: ReadState, request: ReadRequest, *, has_offsets: bool) -> EmptyWords:
    """Why a reading shows no rows.

    Args:
        state: how it stands.
        request: what was asked for.
        has_offsets: whether there was anything to go through.
    """
    fixed = {ReadState.WAITING: _WAITING, ReadState.PAUSED: _PAUSED, ReadState.STOPPED: GIVEN_UP}
    if state in fixed:
        return fixed[state]
    if state is ReadState.FAILED:
        return FAILED
    if state is ReadState.FINISHED:
        return _EMPTY_RANGE if has_offsets or isinstance(request.start, FromEnd) else _empty_topic(request)
    if isinstance(request.start, FromLast) and has_offsets:
        return EmptyWords(
            "search", f"Looking for the newest {request.start.count:,}", "They appear when they are found."
        )
    return _LIVE if isinstance(request.stop, Live | AfterCount) else BEGINNING


def _empty_topic(request: ReadRequest) -> EmptyWords:
    where = "These partitions hold" if request.partitions else "The topic holds"
    if len(request.topics) > 1:
        where = "The topics hold"
    return EmptyWords("inbox", "No records here", f"{where} no records.")
