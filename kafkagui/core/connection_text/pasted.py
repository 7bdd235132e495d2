"""What a pasted configuration gave: a profile, a password, and for every key what became of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from kafkagui.core.profiles import Profile
from kafkagui.core.wording import mark


class PastedKind(Enum):
    """What a pasted text was taken for; the value is how a person calls it."""

    JAVA = mark("Java client properties")
    LIBRDKAFKA = mark("librdkafka or kcat configuration")
    KCAT = mark("kcat command line")
    CONSOLE = mark("Kafka console tool command line")
    SPRING = mark("Spring Boot YAML")
    SPRING_PROPERTIES = mark("Spring Boot properties")
    JAAS = mark("JAAS file")
    ADDRESSES = mark("Addresses")


class Outcome(Enum):
    """What became of a key; the value is the word for it."""

    USED = mark("Used")
    TRANSLATED = mark("Translated")
    UNSUPPORTED = mark("Not supported")


@dataclass(frozen=True, slots=True)
class KeyFinding:
    """A key as it was pasted, what became of it, and one sentence on how or why; ``shown`` never holds a secret."""

    key: str
    outcome: Outcome
    words: str
    shown: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class PastedConnection:
    """All that was understood.

    Attributes:
        kind: what the text was taken for.
        profile: the connection, without name, environment and read-only, which no such text knows.
        password: for the secret store.
        findings: one for every key, in the order of the text.
        remarks: sentences on what the text leaves open.
        files: paths of configuration files that a command line names and that were not read.
    """

    kind: PastedKind
    profile: Profile
    password: str | None = field(default=None, repr=False)
    findings: tuple[KeyFinding, ...] = ()
    remarks: tuple[str, ...] = ()
    files: tuple[str, ...] = ()

    def count(self, outcome: Outcome) -> int:
        """How many keys came to this."""
        return sum(finding.outcome is outcome for finding in self.findings)
