"""Installs the wheel, and what the sdist builds, into fresh environments: each gives the same program."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from looking import assert_sound, packages, scratch
from steps import PACKAGING, venv

if TYPE_CHECKING:
    from tests.running_kafka import RunningKafka

pytestmark = pytest.mark.frozen


@pytest.mark.parametrize("pattern", ["kafkagui-*.whl", "kafkagui-*.tar.gz"])
def test_an_installed_one_does_the_main_job(pattern: str, broker: RunningKafka) -> None:
    (package,) = (path for path in packages().glob(pattern) if "linux" not in path.name)
    base = getattr(sys, "_base_executable", sys.executable)
    locked = ["--require-hashes", "--no-deps", "-r", PACKAGING / "requirements.lock"]
    python = venv(scratch() / f"venv{package.suffix}", base, locked)
    install = [python, "-m", "pip", "install", "-q", "--no-deps", "--no-build-isolation", "--force-reinstall", package]
    subprocess.run(install, check=True)
    program = [python.with_name("kafkagui"), "self-test", "--json", "--bootstrap-servers", broker.bootstrap_servers]
    done = subprocess.run(program, capture_output=True, text=True, cwd=scratch(), check=False)
    assert_sound(done.stdout, done.returncode, with_broker=True)
