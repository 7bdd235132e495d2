"""Run files and reports."""

from __future__ import annotations

import json
from dataclasses import replace
from html.parser import HTMLParser
from xml.etree import ElementTree

import pytest

from kafkagui.core.delivery import Acks, SendMethod
from kafkagui.core.errors import InputRefused
from kafkagui.core.lab.built_in import BUILT_IN
from kafkagui.core.lab.experiment import Experiment
from kafkagui.core.lab.fates import Range
from kafkagui.core.lab.report.charts import bars, spans, strip
from kafkagui.core.lab.report.html import html_report
from kafkagui.core.lab.report.markdown import markdown_report
from kafkagui.core.lab.report.tables import milliseconds, ranges_text
from kafkagui.core.lab.run import LabRun
from kafkagui.core.lab.run_file import Content, from_text, to_repeat, to_text
from kafkagui.core.lab.scenario import Scenario
from kafkagui.core.lab.typed_json import to_json
from tests.unit.core.lab.lab_runs import accident_run, compare_run, figures

EVERYTHING = [*BUILT_IN.values(), accident_run(), compare_run()]


@pytest.mark.parametrize("content", EVERYTHING, ids=lambda content: f"{type(content).__name__}-{content.name}")
def test_a_file_comes_back_as_it_was(content: Content) -> None:
    text = to_text(content)
    assert from_text(text) == content
    assert to_text(from_text(text)) == text


def test_a_run_can_be_repeated() -> None:
    assert isinstance(to_repeat(accident_run()), Scenario)
    assert isinstance(to_repeat(compare_run()), Experiment)
    with pytest.raises(InputRefused, match="does not say what was run"):
        to_repeat(replace(compare_run(), experiment=None))


def scenario_with(place: str, value: object) -> str:
    file = json.loads(to_text(BUILT_IN["acks-1-loses"]))
    at = file
    *path, last = place.split(".")
    for part in path:
        at = at[int(part)] if part.isdigit() else at[part]
    at[int(last) if last.isdigit() else last] = value
    return json.dumps(file)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("{", "no JSON"),
        ("[]", "no file of the delivery lab"),
        ('{"kafkagui": "profiles"}', "no file of the delivery lab"),
        (scenario_with("version", 2), "has version 2"),
        (scenario_with("scenario", 5), "scenario: an object"),
        (scenario_with("scenario.pairs", "x"), "scenario.pairs: a list"),
        (scenario_with("scenario.pairs.0.acks", "2"), r"scenario.pairs\[0\].acks: one of 0, 1, all"),
        (scenario_with("scenario.steps.0.kind", "dance"), r"scenario.steps\[0\].kind: one of send, break"),
        (scenario_with("scenario.steps.0", 5), r"scenario.steps\[0\].kind: one of send, break"),
        (scenario_with("scenario.steps.0.count", 1.5), r"steps\[0\].count: a whole number"),
        (scenario_with("scenario.steps.0.count", True), r"steps\[0\].count: a whole number"),
        (scenario_with("scenario.steps.0.every_ms", "2"), r"steps\[0\].every_ms: a number"),
        (scenario_with("scenario.name", None), "scenario.name: a text"),
        (scenario_with("scenario.colour", "red"), "scenario.colour: one of name, shows"),
        (scenario_with("scenario.pairs.0.idempotence", "yes"), "idempotence: true or false"),
        (scenario_with("scenario.steps", []), "at least one record"),
    ],
)
def test_a_wrong_file_is_refused_with_the_place(text: str, why: str) -> None:
    with pytest.raises(InputRefused, match=why):
        from_text(text)


def test_a_missing_value_is_named() -> None:
    file = json.loads(to_text(BUILT_IN["acks-1-loses"]))
    del file["scenario"]["pairs"][1]["method"]
    with pytest.raises(InputRefused, match=r"scenario.pairs\[1\].method: a value"):
        from_text(json.dumps(file))


