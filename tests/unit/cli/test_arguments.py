"""Words of the command line that argparse alone would misread."""

from __future__ import annotations

import pytest

from kafkagui.cli.arguments import Arguments, parser, with_free_texts


def _parsed(*words: str) -> Arguments:
    return parser().parse_args(with_free_texts(words), namespace=Arguments())


def test_texts_may_begin_with_a_dash() -> None:
    words = ("--key", "-1C", "--value", "-x --y", "--header", "-a=-b", "--header", "--c=d", "--null-marker", "-")
    parsed = _parsed("send", "t", *words, "--bootstrap-servers", "h:1", "--json")
    assert (parsed.key, parsed.value, parsed.header) == ("-1C", "-x --y", ["-a=-b", "--c=d"])
    assert (parsed.null_marker, parsed.json, parsed.bootstrap_servers) == ("-", True, "h:1")


@pytest.mark.parametrize("words", [("--value", "--json"), ("--value",), ("--key", "--value=x"), ("--value", "--")])
def test_a_forgotten_text_is_noticed(words: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        _parsed("send", "t", *words)
    assert ended.value.code == 2
    assert "expected one argument" in capsys.readouterr().err


def test_an_option_is_still_taken_in_its_joined_form() -> None:
    assert _parsed("send", "t", "--value=--json").value == "--json"


def test_other_commands_keep_their_words() -> None:
    assert with_free_texts(["topics", "delete", "--value", "-x"]) == ["topics", "delete", "--value", "-x"]
    assert with_free_texts([]) == []
