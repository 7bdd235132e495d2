"""Turns what happens to the records of a run into rows of a delivery log."""

from __future__ import annotations

from collections.abc import Sequence

from kafkagui.core.delivery import DeliveryReport
from kafkagui.core.delivery_block import Sending
from kafkagui.core.delivery_log import DeliveryLog
from kafkagui.services.pacing import Batch


class DeliveryRecorder:
    """The observer of one run: a row for each record from the moment of handing over, completed by the callbacks.

    Only the log is written here; who shows it looks at its changes now and then, so that a fast run costs no
    repaint for each record.

    Args:
        log: where the rows go; the run numbers its records from ``log.next_sequence``.
        sending: what the rows of the run have in common.
    """

    def __init__(self, log: DeliveryLog, sending: Sending) -> None:
        self._log = log
        self._sending = sending

    def on_handed_over(self, records: Batch) -> None:
        """Add a row in flight for each record."""
        self._log.add([record for _, record in records], self._sending)

    def on_send_success(self, reports: Sequence[DeliveryReport]) -> None:
        """Complete rows: acknowledged, or unconfirmed where no broker answers."""
        self._log.settle(reports)

    def on_send_error(self, reports: Sequence[DeliveryReport]) -> None:
        """Complete rows that failed."""
        self._log.settle(reports)

    def on_not_asked(self, reports: Sequence[DeliveryReport]) -> None:
        """Complete rows that nobody asks about."""
        self._log.settle(reports)
