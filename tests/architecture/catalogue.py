"""Keeps the translations: what `dev.py words` runs, and what the tests compare the files with.

A catalogue, `resources/translations/<language>.po`, holds every text that the sources give to `tr`, `trn` or `mark`
(`kafkagui/core/wording.py`), in the order of the alphabet and without places and dates, so that a change of the
sources changes nothing but its own texts. The `.mo` beside it is the same in gettext's binary form, which the
program reads.
"""

from __future__ import annotations

import io
import struct
import sys
from collections.abc import Iterator

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from tests.architecture.tree import PACKAGE, ROOT

FOLDER = ROOT / "resources" / "translations"
_KEYWORDS: dict[str, tuple[int, ...] | None] = {"tr": None, "mark": None, "trn": (1, 2)}
_MO_MAGIC = 0x950412DE
_MO_HEAD_BYTES = 28


def languages() -> list[str]:
    """The languages that have a catalogue, by their codes."""
    return sorted(path.stem for path in FOLDER.glob("*.po"))


def source_texts() -> Catalog:
    """Every text of the sources, untranslated."""
    texts = Catalog()
    found = extract_from_dir(PACKAGE, [("**.py", "python")], keywords=_KEYWORDS)
    for _name, _line, text, _comments, _context in found:
        texts.add(text)
    return texts


def catalogue(language: str) -> Catalog:
    """The translations as they are kept."""
    with (FOLDER / f"{language}.po").open("rb") as file:
        return read_po(file, locale=language)


def updated(language: str) -> str:
    """What the `.po` file ought to be: its head and translations, with exactly the texts that the sources have."""
    head = (FOLDER / f"{language}.po").read_text(encoding="utf-8").split("\n\n")[0]
    kept, texts = catalogue(language), source_texts()
    texts.locale = language
    for message in messages(texts):
        message.flags.discard("python-format")  # A percent sign is a percent sign.
        known = kept.get(message.id)
        if known is not None and known.pluralizable == message.pluralizable:
            message.string, message.user_comments = known.string, known.user_comments
            message.flags |= known.flags & {"fuzzy"}
        else:
            message.string = ("", "") if message.pluralizable else ""
    written = io.BytesIO()
    write_po(written, texts, width=110, omit_header=True, no_location=True, sort_output=True)
    return f"{head}\n\n{written.getvalue().decode().strip()}\n"


def compiled(language: str) -> bytes:
    """What the `.mo` file ought to be: the translated texts of the `.po` file, sorted, as gettext reads them."""
    pairs = {b"": _head(language)}
    for message in messages(catalogue(language)):
        if not is_open(message):
            pairs["\0".join(forms(message.id)).encode()] = "\0".join(forms(message.string)).encode()
    return _mo_file(sorted(pairs.items()))


def write(language: str) -> None:
    """Bring both files of a language up to date."""
    (FOLDER / f"{language}.po").write_text(updated(language), encoding="utf-8", newline="\n")
    (FOLDER / f"{language}.mo").write_bytes(compiled(language))


def missing(language: str) -> list[str]:
    """The texts that have no translation, or one that nobody has confirmed."""
    return [forms(message.id)[0] for message in messages(catalogue(language)) if is_open(message)]


def is_open(message: Message) -> bool:
    """Whether a form of the translation is missing, or nobody has confirmed it."""
    return message.fuzzy or not all(forms(message.string))


def forms(text: object) -> list[str]:
    """A text's forms: one, or one for each number that the language tells apart."""
    return [str(form or "") for form in text] if isinstance(text, list | tuple) else [str(text or "")]


def messages(texts: Catalog) -> Iterator[Message]:
    """All entries but the head."""
    return (message for message in texts if message.id)


def _head(language: str) -> bytes:
    """The fields of the catalogue's head, which name the encoding and the plural forms."""
    head = (FOLDER / f"{language}.po").read_text(encoding="utf-8").split("\n\n")[0]
    fields = [line.strip('"').replace("\\n", "\n") for line in head.splitlines() if line.startswith('"')]
    return "".join(fields).encode()


def _mo_file(pairs: list[tuple[bytes, bytes]]) -> bytes:
    """A file with two tables of (length, offset) and the texts, each closed by a zero (GNU gettext, MO files)."""
    table_bytes = 8 * len(pairs)
    tables, texts = b"", b""
    for part in (0, 1):
        for pair in pairs:
            tables += struct.pack("<II", len(pair[part]), _MO_HEAD_BYTES + 2 * table_bytes + len(texts))
            texts += pair[part] + b"\0"
    second = _MO_HEAD_BYTES + table_bytes
    return struct.pack("<7I", _MO_MAGIC, 0, len(pairs), _MO_HEAD_BYTES, second, 0, 0) + tables + texts


def main() -> int:
    """Bring all languages up to date and tell what is left to translate; 1 if there is something."""
    untranslated = 0
    for language in languages():
        write(language)
        left = missing(language)
        untranslated += len(left)
        for text in left:
            sys.stdout.write(f"{language}: to translate: {text}\n")
    return 1 if untranslated else 0


if __name__ == "__main__":
    raise SystemExit(main())
