"""How far each partition has been read, as a table."""

from __future__ import annotations

from PySide6.QtCore import QObject

from kafkagui.core.positions import PartitionProgress
from kafkagui.core.wording import mark
from kafkagui.ui.models.cells import Cells, ColumnSpec
from kafkagui.ui.models.row_model import RowModel

_COLUMNS = (
    ColumnSpec("topic", mark("Topic"), width=160, stretch=True),
    ColumnSpec("partition", mark("Partition"), width=76, right=True, mono=True),
    ColumnSpec("begin", mark("Begin"), width=110, right=True, mono=True, muted=True),
    ColumnSpec("position", mark("Position"), width=110, right=True, mono=True),
    ColumnSpec("end", "End", width=110, right=True, mono=True),
    ColumnSpec("records", mark("Records"), width=110, right=True, mono=True),
    ColumnSpec("read", mark("Read"), width=76, right=True, mono=True),
)


class ProgressModel(RowModel):
    """One row a partition; offsets are counted, records are what was visible among them."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(_COLUMNS, parent=parent)
        self._partitions: tuple[PartitionProgress, ...] = ()

    def show_partitions(self, partitions: tuple[PartitionProgress, ...]) -> None:
        """Show how they stand now."""
        same = len(partitions) == len(self._partitions)
        self._partitions = partitions
        if not same:
            self.reset_rows(len(partitions))
        elif partitions:
            self.records_changed(0, len(partitions) - 1)

    def record_cells(self, record: int) -> Cells:
        """The cells of one partition."""
        part = self._partitions[record]
        return [
            part.topic,
            str(part.partition),
            f"{part.begin:,}",
            f"{part.position:,}",
            f"{part.end:,}",
            f"{part.records:,}",
            percent(part.fraction),
        ]


def percent(fraction: float) -> str:
    """A share in words that never round up to the whole: ``99 %`` until it is 100."""
    return f"{int(fraction * 100)} %"
