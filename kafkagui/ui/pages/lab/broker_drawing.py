"""A drawing of the brokers: who leads, who copies, what is cut."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from kafkagui.core.wording import tr
from kafkagui.ui.charts.chart import Chart
from kafkagui.ui.fonts import scaled
from kafkagui.ui.icons import paint_icon
from kafkagui.ui.models.cells import TONE_FILL, TONE_ICON, TONE_TEXT, Tone
from kafkagui.ui.pages.lab.broker_look import BrokerLook
from kafkagui.ui.theme import color

_BOX_PX = 124
_CLIENT_PX = 30
_ARROWS_PX = 40
_COPIES_PX = 40
_GAP_PX = 28
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


class BrokerDrawing(Chart):
    """The program above, the brokers in a row, the ways of records between them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Brokers"), parent)
        self._looks: tuple[BrokerLook, ...] = ()

    def show_looks(self, looks: Sequence[BrokerLook]) -> None:
        """Draw these."""
        if tuple(looks) != self._looks:
            self._looks = tuple(looks)
            self.setAccessibleDescription("; ".join(look.words for look in looks))
            self.update()

    def _paint_chart(self, painter: QPainter) -> None:
        if not self._looks:
            return
        width = (self.width() - _GAP_PX * (len(self._looks) - 1)) / len(self._looks)
        top = scaled(_CLIENT_PX) + scaled(_ARROWS_PX)
        boxes = {
            look.node_id: QRectF(number * (width + _GAP_PX), top, width, scaled(_BOX_PX))
            for number, look in enumerate(self._looks)
        }
        client = QRectF(self.width() / 2 - scaled(80), 0, scaled(160), scaled(_CLIENT_PX))
        for look in self._looks:
            self._paint_sending(painter, look, client, boxes[look.node_id])
        self._paint_client(painter, client)
        self._paint_copying(painter, boxes)
        for look in self._looks:
            self._paint_box(painter, look, boxes[look.node_id])

    def _paint_client(self, painter: QPainter, place: QRectF) -> None:
        painter.setPen(QPen(color("border2"), 1))
        painter.setBrush(color("raised"))
        painter.drawRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        words = tr("This program")
        start = place.center().x() - (self.width_of(words, 12, 600) + 22) / 2
        paint_icon(painter, "send", "text2", start, place.center().y() - 8, 16)
        rest = QRectF(start + 22, place.top(), place.width(), place.height())
        self.write(painter, words, rest, _LEFT, ink="text", weight=600, size_px=12)

    def _paint_sending(self, painter: QPainter, look: BrokerLook, client: QRectF, box: QRectF) -> None:
        """The way of records to a leader; where it is cut, so is the line."""
        if not look.leads and not look.state.clients_are_cut and not look.state.answers_are_cut:
            return
        is_cut = look.state.clients_are_cut or look.state.answers_are_cut or not look.part[1] == "info"
        start = QPointF(client.center().x() + (box.center().x() - client.center().x()) * 0.1, client.bottom())
        end = QPointF(box.center().x(), box.top() - 2)
        self._arrow(painter, start, end, "err" if is_cut else "accent", is_cut=is_cut)
        if look.state.answers_are_cut:
            self._note(painter, tr("answers lost"), (start + end) / 2)

    def _paint_copying(self, painter: QPainter, boxes: dict[int, QRectF]) -> None:
        """Followers fetch from the leader, below the boxes."""
        leader = next((look for look in self._looks if look.leads), None)
        if leader is None:
            return
        start = boxes[leader.node_id]
        for look in self._looks:
            if look is leader or not look.holds:
                continue
            box = boxes[look.node_id]
            is_cut = leader.state.replication_is_cut or look.part[1] == "err" or leader.part[1] == "err"
            is_behind = look.in_sync < look.holds
            towards = 1 if box.center().x() > start.center().x() else -1
            begin = QPointF(start.center().x() + towards * start.width() * 0.2, start.bottom())
            end = QPointF(box.center().x() - towards * box.width() * 0.1, box.bottom() + 2)
            token = "err" if is_cut else "warn" if is_behind else "ok"
            self._curve(painter, begin, end, token, is_cut=is_cut)

    def _curve(self, painter: QPainter, begin: QPointF, end: QPointF, token: str, *, is_cut: bool) -> None:
        depth = scaled(_COPIES_PX) * 1.1
        path = QPainterPath(begin)
        path.cubicTo(begin + QPointF(0, depth), end + QPointF(0, depth), end)
        painter.setPen(QPen(color(token), 2, Qt.PenStyle.DashLine if is_cut else Qt.PenStyle.SolidLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(path)
        self._tip(painter, end, QPointF(0, -1), token)
        middle = path.pointAtPercent(0.5)
        if is_cut:
            self._cross(painter, middle)
        else:
            self._note(painter, tr("copies"), middle)

    def _arrow(self, painter: QPainter, start: QPointF, end: QPointF, token: str, *, is_cut: bool) -> None:
        painter.setPen(QPen(color(token), 2, Qt.PenStyle.DashLine if is_cut else Qt.PenStyle.SolidLine))
        painter.drawLine(start, end)
        way = end - start
        length = max(1.0, (way.x() ** 2 + way.y() ** 2) ** 0.5)
        self._tip(painter, end, way / length, token)
        if is_cut:
            self._cross(painter, start + way * 0.35)

    @staticmethod
    def _tip(painter: QPainter, end: QPointF, way: QPointF, token: str) -> None:
        side = QPointF(-way.y(), way.x())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color(token))
        painter.drawPolygon(QPolygonF([end, end - way * 9 + side * 5, end - way * 9 - side * 5]))

    @staticmethod
    def _cross(painter: QPainter, middle: QPointF) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color("surface"))
        painter.drawEllipse(middle, 9, 9)
        paint_icon(painter, "circle-x", "err", middle.x() - 8, middle.y() - 8, 16)

    def _note(self, painter: QPainter, words: str, middle: QPointF) -> None:
        width = self.width_of(words) + 8
        place = QRectF(middle.x() - width / 2, middle.y() - 8, width, 16)
        painter.fillRect(place, color("surface"))
        self.write(painter, words, place, Qt.AlignmentFlag.AlignCenter)

    def _paint_box(self, painter: QPainter, look: BrokerLook, box: QRectF) -> None:
        words, tone = look.part
        is_broken = tone == "err"
        painter.setPen(
            QPen(color(TONE_TEXT[tone] if tone != "neutral" else "border"), 2 if look.leads or is_broken else 1)
        )
        painter.setBrush(color("errSoft" if is_broken else "surface"))
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 8, 8)
        paint_icon(painter, "server", "text2", box.left() + 12, box.top() + 12, 16)
        title = QRectF(box.left() + 34, box.top() + 8, box.width() - 40, scaled(24))
        self.write(
            painter,
            tr("Broker {node}", node=look.node_id),
            title,
            _LEFT,
            ink="text",
            weight=600,
            size_px=13,
        )
        self._paint_pill(painter, words, tone, box)
        y = box.top() + scaled(38)
        for line in look.lines:
            place = QRectF(box.left() + 12, y, box.width() - 20, scaled(17))
            token = "err" if line in look.cuts else "text2"
            self.write(painter, line, place, _LEFT, ink=token)
            y += scaled(17)

    def _paint_pill(self, painter: QPainter, words: str, tone: Tone, box: QRectF) -> None:
        width, height = self.width_of(words, 11, 600) + 30, scaled(19)
        place = QRectF(box.right() - width - 10, box.top() + 10, width, height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color(TONE_FILL[tone]))
        painter.drawRoundedRect(place, height / 2, height / 2)
        icon = "star" if tone == "info" else TONE_ICON[tone]
        token = TONE_TEXT[tone]
        paint_icon(painter, icon, token, place.left() + 7, place.center().y() - 6, 12)
        self.write(painter, words, place.adjusted(23, 0, 0, 0), _LEFT, ink=token, weight=600)

    def sizeHint(self) -> QSize:
        height = scaled(_CLIENT_PX) + scaled(_ARROWS_PX) + scaled(_BOX_PX) + scaled(_COPIES_PX)
        return QSize(560, height)

    def minimumSizeHint(self) -> QSize:
        return QSize(360, self.sizeHint().height())
