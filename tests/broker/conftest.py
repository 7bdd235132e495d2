"""Every test in this room needs a real broker; the fixtures are in tests/kafka_fixtures.py."""

from __future__ import annotations

from pathlib import Path

import pytest

_ROOM = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark them, so that `-m "not broker"` leaves them out."""
    for item in items:
        if _ROOM in item.path.parents:
            item.add_marker("broker")
