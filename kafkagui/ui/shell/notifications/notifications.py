"""Says what was announced as toasts, keeps it, and lists it under the bell."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from kafkagui.core.settings import TIME_ZONE, Settings
from kafkagui.ui.pages.page import Announce, Undo
from kafkagui.ui.shell.notifications.bell import Bell
from kafkagui.ui.shell.notifications.notice import Notice
from kafkagui.ui.shell.notifications.notices import Notices


class Notifications(QObject):
    """One for a window.

    Args:
        window: over which toasts stand.
        bell: opens the list.
        settings: hold the time zone.

    Signals:
        requested(request): a toast or a notice leads to a ``PageRequest``.
    """

    requested = Signal(object)

    def __init__(self, window: QWidget, bell: Bell, settings: Settings) -> None:
        super().__init__(window)
        self._window = window
        self._bell = bell
        self._settings = settings
        self.notices = Notices(self)
        bell.clicked.connect(self.open)
        self.notices.changed.connect(self._on_changed)

    def announce(self, message: Announce) -> None:
        """Say it in a toast, and keep it."""
        from kafkagui.ui.shell.notifications.notice_tone import tone_of
        from kafkagui.ui.widgets.toast import Toast

        notice = self.notices.add(message)
        toast = Toast(self._window, tone_of(message), message.title, message.text, action=notice.action)
        toast.action_clicked.connect(partial(self._follow, notice))
        toast.pop_up()

    def open(self) -> None:
        """Open the list; everything in it counts as read."""
        # Here, since the window is painted before anybody can ask for it.
        from kafkagui.ui.shell.notifications.notice_panel import NoticePanel

        self.notices.mark_read()
        panel = NoticePanel(self.notices, self._settings.get(TIME_ZONE), self._bell)
        panel.followed.connect(self._follow)
        panel.show_below(self._bell)

    @property
    def can_undo(self) -> bool:
        """Whether something can be taken back."""
        return self._undoable() is not None

    def undo_last(self) -> None:
        """Take back the newest of what can be taken back."""
        if notice := self._undoable():
            self._follow(notice)

    def _undoable(self) -> Notice | None:
        return next((n for n in self.notices.newest_first() if n.action and isinstance(n.message.request, Undo)), None)

    def _follow(self, notice: Notice) -> None:
        if notice.action:
            self.notices.spend(notice)
            self.requested.emit(notice.message.request)

    def _on_changed(self) -> None:
        self._bell.show_unread(self.notices.unread)
