"""What every ``ProfileStore`` does."""

from __future__ import annotations

from pathlib import Path

import pytest

from kafkagui.core.ports import ProfileStore
from kafkagui.core.profiles import Environment, Profile, SaslMechanism, SecurityProtocol
from kafkagui.storage.profile_file import FileProfileStore
from tests.fakes.stores import ProfileStoreFake

PROFILES = (
    Profile("Local", "localhost:9092", Environment.LOCAL),
    Profile(
        "Größe “x”",
        "[::1]:9092, b:1",
        Environment.PRODUCTION,
        SecurityProtocol.SASL_SSL,
        SaslMechanism.SCRAM_SHA_256,
        "ann",
        "C:\\ca.pem",
        check_host_name=False,
        read_only=True,
    ),
)


@pytest.fixture(params=["fake", "file"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> ProfileStore:
    return ProfileStoreFake() if request.param == "fake" else FileProfileStore(tmp_path / "config")


def test_there_are_none_at_first(store: ProfileStore) -> None:
    assert store.load() == ()
    assert store.take_notice() == ""


def test_profiles_come_back_as_they_were_in_their_order(store: ProfileStore) -> None:
    store.save(PROFILES)
    assert store.load() == PROFILES
    store.save(PROFILES[::-1])
    assert store.load() == PROFILES[::-1]
    assert store.take_notice() == ""


def test_saving_none_leaves_none(store: ProfileStore) -> None:
    store.save(PROFILES)
    store.save(())
    assert store.load() == ()
