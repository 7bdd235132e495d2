"""What the gallery shows: a cluster of a shop, made up."""

from __future__ import annotations

from typing import Final

from kafkagui.core.configs import ConfigEntry, ConfigOrigin
from kafkagui.core.errors import BrokerRefused
from kafkagui.core.groups import GroupDetail, GroupMember, GroupSummary, GroupType, PartitionLag, total_lag
from kafkagui.core.profiles import Environment, Profile
from kafkagui.core.records import Header, StoredRecord, TimestampType
from kafkagui.core.topics import BrokerInfo, ClusterInfo, PartitionInfo, TopicInfo, TopicPartition

PROFILE: Final = Profile("orders-dev", "broker-1.shop.example:9092, broker-2.shop.example:9092", Environment.DEV)
LOCKED: Final = Profile("orders-prod", "kafka.shop.example:9093", Environment.PRODUCTION, read_only=True)
STAGING: Final = Profile("orders-staging", "staging.shop.example:9092", Environment.STAGING)

NOW_MS: Final = 1_778_744_517_240
"""The moment of the newest record: 2026-05-14 07:41:57.240 UTC."""

TOPICS: Final = {
    "audit.log": (1, 12_408),
    "clickstream.web": (24, 48_210_773),
    "customers": (3, 18_240),
    "inventory.levels": (6, 402_118),
    "invoices": (3, 96_031),
    "orders": (6, 1_204_377),
    "payments": (12, 873_904),
    "returns": (3, 4_012),
    "shipments": (6, 611_250),
}
"""Topic → partitions and records."""

RECORD_BYTES: Final = 312
_SICK = "shipments"

INFO: Final = ClusterInfo(
    "Mk3OEYBSD34fcwNTJENDM2Qk",
    2,
    tuple(BrokerInfo(number, f"broker-{number}.shop.example", 9092, rack=f"eu-{number}") for number in (1, 2, 3)),
    "4.3",
)

GROUPS: Final = {
    "billing": (GroupType.CONSUMER, "Stable", "payments", 0),
    "clickstream-archive": (GroupType.CLASSIC, "Stable", "clickstream.web", 182_406),
    "fraud-check": (GroupType.CONSUMER, "Stable", "payments", 41),
    "order-mailer": (GroupType.CLASSIC, "Empty", "orders", 1_240),
    "returns-desk": (GroupType.SHARE, "Stable", "returns", 0),
}
"""Group → its kind, its state, its topic and its lag."""

_VALUE = """{{
  "orderId": "ORD-{0}",
  "customerId": "C-2291",
  "status": "{1}",
  "total": 129.90,
  "currency": "EUR",
  "items": [
    {{"sku": "KB-75-ISO", "qty": 1, "price": 89.90}},
    {{"sku": "USB-C-2M", "qty": 2, "price": 20.00}}
  ]
}}"""
_STATUSES = ("PAID", "PACKED", "SHIPPED", "PAID", "CANCELLED")


def topic_info(name: str, *, is_troubled: bool = False) -> TopicInfo:
    """A topic and its partitions, two replicas each; in trouble, one topic has a replica that is behind.

    Raises:
        BrokerRefused: for a topic that is not there.
    """
    if name not in TOPICS:
        raise BrokerRefused(f"There is no topic “{name}”.", code="UNKNOWN_TOPIC_OR_PARTITION")
    parts = []
    for number in range(TOPICS[name][0]):
        first, second = number % 3 + 1, (number + 1) % 3 + 1
        in_sync = (first,) if is_troubled and name == _SICK and number == 1 else (first, second)
        parts.append(PartitionInfo(number, first, (first, second), in_sync))
    return TopicInfo(name, f"topic-{name}", False, tuple(parts))


def topic_offsets(name: str, partition: int) -> tuple[int, int]:
    """Where a partition begins and ends."""
    partitions, records = TOPICS[name]
    return 0, records // partitions + (partition < records % partitions)


