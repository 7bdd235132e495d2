from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kafkagui.core.connection_text.pasted import Outcome, PastedConnection, PastedKind
from kafkagui.core.connection_text.read import read_connection
from kafkagui.core.errors import InputRefused
from kafkagui.core.profiles import SaslMechanism, SecurityProtocol
from tests.unit.core.connection_text import snippets


def outcomes(pasted: PastedConnection) -> dict[str, Outcome]:
    return {finding.key: finding.outcome for finding in pasted.findings}


def words(pasted: PastedConnection, key: str) -> str:
    return next(finding.words for finding in pasted.findings if finding.key == key)


def test_confluent_clouds_java_client() -> None:
    pasted = read_connection(snippets.CONFLUENT_JAVA)
    assert pasted.kind is PastedKind.JAVA
    profile = pasted.profile
    assert profile.bootstrap_servers == "pkc-0000.eu-west-1.example.cloud:9092"
    assert (profile.security, profile.mechanism) == (SecurityProtocol.SASL_SSL, SaslMechanism.PLAIN)
    assert (profile.username, pasted.password) == ("APIKEY7", "hush+/=")
    assert outcomes(pasted) == {
        "bootstrap.servers": Outcome.USED,
        "security.protocol": Outcome.USED,
        "sasl.jaas.config": Outcome.TRANSLATED,
        "sasl.jaas.config → username": Outcome.USED,
        "sasl.jaas.config → password": Outcome.USED,
        "sasl.mechanism": Outcome.USED,
        "client.dns.lookup": Outcome.UNSUPPORTED,
        "session.timeout.ms": Outcome.UNSUPPORTED,
        "acks": Outcome.UNSUPPORTED,
        "schema.registry.url": Outcome.UNSUPPORTED,
        "basic.auth.credentials.source": Outcome.UNSUPPORTED,
        "basic.auth.user.info": Outcome.UNSUPPORTED,
    }
    assert "Produce page" in words(pasted, "acks")
    assert pasted.remarks == ()


def test_a_template_fills_no_field_with_its_blanks() -> None:
    pasted = read_connection(snippets.CONFLUENT_TEMPLATE)
    assert (pasted.profile.username, pasted.password) == ("", None)
    assert "placeholder" in words(pasted, "sasl.jaas.config → password").lower()
    assert any("type it" in remark for remark in pasted.remarks)


def test_librdkafka_is_known_by_its_keys() -> None:
    pasted = read_connection(snippets.CONFLUENT_LIBRDKAFKA)
    assert pasted.kind is PastedKind.LIBRDKAFKA
    assert (pasted.profile.username, pasted.password) == ("APIKEY7", "hush+/=")
    assert pasted.count(Outcome.UNSUPPORTED) == 1


def test_aivens_certificates_are_explained() -> None:
    pasted = read_connection(snippets.AIVEN_JAVA_CERTIFICATES)
    assert pasted.profile.security is SecurityProtocol.SSL
    assert "keytool -list -rfc -keystore client.truststore.jks > ca.pem" in words(pasted, "ssl.truststore.location")
    assert "client certificate" in words(pasted, "ssl.keystore.location")
    assert len(pasted.findings) == 9


def test_aivens_kcat_file() -> None:
    pasted = read_connection(snippets.AIVEN_KCAT)
    assert pasted.profile.ca_file == "ca.pem"
    assert pasted.profile.mechanism is SaslMechanism.SCRAM_SHA_256
    assert words(pasted, "security.protocol") == "Security: SASL_SSL"


def test_kcats_flags() -> None:
    pasted = read_connection(snippets.KCAT)
    assert pasted.kind is PastedKind.KCAT
    assert pasted.profile.bootstrap_servers == "broker1.example:9093, broker2:9092"
    assert (pasted.profile.username, pasted.password) == ("me", "hu sh")
    assert pasted.profile.ca_file == "/etc/ca.pem"
    assert {"-t", "-C", "-o", "-e"} < set(outcomes(pasted))


