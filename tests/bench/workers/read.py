"""The reading engine over a whole topic into the rows of a log. Arguments: SERVERS TOPIC."""

from __future__ import annotations

import asyncio
import json
import sys
import tempfile
import time
from pathlib import Path

from kafkagui.client.connector import KafkaConnector
from kafkagui.core.positions import AtEnd, FromBeginning, Isolation, ReadRequest, ReadState
from kafkagui.core.profiles import Profile
from kafkagui.storage.spool_folder import SpoolFactory
from tests.bench.memory import resident_mb
from tests.bench.scene import SMALL_RECORDS


async def main() -> None:
    """Read until the end; then decode the first, middle and last rows, as a table would."""
    servers, topic = sys.argv[1:3]
    with tempfile.TemporaryDirectory() as folder:
        logs = SpoolFactory(Path(folder))
        cluster = await KafkaConnector().connect(Profile("bench", servers), None)
        log = logs.create()
        before_mb = resident_mb()
        began = time.perf_counter()
        request = ReadRequest((topic,), None, FromBeginning(), AtEnd(), Isolation.READ_UNCOMMITTED)
        reading = await cluster.read(request, log)
        progress = await reading.finished()
        elapsed_s = time.perf_counter() - began
        assert progress.state is ReadState.FINISHED, (progress, reading.error)
        assert len(log) == SMALL_RECORDS, len(log)
        for row in (0, SMALL_RECORDS // 2, SMALL_RECORDS - 1):
            assert len(log.record(row).value or b"") == 100
        grown_mb = resident_mb() - before_mb
        await reading.close()
        await cluster.close()
        log.close()
        logs.close()
    print(json.dumps({"records_per_s": SMALL_RECORDS / elapsed_s, "grown_mb": grown_mb}))


asyncio.run(main())
