"""The part of YAML that configurations of Spring Boot are written in.

Block mappings and block lists, flow lists and flow mappings on one line, plain and quoted scalars, literal (``|``)
and folded (``>``) blocks, comments, and several documents. Anchors, aliases, tags and merge keys are refused by the
line they stand in, since guessing them would lose something.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from kafkagui.core.connection_text.pairs import Pair
from kafkagui.core.errors import InputRefused
from kafkagui.core.wording import tr

_KEY = re.compile(
    r"""(?P<key>"(?:\\.|[^"\\])*"|'(?:''|[^'])*'|[^\s"'\[\]{}&*!|>%@`,#-][^#]*?|-[^\s#][^#]*?|\[[^\]]*\])\s*:(?=\s|$)"""
)
_BLOCK = re.compile(r"([|>])([+-]?)\d?([+-]?)(?:\s+#.*)?")
_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "0": "\0", "e": "\x1b", "b": "\b", "f": "\f", "a": "\a", "v": "\v"}
_ESCAPE = re.compile(r"\\(?:x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))", re.DOTALL)


class _Line(NamedTuple):
    number: int
    indent: int
    text: str
    raw: str


def flat_yaml(text: str) -> list[Pair]:
    """Every scalar with its path joined by dots, list entries as ``key[0]``, in the order of the text.

    A null is an empty value. Documents follow one another.

    Raises:
        InputRefused: for what is no YAML, or not in the subset; names the line.
    """
    lines = [_line(number, raw) for number, raw in enumerate(text.splitlines(), 1)]
    return list(_Reader(lines).pairs())


def _line(number: int, raw: str) -> _Line:
    stripped = raw.lstrip(" ")
    if stripped.startswith("\t"):
        raise _refused(number, tr("a tab cannot indent YAML"))
    return _Line(number, len(raw) - len(stripped), stripped.rstrip(), raw)


class _Reader:
    """Goes through the lines once."""

    def __init__(self, lines: list[_Line]) -> None:
        self._lines = lines
        self._place = 0

    def pairs(self) -> Iterator[Pair]:
        while (line := self._next()) is not None:
            yield from self._node(line.indent, "")
            after = self._next()
            if after is not None and after.indent not in (line.indent, 0):
                raise _refused(after.number, tr("its indentation fits nothing above"))

    def _next(self) -> _Line | None:
        """The line in front that says something."""
        while self._place < len(self._lines):
            line = self._lines[self._place]
            if line.text and line.text[0] not in "#%" and line.text not in ("---", "..."):
                return line
            self._place += 1
        return None

    def _node(self, indent: int, path: str) -> Iterator[Pair]:
        """The lines of this indentation: entries of a mapping or of a list."""
        entry = 0
        while (line := self._next()) is not None and line.indent == indent:
            if line.text == "-" or line.text.startswith("- "):
                yield from self._entry(line, f"{path}[{entry}]")
                entry += 1
            elif entry:
                return
            else:
                yield from self._member(line, path)
            if self._next() is not None and self._lines[self._place - 1].text in ("---", "..."):
                return

    def _entry(self, line: _Line, path: str) -> Iterator[Pair]:
        rest = line.text[1:].lstrip()
        indent = line.indent + len(line.text) - len(rest)
        if rest and _KEY.match(rest) and rest[0] not in "[{":
            # "- key: value" starts a mapping whose keys stand where this one does.
            self._lines[self._place] = line._replace(indent=indent, text=rest)
            yield from self._node(indent, path)
            return
        self._place += 1
        yield from self._value(line, rest, path)

    def _member(self, line: _Line, path: str) -> Iterator[Pair]:
        found = _KEY.match(line.text)
        if found is None:
            raise _refused(line.number, tr("“key: value” is expected"))
        key = _scalar(found["key"].strip(), line.number)
        self._place += 1
        yield from self._value(line, line.text[found.end() :].strip(), _joined(path, key))

    def _value(self, line: _Line, text: str, path: str) -> Iterator[Pair]:
        block = _BLOCK.fullmatch(text)
        if block is not None:
            yield Pair(path, self._block(line.indent, block[1], block[2] or block[3]), line.number)
        elif text and not text.startswith("#"):
            yield from _flow(text, path, line.number)
        else:
            yield from self._nested(line, path)

    def _nested(self, line: _Line, path: str) -> Iterator[Pair]:
        below = self._next()
        is_list = below is not None and below.indent == line.indent and below.text[:2].strip() == "-"
        if below is not None and (below.indent > line.indent or (is_list and not line.text.startswith("-"))):
            yield from self._node(below.indent, path)
        else:
            yield Pair(path, "", line.number)

    def _block(self, indent: int, style: str, chomping: str) -> str:
        taken: list[_Line] = []
        while self._place < len(self._lines):
            line = self._lines[self._place]
            if line.text and line.indent <= indent:
                break
            taken.append(line)
            self._place += 1
        least = min((line.indent for line in taken if line.text), default=0)
        lines = [line.raw[least:] for line in taken]
        while lines and not lines[-1].strip():
            lines.pop()
        joined = "\n".join(lines) if style == "|" else _folded(lines)
        return joined if chomping == "-" or not lines else f"{joined}\n"


