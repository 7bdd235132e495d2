"""A field for a password, with an eye to see it."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QWidget

from kafkagui.core.wording import tr
from kafkagui.ui.icons import icon
from kafkagui.ui.widgets.text_field import TextField


class PasswordField(TextField):
    """Hides what is typed until the eye is pressed; never offers it to a clipboard while it is hidden."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Password"), mono=True, parent=parent)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self._eye = self.addAction(icon("eye"), QLineEdit.ActionPosition.TrailingPosition)
        self._eye.setText(tr("Show the password"))
        self._eye.setToolTip(tr("Show the password"))
        self._eye.setCheckable(True)
        self._eye.toggled.connect(self._on_eye_toggled)

    def _on_eye_toggled(self, shown: bool) -> None:
        self.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        self._eye.setToolTip(tr("Hide the password") if shown else tr("Show the password"))
