"""Every setting, declared once: key, type, default, title, description and range; and how they are read and kept."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from enum import Enum
from typing import TYPE_CHECKING, Generic, Protocol, TypeAlias, TypeVar

from kafkagui.core.errors import InputRefused
from kafkagui.core.frozen import frozen
from kafkagui.core.wording import mark, tr

if TYPE_CHECKING:
    from kafkagui.core.ports import StateStore

T = TypeVar("T")
E = TypeVar("E", bound=Enum)


@frozen
class Setting(ABC, Generic[T]):
    """One setting. ``parse`` and ``text`` are each other's inverse; values are kept as text under ``key``."""

    key: str
    default: T
    title: str
    description: str

    @abstractmethod
    def parse(self, text: str) -> T:
        """Read a value.

        Raises:
            InputRefused: for text that is no value of this setting.
        """

    @abstractmethod
    def text(self, value: T) -> str:
        """The value as it is kept."""

    @property
    def default_text(self) -> str:
        """The default, as it would be kept."""
        return self.text(self.default)

    def _refused(self, text: str, hint: str) -> InputRefused:
        message = tr("“{text}” is no value for “{setting}”.", text=text, setting=tr(self.title))
        return InputRefused(message, field=self.key, hint=hint)


@frozen
class Choice(Setting[E]):
    """One of the members of an enumeration, whose values are texts; ``words`` say them in the same order."""

    words: tuple[str, ...] = ()

    @property
    def options(self) -> tuple[E, ...]:
        """All members, in their order."""
        return tuple(type(self.default))

    def parse(self, text: str) -> E:
        """Read a member by its value."""
        for option in self.options:
            if option.value == text:
                return option
        values = ", ".join(str(option.value) for option in self.options)
        raise self._refused(text, tr("Use {values}.", values=values))

    def text(self, value: E) -> str:
        """The member's value."""
        return str(value.value)


@frozen
class Switch(Setting[bool]):
    """On or off."""

    def parse(self, text: str) -> bool:
        """Read ``on`` or ``off``."""
        if text not in {"on", "off"}:
            raise self._refused(text, tr("Use on or off."))
        return text == "on"

    def text(self, value: bool) -> str:
        """``on`` or ``off``."""
        return "on" if value else "off"


@frozen
class Whole(Setting[int]):
    """A whole number from ``low`` to ``high``, both included."""

    low: int = 0
    high: int = 2_147_483_647
    unit: str = ""

    def parse(self, text: str) -> int:
        """Read a number within the range."""
        number = text.strip()
        digits = number.removeprefix("-")
        is_number = digits.isascii() and digits.isdigit() and len(digits) <= 19
        if not is_number or not self.low <= int(number) <= self.high:
            least, most = f"{self.low:,}", f"{self.high:,} {tr(self.unit) if self.unit else ''}".strip()
            raise self._refused(text, tr("Use {least} to {most}.", least=least, most=most))
        return int(number)

    def text(self, value: int) -> str:
        """The digits."""
        return str(value)


UTC = "utc"
LOCAL_TIME = "local"


@frozen
class TimeZoneName(Setting[str]):
    """``utc``, ``local``, or a name of the IANA time zone database, such as ``Europe/Berlin``."""

    def parse(self, text: str) -> str:
        """Read a time zone that this system knows."""
        if text in {UTC, LOCAL_TIME}:
            return text
        from zoneinfo import ZoneInfo  # Here, since it reads the interpreter's build settings when imported.

        try:
            return ZoneInfo(text).key
        except (KeyError, ValueError, OSError) as error:
            raise self._refused(text, tr("Use utc, local, or a name such as Europe/Berlin.")) from error

    def text(self, value: str) -> str:
        """The name itself."""
        return value


class Theme(Enum):
    """Which colours the window has."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Language(Enum):
    """Which language the window speaks, by its ISO 639 code."""

    SYSTEM = "system"
    ENGLISH = "en"
    GERMAN = "de"


class Preference(Enum):
    """What the system says counts, or the person's own word."""

    SYSTEM = "system"
    ON = "on"
    OFF = "off"


_PREFERENCE_WORDS = (mark("System"), mark("On"), mark("Off"))

THEME = Choice(
    "theme",
    Theme.SYSTEM,
    mark("Theme"),
    mark("Light, dark, or as the system has it."),
    (mark("System"), mark("Light"), mark("Dark")),
)
HIGH_CONTRAST = Choice(
    "high_contrast",
    Preference.SYSTEM,
    mark("High contrast"),
    mark("Draws lines, borders and faint words stronger."),
    _PREFERENCE_WORDS,
)
REDUCED_MOTION = Choice(
    "reduced_motion",
    Preference.SYSTEM,
    mark("Reduced motion"),
    mark("Nothing turns or slides; what goes on is said in words."),
    _PREFERENCE_WORDS,
)
TEXT_SIZE_PX = Whole("text_size_px", 13, mark("Text size"), mark("Size of all text in the window."), 11, 18, "px")
PAYLOAD_SIZE_PX = Whole(
    "payload_size_px",
    13,
    mark("Payload text size"),
    mark("Size of keys and values where they are read and written, beside text of 13 px. Ctrl+= and Ctrl+- change it."),
    8,
    32,
    "px",
)
LANGUAGE = Choice(
    "language",
    Language.SYSTEM,
    mark("Language"),
    mark("The language of the window, from the next start on. Commands always speak English."),
    (mark("System"), "English", "Deutsch"),
)
TIME_ZONE = TimeZoneName(
    "time_zone", LOCAL_TIME, mark("Time zone"), mark("The zone of every time that is shown or typed.")
)
DELIVERY_ROWS = Whole(
    "delivery_rows",
    1_000_000,
    mark("Deliveries kept"),
    mark("Rows of the Deliveries table; when there are more, the oldest finished ones go, and the table says so."),
    100,
    10_000_000,
    mark("rows"),
)
NEWEST_DELIVERY_FIRST = Switch(
    "newest_delivery_first",
    True,
    mark("Newest delivery first"),
    mark("New rows of the Deliveries table come on top."),
)
SYNC_TIMEOUT_S = Whole(
    "sync_timeout_s",
    10,
    mark("Synchronous time-out"),
    mark("How long a synchronous send waits for its outcome before the record counts as failed."),
    1,
    600,
    "s",
)
SPOOL_LIMIT_MB = Whole(
    "spool_limit_mb",
    10_000,
    mark("Disk space for reading"),
    mark("How much disk space the records of one reading may take before it stops and says so."),
    10,
    10_000_000,
    "MB",
)


