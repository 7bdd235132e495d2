"""A Kafka of one's own: start it, connect to it, and put the sample topic there."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from kafkagui.core.errors import BrokerRefused, KafkaGuiError
from kafkagui.core.profiles import Environment, Profile
from kafkagui.core.wording import tr
from kafkagui.services.session import Session

if TYPE_CHECKING:
    from kafkagui.core.local_kafka import LocalCluster, LocalKafkaSpec, StepReport
    from kafkagui.core.ports import LocalKafka

SAMPLE_TOPIC = "hello_world"
SAMPLE_PARTITIONS = 6
LOCAL_PROFILE_ID = "local-kafka"


def local_profile(cluster: LocalCluster) -> Profile:
    """The connection to a running embedded cluster; it is never stored."""
    return Profile(tr("Local Kafka"), cluster.bootstrap_servers, Environment.LOCAL, profile_id=LOCAL_PROFILE_ID)


async def start_and_connect(
    local_kafka: LocalKafka,
    session: Session,
    spec: LocalKafkaSpec,
    step_changed: Callable[[StepReport], None],
    *,
    sample_missed: Callable[[KafkaGuiError], None] | None = None,
) -> LocalCluster:
    """Start the embedded Kafka, connect the session to it, and make the sample topic.

    A sample topic that cannot be made is told to ``sample_missed``, since the Kafka itself runs and is of use.

    Raises:
        LocalKafkaFailed: when it does not start; nothing is left running.
        ConnectFailed: when it runs but cannot be reached; it is stopped again.
        KafkaGuiError: when the sample topic cannot be made and there is no ``sample_missed``; it is stopped again.
    """
    cluster = await local_kafka.start(spec, step_changed)
    try:
        await session.connect(local_profile(cluster), None)
        try:
            await ensure_sample_topic(session, spec.brokers)
        except KafkaGuiError as error:
            if sample_missed is None:
                raise
            sample_missed(error)
    except BaseException:
        await session.disconnect()
        await local_kafka.stop()
        raise
    return cluster


async def ensure_sample_topic(session: Session, brokers: int) -> None:
    """Make the sample topic unless kept data has it already."""
    # Here, since the window knows this module from its first paint on.
    from kafkagui.core.topics import NewTopic

    try:
        await session.create_topic(NewTopic(SAMPLE_TOPIC, SAMPLE_PARTITIONS, min(3, brokers)))
    except BrokerRefused as refused:
        if refused.code != "TOPIC_ALREADY_EXISTS":
            raise
