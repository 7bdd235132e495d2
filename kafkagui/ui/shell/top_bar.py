"""The bar at the top of the window: menu, the program's name, theme."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QMenu, QWidget

from kafkagui.core.wording import mark, tr
from kafkagui.ui.actions import ActionTable
from kafkagui.ui.icons import paint_logo
from kafkagui.ui.shell.notifications.bell import Bell
from kafkagui.ui.shell.search_button import SearchButton
from kafkagui.ui.theme import ThemeMode
from kafkagui.ui.widgets.icon_button import IconButton
from kafkagui.ui.widgets.layouts import row, set_surface, text_label
from kafkagui.ui.widgets.scaled_size import scale_height

HEIGHT_PX = 44
_NATIVE = QKeySequence.SequenceFormat.NativeText
_THEME_ICONS = {ThemeMode.SYSTEM: "sun-moon", ThemeMode.LIGHT: "sun", ThemeMode.DARK: "moon"}
_THEME_TIPS = {
    ThemeMode.SYSTEM: mark("Theme: follows the system"),
    ThemeMode.LIGHT: mark("Theme: light"),
    ThemeMode.DARK: mark("Theme: dark"),
}


class TopBar(QFrame):
    """The bar; its buttons stand for actions of the window."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._build()

    def _build(self) -> None:
        set_surface(self, "topBar")
        scale_height(self, HEIGHT_PX)
        self.menu_button = IconButton("menu", tr("Main menu (F10)"))
        self.theme_button = IconButton("sun-moon", tr("Theme"))
        self.split_button = IconButton("columns-2", tr("Split (Ctrl+\\)"), checkable=True)
        self.settings_button = IconButton("settings", tr("Settings (Ctrl+,)"))
        self.search = SearchButton()
        self.bell = Bell()
        name = text_label("kafkagui", "strong")
        start = row(self.menu_button, _Logo(), name, None)
        end = row(None, self.split_button, self.bell, self.theme_button, self.settings_button)
        row((start, 1), (self.search, 0), (end, 1), margins=(10, 0, 10, 0), parent=self)

    def connect_actions(self, table: ActionTable) -> None:
        """Have the buttons do what the actions of the window do."""
        for button, action_id in (
            (self.menu_button, "window.menu"),
            (self.split_button, "tab.split"),
            (self.theme_button, "window.theme"),
            (self.settings_button, "page.settings"),
            (self.search, "window.palette"),
        ):
            button.clicked.connect(table[action_id].trigger)
            if isinstance(button, IconButton) and button is not self.theme_button:
                _follow(button, table[action_id])
        palette = table["window.palette"]
        palette.changed.connect(lambda: self.search.show_keys(palette.shortcut().toString(_NATIVE)))
        split = table["tab.split"]
        split.toggled.connect(self.split_button.setChecked)
        split.enabledChanged.connect(self.split_button.setEnabled)

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


def _follow(button: IconButton, action: QAction) -> None:
    """Have a button's tip tell the keys that its action has."""
    action.changed.connect(lambda: button.set_tip(action.toolTip()))


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
