"""Installs the .deb and the .tar.xz on a Debian with nothing but its base, and does the main job with them."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tarfile
import time
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from clean_root import CleanRoot, clean_root
from contents import largest, licences_missing, size_mb, unused_qt_modules
from looking import assert_sound, packages, picture_when_calm, sasl_ssl_words, scratch, screen, wait_for_window
from steps import need

from kafkagui.localkafka.jars import default_jars_dir

if TYPE_CHECKING:
    from tests.running_kafka import RunningKafka
    from tests.secure_test_bed import SecureKafka

pytestmark = pytest.mark.frozen
TOOLS = {"debootstrap": "debootstrap", "desktop-file-validate": "desktop-file-utils", "appstreamcli": "appstream"}
OTHER_SYSTEMS = {"pywin32-ctypes", "tzdata", "backports-tarfile", "importlib-metadata", "zipp", "lazy-importer"}
INSTALLED_MB = 290
SLOWER_AT_MOST = 1.5


@pytest.fixture(scope="module")
def root() -> Iterator[CleanRoot]:
    """The clean Debian with the .deb installed and nothing else."""
    need(TOOLS)
    (package,) = packages().glob("kafkagui_*_amd64.deb")
    with clean_root(scratch()) as made:
        shutil.copy(package, made.folder / "kafkagui.deb")
        assert made.run("apt-get", "update", "-q").returncode == 0
        began = time.monotonic()
        done = made.run("apt-get", "install", "-y", "--no-install-recommends", "/kafkagui.deb", timeout_s=600)
        assert done.returncode == 0, done.stdout + done.stderr
        print(f"installed with what it asks for in {time.monotonic() - began:.0f} s")
        yield made


@pytest.fixture(scope="module")
def display() -> Iterator[str]:
    with screen() as name:
        yield name


def test_what_is_in_it(root: CleanRoot) -> None:
    files = root.folder / "usr/lib/kafkagui"
    print("\n".join(largest(files)))
    assert unused_qt_modules(files) == []
    assert set(licences_missing(files / "kafkagui-files")) <= OTHER_SYSTEMS
    assert size_mb(files) < INSTALLED_MB, size_mb(files)
    print(f"installed: {size_mb(files):.0f} MB")


def test_the_desktop_knows_it(root: CleanRoot) -> None:
    share = root.folder / "usr/share"
    metainfo = share / "metainfo/org.kafkagui.KafkaGUI.metainfo.xml"
    for command in (
        ["desktop-file-validate", share / "applications/kafkagui.desktop"],
        ["appstreamcli", "validate", "--no-net", "--explain", metainfo],
    ):
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
    assert "*.kafkarun" in (share / "mime/globs").read_text()
    assert (share / "icons/hicolor/48x48/apps/kafkagui.png").is_file()


def test_the_main_job_in_the_clear(root: CleanRoot, broker: RunningKafka) -> None:
    done = root.run("kafkagui", "self-test", "--json", "--bootstrap-servers", broker.bootstrap_servers)
    assert_sound(done.stdout, done.returncode, with_broker=True)


def test_the_main_job_signed_in(root: CleanRoot, secure_broker: SecureKafka) -> None:
    shutil.copy(secure_broker.ca_file, root.folder / "srv/ca.pem")
    words = sasl_ssl_words(secure_broker, "/srv/ca.pem")
    done = root.run("kafkagui", "self-test", "--json", *words, more={"PASSWORD": secure_broker.admin_password})
    assert_sound(done.stdout, done.returncode, with_broker=True)


def test_a_local_kafka_runs_with_the_java_that_came_along(root: CleanRoot) -> None:
    target = root.folder / "srv/person/.cache/kafkagui" / default_jars_dir().name
    shutil.copytree(default_jars_dir(), target, ignore=lambda _folder, names: [n for n in names if n.endswith(".jsa")])
    began = time.monotonic()
    done = root.run("kafkagui", "demo", "--json")
    assert done.returncode == 0, done.stdout + done.stderr
    print(f"a local Kafka, the three ways of sending, read back: {time.monotonic() - began:.1f} s")


def test_the_window_opens_and_ends(root: CleanRoot, display: str) -> None:
    run = root.start("kafkagui", more={"DISPLAY": display})
    try:
        print(f"the window was there after {wait_for_window(display, 30):.2f} s")
        picture_when_calm(display, scratch() / "linux-window.png")
        run.send_signal(signal.SIGTERM)
        assert run.wait(15) == 0
    finally:
        run.kill()


def test_the_start_is_nearly_as_fast_as_from_source(display: str) -> None:
    (package,) = packages().glob("kafkagui_*_amd64.deb")
    folder = scratch() / "start"
    shutil.rmtree(folder, ignore_errors=True)
    subprocess.run(["dpkg-deb", "-x", package, folder], check=True)
    commands = {"packed": [str(folder / "usr/lib/kafkagui/kafkagui")], "source": [sys.executable, "-m", "kafkagui"]}
    # In turns, so that a busy machine is as hard on the one as on the other; the first round warms up.
    rounds = [{name: _start_s(command, display) for name, command in commands.items()} for _ in range(6)][1:]
    packed, source = ([one[name] for one in rounds] for name in commands)
    print(f"packed {min(packed):.2f} s, source {min(source):.2f} s")
    assert min(packed) <= SLOWER_AT_MOST * min(source)


def _start_s(command: list[str], display: str) -> float:
    home = scratch() / "start-home"
    shutil.rmtree(home, ignore_errors=True)
    environment = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "KAFKAGUI_HOME": str(home)}
    run = subprocess.Popen(command, env=environment)
    try:
        return wait_for_window(display, 30)
    finally:
        run.terminate()
        run.wait(20)


def test_the_archive_installs_for_one_person(root: CleanRoot) -> None:
    (archive,) = packages().glob("kafkagui-*-linux-x86_64.tar.xz")
    with tarfile.open(archive) as members:
        members.extractall(root.folder / "opt", filter="tar")
    folder = archive.name.removesuffix(".tar.xz")
    more = {"HOME": "/srv/Jörg Ünal", "KAFKAGUI_INSTALL_DIR": "/srv/Jörg Ünal/Kafka GUI 世界"}
    (root.folder / "srv/Jörg Ünal").mkdir()
    assert root.run("sh", f"/opt/{folder}/install.sh", more=more).returncode == 0
    done = root.run("/srv/Jörg Ünal/.local/bin/kafkagui", "self-test", "--json", more=more)
    assert_sound(done.stdout, done.returncode, with_broker=False)
    entry = (root.folder / "srv/Jörg Ünal/.local/share/applications/kafkagui.desktop").read_text("utf-8")
    assert 'Exec="/srv/Jörg Ünal/Kafka GUI 世界/kafkagui" %F' in entry
    assert root.run("sh", "/srv/Jörg Ünal/Kafka GUI 世界/uninstall.sh", more=more).returncode == 0
    left = [path for path in (root.folder / "srv").rglob("*") if path.is_file() and "kafkagui" in path.name.lower()]
    assert left == []


def test_removing_it_leaves_only_data(root: CleanRoot) -> None:
    assert root.run("apt-get", "remove", "-y", "kafkagui").returncode == 0
    assert not (root.folder / "usr/lib/kafkagui").exists()
    assert not (root.folder / "usr/bin/kafkagui").is_symlink()