@pytest.mark.parametrize(
    "text", ["-b a:1 -X security.protocol=ssl", "-X metadata.broker.list=a:1 -X security.protocol=ssl"]
)
def test_flags_without_a_tool_are_kcats(text: str) -> None:
    pasted = read_connection(text)
    assert pasted.kind is PastedKind.KCAT
    assert (pasted.profile.bootstrap_servers, pasted.profile.security) == ("a:1", SecurityProtocol.SSL)


def test_kcats_file_is_opened() -> None:
    pasted = read_connection("kcat -F me.conf -L", {"me.conf": snippets.AIVEN_KCAT}.get)
    assert pasted.profile.username == "avnadmin"
    assert outcomes(pasted)["-F"] is Outcome.USED
    assert pasted.files == ()


def test_a_console_tool_reads_its_file_and_then_its_own_options() -> None:
    files = {"client.properties": "bootstrap.servers=other:1\nsecurity.protocol=SSL\n"}
    pasted = read_connection(snippets.CONSOLE, files.get)
    assert pasted.kind is PastedKind.CONSOLE
    assert pasted.profile.bootstrap_servers == "localhost:9094"
    assert pasted.profile.security is SecurityProtocol.SSL
    found = [finding.outcome for finding in pasted.findings if finding.key == "bootstrap.servers"]
    assert found == [Outcome.UNSUPPORTED, Outcome.USED]


def test_a_file_that_is_not_there_is_named() -> None:
    pasted = read_connection(snippets.CONSOLE)
    assert pasted.files == ("client.properties",)
    assert "not found" in words(pasted, "--producer.config")


@pytest.mark.parametrize(
    "text",
    [
        "kafka-topics.sh --list --bootstrap-server=a:1",
        'C:\\kafka\\bin\\windows\\kafka-topics.bat ^\r\n --bootstrap-server "a:1" --list',
        "docker exec -it broker /opt/kafka/bin/kafka-topics.sh --bootstrap-server a:1 --list",
        "KAFKA_OPTS=-Dx=y kafka-topics --bootstrap-server a:1",
        "--bootstrap-server a:1 --consumer-property client.id=x",
        "kafka-console-consumer.sh --consumer-property bootstrap.servers=a:1",
    ],
)
def test_forms_of_command_lines(text: str) -> None:
    pasted = read_connection(text)
    assert pasted.kind is PastedKind.CONSOLE
    assert pasted.profile.bootstrap_servers == "a:1"


def test_spring_boot() -> None:
    pasted = read_connection(snippets.SPRING)
    assert pasted.kind is PastedKind.SPRING
    profile = pasted.profile
    assert profile.bootstrap_servers == "b1.example:9093, b2.example:9093"
    assert (profile.security, profile.mechanism) == (SecurityProtocol.SASL_SSL, SaslMechanism.SCRAM_SHA_256)
    assert (profile.username, pasted.password, profile.ca_file) == ("billing", "hush", "/etc/kafka/ca.pem")
    found = outcomes(pasted)
    assert found["spring.datasource.*"] is Outcome.UNSUPPORTED
    assert "group" in words(pasted, "spring.kafka.consumer.group-id")
    assert "spring.kafka.listener.concurrency" in found


def test_springs_properties_and_its_jaas_in_parts() -> None:
    pasted = read_connection(
        "spring.kafka.bootstrap-servers=a:1,b:2\n"
        "spring.kafka.producer.properties.security.protocol=SASL_SSL\n"
        "spring.kafka.jaas.enabled=true\n"
        "spring.kafka.jaas.login-module=org.apache.kafka.common.security.plain.PlainLoginModule\n"
        "spring.kafka.jaas.options.username=u\n"
        "spring.kafka.jaas.options.password=${PASSWORD:hush}\n"
    )
    assert pasted.kind is PastedKind.SPRING_PROPERTIES
    assert pasted.profile.security is SecurityProtocol.SASL_SSL
    assert pasted.profile.username == "u"


def test_certificates_in_the_text() -> None:
    pasted = read_connection(snippets.PEM_IN_JAVA)
    lines = pasted.profile.ca_file.splitlines()
    assert lines == ["-----BEGIN CERTIFICATE-----", snippets.CERTIFICATE_BODY, "-----END CERTIFICATE-----"]
    assert not pasted.profile.check_host_name
    assert outcomes(pasted)["ssl.endpoint.identification.algorithm"] is Outcome.TRANSLATED


