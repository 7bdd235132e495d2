from __future__ import annotations

import threading

from kafkagui.services.program_log import ProgramLog


def test_lines_are_numbered_and_the_newer_ones_are_told() -> None:
    log = ProgramLog()
    for word in ("one", "two", "three"):
        log.add(0.0, 20, "test", word)
    assert [line.message for line in log.after(0)] == ["one", "two", "three"]
    assert [line.message for line in log.after(2)] == ["three"]
    assert log.after(3) == []


def test_the_oldest_go_and_are_counted() -> None:
    log = ProgramLog(capacity=10)
    for number in range(25):
        log.add(0.0, 20, "test", str(number))
    assert log.dropped == 15
    assert [line.number for line in log.after(0)] == list(range(16, 26))


def test_threads_lose_no_line() -> None:
    log = ProgramLog(capacity=10_000)
    threads = [threading.Thread(target=lambda: [log.add(0.0, 20, "test", "x") for _ in range(1000)]) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [line.number for line in log.after(0)] == list(range(1, 4001))


def test_long_lines_do_not_fill_the_memory() -> None:
    log = ProgramLog(capacity=100, most_letters=800)
    log.add(0.0, 20, "t", "x" * 1_000)
    assert log.after(0)[0].message == "x" * 100 + "\n[900 more characters]"
    for _ in range(20):
        log.add(0.0, 20, "t", "y" * 100)
    assert [len(line.message) for line in log.after(0)] == [100] * 8
    assert log.dropped == 13


def test_listeners_hear_of_every_line_until_they_end_it() -> None:
    log, heard = ProgramLog(), []
    end = log.subscribe(lambda: heard.append(log.newest))
    log.add(0.0, 20, "t", "a")
    log.add(0.0, 20, "t", "b")
    end()
    log.add(0.0, 20, "t", "c")
    assert heard == [1, 2]
