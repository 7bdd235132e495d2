"""The rows of the Deliveries table over a delivery log: all of them, or some, in the order they came or another."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from PySide6.QtCore import QObject

from kafkagui.core.delivery_log import DeliveryLog, DeliveryRow
from kafkagui.ui.models.cells import Cells
from kafkagui.ui.models.row_model import RowModel
from kafkagui.ui.pages.produce.delivery_cells import COLUMNS, delivery_cells, delivery_originals


class DeliveryModel(RowModel):
    """Shows the log itself, or the sequences that ``show_sequences`` names.

    ``refresh`` brings the table up to date; call it some 25 times a second while records are on their way.
    """

    def __init__(self, log: DeliveryLog, *, newest_first: bool, parent: QObject | None = None) -> None:
        super().__init__(COLUMNS, newest_first=newest_first, parent=parent)
        self._log = log
        self._sequences: list[int] | None = None

    @property
    def shows_all(self) -> bool:
        """Whether the log itself is shown, in its own order."""
        return self._sequences is None

    def refresh(self) -> bool:
        """Show what happened in the log since the last call; tells whether anything did."""
        changes = self._log.take_changes()
        happened = bool(changes.added or changes.dropped or changes.settled or changes.restarted)
        if self._sequences is not None:
            self._repaint(changes.settled is not None)
        elif changes.restarted:
            self.reset_rows(len(self._log))
        elif happened:
            dropped = min(changes.dropped, self.count)
            self.rows_dropped(dropped)
            self.rows_arrived(len(self._log) - self.count)
            self._repaint(changes.settled is not None)
        return happened

    def show_all(self) -> None:
        """Show every row in the order they came."""
        self._log.take_changes()
        self.reset_rows(len(self._log), lambda: self._put(None))

    def show_sequences(self, sequences: Sequence[int]) -> None:
        """Show these rows, the first on top."""
        shown = list(reversed(sequences)) if self.newest_first else list(sequences)
        if shown != self._sequences:
            self.reset_rows(len(shown), lambda: self._put(shown))

    def show_order(self, sequences: Sequence[int] | None) -> None:
        """Show these rows, or all in the order they came."""
        if sequences is not None:
            self.show_sequences(sequences)
        elif not self.shows_all:
            self.show_all()

    def _put(self, sequences: list[int] | None) -> None:
        self._sequences = sequences

    def sequence_of(self, row: int) -> int:
        """The sequence of the record in a row."""
        record = self.record_of(row)
        return self._log.first_sequence + record if self._sequences is None else self._sequences[record]

    def rows_of_sequences(self, wanted: Sequence[int]) -> list[int]:
        """The rows of those of these records that are shown."""
        if self._sequences is None:
            records = [sequence - self._log.first_sequence for sequence in wanted]
            return [self.row_of(record) for record in records if 0 <= record < self.count]
        rest = set(wanted)
        return (
            [self.row_of(record) for record, sequence in enumerate(self._sequences) if sequence in rest] if rest else []
        )

    def delivery(self, row: int) -> DeliveryRow:
        """What is known of the record in a row.

        Raises:
            IndexError: when it has been dropped.
        """
        return self._log.row(self.sequence_of(row))

    def record_cells(self, record: int) -> Cells:
        """The cells of one row."""
        sequence = self._log.first_sequence + record if self._sequences is None else self._sequences[record]
        try:
            return delivery_cells(self._log.row(sequence))
        except IndexError:
            return [""] * len(COLUMNS)

    def originals(self, row: int) -> Sequence[str | None]:
        """The cells of a row with key and error whole."""
        try:
            return delivery_originals(self.delivery(row))
        except IndexError:
            return [""] * len(COLUMNS)

    def identity(self, row: int) -> Hashable | None:
        """The sequence of the record in a row."""
        return self.sequence_of(row)

    def rows_of_identities(self, wanted: Sequence[Hashable]) -> list[int]:
        """The rows of those of these sequences that are shown."""
        return self.rows_of_sequences([each for each in wanted if isinstance(each, int)])

    def _repaint(self, settled: bool) -> None:
        # The whole range: a view repaints what is in sight once, however wide the range is.
        if settled and self.count:
            self.records_changed(0, self.count - 1)
