"""Every text of the window can be said in another language, and German says all of them."""

from __future__ import annotations

import ast
import gettext
import io
import string
from collections.abc import Iterator

import pytest
from babel.messages.catalog import Message

from kafkagui.core.languages import TRANSLATED
from tests.architecture import catalogue
from tests.architecture.spoken_text import DOORS, name_of, unspoken
from tests.architecture.tree import Source, package_sources

ANY_LANGUAGE = {
    "kafkagui/ui/fonts.py",  # Families and files of fonts.
    "kafkagui/ui/theme.py",  # Qt's name of a style.
}
"""Files whose texts nobody reads."""

FOR_DEVELOPERS = "kafkagui/ui/gallery/"
"""The gallery shows made-up data to those who read English code."""

SAME_IN_ALL = {
    ("kafkagui/ui/pages/connection/dialog.py", "ask for the kept password"),  # The log's name of a task.
    ("kafkagui/ui/pages/connection/fixes.py", "choose CA file"),  # Tells members of an enumeration apart.
    ("kafkagui/ui/pages/connection/fixes.py", "skip host name"),
    (
        "kafkagui/ui/pages/connection/test_panel.py",
        "Step: 0\nCode: 0\n0",
    ),  # For a report; the others in it are English.
    ("kafkagui/ui/pages/produce/saved_draft.py", "By key"),  # What a draft keeps, in whatever language.
    ("kafkagui/ui/pages/produce/value_field.py", '{\n  "number": 0\n}'),  # JSON.
    ("kafkagui/ui/shell/connection_deeds.py", "connect to 0 again"),
    ("kafkagui/ui/shell/delete_topic_dialog.py", "delete topic 0"),
    ("kafkagui/ui/widgets/table_text.py", "tsv with headings"),
}
"""File and text, with 0 for each value in it."""


def _calls(source: Source) -> Iterator[ast.Call]:
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in DOORS:
            yield node


