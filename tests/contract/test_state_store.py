"""What every ``StateStore`` does."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kafkagui.core.ports import StateStore
from kafkagui.storage.state_file import FileStateStore
from tests.fakes.stores import StateStoreFake

Opens = Callable[[], StateStore]


@pytest.fixture(params=["fake", "file"])
def opens(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Opens]:
    """Opens the same state again and again, as one run of the program after another does."""
    opened: list[StateStore] = []
    fake = StateStoreFake()

    def open_it() -> StateStore:
        opened.append(fake if request.param == "fake" else FileStateStore(tmp_path / "config"))
        return opened[-1]

    yield open_it
    for store in opened:
        store.flush()


def test_what_is_not_there_has_the_default(opens: Opens) -> None:
    store = opens()
    assert store.get("a") == ""
    assert store.get("a", "default") == "default"
    assert store.take_notice() == ""


def test_texts_are_there_at_once_and_in_the_next_run(opens: Opens) -> None:
    store = opens()
    store.put("a", "1")
    store.put("a", "2")
    store.put("empty", "")
    assert store.get("a") == "2"
    store.flush()
    later = opens()
    assert later.get("a") == "2"
    assert later.get("empty", "default") == ""
    assert later.take_notice() == ""


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=20)
@given(key=st.text(st.characters()), value=st.text(st.characters()))
def test_any_text_comes_back(opens: Opens, key: str, value: str) -> None:
    store = opens()
    store.put(key, value)
    store.flush()
    assert opens().get(key, "default") == value
