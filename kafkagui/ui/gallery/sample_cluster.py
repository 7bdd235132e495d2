"""An open connection to the sample cluster."""

from __future__ import annotations

from itertools import count

from kafkagui.core.ports import Reading, SpooledLog
from kafkagui.core.positions import ReadRequest
from kafkagui.core.producing import PartitionerKind, ProducerOptions
from kafkagui.core.profiles import Profile
from kafkagui.ui.gallery.sample_admin import SampleAdmin
from kafkagui.ui.gallery.sample_producer import SampleProducer
from kafkagui.ui.gallery.sample_reading import SampleReading


class SampleCluster:
    """The Cluster port over sample data.

    Args:
        profile: what it is opened with.
        admin: answers for it.
        records: how many records a topic is said to hold at its end.
    """

    def __init__(self, profile: Profile, admin: SampleAdmin, records: int) -> None:
        self._profile = profile
        self._admin = admin
        self._records = records
        self._sent = count(1)

    @property
    def profile(self) -> Profile:
        """See the port."""
        return self._profile

    @property
    def admin(self) -> SampleAdmin:
        """See the port."""
        return self._admin

    async def producer(self, options: ProducerOptions, partitioner: PartitionerKind) -> SampleProducer:
        """See the port; every partitioner goes by the key."""
        return SampleProducer(options.acks, self._sent)

    async def read(self, request: ReadRequest, log: SpooledLog) -> Reading:
        """See the port."""
        for topic in request.topics:
            await self._admin.describe_topic(topic)
        return SampleReading(request, log, self._records)

    async def close(self) -> None:
        """Nothing to close."""
