"""Which Java runs the broker."""

from __future__ import annotations

from pathlib import Path

import pytest

from kafkagui.core.errors import LocalKafkaFailed
from kafkagui.localkafka import java
from kafkagui.localkafka.java import find_java


def jdk(folder: Path, version: str) -> Path:
    """A home that says its version in the `release` file, as a JDK's does."""
    (folder / "bin").mkdir(parents=True)
    (folder / "bin" / "java").write_text("", encoding="utf-8")
    (folder / "bin" / "java").chmod(0o755)
    (folder / "release").write_text(f'IMPLEMENTOR="x"\nJAVA_VERSION="{version}"\n', encoding="utf-8")
    return folder


def talking_java(folder: Path, version: str) -> Path:
    """A launcher without a `release` file that answers -version on its standard error."""
    folder.mkdir(parents=True)
    launcher = folder / "java"
    launcher.write_text(f"#!/bin/sh\necho 'openjdk version \"{version}\"' >&2\n", encoding="utf-8")
    launcher.chmod(0o755)
    return folder


@pytest.fixture
def no_packaged_java(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(java, "_packaged_launcher", lambda: None)


def test_the_bundled_one_comes_first(tmp_path: Path) -> None:
    found = find_java({"JAVA_HOME": str(jdk(tmp_path, "21.0.1")), "PATH": ""})
    assert found.origin == "bundled"
    assert found.feature_version >= 25


@pytest.mark.usefixtures("no_packaged_java")
def test_java_home_comes_before_the_path(tmp_path: Path) -> None:
    home, path = jdk(tmp_path / "home", "17.0.9"), talking_java(tmp_path / "path", "21")
    found = find_java({"JAVA_HOME": str(home), "PATH": str(path)})
    assert (found.launcher, found.feature_version, str(found)) == (home / "bin/java", 17, "Java 17 (JAVA_HOME)")


@pytest.mark.usefixtures("no_packaged_java")
def test_a_launcher_on_the_path_is_asked_for_its_version(tmp_path: Path) -> None:
    found = find_java({"PATH": str(talking_java(tmp_path / "path", "21.0.2"))})
    assert (found.feature_version, found.origin) == (21, "PATH")


@pytest.mark.usefixtures("no_packaged_java")
@pytest.mark.parametrize(("version", "shown"), [("11.0.2", 11), ("1.8.0_392", 8)])
def test_an_old_one_is_named_and_refused(tmp_path: Path, version: str, shown: int) -> None:
    with pytest.raises(LocalKafkaFailed, match=f"is Java {shown}") as refused:
        find_java({"JAVA_HOME": str(jdk(tmp_path, version)), "PATH": ""})
    assert refused.value.code == "JAVA_MISSING"
    assert "kafkagui[local]" in refused.value.hint


@pytest.mark.usefixtures("no_packaged_java")
def test_without_any_the_message_says_what_to_install(tmp_path: Path) -> None:
    with pytest.raises(LocalKafkaFailed, match="has none") as refused:
        find_java({"JAVA_HOME": str(tmp_path / "gone"), "PATH": str(tmp_path)})
    assert "JAVA_HOME" in refused.value.hint
