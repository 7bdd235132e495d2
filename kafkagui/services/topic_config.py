"""Changes a topic's configuration: first what would change, then the change, if nobody was faster."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from kafkagui.core.configs import ConfigChange, ConfigDifference, ConfigListing, ConfigOrigin, ConfigPlan
from kafkagui.core.errors import InputRefused
from kafkagui.core.wording import tr

if TYPE_CHECKING:
    from kafkagui.core.ports import Admin


async def plan_changes(admin: Admin, topic: str, changes: Sequence[ConfigChange]) -> ConfigPlan:
    """What these changes would do to the configuration as it is now; a change that does nothing is left out.

    Raises:
        InputRefused: for a setting that topics do not have, or that cannot be changed.
        BrokerRefused: when the configuration may not be read.
    """
    listing = await _listing(admin, topic)
    wanted = {change.name: change for change in changes}
    differences = {name: _difference(listing, change) for name, change in wanted.items()}
    real = {name: found for name, found in differences.items() if found is not None}
    return ConfigPlan(topic, tuple(wanted[name] for name in real), tuple(real.values()))


async def apply_plan(admin: Admin, plan: ConfigPlan) -> None:
    """Make the changes of a plan.

    Raises:
        InputRefused: when a value is no longer the one that the plan showed; nothing is changed then.
        BrokerRefused: with the broker's reason; nothing is changed then.
        ReadOnlyRefused: on a read-only profile.
    """
    now = await plan_changes(admin, plan.topic, plan.changes)
    if now.differences != plan.differences:
        names = ", ".join(sorted(_moved(plan, now)))
        raise InputRefused(
            tr("The configuration of {topic} has changed meanwhile: {names}.", topic=plan.topic, names=names),
            field=names,
            hint=tr("Look at the new values, then decide again."),
        )
    if plan.changes:
        await admin.alter_topic_config(plan.topic, plan.changes)


def _moved(shown: ConfigPlan, now: ConfigPlan) -> set[str]:
    return {difference.name for difference in set(shown.differences) ^ set(now.differences)}


async def _listing(admin: Admin, topic: str) -> ConfigListing:
    (listing,) = await admin.topic_configs([topic])
    if listing.error is not None:
        raise listing.error
    return listing


def _difference(listing: ConfigListing, change: ConfigChange) -> ConfigDifference | None:
    entry = listing.entry(change.name)
    if entry is None:
        raise InputRefused(
            tr("Topics have no setting {name}.", name=change.name),
            field=change.name,
            hint=tr("Choose one of those that the topic lists."),
        )
    if entry.is_read_only:
        raise InputRefused(tr("The setting {name} cannot be changed.", name=change.name), field=change.name)
    is_own = entry.origin is ConfigOrigin.TOPIC
    if change.value is None:
        return ConfigDifference(change.name, entry.value, entry.default, is_reset=True) if is_own else None
    if is_own and change.value == entry.value:
        return None
    return ConfigDifference(change.name, entry.value, change.value)
