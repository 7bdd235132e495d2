"""Which function does which command."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from kafkagui.cli import connection, consume, demo, groups, lab, local, self_test, send, topics
from kafkagui.cli.arguments import Arguments
from kafkagui.services.program import Program

Command = Callable[[Arguments, Program], Awaitable[int]]

COMMANDS: dict[str, Command] = {
    "demo": demo.demo,
    "local run": local.run_local,
    "topics list": topics.list_topics,
    "topics describe": topics.describe,
    "topics create": topics.create,
    "topics delete": topics.delete,
    "groups list": groups.list_groups,
    "groups describe": groups.describe,
    "lab list": lab.list_scenarios,
    "lab run": lab.run_lab,
    "send": send.send_records,
    "consume": consume.consume,
    "self-test": self_test.self_test,
    "test-connection": connection.test_connection,
}
