"""The second bar of the Consume page: which transactions are seen, how values are read, and the time zone."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kafkagui.core.positions import Isolation
from kafkagui.core.settings import LOCAL_TIME, UTC
from kafkagui.core.wording import mark, tr
from kafkagui.ui.pages.consume.record_view import reader_choices
from kafkagui.ui.pages.help_button import HelpButton, set_help
from kafkagui.ui.widgets.combo_box import ComboBox
from kafkagui.ui.widgets.elided_label import ElidedLabel
from kafkagui.ui.widgets.icon_button import IconButton
from kafkagui.ui.widgets.layouts import panel, row
from kafkagui.ui.widgets.scaled_size import scale_height

_ISOLATIONS = (
    (Isolation.READ_COMMITTED.name, mark("Read committed")),
    (Isolation.READ_UNCOMMITTED.name, mark("Read uncommitted")),
)
_ZONES = ((LOCAL_TIME, mark("Local time")), (UTC, "UTC"))


class ViewBar(QWidget):
    """Choices that change how records are seen.

    Signals:
        format_chosen(codec_id): values are to be read by this format.
        zone_chosen(name): times are to be written in this zone.
        columns_requested: a person wants to choose columns.
    """

    format_chosen = Signal(str)
    zone_chosen = Signal(str)
    columns_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._build()
        self._connect()

    def _build(self) -> None:
        self.isolation_box = ComboBox(tr("Isolation level"), [(value, tr(words)) for value, words in _ISOLATIONS])
        self.isolation_box.setToolTip(tr("Read committed leaves out records of open and aborted transactions."))
        self.format = ComboBox(
            tr("Read values as"), [(value, tr("Value: {words}", words=words)) for value, words in reader_choices()]
        )
        self.zone = ComboBox(tr("Time zone"), [(value, tr(words)) for value, words in _ZONES])
        self.columns = IconButton("columns-2", tr("Columns"))
        self.advice = ElidedLabel(tr("Reading joins no group and commits nothing."), "small")
        set_help("isolation", self.isolation_box)
        isolation_help = HelpButton("isolation", tr("What the isolation level shows"))
        left, right = (self.isolation_box, isolation_help, (self.advice, 1)), (self.format, self.zone, self.columns)
        bar = panel("pageBar", row(*left, *right, margins=(16, 0, 12, 0)))
        scale_height(bar, 44)
        row(bar, spacing=0, parent=self)

    def _connect(self) -> None:
        self.format.chosen.connect(self.format_chosen)
        self.zone.chosen.connect(self.zone_chosen)
        self.columns.clicked.connect(self.columns_requested)

    @property
    def isolation(self) -> Isolation:
        """Which transactions' records are read."""
        return Isolation[self.isolation_box.value]

    def show_format(self, codec_id: str) -> None:
        """Show the format of values, without asking for it."""
        blocked = self.format.blockSignals(True)
        self.format.set_value(codec_id)
        self.format.blockSignals(blocked)

    def show_zone(self, zone: str) -> None:
        """Show the zone of times, without asking for it; a named one joins the list."""
        blocked = self.zone.blockSignals(True)
        if self.zone.findData(zone) < 0:
            self.zone.addItem(zone, zone)
        self.zone.set_value(zone)
        self.zone.blockSignals(blocked)
