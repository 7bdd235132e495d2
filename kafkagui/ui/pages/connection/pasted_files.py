"""Configuration files that a person drops, opens, or names in a pasted command."""

from __future__ import annotations

from pathlib import Path

from kafkagui.core.connection_text.read import LARGEST_CHARS
from kafkagui.core.errors import StorageFailed
from kafkagui.core.wording import tr


def open_named_file(path: str) -> str | None:
    """The text of a file that a command line names, None where there is none here that can be read."""
    try:
        return read_text_file(Path(path).expanduser())
    except StorageFailed:
        return None


def read_text_file(path: Path) -> str:
    """The text of a file; bytes that are no UTF-8 are read as Java reads properties files, in Latin-1.

    Raises:
        StorageFailed: when it cannot be read, or is far too large for a configuration.
    """
    try:
        if path.stat().st_size > LARGEST_CHARS:
            raise StorageFailed(tr("“{name}” is too large for a configuration.", name=path.name))
        content = path.read_bytes()
    except OSError as error:
        message = tr("“{name}” cannot be read.", name=path.name)
        raise StorageFailed(message, hint=error.strerror or "", detail=str(error)) from error
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode("latin-1")
