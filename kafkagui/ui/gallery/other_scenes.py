"""Scenes of the other pages, of the connection, and of what stands over the window."""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Awaitable, Callable

from kafkagui.core.errors import KafkaGuiError
from kafkagui.core.session import ConnectionState
from kafkagui.ui.gallery import sample_data as data
from kafkagui.ui.gallery.sample_cluster import SampleCluster
from kafkagui.ui.gallery.sample_program import Mood
from kafkagui.ui.gallery.scenes import Scene, Stage, until
from kafkagui.ui.pages.connection.dialog import ConnectionDialog
from kafkagui.ui.pages.help.page import HelpPage
from kafkagui.ui.pages.log.page import LogPage
from kafkagui.ui.pages.page import Announce, OpenBroker, OpenGroup, OpenHelp, OpenTopic, PageRequest
from kafkagui.ui.pages.settings.page import SettingsPage
from kafkagui.ui.pages.shortcuts.page import ShortcutsPage
from kafkagui.ui.shell.palette.palette import Palette
from kafkagui.ui.tasks import run

_LINES = (
    (logging.INFO, "kafkagui.app.window_run", "kafkagui: the window is open."),
    (logging.INFO, "kafkagui.services.session", "Connected to orders-dev."),
    (logging.WARNING, "kafkagui.client.cluster", "Broker 3 answers slowly: 1.2 s."),
    (logging.ERROR, "kafkagui.client.producer", "A record was refused: NOT_ENOUGH_REPLICAS."),
    (logging.INFO, "kafkagui.services.session", "The cluster answers again."),
)


def _page(kind_id: str, *, connects: bool = True) -> Callable[[Stage], Awaitable[None]]:
    async def prepare(stage: Stage) -> None:
        if connects:
            await stage.connect()
        stage.show(kind_id)
        if connects and kind_id == "overview":
            await until(lambda: stage.program.session.overview.state.view)

    return prepare


def _asked(request: PageRequest) -> Callable[[Stage], Awaitable[None]]:
    async def prepare(stage: Stage) -> None:
        await stage.connect()
        stage.window.desk.handle(request)

    return prepare


async def _lost(stage: Stage) -> None:
    await stage.connect()
    stage.show("overview")
    await until(lambda: stage.program.session.overview.state.view)
    cluster = stage.program.session.state.cluster
    if isinstance(cluster, SampleCluster):
        cluster.admin.is_lost = True
    stage.program.session.refresh()
    await until(lambda: stage.program.session.state.state is ConnectionState.LOST)
    await until(lambda: stage.program.session.overview.state.error)


async def _connecting(stage: Stage) -> None:
    stage.show("produce")
    run(stage.window, stage.connect(), name="a connection that is never made")
    await until(lambda: stage.program.session.state.state is ConnectionState.CONNECTING)


async def _refused(stage: Stage) -> None:
    stage.show("produce")
    with contextlib.suppress(KafkaGuiError):
        await stage.connect()


async def _log(stage: Stage) -> None:
    for number, (level, logger, message) in enumerate(_LINES * 4):
        stage.program.log.add(data.NOW_MS / 1000 + number * 3, level, logger, message)
    stage.show("log")


async def _log_filtered(stage: Stage) -> None:
    await _log(stage)
    if isinstance(stage.page, LogPage):
        stage.page.bar.filter.setText("no such words")
        stage.page.bar.filter.returnPressed.emit()


async def _settings_searched(stage: Stage) -> None:
    page = stage.show("settings")
    if isinstance(page, SettingsPage):
        page.search.setText("colour of the moon")


async def _help_searched(stage: Stage) -> None:
    page = stage.show("help")
    if isinstance(page, HelpPage):
        page.search.setText("colour of the moon")


async def _start_local(stage: Stage) -> None:
    stage.window.deeds.start_local_kafka()
    await until(lambda: stage.window.local_run.steps)


async def _dialog(stage: Stage) -> ConnectionDialog:
    stage.window.connections.edit(data.STAGING)
    await until(lambda: stage.window.findChildren(ConnectionDialog))
    return stage.window.findChildren(ConnectionDialog)[0]


async def _connection(stage: Stage) -> None:
    await _dialog(stage)


