"""The door in: a pasted text of any known kind becomes a profile, a password and a finding for every key."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from kafkagui.core.connection_text.command_line import CommandLine, looks_like_command, read_command_line
from kafkagui.core.connection_text.draft import Draft
from kafkagui.core.connection_text.jaas import read_jaas
from kafkagui.core.connection_text.java_properties import read_properties
from kafkagui.core.connection_text.librdkafka_file import read_librdkafka
from kafkagui.core.connection_text.not_taken import why_option_not_taken
from kafkagui.core.connection_text.pairs import Pair
from kafkagui.core.connection_text.pasted import Outcome, PastedConnection, PastedKind
from kafkagui.core.connection_text.spring import is_spring, take_spring
from kafkagui.core.connection_text.yaml_subset import flat_yaml
from kafkagui.core.errors import InputRefused
from kafkagui.core.profiles import parse_bootstrap_servers
from kafkagui.core.wording import tr

OpenFile = Callable[[str], str | None]
"""Gives the text of a configuration file that a command line names; None where it cannot be had."""

LARGEST_CHARS = 200_000
"""More than this is no configuration."""

_YAML_LINE = re.compile(r"^\s*(?:- )?[\"'\[]?[\w.\[\]-]+[\"'\]]?:(?:\s|$)", re.MULTILINE)
_PROPERTY_LINE = re.compile(r"^\s*[\w.-]+\s*=", re.MULTILINE)
_LIBRDKAFKA_KEY = re.compile(
    r"^\s*(?:metadata\.broker\.list|sasl\.(?:mechanisms|username|password)|ssl\.(?:ca|certificate|key)\.\w+"
    r"|enable\.ssl\.certificate\.verification|broker\.address\.family)\s*=",
    re.MULTILINE,
)


def read_connection(text: str, open_file: OpenFile = lambda _path: None) -> PastedConnection:
    """Read a configuration of whatever kind.

    Args:
        text: what was pasted.
        open_file: gives the files that a command line names.

    Raises:
        InputRefused: when it is of no known kind, or breaks the rules of its kind; names the line where it can.
    """
    if not text.strip():
        raise InputRefused(tr("There is nothing to read yet."), field="text")
    if len(text) > LARGEST_CHARS:
        raise InputRefused(tr("This is too long for a configuration of a connection."), field="text")
    plain = text.lstrip("\ufeff").replace("\u00a0", " ")
    kind = kind_of(plain)
    return _READERS[kind](plain, kind, open_file)


def kind_of(text: str) -> PastedKind:
    """What a text is, by its looks.

    Raises:
        InputRefused: when it looks like nothing known.
    """
    return next(_kinds(text))


def _kinds(text: str) -> Iterator[PastedKind]:
    if looks_like_command(text):
        yield PastedKind.KCAT if read_command_line(text).is_kcat else PastedKind.CONSOLE
    if re.search(r"\w\s*\{[^{}]*LoginModule\s+\w+", text):
        yield PastedKind.JAAS
    if _PROPERTY_LINE.search(text) and not _is_yaml(text):
        yield from _property_kinds(text)
    if _YAML_LINE.search(text) and not _are_addresses(text):
        yield PastedKind.SPRING
    if _are_addresses(text):
        yield PastedKind.ADDRESSES
    raise InputRefused(
        tr("This is no configuration that is known here."),
        field="text",
        hint=tr("Paste key=value lines, YAML of Spring Boot, a command line, or addresses such as localhost:9092."),
    )


def _property_kinds(text: str) -> Iterator[PastedKind]:
    if re.search(r"^\s*spring\.(?:kafka|cloud\.stream\.kafka)\.", text, re.MULTILINE):
        yield PastedKind.SPRING_PROPERTIES
    has_java = re.search(r"^\s*(?:sasl\.jaas\.config|ssl\.(?:trust|key)store\.\w+)\s*[=:]", text, re.MULTILINE)
    yield PastedKind.LIBRDKAFKA if _LIBRDKAFKA_KEY.search(text) and not has_java else PastedKind.JAVA


def _is_yaml(text: str) -> bool:
    """Whether the first line that says something is one of YAML."""
    lines = (line for line in text.splitlines() if line.strip() and line.lstrip()[0] not in "#!")
    first = next(lines, "")
    return _YAML_LINE.match(first) is not None or first.strip() == "---"


def _are_addresses(text: str) -> bool:
    try:
        parse_bootstrap_servers(_addresses(text))
    except InputRefused:
        return False
    return True


def _addresses(text: str) -> str:
    parts = re.split(r"[\s,;]+", re.sub(r"[A-Z_a-z+]+://", "", text))
    return ", ".join(part for part in parts if part)


# -- one reader a kind ------------------------------------------------------------------------------------


def _read_java(text: str, kind: PastedKind, _open_file: OpenFile) -> PastedConnection:
    draft = Draft()
    draft.take_all(read_properties(text))
    return draft.finish(kind)


def _read_librdkafka(text: str, kind: PastedKind, _open_file: OpenFile) -> PastedConnection:
    draft = Draft(has_default_port=True)
    draft.take_all(read_librdkafka(text))
    return draft.finish(kind)


def _read_spring(text: str, kind: PastedKind, _open_file: OpenFile) -> PastedConnection:
    pairs = read_properties(text) if kind is PastedKind.SPRING_PROPERTIES else flat_yaml(text)
    if not is_spring(pairs):
        raise InputRefused(
            tr("This is YAML without a setting below “spring.kafka”."), field="text", hint=tr("Paste that part of it.")
        )
    draft = Draft()
    take_spring(draft, pairs)
    return draft.finish(kind)


def _read_jaas(text: str, kind: PastedKind, _open_file: OpenFile) -> PastedConnection:
    draft = Draft()
    draft.take_module(Pair("KafkaClient", ""), read_jaas(text))
    return draft.finish(kind)


def _read_addresses(text: str, kind: PastedKind, _open_file: OpenFile) -> PastedConnection:
    draft = Draft()
    draft.take_servers(Pair("bootstrap.servers", _addresses(text), 1))
    return draft.finish(kind)


def _read_command(text: str, kind: PastedKind, open_file: OpenFile) -> PastedConnection:
    line = read_command_line(text)
    draft = Draft(has_default_port=line.is_kcat)
    missing = _take_files(draft, line, open_file)
    for pair in line.others:
        draft.found(pair, Outcome.UNSUPPORTED, why_option_not_taken(pair.key))
    return draft.finish(kind, missing)


def _take_files(draft: Draft, line: CommandLine, open_file: OpenFile) -> tuple[str, ...]:
    """Settings of the files that are named, then those of the command line, which count where both give one."""
    missing: list[str] = []
    pairs: list[Pair] = []
    for option in line.files:
        content = open_file(option.value)
        if content is None:
            missing.append(option.value)
            draft.found(option, Outcome.UNSUPPORTED, tr("This file was not found here. Open it, or paste its text."))
        else:
            pairs += read_librdkafka(content) if line.is_kcat else read_properties(content)
            draft.found(option, Outcome.USED, tr("Its settings are read as well"))
    draft.take_all([*pairs, *line.pairs])
    return tuple(missing)


_READERS: dict[PastedKind, Callable[[str, PastedKind, OpenFile], PastedConnection]] = {
    PastedKind.JAVA: _read_java,
    PastedKind.LIBRDKAFKA: _read_librdkafka,
    PastedKind.KCAT: _read_command,
    PastedKind.CONSOLE: _read_command,
    PastedKind.SPRING: _read_spring,
    PastedKind.SPRING_PROPERTIES: _read_spring,
    PastedKind.JAAS: _read_jaas,
    PastedKind.ADDRESSES: _read_addresses,
}
