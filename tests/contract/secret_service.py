"""A real Secret Service for tests: a private D-Bus with an unlocked gnome-keyring, both ended afterwards."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

PROGRAMS = ("dbus-daemon", "gnome-keyring-daemon")
DEADLINE_S = 20


def missing() -> str:
    """Why there can be none on this machine; empty where there can."""
    if not sys.platform.startswith("linux"):
        return "the Secret Service is Linux's"
    lacking = [name for name in PROGRAMS if shutil.which(name) is None]
    return f"{' and '.join(lacking)} not installed (Debian: apt-get install dbus gnome-keyring)" if lacking else ""


@contextlib.contextmanager
def secret_service(folder: Path) -> Iterator[dict[str, str]]:
    """Start one with its files in ``folder``; gives the environment variables by which clients find it."""
    environment = _environment(folder)
    with _process(["dbus-daemon", "--session", "--nofork", "--print-address"], environment) as bus:
        assert bus.stdout is not None
        address = bus.stdout.readline().decode().strip()
        assert address, "dbus-daemon did not start"
        environment["DBUS_SESSION_BUS_ADDRESS"] = address
        keyring = ["gnome-keyring-daemon", "--unlock", "--components=secrets", "--foreground"]
        with _process(keyring, environment) as daemon:
            assert daemon.stdin is not None
            daemon.stdin.write(b"test")
            daemon.stdin.close()
            _wait_until_served(environment)
            yield {"DBUS_SESSION_BUS_ADDRESS": address}


def _environment(folder: Path) -> dict[str, str]:
    environment = {**os.environ, "HOME": str(folder)}
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR"):
        place = folder / name.lower()
        place.mkdir(mode=0o700)
        environment[name] = str(place)
    return environment


@contextlib.contextmanager
def _process(command: list[str], environment: dict[str, str]) -> Iterator[subprocess.Popen[bytes]]:
    process = subprocess.Popen(
        command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    try:
        yield process
    finally:
        process.terminate()
        process.wait(DEADLINE_S)
        for stream in (process.stdin, process.stdout):
            if stream is not None:
                stream.close()


_WAIT = """
import jeepney, jeepney.io.blocking as blocking
bus = blocking.open_dbus_connection("SESSION")
rule = jeepney.MatchRule(type="signal", sender=jeepney.message_bus.bus_name, member="NameOwnerChanged")
rule.add_arg_condition(0, "org.freedesktop.secrets")
proxy = blocking.Proxy(jeepney.message_bus, bus)
proxy.AddMatch(rule)
with bus.filter(rule) as changes:
    if not proxy.NameHasOwner("org.freedesktop.secrets")[0]:
        bus.recv_until_filtered(changes, timeout=15)
"""


def _wait_until_served(environment: dict[str, str]) -> None:
    """Wait until the bus says that the name has an owner."""
    subprocess.run([sys.executable, "-c", _WAIT], env=environment, check=True, timeout=DEADLINE_S)