def test_only_dataclasses_have_a_json_form() -> None:
    with pytest.raises(TypeError, match="set has no JSON form"):
        to_json({1})


class _Balance(HTMLParser):
    """Counts open tags and what could reach out of the page."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.outside: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.outside += [name for name, _ in attrs if name in {"src", "href"}] + ([tag] if tag == "script" else [])
        if tag not in {"meta"}:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Closed by itself."""

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.mark.parametrize("run", [accident_run(), compare_run()], ids=["accident", "compare"])
def test_the_html_page_is_whole_and_needs_nothing_else(run: LabRun) -> None:
    page = html_report(run)
    balance = _Balance()
    balance.feed(page)
    assert (balance.open, balance.outside) == ([], [])
    assert all(verdict in page for verdict in run.verdicts)


def test_names_cannot_become_tags_or_tables() -> None:
    assert "Local &lt;Kafka>" in markdown_report(accident_run())
    assert "Local &lt;Kafka&gt;" in html_report(accident_run())


def test_the_strip_shows_what_was_lost_and_the_moment_of_the_fault() -> None:
    run = accident_run()
    picture = ElementTree.fromstring(strip(run.ledger[1], 1, run.events))  # noqa: S314 - our own text
    titles = [node.text for node in picture.iter("{http://www.w3.org/2000/svg}title")]
    assert titles == [
        "Asynchronous, acks=1",
        "1–300: acknowledged and present",
        "301–600: acknowledged but lost",
        "601–900: acknowledged and present",
        "3.60 s: Broker 2 is killed.",
    ]


def test_charts_of_nothing_are_empty_not_wrong() -> None:
    for picture in (bars(()), spans(())):
        ElementTree.fromstring(picture)  # noqa: S314 - our own text


def test_each_method_has_a_marker_of_its_own_shape() -> None:
    marked = {method: bars([figures(method, Acks.ALL, 1.0)]) for method in SendMethod}
    assert "<circle" in marked[SendMethod.FIRE_AND_FORGET]
    assert "<path" in marked[SendMethod.SYNCHRONOUS]
    assert marked[SendMethod.ASYNCHRONOUS].count("<rect") == 2  # The bar and its marker.


def test_ranges_are_painted_for_those_whose_times_are_known() -> None:
    known = figures(SendMethod.ASYNCHRONOUS, Acks.ALL, 1.0)
    picture = spans([known, replace(known, inside_send=None)])
    assert picture.count("<rect") == 1


def test_the_markdown_says_what_held_and_what_happened() -> None:
    text = markdown_report(accident_run())
    assert "- ✔ Asynchronous, acks=1: lost after acknowledgement = 300 (found 300)" in text
    assert "- 3.60 s: Broker 2 is killed." in text
    assert "| Asynchronous, acks=1 | 900 | 900 | 0 | 0 | 600 | 300 | 0 | 0 | 0 | 301–600 |" in text
    assert "| retries | 2147483647 | forced by idempotence |" in text


def test_a_run_holds_when_all_its_expectations_do() -> None:
    run = accident_run()
    assert run.holds
    broken = replace(run.judgements[0], found=1)
    assert not replace(run, judgements=(broken,)).holds
    assert "✘" in markdown_report(replace(run, judgements=(broken,)))
    assert [acks.label for acks in run.acks] == ["0", "1", "all"]


def test_many_ranges_are_cut_short() -> None:
    many = [Range(number, number) for number in range(1, 60, 2)]
    assert ranges_text(many).endswith("39 and 10 more")
    assert ranges_text([]) == "–"
    assert [milliseconds(value) for value in (None, 0.01234, 3.456, 123.4)] == ["–", "0.0123 ms", "3.46 ms", "123 ms"]


def test_a_run_that_has_nothing_to_show_is_a_page_all_the_same() -> None:
    bare = replace(accident_run(), figures=(), ledger=(), events=(), judgements=(), verdicts=(), configs=())
    assert "<svg" not in html_report(bare)
    assert "What happened" not in markdown_report(bare)
