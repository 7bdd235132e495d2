"""An instance: identity and ports kept in a folder, one program at a time."""

from __future__ import annotations

import re
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from kafkagui.core.errors import LocalKafkaFailed
from kafkagui.localkafka.instance import InstanceLock, format_node, kafka_uuid, open_instance


@pytest.fixture
def listener() -> Iterator[socket.socket]:
    with socket.socket() as taken:
        yield taken


def test_an_instance_is_found_again_as_it_was(tmp_path: Path) -> None:
    first = open_instance(tmp_path, 3, proxied=True, further=2)
    first.save()
    again = open_instance(tmp_path, 3, proxied=True, further=2)
    assert again == first
    assert len({port for ports in first.ports for port in ports.all_ports}) == 3 * 7


@pytest.mark.parametrize("proxied", [False, True])
def test_a_taken_port_is_replaced(tmp_path: Path, listener: socket.socket, proxied: bool) -> None:
    first = open_instance(tmp_path, 1, proxied=proxied, further=0)
    first.save()
    known = first.ports[0].advertised_client
    listener.bind(("127.0.0.1", known))
    listener.listen()
    again = open_instance(tmp_path, 1, proxied=proxied, further=0)
    assert known not in again.ports[0].all_ports
    assert again.ports[0].is_proxied is proxied
    assert again.cluster_id == first.cluster_id


def test_a_proxy_put_before_a_broker_takes_over_its_known_address(tmp_path: Path) -> None:
    first = open_instance(tmp_path, 1, proxied=False, further=0)
    first.save()
    proxied = open_instance(tmp_path, 1, proxied=True, further=0)
    assert proxied.ports[0].advertised_client == first.ports[0].client
    assert proxied.ports[0].client != first.ports[0].client


def test_a_folder_of_another_size_is_refused(tmp_path: Path) -> None:
    open_instance(tmp_path, 3, proxied=False, further=0).save()
    with pytest.raises(LocalKafkaFailed, match="3 broker") as refused:
        open_instance(tmp_path, 1, proxied=False, further=0)
    assert refused.value.code == "OTHER_SIZE"


@pytest.mark.parametrize("content", ["", "{", '{"cluster_id": "x"}', '{"cluster_id": "x", "ports": [{"a": 1}]}'])
def test_a_broken_file_is_told(tmp_path: Path, content: str) -> None:
    (tmp_path / "instance.json").write_text(content, encoding="utf-8")
    with pytest.raises(LocalKafkaFailed, match=re.escape("instance.json")) as refused:
        open_instance(tmp_path, 1, proxied=False, further=0)
    assert refused.value.code == "BROKEN_INSTANCE"


def test_a_node_is_formatted_once(tmp_path: Path) -> None:
    instance = open_instance(tmp_path, 1, proxied=False, further=0)
    format_node(instance, 1)
    meta = instance.files(1).data / "meta.properties"
    written = meta.read_text(encoding="ascii")
    assert re.fullmatch(
        rf"version=1\ncluster\.id={instance.cluster_id}\nnode\.id=1\ndirectory\.id=[\w-]{{22}}\n", written
    )
    assert (instance.files(1).data / "bootstrap.checkpoint").stat().st_size == 411
    format_node(instance, 1)
    assert meta.read_text(encoding="ascii") == written


def test_ids_are_what_kafka_makes() -> None:
    assert all(re.fullmatch(r"[A-Za-z0-9_][A-Za-z0-9_-]{21}", kafka_uuid()) for _ in range(300))


def test_a_folder_has_one_user_at_a_time(tmp_path: Path) -> None:
    first, second = InstanceLock(tmp_path), InstanceLock(tmp_path)
    first.take()
    with pytest.raises(LocalKafkaFailed, match="in use") as refused:
        second.take()
    assert refused.value.code == "LOCK_HELD"
    first.release()
    second.take()
    second.release()
