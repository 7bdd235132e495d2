"""Installs the Windows packages into a fresh wine prefix, does the main job with them, and removes them."""

from __future__ import annotations

import contextlib
import re
import shutil
import struct
import threading
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from contents import largest, licences_missing, size_mb, unused_qt_modules
from looking import (
    assert_sound,
    findings,
    packages,
    picture_when_calm,
    sasl_ssl_words,
    scratch,
    screen,
    wait_for_window,
)
from steps import program_version
from wine import Wine

if TYPE_CHECKING:
    from tests.running_kafka import RunningKafka
    from tests.secure_test_bed import SecureKafka

pytestmark = pytest.mark.frozen
OTHER_SYSTEMS = {"cffi", "cryptography", "jeepney", "pycparser", "secretstorage", "backports-tarfile"}
OTHER_SYSTEMS |= {"importlib-metadata", "zipp", "lazy-importer"}
INSTALLER_MB, INSTALLED_MB = 35, 110
KEYCHAIN = {"keychain"}
UNINSTALL_KEY = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\KafkaGUI"
ICON_SIZES = 10
RUNS, GUI, CONSOLE = 3, 2, 3
AWKWARD = r"C:\Jörg Ünal\Kafka GUI 世界"


class Installed:
    """The prefix, and where things lie in it once the program is installed."""

    def __init__(self, wine: Wine, display: str) -> None:
        self.wine = wine
        self.display = display
        local = wine.home / "AppData" / "Local"
        self.folder = local / "Programs" / "KafkaGUI"
        self.data = local / "kafkagui"
        self.menu = wine.home / "AppData/Roaming/Microsoft/Windows/Start Menu/Programs/Kafka GUI.lnk"
        self.desktop = wine.home / "Desktop" / "Kafka GUI.lnk"

    def install(self, *words: str, name: str = "setup") -> int:
        """Install silently; gives the exit code."""
        (setup,) = packages().glob(f"KafkaGUI-*-{name}.exe")
        # By the shell: NSIS wants /D= without quotes, also where it has spaces.
        command = " ".join([self.wine.path(setup), "/S", *words])
        return self.wine.run(["cmd", "/c", command], 300).returncode

    def uninstall(self, folder: Path | None = None) -> None:
        """Uninstall silently and wait until the folder's uninstaller has ended."""
        self.wine.run([(folder or self.folder) / "Uninstall.exe", "/S"])
        self.wine.wait()

    def command(self, *words: str, folder: Path | None = None, more: dict[str, str] | None = None) -> tuple[str, int]:
        """Run the console twin; gives what it printed and its exit code."""
        done = self.wine.run([(folder or self.folder) / "kafkagui-cli.exe", *words], more=more)
        return done.stdout, done.returncode


@pytest.fixture(scope="module")
def display() -> Iterator[str]:
    with screen() as name:
        yield name


@pytest.fixture(scope="module")
def installed(display: str) -> Iterator[Installed]:
    """A fresh prefix with the program installed silently."""
    shutil.rmtree(scratch() / "wine-check", ignore_errors=True)
    wine = Wine(scratch() / "wine-check", display)
    made = Installed(wine, display)
    began = time.monotonic()
    assert made.install("/DESKTOP") == 0
    print(f"installed in {time.monotonic() - began:.0f} s")
    yield made
    wine.end()


def test_sizes_and_what_is_in_it(installed: Installed) -> None:
    (setup,) = packages().glob("KafkaGUI-*-setup.exe")
    print("\n".join(largest(installed.folder)))
    print(f"installer {setup.stat().st_size / 1e6:.1f} MB, installed {size_mb(installed.folder):.0f} MB")
    assert setup.stat().st_size / 1e6 < INSTALLER_MB
    assert size_mb(installed.folder) < INSTALLED_MB
    assert unused_qt_modules(installed.folder) == []
    assert set(licences_missing(installed.folder / "kafkagui-files")) <= OTHER_SYSTEMS


def test_windows_knows_it(installed: Installed) -> None:
    assert installed.menu.is_file()
    assert installed.desktop.is_file()
    entry = installed.wine.run(["reg", "query", UNINSTALL_KEY]).stdout
    assert re.search(rf"DisplayVersion\s+REG_SZ\s+{re.escape(program_version())}", entry), entry
    assert "Publisher" in entry
    assert "EstimatedSize" in entry
    opened = installed.wine.run(["reg", "query", r"HKCU\Software\Classes\KafkaGUI.Run\shell\open\command"]).stdout
    assert r'KafkaGUI.exe" "%1"' in opened


