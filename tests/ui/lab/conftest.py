"""The lab in a window over fakes: a cluster in memory, brokers that take every fault."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import pytest_asyncio

from kafkagui.core.profiles import Environment, Profile
from kafkagui.core.topics import BrokerInfo
from kafkagui.services.program import Program
from kafkagui.ui.main_window import MainWindow
from kafkagui.ui.pages.lab.page import LabPage
from kafkagui.ui.pages.page import OpenLab
from tests.fakes.cluster_memory import ClusterInMemory
from tests.fakes.connector import FakeConnector
from tests.fakes.local_kafka import FakeLocalKafka
from tests.fakes.program import program_of_fakes
from tests.fakes.record_log import FakeLogFactory
from tests.fakes.text_files import FakeTextFiles
from tests.ui.waiting import until

DEV = Profile("dev-cluster", "localhost:9092", Environment.DEV)


@dataclass
class Scene:
    """The window, its page, and what stands behind them."""

    memory: ClusterInMemory
    local_kafka: FakeLocalKafka
    files: FakeTextFiles
    program: Program
    window: MainWindow
    page: LabPage

    async def connect(self, profile: Profile = DEV) -> None:
        await self.program.session.connect(profile, None)

    async def start_three(self) -> None:
        """Press the button that starts three brokers."""
        self.page.side.show_side("break")
        self.page.breaking.empty._button.click()
        await until(lambda: self.page.work.can_break and self.page.breaking.brokers.isVisible())

    def small(self) -> None:
        """Choose an experiment that takes no time."""
        self.page.side.form.count.setValue(5)
        self.page.side.form.warm_up.setValue(0)

    async def run(self) -> None:
        """Press Run, and wait for the end."""
        self.page.side.foot.run.click()
        await until(lambda: self.page.work.is_running)
        await until(lambda: not self.page.work.is_running, 20)


@pytest_asyncio.fixture
async def scene(tmp_path: Path) -> AsyncIterator[Scene]:
    memory = ClusterInMemory(brokers=[BrokerInfo(node, "localhost", 9091 + node) for node in (1, 2, 3)])
    local_kafka, files = FakeLocalKafka(), FakeTextFiles()
    program = program_of_fakes(
        tmp_path, connector=FakeConnector(memory), local_kafka=local_kafka, files=files, logs=FakeLogFactory()
    )
    window = MainWindow(program)
    window.resize(1440, 900)
    window.show()
    window.desk.handle(OpenLab("compare"))
    page = window.workspace.page
    assert isinstance(page, LabPage)
    yield Scene(memory, local_kafka, files, program, window, page)
    await window.shut()
    window.close()
    window.deleteLater()
    await program.session.disconnect()
    await local_kafka.stop()
