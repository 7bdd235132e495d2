"""From what a person typed to the record that goes out, each field checked before anything is sent."""

from __future__ import annotations

from dataclasses import field

from kafkagui.codecs.table import codec
from kafkagui.core.errors import InputRefused
from kafkagui.core.frozen import frozen
from kafkagui.core.records import Header, OutgoingRecord
from kafkagui.core.wording import tr


@frozen
class Typed:
    """A text and the codec that turns it into bytes."""

    text: str = ""
    codec: str = "text"


@frozen
class Draft:
    """A message as it stands in the composer; ``partition`` None leaves it to the partitioner."""

    topic: str
    key: Typed = field(default_factory=lambda: Typed(codec="null"))
    value: Typed = field(default_factory=Typed)
    headers: tuple[tuple[str, Typed], ...] = ()
    partition: int | None = None
    timestamp_ms: int | None = None


def compose(draft: Draft) -> OutgoingRecord:
    """The record of a draft.

    Raises:
        InputRefused: with ``field`` ``topic``, ``key``, ``value``, ``headers`` (``line`` counts headers from 1),
            ``partition`` or ``timestamp``, and the position in the text.
    """
    if not draft.topic:
        raise InputRefused(tr("Choose a topic first."), field="topic")
    if draft.timestamp_ms is not None and draft.timestamp_ms < 0:
        raise InputRefused(tr("A timestamp cannot be before 1970."), field="timestamp")
    if draft.partition is not None and draft.partition < 0:
        raise InputRefused(tr("Partitions are numbered from 0."), field="partition")
    headers = tuple(_header(number, name, typed) for number, (name, typed) in enumerate(draft.headers, 1))
    return OutgoingRecord(
        topic=draft.topic,
        key=_encoded(draft.key, "key"),
        value=_encoded(draft.value, "value"),
        headers=headers,
        partition=draft.partition,
        timestamp_ms=draft.timestamp_ms,
    )


def _encoded(typed: Typed, field_name: str) -> bytes | None:
    try:
        return codec(typed.codec).encode(typed.text)
    except InputRefused as refused:
        raise InputRefused(refused.message, field=field_name, position=refused.position, hint=refused.hint) from refused


def _header(number: int, name: str, typed: Typed) -> Header:
    try:
        name.encode()
    except UnicodeEncodeError as error:
        message = tr("Header {number}'s name holds half a character, which no bytes stand for.", number=number)
        raise InputRefused(message, field="headers", line=number) from error
    try:
        return Header(name, _encoded(typed, "headers"))
    except InputRefused as refused:
        message = tr("Header {number} ({name}): {message}", number=number, name=name, message=refused.message)
        raise InputRefused(message, field="headers", line=number, position=refused.position) from refused
