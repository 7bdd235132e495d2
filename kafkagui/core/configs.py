"""The configuration of a topic or a broker: its entries, where each value comes from, and changes to it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from kafkagui.core.errors import InputRefused, KafkaGuiError
from kafkagui.core.wording import tr


class ConfigOrigin(Enum):
    """Where a value comes from (``ConfigEntry.ConfigSource`` of Kafka's admin client)."""

    UNKNOWN = "unknown"
    TOPIC = "topic"
    BROKER = "broker"
    ALL_BROKERS = "all brokers"
    BROKER_FILE = "broker's file"
    DEFAULT = "default"
    BROKER_LOGGER = "broker's logger"
    CLIENT_METRICS = "client metrics"
    GROUP = "group"


@dataclass(frozen=True, slots=True)
class ConfigEntry:
    """One setting of a topic or a broker.

    ``value`` is None where a broker does not tell, as of a sensitive one; ``default`` is what holds when it is reset,
    None when that is not told. ``kind`` is the field's word for the type, such as ``LONG``.
    """

    name: str
    value: str | None
    origin: ConfigOrigin = ConfigOrigin.UNKNOWN
    is_default: bool = False
    is_read_only: bool = False
    is_sensitive: bool = False
    default: str | None = None
    kind: str = ""
    documentation: str = ""


@dataclass(frozen=True, slots=True)
class ConfigListing:
    """The configuration of one topic or broker, by name of its entries; ``error`` says why it is not known."""

    resource: str
    entries: tuple[ConfigEntry, ...] = ()
    error: KafkaGuiError | None = None

    def entry(self, name: str) -> ConfigEntry | None:
        """The entry of this name, if it is there."""
        return next((entry for entry in self.entries if entry.name == name), None)


@dataclass(frozen=True, slots=True)
class ConfigChange:
    """A value to set; None takes the topic's or broker's own value away, so that the default holds."""

    name: str
    value: str | None


@dataclass(frozen=True, slots=True)
class ConfigDifference:
    """What one change does: the value that holds before it and the one after; None is not known."""

    name: str
    before: str | None
    after: str | None
    is_reset: bool = False


@dataclass(frozen=True, slots=True)
class ConfigPlan:
    """Changes to one topic's configuration and what they do, to be shown before they are made."""

    topic: str
    changes: tuple[ConfigChange, ...]
    differences: tuple[ConfigDifference, ...]


def parse_config_lines(text: str) -> tuple[tuple[str, str], ...]:
    """Read settings written as ``name=value``, one a line; empty lines and those that begin with # are passed over.

    Raises:
        InputRefused: for a line that is none, or a name that stands twice; ``line`` counts from 1.
    """
    found: dict[str, str] = {}
    for place, line in enumerate(text.splitlines(), 1):
        stripped = line.strip()
        if not stripped or stripped.startswith("#"):
            continue
        name, sign, value = (part.strip() for part in stripped.partition("="))
        if not sign or not name:
            message = tr("Line {line} is no name=value.", line=place)
            raise InputRefused(message, field="configs", line=place, hint=tr("Such as max.message.bytes=2097152."))
        if name in found:
            raise InputRefused(tr("{name} stands twice.", name=name), field="configs", line=place)
        found[name] = value
    return tuple(found.items())
