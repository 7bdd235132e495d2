"""Classes made by `frozen` behave as frozen dataclasses with slots do."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, asdict, field, fields, replace

import pytest

from kafkagui.core.frozen import frozen


@frozen
class Place:
    """A topic and where in it."""

    topic: str
    partition: int = 0
    marks: dict[int, int] = field(default_factory=dict, repr=False)


@frozen
class Titled(Place):
    """A place with a title, and a word for it of its own."""

    title: str = "-"

    def __repr__(self) -> str:
        return self.title


@frozen
class Other:
    """Has the same fields as the start of a place."""

    topic: str


def test_values_are_given_by_order_by_name_or_by_default() -> None:
    place = Place("orders", partition=2)

    assert (place.topic, place.partition, place.marks) == ("orders", 2, {})
    assert Place("a").marks is not Place("b").marks


@pytest.mark.parametrize(
    ("given", "named", "said"),
    [
        ((), {}, "Place needs topic."),
        (("a", 1, {}, 4), {}, "Place has 3 fields, and 4 values were given."),
        (("a",), {"topic": "b"}, "Place was given topic twice."),
        (("a",), {"offset": 3}, "Place has no offset."),
    ],
)
def test_wrong_values_are_refused(given: tuple[object, ...], named: dict[str, object], said: str) -> None:
    with pytest.raises(TypeError, match=said):
        Place(*given, **named)  # type: ignore[arg-type]


def test_equal_are_those_of_one_class_with_equal_values() -> None:
    assert Place("a", 1) == Place("a", 1)
    assert Place("a", 1) != Place("a", 2)
    assert Place("a") != Titled("a")
    assert Other("a") != ("a",)
    assert {Other("a"): 1}[Other("a")] == 1


def test_nothing_can_be_changed_or_added() -> None:
    place = Place("a")

    with pytest.raises(FrozenInstanceError):
        place.topic = "b"  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        del place.topic
    assert not hasattr(place, "__dict__")


def test_it_is_told_by_its_fields_and_by_what_the_class_says_itself() -> None:
    assert repr(Place("a", 1, {2: 3})) == "Place(topic='a', partition=1)"
    assert repr(Titled("a", title="At a")) == "At a"


def test_the_library_for_dataclasses_knows_it() -> None:
    place = Titled("a", title="t")

    assert [told.name for told in fields(place)] == ["topic", "partition", "marks", "title"]
    assert replace(place, topic="b") == Titled("b", title="t")
    assert asdict(place) == {"topic": "a", "partition": 0, "marks": {}, "title": "t"}
