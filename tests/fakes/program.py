"""A program over fakes, for tests of the window and its pages."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from kafkagui.core.ports import Exporter, LogFactory, TextFiles
from kafkagui.core.profiles import Profile
from kafkagui.core.settings import Settings
from kafkagui.matching.matcher import Matcher
from kafkagui.services.connections import Connections
from kafkagui.services.program import Program
from kafkagui.services.session import Session
from kafkagui.storage.spool_folder import SpoolFactory
from tests.fakes.connector import FakeConnector
from tests.fakes.exporter import ExporterFake
from tests.fakes.local_kafka import FakeLocalKafka
from tests.fakes.stores import ProfileStoreFake, SecretStoreFake, StateStoreFake
from tests.fakes.text_files import FakeTextFiles


def program_of_fakes(
    folder: Path,
    *,
    profiles: Sequence[Profile] = (),
    connector: FakeConnector | None = None,
    local_kafka: FakeLocalKafka | None = None,
    secrets: SecretStoreFake | None = None,
    state: StateStoreFake | None = None,
    logs: LogFactory | None = None,
    exporter: Exporter | None = None,
    files: TextFiles | None = None,
) -> Program:
    """A program whose outside world is in memory; only received records are spooled, into ``folder``.

    The session looks at the cluster when ``session.refresh()`` asks for it, not by itself.
    """
    connector = connector or FakeConnector()
    state = state or StateStoreFake()
    return Program(
        connector=connector,
        session=Session(connector, watch_every_s=3600),
        connections=Connections(ProfileStoreFake(profiles), secrets or SecretStoreFake()),
        local_kafka=local_kafka or FakeLocalKafka(),
        logs=logs or SpoolFactory(folder / "spool"),
        state=state,
        settings=Settings(state),
        local_data_dir=folder / "local-kafka",
        exporter=exporter or ExporterFake(),
        files=files or FakeTextFiles(),
        matching=Matcher(),
    )
