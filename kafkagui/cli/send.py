"""``send``: records from options or lines, by one of the three methods, each ending as a row."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from kafkagui.cli import console
from kafkagui.cli.arguments import Arguments
from kafkagui.cli.target import connect
from kafkagui.codecs.record_json import delivery_line
from kafkagui.core.delivery import Acks, DeliveryReport, DeliveryState, SendMethod
from kafkagui.core.delivery_totals import DeliveryTotals
from kafkagui.core.errors import BrokerRefused, InputRefused, StorageFailed
from kafkagui.core.lines import LineGrammar, parse_line, split_lines
from kafkagui.core.ports import Cluster, Producer
from kafkagui.core.producing import Compression, PartitionerKind, ProducerOptions, resolve
from kafkagui.core.records import Header, OutgoingRecord
from kafkagui.core.topic_name import check_topic_name
from kafkagui.services.pacing import Batch, Pace, StopSignal, repeated
from kafkagui.services.program import Program
from kafkagui.services.send import SendOrders, send

_FLUSH_S = 20.0


async def send_records(arguments: Arguments, program: Program) -> int:
    """Send, and print one line a record as its outcome comes; 1 when some record failed."""
    records = Records(arguments)
    options = ProducerOptions(acks=Acks.parse(arguments.acks), compression=Compression(arguments.compression))
    options, notes = resolve(options)
    pace = Pace(arguments.repeat, arguments.every_ms, arguments.per_second)
    orders = SendOrders(pace, timeout_s=arguments.timeout_s)
    orders.check()
    for text in notes:
        console.note(text)
    cluster = await connect(arguments, program)
    rows = Rows(arguments.topic, as_json=arguments.json)
    missing = await _missing(cluster, arguments.topic)
    try:
        if missing is not None:
            rows.fail_all(repeated(records, pace.repeat), missing)
        else:
            producer = await cluster.producer(options, PartitionerKind(arguments.partitioner))
            await _conduct(SendMethod(arguments.method), producer, records, rows, orders)
    finally:
        rows.sum_up()  # An interrupted run is summed up, too.
    if rows.unsaid is not None:
        raise rows.unsaid
    return 1 if rows.totals.failed else 0


async def _conduct(
    method: SendMethod, producer: Producer, records: Iterable[OutgoingRecord], rows: Rows, orders: SendOrders
) -> None:
    try:
        await send(method, producer, records, rows, StopSignal(), orders)
        await producer.flush(_FLUSH_S)
    finally:
        # An interrupted run closes with records in flight; each still ends as a row.
        await producer.close()


async def _missing(cluster: Cluster, topic: str) -> BrokerRefused | None:
    try:
        await cluster.admin.describe_topic(topic)
    except BrokerRefused as refused:
        return refused if refused.code == "UNKNOWN_TOPIC_OR_PARTITION" else None
    return None


class Records:
    """The records that the words describe, checked whole before anything is sent; may be gone through again.

    Raises:
        InputRefused: for the first option or line that is wrong.
    """

    def __init__(self, arguments: Arguments) -> None:
        check_topic_name(arguments.topic)
        self._topic = arguments.topic
        self._partition = arguments.partition
        self._lines: list[str] | None = None
        self._grammar = _grammar(arguments)
        if arguments.lines is not None:
            self._lines = split_lines(_read(arguments.lines))
            for _ in self:
                pass
        else:
            self._single = self._described(arguments)

    def __iter__(self) -> Iterator[OutgoingRecord]:
        if self._lines is None:
            yield self._single
            return
        for number, line in enumerate(self._lines, 1):
            yield parse_line(line, number, self._grammar).record(self._topic, self._partition)

    def _described(self, arguments: Arguments) -> OutgoingRecord:
        if arguments.value is None and not arguments.null_value:
            raise InputRefused("There is nothing to send.", field="value", hint="Use --value, --null-value or --lines.")
        value = None if arguments.null_value else _bytes(arguments.value)
        headers = tuple(_header(text) for text in arguments.header)
        return OutgoingRecord(self._topic, _bytes(arguments.key), value, headers, self._partition)


def _grammar(arguments: Arguments) -> LineGrammar:
    grammar = LineGrammar(
        parse_key=arguments.parse_key,
        key_separator=arguments.key_separator,
        parse_headers=arguments.parse_headers,
        headers_delimiter=arguments.headers_delimiter,
        headers_separator=arguments.headers_separator,
        headers_key_separator=arguments.headers_key_separator,
        ignore_error=arguments.ignore_error,
        null_marker=arguments.null_marker,
    )
    if arguments.lines is not None:
        grammar.check()
        if arguments.key is not None or arguments.header:
            raise InputRefused("With --lines, keys and headers come from the lines.", field="lines")
    return grammar


def _read(name: str) -> str:
    if name == "-" and sys.stdin is None:
        raise InputRefused("Standard input is closed.", field="lines")
    try:
        data = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    except OSError as error:
        raise InputRefused(f"{name} cannot be read: {error.strerror}.", field="lines") from error
    return data.decode("utf-8", "surrogateescape")


def _bytes(text: str | None) -> bytes | None:
    return None if text is None else text.encode("utf-8", "surrogateescape")


def _header(text: str) -> Header:
    name, equals, value = text.partition("=")
    if not equals:
        raise InputRefused(f"The header “{text}” has no “=”.", field="header", hint="Write --header NAME=VALUE.")
    try:
        name.encode()
    except UnicodeEncodeError as error:
        message = "A header's name must be UTF-8; Kafka keeps it as text."
        raise InputRefused(message, field="header", position=error.start) from error
    return Header(name, _bytes(value))


class Rows:
    """Prints the outcome of each record and counts; the observer of a run."""

    def __init__(self, topic: str, *, as_json: bool) -> None:
        self.totals = DeliveryTotals()
        self._topic = topic
        self._as_json = as_json
        self.unsaid: StorageFailed | None = None
        """Why standard output does not take the outcomes; the records go out all the same."""
        self._is_heard = True

    def on_handed_over(self, records: Batch) -> None:
        """Count what goes out."""
        self.totals.sent += len(records)

    def on_send_success(self, reports: Sequence[DeliveryReport]) -> None:
        """Print acknowledged records, and unconfirmed ones where no broker answers."""
        self._print(reports)

    def on_send_error(self, reports: Sequence[DeliveryReport]) -> None:
        """Print failed records with their reason."""
        self._print(reports)

    def on_not_asked(self, reports: Sequence[DeliveryReport]) -> None:
        """Print what fire and forget handed over."""
        self._print(reports)

    def fail_all(self, records: Iterable[OutgoingRecord], error: BrokerRefused) -> None:
        """Print a failed row for every record, for a topic that is not there."""
        for sequence, _ in enumerate(records, 1):
            self.totals.sent += 1
            self._print((DeliveryReport(sequence, DeliveryState.FAILED, error=error),))

    def sum_up(self) -> None:
        """Print the counts to standard error."""
        t = self.totals
        console.note(f"{t.sent} sent: {t.acknowledged} acknowledged, {t.failed} failed, {t.unconfirmed} unconfirmed")

    def _print(self, reports: Sequence[DeliveryReport]) -> None:
        """Count and print; sending goes on and is counted when the output takes no more."""
        self.totals.add(reports)
        if not self._is_heard or not reports:
            return
        line = delivery_line if self._as_json else _sentence
        try:
            console.say("\n".join(line(self._topic, report) for report in reports))
        except (BrokenPipeError, StorageFailed) as error:
            self.unsaid = error if isinstance(error, StorageFailed) else None
            self._is_heard = False
            console.silence()


def _sentence(topic: str, report: DeliveryReport) -> str:
    latency = "" if report.latency_ns is None else f" in {report.latency_ns / 1_000_000:.2f} ms"
    if report.state is DeliveryState.ACKNOWLEDGED:
        return f"acknowledged  {topic}-{report.partition} at offset {report.offset}{latency}"
    if report.error is not None:
        return f"failed        {report.error.message} {report.error.hint}".rstrip()
    return f"unconfirmed   {topic}: handed over, outcome unknown"
