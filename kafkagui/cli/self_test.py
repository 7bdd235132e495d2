"""``self-test``: a line for each part of this installation, and for the main job when a cluster is named."""

from __future__ import annotations

from contextlib import aclosing

from kafkagui.cli import console
from kafkagui.cli.arguments import Arguments
from kafkagui.cli.target import connect
from kafkagui.core.installation import Finding, FindingState
from kafkagui.services.program import Program
from kafkagui.services.self_test import check_installation


async def self_test(arguments: Arguments, program: Program) -> int:
    """Print each finding as it is made; 1 when a part that must be there is missing or does not work."""
    is_named = arguments.bootstrap_servers is not None or arguments.profile is not None
    cluster = await connect(arguments, program) if is_named else None
    failed = 0
    async with aclosing(check_installation(program, cluster)) as findings:
        async for finding in findings:
            _print(finding, as_json=arguments.json)
            failed += finding.state is FindingState.FAILED
    if failed:
        console.note(f"kafkagui: {failed} parts of this installation do not work. Install the program again.")
    return 1 if failed else 0


def _print(finding: Finding, *, as_json: bool) -> None:
    if as_json:
        console.say_json({"part": finding.part, "state": finding.state.value, "detail": finding.detail})
    else:
        console.say(f"{finding.state.value:10}  {finding.part:20}  {finding.detail}".rstrip())
