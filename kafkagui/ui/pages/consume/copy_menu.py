"""The menu "Copy as"."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from kafkagui.core.wording import tr
from kafkagui.ui.icons import icon
from kafkagui.ui.pages.consume.record_copy import CopyForm

_ICONS = {
    CopyForm.VALUE: "copy",
    CopyForm.KEY: "key-round",
    CopyForm.JSON: "braces",
    CopyForm.LINE: "list",
    CopyForm.HEX: "binary",
}


class CopyMenu(QMenu):
    """Offers the forms in which records can be copied.

    Signals:
        form_chosen(CopyForm): copy it so.
    """

    form_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Copy as"), parent)
        self.setIcon(icon("copy"))
        for form in CopyForm:
            action = self.addAction(icon(_ICONS[form]), tr(form.value))
            action.triggered.connect(lambda _checked=False, form=form: self.form_chosen.emit(form))
