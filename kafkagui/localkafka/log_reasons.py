"""From the end of a broker's log to a sentence that says why it ended and what to do."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from kafkagui.core.errors import LocalKafkaFailed
from kafkagui.core.wording import mark, tr

_TAIL_BYTES = 64 * 1024
_DETAIL_LINES = 40


@dataclass(frozen=True, slots=True)
class _Reason:
    code: str
    mark: re.Pattern[str]
    message: str
    hint: str


_REASONS = (
    _Reason(
        "PORT_TAKEN",
        re.compile(r"Address already in use"),
        mark("another program listens on its port"),
        mark("Start again: it takes other ports."),
    ),
    _Reason(
        "LOCK_HELD",
        re.compile(r"Failed to acquire lock on file"),
        mark("its data folder is in use by another Kafka process"),
        mark("Stop the other one (one that is still stopping needs a few seconds), or choose another folder."),
    ),
    _Reason(
        "OUT_OF_MEMORY",
        re.compile(
            r"OutOfMemoryError|insufficient memory for the Java|Could not reserve enough space|Cannot allocate memory"
        ),
        mark("there is not enough memory"),
        mark("Close other programs, or start one broker instead of three."),
    ),
    _Reason(
        "DISK_FULL",
        re.compile(r"No space left on device|not enough space on the disk|Disk quota exceeded"),
        mark("the disk is full"),
        mark("Make room, or choose a data folder on another disk."),
    ),
    _Reason(
        "NOT_WRITABLE",
        re.compile(r"AccessDeniedException|Permission denied|Read-only file system"),
        mark("it may not write to its data folder"),
        mark("Choose a folder that you may write to."),
    ),
    _Reason(
        "JAVA_TOO_OLD",
        re.compile(r"UnsupportedClassVersionError|Unrecognized (?:VM )?option"),
        mark("this Java cannot run it"),
        mark("Install Java 17 or newer, or the one made for this program."),
    ),
    _Reason(
        "OTHER_CLUSTER",
        re.compile(r"InconsistentClusterIdException|Invalid cluster\.id|doesn't match stored"),
        mark("its data folder belongs to another cluster"),
        mark("Choose another folder."),
    ),
    _Reason(
        "JARS_INCOMPLETE",
        re.compile(r"NoClassDefFoundError|ClassNotFoundException|Could not find or load main class"),
        mark("its jars are incomplete"),
        mark("Delete the folder of jars and let them be fetched again."),
    ),
    _Reason(
        "BAD_CONFIGURATION",
        re.compile(r"ConfigException|requirement failed"),
        mark("it refused its configuration"),
        mark("See the details for the setting it names."),
    ),
)


def log_tail(log: Path, max_lines: int = _DETAIL_LINES) -> str:
    """The last lines of a log; empty if there is none yet. Reads at most 64 KiB."""
    try:
        with log.open("rb") as file:
            file.seek(max(0, log.stat().st_size - _TAIL_BYTES))
            text = file.read().decode("utf-8", errors="replace")
    except OSError:
        return ""
    return "\n".join(text.splitlines()[-max_lines:])


def broker_ended(node_id: int, exit_code: int, log: Path) -> LocalKafkaFailed:
    """The error for a broker that ended by itself, with the reason that its log gives."""
    tail = log_tail(log, max_lines=2000)
    for reason in _REASONS:
        found = reason.mark.search(tail)
        if found is not None:
            return LocalKafkaFailed(
                tr("Broker {node_id} ended: {reason}.", node_id=node_id, reason=tr(reason.message)),
                hint=tr(reason.hint),
                detail=_lines_around(tail, found.start()),
                code=reason.code,
            )
    message = tr("Broker {node_id} ended with exit code {exit_code}.", node_id=node_id, exit_code=exit_code)
    if exit_code < 0:
        message = tr("Broker {node_id} was killed by signal {signal}.", node_id=node_id, signal=-exit_code)
    return LocalKafkaFailed(
        message,
        hint=tr("Its log tells more: {log}", log=log),
        detail=log_tail(log),
        code="BROKER_ENDED",
    )


def _lines_around(text: str, at: int) -> str:
    """The line at this place and what follows it; the shutdown that comes after would bury it."""
    begin = text.rfind("\n", 0, at) + 1
    return "\n".join(text[begin:].splitlines()[:_DETAIL_LINES])
