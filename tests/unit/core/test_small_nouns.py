"""Topics, errors, positions and records: the small rules."""

from __future__ import annotations

import pytest

from kafkagui.core.errors import ConnectFailed, InputRefused, KafkaGuiError, ReadOnlyRefused
from kafkagui.core.positions import PartitionProgress
from kafkagui.core.records import Header, StoredRecord, TimestampType
from kafkagui.core.session import SessionState
from kafkagui.core.stages import Stage
from kafkagui.core.topic_name import check_topic_name
from kafkagui.core.topics import PartitionInfo, TopicInfo


@pytest.mark.parametrize("name", ["a", "orders.dlq", "x_y-Z.9", "a" * 249, "..."])
def test_legal_topic_names(name: str) -> None:
    check_topic_name(name)


@pytest.mark.parametrize(
    ("name", "position"), [("", None), (".", None), ("..", None), ("a" * 250, None), ("a b", 1), ("/a", 0), ("ä", 0)]
)
def test_illegal_topic_names_are_refused_with_their_place(name: str, position: int | None) -> None:
    with pytest.raises(InputRefused) as caught:
        check_topic_name(name)
    assert (caught.value.field, caught.value.position) == ("topic", position)


def test_a_topic_knows_its_replication_and_its_under_replicated_partitions() -> None:
    whole, short = PartitionInfo(0, 1, (1, 2), (1, 2)), PartitionInfo(1, 1, (1, 2), (1,))
    topic = TopicInfo("t", "id", internal=False, partitions=(whole, short))
    assert topic.replication_factor == 2
    assert [part.under_replicated for part in topic.partitions] == [False, True]
    assert TopicInfo("t", "id", internal=False, partitions=()).replication_factor == 0


def test_a_session_finds_its_topics_by_name() -> None:
    topic = TopicInfo("t", "id", internal=False, partitions=())
    state = SessionState(topics=(topic,))
    assert (state.topic("t"), state.topic("u"), state.is_usable) == (topic, None, False)


def test_an_error_says_what_happened_and_what_to_do() -> None:
    error = KafkaGuiError("It broke.", hint="Mend it.")
    assert (str(error), error.code) == ("It broke. Mend it.", "KafkaGuiError")
    assert str(KafkaGuiError("It broke.")) == "It broke."
    assert "read-only" in ReadOnlyRefused("delete the topic", "prod").message
    assert ConnectFailed("No.", stage=Stage.TLS).stage is Stage.TLS


@pytest.mark.parametrize(
    ("begin", "position", "end", "fraction"), [(0, 0, 0, 1.0), (5, 5, 9, 0.0), (0, 5, 10, 0.5), (0, 12, 10, 1.0)]
)
def test_progress_is_a_share_of_the_offsets(begin: int, position: int, end: int, fraction: float) -> None:
    assert PartitionProgress("t", 0, begin, position, end).fraction == fraction


def test_a_records_size_counts_key_value_and_headers() -> None:
    headers = (Header("ä", b"12"), Header("n", None))
    record = StoredRecord("t", 0, 0, 0, TimestampType.CREATE_TIME, b"k", None, headers)
    assert record.size_bytes == 1 + 2 + 2 + 1
