from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kafkagui.core.connection_text.jaas import LoginModule, read_jaas, write_jaas
from kafkagui.core.errors import InputRefused

PLAIN = "org.apache.kafka.common.security.plain.PlainLoginModule"
NAMES = st.from_regex("[A-Za-z_][A-Za-z0-9_.-]{0,12}", fullmatch=True)
VALUES = st.text(st.characters(exclude_categories=["Cs"]))


@given(st.dictionaries(NAMES, VALUES))
def test_what_is_written_is_read_back(options: dict[str, str]) -> None:
    module = LoginModule(PLAIN, "required", options)
    assert read_jaas(write_jaas(module)) == module


@pytest.mark.parametrize(
    ("options", "password"),
    [
        ('username="u" password="p"', "p"),
        ("username='u' password='p'", "p"),
        ("username=u password=p-1.x_$", "p-1.x_$"),
        ('username = "u"  password= "p;=\'x"', "p;='x"),
        ('username="u" password="a\\"b\\\\c"', 'a"b\\c'),
        ('username="u" password="\\101\\t\\0"', "A\t\0"),
        ('username="u" /* no password="x" */ password="p" // end\n', "p"),
        ('username="ü" password="日本"', "日本"),
        ('username="u"\n  password=""', ""),
    ],
)
def test_every_kind_of_quoting(options: str, password: str) -> None:
    module = read_jaas(f"{PLAIN} required {options};")
    assert module.options["password"] == password
    assert module.short_name == "PlainLoginModule"


def test_the_section_of_the_client_is_read_from_a_file() -> None:
    text = f'KafkaServer {{ {PLAIN} required user_a="x"; }};\nKafkaClient {{\n  {PLAIN} required username="c";\n}};'
    assert read_jaas(text).options == {"username": "c"}


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("", "login module"),
        (f"{PLAIN} username=u;", "no control flag"),
        (f'{PLAIN} required username="u"', "semicolon"),
        (f"{PLAIN} required username;", "equals sign"),
        (f"{PLAIN} required username=;", "value for “username”"),
        (f'{PLAIN} required ="u";', "name of an option"),
        (f'{PLAIN} required password="never closed;', "value for “password”"),
    ],
)
def test_a_broken_line_says_what_is_missing(line: str, said: str) -> None:
    with pytest.raises(InputRefused) as refused:
        read_jaas(line)
    assert said in str(refused.value)
    assert "never closed" not in str(refused.value)


def test_no_option_shows_in_a_repr() -> None:
    assert "hush" not in repr(LoginModule(PLAIN, "required", {"password": "hush"}))