def records_of(topic: str, count: int = 60) -> list[StoredRecord]:
    """The newest records of a topic, oldest first; one is a tombstone, one is no JSON."""
    partitions = TOPICS[topic][0]
    return [_record(topic, number, number % partitions, count) for number in range(count)]


def _record(topic: str, number: int, partition: int, count: int) -> StoredRecord:
    key = f"ORD-{10_463 + number}"
    value: bytes | None = _VALUE.format(10_463 + number, _STATUSES[number % len(_STATUSES)]).encode()
    if number == count - 7:
        value = None
    elif number == count - 12:
        value = bytes(range(200, 248))
    headers = (Header("trace-id", f"4f1c09ab{number:04x}".encode()), Header("source", b"checkout"))
    at_ms = NOW_MS - (count - 1 - number) * 1_370
    offset = topic_offsets(topic, partition)[1] - (count - 1 - number) // TOPICS[topic][0] - 1
    return StoredRecord(topic, partition, offset, at_ms, TimestampType.CREATE_TIME, key.encode(), value, headers)


def group_detail(group_id: str) -> GroupDetail:
    """A group, its members and its lag.

    Raises:
        BrokerRefused: for a group that is not there.
    """
    if group_id not in GROUPS:
        raise BrokerRefused(f"There is no group “{group_id}”.", code="GROUP_ID_NOT_FOUND")
    kind, state, topic, lag = GROUPS[group_id]
    count = TOPICS[topic][0]
    members = () if state == "Empty" else _members(group_id, topic, count)
    readers = {place.partition: member.client_id for member in members for place in member.assignments}
    lags = tuple(
        PartitionLag(topic, number, end - lag // count - (number < lag % count), end, readers.get(number, ""))
        for number in range(count)
        for end in [topic_offsets(topic, number)[1]]
    )
    is_share = kind is GroupType.SHARE
    sum_of_lags = None if is_share else total_lag(lags)
    protocol = "share" if is_share else "consumer"
    summary = GroupSummary(group_id, kind, protocol, state, len(members), (topic,), sum_of_lags)
    if is_share:
        error = BrokerRefused("A share group has no committed offsets.", code="UNSUPPORTED_VERSION")
        return GroupDetail(summary, 1, "simple", members, lag_error=error)
    return GroupDetail(summary, 1, "range", members, lags)


def _members(group_id: str, topic: str, partitions: int) -> tuple[GroupMember, ...]:
    return tuple(
        GroupMember(
            f"{group_id}-{number}-7c1f",
            f"{group_id}-{number}",
            f"/10.0.4.{20 + number}",
            tuple(TopicPartition(topic, part) for part in range(partitions) if part % 2 == number - 1),
        )
        for number in (1, 2)
    )


def topic_config() -> tuple[ConfigEntry, ...]:
    """A topic's configuration: one own value, the others default."""
    return (
        ConfigEntry("cleanup.policy", "delete", ConfigOrigin.DEFAULT, True, default="delete", kind="LIST"),
        ConfigEntry("max.message.bytes", "1048588", ConfigOrigin.DEFAULT, True, default="1048588", kind="INT"),
        ConfigEntry("min.insync.replicas", "2", ConfigOrigin.TOPIC, default="1", kind="INT"),
        ConfigEntry("retention.ms", "604800000", ConfigOrigin.DEFAULT, True, default="604800000", kind="LONG"),
    )


def broker_config(node_id: int) -> tuple[ConfigEntry, ...]:
    """A broker's configuration."""
    return (
        ConfigEntry("broker.id", str(node_id), ConfigOrigin.BROKER_FILE, is_read_only=True, kind="INT"),
        ConfigEntry("log.retention.ms", None, ConfigOrigin.DEFAULT, is_default=True, kind="LONG"),
        ConfigEntry("num.io.threads", "8", ConfigOrigin.DEFAULT, is_default=True, default="8", kind="INT"),
        ConfigEntry("ssl.key.password", None, ConfigOrigin.BROKER_FILE, is_sensitive=True, kind="PASSWORD"),
    )
