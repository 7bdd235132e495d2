"""Asks before the lab loads a cluster that others depend on."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from kafkagui.core.profiles import Environment, Profile
from kafkagui.core.wording import tr
from kafkagui.ui.widgets.button import Button
from kafkagui.ui.widgets.dialog_frame import DialogFrame
from kafkagui.ui.widgets.field_row import FieldRow
from kafkagui.ui.widgets.icon_label import IconLabel
from kafkagui.ui.widgets.layouts import column, row
from kafkagui.ui.widgets.text_field import TextField
from kafkagui.ui.widgets.wrapped_label import WrappedLabel


class ConfirmRunDialog(DialogFrame):
    """Says the load; in production the connection's name is typed; *Cancel* has the focus.

    Args:
        profile: where it would run.
        load: the load, in a sentence.
        window: the window to stand over.
    """

    def __init__(self, profile: Profile, load: str, window: QWidget) -> None:
        super().__init__(tr("Run the lab"), window)
        self._profile = profile
        self._build(load)
        self._connect()
        self._allow()

    def _build(self, load: str) -> None:
        self.setMinimumWidth(460)
        title = WrappedLabel(tr("Run the lab on “{cluster}”?", cluster=self._profile.name), "h1")
        head = row(column(IconLabel("triangle-alert", "warn", 20), None), (title, 1), spacing=12)
        self.load = WrappedLabel(load)
        self.typed = TextField(mono=True)
        typed = FieldRow(self.typed, tr("Type the connection's name to confirm"))
        typed.setVisible(self._types_name)
        self.cancel = Button(tr("Cancel"))
        self.go_on = Button(tr("Run the lab"), "danger", icon_name="play")
        advice = WrappedLabel(tr("Other programs on this cluster may become slower meanwhile."), "muted")
        buttons = row(None, self.cancel, self.go_on)
        column(head, self.load, advice, typed, 6, buttons, margins=(24, 20, 24, 20), spacing=10, parent=self)
        self.cancel.setFocus()

    @property
    def _types_name(self) -> bool:
        return self._profile.environment is Environment.PRODUCTION

    def _connect(self) -> None:
        self.typed.textChanged.connect(self._allow)
        self.cancel.clicked.connect(self.reject)
        self.go_on.clicked.connect(self.accept)

    def _allow(self) -> None:
        is_typed = not self._types_name or self.typed.text() == self._profile.name
        self.go_on.set_allowed(is_typed, tr("Type the connection's name first."))
