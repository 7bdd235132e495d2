"""The pinned list of jars: what must be there, how large, with which hash."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from kafkagui.resource_files import resource_path

KAFKA_VERSION = "4.3.1"


@dataclass(frozen=True, slots=True)
class Jar:
    """One jar by its Maven coordinates, with the only content that is accepted."""

    group: str
    artifact: str
    version: str
    sha256: str
    size_bytes: int

    @property
    def file_name(self) -> str:
        """The file's name in a folder of jars."""
        return f"{self.artifact}-{self.version}.jar"


def read_jar_list(path: Path) -> tuple[Jar, ...]:
    """Read a list with a line `group:artifact:version sha256 size` for each jar."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return tuple(_read_line(line) for line in lines if line.strip() and not line.startswith("#"))


def broker_jars() -> tuple[Jar, ...]:
    """The jars of the embedded broker, from the program's resources."""
    return read_jar_list(resource_path("localkafka", "broker-jars.lock"))


def _read_line(line: str) -> Jar:
    coordinates, sha256, size = line.split()
    group, artifact, version = coordinates.split(":")
    return Jar(group, artifact, version, sha256, int(size))
