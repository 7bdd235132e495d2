"""``topics list | describe | create | delete``."""

from __future__ import annotations

from kafkagui.cli import console
from kafkagui.cli.arguments import Arguments
from kafkagui.cli.target import connect
from kafkagui.core.topic_name import check_topic_name
from kafkagui.core.topics import NewTopic, TopicInfo
from kafkagui.services.program import Program


async def list_topics(arguments: Arguments, program: Program) -> int:
    """Print every topic with its partitions and replication factor."""
    cluster = await connect(arguments, program)
    topics = await cluster.admin.list_topics()
    if arguments.json:
        for topic in topics:
            console.say_json(_summary(topic))
        return 0
    rows = [(t.name, str(len(t.partitions)), str(t.replication_factor)) for t in topics]
    console.table([("TOPIC", "PARTITIONS", "REPLICATION"), *rows])
    return 0


async def describe(arguments: Arguments, program: Program) -> int:
    """Print leader, replicas and ISR of each partition."""
    check_topic_name(arguments.topic)
    cluster = await connect(arguments, program)
    topic = await cluster.admin.describe_topic(arguments.topic)
    if arguments.json:
        console.say_json(_description(topic))
        return 0
    console.say(f"{topic.name}  {topic.topic_id}")
    rows = [("PARTITION", "LEADER", "REPLICAS", "ISR")]
    for part in topic.partitions:
        leader = "none" if part.leader is None else str(part.leader)
        rows.append((str(part.partition), leader, _ids(part.replicas), _ids(part.isr)))
    console.table(rows)
    return 0


async def create(arguments: Arguments, program: Program) -> int:
    """Create a topic."""
    check_topic_name(arguments.topic)
    await connect(arguments, program)
    new = NewTopic(arguments.topic, arguments.partitions, arguments.replication_factor)
    made = await program.session.create_topic(new)
    if arguments.json:
        console.say_json(_description(made))
    else:
        console.say(f"Created “{made.name}”: {len(made.partitions)} partitions, replication {made.replication_factor}.")
    return 0


async def delete(arguments: Arguments, program: Program) -> int:
    """Delete a topic and its records."""
    check_topic_name(arguments.topic)
    await connect(arguments, program)
    await program.session.delete_topic(arguments.topic)
    if arguments.json:
        console.say_json({"deleted": arguments.topic})
    else:
        console.say(f"Deleted “{arguments.topic}”.")
    return 0


def _ids(ids: tuple[int, ...]) -> str:
    return ",".join(map(str, ids))


def _summary(topic: TopicInfo) -> dict[str, console.Json]:
    return {
        "name": topic.name,
        "topic_id": topic.topic_id,
        "internal": topic.internal,
        "partitions": len(topic.partitions),
        "replication_factor": topic.replication_factor,
    }


def _description(topic: TopicInfo) -> dict[str, console.Json]:
    parts: list[console.Json] = [
        {"partition": p.partition, "leader": p.leader, "replicas": list(p.replicas), "isr": list(p.isr)}
        for p in topic.partitions
    ]
    return {**_summary(topic), "partitions": parts}
