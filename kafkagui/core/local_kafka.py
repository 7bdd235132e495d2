"""The embedded Kafka as the rest of the program sees it: what to start, its steps, and the running cluster."""

from __future__ import annotations

from enum import Enum
from pathlib import Path

from kafkagui.core.frozen import frozen
from kafkagui.core.wording import mark


class StartStep(Enum):
    """A step of starting, in order."""

    JAVA = "java"
    JARS = "jars"
    FORMAT = "format"
    START = "start"
    READY = "ready"


class StepState(Enum):
    """How a step stands."""

    RUNNING = mark("running")
    DONE = mark("done")
    FAILED = mark("failed")


@frozen
class StepReport:
    """One step's state; ``done_bytes`` and ``total_bytes`` are set while jars are fetched."""

    step: StartStep
    state: StepState
    detail: str = ""
    elapsed_s: float = 0.0
    done_bytes: int | None = None
    total_bytes: int | None = None


@frozen
class Readiness:
    """What a start would find: the Java in words, and the bytes of Kafka's own files that are still to be fetched.

    ``problem`` says why a start would fail; ``java`` is empty then.
    """

    java: str = ""
    missing_bytes: int = 0
    problem: str = ""


@frozen
class LocalKafkaSpec:
    """What to start.

    ``data_dir`` None means: a fresh folder, thrown away at the stop; else it is kept and found again.
    ``proxied`` puts a proxy that can delay and cut before each broker. ``jars_dir`` names a folder that already
    holds the jars, for machines without a network.
    """

    brokers: int = 1
    data_dir: Path | None = None
    proxied: bool = False
    jars_dir: Path | None = None


@frozen
class LocalBroker:
    """One running broker: its node id, the address clients use, its process and its log file."""

    node_id: int
    host: str
    port: int
    pid: int
    log_file: Path


@frozen
class LocalCluster:
    """A running embedded cluster."""

    bootstrap_servers: str
    brokers: tuple[LocalBroker, ...]
    data_dir: Path
    java: str
    kafka_version: str
