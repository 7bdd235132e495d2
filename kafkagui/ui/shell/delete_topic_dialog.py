"""Deleting a topic: what goes, the topic's name typed in production, the focus on Cancel."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from kafkagui.core.errors import KafkaGuiError
from kafkagui.core.profiles import Environment
from kafkagui.core.wording import mark, tr, trn
from kafkagui.services.session import Session
from kafkagui.ui.tasks import run
from kafkagui.ui.widgets.button import Button
from kafkagui.ui.widgets.dialog_frame import DialogFrame
from kafkagui.ui.widgets.error_box import ErrorBox
from kafkagui.ui.widgets.field_row import FieldRow
from kafkagui.ui.widgets.icon_label import IconLabel
from kafkagui.ui.widgets.layouts import column, row, text_label
from kafkagui.ui.widgets.text_field import TextField
from kafkagui.ui.widgets.wrapped_label import WrappedLabel


class DeleteTopicDialog(DialogFrame):
    """Asks before a topic is deleted.

    Args:
        session: where the topic is.
        topic: its name.
        window: the window to stand over.
    """

    def __init__(self, session: Session, topic: str, window: QWidget) -> None:
        super().__init__(tr("Delete topic"), window)
        self._session = session
        self._topic = topic
        self._build()
        self._connect()
        self._allow()

    def _build(self) -> None:
        self.setMinimumWidth(480)
        profile = self._session.state.profile
        self._types_name = profile is not None and profile.environment is Environment.PRODUCTION
        question = (
            mark("Delete topic “{topic}” in production?") if self._types_name else mark("Delete topic “{topic}”?")
        )
        title = WrappedLabel(tr(question, topic=self._topic), "h1")
        title.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.typed = TextField(mono=True)
        self._typed_row = FieldRow(self.typed, tr("Type the topic's name to confirm"))
        self._typed_row.setVisible(self._types_name)
        self.error = ErrorBox()
        self.cancel = Button(tr("Cancel"))
        self.delete = Button(tr("Delete topic"), "danger", icon_name="trash-2")
        head = row(column(IconLabel("trash-2", "err", 20), None), (title, 1), spacing=12)
        body = (WrappedLabel(self._what_goes()), text_label(tr("It cannot be undone."), "strong"), self._typed_row)
        buttons = row(None, self.cancel, self.delete)
        column(head, *body, self.error, 6, buttons, margins=(24, 20, 24, 20), spacing=10, parent=self)
        self.cancel.setFocus()

    def _connect(self) -> None:
        self.typed.textChanged.connect(self._allow)
        self.cancel.clicked.connect(self.reject)
        self.delete.clicked.connect(self._on_delete_clicked)

    def _what_goes(self) -> str:
        state = self._session.state
        topic = state.topic(self._topic)
        cluster = state.profile.name if state.profile else ""
        if topic is None:
            return tr("This removes all of its records from “{cluster}”.", cluster=cluster)
        return trn(
            "This removes all records in its {count} partition from “{cluster}”, on every replica.",
            "This removes all records in its {count} partitions from “{cluster}”, on every replica.",
            len(topic.partitions),
            cluster=cluster,
        )

    def _allow(self) -> None:
        is_typed = not self._types_name or self.typed.text() == self._topic
        self.delete.set_allowed(is_typed, tr("Type the topic's name first."))

    def _on_delete_clicked(self) -> None:
        self.error.clear()
        self.delete.set_allowed(allowed=False, reason=tr("Being deleted…"))
        work = self._session.delete_topic(self._topic)
        name = f"delete topic {self._topic}"
        run(self, work, name=name, on_error=self._on_refused, on_done=lambda _nothing: self.accept())

    def _on_refused(self, error: KafkaGuiError) -> None:
        self._allow()
        self.error.show_error(error)
