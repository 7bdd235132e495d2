"""Icons: Lucide drawings, tinted from the tokens when they are painted.

An icon on a widget follows a theme change by itself. In a button that is checked it takes the accent's colour, in a
disabled one `text3`. Noun icons: topic `layers`, group `users`, broker `server`, produce `send`, consume `inbox`,
lab `flask-conical`, production `lock`; states: ok `circle-check`, err `circle-x`, warn `triangle-alert`,
info `info`, in flight `loader`, neutral `circle-dashed`.
"""

from __future__ import annotations

from functools import cache, lru_cache

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from kafkagui.resource_files import resource_path
from kafkagui.ui.svg import tinted_svg
from kafkagui.ui.theme import current_theme


class TintedIconEngine(QIconEngine):
    """Draws one Lucide icon in a token's colour, squared and at the leading end of the place it is given.

    A button that makes its icon place wider than high thereby gets a gap between icon and words.
    """

    def __init__(self, name: str, token: str) -> None:
        super().__init__()
        self._name = name
        self._token = token

    def _colour(self, mode: QIcon.Mode, state: QIcon.State) -> str:
        table = current_theme().table
        if mode is QIcon.Mode.Disabled:
            return table["text3"]
        if state is QIcon.State.On and self._token == "text2":
            return table["accentText"]
        return table[self._token]

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        side = min(rect.width(), rect.height())
        top = rect.top() + (rect.height() - side) / 2
        is_mirrored = QGuiApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft
        left = rect.left() + (rect.width() - side if is_mirrored else 0)
        _renderer(self._name, self._colour(mode, state)).render(painter, QRectF(left, top, side, side))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        picture = QPixmap(size)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        self.paint(painter, QRect(0, 0, size.width(), size.height()), mode, state)
        painter.end()
        return picture

    def clone(self) -> QIconEngine:
        return _keep(TintedIconEngine(self._name, self._token))


_kept: list[QIconEngine] = []


def _keep(engine: QIconEngine) -> QIconEngine:
    """Qt owns an engine without holding its Python half, which would otherwise be collected."""
    _kept.append(engine)
    return engine


@cache
def icon(name: str, token: str = "text2") -> QIcon:
    """The icon `name` (the name of a file in `resources/icons`) in a token's colour.

    Raises:
        FileNotFoundError: there is no such icon.
    """
    resource_path("icons", f"{name}.svg")
    return QIcon(_keep(TintedIconEngine(name, token)))


def paint_icon(painter: QPainter, name: str, token: str, x: float, y: float, size: int = 16) -> None:
    """Draw an icon with its top left corner at (x, y); cheap enough for every row of a table."""
    ratio = painter.device().devicePixelRatio()
    painter.drawPixmap(round(x), round(y), icon_pixmap(name, current_theme().table[token], size, ratio))


@lru_cache(maxsize=512)
def icon_pixmap(name: str, colour: str, size: int, ratio: float) -> QPixmap:
    """An icon as a picture of `size` logical pixels in one colour (`#RRGGBB`), sharp at the device's ratio."""
    picture = QPixmap(round(size * ratio), round(size * ratio))
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    _renderer(name, colour).render(painter)
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture


@lru_cache(maxsize=256)
def _renderer(name: str, colour: str) -> QSvgRenderer:
    return QSvgRenderer(QByteArray(tinted_svg(name, colour)))


@cache
def _logo_renderer() -> QSvgRenderer:
    return QSvgRenderer(str(resource_path("icons", "kafkagui.svg")))


def paint_logo(painter: QPainter, x: float, y: float, size: float) -> None:
    """Draw the program's sign with its top left corner at (x, y)."""
    _logo_renderer().render(painter, QRectF(x, y, size, size))


@cache
def app_icon() -> QIcon:
    """The program's sign as a window icon."""
    result = QIcon()
    for side in (16, 24, 32, 48, 64, 128, 256):
        picture = QPixmap(side, side)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        paint_logo(painter, 0, 0, side)
        painter.end()
        result.addPixmap(picture)
    return result
