"""What stands in place of rows while there are none."""

from __future__ import annotations

from typing import NamedTuple

from kafkagui.core.positions import AfterCount, FromEnd, FromLast, Live, ReadRequest, ReadState
from kafkagui.core.wording import mark, tr


class EmptyWords(NamedTuple):
    """An icon, what is missing, and how it may come; ``tr`` says both when they are shown."""

    icon_name: str
    title: str
    text: str


NOTHING_YET = EmptyWords("inbox", mark("Nothing read yet"), mark("Choose a topic, then press Read."))
NOT_CONNECTED = EmptyWords("plug", mark("Not connected"), mark("Connect to a cluster to read its topics."))
BEGINNING = EmptyWords("hourglass", mark("Reading …"), mark("Records appear here as they come."))
FAILED = EmptyWords("circle-x", mark("Nothing was read"), mark("The reason stands above."))
GIVEN_UP = EmptyWords("square", mark("Stopped"), mark("Nothing was read."))
NONE_MATCHES = EmptyWords(
    "filter", mark("No record matches"), mark("Change or clear the filter, or search the whole topic by it.")
)
SEARCHING = EmptyWords("search", mark("Searching …"), mark("Matches appear here as they are found."))
NOTHING_FOUND = EmptyWords("search", mark("Nothing found"), mark("No record of this range matches."))
_WAITING = EmptyWords("hourglass", mark("Waiting for the cluster"), mark("Reading goes on by itself when it answers."))
_PAUSED = EmptyWords("pause", mark("Paused"), mark("Nothing is fetched until you resume."))
_LIVE = EmptyWords("radio", mark("Waiting for records"), mark("New records appear as they are written."))
_EMPTY_RANGE = EmptyWords("inbox", mark("No records here"), mark("There is none between this start and this end."))


def why_no_rows(state: ReadState, request: ReadRequest, *, has_offsets: bool, is_search: bool = False) -> EmptyWords:
    """Why a reading shows no rows.

    Args:
        state: how it stands.
        request: what was asked for.
        has_offsets: whether there was anything to go through.
        is_search: whether only matches are shown.
    """
    if is_search and state in (ReadState.READING, ReadState.FINISHED):
        return SEARCHING if state is ReadState.READING else NOTHING_FOUND
    fixed = {ReadState.WAITING: _WAITING, ReadState.PAUSED: _PAUSED, ReadState.STOPPED: GIVEN_UP}
    if state in fixed:
        return fixed[state]
    if state is ReadState.FAILED:
        return FAILED
    if state is ReadState.FINISHED:
        return _EMPTY_RANGE if has_offsets or isinstance(request.start, FromEnd) else _empty_topic(request)
    if isinstance(request.start, FromLast) and has_offsets:
        return EmptyWords(
            "search",
            tr("Looking for the newest {count:,}", count=request.start.count),
            tr("They appear when they are found."),
        )
    return _LIVE if isinstance(request.stop, Live | AfterCount) else BEGINNING


def _empty_topic(request: ReadRequest) -> EmptyWords:
    words = mark("These partitions hold no records.") if request.partitions else mark("The topic holds no records.")
    if len(request.topics) > 1:
        words = mark("The topics hold no records.")
    return EmptyWords("inbox", mark("No records here"), words)
