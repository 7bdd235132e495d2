"""Searching a whole topic, and filtering what was read."""

from __future__ import annotations

import shutil
import subprocess
import time

from tests.bench.comparison import Comparison, Goal, compare, worker
from tests.bench.scene import JSON_RECORDS, SMALL_RECORDS, Scene

_TUNED = ("-X", "queued.min.messages=1000000", "-X", "queued.max.messages.kbytes=262144", "-X", "fetch.wait.max.ms=5")
_RARE = '"id":1234567,'
_RARE_JSON = '"id":234567,'


def rare_small(scene: Scene) -> Comparison:
    """Records a second for one record of 2,000,000, against `kcat | grep`, tuned."""
    topic, servers = scene.small_topic(), scene.bootstrap_servers
    return compare(
        "search-small",
        "records/s",
        lambda: _ours(servers, topic, SMALL_RECORDS, _RARE, 1),
        lambda: _piped(servers, topic, SMALL_RECORDS, ["grep", "-c", _RARE]),
        Goal("at least 2.5 × kcat | grep", at_least=2.5),
    )


def rare_json(scene: Scene) -> Comparison:
    """Records a second for one record of 300,000 of 1 KiB, against `kcat | grep`, tuned."""
    topic, servers = scene.json_topic(), scene.bootstrap_servers
    return compare(
        "search-json",
        "records/s",
        lambda: _ours(servers, topic, JSON_RECORDS, _RARE_JSON, 1),
        lambda: _piped(servers, topic, JSON_RECORDS, ["grep", "-c", _RARE_JSON]),
        Goal("at least 1.5 × kcat | grep", at_least=1.5),
    )


def field(scene: Scene) -> Comparison:
    """Records a second for a number in a field of JSON records, each looked at, against `kcat | jq`."""
    topic, servers = scene.json_topic(), scene.bootstrap_servers
    hits = JSON_RECORDS // 977
    return compare(
        "search-field",
        "records/s",
        lambda: worker("search", servers, topic, str(JSON_RECORDS), "value.amount >= 976", str(hits))["records_per_s"],
        lambda: _piped(servers, topic, JSON_RECORDS, ["jq", "-c", "select(.amount >= 976)"]),
        Goal("at least as fast as kcat | jq", at_least=1.0),
    )


def loaded(scene: Scene) -> Comparison:
    """Milliseconds to filter 1,000,000 rows that were read by a word, against the 150 ms it may take."""
    topic, servers = scene.small_topic(), scene.bootstrap_servers
    return compare(
        "filter-loaded",
        "ms",
        lambda: worker("filter_rows", servers, topic)["filter_ms"],
        lambda: 150.0,
        Goal("below 150 ms", at_most=1.0),
    )


def _ours(servers: str, topic: str, records: int, text: str, hits: int) -> float:
    phrase = '"' + text.replace('"', '\\"') + '"'
    return worker("search", servers, topic, str(records), phrase, str(hits))["records_per_s"]


def _piped(servers: str, topic: str, records: int, judge: list[str]) -> float:
    kcat = shutil.which("kcat") or "kcat"
    command = [kcat, "-C", "-e", "-q", "-b", servers, "-t", topic, "-o", "beginning", *_TUNED]
    began = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as reader:
        subprocess.run(judge, stdin=reader.stdout, check=True, stdout=subprocess.DEVNULL)
    return records / (time.perf_counter() - began)
