"""Runs one command and turns its end into an exit code."""

from __future__ import annotations

import asyncio
import contextlib
import signal
from collections.abc import Callable, Sequence

from kafkagui.cli import console
from kafkagui.cli.arguments import Arguments, parser, with_free_texts
from kafkagui.cli.commands import COMMANDS
from kafkagui.core.errors import (
    ConnectFailed,
    ConnectionLost,
    InputRefused,
    KafkaGuiError,
    ReadOnlyRefused,
    StorageFailed,
)
from kafkagui.services.program import Program

DONE, SOME_FAILED, REFUSED, NO_CONNECTION, INTERRUPTED = 0, 1, 2, 3, 130


def run(argv: Sequence[str], make_program: Callable[[], Program]) -> int:
    """Run the command that ``argv`` (without the program's name) asks for.

    Args:
        argv: the words of the command line.
        make_program: builds the services; called only when the words make sense.

    Returns:
        The exit code.
    """
    try:
        arguments = parser().parse_args(with_free_texts(argv), namespace=Arguments())
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else REFUSED
    console.prepare(as_json=arguments.json)
    try:
        return asyncio.run(_conduct(arguments, make_program))
    except (KeyboardInterrupt, asyncio.CancelledError):
        return INTERRUPTED
    except BrokenPipeError:
        console.silence()  # The reader of our output went away, as `head` does.
        return DONE


async def _conduct(arguments: Arguments, make_program: Callable[[], Program]) -> int:
    _stop_on_signals(asyncio.current_task())
    program = make_program()
    for notice in (program.connections.take_notice(), program.state.take_notice()):
        if notice:
            console.note(notice)
    try:
        return await COMMANDS[arguments.command](arguments, program)
    except KafkaGuiError as error:
        if isinstance(error, StorageFailed):
            console.silence()
        console.complain(error)
        return exit_code(error)
    finally:
        await program.session.disconnect()
        await program.local_kafka.stop()


def exit_code(error: KafkaGuiError) -> int:
    """The exit code that an error stands for."""
    if isinstance(error, InputRefused | ReadOnlyRefused):
        return REFUSED
    if isinstance(error, ConnectFailed | ConnectionLost):
        return NO_CONNECTION
    return SOME_FAILED


def _stop_on_signals(task: asyncio.Task[object] | None) -> None:
    """Let SIGINT, SIGTERM and a closed terminal cancel the command, so that it closes what it opened."""
    if task is None:
        return
    loop = asyncio.get_running_loop()
    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number is None or (name == "SIGHUP" and signal.getsignal(number) is signal.SIG_IGN):
            continue  # Windows has no SIGHUP; nohup has it ignored.
        with contextlib.suppress(NotImplementedError):  # Windows: Ctrl+C arrives as KeyboardInterrupt
            loop.add_signal_handler(number, task.cancel)
