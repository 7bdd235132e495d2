"""`python -m kafkagui.localkafka fetch [FOLDER]`: fetch and check the broker's jars, with progress."""

from __future__ import annotations

import argparse
import asyncio
import sys
from pathlib import Path

from kafkagui.core.errors import LocalKafkaFailed
from kafkagui.localkafka.class_archive import archive_path, make_archive
from kafkagui.localkafka.jar_list import KAFKA_VERSION, broker_jars, read_jar_list
from kafkagui.localkafka.jars import default_jars_dir, fetched_jars
from kafkagui.localkafka.java import find_java


def main(arguments: list[str] | None = None) -> int:
    """Do what the command line says; 0 when every jar is there and intact, else 1."""
    options = _parser().parse_args(arguments)
    try:
        asyncio.run(_fetch(options.folder, options.list))
        if options.list is None:
            asyncio.run(_make_archive(options.folder))
    except LocalKafkaFailed as failure:
        print(f"\n{failure}", flush=True)
        if failure.detail:
            print(failure.detail, flush=True)
        return 1
    except KeyboardInterrupt:
        print("\nStopped.", flush=True)
        return 1
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m kafkagui.localkafka")
    fetch = parser.add_subparsers(dest="deed", required=True).add_parser("fetch", help="fetch and check the jars")
    fetch.add_argument("folder", nargs="?", type=Path, default=default_jars_dir(), help="where to keep them")
    fetch.add_argument("--list", type=Path, default=None, help="another list of jars with their hashes")
    return parser


async def _fetch(folder: Path, jar_list: Path | None) -> None:
    jars = broker_jars() if jar_list is None else read_jar_list(jar_list)
    progress = _Progress()
    paths = await fetched_jars(jars, folder, progress.show)
    progress.end()
    what = f"Kafka {KAFKA_VERSION}" if jar_list is None else jar_list.name
    print(f"{what}: {len(paths)} jars are in {folder}, all checked.", flush=True)


async def _make_archive(folder: Path) -> None:
    """Make the archive of classes if this Java can; a failure costs speed only, and is said."""
    java = find_java()
    class_path = await fetched_jars(broker_jars(), folder)
    archive = archive_path(java, class_path, folder)
    if archive is None or archive.exists():
        return
    print("Preparing a fast start ...", flush=True)
    try:
        await make_archive(java, class_path, archive, in_background=False)
    except LocalKafkaFailed as failure:
        print(failure.message, flush=True)


class _Progress:
    """On a terminal one line that counts up; else a line for every tenth."""

    def __init__(self) -> None:
        self._is_terminal = sys.stdout.isatty()
        self._shown = -1

    def show(self, done_bytes: int, total_bytes: int) -> None:
        """Show how far it is."""
        percent = 100 * done_bytes // total_bytes
        step = percent if self._is_terminal else percent // 10 * 10
        if step == self._shown:
            return
        self._shown = step
        text = f"Fetching jars: {done_bytes / 1e6:.1f} of {total_bytes / 1e6:.1f} MB ({percent} %)"
        print(f"\r{text}" if self._is_terminal else text, end="" if self._is_terminal else "\n", flush=True)

    def end(self) -> None:
        """Leave the counting line."""
        if self._is_terminal and self._shown >= 0:
            print()


if __name__ == "__main__":
    sys.exit(main())
