"""The way to a Kafka of one's own, with what can be chosen about it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFileDialog, QFrame, QWidget

from kafkagui.core.local_kafka import LocalKafkaSpec, Readiness
from kafkagui.core.quantities import byte_size
from kafkagui.core.wording import mark, tr, trn
from kafkagui.ui.widgets.button import Button
from kafkagui.ui.widgets.combo_box import ComboBox
from kafkagui.ui.widgets.elided_label import ElidedLabel
from kafkagui.ui.widgets.icon_label import IconLabel
from kafkagui.ui.widgets.layouts import column, row, set_surface, text_label
from kafkagui.ui.widgets.wrapped_label import WrappedLabel

_PROMISE = mark(
    "A real Apache Kafka on this computer, with a sample topic. Good for learning and for "
    "trying code. Nothing to install; it ends with this window."
)


class StartCard(QFrame):
    """Start a local Kafka, with what can be chosen about it.

    Args:
        kept_dir: where data is kept that is to be found again; None where keeping is not offered.

    Signals:
        start_asked(spec): the button was pressed.
    """

    start_asked = Signal(object)

    def __init__(self, kept_dir: Path | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kept_dir = kept_dir
        self._jars_dir: Path | None = None
        self._build()
        self._connect()

    def _build(self) -> None:
        set_surface(self, "cardPrimary")
        self.start = Button(tr("Start a local Kafka"), "primary", large=True)
        self.brokers = ComboBox(
            tr("Brokers"), [(str(count), trn("{count} broker", "{count} brokers", count)) for count in (1, 3)]
        )
        self.keeps = QCheckBox(tr("Keep its data for the next time"))
        self._jars = Button(tr("Use a folder of jars…"), "link")
        self._jars.setToolTip(tr("For computers without a network: a folder that already holds Kafka's jars."))
        self._jars_shown = ElidedLabel(role="small", middle=True)
        self.keeps.setVisible(self._kept_dir is not None)
        self._found_icon = IconLabel("circle-check", "ok")
        self.found = WrappedLabel("", "small")
        self._found_row = QWidget()
        row(self._found_icon, (self.found, 1), spacing=6, parent=self._found_row)
        self._found_row.hide()
        icon = row(IconLabel("rocket", "accentText", 28), None)
        buttons = row(self.start, self.brokers, None, spacing=8)
        jars = row(self._jars, (self._jars_shown, 1), spacing=4)
        words = (text_label(tr("Start a local Kafka"), "h1"), WrappedLabel(tr(_PROMISE), "muted"))
        column(
            icon,
            *words,
            4,
            buttons,
            self._found_row,
            self.keeps,
            jars,
            None,
            margins=(24, 22, 24, 18),
            spacing=8,
            parent=self,
        )

    def _connect(self) -> None:
        self.start.clicked.connect(self._on_start_clicked)
        self._jars.clicked.connect(self._on_jars_clicked)

    @property
    def spec(self) -> LocalKafkaSpec:
        """What is chosen."""
        kept = self._kept_dir / f"brokers-{self.brokers.value}" if self._kept_dir and self.keeps.isChecked() else None
        return LocalKafkaSpec(brokers=int(self.brokers.value), data_dir=kept, jars_dir=self._jars_dir)

    def show_readiness(self, readiness: Readiness | None) -> None:
        """Say what a start would find; None while nobody has looked."""
        self._found_row.setVisible(readiness is not None)
        if readiness is None:
            return
        is_good = not readiness.problem
        self._found_icon.set("circle-check" if is_good else "triangle-alert", "ok" if is_good else "err")
        self.found.set_text(_found_words(readiness))

    def use_jars(self, folder: Path) -> None:
        """Take Kafka's jars from this folder instead of the network."""
        self._jars_dir = folder
        self._jars_shown.set_text(str(folder))

    def _on_start_clicked(self) -> None:
        self.start_asked.emit(self.spec)

    def _on_jars_clicked(self) -> None:
        dialog = QFileDialog(self, tr("Choose the folder that holds Kafka's jars"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(lambda path: self.use_jars(Path(path)))
        dialog.open()


def _found_words(readiness: Readiness) -> str:
    if readiness.problem:
        return readiness.problem
    if readiness.missing_bytes:
        size = byte_size(readiness.missing_bytes)
        return tr("{java} found. Kafka itself is fetched first, {size}.", java=readiness.java, size=size)
    return tr("{java} and Kafka’s files are here. Ready in seconds.", java=readiness.java)
