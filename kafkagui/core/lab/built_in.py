"""The scenarios that come with the program, each with one sentence of what it shows."""

from __future__ import annotations

from kafkagui.core.delivery import Acks, SendMethod
from kafkagui.core.errors import InputRefused
from kafkagui.core.lab.expectation import Expectation, Measure, Relation
from kafkagui.core.lab.experiment import ALL_PAIRS, Experiment
from kafkagui.core.lab.pair import Pair
from kafkagui.core.lab.payload import Payload
from kafkagui.core.lab.scenario import (
    Break,
    Fault,
    Pause,
    ReadBack,
    RoundTrip,
    Scenario,
    Send,
    Until,
    WaitFor,
    Who,
)
from kafkagui.core.wording import mark, tr

_GAP_MS = 2.0
"""Between records of a burst: enough batches that a fault finds some at every stage."""

_ASYNC = SendMethod.ASYNCHRONOUS
_THREE_ACKS = (Pair(_ASYNC, Acks.NONE), Pair(_ASYNC, Acks.LEADER), Pair(_ASYNC, Acks.ALL))
_SETTLED = WaitFor(Until.SETTLED)
_COPIED = WaitFor(Until.COPIED)
_FETCHES_END = Pause(0.6)
"""A fetch that waits at the leader ends within replica.fetch.wait.max.ms, 500 ms."""
_BACK = (Break(Fault.HEAL), Break(Fault.RESTART), WaitFor(Until.IN_SYNC))


def _equal(measure: Measure, number: int, pair: int | None = None) -> Expectation:
    return Expectation(measure, Relation.EQUAL, number, pair)


def _at_least(measure: Measure, number: int, pair: int | None = None) -> Expectation:
    return Expectation(measure, Relation.AT_LEAST, number, pair)


COMPARE = Experiment(
    name="compare",
    shows=mark(
        "With 10 ms to the broker, 100 synchronous sends take a second, and 100 asynchronous ones take the program "
        "almost none."
    ),
    payload=Payload(count=100),
    round_trip_ms=10,
    expectations=(
        _equal(Measure.LOST_ACKNOWLEDGED, 0),
        *(
            _at_least(Measure.SLOWDOWN, 20, index)
            for index, pair in enumerate(ALL_PAIRS)
            if pair.method is SendMethod.SYNCHRONOUS and pair.acks is not Acks.NONE
        ),
    ),
)

ACKS_1_LOSES = Scenario(
    name="acks-1-loses",
    shows=mark(
        "A leader that dies before the others have copied takes acknowledged records with it: acks=1 loses them, "
        "acks=all does not."
    ),
    pairs=_THREE_ACKS,
    steps=(
        Send(300, _GAP_MS),
        _COPIED,
        Break(Fault.CUT_REPLICATION),
        _FETCHES_END,
        Send(300, _GAP_MS),
        # Until here the leader must not notice that its followers are late (replica.lag.time.max.ms, 3 s).
        Pause(0.3),
        Break(Fault.KILL),
        WaitFor(Until.NEW_LEADER),
        Send(300, _GAP_MS),
        ReadBack(),
        *_BACK,
    ),
    expectations=(
        _equal(Measure.SENT, 900),
        _equal(Measure.LOST, 300, 0),
        _equal(Measure.LOST_ACKNOWLEDGED, 300, 1),
        _equal(Measure.LOST, 0, 2),
        _equal(Measure.DUPLICATED, 0, 2),
    ),
)

ACKS_0_NEVER_KNOWS = Scenario(
    name="acks-0-never-knows",
    shows=mark(
        "Records that vanish on the way are never noticed with acks=0; with acks=1 and acks=all the missing answer "
        "makes the client send again."
    ),
    pairs=_THREE_ACKS,
    steps=(
        Send(300, _GAP_MS),
        _COPIED,
        Break(Fault.CUT_CLIENTS),
        Send(300, _GAP_MS),
        Pause(0.3),
        Break(Fault.KILL),
        Break(Fault.HEAL),
        WaitFor(Until.NEW_LEADER),
        Send(300, _GAP_MS),
        ReadBack(),
        *_BACK,
    ),
    expectations=(
        _equal(Measure.FAILED, 0),
        _at_least(Measure.LOST, 1, 0),
        _equal(Measure.LOST, 0, 1),
        _equal(Measure.LOST, 0, 2),
    ),
)

RETRIES_OFF = Scenario(
    name="retries-off",
    shows=mark(
        "Without retries a broker's death makes sends fail: asynchronous learns of each, fire and forget of none."
    ),
    pairs=(
        Pair(SendMethod.FIRE_AND_FORGET, Acks.ALL, retries=0),
        Pair(_ASYNC, Acks.ALL, retries=0),
        Pair(_ASYNC, Acks.ALL),
    ),
    steps=(
        Send(300, _GAP_MS),
        _COPIED,
        Break(Fault.CUT_CLIENTS),
        Send(100, _GAP_MS),
        Pause(0.3),
        Break(Fault.KILL),
        Break(Fault.HEAL),
        WaitFor(Until.NEW_LEADER),
        Send(100, _GAP_MS),
        ReadBack(),
        *_BACK,
    ),
    expectations=(
        _at_least(Measure.LOST, 1, 0),
        _equal(Measure.FAILED, 0, 0),
        _at_least(Measure.FAILED, 1, 1),
        _equal(Measure.LOST, 0, 1),
        _equal(Measure.FAILED, 0, 2),
        _equal(Measure.LOST, 0, 2),
    ),
)

