"""The admin port over ``KafkaAdminClient``."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import NotRequired, TypedDict, TypeVar

from kafka import KafkaAdminClient

from kafkagui.client.errors import name_of_code, refused, translate
from kafkagui.client.kafka_internals import Reins, close_admin, version_text
from kafkagui.client.options import BOOTSTRAP_TIMEOUT_MS, Settings
from kafkagui.client.threads import in_own_thread
from kafkagui.core.errors import ConnectionLost, ReadOnlyRefused
from kafkagui.core.profiles import Profile
from kafkagui.core.topics import BrokerInfo, ClusterInfo, NewTopic, PartitionInfo, TopicInfo, check_topic_name
from kafkagui.core.wording import tr

CALL_TIMEOUT_S = 10.0
_VISIBLE_WITHIN_S = 10.0
_LOOK_AGAIN_S = 0.05
_POOL_SIZE = 4
_UNKNOWN_TOPIC = 3

Answer = TypeVar("Answer")


class _PartitionAnswer(TypedDict):
    error_code: int
    partition_index: int
    leader_id: int
    replica_nodes: list[int]
    isr_nodes: list[int]


class _TopicAnswer(TypedDict):
    error_code: int
    name: str
    topic_id: NotRequired[object]
    is_internal: NotRequired[bool]
    partitions: list[_PartitionAnswer]


class _DeedAnswer(TypedDict):
    error_code: int
    error_message: NotRequired[str | None]


class KafkaAdmin:
    """Asks and changes one cluster; calls run on a few threads of its own, each with a time limit."""

    def __init__(self, profile: Profile, settings: Settings) -> None:
        self._profile = profile
        self._settings = settings
        self._pool = ThreadPoolExecutor(_POOL_SIZE, thread_name_prefix="kafkagui-admin")
        self._lock = threading.Lock()
        self._client: KafkaAdminClient | None = None
        self._reins = Reins()
        self._closed = False

    async def open(self) -> None:
        """Connect.

        Raises:
            ConnectionLost: when no broker answers in time.
        """
        await self._call(self._profile.bootstrap_servers, lambda client: None)

    async def describe_cluster(self) -> ClusterInfo:
        """The cluster and its brokers.

        Raises:
            ConnectionLost: when no broker answers in time.
        """
        return await self._call(tr("The cluster"), _describe_cluster)

    async def list_topics(self) -> tuple[TopicInfo, ...]:
        """All topics this user may see, by name."""
        found = await self._call(tr("The topics"), lambda client: client.describe_topics())
        return tuple(sorted((_topic_info(topic) for topic in found), key=lambda topic: topic.name))

    async def describe_topic(self, name: str) -> TopicInfo:
        """One topic.

        Raises:
            BrokerRefused: with code ``UNKNOWN_TOPIC_OR_PARTITION`` or ``TOPIC_AUTHORIZATION_FAILED``.
        """
        found = await self._call(tr("Topic {name}", name=name), lambda client: client.describe_topics([name]))
        code = found[0]["error_code"]
        if code:
            raise refused(code, tr("Topic {name}", name=name))
        return _topic_info(found[0])

    async def create_topic(self, topic: NewTopic) -> TopicInfo:
        """Create a topic and wait until every partition has a leader.

        Raises:
            BrokerRefused: with the broker's reason.
            InputRefused: for a name that Kafka does not allow.
            ReadOnlyRefused: on a read-only profile.
        """
        self._refuse_if_read_only(tr("create the topic {topic}", topic=topic.name))
        check_topic_name(topic.name)
        wanted = {topic.name: {"num_partitions": topic.partitions, "replication_factor": topic.replication_factor}}
        answer = await self._call(
            tr("Topic {topic}", topic=topic.name), lambda client: client.create_topics(wanted, raise_errors=False)
        )
        _raise_first(answer["topics"], tr("Topic {topic}", topic=topic.name))
        return await self._wait_for_leaders(topic.name)

    async def delete_topic(self, name: str) -> None:
        """Delete a topic and wait until it is gone.

        Raises:
            BrokerRefused: with the broker's reason.
            ReadOnlyRefused: on a read-only profile.
        """
        self._refuse_if_read_only(tr("delete the topic {name}", name=name))
        answer = await self._call(
            tr("Topic {name}", name=name), lambda client: client.delete_topics([name], raise_errors=False)
        )
        _raise_first(answer["topics"], tr("Topic {name}", name=name))
        await self._wait_until_gone(name)

    async def close(self) -> None:
        """Close the client and its threads; calls that still run fail at once."""
        if not self._closed:
            self._closed = True
            self._reins.interrupt()
            await in_own_thread(self._close_blocking, "kafkagui-admin-close")

    def _close_blocking(self) -> None:
        with self._lock:
            client, self._client = self._client, None
        if client is not None:
            close_admin(client)
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _refuse_if_read_only(self, deed: str) -> None:
        if self._profile.read_only:
            raise ReadOnlyRefused(deed, self._profile.name)

    async def _wait_for_leaders(self, name: str) -> TopicInfo:
        ends_at = time.monotonic() + _VISIBLE_WITHIN_S
        while True:
            found = await self._call(tr("Topic {name}", name=name), lambda client: client.describe_topics([name]))
            code = found[0]["error_code"]
            info = _topic_info(found[0])
            if not code and info.partitions and all(p.leader is not None for p in info.partitions):
                return info
            if code not in {0, _UNKNOWN_TOPIC}:
                raise refused(code, tr("Topic {name}", name=name))
            if time.monotonic() > ends_at:
                raise ConnectionLost(
                    tr(
                        "Topic {name} was created, but has no leaders after {limit_s:g} s.",
                        name=name,
                        limit_s=_VISIBLE_WITHIN_S,
                    ),
                    hint=tr("Check that enough brokers are up."),
                    code="LEADER_NOT_AVAILABLE",
                    retriable=True,
                )
            await asyncio.sleep(_LOOK_AGAIN_S)

    async def _wait_until_gone(self, name: str) -> None:
        ends_at = time.monotonic() + _VISIBLE_WITHIN_S
        while True:
            found = await self._call(tr("Topic {name}", name=name), lambda client: client.describe_topics([name]))
            if found[0]["error_code"] == _UNKNOWN_TOPIC:
                return
            if time.monotonic() > ends_at:
                raise ConnectionLost(
                    tr(
                        "Topic {name} is being deleted, but still there after {limit_s:g} s.",
                        name=name,
                        limit_s=_VISIBLE_WITHIN_S,
                    ),
                    retriable=True,
                )
            await asyncio.sleep(_LOOK_AGAIN_S)

    async def _call(self, subject: str, ask: Callable[[KafkaAdminClient], Answer]) -> Answer:
        """Run ``ask`` with the client on a thread of the pool; whatever goes wrong becomes a ``core`` error."""
        if self._closed:
            raise ConnectionLost(tr("{subject}: the connection is closed.", subject=subject))
        loop = asyncio.get_running_loop()
        job = loop.run_in_executor(self._pool, lambda: ask(self._connected()))
        try:
            # Not `wait_for`, which takes a cancellation for an answer when both come at once (Python 3.11).
            async with asyncio.timeout(CALL_TIMEOUT_S):
                return await job
        except TimeoutError as error:
            self._drop_client()
            raise translate(error, subject) from error
        except Exception as error:  # the library may raise anything, such as TypeError for a missing coordinator
            raise translate(error, subject) from error

    def _connected(self) -> KafkaAdminClient:
        with self._lock:
            if self._client is None:
                self._reins = Reins()
                try:
                    self._client = KafkaAdminClient(
                        **self._settings, bootstrap_timeout_ms=BOOTSTRAP_TIMEOUT_MS, kafka_client=self._reins.harness
                    )
                except Exception:
                    self._reins.clean_up()
                    raise
            return self._client

    def _drop_client(self) -> None:
        """Let go of a client that does not answer: closing it frees the thread that waits for it."""
        client, self._client = self._client, None
        if client is not None:
            threading.Thread(target=close_admin, args=(client,), name="kafkagui-admin-drop", daemon=True).start()


def _describe_cluster(client: KafkaAdminClient) -> ClusterInfo:
    answer = client.describe_cluster()
    brokers = tuple(
        BrokerInfo(b["broker_id"], b["host"], b["port"], bool(b.get("is_fenced", False)))
        for b in sorted(answer["brokers"], key=lambda broker: broker["broker_id"])
    )
    controller = answer.get("controller_id", -1)
    return ClusterInfo(
        answer.get("cluster_id") or "",
        None if controller < 0 else controller,
        brokers,
        version_text(client._manager.broker_version),
    )


def _topic_info(topic: _TopicAnswer) -> TopicInfo:
    return TopicInfo(
        topic["name"],
        str(topic.get("topic_id") or ""),
        topic.get("is_internal", False),
        tuple(sorted((_partition_info(p) for p in topic["partitions"]), key=lambda p: p.partition)),
        name_of_code(topic["error_code"]),
    )


def _partition_info(partition: _PartitionAnswer) -> PartitionInfo:
    leader = partition["leader_id"]
    return PartitionInfo(
        partition["partition_index"],
        None if leader < 0 else leader,
        tuple(partition["replica_nodes"]),
        tuple(partition["isr_nodes"]),
        name_of_code(partition["error_code"]),
    )


def _raise_first(answers: Sequence[_DeedAnswer], subject: str) -> None:
    for answer in answers:
        if answer["error_code"]:
            raise refused(answer["error_code"], subject, answer.get("error_message"))
