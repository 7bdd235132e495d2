"""Searching by a few letters: what fits, what is best, and how little is looked at."""

from __future__ import annotations

import pytest

from kafkagui.core.fuzzy import Finder, marked, score


def best(query: str, *texts: str) -> list[str]:
    return [texts[at] for _, at in Finder(texts).search(query)]


def test_exact_before_prefix_before_word_before_inside_before_scattered() -> None:
    ranked = ["ord", "orders", "my-ord", "record", "overdue"]
    assert best("ord", *reversed(ranked)) == ranked


def test_a_text_without_the_letters_in_order_does_not_fit() -> None:
    assert best("sdr", "orders") == []
    assert score(["x"], "orders", "orders") == 0


def test_letters_that_are_just_somewhere_do_not_fit() -> None:
    assert best("ord", "Move tab to the other side", "Disk space for reading") == []
    assert best("clkweb", "clickstream.web") == ["clickstream.web"]


def test_starts_of_words_count_also_in_camel_case() -> None:
    assert best("ois", "oakisle", "orders-in-stock")[0] == "orders-in-stock"
    assert best("fs", "refuses", "FindSomething") == ["FindSomething"]


def test_a_later_start_of_a_word_is_found() -> None:
    assert best("log", "catalog.x", "catalog.log")[0] == "catalog.log"


def test_the_shorter_of_two_is_first_and_equals_keep_their_order() -> None:
    assert best("orders", "orders.dlq.eu", "orders.dlq") == ["orders.dlq", "orders.dlq.eu"]
    assert best("a", "a1", "a2", "a3") == ["a1", "a2", "a3"]


def test_every_word_must_be_there_in_any_order() -> None:
    assert best("dlq ord", "orders.dlq", "orders", "payments.dlq") == ["orders.dlq"]


def test_nothing_typed_fits_everything() -> None:
    assert best("", "b", "a") == ["b", "a"]


@pytest.mark.parametrize(
    ("query", "text", "letters"),
    [("ord", "Reorder orders", "ord"), ("os", "orders.stock", "os"), ("PAY", "my-payments", "pay"), ("x", "abc", "")],
)
def test_what_was_searched_is_marked(query: str, text: str, letters: str) -> None:
    places = marked([query.lower()], text)
    assert "".join(text[at].lower() for at in sorted(places)) == letters


def test_the_start_of_a_word_is_marked_rather_than_its_middle() -> None:
    assert marked(["ord"], "Reorder orders") == frozenset({8, 9, 10})


def test_a_longer_query_looks_at_the_hits_of_the_shorter_only() -> None:
    texts = [f"topic-{number}" for number in range(1000)]
    finder = Finder(texts)
    assert len(finder.among(("topic-1",))) == len(texts)
    hits = finder.search("topic-1")
    assert len(finder.among(("topic-12",))) == len(hits) < len(texts)
    assert finder.search("topic-12") == Finder(texts).search("topic-12")
    assert len(finder.among(("2",))) == len(texts)
    assert finder.search("2") == Finder(texts).search("2")


def test_letters_that_are_taken_back_find_what_they_found() -> None:
    finder = Finder(["orders", "payments"])
    forth = [finder.search(text) for text in ("", "o", "or")]
    assert [finder.search(text) for text in ("or", "o", "")] == forth[::-1]
