"""The grammar of the command line."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import TypeAlias

import kafkagui
from kafkagui.core.delivery import SendMethod
from kafkagui.core.producing import Compression, PartitionerKind
from kafkagui.core.profiles import SaslMechanism, SecurityProtocol

_FREE_TEXTS = (
    "--key",
    "--value",
    "--header",
    "--key-separator",
    "--headers-delimiter",
    "--headers-separator",
    "--headers-key-separator",
    "--null-marker",
)


class Arguments(argparse.Namespace):
    """What the words say; each command reads its own part."""

    command: str
    json: bool
    bootstrap_servers: str | None
    profile: str | None
    security_protocol: str | None
    ca_file: Path | None
    sasl_mechanism: str | None
    username: str | None
    password_env: str | None
    topic: str
    topics: list[str]
    group: str
    brokers: int
    data_dir: Path | None
    jars_dir: Path | None
    partitions: int
    replication_factor: int
    method: str
    acks: str
    key: str | None
    value: str | None
    null_value: bool
    header: list[str]
    partitioner: str
    partition: int | None
    lines: str | None
    parse_key: bool
    key_separator: str
    parse_headers: bool
    headers_delimiter: str
    headers_separator: str
    headers_key_separator: str
    null_marker: str | None
    ignore_error: bool
    repeat: int
    every_ms: float
    per_second: float | None
    timeout_s: float
    compression: str
    start: str
    until: str
    only_partitions: list[int] | None
    isolation: str
    filter_line: str | None
    search_line: str | None
    exact: bool
    count: bool
    what: str
    out: list[Path]
    keep_topics: bool


Words: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"


def parser() -> argparse.ArgumentParser:
    """The parser of every command."""
    root = argparse.ArgumentParser(
        prog="kafkagui",
        description="Point-and-click Apache Kafka. Without a command, the window opens.",
        epilog="Exit codes: 0 done, 1 some record failed, 2 input refused, 3 no connection.",
        allow_abbrev=False,
    )
    root.add_argument("--version", action="version", version=f"kafkagui {kafkagui.__version__}")
    root.set_defaults(command="")
    words = root.add_subparsers(title="commands", required=True, metavar="COMMAND")
    for build in (_demo, _local, _topics, _groups, _send, _consume, _lab, _test_connection, _self_test):
        build(words)
    return root


def _command(words: Words, word: str, name: str, text: str, connects: bool = True) -> argparse.ArgumentParser:
    made = words.add_parser(word, help=text, description=text, allow_abbrev=False)
    made.set_defaults(command=name)
    made.add_argument("--json", action="store_true", help="print JSON, one value a line")
    if connects:
        _connection(made)
    return made


def _connection(to: argparse.ArgumentParser) -> None:
    group = to.add_argument_group("connection")
    which = group.add_mutually_exclusive_group()
    which.add_argument("--bootstrap-servers", metavar="HOST:PORT,…", help="where the cluster is")
    which.add_argument("--profile", metavar="NAME", help="a connection kept by the program")
    group.add_argument("--security-protocol", choices=[p.value for p in SecurityProtocol], help="default: PLAINTEXT")
    group.add_argument("--ca-file", type=Path, metavar="FILE", help="certificates that sign the brokers' (PEM)")
    group.add_argument("--sasl-mechanism", choices=[m.value for m in SaslMechanism], help="default: PLAIN")
    group.add_argument("--username", metavar="USER")
    group.add_argument("--password-env", metavar="NAME", help="the environment variable that holds the password")


def _demo(words: Words) -> None:
    _command(words, "demo", "demo", "Send in the three ways and read it back; on a local Kafka unless told where.")


def _local(words: Words) -> None:
    local = words.add_parser("local", help="The embedded local Kafka.", allow_abbrev=False)
    inner = local.add_subparsers(title="commands", required=True, metavar="COMMAND")
    text = "Run a real Kafka on this computer until standard input closes or it is interrupted."
    made = _command(inner, "run", "local run", text, connects=False)
    made.add_argument("--brokers", type=int, choices=(1, 3), default=1)
    made.add_argument("--data-dir", type=Path, metavar="DIR", help="keep the data here; default: thrown away")
    made.add_argument("--jars-dir", type=Path, metavar="DIR", help="a folder that already holds Kafka's jars")


def _topics(words: Words) -> None:
    topics = words.add_parser("topics", help="List, describe, create and delete topics.", allow_abbrev=False)
    inner = topics.add_subparsers(title="commands", required=True, metavar="COMMAND")
    _command(inner, "list", "topics list", "List the topics.")
    for word, text in (
        ("describe", "Describe a topic: leader, replicas and ISR of each partition."),
        ("create", "Create a topic."),
        ("delete", "Delete a topic and its records."),
    ):
        made = _command(inner, word, f"topics {word}", text)
        made.add_argument("topic", metavar="TOPIC")
        if word == "create":
            made.add_argument(
                "--partitions", type=_number(1, 2**31 - 1), default=-1, metavar="N", help="default: the broker's"
            )
            made.add_argument("--replication-factor", type=_number(1, 2**15 - 1), default=-1, metavar="R")


def _groups(words: Words) -> None:
    groups = words.add_parser("groups", help="List and describe consumer groups.", allow_abbrev=False)
    inner = groups.add_subparsers(title="commands", required=True, metavar="COMMAND")
    _command(inner, "list", "groups list", "List the groups with members and lag.")
    made = _command(inner, "describe", "groups describe", "Describe a group: members, and lag of each partition.")
    made.add_argument("group", metavar="GROUP")


def _send(words: Words) -> None:
    made = _command(words, "send", "send", "Send records, each ending as one line of the result.")
    made.add_argument("topic", metavar="TOPIC")
    made.add_argument("--method", choices=[m.value for m in SendMethod], default=SendMethod.ASYNCHRONOUS.value)
    made.add_argument("--acks", choices=("0", "1", "all", "-1"), default="all")
    made.add_argument("--key", metavar="K", help="text; without it the key is null")
    value = made.add_mutually_exclusive_group()
    value.add_argument("--value", metavar="V", help="text")
    value.add_argument("--null-value", action="store_true", help="a tombstone")
    value.add_argument("--lines", metavar="FILE", help="one record a line; - is standard input")
    made.add_argument("--header", action="append", default=[], metavar="N=V", help="may repeat, kept in order")
    kinds = [kind.value for kind in PartitionerKind]
    made.add_argument("--partitioner", choices=kinds, default=PartitionerKind.KEY.value)
    made.add_argument("--partition", type=_number(0), metavar="P")
    made.add_argument("--repeat", type=_number(1), default=1, metavar="N", help="send it all N times")
    made.add_argument("--every-ms", type=float, default=0.0, metavar="T", help="time from one record to the next")
    made.add_argument("--per-second", type=float, metavar="R", help="at most R records a second")
    made.add_argument("--timeout-s", type=float, default=10.0, metavar="S", help="how long a synchronous send waits")
    made.add_argument("--compression", choices=[c.value for c in Compression], default=Compression.NONE.value)
    _grammar(made)


def _grammar(to: argparse.ArgumentParser) -> None:
    group = to.add_argument_group("lines, as the console producer reads them")
    group.add_argument("--parse-key", action="store_true")
    group.add_argument("--key-separator", default="\t", metavar="S", help="default: tab")
    group.add_argument("--parse-headers", action="store_true")
    group.add_argument("--headers-delimiter", default="\t", metavar="D", help="default: tab")
    group.add_argument("--headers-separator", default=",", metavar="S")
    group.add_argument("--headers-key-separator", default=":", metavar="S")
    group.add_argument("--null-marker", metavar="M", help="a key, value or header value like this is null")
    group.add_argument("--ignore-error", action="store_true", help="a line without a separator is a value")


def _consume(words: Words) -> None:
    made = _command(words, "consume", "consume", "Read records; joins no group and commits nothing.")
    made.add_argument("topics", metavar="TOPIC", nargs="+")
    made.add_argument(
        "--from", dest="start", default="beginning", metavar="beginning|end|last:N|offset:N|time:ISO", help="start"
    )
    made.add_argument("--until", default="end", metavar="end|live|count:N|time:ISO", help="stop")
    made.add_argument("--partition", dest="only_partitions", type=_number(0), action="append", metavar="P")
    made.add_argument("--isolation", choices=("read_committed", "read_uncommitted"), default="read_committed")
    made.add_argument("--count", action="store_true", help="print only the number of records per partition")
    made.add_argument("--filter", dest="filter_line", metavar="CONDITIONS", help="print only records that match")
    made.add_argument(
        "--search", dest="search_line", metavar="CONDITIONS", help="the same, and say how many at the end"
    )
    made.add_argument("--exact", action="store_true", help="look at each record, without asking whole batches first")


def _lab(words: Words) -> None:
    lab = words.add_parser("lab", help="The delivery lab: compare, break, account.", allow_abbrev=False)
    inner = lab.add_subparsers(title="commands", required=True, metavar="COMMAND")
    _command(inner, "list", "lab list", "List the built-in scenarios.", connects=False)
    text = "Run a scenario or a file of the lab; on three local brokers of its own unless told where."
    made = _command(inner, "run", "lab run", text)
    made.add_argument("what", metavar="FILE|SCENARIO")
    made.add_argument(
        "--out", type=Path, action="append", default=[], metavar="FILE", help=".kafkarun, .md or .html; may repeat"
    )
    made.add_argument("--keep-topics", action="store_true", help="do not delete the lab's topics at the end")
    made.add_argument("--jars-dir", type=Path, metavar="DIR", help="a folder that already holds Kafka's jars")


def _test_connection(words: Words) -> None:
    _command(words, "test-connection", "test-connection", "Test a connection step by step.")


def _self_test(words: Words) -> None:
    text = "Check this installation part by part, and with an address the main job on that Kafka."
    _command(words, "self-test", "self-test", text)


def with_free_texts(argv: Sequence[str]) -> list[str]:
    """The words, with each text that may begin with a dash joined to its option: ``--value -1C`` as ``--value=-1C``.

    argparse would take such a text for an option. A word that *is* an option of ``send`` stays one, so that a
    forgotten text is noticed.
    """
    if not argv or argv[0] != "send":
        return list(argv)
    joined: list[str] = []
    words = iter(argv)
    for word in words:
        text = next(words, None) if word in _FREE_TEXTS else None
        if text is None:
            joined.append(word)
        elif text.startswith("-") and text != "--" and text.partition("=")[0] not in _send_options():
            joined.append(f"{word}={text}")
        else:
            joined += [word, text]
    return joined


@cache
def _send_options() -> frozenset[str]:
    words = argparse.ArgumentParser().add_subparsers()
    _send(words)
    return frozenset(words.choices["send"]._option_string_actions)


def _number(least: int, most: int = 2**63 - 1) -> Callable[[str], int]:
    def number(text: str) -> int:
        value = int(text)
        if value < least:
            raise argparse.ArgumentTypeError(f"{value} is below {least}")
        if value > most:
            raise argparse.ArgumentTypeError(f"{value} is above {most}")
        return value

    return number
