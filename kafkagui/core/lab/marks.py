"""The marks that every record of the lab carries in its headers, by which it is found again."""

from __future__ import annotations

from kafkagui.core.records import Header, StoredRecord

RUN_HEADER = "kafkagui-lab-run"
SEQUENCE_HEADER = "kafkagui-lab-sequence"
TOPIC_PREFIX = "kafkagui-lab-"


def marked(run_id: str, sequence: int) -> tuple[Header, ...]:
    """The headers of a record of this run; sequences are positive, warm-up records have 0."""
    return Header(RUN_HEADER, run_id.encode()), Header(SEQUENCE_HEADER, b"%d" % sequence)


def sequence_of(record: StoredRecord, run_id: str) -> int | None:
    """The sequence of a record of this run; None for a warm-up record and for one of somebody else."""
    found = {header.name: header.value or b"" for header in record.headers}
    text = found.get(SEQUENCE_HEADER, b"")
    if found.get(RUN_HEADER) != run_id.encode() or not text.isdigit():
        return None
    return int(text) or None


def lab_topic(run_id: str, number: int) -> str:
    """The name of a topic that the lab makes."""
    return f"{TOPIC_PREFIX}{run_id}-{number}"


def is_lab_topic(name: str) -> bool:
    """Whether the lab has made this topic, in this run of the program or in another."""
    return name.startswith(TOPIC_PREFIX)
