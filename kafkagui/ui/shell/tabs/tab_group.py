"""One group of tabs; the workspace shows one, or two side by side."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QTabBar, QTabWidget, QWidget

from kafkagui.core.wording import tr
from kafkagui.ui.icons import icon
from kafkagui.ui.shell.tabs.group_bar import GroupBar
from kafkagui.ui.shell.tabs.tab_place import TabPlace
from kafkagui.ui.widgets.icon_button import IconButton
from kafkagui.ui.widgets.layouts import row


class TabGroup(QTabWidget):
    """Places side by side, one of them in front. ``bar`` tells what a person does with the tabs.

    Signals:
        close_clicked(place): the cross of a tab, or a middle click on it.
        new_clicked: the plus sign.
    """

    close_clicked = Signal(object)
    new_clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._build()
        self._connect()

    def _build(self) -> None:
        self.bar = GroupBar(self)
        self.setTabBar(self.bar)
        self.setDocumentMode(True)
        self.new_button = IconButton("plus", tr("New tab (Ctrl+T)"))
        corner = QWidget(self)
        row(self.new_button, margins=(4, 3, 8, 3), parent=corner)
        self.setCornerWidget(corner, Qt.Corner.TopRightCorner)

    def _connect(self) -> None:
        self.bar.currentChanged.connect(self._tint)
        self.bar.tabMoved.connect(self._tint)
        self.bar.close_wanted.connect(self._on_close_wanted)
        self.new_button.clicked.connect(self.new_clicked)

    @property
    def front(self) -> TabPlace | None:
        """The place in front."""
        place = self.currentWidget()
        return place if isinstance(place, TabPlace) else None

    def places(self) -> list[TabPlace]:
        """All places, in the order of their tabs."""
        widgets = (self.widget(index) for index in range(self.count()))
        return [widget for widget in widgets if isinstance(widget, TabPlace)]

    def put(self, place: TabPlace, index: int = -1) -> None:
        """Add a place, at the end or at this index."""
        at = self.insertTab(index, place, icon(place.kind.icon, "text2"), place.title)
        close = IconButton("x", "", side=24)
        close.setIconSize(QSize(12, 12))
        close.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        close.clicked.connect(lambda: self.close_clicked.emit(place))
        # Qt takes the button apart when the tab leaves the group.
        self.bar.setTabButton(at, QTabBar.ButtonPosition.RightSide, close)
        self.show_title(place)

    def take(self, place: TabPlace) -> None:
        """Take a place out; it lives on."""
        self.removeTab(self.indexOf(place))

    def show_title(self, place: TabPlace) -> None:
        """Show the place's title on its tab."""
        index, title = self.indexOf(place), place.title
        self.setTabText(index, title.replace("&", "&&"))
        self.setTabToolTip(index, title)
        close = self.bar.tabButton(index, QTabBar.ButtonPosition.RightSide)
        if isinstance(close, IconButton):
            close.setToolTip(tr("Close {title} (Ctrl+W)", title=title))
            close.setAccessibleName(tr("Close {title}", title=title))

    def _tint(self, *_moved: int) -> None:
        for index, place in enumerate(self.places()):
            is_front = index == self.currentIndex()
            self.setTabIcon(index, icon(place.kind.icon, "accentText" if is_front else "text2"))

    def _on_close_wanted(self, index: int) -> None:
        self.close_clicked.emit(self.widget(index))
