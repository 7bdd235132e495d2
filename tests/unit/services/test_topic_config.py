"""A topic's configuration is changed as shown, or not at all."""

from __future__ import annotations

import pytest

from kafkagui.core.configs import ConfigChange, ConfigDifference
from kafkagui.core.errors import BrokerRefused, InputRefused
from kafkagui.core.profiles import Profile
from kafkagui.services.topic_config import apply_plan, plan_changes
from tests.fakes.admin import FakeAdmin
from tests.fakes.cluster_memory import ClusterInMemory


@pytest.fixture
def memory() -> ClusterInMemory:
    memory = ClusterInMemory()
    memory.add_topic("orders")
    memory.configs["orders"] = {"retention.ms": "1000"}
    return memory


@pytest.fixture
def admin(memory: ClusterInMemory) -> FakeAdmin:
    return FakeAdmin(memory, Profile("test", "localhost:9092"))


async def test_the_plan_shows_before_and_after(admin: FakeAdmin, memory: ClusterInMemory) -> None:
    changes = [
        ConfigChange("retention.ms", None),
        ConfigChange("cleanup.policy", "compact"),
        ConfigChange("segment.bytes", None),
    ]
    plan = await plan_changes(admin, "orders", changes)
    assert plan.differences == (
        ConfigDifference("retention.ms", "1000", "604800000", is_reset=True),
        ConfigDifference("cleanup.policy", "delete", "compact"),
    )
    assert [difference.is_reset for difference in plan.differences] == [True, False]
    assert memory.configs["orders"] == {"retention.ms": "1000"}
    await apply_plan(admin, plan)
    assert memory.configs["orders"] == {"cleanup.policy": "compact"}


async def test_the_same_value_is_no_change_but_a_default_can_be_pinned(admin: FakeAdmin) -> None:
    plan = await plan_changes(admin, "orders", [ConfigChange("retention.ms", "1000")])
    assert plan.changes == plan.differences == ()
    await apply_plan(admin, plan)
    pinned = await plan_changes(admin, "orders", [ConfigChange("cleanup.policy", "delete")])
    assert pinned.differences == (ConfigDifference("cleanup.policy", "delete", "delete"),)


async def test_nothing_is_changed_when_somebody_was_faster(admin: FakeAdmin, memory: ClusterInMemory) -> None:
    changes = [ConfigChange("retention.ms", "5"), ConfigChange("segment.bytes", "99")]
    plan = await plan_changes(admin, "orders", changes)
    memory.configs["orders"]["retention.ms"] = "2000"
    with pytest.raises(InputRefused, match=r"retention\.ms") as caught:
        await apply_plan(admin, plan)
    assert caught.value.field == "retention.ms"
    assert memory.configs["orders"] == {"retention.ms": "2000"}


async def test_what_cannot_be_changed_says_why(admin: FakeAdmin, memory: ClusterInMemory) -> None:
    with pytest.raises(InputRefused, match=r"no\.such\.thing"):
        await plan_changes(admin, "orders", [ConfigChange("no.such.thing", "1")])
    memory.forbidden["orders"] = BrokerRefused("No.", code="TOPIC_AUTHORIZATION_FAILED")
    with pytest.raises(BrokerRefused):
        await plan_changes(admin, "orders", [])
