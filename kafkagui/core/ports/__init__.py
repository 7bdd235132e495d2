"""Protocols of the outside world. Services and pages know these; the adapter rooms implement them.

All ``async`` methods run on the program's one loop and never block it; callbacks are called on that loop.
"""

from kafkagui.core.ports.admin import Admin
from kafkagui.core.ports.cluster import Cluster, Connector
from kafkagui.core.ports.exporter import Exporter
from kafkagui.core.ports.faults import Faults
from kafkagui.core.ports.installation import Installation
from kafkagui.core.ports.local_kafka import LocalKafka
from kafkagui.core.ports.matching import LogFilter, Matching, SiftedLog, SiftProgress
from kafkagui.core.ports.producer import Producer, ReportsArrived
from kafkagui.core.ports.reading import BatchSink, LogFactory, Reading, RecordLog, RowBatch, SpooledLog
from kafkagui.core.ports.stores import ProfileStore, SecretStore, StateStore
from kafkagui.core.ports.text_files import TextFiles

__all__ = [
    "Admin",
    "BatchSink",
    "Cluster",
    "Connector",
    "Exporter",
    "Faults",
    "Installation",
    "LocalKafka",
    "LogFactory",
    "LogFilter",
    "Matching",
    "Producer",
    "ProfileStore",
    "Reading",
    "RecordLog",
    "ReportsArrived",
    "RowBatch",
    "SecretStore",
    "SiftProgress",
    "SiftedLog",
    "SpooledLog",
    "StateStore",
    "TextFiles",
]
