"""What every ``SecretStore`` does: the fake, the one for this run, and a real keychain (gnome-keyring over D-Bus)."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator

import pytest

from kafkagui.core.ports import SecretStore
from kafkagui.storage.secrets import KeychainSecretStore, SessionSecretStore, choose_secret_store
from tests.contract.secret_service import missing, secret_service
from tests.fakes.stores import SecretStoreFake

keychain_only = pytest.mark.skipif(bool(missing()), reason=missing())


@pytest.fixture(scope="module")
def bus(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    with secret_service(tmp_path_factory.mktemp("keychain")) as environment:
        yield environment


@pytest.fixture
def keychain(bus: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> KeychainSecretStore:
    """The store that the program itself chooses where a Secret Service runs."""
    monkeypatch.delenv("PYTHON_KEYRING_BACKEND")
    for name, value in bus.items():
        monkeypatch.setenv(name, value)
    chosen = asyncio.run(choose_secret_store())
    assert isinstance(chosen, KeychainSecretStore)
    return chosen


@pytest.fixture(params=["fake", "session", pytest.param("keychain", marks=keychain_only)])
def store(request: pytest.FixtureRequest) -> SecretStore:
    if request.param == "keychain":
        found: KeychainSecretStore = request.getfixturevalue("keychain")
        return found
    return SecretStoreFake() if request.param == "fake" else SessionSecretStore()


async def test_there_is_none_at_first(store: SecretStore) -> None:
    assert await store.load("never saved") is None


@pytest.mark.parametrize("password", ["hunter2", "", "ü€𝄞 \n\t\\'\"", "x" * 20_000])
async def test_a_password_comes_back(store: SecretStore, password: str) -> None:
    await store.save("a", password)
    assert await store.load("a") == password
    await store.delete("a")


async def test_the_last_one_saved_counts_and_profiles_are_apart(store: SecretStore) -> None:
    await store.save("a", "old")
    await store.save("a", "new")
    await store.save("b", "other")
    assert (await store.load("a"), await store.load("b")) == ("new", "other")
    await store.delete("a")
    assert (await store.load("a"), await store.load("b")) == (None, "other")
    await store.delete("b")


async def test_deleting_what_is_not_there_does_nothing(store: SecretStore) -> None:
    await store.delete("never saved")
    assert await store.load("never saved") is None


async def test_many_at_once(store: SecretStore) -> None:
    names = [f"many {number}" for number in range(8)]
    await asyncio.gather(*(store.save(name, f"password of {name}") for name in names))
    loaded = await asyncio.gather(*(store.load(name) for name in names))
    assert loaded == [f"password of {name}" for name in names]
    await asyncio.gather(*(store.delete(name) for name in names))


async def test_no_password_is_in_the_repr(store: SecretStore) -> None:
    await store.save("a", "hunter2")
    assert "hunter2" not in repr(store)
    assert "hunter2" not in str(store)
    await store.delete("a")


def test_only_the_keychain_lasts() -> None:
    assert not SessionSecretStore().is_lasting


@keychain_only
async def test_the_keychain_keeps_passwords_for_the_next_run(keychain: KeychainSecretStore) -> None:
    assert keychain.is_lasting
    await keychain.save("kept", "hunter2")
    again = await choose_secret_store()
    assert again is not keychain
    assert await again.load("kept") == "hunter2"


@keychain_only
def test_the_password_is_in_no_file_as_plain_text(
    keychain: KeychainSecretStore, bus: dict[str, str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    async def save() -> None:
        await keychain.save("a", "plain-to-see-4711")

    asyncio.run(save())
    files = [path for path in tmp_path_factory.getbasetemp().glob("keychain*/**/*") if path.is_file()]
    assert [path for path in files if path.suffix == ".keyring"]
    assert [path for path in files if b"plain-to-see-4711" in path.read_bytes()] == []
