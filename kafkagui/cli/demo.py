"""``demo``: the main job without a window, on a real Kafka: send in the three ways, read everything back."""

from __future__ import annotations

from kafkagui.cli import console
from kafkagui.cli.arguments import Arguments
from kafkagui.cli.local import note_step
from kafkagui.cli.send import Rows
from kafkagui.cli.target import connect
from kafkagui.codecs.record_json import record_line
from kafkagui.core.delivery import Acks, SendMethod, meaning
from kafkagui.core.errors import InputRefused
from kafkagui.core.lines import EXAMPLE, LineGrammar, parse_lines
from kafkagui.core.local_kafka import LocalKafkaSpec
from kafkagui.core.positions import AtEnd, FromBeginning, ReadRequest
from kafkagui.core.producing import PartitionerKind, ProducerOptions, resolve
from kafkagui.core.records import OutgoingRecord, StoredRecord
from kafkagui.services.local_kafka import SAMPLE_TOPIC, ensure_sample_topic, start_and_connect
from kafkagui.services.pacing import StopSignal
from kafkagui.services.program import Program
from kafkagui.services.read import open_reading
from kafkagui.services.send import send

_PAIRS = (
    (SendMethod.FIRE_AND_FORGET, Acks.NONE),
    (SendMethod.SYNCHRONOUS, Acks.LEADER),
    (SendMethod.ASYNCHRONOUS, Acks.ALL),
)
_FLUSH_S = 10.0


async def demo(arguments: Arguments, program: Program) -> int:
    """Run the main job; 1 when some record failed or did not come back."""
    if arguments.bootstrap_servers is None and arguments.profile is None:
        console.note("Starting a local Kafka …")
        await start_and_connect(program.local_kafka, program.session, LocalKafkaSpec(), note_step)
    else:
        await connect(arguments, program)
        await ensure_sample_topic(program.session, 1)
    failed = sum([await _send_lines(program, method, acks, arguments) for method, acks in _PAIRS])
    records = await _read_back(program)
    for record in records:
        console.say(record_line(record) if arguments.json else _sentence(record))
    wanted = len(_PAIRS) * len(_lines())
    if not arguments.json:
        console.say(f"\n{len(records)} records in “{SAMPLE_TOPIC}”; equal keys share a partition, in the order sent.")
    return 1 if failed or len(records) < wanted else 0


def _lines() -> list[OutgoingRecord]:
    grammar = LineGrammar(parse_key=True, key_separator=":")
    lines = list(parse_lines(EXAMPLE, grammar))
    return [line.record(SAMPLE_TOPIC) for line in lines if not isinstance(line, InputRefused)]


async def _send_lines(program: Program, method: SendMethod, acks: Acks, arguments: Arguments) -> int:
    if not arguments.json:
        console.say(f"\n{meaning(method, acks)}")
    options, _ = resolve(ProducerOptions(acks=acks))
    producer = await program.session.open_cluster().producer(options, PartitionerKind.KEY)
    rows = Rows(SAMPLE_TOPIC, as_json=arguments.json)
    await send(method, producer, _lines(), rows, StopSignal())
    await producer.flush(_FLUSH_S)
    return rows.totals.failed


async def _read_back(program: Program) -> list[StoredRecord]:
    request = ReadRequest((SAMPLE_TOPIC,), start=FromBeginning(), stop=AtEnd())
    opened = await open_reading(program.session.open_cluster(), program.logs, request)
    try:
        await opened.follow(lambda _progress: None)
        return [opened.log.record(row) for row in range(len(opened.log))]
    finally:
        await opened.close()


def _sentence(record: StoredRecord) -> str:
    key, value = ((part or b"").decode("utf-8", "backslashreplace") for part in (record.key, record.value))
    return f"  partition {record.partition}  offset {record.offset:>3}  {key} : {value}"
