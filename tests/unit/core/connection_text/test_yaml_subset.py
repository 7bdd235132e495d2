from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kafkagui.core.connection_text.yaml_subset import flat_yaml
from kafkagui.core.errors import InputRefused

KEYS = st.from_regex(r"[a-z][a-z0-9-]{0,6}", fullmatch=True).filter(lambda key: key != "null")
VALUES = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]))
Tree = dict[str, "str | Tree"]
TREES = st.recursive(VALUES, lambda inner: st.dictionaries(KEYS, inner, min_size=1, max_size=4), max_leaves=12)


def flat(tree: Tree, path: str = "") -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for key, value in tree.items():
        place = f"{path}.{key}" if path else key
        found += [(place, value)] if isinstance(value, str) else flat(value, place)
    return found


def written(tree: Tree, indent: int = 0) -> str:
    lines = []
    for key, value in tree.items():
        if isinstance(value, str):
            lines.append(f"{' ' * indent}{key}: {json.dumps(value, ensure_ascii=False)}")
        else:
            lines += [f"{' ' * indent}{key}:", written(value, indent + 2)]
    return "\n".join(lines)


@given(st.dictionaries(KEYS, TREES, min_size=1, max_size=4))
def test_nested_mappings_are_flattened(tree: Tree) -> None:
    assert [(pair.key, pair.value) for pair in flat_yaml(written(tree))] == flat(tree)


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("a: b # c", [("a", "b")]),
        ("a: 'it''s # in'  # out", [("a", "it's # in")]),
        ('a: "\\u00e9\\n\\x41"', [("a", "é\nA")]),
        ("a: x:y z", [("a", "x:y z")]),
        ("a:\nb: ~\nc: null", [("a", ""), ("b", ""), ("c", "")]),
        ("a:\n- x\n- y\nb: 1", [("a[0]", "x"), ("a[1]", "y"), ("b", "1")]),
        ("a:\n  - k: 1\n    l: 2\n  - k: 3", [("a[0].k", "1"), ("a[0].l", "2"), ("a[1].k", "3")]),
        ("a: [x, 'y, z']", [("a[0]", "x"), ("a[1]", "y, z")]),
        ("a: {k: 1, l: 'm'}", [("a.k", "1"), ("a.l", "m")]),
        ("a: |\n  x\n   y\n\nb: 1", [("a", "x\n y\n"), ("b", "1")]),
        ("a: >-\n  x\n  y\n\n  z", [("a", "x y\nz")]),
        ("a: 1\n---\n# c\nb: 2\n...\n", [("a", "1"), ("b", "2")]),
        ("'[a.b]': 1", [("[a.b]", "1")]),
        ("? a\n: b", None),
        ("a: &x 1", None),
        ("a: *x", None),
        ("a: !!str 1", None),
        ("a: 1\n   b: 2", None),
        ("\ta: 1", None),
        ("a: 'x", None),
        ("a: [x", None),
        ("just words", None),
    ],
)
def test_the_subset(text: str, pairs: list[tuple[str, str]] | None) -> None:
    if pairs is None:
        with pytest.raises(InputRefused, match="Line"):
            flat_yaml(text)
    else:
        assert [(pair.key, pair.value) for pair in flat_yaml(text)] == pairs


@given(st.text(alphabet="ab:-[]{}'\"|># \n\t&*"))
def test_any_text_ends(text: str) -> None:
    try:
        flat_yaml(text)
    except InputRefused as refused:
        assert refused.line