def test_the_programs_carry_icon_version_and_manifest(installed: Installed) -> None:
    for name, subsystem in (("KafkaGUI.exe", GUI), ("kafkagui-cli.exe", CONSOLE)):
        content = (installed.folder / name).read_bytes()
        (header_at,) = struct.unpack_from("<I", content, 0x3C)
        assert struct.unpack_from("<H", content, header_at + 24 + 68) == (subsystem,)
        assert content.count(b"\x89PNG\r\n") >= ICON_SIZES
        assert "ProductVersion".encode("utf-16-le") + b"\0\0" in content
        for word in (b"PerMonitorV2", b"longPathAware", b"UTF-8</activeCodePage>"):
            assert word in content


def test_the_main_job_in_the_clear(installed: Installed, broker: RunningKafka) -> None:
    output, code = installed.command("self-test", "--json", "--bootstrap-servers", broker.bootstrap_servers)
    assert_sound(output, code, with_broker=True)
    assert findings(output)["keychain"][0] == "ok"


def test_the_main_job_signed_in(installed: Installed, secure_broker: SecureKafka) -> None:
    words = sasl_ssl_words(secure_broker, installed.wine.path(secure_broker.ca_file))
    output, code = installed.command("self-test", "--json", *words, more={"PASSWORD": secure_broker.admin_password})
    assert_sound(output, code, with_broker=True)


def test_it_starts_by_its_shortcut_and_refuses_to_be_replaced(installed: Installed) -> None:
    run = installed.wine.start(["start", "/unix", installed.menu])
    try:
        print(f"the window was there after {wait_for_window(installed.display, 60):.1f} s")
        picture_when_calm(installed.display, scratch() / "windows-window.png")
        assert installed.install() == RUNS
    finally:
        installed.wine.run(["taskkill", "/im", "KafkaGUI.exe"])
        _wait_until_gone(installed)
        run.wait(30)
    assert installed.data.is_dir()


def _wait_until_gone(installed: Installed) -> None:
    """Wait until the program has ended by itself."""
    pause, deadline = threading.Event(), time.monotonic() + 30
    while any("KafkaGUI.exe" in words for words in _command_lines()):
        assert time.monotonic() < deadline, "it does not end when its window is closed"
        pause.wait(0.1)


def _command_lines() -> Iterator[str]:
    """What each process of this machine was started with."""
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        with contextlib.suppress(OSError):
            yield path.read_text(errors="replace")


def test_a_newer_one_keeps_settings_and_leaves_nothing_stale(installed: Installed) -> None:
    settings = {path: path.read_bytes() for path in installed.data.rglob("*.json")}
    assert settings
    stale = installed.folder / "kafkagui-files" / "of_an_older_version.py"
    stale.touch()
    assert installed.install() == 0
    assert not stale.exists()
    assert {path: path.read_bytes() for path in settings} == settings
    assert installed.desktop.is_file()


def test_uninstalling_leaves_only_what_is_the_persons(installed: Installed) -> None:
    (installed.folder / "somebody's own.txt").touch()
    installed.uninstall()
    assert [path.name for path in installed.folder.iterdir()] == ["somebody's own.txt"]
    shutil.rmtree(installed.folder)
    assert installed.data.is_dir()
    assert not installed.menu.exists()
    assert not installed.desktop.exists()
    for key in (UNINSTALL_KEY, r"HKCU\Software\KafkaGUI", r"HKCU\Software\Classes\.kafkarun"):
        assert installed.wine.run(["reg", "query", key]).returncode != 0, key


def test_any_folder_and_java_with_it(installed: Installed) -> None:
    assert installed.install("/JAVA", f"/D={AWKWARD}", name="setup-with-java") == 0
    folder = installed.wine.drive / "Jörg Ünal" / "Kafka GUI 世界"
    output, code = installed.command("self-test", "--json", folder=folder)
    assert_sound(output, code, with_broker=False, must={"kafkagui", "compression", "sending process", "Java"})
    print(f"installed with Java: {size_mb(folder):.0f} MB")
    installed.uninstall(folder)
    assert not folder.exists()


def test_a_portable_one_keeps_its_data_beside_itself(installed: Installed) -> None:
    (archive,) = packages().glob("KafkaGUI-*-portable.zip")
    target = installed.wine.drive / "a stick"
    with zipfile.ZipFile(archive) as members:
        members.extractall(target)
    shutil.rmtree(installed.data, ignore_errors=True)
    folder = target / archive.stem
    output, code = installed.command("self-test", "--json", folder=folder)
    assert_sound(output, code, with_broker=False)
    assert (folder / "data").is_dir()
    assert not installed.data.exists()
