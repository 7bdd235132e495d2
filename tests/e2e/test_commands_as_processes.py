"""Commands as a script runs them: processes with pipes and signals, and nothing left behind."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.running_kafka import RunningKafka

PATIENCE_S = 30
COMMAND = [sys.executable, "-m", "kafkagui"]


def start(*words: str, **pipes: int) -> subprocess.Popen[str]:
    """Start a command with pipes."""
    all_pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **pipes}
    return subprocess.Popen([*COMMAND, *words], text=True, **all_pipes)  # type: ignore[call-overload,no-any-return]


def is_running(pid: int) -> bool:
    """Whether a process is there and no zombie."""
    try:
        return Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rsplit(")", 1)[1].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


def wait_for(holds: Callable[[], bool], what: str) -> None:
    """Wait until a condition holds."""
    end = time.monotonic() + PATIENCE_S
    while not holds():
        assert time.monotonic() < end, f"waited in vain for {what}"
        threading.Event().wait(0.05)


@pytest.fixture
def local_run() -> Iterator[tuple[subprocess.Popen[str], dict[str, object]]]:
    """`local run --json`, and the line it printed."""
    with start("local", "run", "--json") as process:
        assert process.stdout is not None
        ready = json.loads(process.stdout.readline())
        yield process, ready
        if process.poll() is None:
            process.kill()


def brokers(ready: dict[str, object]) -> list[int]:
    """Process ids of the brokers."""
    return [int(broker["pid"]) for broker in ready["brokers"]]  # type: ignore[attr-defined]


def test_local_run_ends_with_its_standard_input(local_run: tuple[subprocess.Popen[str], dict[str, object]]) -> None:
    process, ready = local_run
    assert str(ready["bootstrap_servers"]).startswith("127.0.0.1:")
    assert all(is_running(pid) for pid in brokers(ready))
    out, _ = process.communicate(timeout=PATIENCE_S)
    assert (process.returncode, out) == (0, "")
    assert not any(is_running(pid) for pid in brokers(ready))
    assert not Path(str(ready["data_dir"])).exists()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_local_run_ends_when_it_is_interrupted(
    local_run: tuple[subprocess.Popen[str], dict[str, object]], number: signal.Signals
) -> None:
    process, ready = local_run
    process.send_signal(number)
    process.wait(PATIENCE_S)
    assert not any(is_running(pid) for pid in brokers(ready))


def test_no_broker_outlives_a_killed_local_run(local_run: tuple[subprocess.Popen[str], dict[str, object]]) -> None:
    process, ready = local_run
    process.kill()
    wait_for(lambda: not any(is_running(pid) for pid in brokers(ready)), "the broker's end")


def test_the_demo_does_the_main_job() -> None:
    done = subprocess.run([*COMMAND, "demo"], capture_output=True, text=True, timeout=120, stdin=subprocess.DEVNULL)
    assert done.returncode == 0, done.stderr
    assert "18 records in “hello_world”" in done.stdout
    assert done.stdout.count("acknowledged") >= 12


def test_a_reader_that_goes_away_ends_consume_quietly(broker: RunningKafka, topic_name: str) -> None:
    servers = ("--bootstrap-servers", broker.bootstrap_servers)
    sent = subprocess.run(
        [*COMMAND, "send", topic_name, "--value", "v" * 1000, "--repeat", "500", *servers],
        capture_output=True,
        text=True,
    )
    assert sent.returncode == 1, "the topic is not there yet"
    subprocess.run([*COMMAND, "topics", "create", topic_name, *servers], check=True, capture_output=True)
    subprocess.run(
        [*COMMAND, "send", topic_name, "--value", "v" * 1000, "--repeat", "500", *servers],
        check=True,
        capture_output=True,
    )
    with start("consume", topic_name, "--json", "--until", "live", *servers) as process:
        assert process.stdout is not None
        assert json.loads(process.stdout.readline())["value"] == "v" * 1000
        process.stdout.close()
        subprocess.run(
            [*COMMAND, "send", topic_name, "--value", "w", "--repeat", "500", *servers], check=True, capture_output=True
        )
        process.wait(PATIENCE_S)
        assert process.stderr is not None
        assert "Traceback" not in process.stderr.read()


def test_an_interrupted_send_accounts_for_what_it_handed_over(broker: RunningKafka, topic_name: str) -> None:
    servers = ("--bootstrap-servers", broker.bootstrap_servers)
    subprocess.run([*COMMAND, "topics", "create", topic_name, *servers], check=True, capture_output=True)
    words = ("send", topic_name, "--value", "v", "--repeat", "100000", "--every-ms", "5", "--json", *servers)
    with start(*words) as process:
        assert process.stdout is not None
        first = process.stdout.readline()
        process.send_signal(signal.SIGINT)
        rows = [json.loads(line) for line in [first, *process.stdout]]
        process.wait(PATIENCE_S)
        assert process.stderr is not None
        summary = process.stderr.read()
    read = subprocess.run(
        [*COMMAND, "consume", topic_name, "--count", "--json", *servers], check=True, capture_output=True, text=True
    )
    stored = sum(json.loads(line)["records"] for line in read.stdout.splitlines())
    assert len(rows) >= stored
    assert {row["status"] for row in rows} <= {"acknowledged", "failed"}
    assert f"{len(rows)} sent: " in summary


@pytest.mark.parametrize("method", ["fire-and-forget", "synchronous", "asynchronous"])
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a full device")
def test_what_the_output_does_not_take_is_sent_and_said(broker: RunningKafka, topic_name: str, method: str) -> None:
    servers = ("--bootstrap-servers", broker.bootstrap_servers)
    subprocess.run([*COMMAND, "topics", "create", topic_name, *servers], check=True, capture_output=True)
    words = ("send", topic_name, "--value", "v", "--repeat", "7", "--method", method, "--json", *servers)
    with Path("/dev/full").open("w") as full:
        sent = subprocess.run([*COMMAND, *words], stdout=full, stderr=subprocess.PIPE, text=True, timeout=PATIENCE_S)
        read = subprocess.run(
            [*COMMAND, "consume", topic_name, "--json", *servers], stdout=full, stderr=subprocess.PIPE, text=True
        )
    assert (sent.returncode, read.returncode) == (1, 1)
    assert "7 sent:" in sent.stderr
    for told in (sent.stderr, read.stderr):
        assert "Standard output cannot be written: No space left on device." in told
        assert "Traceback" not in told
    counted = subprocess.run([*COMMAND, "consume", topic_name, "--count", *servers], capture_output=True, text=True)
    assert counted.stdout == f"{topic_name}-0: 7\n"


def test_a_reader_that_goes_away_does_not_stop_sending(broker: RunningKafka, topic_name: str) -> None:
    servers = ("--bootstrap-servers", broker.bootstrap_servers)
    subprocess.run([*COMMAND, "topics", "create", topic_name, *servers], check=True, capture_output=True)
    with start("send", topic_name, "--value", "v", "--repeat", "300", "--method", "synchronous", *servers) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        process.wait(PATIENCE_S)
        assert (process.returncode, process.stderr.read()) == (
            0,
            "300 sent: 300 acknowledged, 0 failed, 0 unconfirmed\n",
        )


@pytest.fixture(params=[signal.SIGINT, signal.SIGHUP])
def number(request: pytest.FixtureRequest) -> Iterator[signal.Signals]:
    """A signal; one that these tests were told to ignore (by `nohup`, say) is not, since a process inherits that."""
    asked: signal.Signals = request.param
    before = signal.getsignal(asked)
    if before is signal.SIG_IGN:
        signal.signal(asked, signal.SIG_DFL)
    yield asked
    signal.signal(asked, before)


def test_an_interrupted_count_tells_how_far_it_came(
    broker: RunningKafka, topic_name: str, tmp_path: Path, number: signal.Signals
) -> None:
    servers = ("--bootstrap-servers", broker.bootstrap_servers)
    subprocess.run([*COMMAND, "topics", "create", topic_name, *servers], check=True, capture_output=True)
    lines = tmp_path / "lines"
    lines.write_text("v" * 400_000)  # More than a spool keeps in memory.
    subprocess.run([*COMMAND, "send", topic_name, "--lines", str(lines), *servers], check=True, capture_output=True)
    home = os.environ | {"KAFKAGUI_HOME": str(tmp_path)}
    words = [*COMMAND, "consume", topic_name, "--count", "--until", "live", *servers]
    spool = tmp_path / "cache" / "spool"
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=home) as process:
        try:
            wait_for(lambda: any(file.stat().st_size for file in spool.glob("run-*/*.batches")), "the record")
            process.send_signal(number)
            out, err = process.communicate(timeout=PATIENCE_S)
        finally:
            process.kill()
    assert (process.returncode, out, err) == (130, f"{topic_name}-0: 1\n", "")
    assert list(spool.glob("run-*")) == []


def test_standard_input_that_was_never_open() -> None:
    run = subprocess.run(
        ["sh", "-c", f'"{sys.executable}" -m kafkagui local run --json <&-'],
        capture_output=True,
        text=True,
        timeout=PATIENCE_S,
    )
    assert (run.returncode, len(run.stdout.splitlines())) == (0, 1), run.stderr
    assert "Traceback" not in run.stderr
    sent = subprocess.run(
        ["sh", "-c", f'"{sys.executable}" -m kafkagui send t --lines - --bootstrap-servers h:1 <&-'],
        capture_output=True,
        text=True,
        timeout=PATIENCE_S,
    )
    assert (sent.returncode, sent.stderr) == (2, "kafkagui: Standard input is closed.\n")


def test_json_is_utf_8_whatever_the_system_speaks(broker: RunningKafka, topic_name: str) -> None:
    servers = ("--bootstrap-servers", broker.bootstrap_servers)
    subprocess.run([*COMMAND, "topics", "create", topic_name, *servers], check=True, capture_output=True)
    subprocess.run([*COMMAND, "send", topic_name, "--value", "ü€😀", *servers], check=True, capture_output=True)
    latin = os.environ | {"PYTHONIOENCODING": "ascii"}
    read = [*COMMAND, "consume", topic_name, *servers]
    as_json = subprocess.run([*read, "--json"], check=True, capture_output=True, env=latin)
    assert json.loads(as_json.stdout.decode("utf-8"))["value"] == "ü€😀"
    as_text = subprocess.run(read, check=True, capture_output=True, env=latin)
    assert rb"\xfc\u20ac\U0001f600" in as_text.stdout


def test_without_a_display_the_window_says_so() -> None:
    clean = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
    clean.pop("QT_QPA_PLATFORM", None)
    done = subprocess.run(COMMAND, capture_output=True, text=True, env=clean, timeout=PATIENCE_S)
    assert (done.returncode, "no display" in done.stderr) == (2, True)


def test_version_and_help_need_nothing() -> None:
    for words in (["--version"], ["--help"], ["send", "--help"]):
        done = subprocess.run([*COMMAND, *words], capture_output=True, text=True, timeout=PATIENCE_S)
        assert (done.returncode, done.stderr) == (0, "")
        assert "kafkagui" in done.stdout
