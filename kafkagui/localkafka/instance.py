"""An instance is a data folder: its identity and ports in `instance.json`, a folder for each node, a lock.

<data_dir>/instance.json        cluster id, number of brokers, ports: kept from start to start
<data_dir>/instance.lock        held while a program runs the instance
<data_dir>/node-1/data          Kafka's log.dirs, with broker.log and configuration beside it
"""

from __future__ import annotations

import base64
import json
import sys
import uuid
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import BinaryIO, Self

from kafkagui.core.errors import LocalKafkaFailed
from kafkagui.core.wording import tr
from kafkagui.localkafka.free_ports import free_ports, is_free
from kafkagui.localkafka.node_config import NodeFiles, NodePorts
from kafkagui.resource_files import resource_path

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_FILE = "instance.json"
_FIXED_PORTS = 5


@dataclass(frozen=True, slots=True)
class Instance:
    """The identity of a cluster on this machine and the ports it was last given."""

    data_dir: Path
    cluster_id: str
    ports: tuple[NodePorts, ...]

    @property
    def brokers(self) -> int:
        """How many brokers it has."""
        return len(self.ports)

    def files(self, node_id: int) -> NodeFiles:
        """The files of one node, ids from 1."""
        return NodeFiles(self.data_dir / f"node-{node_id}")

    def save(self) -> None:
        """Write what must be the same at the next start."""
        text = json.dumps(
            {"version": 1, "cluster_id": self.cluster_id, "ports": [asdict(ports) for ports in self.ports]}, indent=1
        )
        new = self.data_dir / f"{_FILE}.new"
        new.write_text(text, encoding="utf-8")
        new.replace(self.data_dir / _FILE)

    def with_free_ports(self, proxied: bool, further: int) -> Self:
        """The same instance with ports that are free now: the remembered ones if nobody took them."""
        return type(self)(
            self.data_dir, self.cluster_id, tuple(_still_free(ports, proxied, further) for ports in self.ports)
        )

    def with_new_ports(self, proxied: bool, further: int) -> Self:
        """The same instance with other ports."""
        return type(self)(self.data_dir, self.cluster_id, new_ports(self.brokers, proxied, further))


def open_instance(data_dir: Path, brokers: int, proxied: bool, further: int) -> Instance:
    """The instance in a folder, or a new one if the folder holds none.

    Raises:
        LocalKafkaFailed: when the folder holds a cluster of another size, or its file cannot be read.
    """
    data_dir.mkdir(parents=True, exist_ok=True)
    path = data_dir / _FILE
    if not path.exists():
        return Instance(data_dir, kafka_uuid(), new_ports(brokers, proxied, further))
    instance = _read(path)
    if instance.brokers != brokers:
        raise LocalKafkaFailed(
            tr(
                "{data_dir} holds a local Kafka of {brokers} broker(s), not of {asked}.",
                data_dir=data_dir,
                brokers=instance.brokers,
                asked=brokers,
            ),
            hint=tr("Start it with that number of brokers, or choose another folder."),
            code="OTHER_SIZE",
        )
    return instance.with_free_ports(proxied, further)


def format_node(instance: Instance, node_id: int) -> None:
    """Write what `kafka-storage format` writes for a static quorum; a formatted node stays as it is."""
    data = instance.files(node_id).data
    meta = data / "meta.properties"
    if meta.exists():
        return
    data.mkdir(parents=True, exist_ok=True)
    checkpoint = resource_path("localkafka", "bootstrap.checkpoint").read_bytes()
    (data / "bootstrap.checkpoint").write_bytes(checkpoint)
    lines = ("version=1", f"cluster.id={instance.cluster_id}", f"node.id={node_id}", f"directory.id={kafka_uuid()}")
    meta.write_text("\n".join(lines) + "\n", encoding="ascii")


def kafka_uuid() -> str:
    """A random id as `org.apache.kafka.common.Uuid.randomUuid` makes it: URL-safe base64, no leading `-`."""
    while True:
        text = base64.urlsafe_b64encode(uuid.uuid4().bytes).decode("ascii").rstrip("=")
        if not text.startswith("-"):
            return text


class InstanceLock:
    """Keeps two programs from running one data folder; the system frees it when the program dies."""

    def __init__(self, data_dir: Path) -> None:
        self._path = data_dir / "instance.lock"
        self._file: BinaryIO | None = None

    def take(self) -> None:
        """Take the lock.

        Raises:
            LocalKafkaFailed: when another program (or this one) holds it.
        """
        self._path.parent.mkdir(parents=True, exist_ok=True)
        file = self._path.open("ab")
        try:
            if sys.platform == "win32":
                msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
            else:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            file.close()
            raise LocalKafkaFailed(
                tr("The data folder {parent} is in use by another local Kafka.", parent=self._path.parent),
                hint=tr("Stop the other one, or choose another folder."),
                detail=str(error),
                code="LOCK_HELD",
            ) from error
        self._file = file

    def release(self) -> None:
        """Give the lock back; does nothing when it is not held."""
        if self._file is not None:
            self._file.close()
            self._file = None


def new_ports(brokers: int, proxied: bool, further: int) -> tuple[NodePorts, ...]:
    """Free ports for every node; client and advertised ports differ only when proxied."""
    each = _FIXED_PORTS + further
    all_ports = free_ports(each * brokers)
    return tuple(_node_ports(all_ports[i * each : (i + 1) * each], proxied) for i in range(brokers))


def _node_ports(ports: list[int], proxied: bool) -> NodePorts:
    client, internal, controller, before_client, before_internal, *further = ports
    if not proxied:
        before_client, before_internal = client, internal
    return NodePorts(client, internal, controller, before_client, before_internal, tuple(further))


def _still_free(ports: NodePorts, proxied: bool, further: int) -> NodePorts:
    """The remembered ports if all are free; else new ones, with the address that clients know kept if it is free."""
    same_layout = proxied == ports.is_proxied and further == len(ports.further)
    if same_layout and all(is_free(port) for port in ports.all_ports):
        return ports
    new = new_ports(1, proxied, further)[0]
    known = ports.advertised_client
    if not is_free(known):
        return new
    return replace(new, advertised_client=known, client=new.client if proxied else known)


def _read(path: Path) -> Instance:
    try:
        read = json.loads(path.read_text(encoding="utf-8"))
        ports = tuple(NodePorts(**{**each, "further": tuple(each["further"])}) for each in read["ports"])
        return Instance(path.parent, str(read["cluster_id"]), ports)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise LocalKafkaFailed(
            tr("{path} cannot be read, so the local Kafka in that folder cannot be started.", path=path),
            hint=tr("Choose another folder, or move this one away."),
            detail=f"{type(error).__name__}: {error}",
            code="BROKEN_INSTANCE",
        ) from error