async def _connection_tested(stage: Stage) -> None:
    dialog = await _dialog(stage)
    before = dialog.test.text()
    dialog.test.click()
    await until(lambda: dialog.test.text() != before and not dialog.is_testing)


async def _new_topic(stage: Stage) -> None:
    await stage.connect()
    stage.window.deeds.create_topic()


async def _shortcuts(stage: Stage) -> None:
    page = stage.show("shortcuts")
    if isinstance(page, ShortcutsPage):
        await until(lambda: page.rows)
        page.rows[0].keys.pressed_keys.emit("Ctrl+W")


async def _palette(stage: Stage) -> None:
    await _find(stage, "ord")


async def _palette_nothing(stage: Stage) -> None:
    await _find(stage, "colour of the moon")


async def _find(stage: Stage, words: str) -> None:
    await stage.connect()
    stage.show("produce")
    await until(lambda: stage.program.session.overview.state.view)
    stage.window.deeds.open_palette()
    stage.window.findChildren(Palette)[0].field.setText(words)


async def _announced(stage: Stage) -> None:
    await stage.connect()
    stage.show("consume")
    stage.window.desk.announce(Announce("Topic “returns” created", "3 partitions, replication 2."))
    stage.window.desk.announce(Announce("The export failed", "The disk is full.", "err"))


SCENES = (
    Scene("welcome", "Welcome: the first start", Mood.READY, _page("welcome", connects=False), "welcome", True, False),
    Scene("welcome-known", "Welcome: known connections", Mood.READY, _page("welcome", connects=False), "welcome"),
    Scene("overview", "Overview", Mood.TROUBLED, _page("overview"), "overview", is_main=True),
    Scene("overview-empty", "Overview: an empty cluster", Mood.EMPTY, _page("overview"), "overview"),
    Scene("overview-lost", "Overview: the cluster is lost", Mood.READY, _lost, "overview"),
    Scene(
        "overview-disconnected", "Overview: not connected", Mood.READY, _page("overview", connects=False), "overview"
    ),
    Scene("topic", "A topic", Mood.TROUBLED, _asked(OpenTopic("shipments")), "topic", is_main=True),
    Scene("group", "A group", Mood.READY, _asked(OpenGroup("fraud-check")), "group", is_main=True),
    Scene("broker", "A broker", Mood.READY, _asked(OpenBroker(2)), "broker", is_main=True),
    Scene("connecting", "Connecting", Mood.SLOW, _connecting),
    Scene("connection-refused", "Connecting failed", Mood.BROKEN, _refused),
    Scene("connection", "The connection dialog", Mood.READY, _connection),
    Scene("connection-tested", "A connection that works", Mood.READY, _connection_tested),
    Scene("connection-failed", "A connection that fails", Mood.BROKEN, _connection_tested, is_main=True),
    Scene("local-kafka", "Local Kafka", Mood.READY, _page("local_kafka", connects=False), "local_kafka"),
    Scene("local-kafka-starting", "Local Kafka: starting", Mood.SLOW, _start_local, "local_kafka"),
    Scene("local-kafka-failed", "Local Kafka: failed", Mood.BROKEN, _start_local, "local_kafka"),
    Scene("log", "Log", Mood.READY, _log, "log", is_main=True),
    Scene("log-nothing-found", "Log: filtered to nothing", Mood.READY, _log_filtered, "log"),
    Scene("log-empty", "Log: nothing yet", Mood.READY, _page("log", connects=False), "log"),
    Scene("settings", "Settings", Mood.READY, _page("settings"), "settings", is_main=True),
    Scene("settings-nothing-found", "Settings: nothing found", Mood.READY, _settings_searched, "settings"),
    Scene("shortcuts", "Keyboard shortcuts", Mood.READY, _shortcuts, "shortcuts", is_main=True),
    Scene("help", "Help", Mood.READY, _page("help"), "help", is_main=True),
    Scene("help-nothing-found", "Help: nothing found", Mood.READY, _help_searched, "help"),
    Scene("help-about", "Help: about", Mood.READY, _asked(OpenHelp("about")), "help"),
    Scene("new-topic", "A new topic", Mood.READY, _new_topic),
    Scene("palette", "The palette", Mood.READY, _palette, is_main=True),
    Scene("palette-nothing-found", "The palette: nothing found", Mood.READY, _palette_nothing),
    Scene("announced", "Announcements", Mood.READY, _announced),
)
