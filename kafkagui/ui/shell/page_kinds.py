"""The kinds of pages that the workspace can show; each is imported and built when it is first shown."""

from __future__ import annotations

from collections.abc import Callable

from kafkagui.core.frozen import frozen
from kafkagui.core.wording import mark, tr
from kafkagui.services.program import Program
from kafkagui.ui.pages.local_kafka.local_run import LocalRun
from kafkagui.ui.pages.page import (
    ComposeAgain,
    OpenBroker,
    OpenConsume,
    OpenGroup,
    OpenHelp,
    OpenLab,
    OpenProduce,
    OpenSample,
    OpenSetting,
    OpenTopic,
    Page,
    PageRequest,
)


@frozen
class PageKind:
    """A kind of page: its id in the saved state, its words, its keys, and how one is built.

    ``listed`` pages stand in the sidebar; of a ``single`` kind there is at most one tab. ``takes`` are the requests
    that open a page of this kind; its ``fulfil`` gets them.
    """

    kind_id: str
    title: str
    icon: str
    build: Callable[[Program], Page]
    keys: str = ""
    listed: bool = True
    single: bool = False
    takes: tuple[type[PageRequest], ...] = ()

    @property
    def stands_alone(self) -> bool:
        """Whether it can be opened without naming what it is to show."""
        return self.listed or self.single


def _overview(program: Program) -> Page:
    from kafkagui.ui.pages.overview.page import OverviewPage

    return OverviewPage(program)


def _topic(program: Program) -> Page:
    from kafkagui.ui.pages.topic.page import TopicPage

    return TopicPage(program)


def _group(program: Program) -> Page:
    from kafkagui.ui.pages.group.page import GroupPage

    return GroupPage(program)


def _broker(program: Program) -> Page:
    from kafkagui.ui.pages.broker.page import BrokerPage

    return BrokerPage(program)


def _produce(program: Program) -> Page:
    from kafkagui.ui.pages.produce.page import ProducePage

    return ProducePage(program)


def _consume(program: Program) -> Page:
    from kafkagui.ui.pages.consume.page import ConsumePage

    return ConsumePage(program)


def _log(program: Program) -> Page:
    from kafkagui.ui.pages.log.page import LogPage

    return LogPage(program)


def _settings(program: Program) -> Page:
    from kafkagui.ui.pages.settings.page import SettingsPage

    return SettingsPage(program)


def page_kinds(local_run: LocalRun) -> tuple[PageKind, ...]:
    """All kinds, in the order of the sidebar."""

    def local_kafka(program: Program) -> Page:
        from kafkagui.ui.pages.local_kafka.page import LocalKafkaPage

        return LocalKafkaPage(program, local_run)

    def lab(program: Program) -> Page:
        from kafkagui.ui.pages.lab.page import LabPage

        return LabPage(program, local_run)

    def welcome(program: Program) -> Page:
        from kafkagui.ui.pages.welcome.page import WelcomePage

        return WelcomePage(program, local_run)

    def shortcuts(program: Program) -> Page:
        from kafkagui.ui.pages.shortcuts.page import ShortcutsPage

        return ShortcutsPage(program, {kind.kind_id: kind.build for kind in kinds if kind.listed})

    def help_page(program: Program) -> Page:
        from kafkagui.ui.pages.help.page import HelpPage

        return HelpPage(program, {kind.kind_id: tr(kind.title) for kind in kinds})

    kinds = (
        PageKind("overview", mark("Overview"), "gauge", _overview, "Ctrl+1", single=True),
        PageKind("produce", mark("Produce"), "send", _produce, "Ctrl+2", takes=(OpenProduce, OpenSample, ComposeAgain)),
        PageKind("consume", mark("Consume"), "inbox", _consume, "Ctrl+3", takes=(OpenConsume,)),
        PageKind("lab", mark("Delivery lab"), "flask-conical", lab, "Ctrl+4", single=True, takes=(OpenLab,)),
        PageKind("topic", mark("Topic"), "layers", _topic, listed=False, takes=(OpenTopic,)),
        PageKind("group", mark("Group"), "users", _group, listed=False, takes=(OpenGroup,)),
        PageKind("broker", mark("Broker"), "server", _broker, listed=False, takes=(OpenBroker,)),
        PageKind("log", mark("Log"), "list", _log, "Ctrl+5", single=True),
        PageKind(
            "settings",
            mark("Settings"),
            "settings",
            _settings,
            "Ctrl+,",
            listed=False,
            single=True,
            takes=(OpenSetting,),
        ),
        PageKind("welcome", mark("Welcome"), "box", welcome, listed=False, single=True),
        PageKind("local_kafka", mark("Local Kafka"), "rocket", local_kafka, listed=False, single=True),
        PageKind("shortcuts", mark("Keyboard shortcuts"), "keyboard", shortcuts, "Ctrl+/", listed=False, single=True),
        PageKind("help", mark("Help"), "circle-help", help_page, listed=False, single=True, takes=(OpenHelp,)),
    )
    return kinds
