"""The delivery lab: what it adds to sending, and whether its accident comes out the same every time."""

from __future__ import annotations

from tests.bench.comparison import Comparison, Goal, compare, worker
from tests.bench.scene import Scene

RECORDS = 50_000
RUNS = 10


def overhead(scene: Scene) -> Comparison:
    """50,000 asynchronous records through the lab, against the same ones in a bare kafka-python loop."""
    servers = scene.bootstrap_servers
    return compare(
        "lab-overhead",
        "records/s",
        lambda: worker("lab", "ours", servers, str(RECORDS))["records_per_s"],
        lambda: worker("lab", "bare", servers, scene.new_topic(), str(RECORDS))["records_per_s"],
        Goal("at least 0.85 × bare", at_least=0.85),
    )


def accident(_scene: Scene) -> Comparison:
    """*acks=1 loses* ten times, each on brokers of its own: how often its ledger is the known one, in under 60 s."""
    runs = [worker("lab", "accident") for _ in range(RUNS)]
    exact = sum(run["exact"] == 1 and run["took_s"] < 60 for run in runs)
    longest_s = max(run["took_s"] for run in runs)
    note = f"[longest {longest_s:.1f} s]"
    return Comparison("lab-accident", "runs", exact, RUNS, exact / RUNS, "all of them", exact == RUNS, note)
