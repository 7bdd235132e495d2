"""The card at the top of the sidebar: which cluster, what for, and the way to another one."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QIcon, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from kafkagui.core.profiles import Profile
from kafkagui.core.session import ConnectionState, SessionState
from kafkagui.core.wording import tr
from kafkagui.ui.environment_look import ENVIRONMENT_LOOKS, short_address
from kafkagui.ui.fonts import scaled, ui_font
from kafkagui.ui.icons import icon, paint_icon
from kafkagui.ui.mirroring import placed
from kafkagui.ui.theme import color

_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


class ConnectionCard(QPushButton):
    """Shows the connection and, as a button, opens the switcher."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = SessionState()
        self._build()

    def _build(self) -> None:
        self.setObjectName("connectionCard")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setToolTip(tr("Switch connection (Ctrl+Shift+C)"))
        self.show_session(self._state)

    def show_session(self, state: SessionState) -> None:
        """Show the connection as it is now."""
        self._state = state
        profile = self._profile
        self.setText("" if profile else tr("Choose a connection"))
        self.setIcon(QIcon() if profile else icon("plug"))
        self.setIconSize(QSize(20, 16))
        self.setAccessibleName(self._spoken())
        self.updateGeometry()
        self.update()

    @property
    def _profile(self) -> Profile | None:
        return None if self._state.state is ConnectionState.DISCONNECTED else self._state.profile

    def _spoken(self) -> str:
        profile = self._profile
        if profile is None:
            return tr("No connection. Choose a connection")
        facts = [profile.name, ENVIRONMENT_LOOKS[profile.environment].word]
        if profile.read_only:
            facts.append(tr("read-only"))
        return tr("Connection {facts}. Switch connection", facts=", ".join([*facts, tr(self._state.state.value)]))

    def sizeHint(self) -> QSize:
        """A hint and no fixed height: the stylesheet sets the least height of every button."""
        return QSize(200, scaled(56) if self._profile else scaled(32))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        profile = self._profile
        if profile is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        _paint_profile(painter, partial(placed, QRectF(self.rect()), is_mirrored=is_mirrored), self.size(), profile)
        painter.end()


def _paint_profile(painter: QPainter, at: Callable[[QRectF], QRectF], area: QSize, profile: Profile) -> None:
    look = ENVIRONMENT_LOOKS[profile.environment]
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color(look.strong))
    painter.drawRoundedRect(at(QRectF(7, 9, 4, area.height() - 18)), 2, 2)
    pill_font = ui_font(10, 700)
    pill_px = QFontMetrics(pill_font).horizontalAdvance(look.word) + 14
    middle = area.height() / 2
    right = area.width() - 34
    name_room = right - 20 - pill_px - 8 - (20 if profile.read_only else 0)
    name_px = _paint_name(painter, profile.name, at(QRectF(20, middle - scaled(19), name_room, scaled(18))))
    pill = at(QRectF(20 + name_px + 8, middle - scaled(18), pill_px, scaled(16)))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color(look.soft))
    painter.drawRoundedRect(pill, 5, 5)
    painter.setPen(color(look.strong))
    painter.setFont(pill_font)
    painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, look.word)
    if profile.read_only:
        lock = at(QRectF(20 + name_px + 8 + pill_px + 5, pill.center().y() - 7, 14, 14))
        paint_icon(painter, "lock", look.strong, lock.left(), lock.top(), 14)
    painter.setPen(color("text2"))
    painter.setFont(ui_font(12))
    address = painter.fontMetrics().elidedText(short_address(profile), Qt.TextElideMode.ElideMiddle, int(right - 20))
    painter.drawText(at(QRectF(20, middle + 1, right - 20, scaled(18))), _LEFT, address)
    arrows = at(QRectF(area.width() - 26, middle - 8, 16, 16))
    paint_icon(painter, "chevrons-up-down", "text2", arrows.left(), arrows.top(), 16)


def _paint_name(painter: QPainter, name: str, place: QRectF) -> float:
    """Draws the name and returns how wide it came out."""
    font = ui_font(13, 600)
    metrics = QFontMetrics(font)
    shown = metrics.elidedText(name, Qt.TextElideMode.ElideRight, int(place.width()))
    painter.setFont(font)
    painter.setPen(color("text"))
    painter.drawText(place, _LEFT, shown)
    return metrics.horizontalAdvance(shown)
