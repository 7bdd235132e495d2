"""Reads and writes small files that a person chooses."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol


class TextFiles(Protocol):
    """Texts in UTF-8."""

    async def read(self, path: Path) -> str:
        """The text of a file.

        Raises:
            StorageFailed: when it cannot be read, is too large or is no text.
        """
        ...

    async def write(self, path: Path, text: str) -> None:
        """Write the file, the old content or the new one, never a part.

        Raises:
            StorageFailed: when it cannot be written.
        """
        ...
