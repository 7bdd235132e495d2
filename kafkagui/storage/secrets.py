"""Passwords: in the system's keychain, or in memory for this run; never in a file of ours.

The only module that imports keyring, inside functions, since its back ends take up to 0.3 s to load. Every call of
a keychain runs on a thread of its own that nothing waits for at the end: a keychain may stand still until a person
has answered its prompt.
"""

from __future__ import annotations

import asyncio
import contextlib
import functools
import threading
from collections.abc import Callable
from typing import Protocol, TypeVar

from kafkagui.core.errors import StorageFailed
from kafkagui.core.wording import mark, tr

SERVICE = "kafkagui"
"""The name under which a person finds the passwords in the keychain."""

ALLOWED_BACK_ENDS = (
    "keyring.backends.Windows.WinVaultKeyring",
    "keyring.backends.macOS.Keyring",
    "keyring.backends.SecretService.Keyring",
    "keyring.backends.libsecret.Keyring",
    "keyring.backends.kwallet.DBusKeyring",
    "keyring.backends.kwallet.DBusKeyringKWallet4",
)
"""The keychains of operating systems and desktops. keyring itself would also take plug-ins that keep plain text."""

_CHOICE_TIMEOUT_S = 10.0
_CALL_TIMEOUT_S = 60.0
_Result = TypeVar("_Result")


class BackEnd(Protocol):
    """What is used of a ``keyring.backend.KeyringBackend``."""

    def get_password(self, _service: str, _username: str, /) -> str | None:
        """The password, None if there is none."""
        ...

    def set_password(self, _service: str, _username: str, _password: str, /) -> None:
        """Keep a password."""
        ...

    def delete_password(self, _service: str, _username: str, /) -> None:
        """Forget a password that is there."""
        ...


class SessionSecretStore:
    """``SecretStore`` in memory, for this run only; ``reason`` says why not in the keychain."""

    def __init__(self, reason: str = "") -> None:
        self.reason = reason
        self._passwords: dict[str, str] = {}

    @property
    def is_lasting(self) -> bool:
        """False: passwords end with the program."""
        return False

    async def load(self, profile_id: str) -> str | None:
        """The profile's password, None if there is none."""
        return self._passwords.get(profile_id)

    async def save(self, profile_id: str, password: str) -> None:
        """Keep the profile's password until the program ends."""
        self._passwords[profile_id] = password

    async def delete(self, profile_id: str) -> None:
        """Forget the profile's password; does nothing when there is none."""
        self._passwords.pop(profile_id, None)


class KeychainSecretStore:
    """``SecretStore`` over the system's keychain, one entry a profile; calls go one after the other."""

    def __init__(self, back_end: BackEnd, *, timeout_s: float = _CALL_TIMEOUT_S) -> None:
        self._back_end = back_end
        self._timeout_s = timeout_s
        self._one_at_a_time = asyncio.Lock()

    @property
    def is_lasting(self) -> bool:
        """True: passwords outlive the program."""
        return True

    async def load(self, profile_id: str) -> str | None:
        """The profile's password, None if there is none.

        Raises:
            StorageFailed: when the keychain is locked, refuses or does not answer.
        """
        return await self._call(mark("read"), lambda: self._back_end.get_password(SERVICE, profile_id))

    async def save(self, profile_id: str, password: str) -> None:
        """Keep the profile's password.

        Raises:
            StorageFailed: when the keychain is locked, refuses or does not answer.
        """
        await self._call(mark("keep"), lambda: self._back_end.set_password(SERVICE, profile_id, password))

    async def delete(self, profile_id: str) -> None:
        """Forget the profile's password; does nothing when there is none.

        Raises:
            StorageFailed: when the keychain is locked, refuses or does not answer.
        """
        await self._call(mark("delete"), lambda: self._delete(profile_id))

    def _delete(self, profile_id: str) -> None:
        if self._back_end.get_password(SERVICE, profile_id) is not None:
            self._back_end.delete_password(SERVICE, profile_id)

    async def _call(self, deed: str, call: Callable[[], _Result]) -> _Result:
        async with self._one_at_a_time:
            try:
                return await _on_own_thread(call, self._timeout_s)
            except TimeoutError as error:
                raise StorageFailed(
                    tr(
                        "The keychain did not answer within {timeout_s:g} s, so it did not {deed} the password.",
                        timeout_s=self._timeout_s,
                        deed=tr(deed),
                    ),
                    hint=tr("Answer the keychain's prompt, which may be behind other windows, and try again."),
                ) from error
            except Exception as error:
                raise StorageFailed(
                    tr("The keychain did not {deed} the password.", deed=tr(deed)),
                    hint=tr("Unlock the keychain and try again, or keep the password for this run only."),
                    detail=f"{type(error).__name__}: {error}",
                ) from error


async def choose_secret_store(*, timeout_s: float = _CHOICE_TIMEOUT_S) -> KeychainSecretStore | SessionSecretStore:
    """The system's keychain where there is one that answers, else a store for this run that says why."""
    try:
        back_end, reason = await _on_own_thread(_find_back_end, timeout_s)
    except TimeoutError:
        back_end, reason = None, tr("The system's keychain did not answer within {timeout_s:g} s.", timeout_s=timeout_s)
    return SessionSecretStore(reason) if back_end is None else KeychainSecretStore(back_end)


def _find_back_end() -> tuple[BackEnd | None, str]:
    """The best allowed back end that works here, or why there is none; runs on a thread of its own."""
    try:
        from keyring import core

        configured = core.load_env() or core.load_config()
    except Exception as error:  # noqa: BLE001 - a plug-in that a person configured may raise anything
        return None, tr("The configured keyring cannot be used: {error}.", error=error)
    if configured is not None:
        name = f"{type(configured).__module__}.{type(configured).__qualname__}"
        if name in ALLOWED_BACK_ENDS:
            return configured, ""
        return None, tr("keyring is set to {name}, which is not the system's keychain.", name=name)
    found = [loaded for name in ALLOWED_BACK_ENDS for loaded in _loaded(name)]
    if not found:
        return None, tr("This system has no keychain that answers.")
    return max(found, key=lambda pair: pair[0])[1], ""


def _loaded(name: str) -> list[tuple[float, BackEnd]]:
    """The back end of this name with its priority, if it works on this system."""
    from keyring import core

    try:
        back_end = core.load_keyring(name)
        return [(float(back_end.priority), back_end)]
    except Exception:  # noqa: BLE001 - what is missing (D-Bus, a library, the system itself) raises its own errors
        return []


async def _on_own_thread(call: Callable[[], _Result], timeout_s: float) -> _Result:
    """Run ``call`` on a daemon thread.

    Raises:
        TimeoutError: when it takes longer; the thread is then left to itself.
    """
    loop = asyncio.get_running_loop()
    outcome: asyncio.Future[_Result] = loop.create_future()

    def settle(apply: Callable[[], None]) -> None:
        if not outcome.done():
            apply()

    def run() -> None:
        try:
            result = call()
        except Exception as error:  # noqa: BLE001 - handed on to the caller
            apply = functools.partial(outcome.set_exception, error)
        else:
            apply = functools.partial(outcome.set_result, result)
        with contextlib.suppress(RuntimeError):  # The loop may have ended meanwhile.
            loop.call_soon_threadsafe(settle, apply)

    threading.Thread(target=run, name="keychain", daemon=True).start()
    return await asyncio.wait_for(outcome, timeout_s)
