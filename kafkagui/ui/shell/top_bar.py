"""The bar at the top of the window: menu, the program's name, theme."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QMenu, QWidget

from kafkagui.ui.fonts import scaled
from kafkagui.ui.icons import paint_logo
from kafkagui.ui.theme import ThemeMode
from kafkagui.ui.widgets.icon_button import IconButton
from kafkagui.ui.widgets.layouts import row, set_surface, text_label

HEIGHT_PX = 44
_THEME_ICONS = {ThemeMode.SYSTEM: "sun-moon", ThemeMode.LIGHT: "sun", ThemeMode.DARK: "moon"}


class TopBar(QFrame):
    """The bar; the window fills its menus from the action table.

    Args:
        menu: what the menu button opens.
        theme_menu: what the theme button opens.
    """

    def __init__(self, menu: QMenu, theme_menu: QMenu, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._menu = menu
        self._theme_menu = theme_menu
        self._build()
        self._connect()

    def _build(self) -> None:
        set_surface(self, "topBar")
        self.setFixedHeight(scaled(HEIGHT_PX))
        self.menu_button = IconButton("menu", "Main menu (F10)")
        self.theme_button = IconButton("sun-moon", "Theme")
        name = text_label("kafkagui", "strong")
        row(self.menu_button, _Logo(), name, None, self.theme_button, margins=(10, 0, 10, 0), parent=self)

    def _connect(self) -> None:
        self.menu_button.clicked.connect(self.open_menu)
        self.theme_button.clicked.connect(self._on_theme_clicked)

    def open_menu(self) -> None:
        """Open the main menu below its button."""
        _pop_up_below(self._menu, self.menu_button)

    def show_theme(self, mode: ThemeMode) -> None:
        """Show which theme is chosen."""
        self.theme_button.set_icon(_THEME_ICONS[mode])
        self.theme_button.set_tip("Theme: follows the system" if mode is ThemeMode.SYSTEM else f"Theme: {mode.value}")

    def _on_theme_clicked(self) -> None:
        _pop_up_below(self._theme_menu, self.theme_button)


def _pop_up_below(menu: QMenu, button: QWidget) -> None:
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
