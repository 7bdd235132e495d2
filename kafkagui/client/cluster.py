"""An open connection to one cluster: the shared admin, the producers, the readings."""

from __future__ import annotations

import asyncio
import weakref
from dataclasses import replace

from kafkagui.client.admin import KafkaAdmin
from kafkagui.client.kafka_internals import net_client
from kafkagui.client.options import client_settings
from kafkagui.client.producer import KafkaProducerAdapter
from kafkagui.client.producer_internals import Sink
from kafkagui.client.reading import start_reading
from kafkagui.client.worker_link import WorkerLink
from kafkagui.core.errors import ConnectionLost, ReadOnlyRefused
from kafkagui.core.ports import Admin, Producer, Reading, SpooledLog
from kafkagui.core.positions import ReadRequest
from kafkagui.core.producing import PartitionerKind, ProducerOptions, resolve
from kafkagui.core.profiles import Address, Profile
from kafkagui.core.wording import tr

_ProducerKey = tuple[ProducerOptions, PartitionerKind]


class KafkaCluster:
    """Makes and keeps what works on one cluster; everything it made ends with it.

    Args:
        profile: where the cluster is.
        password: for the sign-in, where the profile has one.
        reached: the bootstrap server that is known to answer; clients ask it first.
    """

    def __init__(self, profile: Profile, password: str | None, reached: Address | None = None) -> None:
        self._profile = profile
        self._dialled = _with_first(profile, reached)
        self._password = password
        self._admin = KafkaAdmin(profile, client_settings(self._dialled, password, "admin"))
        self._producers: dict[_ProducerKey, KafkaProducerAdapter] = {}
        self._readings: weakref.WeakSet[Reading] = weakref.WeakSet()
        self._opening = asyncio.Lock()
        self._closed = False

    @property
    def profile(self) -> Profile:
        """The profile it was opened with."""
        return self._profile

    @property
    def admin(self) -> Admin:
        """The shared admin."""
        return self._admin

    async def open(self) -> None:
        """Connect the admin.

        Raises:
            ConnectionLost: when no broker answers in time.
        """
        await self._admin.open()

    async def producer(self, options: ProducerOptions, partitioner: PartitionerKind) -> Producer:
        """The shared producer for these options; made on first use.

        Raises:
            ConnectionLost: when no broker answers.
            InputRefused: for an option outside its range.
            ReadOnlyRefused: on a read-only profile.
        """
        if self._profile.read_only:
            raise ReadOnlyRefused(tr("send records"), self._profile.name)
        settled, _notes = resolve(options)
        async with self._opening:
            self._refuse_if_closed()
            known = self._producers.get((settled, partitioner))
            if known is None:
                known = await self._open_producer(settled, partitioner)
                self._producers[settled, partitioner] = known
            return known

    async def _open_producer(self, options: ProducerOptions, partitioner: PartitionerKind) -> KafkaProducerAdapter:
        settings = client_settings(self._dialled, self._password, "producer")

        def make_worker(sink: Sink) -> WorkerLink:
            return WorkerLink(self._dialled, self._password, options, partitioner, sink)

        producer = KafkaProducerAdapter(settings, options, partitioner, make_worker)
        try:
            await producer.open()
        except BaseException:
            await producer.close()
            raise
        return producer

    async def read(self, request: ReadRequest, log: SpooledLog) -> Reading:
        """Start a reading that fills ``log``.

        Raises:
            BrokerRefused: for a topic or partition that does not exist or is not allowed.
            ConnectionLost: when no broker answers.
        """
        self._refuse_if_closed()
        settings = client_settings(self._dialled, self._password, "reader")
        reading = await start_reading(lambda: net_client(**settings), request, log)
        self._readings.add(reading)
        return reading

    def _refuse_if_closed(self) -> None:
        if self._closed:
            raise ConnectionLost(
                tr("The connection “{profile}” is closed.", profile=self._profile.name), hint=tr("Connect again.")
            )

    async def close(self) -> None:
        """Close everything made here, within about 3 s."""
        self._closed = True
        producers, self._producers = list(self._producers.values()), {}
        readings = [reading.close() for reading in self._readings]
        await asyncio.gather(self._admin.close(), *readings, *(producer.close() for producer in producers))


def _with_first(profile: Profile, first: Address | None) -> Profile:
    if first is None:
        return profile
    others = [address for address in profile.addresses if address != first]
    return replace(profile, bootstrap_servers=",".join(map(str, [first, *others])))
