from __future__ import annotations

import logging
from pathlib import Path

import pytest

from kafkagui.app.log import Logging
from kafkagui.app.masking import Masking
from kafkagui.services.program_log import ProgramLog


@pytest.mark.parametrize(
    "line",
    [
        "sasl_plain_password='hunter2'",
        '{"sasl_plain_password": "hunter2"}',
        "password=hunter2, user=app",
        "Password: hunter2",
        "token = hunter2",
        'sasl.jaas.config=PlainLoginModule required username="app" password="hunter2";',
    ],
)
def test_what_is_named_like_a_secret_is_masked(line: str) -> None:
    masked = Masking().mask(line)
    assert "hunter2" not in masked
    assert "***" in masked


def test_a_known_secret_is_masked_wherever_it_stands() -> None:
    masking = Masking()
    masking.learn("tr0ub4dor&3")
    masking.learn("tr0ub4dor&3-longer")
    masking.learn(None)
    masking.learn("")
    assert masking.mask("login tr0ub4dor&3-longer and tr0ub4dor&3 failed") == "login *** and *** failed"


def test_other_words_stay() -> None:
    text = "Topic “password-resets” has 3 partitions; 12 tokens read"
    assert Masking().mask(text) == text


def test_neither_memory_nor_file_holds_a_secret_even_in_an_exception(tmp_path: Path) -> None:
    masking, log, file = Masking(), ProgramLog(), tmp_path / "log" / "kafkagui.log"
    masking.learn("hunter2")
    logs = Logging(log, masking)
    logs.keep_in(file)
    try:
        raise ValueError("refused hunter2")
    except ValueError:
        logging.getLogger("test").exception("with %s", "hunter2")
    logs.stop()
    kept = file.read_text() + "".join(line.message for line in log.after(0))
    assert "Traceback" in kept
    assert "hunter2" not in kept


def test_a_log_file_that_cannot_be_written_is_said_and_not_fatal(tmp_path: Path) -> None:
    (tmp_path / "log").write_text("a file where a folder should be")
    log = ProgramLog()
    logs = Logging(log, Masking())
    logs.keep_in(tmp_path / "log" / "kafkagui.log")
    logs.stop()
    assert any("cannot be written" in line.message for line in log.after(0))


def test_the_root_logger_is_as_before() -> None:
    root = logging.getLogger()
    before = root.level, list(root.handlers)
    Logging(ProgramLog(), Masking()).stop()
    assert (root.level, list(root.handlers)) == before
