"""The life of the window: from the first import to the last thread."""

from __future__ import annotations

import asyncio
import contextlib
import importlib
import logging
import os
from collections.abc import Awaitable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

import kafkagui
from kafkagui.app import collector
from kafkagui.app.crash import CrashCatcher
from kafkagui.app.language import speak_as_set
from kafkagui.app.log import Logging
from kafkagui.app.native_crash import NativeCrashes
from kafkagui.app.qt_messages import log_qt_messages
from kafkagui.app.window_words import WindowWords
from kafkagui.app.wiring import Wiring, wire
from kafkagui.core.errors import KafkaGuiError
from kafkagui.core.wording import tr
from kafkagui.storage.places import find_places
from kafkagui.ui.fonts import load_bold
from kafkagui.ui.icons import app_icon
from kafkagui.ui.main_window import MainWindow
from kafkagui.ui.pages.page import Announce, ShowReport
from kafkagui.ui.tasks import run, set_crash_reporter
from kafkagui.ui.theme import install_theme
from kafkagui.ui.theme_settings import follow_settings, look_of

if TYPE_CHECKING:
    from qasync import QEventLoop as QAsyncioLoop

    from kafkagui.app.call import Call
    from kafkagui.app.call_desk import CallDesk
    from kafkagui.app.single_instance import SingleInstance
    from kafkagui.services.crash_report import CrashReport
    from kafkagui.ui.shell.crash_desk import CrashDesk

_log = logging.getLogger(__name__)
_DISCONNECT_S = 5.0
_LOCAL_STOP_S = 12.0
_LAST_TASKS_S = 2.0
_PAGES = ("consume", "connection", "log", "local_kafka")
_BETWEEN_IMPORTS_S = 0.02


def run_window(words: WindowWords = WindowWords(), instance: SingleInstance | None = None) -> int:
    """Open the window and run until it is closed; returns the exit code.

    Args:
        words: what the command line says of it.
        instance: the lock by which a second start finds it.
    """
    places = find_places(os.environ)
    app = QApplication(["kafkagui"])
    app.setApplicationName("kafkagui")
    app.setApplicationDisplayName("kafkagui")
    app.setDesktopFileName("kafkagui")
    app.setQuitOnLastWindowClosed(False)
    wiring = wire(places)
    native = NativeCrashes(places.data / "log")
    native.watch()
    log = Logging(wiring.program.log, wiring.masking)
    log.follow(wiring.program.settings)
    crashes = CrashCatcher(wiring.program.log, wiring.masking)
    log_qt_messages()
    speak_as_set(app, wiring.program.settings)
    _install_theme(app, wiring)
    try:
        run_of_window = WindowRun(wiring, crashes, words, instance)
        run_of_window.paint()
        run_of_window.offer(native.take_left())
        log.keep_in(places.data / "log" / "kafkagui.log")
        loop = _asyncio_on(app)
        with loop:
            crashes.take_loop(loop)
            loop.run_until_complete(run_of_window.live())
    finally:
        crashes.remove()
        log.stop()
        native.end()
        collector.collect_all()  # While Qt's application is still there.
    return 0


def _asyncio_on(app: QApplication) -> QAsyncioLoop:
    """The one asyncio loop, driven by Qt; imported here, since the first paint does without."""
    from concurrent.futures import ThreadPoolExecutor

    from qasync import QEventLoop as QAsyncioLoop

    loop = QAsyncioLoop(app)
    # Python's own pool instead of qasync's Qt threads; it is waited for when the loop closes.
    loop.set_default_executor(ThreadPoolExecutor(4, "kafkagui"))
    return loop


