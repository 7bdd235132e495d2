"""``test-connection``: the staged test, a line a step."""

from __future__ import annotations

from contextlib import aclosing

from kafkagui.cli import console
from kafkagui.cli.arguments import Arguments
from kafkagui.cli.target import chosen
from kafkagui.core.connection_test import StageReport, StageState
from kafkagui.core.errors import ConnectFailed
from kafkagui.services.program import Program

_WORDS = {StageState.PASSED: "ok", StageState.FAILED: "FAILED", StageState.SKIPPED: "not needed"}


async def test_connection(arguments: Arguments, program: Program) -> int:
    """Print each step as it ends.

    Raises:
        ConnectFailed: for the step that failed.
    """
    profile, password = await chosen(arguments, program)
    failure: ConnectFailed | None = None
    async with aclosing(program.connector.test(profile, password)) as reports:
        async for report in reports:
            if report.state is not StageState.RUNNING:
                _print(report, as_json=arguments.json)
            failure = report.error or failure
    if failure is not None:
        raise failure
    return 0


def _print(report: StageReport, *, as_json: bool) -> None:
    if as_json:
        error = report.error
        console.say_json(
            {
                "stage": report.stage.value,
                "state": report.state.value,
                "address": report.address,
                "detail": report.detail,
                "elapsed_ms": report.elapsed_ms,
                "error": error.message if error else None,
                "hint": error.hint if error else None,
            }
        )
    else:
        console.say(f"{_WORDS[report.state]:10}  {report.stage.value:10}  {report.address}  {report.detail}".rstrip())
