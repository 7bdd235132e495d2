"""What the window, its pages and the command line are built from."""

from __future__ import annotations

from dataclasses import field
from pathlib import Path
from typing import TYPE_CHECKING

from kafkagui.core.frozen import frozen
from kafkagui.core.settings import Settings
from kafkagui.services.connections import Connections
from kafkagui.services.program_log import ProgramLog
from kafkagui.services.session import Session

if TYPE_CHECKING:
    from kafkagui.core.ports import (
        Connector,
        Exporter,
        Installation,
        LocalKafka,
        LogFactory,
        Matching,
        StateStore,
        TextFiles,
    )


@frozen
class Program:
    """Everything that lives as long as the program; made once by the composition root and handed down.

    ``logs`` makes the spool of a reading, ``log`` holds what the program itself wrote down, ``local_data_dir`` is where
    a local Kafka's data is kept that shall be found again (None: keeping is not offered), ``exporter`` writes what a
    page shows to files (None: exporting is not offered), ``files`` opens and saves what a person chooses (None:
    neither is offered), ``log_dir`` holds the log's files (None: there are none),
    ``config_dir`` connections and settings, ``cache_dir`` what can be fetched again (None: nothing is kept),
    ``installation`` looks at the parts of this copy for a self-test (None: there is nothing to look at),
    ``matching`` finds records by conditions (None: filtering and searching are not offered).
    """

    connector: Connector
    session: Session
    connections: Connections
    local_kafka: LocalKafka
    logs: LogFactory
    state: StateStore
    settings: Settings
    log: ProgramLog = field(default_factory=ProgramLog)
    local_data_dir: Path | None = None
    exporter: Exporter | None = None
    files: TextFiles | None = None
    log_dir: Path | None = None
    config_dir: Path | None = None
    cache_dir: Path | None = None
    installation: Installation | None = None
    matching: Matching | None = None
