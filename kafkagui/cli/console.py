"""What the commands print: results to standard output, everything else to standard error."""

from __future__ import annotations

import io
import json
import os
import sys
from collections.abc import Mapping, Sequence

from kafkagui.core.errors import ConnectFailed, InputRefused, KafkaGuiError, StorageFailed

Json = str | int | float | bool | None | Sequence["Json"] | Mapping[str, "Json"]


def prepare(*, as_json: bool) -> None:
    """Make standard output take every character: JSON is UTF-8 whatever the system says, text gets escapes."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        if as_json:
            sys.stdout.reconfigure(encoding="utf-8")
        else:
            sys.stdout.reconfigure(errors="backslashreplace")


def say(text: str) -> None:
    """Print a line of the result.

    Raises:
        BrokenPipeError: when nobody reads any more.
        StorageFailed: when the line cannot be written, as on a full disk.
    """
    try:
        print(text, flush=True)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise StorageFailed(
            f"Standard output cannot be written: {error.strerror}.", hint="The result is not complete."
        ) from error


def silence() -> None:
    """Send what is still to be printed nowhere, so that Python does not complain at exit that it cannot write it."""
    null = os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, sys.stdout.fileno())
    os.close(null)


def say_json(value: Json) -> None:
    """Print a value of the result as one line of JSON."""
    say(json.dumps(value, ensure_ascii=False))


def note(text: str) -> None:
    """Print a line about how it goes to standard error."""
    print(text, file=sys.stderr, flush=True)


def complain(error: KafkaGuiError) -> None:
    """Print an error: what happened and where, then what to do."""
    where = ""
    if isinstance(error, ConnectFailed):
        where = f" (stage: {error.stage.value})"
    elif isinstance(error, InputRefused) and error.position is not None:
        where = f" (character {error.position + 1})"
    note(f"kafkagui: {error.message}{where}")
    if error.hint:
        note(f"  {error.hint}")


def table(rows: Sequence[Sequence[str]]) -> None:
    """Print rows in columns as wide as their widest text."""
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    for row in rows:
        say("  ".join(text.ljust(width) for text, width in zip(row, widths, strict=True)).rstrip())
