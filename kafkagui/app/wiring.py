"""Builds the adapters and hands them to the program; the one place that knows which adapter stands behind a port."""

from __future__ import annotations

import atexit
import os

from kafkagui.app.late import (
    LateConnector,
    LateExporter,
    LateInstallation,
    LateLocalKafka,
    LateSecretStore,
    LateSpools,
    LateTextFiles,
)
from kafkagui.app.late_matching import LateMatching
from kafkagui.app.log import Logging
from kafkagui.app.masking import Masking
from kafkagui.core.frozen import frozen
from kafkagui.core.settings import SPOOL_LIMIT_MB, Settings
from kafkagui.services.connections import Connections
from kafkagui.services.program import Program
from kafkagui.services.session import Session
from kafkagui.storage.places import Places, find_places
from kafkagui.storage.profile_file import FileProfileStore
from kafkagui.storage.state_file import FileStateStore


@frozen
class Wiring:
    """The program with those of its parts that only the composition root touches."""

    program: Program
    connector: LateConnector
    secrets: LateSecretStore
    spools: LateSpools
    masking: Masking


def wire(places: Places) -> Wiring:
    """Build everything from the files in these folders; neither kafka nor keyring is imported yet."""
    masking = Masking()
    connector = LateConnector(masking)
    secrets = LateSecretStore(masking)
    state = FileStateStore(places.config)
    settings = Settings(state)
    spools = LateSpools(places.cache / "spool", settings.get(SPOOL_LIMIT_MB))
    settings.subscribe(lambda _key: spools.set_limit_mb(settings.get(SPOOL_LIMIT_MB)))
    program = Program(
        connector=connector,
        session=Session(connector),
        connections=Connections(FileProfileStore(places.config), secrets),
        local_kafka=LateLocalKafka(),
        logs=spools,
        state=state,
        settings=settings,
        local_data_dir=places.data / "local-kafka",
        exporter=LateExporter(),
        files=LateTextFiles(),
        log_dir=places.data / "log",
        config_dir=places.config,
        cache_dir=places.cache,
        installation=LateInstallation(),
        matching=LateMatching(),
    )
    return Wiring(program, connector, secrets, spools, masking)


def build_program() -> Program:
    """The program for the command line; its log stays in memory and its spools go when the process ends."""
    wiring = wire(find_places(os.environ))
    Logging(wiring.program.log, wiring.masking)
    atexit.register(wiring.spools.close)
    return wiring.program
