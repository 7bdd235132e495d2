"""What the port `Connector` promises, of the fake and of the real one."""

from __future__ import annotations

import socket
from collections.abc import Callable

import pytest

from kafkagui.client.connector import KafkaConnector
from kafkagui.core.connection_test import StageReport, StageState
from kafkagui.core.errors import ConnectFailed
from kafkagui.core.ports import Connector
from kafkagui.core.profiles import Profile
from kafkagui.core.stages import Stage
from tests.contract.kafka_clusters import BOTH, connector, servers
from tests.fakes.connector import FakeConnector


@pytest.fixture(params=BOTH)
def working(request: pytest.FixtureRequest) -> tuple[Connector, Profile]:
    return connector(request), Profile("contract", servers(request))


@pytest.fixture(params=["fake", "real"])
def broken(request: pytest.FixtureRequest) -> tuple[Connector, Profile]:
    """Nothing listens there."""
    with socket.create_server(("127.0.0.1", 0)) as gone:
        address = f"127.0.0.1:{gone.getsockname()[1]}"
    make: dict[str, Callable[[], Connector]] = {
        "fake": lambda: FakeConnector(fails_with=ConnectFailed("Nothing listens.", stage=Stage.PORT, hint="Look.")),
        "real": KafkaConnector,
    }
    return make[request.param](), Profile("contract", address)


def ended(reports: list[StageReport]) -> list[tuple[Stage, StageState]]:
    return [(report.stage, report.state) for report in reports if report.state is not StageState.RUNNING]


async def test_connecting_opens_a_cluster_of_the_profile(working: tuple[Connector, Profile]) -> None:
    adapter, profile = working
    cluster = await adapter.connect(profile, None)
    try:
        assert cluster.profile is profile
        assert (await cluster.admin.describe_cluster()).brokers
    finally:
        await cluster.close()


async def test_a_good_test_ends_every_stage_in_order(working: tuple[Connector, Profile]) -> None:
    adapter, profile = working
    reports = [report async for report in adapter.test(profile, None)]
    assert [stage for stage, _state in ended(reports)] == list(Stage)
    skipped = {stage for stage, state in ended(reports) if state is StageState.SKIPPED}
    assert skipped == {Stage.TLS, Stage.SIGN_IN}
    for report in reports:
        assert report.address
        if report.state is StageState.PASSED:
            assert report.elapsed_ms is not None


async def test_a_failed_test_stops_at_its_stage(broken: tuple[Connector, Profile]) -> None:
    adapter, profile = broken
    reports = [report async for report in adapter.test(profile, None)]
    assert ended(reports) == [(Stage.NAME, StageState.PASSED), (Stage.PORT, StageState.FAILED)]
    error = reports[-1].error
    assert error is not None
    assert error.stage is Stage.PORT
    assert error.message
    assert error.hint


async def test_connecting_in_vain_names_the_stage(broken: tuple[Connector, Profile]) -> None:
    adapter, profile = broken
    with pytest.raises(ConnectFailed) as caught:
        await adapter.connect(profile, None)
    assert caught.value.stage is Stage.PORT


async def test_a_test_can_be_left_half_way(working: tuple[Connector, Profile]) -> None:
    adapter, profile = working
    async for report in adapter.test(profile, None):
        assert report.stage is Stage.NAME
        break
