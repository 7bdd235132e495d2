"""Every error that kafka-python raises becomes one of ours, with Kafka's name and words to act on."""

from __future__ import annotations

import pytest
from kafka import errors as kafka_errors

from kafkagui.client.errors import (
    ADVICE,
    delivery_failed,
    error_name,
    name_of_code,
    no_acknowledgement,
    refused,
    translate,
)
from kafkagui.core.errors import BrokerRefused, ConnectionLost, KafkaGuiError

BROKER_CODES = sorted(code for code in kafka_errors.kafka_errors if code)


@pytest.mark.parametrize("code", BROKER_CODES)
def test_every_code_has_a_name_and_a_message(code: int) -> None:
    error = refused(code, "Topic t", None)
    assert error.code.isupper()
    assert error.message.startswith("Topic t: ")
    assert str(code) in error.detail


def test_names_are_those_of_the_java_client() -> None:
    assert [name_of_code(code) for code in (0, -1, 3, 6, 10, 17, 19, 29)] == [
        "",
        "UNKNOWN_SERVER_ERROR",
        "UNKNOWN_TOPIC_OR_PARTITION",
        "NOT_LEADER_OR_FOLLOWER",
        "MESSAGE_TOO_LARGE",
        "INVALID_TOPIC_EXCEPTION",
        "NOT_ENOUGH_REPLICAS",
        "TOPIC_AUTHORIZATION_FAILED",
    ]


def test_advice_is_only_for_names_that_exist() -> None:
    names = {name_of_code(code) for code in BROKER_CODES}
    assert set(ADVICE) <= names
    assert all(what.endswith(".") and hint.endswith(".") for what, hint in ADVICE.values())


def test_the_brokers_own_reason_is_kept() -> None:
    reason = "Unable to replicate the partition 3 time(s)"
    error = refused(38, "Topic t", reason)
    assert reason in error.message
    assert refused(44, "Topic t", "name must start with x").message.endswith("name must start with x")


@pytest.mark.parametrize(
    ("raised", "kind"),
    [
        (kafka_errors.TopicAuthorizationFailedError("t"), BrokerRefused),
        (kafka_errors.IncompatibleBrokerVersion("old"), BrokerRefused),
        (kafka_errors.KafkaTimeoutError("late"), ConnectionLost),
        (kafka_errors.NodeNotReadyError("1"), ConnectionLost),
        (kafka_errors.RequestTimedOutError("Request timed out after 5000 ms"), ConnectionLost),
        (kafka_errors.KafkaConnectionError("gone"), ConnectionLost),
        (ConnectionResetError("reset"), ConnectionLost),
        (TimeoutError(), ConnectionLost),
        (TypeError("'NoneType' is not iterable"), ConnectionLost),
    ],
)
def test_what_is_raised_is_translated(raised: Exception, kind: type[KafkaGuiError]) -> None:
    error = translate(raised, "Topic t")
    assert type(error) is kind
    assert error.message.startswith("Topic t: ")
    assert error.detail
    assert translate(error, "again") is error


def test_an_unanswered_record() -> None:
    raised = kafka_errors.KafkaTimeoutError("Expiring 1 record(s)")
    sent = delivery_failed(raised, "t", maybe_written=True, waited_s=15.0)
    assert "No acknowledgement within 15 s" in sent.message
    assert (sent.code, sent.maybe_written, sent.retriable) == ("TIMED_OUT", True, True)
    kept = delivery_failed(raised, "t", maybe_written=False, waited_s=15.0)
    assert "could not be sent within 15 s" in kept.message
    assert not kept.maybe_written
    assert no_acknowledgement("t", 10).message == "t: No acknowledgement within 10 s."


def test_a_refused_record_keeps_kafkas_name() -> None:
    error = delivery_failed(kafka_errors.NotEnoughReplicasError("2 of 3"), "t", maybe_written=False, waited_s=1)
    assert (error.code, error.retriable) == ("NOT_ENOUGH_REPLICAS", True)
    assert "min.insync.replicas" in error.hint
    assert "2 of 3" in error.detail
    assert error_name(kafka_errors.KafkaTimeoutError) == "KafkaTimeoutError"


def test_a_record_in_a_producer_that_was_closed() -> None:
    raised = kafka_errors.IllegalStateError("Producer is closed forcefully.")
    for unsure in (True, False):
        error = delivery_failed(raised, "t", maybe_written=unsure, waited_s=1)
        assert (error.code, error.maybe_written) == ("PRODUCER_CLOSED", unsure)
        assert ("has not left this side" in error.hint) is not unsure