class WindowRun:
    """One window from its building to its end.

    Args:
        wiring: the program and its parts.
        crashes: tells of unexpected errors.
        words: what the command line says of it.
        instance: the lock by which a second start finds it.
    """

    def __init__(
        self, wiring: Wiring, crashes: CrashCatcher, words: WindowWords, instance: SingleInstance | None
    ) -> None:
        self._wiring = wiring
        self._program = wiring.program
        self._crashes = crashes
        self._words = words
        self._instance = instance
        self._calls: CallDesk | None = None
        self._crash_desk: CrashDesk | None = None
        self._crash_left: Path | None = None
        self._is_end_asked = False
        self._ended: asyncio.Event | None = None
        self.window = MainWindow(self._program)
        self.window.close_asked.connect(self._on_close_asked)

    def offer(self, crash_left: Path | None) -> None:
        """Offer this report, which an earlier run left behind, when the window is there."""
        self._crash_left = crash_left

    def paint(self) -> None:
        """Show the window and let Qt paint it, before anything else is imported."""
        painting = QEventLoop()
        self.window.first_painted.connect(painting.quit)
        self.window.close_asked.connect(painting.quit)
        self.window.show()
        painting.exec()

    async def live(self) -> None:
        """Wait until the person or the system ends the window, end everything in order."""
        from kafkagui.app.signals import EndSignals

        signals = EndSignals(self._on_end_asked)
        self._tell_crashes()
        self._ended = asyncio.Event()
        self._on_first_painted()
        try:
            if not self._is_end_asked:
                await self._ended.wait()
            await self._end()
        finally:
            signals.remove()
            self._crashes.tell(None)
            set_crash_reporter(None)

    def _tell_crashes(self) -> None:
        loop = asyncio.get_running_loop()

        def seen(report: CrashReport) -> None:
            with contextlib.suppress(RuntimeError):  # The loop may be closed when a thread's last error comes.
                loop.call_soon_threadsafe(self._show_crash, report)

        self._crashes.tell(seen)
        set_crash_reporter(lambda error, name: self._crashes.report(error, name))

    def _show_crash(self, report: CrashReport) -> None:
        if self._crash_desk is None:
            from kafkagui.ui.shell.crash_desk import CrashDesk

            self._crash_desk = CrashDesk(self.window, self.window.desk.handle)
        if not self._is_end_asked:
            self._crash_desk.show_crash(report)

    def _on_first_painted(self) -> None:
        """Import what is slow only now that the window is there."""
        collector.leave_out_what_is_there()
        collector.Collector(self.window)  # Lives as long as the window.
        _log.info("kafkagui %s: the window is open.", kafkagui.__version__)
        load_bold()
        self.window.setWindowIcon(app_icon())  # Seven pictures that nobody looks for before the window is there.
        run(self.window, self._wiring.connector.warm_up(), name="import the Kafka client")
        run(self.window, self._wiring.secrets.warm_up(), name="choose the keychain")
        self.window.local_run.check()
        run(self.window, self._import_pages(), name="import the other pages")
        self.window.news.announce_notices()
        self._do(self._words)
        if not self._words.starts_local_kafka:
            self.window.deeds.connect_last()
        self._take_calls()
        if self._crash_left is not None:
            self._offer_report(self._crash_left)

    def _offer_report(self, path: Path) -> None:
        what = tr("kafkagui ended unexpectedly the last time it ran")
        text = tr("The report is kept as {file} in the log's folder. Nothing was sent anywhere.", file=path.name)
        with contextlib.suppress(OSError):
            report = ShowReport(what, path.read_text("utf-8"))
            self.window.desk.announce(Announce(what, text, "err", action=tr("Show report"), request=report))

    def _take_calls(self) -> None:
        if self._instance is not None and self._instance.is_held:
            from kafkagui.app.call_desk import CallDesk

            self._calls = CallDesk(self._instance, self._on_called, self.window)

    def _on_called(self, call: Call) -> None:
        from kafkagui.app.coming_forward import come_forward

        come_forward(self.window, call.token)
        self._do(call.words)

    def _do(self, words: WindowWords) -> None:
        if words.starts_local_kafka and self.window.local_run.can_start:
            self.window.deeds.start_local_kafka()
        for place in words.to_open:
            from kafkagui.app.opening import request_to_open

            self.window.desk.handle(request_to_open(place))

    async def _import_pages(self) -> None:
        """Import what nobody has opened yet, a module at a time, so that the first click on it need not wait."""
        import pkgutil

        self.window.side_bar.pages.viewport()  # PySide loads every kind of widget when it first wraps one of Qt's own.
        for name in _PAGES:
            package = importlib.import_module(f"kafkagui.ui.pages.{name}")
            for module in pkgutil.iter_modules(package.__path__):
                await asyncio.sleep(_BETWEEN_IMPORTS_S)
                importlib.import_module(f"{package.__name__}.{module.name}")
        collector.leave_out_what_is_there()

    def _on_close_asked(self) -> None:
        self._is_end_asked = True
        if self._ended is not None:
            self._ended.set()

    def _on_end_asked(self) -> None:
        QTimer.singleShot(0, self.window.close)

    async def _end(self) -> None:
        """Pages, session, local Kafka, state, remaining tasks: in this order, each with a time limit."""
        if self._calls is not None:
            self._calls.close()
        await _in_time(self.window.shut(), _DISCONNECT_S, "ending the pages")
        await _in_time(self._program.session.disconnect(), _DISCONNECT_S, "disconnecting")
        await _in_time(self.window.local_run.end(), _LOCAL_STOP_S, "stopping the local Kafka")
        try:
            self._program.state.flush()
        except KafkaGuiError as error:
            _log.error("The window's state was not kept: %s", error)
        self._wiring.spools.close()
        self.window.close()
        rest = asyncio.all_tasks() - {asyncio.current_task()}
        for task in rest:
            task.cancel()
        if rest:
            await asyncio.wait(rest, timeout=_LAST_TASKS_S)
        self.window.deleteLater()


async def _in_time(work: Awaitable[None], limit_s: float, what: str) -> None:
    """Wait for a part of the end; a part that hangs or fails is logged and does not keep the others."""
    try:
        async with asyncio.timeout(limit_s):
            await work
    except TimeoutError:
        _log.warning("Gave up %s after %g s.", what, limit_s)
    except Exception:
        _log.exception("Unexpected while %s.", what)


def _install_theme(app: QApplication, wiring: Wiring) -> None:
    settings = wiring.program.settings
    follow_settings(install_theme(app, look_of(settings)), settings)
