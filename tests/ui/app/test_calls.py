"""A second start calls the first: answered at once, silent or mad callers do no harm."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtNetwork import QLocalSocket

from kafkagui.app.call import ANSWER, Call, hand_over
from kafkagui.app.call_desk import CallDesk
from kafkagui.app.single_instance import SingleInstance
from kafkagui.app.window_words import WindowWords
from tests.ui.waiting import Until

pytestmark = pytest.mark.asyncio


class First:
    """The first start."""

    def __init__(self, folder: Path) -> None:
        self.lock = SingleInstance(folder)
        assert self.lock.take()
        self.calls: list[Call] = []
        self._owner = QObject()
        self.desk = CallDesk(self.lock, self.calls.append, self._owner)

    def end(self) -> None:
        self.desk.close()
        self.lock.release()


async def test_the_words_reach_the_first_window(tmp_path: Path, until: Until) -> None:
    first = First(tmp_path)
    call = Call(WindowWords(to_open=("kafka://broker:9092",)), "token")
    socket = QLocalSocket()
    socket.connectToServer(first.lock.address())
    line = call.to_line()
    socket.write(line[:9])
    await until(lambda: not socket.bytesToWrite())
    socket.write(line[9:])
    await until(socket.canReadLine)
    assert socket.readLine().data() == ANSWER
    assert first.calls == [call]
    first.end()


async def test_a_caller_that_says_nonsense_is_hung_up_on(tmp_path: Path, until: Until) -> None:
    first = First(tmp_path)
    socket = QLocalSocket()
    socket.connectToServer(first.lock.address())
    socket.write(b"[nonsense\n")
    await until(lambda: socket.state() is QLocalSocket.LocalSocketState.UnconnectedState)
    assert first.calls == []
    first.end()


async def test_a_lock_without_a_window_keeps_nobody_out_for_long(tmp_path: Path) -> None:
    lock = SingleInstance(tmp_path)
    assert lock.take()
    lock.tell_address("/nowhere/kafkagui-gone")
    assert not hand_over(SingleInstance(tmp_path), WindowWords(), patience_s=0.1)
    lock.release()
    second = SingleInstance(tmp_path)
    assert not hand_over(second, WindowWords(), patience_s=0.1)
    assert second.is_held
    second.release()
