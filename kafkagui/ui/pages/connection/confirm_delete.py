"""Asks before a connection is forgotten."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from kafkagui.core.profiles import Profile
from kafkagui.core.wording import tr
from kafkagui.ui.widgets.button import Button
from kafkagui.ui.widgets.dialog_frame import DialogFrame
from kafkagui.ui.widgets.layouts import column, row
from kafkagui.ui.widgets.wrapped_label import WrappedLabel


class ConfirmDeleteDialog(DialogFrame):
    """Forgetting a connection touches nothing on the cluster; *Cancel* has the focus."""

    def __init__(self, profile: Profile, window: QWidget) -> None:
        super().__init__(tr("Delete connection"), window)
        self._build(profile)
        self.cancel.clicked.connect(self.reject)
        self.delete.clicked.connect(self.accept)

    def _build(self, profile: Profile) -> None:
        self.setMinimumWidth(420)
        self.cancel = Button(tr("Cancel"))
        self.delete = Button(tr("Delete connection"), "danger", icon_name="trash-2")
        title = WrappedLabel(tr("Delete the connection “{profile}”?", profile=profile.name), "h2")
        text = WrappedLabel(tr("The program forgets it and its password. Nothing changes on the cluster."), "muted")
        column(title, text, 6, row(None, self.cancel, self.delete), margins=(24, 20, 24, 20), spacing=8, parent=self)
        self.cancel.setFocus()
