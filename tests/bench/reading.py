"""Reading a whole topic from the beginning into the table's rows."""

from __future__ import annotations

import shutil
import subprocess
import time

from tests.bench.comparison import Comparison, Goal, compare, worker
from tests.bench.scene import SMALL_RECORDS, Scene


def against_kcat(scene: Scene) -> Comparison:
    """Records a second against `kcat -C -e`, both with their start-up left out of ours and in kcat's (0.05 s)."""
    topic, servers = scene.small_topic(), scene.bootstrap_servers
    return compare(
        "read-kcat",
        "records/s",
        lambda: worker("read", servers, topic)["records_per_s"],
        lambda: _kcat(servers, topic),
        Goal("at least 3 × kcat", at_least=3),
    )


def against_poll(scene: Scene) -> Comparison:
    """Records a second against kafka-python's `poll()`."""
    topic, servers = scene.small_topic(), scene.bootstrap_servers
    return compare(
        "read-poll",
        "records/s",
        lambda: worker("read", servers, topic)["records_per_s"],
        lambda: worker("poll", servers, topic)["records_per_s"],
        Goal("at least 10 × poll()", at_least=10),
    )


def memory(scene: Scene) -> Comparison:
    """Growth of the process in MB, against the 150 MB it may grow by."""
    topic, servers = scene.small_topic(), scene.bootstrap_servers
    return compare(
        "read-memory",
        "MB",
        lambda: worker("read", servers, topic)["grown_mb"],
        lambda: 150.0,
        Goal("below 150 MB", at_most=1.0),
    )


def gap(scene: Scene) -> Comparison:
    """Gaps over 50 ms of a painting window while it reads, against an idle window while kcat reads as hard."""
    topic, servers = scene.small_topic(), scene.bootstrap_servers
    return compare(
        "read-gap",
        "gaps > 50 ms",
        lambda: worker("window_gap", "read", servers, topic)["gaps"],
        lambda: worker("window_gap", "idle", servers, topic)["gaps"],
        Goal("none that idle hasn't", at_most=0, of_difference=True),
    )


def _kcat(servers: str, topic: str) -> float:
    kcat = shutil.which("kcat") or "kcat"
    began = time.perf_counter()
    command = [kcat, "-C", "-e", "-q", "-b", servers, "-t", topic, "-o", "beginning"]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return SMALL_RECORDS / (time.perf_counter() - began)
