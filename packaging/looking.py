"""What the smoke tests look with: a screen, windows on it, pictures of it, and what the self-test says."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import subprocess
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.secure_test_bed import SecureKafka


MUST_BE_OK = {"kafkagui", "Python", "Qt", "TLS", "files", "licences", "crc32c", "compression", "record batches", "JSON"}
MUST_BE_OK |= {"time zones", "keychain libraries", "sending process", "jar fetcher", "spool", "export"}
MAIN_JOB = {"topic", "send, none", "send, gzip", "send, snappy", "send, lz4", "send, zstd", "read", "topic deleted"}
_PAUSE_S = 0.01
_MOST_PICTURES = 40
_BETWEEN_PICTURES_S = 0.2
_EMPTY_BYTES = 10_000


def packages() -> Path:
    """The folder of what was built."""
    return Path(os.environ["KAFKAGUI_PACKAGES"])


def scratch() -> Path:
    """A folder for what the tests need; pictures stay there."""
    return Path(os.environ["KAFKAGUI_PACKAGE_WORK"])


@contextlib.contextmanager
def screen() -> Iterator[str]:
    """An X display of its own, such as ``:7``, that ends with the block."""
    read_end, write_end = os.pipe()
    words = ["Xvfb", "-displayfd", str(write_end), "-screen", "0", "1440x900x24", "-nolisten", "tcp"]
    server = subprocess.Popen(words, pass_fds=[write_end], stderr=subprocess.DEVNULL)
    os.close(write_end)
    try:
        with os.fdopen(read_end) as numbers:
            yield f":{numbers.readline().strip()}"
    finally:
        server.terminate()
        server.wait()


def wait_for_window(display: str, timeout_s: float) -> float:
    """Wait until a window of the program of the size of a main window is mapped; gives how long it took, in seconds.

    Raises:
        TimeoutError: none came.
    """
    began, pause = time.monotonic(), threading.Event()
    while time.monotonic() - began < timeout_s:
        if any(_is_main(line) for line in windows(display)):
            return time.monotonic() - began
        pause.wait(_PAUSE_S)
    raise TimeoutError(f"no window within {timeout_s} s: {windows(display)}")


def windows(display: str) -> list[str]:
    """A line for each window of the program that is on the screen."""
    tree = subprocess.run(
        ["xwininfo", "-root", "-tree", "-display", display], capture_output=True, text=True, check=False
    )
    return [line.strip() for line in tree.stdout.splitlines() if "kafkagui" in line.lower()]


def _is_main(line: str) -> bool:
    """Whether a line such as ``0x4 "kafkagui": ("kafkagui" "kafkagui")  1280x800+0+0`` is of a big window."""
    sizes = [word.partition("x") for word in line.split() if "x" in word and word[0].isdigit() and "+" in word]
    return any(width.isdigit() and int(width) > 600 for width, _, _ in sizes)


def picture_when_calm(display: str, path: Path) -> None:
    """Keep a picture of the screen, for a person to look at, once something is painted and two in a row are equal."""
    before, pause = b"", threading.Event()
    for _ in range(_MOST_PICTURES):
        subprocess.run(["import", "-display", display, "-window", "root", path], check=True)
        now = hashlib.sha256(path.read_bytes()).digest()
        if now == before and path.stat().st_size > _EMPTY_BYTES:
            break
        before = now
        pause.wait(_BETWEEN_PICTURES_S)
    assert path.stat().st_size > _EMPTY_BYTES, "the window paints nothing"
    print(f"look at {path}")


def sasl_ssl_words(broker: SecureKafka, ca_file: str) -> list[str]:
    """The words by which the command line signs in; the password is in the environment variable ``PASSWORD``."""
    security = ["--security-protocol", "SASL_SSL", "--ca-file", ca_file, "--sasl-mechanism", "PLAIN"]
    person = ["--username", broker.admin_username, "--password-env", "PASSWORD"]
    return [*security, *person, "--bootstrap-servers", broker.sasl_ssl]


def findings(output: str) -> dict[str, tuple[str, str]]:
    """The self-test's findings by part: state and detail; lines that are none are passed over."""
    lines = [line for line in output.splitlines() if line.startswith("{")]
    return {row["part"]: (row["state"], row["detail"]) for row in map(json.loads, lines) if "part" in row}


def assert_sound(output: str, code: int, *, with_broker: bool, must: set[str] = MUST_BE_OK) -> None:
    """The self-test found everything that must be there, and did the main job if there was a broker."""
    found = findings(output)
    for part, (state, detail) in found.items():
        print(f"{state:10}  {part:20}  {detail}")
    wanted = must | (MAIN_JOB if with_broker else set())
    assert {part for part, (state, _) in found.items() if state == "ok"} >= wanted, output
    assert [part for part, (state, _) in found.items() if state == "failed"] == []
    assert code == 0
