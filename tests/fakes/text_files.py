"""The TextFiles port in memory."""

from __future__ import annotations

from pathlib import Path

from kafkagui.core.errors import StorageFailed


class FakeTextFiles:
    """Keeps texts by path."""

    def __init__(self) -> None:
        self.texts: dict[Path, str] = {}

    async def read(self, path: Path) -> str:
        if path not in self.texts:
            raise StorageFailed(f"{path} cannot be read: there is none.")
        return self.texts[path]

    async def write(self, path: Path, text: str) -> None:
        self.texts[path] = text
