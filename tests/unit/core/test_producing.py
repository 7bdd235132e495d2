"""Options of a producer and how their conflicts are settled."""

from __future__ import annotations

import pytest

from kafkagui.core.delivery import Acks
from kafkagui.core.errors import InputRefused
from kafkagui.core.producing import ProducerOptions, resolve


def test_by_default_idempotence_is_on_for_acks_all_and_off_below_without_a_word() -> None:
    assert resolve(ProducerOptions()) == (ProducerOptions(idempotence=True), ())
    for acks in (Acks.NONE, Acks.LEADER):
        options, notes = resolve(ProducerOptions(acks=acks))
        assert (options.idempotence, notes) == (False, ())


def test_wanting_idempotence_below_acks_all_is_resolved_and_said() -> None:
    options, notes = resolve(ProducerOptions(acks=Acks.LEADER, idempotence=True))
    assert options.idempotence is False
    assert notes == ("Idempotence needs acks=all. With acks=1 it is off.",)


def test_wanting_idempotence_brings_retries_and_few_in_flight() -> None:
    options, notes = resolve(ProducerOptions(idempotence=True, retries=0, max_in_flight=10))
    assert (options.idempotence, options.retries, options.max_in_flight) == (True, None, 5)
    assert len(notes) == 2


def test_no_retries_switch_idempotence_off_where_nobody_asked_for_it() -> None:
    assert resolve(ProducerOptions(retries=0))[0].idempotence is False
    assert resolve(ProducerOptions(idempotence=False))[0].idempotence is False


def test_a_delivery_timeout_below_linger_and_request_shortens_the_request() -> None:
    options, notes = resolve(ProducerOptions(delivery_timeout_ms=3_000, linger_ms=500))
    assert options.request_timeout_ms == 2_500
    assert "2500 ms" in notes[0]
    with pytest.raises(InputRefused) as caught:
        resolve(ProducerOptions(delivery_timeout_ms=1_000, linger_ms=950))
    assert caught.value.field == "delivery_timeout_ms"


@pytest.mark.parametrize(
    "options",
    [
        ProducerOptions(linger_ms=-1),
        ProducerOptions(batch_size_bytes=-1),
        ProducerOptions(delivery_timeout_ms=0),
        ProducerOptions(request_timeout_ms=0),
        ProducerOptions(max_in_flight=0),
        ProducerOptions(max_request_size_bytes=0),
        ProducerOptions(retries=-1),
    ],
)
def test_numbers_out_of_range_are_refused(options: ProducerOptions) -> None:
    with pytest.raises(InputRefused):
        resolve(options)
