"""A main window over fakes, and every page in it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
import pytest_asyncio
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.ui.shell.conftest import Stage


@pytest_asyncio.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    """Everything a window stands on."""
    made = Stage(tmp_path)
    yield made
    await made.end()


@pytest.fixture
def direction(qapp: QApplication) -> Iterator[QApplication]:
    """The application, read from left to right again afterwards."""
    yield qapp
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
