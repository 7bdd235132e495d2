"""Which connections were used last."""

from __future__ import annotations

from kafkagui.core.profiles import Profile
from kafkagui.services.learned import done_lessons, note_done
from kafkagui.services.recent_connections import KEY, RecentConnections
from tests.fakes.stores import StateStoreFake

DEV = Profile("dev", "localhost:9092", profile_id="d")
PROD = Profile("prod", "broker:9093", profile_id="p")


def test_the_one_used_last_comes_first_and_the_unused_last() -> None:
    recent = RecentConnections(StateStoreFake())
    third = Profile("third", "other:9092", profile_id="t")
    recent.note(DEV, at_ms=1_000)
    recent.note(PROD, at_ms=2_000)
    assert recent.newest([third, DEV, PROD], 5) == [(PROD, 2_000), (DEV, 1_000), (third, None)]
    recent.note(DEV, at_ms=3_000)
    assert recent.newest([third, DEV, PROD], 1) == [(DEV, 3_000)]


def test_what_makes_no_sense_is_passed_over() -> None:
    state = StateStoreFake()
    state.put(KEY, "d 12\nbroken\np x\n\n")
    assert RecentConnections(state).newest([DEV, PROD], 5) == [(DEV, 12), (PROD, None)]


def test_the_time_is_now_where_none_is_given() -> None:
    state = StateStoreFake()
    RecentConnections(state).note(DEV)
    ((_profile, used_ms),) = RecentConnections(state).newest([DEV], 5)
    assert used_ms is not None
    assert used_ms > 1_700_000_000_000


def test_done_tasks_are_kept() -> None:
    state = StateStoreFake()
    assert done_lessons(state) == frozenset()
    note_done(state, "send")
    note_done(state, "acks")
    note_done(state, "send")
    assert done_lessons(state) == {"acks", "send"}
