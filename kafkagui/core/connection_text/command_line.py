"""kcat's flags and the options of Kafka's console tools, as settings of a connection."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from kafkagui.core.connection_text.librdkafka_file import pair_of
from kafkagui.core.connection_text.pairs import Pair
from kafkagui.core.connection_text.shell_words import words_of
from kafkagui.core.errors import InputRefused
from kafkagui.core.wording import tr

SERVERS = "bootstrap.servers"
_TOOL = re.compile(r"(?:.*[/\\])?(?:(?P<kcat>kcat|kafkacat)(?:\.exe)?|kafka-[a-z-]+(?:\.sh|\.bat)?)", re.IGNORECASE)
_KCAT_FLAGS = "PCLQeETquUZlhJv"
_KCAT_VALUES = "GMtpbzoDKkHOdFXcfVsrm"
_KCAT_NEXT = re.compile(rf"-([{_KCAT_FLAGS}]*)([{_KCAT_VALUES}])(.*)", re.DOTALL)
_SERVER_OPTIONS = ("--bootstrap-server", "--bootstrap-servers", "--broker-list", "--bootstrap-controller")
_FILE_OPTIONS = ("--command-config", "--producer.config", "--consumer.config", "--config-file")
_PROPERTY_OPTIONS = ("--producer-property", "--consumer-property", "--command-property")


@dataclass(slots=True)
class CommandLine:
    """What a command line says: settings, the files it names with the option that does, and the rest."""

    pairs: list[Pair] = field(default_factory=list)
    files: list[Pair] = field(default_factory=list)
    others: list[Pair] = field(default_factory=list)
    is_kcat: bool = False


def looks_like_command(text: str) -> bool:
    """Whether the text is a command line of kcat or a console tool, or flags of one."""
    start = text.strip()
    if re.match(r"-[A-Za-z]\s*\S|--[a-z]", start) and not start.startswith("-----"):
        return True
    first = start.replace("\\\n", " ").replace("^\n", " ").splitlines()[0] if start else ""
    return any(_TOOL.fullmatch(word.strip("\"'")) for word in first.split())


def read_command_line(text: str) -> CommandLine:
    """Take a command line apart; words before the tool's name (``docker exec …``) are not its own.

    Raises:
        InputRefused: when it cannot be taken apart.
    """
    words = words_of(text)
    place = next((at for at, word in enumerate(words) if _TOOL.fullmatch(word)), -1)
    tool = _TOOL.fullmatch(words[place]) if place >= 0 else None
    line = CommandLine(is_kcat=_is_kcat(tool, words))
    line.others = [_before(word) for word in words[: max(place, 0)]]
    rest = words[place + 1 :]
    for option, value in _kcat_options(rest) if line.is_kcat else _console_options(rest):
        _sort_in(line, option, value)
    return line


def _is_kcat(tool: re.Match[str] | None, words: list[str]) -> bool:
    if tool is not None:
        return tool["kcat"] is not None
    return not any(word.startswith("--") for word in words)


def _before(word: str) -> Pair:
    name, equals, value = word.partition("=")
    return Pair(name, value) if equals else Pair(word, "")


def _sort_in(line: CommandLine, option: str, value: str) -> None:
    if option in _SERVER_OPTIONS or (line.is_kcat and option == "-b"):
        line.pairs.append(Pair(SERVERS, value))
    elif option in _PROPERTY_OPTIONS or (line.is_kcat and option == "-X" and "=" in value):
        line.pairs.append(_property(option, value))
    elif option in _FILE_OPTIONS or (line.is_kcat and option == "-F"):
        line.files.append(Pair(option, value))
    else:
        line.others.append(Pair(option, value))


def _property(option: str, value: str) -> Pair:
    try:
        return pair_of(value)
    except InputRefused as refused:
        message = tr("“{option}” wants key=value.", option=option)
        raise InputRefused(message, field="text") from refused


def _kcat_options(words: list[str]) -> Iterator[tuple[str, str]]:
    """Options as ``getopt`` reads kcat's: flags may be run together, a value may stick to its letter."""
    rest = iter(words)
    for word in rest:
        found = _KCAT_NEXT.fullmatch(word)
        if found is None:
            yield word, ""
            continue
        yield from ((f"-{flag}", "") for flag in found[1])
        yield f"-{found[2]}", found[3] or next(rest, "")


def _console_options(words: list[str]) -> Iterator[tuple[str, str]]:
    """Options as joptsimple reads them: ``--name value`` or ``--name=value``."""
    place = 0
    while place < len(words):
        word = words[place]
        name, equals, value = word.partition("=")
        place += 1
        if not word.startswith("--") or equals:
            yield (name, value) if word.startswith("--") else (word, "")
        elif place < len(words) and not words[place].startswith("--"):
            yield word, words[place]
            place += 1
        else:
            yield word, ""
