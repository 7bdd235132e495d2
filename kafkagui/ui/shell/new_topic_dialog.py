"""Creating a topic, on purpose."""

from __future__ import annotations

from PySide6.QtWidgets import QSpinBox, QWidget

from kafkagui.core.errors import InputRefused, KafkaGuiError
from kafkagui.core.topics import NewTopic, TopicInfo, check_topic_name
from kafkagui.core.wording import mark, tr, trn
from kafkagui.services.session import Session
from kafkagui.ui.tasks import run
from kafkagui.ui.widgets.button import Button
from kafkagui.ui.widgets.dialog_frame import DialogFrame
from kafkagui.ui.widgets.error_box import ErrorBox
from kafkagui.ui.widgets.field_row import FieldRow
from kafkagui.ui.widgets.layouts import column, row, text_label
from kafkagui.ui.widgets.text_field import TextField

_DEFAULT = mark("Broker's default")
_BESIDE = {
    "INVALID_TOPIC_EXCEPTION": "name",
    "TOPIC_ALREADY_EXISTS": "name",
    "INVALID_PARTITIONS": "partitions",
    "INVALID_REPLICATION_FACTOR": "replication",
}


class NewTopicDialog(DialogFrame):
    """Name, partitions, replication factor; the broker's refusal stands beside the field it is about.

    Args:
        session: where the topic is created.
        window: the window to stand over.
        name: what the name field holds at first.
    """

    def __init__(self, session: Session, window: QWidget, name: str = "") -> None:
        super().__init__(tr("New topic"), window)
        self._session = session
        self.made: TopicInfo | None = None
        self._build(name)
        self._connect()

    def _build(self, name: str) -> None:
        self.setMinimumWidth(480)
        self.name = TextField(mono=True)
        self.name.setText(name)
        self.partitions = _number(10_000)
        self.replication = _number(32_767)
        brokers = len(self._session.state.info.brokers) if self._session.state.info else 0
        hint = trn("This cluster has {count} broker.", "This cluster has {count} brokers.", brokers) if brokers else ""
        self._rows = {
            "name": FieldRow(self.name, tr("Name"), tr("Letters, digits, dot, underscore and hyphen.")),
            "partitions": FieldRow(self.partitions, tr("Partitions"), tr("They can grow later, never shrink.")),
            "replication": FieldRow(self.replication, tr("Replication factor"), hint),
        }
        self.error = ErrorBox()
        self.cancel = Button(tr("Cancel"))
        self.create_button = Button(tr("Create topic"), "primary", icon_name="plus")
        self.create_button.setDefault(True)
        numbers = row((self._rows["partitions"], 1), (self._rows["replication"], 1), spacing=12)
        buttons = row(None, self.cancel, self.create_button)
        title = text_label(tr("New topic"), "h1")
        parts = (title, self._rows["name"], numbers, self.error, 4, buttons)
        column(*parts, margins=(24, 20, 24, 20), spacing=12, parent=self)
        self.name.setFocus()

    def _connect(self) -> None:
        self.name.editingFinished.connect(self._check_name)
        self.cancel.clicked.connect(self.reject)
        self.create_button.clicked.connect(self._on_create_clicked)

    @property
    def errors(self) -> dict[str, str]:
        """What stands beside the fields, by ``name``, ``partitions``, ``replication``."""
        return {key: line.error for key, line in self._rows.items() if line.error}

    def _check_name(self) -> bool:
        try:
            if self.name.text() or self.sender() is not self.name:
                check_topic_name(self.name.text())
        except InputRefused as refused:
            self._rows["name"].set_error(f"{refused.message} {refused.hint}".strip())
            return False
        self._rows["name"].set_error("")
        return True

    def _on_create_clicked(self) -> None:
        for line in self._rows.values():
            line.set_error("")
        self.error.clear()
        if not self._check_name():
            self.name.setFocus()
            return
        self.create_button.set_allowed(allowed=False, reason=tr("Being created…"))
        topic = NewTopic(self.name.text(), _value(self.partitions), _value(self.replication))
        work = self._session.create_topic(topic)
        run(self, work, name=f"create topic {topic.name}", on_error=self._on_refused, on_done=self._on_made)

    def _on_refused(self, error: KafkaGuiError) -> None:
        self.create_button.set_allowed(allowed=True)
        beside = _BESIDE.get(error.code)
        if beside is None:
            self.error.show_error(error)
        else:
            self._rows[beside].set_error(str(error))
            self._rows[beside].field.setFocus()

    def _on_made(self, topic: TopicInfo) -> None:
        self.made = topic
        self.accept()


def _number(most: int) -> QSpinBox:
    box = QSpinBox()
    box.setRange(0, most)
    box.setSpecialValueText(tr(_DEFAULT))
    box.setValue(0)
    return box


def _value(box: QSpinBox) -> int:
    return box.value() or -1
