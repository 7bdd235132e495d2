"""Sums over deliveries, kept up as outcomes arrive."""

from __future__ import annotations

from collections.abc import Sequence

from kafkagui.core.delivery import DeliveryReport, DeliveryState
from kafkagui.core.latency_counts import LatencyCounts


class DeliveryTotals:
    """Counts of records handed over and of what became of them; latencies are those of acknowledged ones."""

    def __init__(self) -> None:
        self.sent = 0
        self.acknowledged = 0
        self.failed = 0
        self.unconfirmed = 0
        self.latencies = LatencyCounts()

    @property
    def in_flight(self) -> int:
        """Records whose outcome is not known yet."""
        return self.sent - self.acknowledged - self.failed - self.unconfirmed

    def add(self, reports: Sequence[DeliveryReport]) -> None:
        """Count outcomes."""
        acknowledged = [report for report in reports if report.state is DeliveryState.ACKNOWLEDGED]
        self.acknowledged += len(acknowledged)
        self.latencies.add([report.latency_ns for report in acknowledged if report.latency_ns is not None])
        if len(acknowledged) == len(reports):
            return
        self.failed += sum(report.state is DeliveryState.FAILED for report in reports)
        self.unconfirmed += sum(report.state is DeliveryState.UNCONFIRMED for report in reports)

    def merge(self, other: DeliveryTotals) -> None:
        """Count everything that ``other`` has counted."""
        self.sent += other.sent
        self.acknowledged += other.acknowledged
        self.failed += other.failed
        self.unconfirmed += other.unconfirmed
        self.latencies.merge(other.latencies)
