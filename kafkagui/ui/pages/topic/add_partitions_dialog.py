"""Giving a topic more partitions."""

from __future__ import annotations

from PySide6.QtWidgets import QSpinBox, QWidget

from kafkagui.core.errors import KafkaGuiError
from kafkagui.core.topics import TopicInfo
from kafkagui.core.wording import tr, trn
from kafkagui.services.session import Session
from kafkagui.ui.tasks import run
from kafkagui.ui.widgets.button import Button
from kafkagui.ui.widgets.dialog_frame import DialogFrame
from kafkagui.ui.widgets.error_box import ErrorBox
from kafkagui.ui.widgets.field_row import FieldRow
from kafkagui.ui.widgets.layouts import column, row
from kafkagui.ui.widgets.wrapped_label import WrappedLabel

_MOST = 10_000


class AddPartitionsDialog(DialogFrame):
    """Asks how many partitions a topic shall have, and says what that means.

    Args:
        session: where the topic is.
        topic: its name.
        now: how many it has.
        window: the window to stand over.
    """

    def __init__(self, session: Session, topic: str, now: int, window: QWidget) -> None:
        super().__init__(tr("Add partitions"), window)
        self._session = session
        self._topic = topic
        self._now = now
        self._build()
        self._connect()

    def _build(self) -> None:
        self.setMinimumWidth(480)
        self.total = QSpinBox()
        self.total.setRange(self._now + 1, _MOST)
        has = trn("It has {count} partition now.", "It has {count} partitions now.", self._now)
        self._row = FieldRow(self.total, tr("Partitions in all"), has)
        title = WrappedLabel(tr("Add partitions to “{topic}”", topic=self._topic), "h1")
        warning = WrappedLabel(
            tr(
                "There can never be fewer again. Records of a key may go to another partition than before, "
                "so their order is no longer kept across the change."
            )
        )
        self.error = ErrorBox()
        self.cancel = Button(tr("Cancel"))
        self.add = Button(tr("Add partitions"), "primary", icon_name="plus")
        buttons = row(None, self.cancel, self.add)
        parts = (title, warning, self._row, self.error, 4, buttons)
        column(*parts, margins=(24, 20, 24, 20), spacing=12, parent=self)
        self.total.setFocus()

    def _connect(self) -> None:
        self.cancel.clicked.connect(self.reject)
        self.add.clicked.connect(self._on_add_clicked)

    @property
    def field_error(self) -> str:
        """What stands beside the field."""
        return self._row.error

    def _on_add_clicked(self) -> None:
        self._row.set_error("")
        self.error.clear()
        self.add.set_allowed(allowed=False, reason=tr("Being added…"))
        run(self, self._add(), name="add partitions", on_error=self._on_refused, on_done=self._on_added)

    async def _add(self) -> TopicInfo:
        return await self._session.open_cluster().admin.add_partitions(self._topic, self.total.value())

    def _on_added(self, _topic: TopicInfo) -> None:
        self._session.refresh()
        self.accept()

    def _on_refused(self, error: KafkaGuiError) -> None:
        self.add.set_allowed(allowed=True)
        if error.code == "INVALID_PARTITIONS":
            self._row.set_error(str(error))
        else:
            self.error.show_error(error)