def _folded(lines: list[str]) -> str:
    paragraphs = "\n".join(line.strip() for line in lines).split("\n\n")
    return "\n".join(paragraph.replace("\n", " ") for paragraph in paragraphs)


def _joined(path: str, key: str) -> str:
    return f"{path}.{key}" if path else key


def _flow(text: str, path: str, number: int) -> Iterator[Pair]:
    if text[0] not in "[{":
        yield Pair(path, _scalar(text, number), number)
        return
    inner = re.sub(r"\s+#.*$", "", text)
    if inner[-1] != {"[": "]", "{": "}"}[inner[0]]:
        raise _refused(number, tr("a list or mapping in brackets must end on its line"))
    for place, part in enumerate(_parts(inner[1:-1])):
        if text[0] == "[":
            yield Pair(f"{path}[{place}]", _scalar(part, number), number)
            continue
        found = _KEY.match(part)
        if found is None:
            raise _refused(number, tr("“key: value” is expected"))
        key = _joined(path, _scalar(found["key"].strip(), number))
        yield Pair(key, _scalar(part[found.end() :].strip(), number), number)


def _parts(text: str) -> list[str]:
    """What stands between the commas outside of quotation marks."""
    found = re.findall(r"""(?:"(?:\\.|[^"\\])*"|'(?:''|[^'])*'|[^,"'])+""", text)
    return [part.strip() for part in found if part.strip()]


def _scalar(text: str, number: int) -> str:
    if text[:1] == '"':
        end = re.match(r'"((?:\\.|[^"\\])*)"\s*(?:#.*)?$', text)
        if end is None:
            raise _refused(number, tr("a quoted text must end on its line"))
        return _ESCAPE.sub(_unescaped, end[1])
    if text[:1] == "'":
        end = re.match(r"'((?:''|[^'])*)'\s*(?:#.*)?$", text)
        if end is None:
            raise _refused(number, tr("a quoted text must end on its line"))
        return end[1].replace("''", "'")
    if text[:1] and text[0] in "&*!":
        raise _refused(number, tr("anchors, aliases and tags of YAML are not read here"))
    plain = re.sub(r"\s+#.*$", "", text).strip()
    return "" if plain in ("~", "null", "Null", "NULL") else plain


def _unescaped(found: re.Match[str]) -> str:
    code = found[1] or found[2] or found[3]
    return chr(int(code, 16)) if code else _ESCAPES.get(found[4], found[4])


def _refused(number: int, reason: str) -> InputRefused:
    return InputRefused(tr("Line {line}: {reason}.", line=number, reason=reason), field="text", line=number)
