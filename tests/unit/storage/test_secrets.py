"""Choosing where passwords go, and keychains that refuse, stand still or are not the system's."""

from __future__ import annotations

import asyncio
import threading

import pytest
from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked

from kafkagui.core.errors import StorageFailed
from kafkagui.storage import secrets
from kafkagui.storage.secrets import KeychainSecretStore, SessionSecretStore, choose_secret_store


class PlainTextFile(KeyringBackend):
    """What a plug-in such as keyrings.alt brings: it wants to be used, and is no keychain."""

    priority = 9

    def get_password(self, _service: str, _username: str) -> str | None:
        return None

    def set_password(self, _service: str, _username: str, _password: str) -> None:
        raise AssertionError("a password went into a plain text file")

    def delete_password(self, _service: str, _username: str) -> None:
        return None


class AnotherKeychain(PlainTextFile):
    priority = 12


class NotHere(PlainTextFile):
    @property
    def priority(self) -> float:  # type: ignore[override]
        raise RuntimeError("not on this system")


HERE = f"{__name__}."


@pytest.fixture
def no_bus(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PYTHON_KEYRING_BACKEND", raising=False)
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere/at/all")


async def _chosen_reason() -> str:
    chosen = await choose_secret_store()
    assert isinstance(chosen, SessionSecretStore)
    assert not chosen.is_lasting
    return chosen.reason


@pytest.mark.parametrize("name", ["keyring.backends.fail.Keyring", "keyring.backends.null.Keyring"])
async def test_a_configured_keyring_that_is_no_keychain_is_not_used(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", name)
    assert name in await _chosen_reason()


async def test_a_configured_keyring_that_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "no.such.Keyring")
    assert "cannot be used" in await _chosen_reason()


@pytest.mark.usefixtures("no_bus")
async def test_a_plain_text_plug_in_is_never_chosen() -> None:
    import keyring.backend

    assert PlainTextFile in keyring.backend.KeyringBackend._classes
    assert "no keychain that answers" in await _chosen_reason()


@pytest.fixture
def allowed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PYTHON_KEYRING_BACKEND", raising=False)
    names = tuple(HERE + each.__name__ for each in (PlainTextFile, NotHere, AnotherKeychain))
    monkeypatch.setattr(secrets, "ALLOWED_BACK_ENDS", (*names, "no.such.Keyring"))


@pytest.mark.usefixtures("allowed")
async def test_of_several_keychains_the_systems_first_choice_is_used() -> None:
    chosen = await choose_secret_store()
    assert isinstance(chosen, KeychainSecretStore)
    assert isinstance(chosen._back_end, AnotherKeychain)


@pytest.mark.usefixtures("allowed")
async def test_a_configured_keychain_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", HERE + "PlainTextFile")
    chosen = await choose_secret_store()
    assert isinstance(chosen, KeychainSecretStore)
    assert type(chosen._back_end) is PlainTextFile


async def test_a_choice_that_stands_still_ends_in_this_runs_store(monkeypatch: pytest.MonkeyPatch) -> None:
    go_on = threading.Event()

    def stand_still() -> tuple[None, str]:
        go_on.wait()
        return None, "too late"

    monkeypatch.setattr(secrets, "_find_back_end", stand_still)
    chosen = await choose_secret_store(timeout_s=0.05)
    go_on.set()
    assert isinstance(chosen, SessionSecretStore)
    assert "did not answer" in chosen.reason


class _Locked:
    def get_password(self, _service: str, _username: str) -> str | None:
        raise KeyringLocked("Failed to unlock the collection!")

    def set_password(self, _service: str, _username: str, _password: str) -> None:
        raise OSError("odd")

    def delete_password(self, _service: str, _username: str) -> None:
        raise AssertionError("not reached")


async def test_a_locked_keychain_is_said_and_never_tells_the_password() -> None:
    store = KeychainSecretStore(_Locked())
    with pytest.raises(StorageFailed, match="did not read") as caught:
        await store.load("a")
    assert "KeyringLocked" in caught.value.detail
    with pytest.raises(StorageFailed, match="did not keep") as caught:
        await store.save("a", "hunter2")
    assert "hunter2" not in str(caught.value) + caught.value.detail
    with pytest.raises(StorageFailed, match="did not delete"):
        await store.delete("a")


class _StandsStill(_Locked):
    def __init__(self) -> None:
        self.go_on = threading.Event()
        self.threads: list[threading.Thread] = []

    def get_password(self, _service: str, _username: str) -> str | None:
        self.threads.append(threading.current_thread())
        self.go_on.wait()
        return "late"


async def test_a_keychain_that_waits_for_its_prompt_stalls_nothing() -> None:
    back_end = _StandsStill()
    store = KeychainSecretStore(back_end, timeout_s=0.05)
    with pytest.raises(StorageFailed, match="did not answer"):
        await store.load("a")
    with pytest.raises(StorageFailed, match="did not answer"):
        await store.load("a")
    assert [thread.daemon for thread in back_end.threads] == [True, True]
    back_end.go_on.set()
    assert await store.load("a") == "late"


def test_an_answer_after_the_loops_end_is_dropped() -> None:
    back_end = _StandsStill()

    async def ask() -> None:
        with pytest.raises(StorageFailed):
            await KeychainSecretStore(back_end, timeout_s=0.01).load("a")

    asyncio.run(ask())
    back_end.go_on.set()
    back_end.threads[0].join(10)
    assert not back_end.threads[0].is_alive()
