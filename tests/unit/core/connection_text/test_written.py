from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kafkagui.core.connection_text.pasted import Outcome, PastedKind
from kafkagui.core.connection_text.pem import certificates_of
from kafkagui.core.connection_text.read import read_connection
from kafkagui.core.connection_text.written import as_java_properties, as_librdkafka
from kafkagui.core.profiles import Profile, SaslMechanism, SecurityProtocol
from tests.unit.core.connection_text.snippets import CERTIFICATE_BODY

PEM = certificates_of(f"-----BEGIN CERTIFICATE-----\n{CERTIFICATE_BODY}\n-----END CERTIFICATE-----")
USERS = st.text(st.characters(exclude_categories=["Cs", "Cc", "Z"]), min_size=1).filter(
    lambda user: not set("{}<>$%*") & set(user) and not user.lower().startswith(("your", "xxxx"))
)
PROFILES = st.builds(
    Profile,
    name=st.just(""),
    bootstrap_servers=st.sampled_from(["a:1", "a:1, b.example:9093", "[::1]:9092"]),
    security=st.sampled_from(SecurityProtocol),
    mechanism=st.sampled_from(SaslMechanism),
    username=USERS,
    ca_file=st.sampled_from(["", "/etc/my ca.pem", "C:\\ca\\ca.pem", PEM]),
    check_host_name=st.booleans(),
    profile_id=st.just("pasted"),
)


def essence(profile: Profile) -> Profile:
    """The profile without what its security does not use."""
    if not profile.security.uses_sasl:
        profile = replace(profile, username="", mechanism=SaslMechanism.PLAIN)
    if not profile.security.uses_tls:
        profile = replace(profile, ca_file="", check_host_name=True)
    return profile


@given(PROFILES)
def test_a_java_configuration_is_read_back(profile: Profile) -> None:
    pasted = read_connection(as_java_properties(profile))
    assert pasted.kind is PastedKind.JAVA
    assert pasted.profile == essence(profile)
    left_out = [finding.key for finding in pasted.findings if finding.outcome is Outcome.UNSUPPORTED]
    assert left_out == (["sasl.jaas.config → password"] if profile.security.uses_sasl else [])


@given(PROFILES)
def test_a_librdkafka_configuration_is_read_back(profile: Profile) -> None:
    pasted = read_connection(as_librdkafka(profile))
    expected = essence(profile)
    if expected.ca_file == PEM:
        expected = replace(expected, ca_file="")
    assert pasted.profile == expected


@pytest.mark.parametrize("write", [as_java_properties, as_librdkafka])
def test_the_password_is_a_placeholder(write: object) -> None:
    profile = Profile("x", "a:1", security=SecurityProtocol.SASL_SSL, username="u")
    assert callable(write)
    assert "<password>" in write(profile)
