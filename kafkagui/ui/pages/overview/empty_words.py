"""What the overview says where there is nothing to show."""

from __future__ import annotations

from kafkagui.core.cluster_view import ClusterView, OverviewState
from kafkagui.core.session import ConnectionState, SessionState
from kafkagui.core.wording import tr
from kafkagui.ui.widgets.table_card import Words


def instead_of_page(session: SessionState, overview: OverviewState) -> Words | None:
    """What stands in place of the whole page; None once there is a cluster to show."""
    if overview.view is not None:
        return None
    name = session.profile.name if session.profile else ""
    if session.state is ConnectionState.CONNECTING:
        return Words("plug", tr("Connecting to {name}", name=name), tr("The cluster appears here when it answers."))
    if not session.is_usable:
        if session.error is not None:
            return Words("plug", tr("Not connected"), str(session.error), tr("Connect…"))
        text = tr("Brokers, topics and groups of a cluster appear here once there is a connection.")
        return Words("plug", tr("Not connected"), text, tr("Connect…"))
    if overview.error is not None:
        return Words("circle-x", tr("The cluster could not be looked at"), str(overview.error), tr("Try again"))
    return Words("gauge", tr("Looking at {name}…", name=name), tr("Brokers, topics and groups are being read."))


def no_topics(*, may_create: bool) -> Words:
    """Where a cluster has no topic, or none that this user may see."""
    text = tr("Topics that this user may see appear here.")
    return Words("layers", tr("No topics yet"), text, tr("New topic…") if may_create else "")


def no_groups(view: ClusterView | None) -> Words:
    """Where there is no group, or where they cannot be listed."""
    if view is not None and view.groups_error is not None:
        return Words("lock", tr("Groups cannot be listed"), str(view.groups_error))
    return Words("users", tr("No consumer groups"), tr("A group appears once a consumer joins with its group id."))


def no_brokers() -> Words:
    """Where no broker is known."""
    return Words("server", tr("No brokers"), tr("The cluster names no broker."))