class LogLevel(Enum):
    """How much the program writes down about itself."""

    WARNINGS = "warnings"
    INFO = "info"
    DEBUG = "debug"
    EVERYTHING = "everything"


LOG_LEVEL = Choice(
    "log_level",
    LogLevel.INFO,
    mark("What is logged"),
    mark("How much the program writes down about itself. Details of the Kafka client make sending and reading slower."),
    (mark("Warnings"), mark("What happens"), mark("Details"), mark("Details of the Kafka client, too")),
)

AnySetting: TypeAlias = (
    "Setting[Theme] | Setting[Language] | Setting[LogLevel] | Setting[Preference]"
    " | Setting[int] | Setting[str] | Setting[bool]"
)


@frozen
class SettingGroup:
    """Settings that stand together under one heading."""

    title: str
    settings: tuple[AnySetting, ...]


GROUPS = (
    SettingGroup(mark("Appearance"), (THEME, HIGH_CONTRAST, TEXT_SIZE_PX, PAYLOAD_SIZE_PX, REDUCED_MOTION)),
    SettingGroup(mark("Language and time"), (LANGUAGE, TIME_ZONE)),
    SettingGroup(mark("Sending"), (SYNC_TIMEOUT_S, NEWEST_DELIVERY_FIRST, DELIVERY_ROWS)),
    SettingGroup(mark("Reading"), (SPOOL_LIMIT_MB,)),
    SettingGroup(mark("The program"), (LOG_LEVEL,)),
)
"""All settings, in the order in which they are offered."""

SETTINGS: tuple[AnySetting, ...] = tuple(setting for group in GROUPS for setting in group.settings)
"""All settings, without their headings."""

_PREFIX = "setting."


class Readable(Protocol):
    """A setting of any kind, as far as its text goes."""

    @property
    def key(self) -> str:
        """Its name in the store."""
        ...

    @property
    def default_text(self) -> str:
        """Its default, as it would be kept."""
        ...

    def parse(self, text: str) -> object:
        """Read a value; see ``Setting``."""
        ...


class Settings:
    """The settings of this person, over a store; what is not set has its default."""

    def __init__(self, store: StateStore) -> None:
        self._store = store
        self._listeners: list[Callable[[str], None]] = []

    def get(self, setting: Setting[T]) -> T:
        """The value; the default where none is set, or what is kept is no value (``problem`` says so)."""
        kept = self._store.get(_PREFIX + setting.key)
        if not kept:
            return setting.default
        try:
            return setting.parse(kept)
        except InputRefused:
            return setting.default

    def problem(self, setting: Readable) -> str:
        """Why what is kept is no value, so that the default is used instead; else empty."""
        kept = self._store.get(_PREFIX + setting.key)
        try:
            if kept:
                setting.parse(kept)
        except InputRefused as refused:
            return tr("{problem} The default is used.", problem=refused.message)
        return ""

    def put(self, setting: Setting[T], value: T) -> None:
        """Keep a value and tell those who subscribed, if it is another than before.

        Raises:
            InputRefused: for a value outside the setting's range.
        """
        self.put_text(setting, setting.text(value))

    def text(self, setting: Readable) -> str:
        """The value as it would be kept; the default's where ``get`` gives the default."""
        kept = self._store.get(_PREFIX + setting.key)
        return kept if kept and not self.problem(setting) else setting.default_text

    def put_text(self, setting: Readable, text: str) -> None:
        """Keep a value that is given as text, as ``put`` does.

        Raises:
            InputRefused: for text that is no value of the setting.
        """
        setting.parse(text)
        if text == (self._store.get(_PREFIX + setting.key) or setting.default_text):
            return
        self._store.put(_PREFIX + setting.key, text)
        for listener in tuple(self._listeners):
            listener(setting.key)

    def reset(self, setting: Readable) -> None:
        """Back to the default."""
        self.put_text(setting, setting.default_text)

    def subscribe(self, setting_changed: Callable[[str], None]) -> Callable[[], None]:
        """Have a function called with the key of each setting that changes; returns what ends that."""
        self._listeners.append(setting_changed)

        def end() -> None:
            if setting_changed in self._listeners:
                self._listeners.remove(setting_changed)

        return end
