"""The window's left side: connection, pages, and the tree of topics, groups and brokers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QFrame, QWidget

from kafkagui.core.session import ConnectionState, SessionState
from kafkagui.core.wording import mark, tr
from kafkagui.ui.shell.connection_card import ConnectionCard
from kafkagui.ui.shell.page_kinds import PageKind
from kafkagui.ui.shell.page_list import PageList
from kafkagui.ui.widgets.icon_button import IconButton
from kafkagui.ui.widgets.layouts import column, row, set_surface, text_label
from kafkagui.ui.widgets.search_field import SearchField
from kafkagui.ui.widgets.wrapped_label import WrappedLabel

if TYPE_CHECKING:
    from kafkagui.core.cluster_view import OverviewState
    from kafkagui.ui.shell.cluster_tree import ClusterTree
    from kafkagui.ui.shell.tree_entries import TreeEntry

_CREATE = mark("New topic… (Ctrl+Shift+N)")
_READ_ONLY = mark("The connection is open read-only.")


class SideBar(QFrame):
    """The sidebar. ``card``, ``pages``, ``topics`` and ``filter`` are its parts, for the window to connect.

    Signals:
        create_asked: the person wants a new topic.
        asked(request, beside), delete_asked(name), menu_wanted(place): what the tree asks for.
        choice_changed: something else is chosen in the tree.
    """

    create_asked = Signal()
    asked = Signal(object, bool)
    delete_asked = Signal(str)
    menu_wanted = Signal(QPoint)
    choice_changed = Signal()

    def __init__(self, kinds: Sequence[PageKind], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tree: ClusterTree | None = None
        self._build_parts(kinds)
        self._build_layout()
        self._connect_parts()

    def _build_parts(self, kinds: Sequence[PageKind]) -> None:
        set_surface(self, "sideBar")
        self.setMinimumWidth(220)
        self.setMaximumWidth(400)
        self.card = ConnectionCard()
        self.pages = PageList([kind for kind in kinds if kind.listed])
        self.filter = SearchField(tr("Filter topics, groups and brokers"), placeholder=tr("Filter topics and groups"))
        self.create_button = IconButton("plus", tr(_CREATE))
        self._nothing_title = text_label("", "strong")
        self._nothing_text = WrappedLabel("", "small")

    def _build_layout(self) -> None:
        self._filter_row = QWidget()
        row((self.filter, 1), self.create_button, margins=(10, 10, 9, 4), spacing=4, parent=self._filter_row)
        self._nothing = QWidget()
        words = (self._nothing_title, self._nothing_text, None)
        column(*words, margins=(18, 16, 18, 0), spacing=4, parent=self._nothing)
        card = row(self.card, margins=(10, 10, 9, 8))
        self._above_tree = (card, self.pages, self._filter_row)
        self._layout = column(*self._above_tree, (self._nothing, 1), margins=(0, 0, 1, 0), spacing=0, parent=self)

    def _connect_parts(self) -> None:
        self.filter.searched.connect(lambda text: self.topics.set_filter(text))
        self.filter.returnPressed.connect(lambda: self.topics.setFocus())
        self.create_button.clicked.connect(self.create_asked)

    @property
    def topics(self) -> ClusterTree:
        """The tree; it is built when a cluster is there, since a start has none to show."""
        if self._tree is None:
            self._tree = self._build_tree()
        return self._tree

    def _build_tree(self) -> ClusterTree:
        from kafkagui.ui.shell.cluster_tree import ClusterTree

        tree = ClusterTree()
        tree.hide()
        self._layout.insertWidget(len(self._above_tree), tree, 1)
        self.setTabOrder(self.create_button, tree)
        tree.asked.connect(self.asked)
        tree.delete_asked.connect(self.delete_asked)
        tree.menu_wanted.connect(self.menu_wanted)
        tree.selectionModel().currentChanged.connect(self.choice_changed)
        return tree

    @property
    def current_entry(self) -> TreeEntry | None:
        """What is chosen in the tree, None if nothing is."""
        return None if self._tree is None else self._tree.current_entry

    @property
    def current_topic(self) -> str:
        """The topic that is chosen in the tree, empty if none is."""
        return "" if self._tree is None else self._tree.current_topic

    def focus_place(self) -> QWidget:
        """What takes the focus when a person comes here: the tree where it can be seen, else the pages."""
        return self.pages if self._tree is None or not self._tree.isVisible() else self._tree

    def show_session(self, state: SessionState) -> None:
        """Show the connection and its topics as they are now."""
        self.card.show_session(state)
        locked = state.profile is not None and state.profile.read_only
        is_read = state.is_usable and state.info is not None
        self._filter_row.setVisible(state.is_usable)
        if is_read or self._tree is not None:
            self.topics.show_session(state)
            self.topics.setVisible(is_read)
        self._nothing.setVisible(not is_read)
        title, text = _why_empty(state)
        self._nothing_title.setText(title)
        self._nothing_text.set_text(text)
        self.create_button.setEnabled(state.is_usable and not locked)
        self.create_button.setToolTip(tr(_READ_ONLY if locked else _CREATE))

    def show_overview(self, state: OverviewState) -> None:
        """Show groups and brokers as they are now."""
        self.topics.show_overview(state)


def _why_empty(state: SessionState) -> tuple[str, str]:
    if state.state is ConnectionState.CONNECTING:
        return tr("Connecting…"), ""
    if not state.is_usable:
        return tr("No cluster yet"), tr("Topics appear here once you are connected.")
    return tr("Reading the topics…"), ""
