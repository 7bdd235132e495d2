"""The bar at the top of the window: menu, the program's name, theme."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QMenu, QWidget

from kafkagui.core.wording import mark, tr
from kafkagui.ui.fonts import scaled
from kafkagui.ui.icons import paint_logo
from kafkagui.ui.shell.notifications.bell import Bell
from kafkagui.ui.theme import ThemeMode
from kafkagui.ui.widgets.icon_button import IconButton
from kafkagui.ui.widgets.layouts import row, set_surface, text_label

HEIGHT_PX = 44
_THEME_ICONS = {ThemeMode.SYSTEM: "sun-moon", ThemeMode.LIGHT: "sun", ThemeMode.DARK: "moon"}
_THEME_TIPS = {
    ThemeMode.SYSTEM: mark("Theme: follows the system"),
    ThemeMode.LIGHT: mark("Theme: light"),
    ThemeMode.DARK: mark("Theme: dark"),
}


class TopBar(QFrame):
    """The bar.

    Signals:
        menu_asked, themes_asked: the person wants the main menu, or the choice of themes.
    """

    menu_asked = Signal()
    themes_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._build()
        self._connect()

    def _build(self) -> None:
        set_surface(self, "topBar")
        self.setFixedHeight(scaled(HEIGHT_PX))
        self.menu_button = IconButton("menu", tr("Main menu (F10)"))
        self.theme_button = IconButton("sun-moon", tr("Theme"))
        self.bell = Bell()
        name = text_label("kafkagui", "strong")
        row(self.menu_button, _Logo(), name, None, self.bell, self.theme_button, margins=(10, 0, 10, 0), parent=self)

    def _connect(self) -> None:
        self.menu_button.clicked.connect(self.menu_asked)
        self.theme_button.clicked.connect(self.themes_asked)

    def pop_up(self, menu: QMenu) -> None:
        """Open the main menu below its button."""
        _pop_up_below(menu, self.menu_button)

    def pop_up_themes(self, menu: QMenu) -> None:
        """Open the choice of themes below its button."""
        _pop_up_below(menu, self.theme_button)

    def show_theme(self, mode: ThemeMode) -> None:
        """Show which theme is chosen."""
        self.theme_button.set_icon(_THEME_ICONS[mode])
        self.theme_button.set_tip(tr(_THEME_TIPS[mode]))


def _pop_up_below(menu: QMenu, button: QWidget) -> None:
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.popup(button.mapToGlobal(QPoint(0, button.height() + 2)))


class _Logo(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(22, 22)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_logo(painter, 0, 0, 22)
        painter.end()