def _is_literal(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def _is_put_together(node: ast.expr) -> bool:
    """Whether the text is made here of pieces, so that the catalogue cannot have it."""
    made = isinstance(node, ast.JoinedStr | ast.BinOp)
    return made or (isinstance(node, ast.Call) and name_of(node) in {"format", "join", "replace"})


def _door_faults(source: Source) -> Iterator[str]:
    for call in _calls(source):
        needed = {"tr": 0, "mark": 1, "trn": 2}[name_of(call)]
        texts = call.args[: max(1, needed)]
        if not all(map(_is_literal, texts[:needed])) or any(map(_is_put_together, texts)):
            yield f"{source.name}:{call.lineno}: {ast.unparse(call)}"


def _said_at_import(tree: ast.AST) -> Iterator[int]:
    """Lines where tr or trn is called while the module is imported, which is before a language is chosen."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            defaults = [*node.args.defaults, *filter(None, node.args.kw_defaults)]
            for default in defaults:
                yield from _said_at_import(ast.Expression(default))
            continue
        if isinstance(node, ast.Call) and name_of(node) in {"tr", "trn"}:
            yield node.lineno
        yield from _said_at_import(node)


@pytest.mark.parametrize("source", package_sources(), ids=lambda source: source.name)
def test_translators_find_each_text_whole(source: Source) -> None:
    assert list(_door_faults(source)) == []
    assert list(_said_at_import(source.tree)) == []


def _window_sources() -> list[Source]:
    sources = [source for source in package_sources() if source.name.startswith("kafkagui/ui/")]
    sources = [source for source in sources if not source.name.startswith(FOR_DEVELOPERS)]
    return [source for source in sources if source.name not in ANY_LANGUAGE]


@pytest.mark.parametrize("source", _window_sources(), ids=lambda source: source.name)
def test_every_text_of_the_window_goes_through_a_door(source: Source) -> None:
    found = [(line, text) for line, text in unspoken(source.tree) if (source.name, text) not in SAME_IN_ALL]
    assert found == []


def test_no_exception_is_stale() -> None:
    there = {(source.name, text) for source in package_sources() for _line, text in unspoken(source.tree)}
    assert SAME_IN_ALL - there == set()
    assert {name for name in ANY_LANGUAGE if name not in {where for where, _text in there}} == set()


@pytest.mark.parametrize(
    "text",
    [
        "label.setText('Nothing sent yet')",
        "Button('Send')",
        "menu.addAction(f'Delete {name}')",
        "TITLE = 'Key format'",
        "def f(): return 'No line fits'",
        "Announce('Copied', note)",
    ],
)
def test_the_search_finds(text: str) -> None:
    assert list(unspoken(ast.parse(text)))


@pytest.mark.parametrize(
    "text",
    [
        "label.setText(tr('Nothing sent yet'))",
        "_log.info('%s is open now', name)",
        "raise ValueError('there is no such thing')",
        "run(self, work, name='start local Kafka')",
        "if kind == 'Some Kind': pass",
        "ActionSpec('tab.new', tr('New tab'), new, 'plus', ('Ctrl+T',))",
    ],
)
def test_the_search_lets_pass(text: str) -> None:
    assert not list(unspoken(ast.parse(text)))


def test_a_text_said_at_import_is_found() -> None:
    assert list(_said_at_import(ast.parse("TITLE = tr('a')\ndef f(x=tr('b')): return tr('c')"))) == [1, 2]


# ---- the catalogues


def test_every_language_that_is_offered_has_a_catalogue() -> None:
    assert catalogue.languages() == sorted(TRANSLATED)


@pytest.mark.parametrize("language", TRANSLATED)
def test_the_catalogue_is_up_to_date(language: str) -> None:
    kept = (catalogue.FOLDER / f"{language}.po").read_text(encoding="utf-8")
    assert kept == catalogue.updated(language), "run: python3 dev.py words"


@pytest.mark.parametrize("language", TRANSLATED)
def test_no_translation_is_missing(language: str) -> None:
    assert catalogue.missing(language) == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_the_compiled_catalogue_is_what_its_source_says(language: str) -> None:
    kept = (catalogue.FOLDER / f"{language}.mo").read_bytes()
    assert kept == catalogue.compiled(language), "run: python3 dev.py words"
    read = gettext.GNUTranslations(io.BytesIO(kept))
    for message in catalogue.messages(catalogue.catalogue(language)):
        if catalogue.is_open(message):
            continue
        one, *more = catalogue.forms(message.id)
        found = [read.ngettext(one, more[0], count) for count in (1, 2)] if more else [read.gettext(one)]
        assert found == catalogue.forms(message.string)


def _fields(text: str) -> dict[str, str]:
    """The values that a text takes, by name, with how each is written. Raises ValueError for a wrong brace."""
    parts = string.Formatter().parse(text)
    return {name: f"{conversion or ''}:{spec}" for _text, name, spec, conversion in parts if name is not None}


def _takes_values(message: Message) -> bool:
    return any(_is_name(name) for form in catalogue.forms(message.id) for name in _safe_fields(form))


def _is_name(field: str) -> bool:
    return field.isidentifier()


def _safe_fields(text: str) -> dict[str, str]:
    try:
        return _fields(text)
    except ValueError:
        return {}  # Braces of a text that takes no values.


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_translation_takes_the_same_values(language: str) -> None:
    """The same names, each written the same way; only a form for few may leave out what is left out in English."""
    for message in catalogue.messages(catalogue.catalogue(language)):
        if catalogue.is_open(message) or not _takes_values(message):
            continue
        english = [_fields(form) for form in catalogue.forms(message.id)]
        *few, many = [_fields(form) for form in catalogue.forms(message.string)]
        assert many == english[-1], message.id
        for given in few:
            assert given.items() <= english[-1].items(), message.id
            assert english[0].keys() - given.keys() <= {"count"}, message.id
