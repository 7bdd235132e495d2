"""The bar at the bottom of the window: the connection, the cluster, the time zone."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QWidget

from kafkagui.core.session import ConnectionState, SessionState
from kafkagui.core.settings import LOCAL_TIME
from kafkagui.core.times import clock, zone_label
from kafkagui.core.wording import mark, tr, trn
from kafkagui.ui.widgets.announcing import announce
from kafkagui.ui.widgets.elided_label import ElidedLabel
from kafkagui.ui.widgets.icon_label import IconLabel
from kafkagui.ui.widgets.layouts import row, set_surface, text_label, vertical_rule
from kafkagui.ui.widgets.scaled_size import scale_height

HEIGHT_PX = 28
_NAMED = 3
_ICONS = {
    ConnectionState.DISCONNECTED: ("circle-dashed", "text2"),
    ConnectionState.CONNECTING: ("loader", "accentText"),
    ConnectionState.CONNECTED: ("circle-check", "ok"),
    ConnectionState.DEGRADED: ("triangle-alert", "warn"),
    ConnectionState.LOST: ("circle-x", "err"),
}
_SINCE = {
    ConnectionState.DISCONNECTED: mark("Not connected since {since}"),
    ConnectionState.CONNECTING: mark("Connecting since {since}"),
    ConnectionState.CONNECTED: mark("Connected since {since}"),
    ConnectionState.DEGRADED: mark("Degraded since {since}"),
    ConnectionState.LOST: mark("Lost since {since}"),
}


class StatusBar(QFrame):
    """The status bar."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = SessionState()
        self._zone_name = LOCAL_TIME
        self._build()

    def _build(self) -> None:
        self.setObjectName("statusBar")
        set_surface(self, "chrome")
        scale_height(self, HEIGHT_PX)
        self._sign = IconLabel("circle-dashed", side=14)
        self._lock = IconLabel("lock", side=14)
        self.connection = ElidedLabel(role="small")
        self.cluster = text_label("", "small")
        self._read_only = text_label(tr("Read-only"), "small")
        self.zone = text_label("", "small")
        self.zone.setToolTip(tr("Times are shown and typed in this time zone."))
        self._rules = [vertical_rule(14), vertical_rule(14)]
        # The tool tip is the holder's: an elided label takes its own away when its text fits.
        self.state_part = QWidget()
        row(self._sign, self.connection, spacing=6, parent=self.state_part)
        left = (self.state_part, self._rules[0], self.cluster, self._rules[1])
        right = (self._lock, self._read_only, None, self.zone)
        row(*left, *right, margins=(12, 1, 12, 0), spacing=6, parent=self)

    def show_zone(self, zone_name: str) -> None:
        """Name the time zone of the settings, and tell times in it."""
        self._zone_name = zone_name
        self.zone.setText(zone_label(zone_name))
        self.show_session(self._state)

    def show_session(self, state: SessionState) -> None:
        """Show the connection as it is now."""
        self._state = state
        since = clock(int(state.since_s * 1000), self._zone_name).partition(".")[0]
        self._sign.set(*_ICONS[state.state])
        sentence = _sentence(state, since)
        if sentence != self.connection.text():
            announce(self, sentence, about="connection")
        self.connection.set_text(sentence)
        self.state_part.setToolTip(_reason(state, since))
        self.connection.setAccessibleDescription(_reason(state, since))
        cluster = _cluster(state)
        self.cluster.setText(cluster)
        locked = state.is_usable and state.profile is not None and state.profile.read_only
        for widget, shown in (
            (self.cluster, bool(cluster)),
            (self._rules[0], bool(cluster)),
            (self._rules[1], locked),
            (self._lock, locked),
            (self._read_only, locked),
        ):
            widget.setVisible(shown)


def _sentence(state: SessionState, since: str) -> str:
    name = state.profile.name if state.profile else ""
    if state.state is ConnectionState.CONNECTING:
        return tr("Connecting to {name}…", name=name)
    if state.state is ConnectionState.CONNECTED:
        return tr("Connected to {name}", name=name)
    if state.state is ConnectionState.DEGRADED:
        return tr("Connected to {name}, in trouble since {since}", name=name, since=since)
    if state.state is ConnectionState.LOST:
        return tr("Lost {name} since {since}, trying again", name=name, since=since)
    return tr("Not connected: {name} failed", name=name) if state.error is not None else tr("Not connected")


def _reason(state: SessionState, since: str) -> str:
    lines = [tr(_SINCE[state.state], since=since)]
    if state.error is not None:
        lines.append(str(state.error))
    if state.state is ConnectionState.DEGRADED:
        lines += _troubles(state)
    return "\n".join(lines)


def _troubles(state: SessionState) -> list[str]:
    fenced = [str(broker.node_id) for broker in state.info.brokers if broker.fenced] if state.info else []
    sick = [
        topic.name for topic in state.topics if any(p.leader is None or p.under_replicated for p in topic.partitions)
    ]
    told = [tr("Broker {names} takes no part.", names=", ".join(fenced))] if fenced else []
    if sick:
        names = ", ".join(sick[:_NAMED])
        if len(sick) > _NAMED:
            names = tr("{names} and {count:,} more", names=names, count=len(sick) - _NAMED)
        told.append(tr("Replicas or leaders are missing in {names}.", names=names))
    return told


def _cluster(state: SessionState) -> str:
    if state.info is None or not state.is_usable:
        return ""
    up = [broker for broker in state.info.brokers if not broker.fenced]
    count = trn("{count} broker", "{count} brokers", len(up))
    return tr("Kafka {version} · {brokers}", version=state.info.version, brokers=count) if state.info.version else count
