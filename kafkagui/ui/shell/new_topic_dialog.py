"""Creating a topic, on purpose."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QPlainTextEdit, QSpinBox, QWidget

from kafkagui.core.configs import parse_config_lines
from kafkagui.core.errors import InputRefused, KafkaGuiError
from kafkagui.core.quantities import span
from kafkagui.core.topic_name import check_topic_name
from kafkagui.core.topics import NewTopic, TopicInfo
from kafkagui.core.wording import mark, tr, trn
from kafkagui.services.session import Session
from kafkagui.ui.fonts import mono_font, scaled
from kafkagui.ui.tasks import run
from kafkagui.ui.widgets.button import Button
from kafkagui.ui.widgets.combo_box import ComboBox
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
_COMMON: Final = {"cleanup.policy": "cleanup", "retention.ms": "retention", "min.insync.replicas": "in_sync"}
"""The settings that have a field of their own, and which."""

_POLICIES: Final = ("delete", "compact", "compact,delete")
_LINES_PX = 70
_MOST_PARTITIONS = 10_000
_MOST_REPLICAS = 32_767


class NewTopicDialog(DialogFrame):
    """Name, partitions, replication, common settings and a list of others; a refusal stands beside what it is about.

    Args:
        session: where the topic is created.
        window: the window to stand over.
        name: what the name field holds at first.
    """

    def __init__(self, session: Session, window: QWidget, name: str = "") -> None:
        super().__init__(tr("New topic"), window)
        self._session = session
        self._brokers = len(session.state.info.brokers) if session.state.info else 0
        self.made: TopicInfo | None = None
        self._build(name)
        self._connect()

    # -- building -------------------------------------------------------------------------------------------

    def _build(self, name: str) -> None:
        self.setMinimumWidth(560)
        self._build_fields(name)
        self._build_rows()
        self.error = ErrorBox()
        self.cancel = Button(tr("Cancel"))
        self.create_button = Button(tr("Create topic"), "primary", icon_name="plus")
        self.create_button.setDefault(True)
        rows = self._rows
        numbers = row((rows["partitions"], 1), (rows["replication"], 1), spacing=12)
        settings = row((rows["cleanup"], 1), (rows["retention"], 1), (rows["in_sync"], 1), spacing=12)
        buttons = row(None, self.cancel, self.create_button)
        title = text_label(tr("New topic"), "h1")
        parts = (title, rows["name"], numbers, settings, rows["configs"], self.error, 4, buttons)
        column(*parts, margins=(24, 20, 24, 20), spacing=12, parent=self)
        self.name.setFocus()

    def _build_fields(self, name: str) -> None:
        self.name = TextField(mono=True)
        self.name.setText(name)
        self.partitions = _number(_MOST_PARTITIONS)
        self.replication = _number(_MOST_REPLICAS)
        self.cleanup = ComboBox(tr("Cleanup policy"), [("", tr(_DEFAULT)), *_POLICIES])
        self.retention = TextField(mono=True, placeholder=tr(_DEFAULT))
        self.in_sync = _number(_MOST_REPLICAS)
        self.configs = QPlainTextEdit()
        self.configs.setFont(mono_font(12))
        self.configs.setTabChangesFocus(True)
        self.configs.setPlaceholderText("max.message.bytes=2097152")
        self.configs.setFixedHeight(scaled(_LINES_PX))

    def _build_rows(self) -> None:
        count = self._brokers
        brokers = trn("This cluster has {count} broker.", "This cluster has {count} brokers.", count) if count else ""
        others = tr("One name=value a line; what is not named has the broker's default.")
        self._rows = {
            "name": FieldRow(self.name, tr("Name"), tr("Letters, digits, dot, underscore and hyphen.")),
            "partitions": FieldRow(self.partitions, tr("Partitions"), tr("They can grow later, never shrink.")),
            "replication": FieldRow(self.replication, tr("Replication factor"), brokers),
            "cleanup": FieldRow(self.cleanup, tr("Cleanup policy"), "cleanup.policy"),
            "retention": FieldRow(self.retention, tr("Kept for, in ms"), "retention.ms"),
            "in_sync": FieldRow(self.in_sync, tr("Replicas in sync, at least"), "min.insync.replicas"),
            "configs": FieldRow(self.configs, tr("Other settings"), others),
        }

    def _connect(self) -> None:
        self.name.editingFinished.connect(self._check_name)
        self.replication.editingFinished.connect(self._check_replication)
        self.retention.editingFinished.connect(self._check_retention)
        self.cancel.clicked.connect(self.reject)
        self.create_button.clicked.connect(self._on_create_clicked)

    # -- what is wrong --------------------------------------------------------------------------------------

    @property
    def errors(self) -> dict[str, str]:
        """What stands beside the fields, by ``name``, ``partitions``, ``replication`` and so on."""
        return {key: line.error for key, line in self._rows.items() if line.error}

    def _check_name(self) -> bool:
        try:
            if self.name.text() or self.sender() is not self.name:
                check_topic_name(self.name.text())
        except InputRefused as refused:
            return self._say("name", str(refused))
        return self._say("name")

    def _check_replication(self) -> bool:
        wanted, needed = self.replication.value(), self.in_sync.value()
        if self._brokers and wanted > self._brokers:
            few = trn("There is only {count} broker.", "There are only {count} brokers.", self._brokers)
            return self._say("replication", few)
        self._say("replication")
        if wanted and needed > wanted:
            return self._say("in_sync", tr("More than there are replicas: nothing could be acknowledged."))
        return self._say("in_sync")

    def _check_retention(self) -> bool:
        text = self.retention.text().strip()
        digits = text.removeprefix("-")
        if text and text != "-1" and not (digits.isascii() and digits.isdigit() and digits == text):
            return self._say("retention", tr("Give milliseconds, or -1 for no limit."))
        self.retention.setToolTip("" if not text or text == "-1" else span(int(text)))
        return self._say("retention")

    def _check_configs(self) -> bool:
        try:
            named = parse_config_lines(self.configs.toPlainText())
        except InputRefused as refused:
            return self._say("configs", str(refused))
        own = dict(self._common())
        twice = next((name for name, _ in named if name in own), "")
        return self._say("configs", tr("{name} has a field of its own above.", name=twice) if twice else "")

    def _say(self, key: str, problem: str = "") -> bool:
        self._rows[key].set_error(problem)
        return not problem

    def _is_sound(self) -> bool:
        checks = (self._check_name, self._check_replication, self._check_retention, self._check_configs)
        return all([check() for check in checks])

    # -- creating -------------------------------------------------------------------------------------------

    def _common(self) -> list[tuple[str, str]]:
        in_sync = str(self.in_sync.value()) if self.in_sync.value() else ""
        values = (self.cleanup.value, self.retention.text().strip(), in_sync)
        return [(name, value) for name, value in zip(_COMMON, values, strict=True) if value]

    def _on_create_clicked(self) -> None:
        for line in self._rows.values():
            line.set_error("")
        self.error.clear()
        if not self._is_sound():
            self._rows[next(iter(self.errors))].field.setFocus()
            return
        self.create_button.set_allowed(allowed=False, reason=tr("Being created…"))
        configs = (*self._common(), *parse_config_lines(self.configs.toPlainText()))
        topic = NewTopic(self.name.text(), _value(self.partitions), _value(self.replication), configs)
        work = self._session.create_topic(topic)
        run(self, work, name=f"create topic {topic.name}", on_error=self._on_refused, on_done=self._on_made)

    def _on_refused(self, error: KafkaGuiError) -> None:
        self.create_button.set_allowed(allowed=True)
        beside = _BESIDE.get(error.code) or self._setting_meant(error)
        if not beside:
            self.error.show_error(error)
        else:
            self._rows[beside].set_error(str(error))
            self._rows[beside].field.setFocus()

    def _setting_meant(self, error: KafkaGuiError) -> str:
        """The field of the setting that a broker refused; it names it in its words."""
        if error.code != "INVALID_CONFIG":
            return ""
        words = f"{error.message} {error.detail}"
        given = dict(self._common())
        return next((field for name, field in _COMMON.items() if name in words and name in given), "configs")

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
