"""The window over fakes, as the shell's tests have it, and a cluster with something to see."""

from __future__ import annotations

from kafkagui.core.groups import GroupMember, GroupType
from kafkagui.core.topics import BrokerInfo, PartitionInfo, TopicPartition
from kafkagui.ui.main_window import MainWindow
from kafkagui.ui.pages.overview.page import OverviewPage
from tests.fakes.batches import record
from tests.fakes.cluster_memory import GroupInMemory
from tests.ui.shell.conftest import DEV, Stage, stage
from tests.ui.waiting import until

__all__ = ["furnish", "look", "overview", "stage"]


def furnish(stage: Stage) -> None:
    """Three brokers, records in two topics, one replica behind, a group with lag and one that has committed nothing."""
    memory = stage.memory
    memory.brokers[:] = [BrokerInfo(number, f"broker-{number}", 9092, rack=f"r{number}") for number in (1, 2, 3)]
    memory.topics["orders"][0] = [record(offset, b"value", topic="orders") for offset in range(40)]
    memory.topics["payments"][1] = [record(offset, b"value", topic="payments") for offset in range(7)]
    memory.partitions["payments", 2] = PartitionInfo(2, 1, (1, 3), (1,))
    reader = GroupMember("m-1", "mailer-1", "/10.0.0.7", (TopicPartition("orders", 0),))
    memory.groups["mailer"] = GroupInMemory(GroupType.CLASSIC, "Stable", (reader,), {("orders", 0): 15})
    memory.groups["idle"] = GroupInMemory(GroupType.CONSUMER, "Empty")


async def overview(stage: Stage) -> tuple[MainWindow, OverviewPage]:
    """The overview of the furnished cluster, once it shows it."""
    furnish(stage)
    stage.program.session.overview.look_every(None)
    window = stage.window()
    await stage.program.session.connect(DEV, None)
    page = window.workspace.show_kind("overview")
    assert isinstance(page, OverviewPage)
    await until(lambda: page.topics.model.count)
    return window, page


async def look(stage: Stage) -> None:
    """Have the overview look at the cluster once more."""
    before = stage.program.session.overview.state
    stage.program.session.overview.refresh()
    await until(lambda: stage.program.session.overview.state is not before)
    await until(lambda: not stage.program.session.overview.state.is_reading)
