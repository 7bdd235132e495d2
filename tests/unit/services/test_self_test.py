"""The check of an installation: what is bad is told as a finding, the rest is looked at all the same."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from kafkagui.cli.run import run
from kafkagui.core.errors import StorageFailed
from kafkagui.core.installation import Finding, FindingState
from kafkagui.export.file_export import FileExporter
from kafkagui.services.program import Program
from kafkagui.services.self_test import check_installation
from kafkagui.storage.spool_folder import SpoolFactory
from tests.fakes.program import program_of_fakes
from tests.fakes.stores import SecretStoreFake

MakeProgram = Callable[..., Program]


class InstallationFake:
    """Finds what it is told."""

    def __init__(self, *found: Finding) -> None:
        self._found = found

    def findings(self) -> Iterator[Finding]:
        yield from self._found


class _Forgetful(SecretStoreFake):
    async def load(self, profile_id: str) -> str | None:
        return None


class _Locked(SecretStoreFake):
    async def save(self, profile_id: str, password: str) -> None:
        raise StorageFailed("The keychain is locked.")


@pytest.fixture
def make_program(tmp_path: Path) -> Iterator[MakeProgram]:
    """Programs that spool and export for real; their spools are closed at the end."""
    spools = SpoolFactory(tmp_path / "spool")

    def make(secrets: SecretStoreFake | None = None, *found: Finding) -> Program:
        program = program_of_fakes(tmp_path, secrets=secrets, logs=spools)
        return replace(program, exporter=FileExporter(), installation=InstallationFake(*found))

    yield make
    spools.close()


async def _states(program: Program) -> dict[str, FindingState]:
    return {found.part: found.state async for found in check_installation(program)}


async def test_all_parts_are_looked_at_after_a_bad_one(make_program: MakeProgram) -> None:
    program = make_program(None, Finding("snappy", FindingState.FAILED, "no module"))
    states = await _states(program)
    assert states["snappy"] is FindingState.FAILED
    assert states["spool"] is states["export"] is FindingState.PASSED


async def test_a_keychain_that_forgets_or_refuses_is_found(make_program: MakeProgram) -> None:
    assert (await _states(make_program(_Forgetful())))["keychain"] is FindingState.FAILED
    assert (await _states(make_program(_Locked())))["keychain"] is FindingState.FAILED
    assert (await _states(make_program(SecretStoreFake())))["keychain"] is not FindingState.FAILED


def test_the_command_fails_loudly(make_program: MakeProgram) -> None:
    good = Finding("Qt", FindingState.PASSED, "6")
    assert run(["self-test"], lambda: make_program(None, good)) == 0
    bad = Finding("crc32c", FindingState.FAILED, "slow")
    assert run(["self-test"], lambda: make_program(None, good, bad)) == 1
