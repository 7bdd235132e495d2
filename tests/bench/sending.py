"""Sending with a row each, beside bare kafka-python loops."""

from __future__ import annotations

from tests.bench.comparison import Comparison, Goal, compare, worker
from tests.bench.scene import Scene

ASYNC_RECORDS = 100_000
SYNC_RECORDS = 1_000


def asynchronous(scene: Scene) -> Comparison:
    """100,000 records with a row each through the service, against `send()` with callbacks in a bare loop."""
    servers = scene.bootstrap_servers
    return compare(
        "send-async",
        "records/s",
        lambda: worker("send", "ours", servers, scene.new_topic(), str(ASYNC_RECORDS))["records_per_s"],
        lambda: worker("send", "bare", servers, scene.new_topic(), str(ASYNC_RECORDS))["records_per_s"],
        Goal("at least 0.8 × bare", at_least=0.8),
    )


def gap(scene: Scene) -> Comparison:
    """Gaps over 50 ms of the painting window while 100,000 rows arrive, against an idle window."""
    servers = scene.bootstrap_servers
    return compare(
        "send-gap",
        "gaps > 50 ms",
        lambda: worker("window_gap", "send", servers, scene.new_topic())["gaps"],
        lambda: worker("window_gap", "idle", servers, scene.small_topic())["gaps"],
        Goal("none that idle hasn't", at_most=0, of_difference=True),
    )


def synchronous(scene: Scene) -> Comparison:
    """Milliseconds a record above a bare `.get()` loop."""
    servers = scene.bootstrap_servers
    return compare(
        "send-sync",
        "ms/record",
        lambda: worker("send", "ours-sync", servers, scene.new_topic(), str(SYNC_RECORDS))["ms_per_record"],
        lambda: worker("send", "bare-sync", servers, scene.new_topic(), str(SYNC_RECORDS))["ms_per_record"],
        Goal("at most 0.5 ms above", at_most=0.5, of_difference=True),
    )
