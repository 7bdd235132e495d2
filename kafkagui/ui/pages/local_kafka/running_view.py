"""A running local Kafka: where it is, what it takes on the disk, the end of its log."""

from __future__ import annotations

import asyncio
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from kafkagui.core.errors import LocalKafkaFailed
from kafkagui.core.local_kafka import LocalBroker, LocalCluster, LocalKafkaSpec
from kafkagui.core.ports import LocalKafka
from kafkagui.core.wording import mark, tr
from kafkagui.ui.fonts import mono_font
from kafkagui.ui.tasks import run
from kafkagui.ui.widgets.button import Button
from kafkagui.ui.widgets.combo_box import ComboBox
from kafkagui.ui.widgets.finder import make_findable
from kafkagui.ui.widgets.info_strip import InfoStrip
from kafkagui.ui.widgets.layouts import column, row, set_surface, text_label
from kafkagui.ui.widgets.pill import Pill

_LOOK_EVERY_MS = 2_000
_TAIL_BYTES = 64_000


class RunningView(QFrame):
    """Shows the running cluster; looks at disk and log only while it is seen.

    Signals:
        stop_asked: *Stop* was pressed.
    """

    stop_asked = Signal()

    def __init__(self, local_kafka: LocalKafka, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._local_kafka = local_kafka
        self._brokers: tuple[LocalBroker, ...] = ()
        self._build()
        self._connect()

    def _build(self) -> None:
        set_surface(self, "card")
        self.stop = Button(tr("Stop"), icon_name="square", name=tr("Stop the local Kafka"))
        self._address = text_label("", "mono", selectable=True)
        self._facts = text_label("", "small")
        self._broker = ComboBox(tr("Broker's log"))
        self._log = QPlainTextEdit()
        self._log.setReadOnly(True)
        self._log.setAccessibleName(tr("The broker's log"))
        self._log.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self._log.setFont(mono_font(12))
        self._log.setMinimumHeight(160)
        make_findable(self._log)
        self._pill = Pill()
        self.losses = InfoStrip()
        head = row(text_label(tr("Local Kafka"), "h1"), self._pill, None, self.stop)
        log_head = row(text_label(tr("Log"), "h2"), None, self._broker)
        column(
            head,
            self.losses,
            self._address,
            self._facts,
            6,
            log_head,
            (self._log, 1),
            margins=(18, 16, 18, 16),
            spacing=8,
            parent=self,
        )
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_EVERY_MS)

    def _connect(self) -> None:
        self.stop.clicked.connect(self.stop_asked)
        self._timer.timeout.connect(self.look)
        self._broker.chosen.connect(self.look)

    def show_cluster(self, cluster: LocalCluster, spec: LocalKafkaSpec) -> None:
        """Show a cluster that has come up."""
        self._brokers = cluster.brokers
        self._address.setText(cluster.bootstrap_servers)
        words = mark("Kafka {version} · data thrown away at the end, in {data_dir}")
        if spec.data_dir:
            words = mark("Kafka {version} · data kept for the next time, in {data_dir}")
        self._about = tr(words, version=cluster.kafka_version, data_dir=cluster.data_dir)
        self._facts.setText(self._about)
        self.show_losses(())
        self._broker.set_choices(
            [
                (str(b.node_id), tr("Broker {node_id} · process {pid}", node_id=b.node_id, pid=b.pid))
                for b in cluster.brokers
            ]
        )
        self.look()

    def show_losses(self, losses: tuple[LocalKafkaFailed, ...]) -> None:
        """Say which of the brokers have ended by themselves; those that are left go on."""
        count = len(self._brokers)
        words = tr("Running")
        if losses:
            words = tr("{count} of {total} brokers running", count=count - len(losses), total=count)
        self._pill.set(words, "warn" if losses else "ok", icon_name=None)
        self.losses.setVisible(bool(losses))
        self.losses.set_message(
            " ".join([*(loss.message for loss in losses), tr("Stop and start to have it again.")]), "warn"
        )

    def look(self) -> None:
        """Read the disk's use and the log's end now."""
        if self.isVisible() and self._brokers:
            run(self, self._look(), name="look at the local Kafka")

    async def _look(self) -> None:
        chosen = next((b for b in self._brokers if str(b.node_id) == self._broker.value), self._brokers[0])
        size_bytes, tail = await asyncio.to_thread(_measure, self._local_kafka, chosen.log_file)
        self._facts.setText(
            tr("{about} · {size_mb:,.1f} MB on the disk", about=self._about, size_mb=size_bytes / 1_000_000)
        )
        if tail != self._log.toPlainText():
            bar = self._log.verticalScrollBar()
            was_at_end = bar.value() >= bar.maximum() - 4
            place = bar.value()
            self._log.setPlainText(tail)
            bar.setValue(bar.maximum() if was_at_end else place)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._timer.start()
        QTimer.singleShot(0, self, self.look)

    def hideEvent(self, event: QHideEvent) -> None:
        self._timer.stop()
        super().hideEvent(event)


def _measure(local_kafka: LocalKafka, log_file: Path) -> tuple[int, str]:
    return local_kafka.disk_use_bytes(), tail_of(log_file)


def tail_of(file: Path, size_bytes: int = _TAIL_BYTES) -> str:
    """The whole lines at a text file's end; an explanation when it cannot be read."""
    try:
        with file.open("rb") as opened:
            opened.seek(max(0, file.stat().st_size - size_bytes))
            skipped = opened.tell() > 0
            text = opened.read().decode("utf-8", "replace")
    except OSError as error:
        return tr("The log {file} cannot be read: {reason}.", file=file, reason=error.strerror)
    return (text.partition("\n")[2] if skipped else text).rstrip()
