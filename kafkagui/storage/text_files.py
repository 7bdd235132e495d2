"""Small text files that a person chooses: files of the delivery lab and what is exported from them."""

from __future__ import annotations

import asyncio
from pathlib import Path

from kafkagui.atomic_file import write_atomically
from kafkagui.core.errors import StorageFailed
from kafkagui.core.wording import tr

MOST_BYTES = 64_000_000


class TextFilesOnDisk:
    """Implements the port `TextFiles`; a thread does the waiting for the disk."""

    async def read(self, path: Path) -> str:
        """The text of a file; see the port."""
        return await asyncio.to_thread(_read, path)

    async def write(self, path: Path, text: str) -> None:
        """Write the file whole or not at all; see the port."""
        await asyncio.to_thread(write_atomically, path, text.encode())


def _read(path: Path) -> str:
    try:
        if path.stat().st_size > MOST_BYTES:
            raise StorageFailed(tr("{path} is too large to be opened here.", path=path))
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise StorageFailed(
            tr("{path} cannot be read: {reason}.", path=path, reason=error.strerror or error), detail=str(error)
        ) from error
    except UnicodeDecodeError as error:
        raise StorageFailed(tr("{path} is no text.", path=path), detail=str(error)) from error
