"""The bar at the bottom of the window: the connection, the cluster, the time zone."""

from __future__ import annotations

import time

from PySide6.QtWidgets import QFrame, QWidget

from kafkagui.core.session import ConnectionState, SessionState
from kafkagui.ui.fonts import scaled
from kafkagui.ui.widgets.elided_label import ElidedLabel
from kafkagui.ui.widgets.icon_label import IconLabel
from kafkagui.ui.widgets.layouts import row, set_surface, text_label, vertical_rule

HEIGHT_PX = 28
_ICONS = {
    ConnectionState.DISCONNECTED: ("circle-dashed", "text2"),
    ConnectionState.CONNECTING: ("loader", "accentText"),
    ConnectionState.CONNECTED: ("circle-check", "ok"),
    ConnectionState.DEGRADED: ("triangle-alert", "warn"),
    ConnectionState.LOST: ("circle-x", "err"),
}


class StatusBar(QFrame):
    """The status bar."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._build()

    def _build(self) -> None:
        self.setObjectName("statusBar")
        set_surface(self, "chrome")
        self.setFixedHeight(scaled(HEIGHT_PX))
        self._sign = IconLabel("circle-dashed", side=14)
        self._lock = IconLabel("lock", side=14)
        self.connection = ElidedLabel(role="small")
        self.cluster = text_label("", "small")
        self._read_only = text_label("Read-only", "small")
        self._zone = text_label(local_zone(), "small")
        self._zone.setToolTip("Times are shown in this computer's time zone.")
        self._rules = [vertical_rule(14), vertical_rule(14)]
        # The tool tip is the holder's: an elided label takes its own away when its text fits.
        self.state_part = QWidget()
        row(self._sign, self.connection, spacing=6, parent=self.state_part)
        left = (self.state_part, self._rules[0], self.cluster, self._rules[1])
        right = (self._lock, self._read_only, None, self._zone)
        row(*left, *right, margins=(12, 1, 12, 0), spacing=6, parent=self)

    def show_session(self, state: SessionState) -> None:
        """Show the connection as it is now."""
        self._sign.set(*_ICONS[state.state])
        self.connection.set_text(_sentence(state))
        self.state_part.setToolTip(_reason(state))
        self.connection.setAccessibleDescription(_reason(state))
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


def local_zone(at_s: float | None = None) -> str:
    """The computer's time zone in words, such as ``Local time (UTC+2)`` or ``Local time (UTC−3:30)``."""
    offset_s = time.localtime(at_s).tm_gmtoff
    hours, minutes = divmod(abs(offset_s) // 60, 60)
    sign = "−" if offset_s < 0 else "+"
    return f"Local time (UTC{sign}{hours}{f':{minutes:02}' if minutes else ''})" if offset_s else "Local time (UTC)"


def _sentence(state: SessionState) -> str:
    name = state.profile.name if state.profile else ""
    if state.state is ConnectionState.CONNECTING:
        return f"Connecting to {name}…"
    if state.state is ConnectionState.CONNECTED:
        return f"Connected to {name}"
    if state.state is ConnectionState.DEGRADED:
        return f"Connected to {name}, which is in trouble"
    if state.state is ConnectionState.LOST:
        return f"Lost {name}, trying again"
    return f"Not connected: {name} failed" if state.error is not None else "Not connected"


def _reason(state: SessionState) -> str:
    since = time.strftime("%H:%M:%S", time.localtime(state.since_s))
    lines = [f"{state.state.value.capitalize()} since {since}"]
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
    told = [f"Broker {', '.join(fenced)} takes no part."] if fenced else []
    if sick:
        more = f" and {len(sick) - 3} more" if len(sick) > 3 else ""
        told.append(f"Replicas or leaders are missing in {', '.join(sick[:3])}{more}.")
    return told


def _cluster(state: SessionState) -> str:
    if state.info is None or not state.is_usable:
        return ""
    up = [broker for broker in state.info.brokers if not broker.fenced]
    count = f"{len(up)} broker{'' if len(up) == 1 else 's'}"
    return f"Kafka {state.info.version} · {count}" if state.info.version else count