MIN_ISR_REFUSES = Scenario(
    name="min-isr-refuses",
    shows=mark(
        "With one replica left and min.insync.replicas=2, acks=all gets an error instead of a promise: a refused "
        "record is no lost record."
    ),
    pairs=(Pair(_ASYNC, Acks.LEADER), Pair(_ASYNC, Acks.ALL)),
    replicas=2,
    request_timeout_ms=1_000,
    delivery_timeout_ms=4_000,
    steps=(
        Send(100, _GAP_MS),
        _SETTLED,
        Break(Fault.KILL, Who.FOLLOWER),
        WaitFor(Until.OUT_OF_SYNC),
        Send(100, _GAP_MS),
        _SETTLED,
        Break(Fault.RESTART, Who.FOLLOWER),
        WaitFor(Until.IN_SYNC),
        Send(100, _GAP_MS),
        ReadBack(),
    ),
    expectations=(
        _equal(Measure.ACKNOWLEDGED, 300, 0),
        _equal(Measure.FAILED, 100, 1),
        _equal(Measure.FAILED_PRESENT, 0, 1),
        _equal(Measure.LOST, 0),
    ),
)

IDEMPOTENCE = Scenario(
    name="idempotence",
    shows=mark(
        "An answer that is lost on the way back makes the client send again: without idempotence the record is there "
        "twice, with it once."
    ),
    pairs=(
        Pair(_ASYNC, Acks.LEADER),
        Pair(_ASYNC, Acks.ALL, idempotence=False),
        Pair(_ASYNC, Acks.ALL, idempotence=True),
    ),
    request_timeout_ms=1_000,
    steps=(
        Send(50, _GAP_MS),
        _SETTLED,
        Break(Fault.CUT_ANSWERS),
        Send(50, _GAP_MS),
        Pause(2.0),
        Break(Fault.HEAL),
        _SETTLED,
        ReadBack(),
    ),
    expectations=(
        _at_least(Measure.DUPLICATED, 1, 0),
        _at_least(Measure.DUPLICATED, 1, 1),
        _equal(Measure.DUPLICATED, 0, 2),
        _equal(Measure.LOST, 0),
    ),
)

FROZEN_BROKER = Scenario(
    name="frozen-broker",
    shows=mark(
        "A leader that hangs keeps its connections: what acks=0 sends into them is gone, while acks=1 and acks=all "
        "wait, then send to the new leader."
    ),
    pairs=_THREE_ACKS,
    steps=(
        Send(200, _GAP_MS),
        _COPIED,
        Break(Fault.FREEZE),
        Send(200, _GAP_MS),
        WaitFor(Until.NEW_LEADER),
        # The clients give the hanging broker up before it may answer again.
        Pause(1.5),
        Break(Fault.THAW),
        WaitFor(Until.IN_SYNC),
        Send(100, _GAP_MS),
        ReadBack(),
    ),
    expectations=(
        _at_least(Measure.LOST, 1, 0),
        _equal(Measure.FAILED, 0),
        _equal(Measure.LOST, 0, 2),
    ),
)

SLOW_NETWORK = Scenario(
    name="slow-network",
    shows=mark("At 100 ms each synchronous send waits a round trip; asynchronous sends wait for none and lose none."),
    pairs=(Pair(SendMethod.SYNCHRONOUS, Acks.ALL), Pair(_ASYNC, Acks.ALL)),
    steps=(Send(5), _SETTLED, RoundTrip(100), Send(25), _SETTLED, RoundTrip(0), ReadBack()),
    expectations=(_equal(Measure.LOST, 0), _equal(Measure.FAILED, 0), _at_least(Measure.SLOWDOWN, 5, 0)),
)

BUILT_IN: dict[str, Experiment | Scenario] = {
    made.name: made
    for made in (
        COMPARE,
        ACKS_1_LOSES,
        ACKS_0_NEVER_KNOWS,
        RETRIES_OFF,
        MIN_ISR_REFUSES,
        IDEMPOTENCE,
        FROZEN_BROKER,
        SLOW_NETWORK,
    )
}


def built_in(name: str) -> Experiment | Scenario:
    """The scenario of this name.

    Raises:
        InputRefused: naming those that there are.
    """
    try:
        return BUILT_IN[name]
    except KeyError as error:
        raise InputRefused(
            tr("There is no scenario “{name}”.", name=name),
            field="scenario",
            hint=tr("There are: {names}.", names=", ".join(BUILT_IN)),
        ) from error
