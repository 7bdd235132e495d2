"""`topics` on a real broker."""

from __future__ import annotations

from tests.broker.cli.conftest import Command


def test_a_topic_is_created_listed_described_and_deleted(command: Command, topic_name: str) -> None:
    made = command("topics", "create", topic_name, "--partitions", "3", "--replication-factor", "1")
    assert made.code == 0
    assert [part["partition"] for part in made.rows[0]["partitions"]] == [0, 1, 2]
    listed = {row["name"]: row for row in command("topics", "list").rows}
    assert (listed[topic_name]["partitions"], listed[topic_name]["replication_factor"]) == (3, 1)
    (described,) = command("topics", "describe", topic_name).rows
    assert described["partitions"][2] == {"partition": 2, "leader": 1, "replicas": [1], "isr": [1]}
    assert command("topics", "delete", topic_name).rows == [{"deleted": topic_name}]
    assert topic_name not in {row["name"] for row in command("topics", "list").rows}


def test_looking_at_a_topic_that_is_not_there_fails_and_does_not_make_it(command: Command, topic_name: str) -> None:
    ended = command("topics", "describe", topic_name)
    assert ended.code == 1
    assert topic_name in ended.err
    assert topic_name not in {row["name"] for row in command("topics", "list").rows}


def test_brokers_refusals_are_said_in_words(command: Command, topic: str) -> None:
    again = command("topics", "create", topic)
    assert again.code == 1
    assert "exists" in again.err
    too_many = command("topics", "create", f"{topic}-b", "--replication-factor", "3")
    assert too_many.code == 1
    assert "replication" in too_many.err.lower()


def test_a_name_that_kafka_does_not_allow_is_refused_before_connecting(command: Command) -> None:
    ended = command("topics", "create", "no spaces", servers="127.0.0.1:1")
    assert ended.code == 2
    assert "character 3" in ended.err


def test_without_json_a_person_can_read_it(command: Command, topic: str) -> None:
    out = command("topics", "describe", topic, as_json=False).out
    assert out.splitlines()[1].split() == ["PARTITION", "LEADER", "REPLICAS", "ISR"]
    assert topic in command("topics", "list", as_json=False).out
