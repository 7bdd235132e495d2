"""What a connection may look like."""

from __future__ import annotations

import pytest

from kafkagui.core.errors import InputRefused
from kafkagui.core.profiles import Address, Profile, SaslMechanism, SecurityProtocol, check_profile
from kafkagui.core.profiles import parse_bootstrap_servers as parse


def refused(text: str) -> InputRefused:
    with pytest.raises(InputRefused) as caught:
        parse(text)
    assert caught.value.field == "bootstrap_servers"
    return caught.value


def test_one_or_more_addresses_with_commas_and_spaces() -> None:
    assert parse("localhost:9092") == (Address("localhost", 9092),)
    assert parse(" a.example:1, b_2.example.:65535 ") == (Address("a.example", 1), Address("b_2.example.", 65535))


def test_ipv6_stands_in_brackets_and_comes_back_so() -> None:
    (address,) = parse("[fe80::1%eth0]:9092")
    assert address == Address("fe80::1%eth0", 9092)
    assert str(address) == "[fe80::1%eth0]:9092"
    assert str(Address("10.0.0.1", 9092)) == "10.0.0.1:9092"


@pytest.mark.parametrize(
    ("text", "position", "says"),
    [
        ("", 0, "at least one"),
        ("  ", 0, "at least one"),
        ("localhost", 0, "has no port"),
        ("a:1,,b:2", 4, "empty entry"),
        ("a:1, b", 5, "has no port"),
        ("a:1, b:x", 7, "not a port"),
        ("a:0", 2, "not a port"),
        ("a:65536", 2, "not a port"),
        ("a:٣", 2, "not a port"),
        ("a:", 2, "not a port"),
        ("::1:9092", 0, "brackets"),
        ("[::1]", 0, "has no port"),
        ("[::1:9092", 0, "has no port"),
        ("kafka://a:1", 0, "scheme"),
        ("a b:1", 0, "not a host"),
        (":9092", 0, "not a host"),
        ("-a:1", 0, "not a host"),
        ("[x:y]:1", 0, "not a host"),
    ],
)
def test_a_wrong_entry_is_said_with_its_place(text: str, position: int, says: str) -> None:
    error = refused(text)
    assert error.position == position
    assert says in error.message


def test_a_profile_needs_a_name_and_for_sasl_a_user_and_a_password() -> None:
    good = Profile("dev", "localhost:9092")
    check_profile(good, has_password=False)
    assert good.addresses == (Address("localhost", 9092),)
    sasl = Profile("dev", "a:1", security=SecurityProtocol.SASL_SSL, mechanism=SaslMechanism.SCRAM_SHA_512)
    for profile, has_password, field in (
        (Profile(" ", "a:1"), False, "name"),
        (Profile("x", "a"), False, "bootstrap_servers"),
        (sasl, True, "username"),
        (Profile("x", "a:1", security=SecurityProtocol.SASL_PLAINTEXT, username="u"), False, "password"),
    ):
        with pytest.raises(InputRefused) as caught:
            check_profile(profile, has_password=has_password)
        assert caught.value.field == field


def test_security_says_what_it_uses() -> None:
    uses = [(p.uses_tls, p.uses_sasl) for p in SecurityProtocol]
    assert uses == [(False, False), (True, False), (False, True), (True, True)]


def test_profiles_get_ids_of_their_own() -> None:
    assert Profile("a", "a:1").profile_id != Profile("a", "a:1").profile_id