@pytest.mark.parametrize("text", ["localhost:9092", "a:1, b:2", "a:1\nb:2\n", "SASL_SSL://a:1;b:2", "[::1]:9092"])
def test_addresses_alone(text: str) -> None:
    pasted = read_connection(text)
    assert pasted.kind is PastedKind.ADDRESSES
    assert len(pasted.profile.addresses) == text.count(":1") + text.count(":2") or "9092" in text


def test_a_jaas_file() -> None:
    module = "org.apache.kafka.common.security.scram.ScramLoginModule"
    text = f'KafkaClient {{\n  {module} required\n  username="a" password="b";\n}};'
    pasted = read_connection(text)
    assert pasted.kind is PastedKind.JAAS
    assert (pasted.profile.username, pasted.password) == ("a", "b")
    assert pasted.profile.mechanism is SaslMechanism.SCRAM_SHA_512
    assert any("signs nobody in" in remark for remark in pasted.remarks)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("security.protocol=TLS", "none of PLAINTEXT"),
        ("sasl.mechanism=GSSAPI", "not offered"),
        ("bootstrap.servers=", "at least one address"),
        ("bootstrap.servers=nowhere", "no port"),
        ("sasl.jaas.config=com.example.Other required;", "not offered"),
        ("sasl.jaas.config=broken", "cannot be read"),
        ("sasl.jaas.config=x.OAuthBearerLoginModule required;", "OAUTHBEARER"),
        ("enable.ssl.certificate.verification=false", "always verified"),
        ("ssl.endpoint.identification.algorithm=ldaps", "neither"),
        ("ssl.ca.pem=nothing", "no certificate"),
        ("made.up=1", "No client setting"),
        ("group.id=g", "joins no group"),
        ("sasl.kerberos.service.name=kafka", "Kerberos"),
        ("ssl.cipher.suites=A", "ciphers"),
        ("listeners=PLAINTEXT://:9092", "of a broker"),
    ],
)
def test_what_cannot_be_taken_says_why(line: str, said: str) -> None:
    (finding,) = read_connection(line).findings
    assert finding.outcome is Outcome.UNSUPPORTED
    assert said in finding.words


def test_of_a_key_given_twice_the_last_counts_and_the_first_is_listed() -> None:
    pasted = read_connection("bootstrap.servers=a:1\nmetadata.broker.list=b:2\n")
    assert pasted.profile.bootstrap_servers == "b:2"
    assert [finding.outcome for finding in pasted.findings] == [Outcome.UNSUPPORTED, Outcome.USED]


@pytest.mark.parametrize("text", ["", "  \n", "Hello, how are you?", "a: b\nc: d", "x" * 300_000, "kcat -b 'a"])
def test_what_is_no_configuration_is_refused(text: str) -> None:
    with pytest.raises(InputRefused):
        read_connection(text)


ALL = [value for name, value in vars(snippets).items() if name.isupper() and name != "CERTIFICATE_BODY"]


@pytest.mark.parametrize("text", ALL)
def test_no_secret_shows_in_a_repr_or_finding(text: str) -> None:
    pasted = read_connection(text)
    assert pasted.findings
    assert "hu sh" not in repr(pasted)
    assert "hush" not in repr(pasted)


KEYS = [
    "bootstrap.servers",
    "sasl.mechanism",
    "ssl.ca.location",
    "acks",
    "made.up",
    "sasl.username",
    "ssl.key.password",
]


@given(st.lists(st.tuples(st.sampled_from(KEYS), st.from_regex("[A-Za-z0-9:,.-]{0,12}", fullmatch=True)), min_size=1))
def test_every_key_has_a_finding(pairs: list[tuple[str, str]]) -> None:
    pasted = read_connection("\n".join(f"{key}={value}" for key, value in pairs))
    assert [finding.key for finding in pasted.findings] == [key for key, _ in pairs]


@given(st.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        read_connection(text)
    except InputRefused as refused:
        assert str(refused)
