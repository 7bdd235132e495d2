"""A search of a whole topic. Arguments: SERVERS TOPIC RECORDS LINE MATCHES."""

from __future__ import annotations

import asyncio
import json
import sys
import tempfile
import time
from pathlib import Path

from kafkagui.client.connector import KafkaConnector
from kafkagui.core.filters.filter_line import FilterLine
from kafkagui.core.positions import AtEnd, FromBeginning, ReadRequest, ReadState
from kafkagui.core.profiles import Profile
from kafkagui.matching.matcher import Matcher
from kafkagui.services.search import open_search
from kafkagui.storage.spool_folder import SpoolFactory


async def main() -> None:
    """Search until the end; every record must have been looked at."""
    servers, topic, records, line, matches = sys.argv[1:6]
    with tempfile.TemporaryDirectory() as folder:
        logs = SpoolFactory(Path(folder))
        cluster = await KafkaConnector().connect(Profile("bench", servers), None)
        began = time.perf_counter()
        request = ReadRequest((topic,), None, FromBeginning(), AtEnd())
        found = await open_search(cluster, logs, Matcher(), request, FilterLine(line))
        progress = await found.follow(lambda _progress: None)
        elapsed_s = time.perf_counter() - began
        assert (progress.state, progress.records) == (ReadState.FINISHED, int(records)), progress
        assert len(found.log) == int(matches), len(found.log)
        await found.close()
        await cluster.close()
        logs.close()
    print(json.dumps({"records_per_s": int(records) / elapsed_s}))


asyncio.run(main())
