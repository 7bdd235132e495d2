"""Files and functions stay small enough to be read whole."""

from __future__ import annotations

import statistics

from tests.architecture.tree import Function, Source, all_sources, code_lines, package_sources

LONGEST_FILE = 400
MEDIAN_FILE = 150
LONGEST_FUNCTION = 60
MEDIAN_FUNCTION = 8
NEARLY_ALL_FUNCTIONS = 35


def _package_functions() -> list[tuple[Source, Function]]:
    return [(source, function) for source in package_sources() for function in source.functions()]


def test_no_file_is_too_long() -> None:
    assert {s.name: s.lines for s in all_sources() if s.lines > LONGEST_FILE} == {}


def test_most_files_are_short() -> None:
    assert statistics.median(source.lines for source in package_sources()) <= MEDIAN_FILE


def test_no_function_is_too_long() -> None:
    lengths = {f"{s.name}:{f.lineno} {f.name}": code_lines(f) for s in all_sources() for f in s.functions()}
    assert {name: lines for name, lines in lengths.items() if lines > LONGEST_FUNCTION} == {}


def test_most_functions_are_short() -> None:
    lengths = sorted(code_lines(function) for _, function in _package_functions())
    assert statistics.median(lengths) <= MEDIAN_FUNCTION
    assert lengths[int(len(lengths) * 0.95)] <= NEARLY_ALL_FUNCTIONS
