"""A start and a quit leave nothing behind; the bench does it fifty times."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.e2e.starts_and_quits import problems_of


@pytest.mark.slow
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="looks for processes in /proc")
def test_three_starts_and_quits_leave_nothing(tmp_path: Path) -> None:
    home, temporary = tmp_path / "home", tmp_path / "tmp"
    temporary.mkdir()
    assert problems_of(3, home, temporary) == []
