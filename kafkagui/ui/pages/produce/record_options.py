"""What goes along with the message: compression, timestamp, idempotence, and more."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from kafkagui.core.delivery import Acks
from kafkagui.core.errors import InputRefused
from kafkagui.core.producing import Compression, ProducerOptions, resolve
from kafkagui.core.wording import tr
from kafkagui.ui.pages.help_button import HelpButton, set_help
from kafkagui.ui.pages.produce.more_panel import MorePanel
from kafkagui.ui.pages.produce.timestamp_text import HINT, timestamp_ms
from kafkagui.ui.theme import restyle
from kafkagui.ui.widgets.button import Button
from kafkagui.ui.widgets.combo_box import ComboBox
from kafkagui.ui.widgets.layouts import column, row, text_label
from kafkagui.ui.widgets.text_field import TextField
from kafkagui.ui.widgets.wrapped_label import WrappedLabel


class RecordOptions(QWidget):
    """Options below the headers.

    Signals:
        changed: an option is another now.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._idempotence: bool | None = None
        self._build()
        self._connect()
        self._on_timestamp_kind_chosen()

    def _build(self) -> None:
        self.compression = ComboBox(tr("Compression"), [one.value for one in Compression])
        self.timestamp_kind = ComboBox(tr("Timestamp"), [("now", tr("Now")), ("set", tr("Set…"))])
        self.timestamp = TextField(
            tr("Timestamp, local time or milliseconds"), mono=True, placeholder="2026-05-14 09:41"
        )
        self.timestamp.setToolTip(tr(HINT))
        self.timestamp_problem = WrappedLabel("", "err")
        self.idempotent = QCheckBox(tr("Idempotent producer"))
        self.idempotent.setAccessibleName(tr("Idempotent producer"))
        self.idempotent.setToolTip(tr("Retries write no record twice; needs acks=all"))
        set_help("idempotence", self.idempotent)
        self.more = Button(tr("More…"), "link")
        self.more_panel = MorePanel(self)
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        for place, field in enumerate((self.compression, self.timestamp_kind)):
            label = text_label(field.accessibleName(), "field")
            label.setBuddy(field)
            grid.addWidget(label, place, 0)
            grid.addWidget(field, place, 1)
        grid.setColumnStretch(1, 1)
        last = row(self.idempotent, HelpButton("idempotence", tr("What idempotence promises")), None, self.more)
        column(grid, self.timestamp, self.timestamp_problem, last, spacing=6, parent=self)

    def _connect(self) -> None:
        self.compression.chosen.connect(self.changed)
        self.timestamp_kind.chosen.connect(self._on_timestamp_kind_chosen)
        self.timestamp.editingFinished.connect(self._on_timestamp_edited)
        self.idempotent.clicked.connect(self._on_idempotent_clicked)
        self.more.clicked.connect(lambda: self.more_panel.show_below(self.more))
        self.more_panel.changed.connect(self._on_more_changed)

    def options(self, acks: Acks) -> ProducerOptions:
        """The producer's options as chosen, conflicts not settled yet.

        Raises:
            InputRefused: for a field that is no number.
        """
        base = ProducerOptions(
            acks=acks, compression=Compression(self.compression.value), idempotence=self._idempotence
        )
        return self.more_panel.options(base)

    def chosen_timestamp_ms(self) -> int | None:
        """The chosen timestamp; None for now.

        Raises:
            InputRefused: for a text that is no time.
        """
        return None if self.timestamp_kind.value == "now" else timestamp_ms(self.timestamp.text())

    def show_resolved(self, acks: Acks) -> tuple[str, ...]:
        """Tick idempotence as it will go out; gives a sentence for each option that had to give way."""
        try:
            resolved, notes = resolve(self.options(acks))
        except InputRefused as refused:
            return (refused.message,)
        if self._idempotence is None:
            self.idempotent.setChecked(bool(resolved.idempotence))
        return notes

    def texts(self) -> dict[str, str]:
        """The fields as they stand, for the draft."""
        idempotence = {None: "", True: "on", False: "off"}[self._idempotence]
        return {
            "compression": self.compression.value,
            "timestamp_kind": self.timestamp_kind.value,
            "timestamp": self.timestamp.text(),
            "idempotence": idempotence,
            **self.more_panel.texts(),
        }

    def set_texts(self, texts: dict[str, str]) -> None:
        """Take ``texts`` back."""
        self.compression.set_value(texts.get("compression", ""))
        self.timestamp.setText(texts.get("timestamp", ""))
        self.timestamp_kind.set_value(texts.get("timestamp_kind", ""))
        self._idempotence = {"on": True, "off": False}.get(texts.get("idempotence", ""))
        if self._idempotence is not None:
            self.idempotent.setChecked(self._idempotence)
        self.more_panel.set_texts(texts)

    def set_timestamp(self, stamp_ms: int | None) -> None:
        """Choose a timestamp in milliseconds, or now."""
        self.timestamp.setText("" if stamp_ms is None else str(stamp_ms))
        self.timestamp_kind.set_value("now" if stamp_ms is None else "set")

    def _on_timestamp_kind_chosen(self) -> None:
        is_set = self.timestamp_kind.value == "set"
        self.timestamp.setVisible(is_set)
        self.timestamp_problem.setVisible(False)
        if is_set and self.isVisible():
            self.timestamp.setFocus(Qt.FocusReason.TabFocusReason)
        self.changed.emit()

    def _on_timestamp_edited(self) -> None:
        try:
            self.chosen_timestamp_ms()
            problem = ""
        except InputRefused as refused:
            problem = str(refused)
        self.timestamp_problem.set_text(problem)
        self.timestamp_problem.setVisible(bool(problem))
        restyle(self.timestamp, "invalid", "true" if problem else "false")
        self.changed.emit()

    def _on_idempotent_clicked(self, on: bool) -> None:
        self._idempotence = on
        self.changed.emit()

    def _on_more_changed(self) -> None:
        self.more.set_text(tr("More…") if not self.more_panel.differs() else tr("More… (changed)"))
        self.changed.emit()
