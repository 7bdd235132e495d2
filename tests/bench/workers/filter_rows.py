"""Filters 1,000,000 rows that were read, by a word that stands in none. Arguments: SERVERS TOPIC."""

from __future__ import annotations

import asyncio
import json
import sys
import tempfile
import time
from pathlib import Path

from kafkagui.client.connector import KafkaConnector
from kafkagui.core.filters.filter_line import FilterLine
from kafkagui.core.positions import AfterCount, FromBeginning, ReadRequest
from kafkagui.core.profiles import Profile
from kafkagui.matching.matcher import Matcher
from kafkagui.services.read import open_reading
from kafkagui.storage.spool_folder import SpoolFactory

_ROWS = 1_000_000


async def main() -> None:
    """Read, then filter three times; the median counts."""
    servers, topic = sys.argv[1:3]
    with tempfile.TemporaryDirectory() as folder:
        logs = SpoolFactory(Path(folder))
        cluster = await KafkaConnector().connect(Profile("bench", servers), None)
        request = ReadRequest((topic,), None, FromBeginning(), AfterCount(_ROWS))
        opened = await open_reading(cluster, logs, request)
        await opened.follow(lambda _progress: None)
        assert len(opened.log) == _ROWS
        took_ms = []
        for _ in range(3):
            began = time.perf_counter()
            found = Matcher().filtered(FilterLine("nowhere"), opened.log)
            while found.looked < _ROWS:
                await found.advance(_ROWS)
            took_ms.append((time.perf_counter() - began) * 1000)
            assert len(found.rows) == 0
            found.close()
        await opened.close()
        await cluster.close()
        logs.close()
    print(json.dumps({"filter_ms": sorted(took_ms)[1]}))


asyncio.run(main())
