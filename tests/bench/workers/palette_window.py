"""Opens the palette over ten thousand topics, types into it, and tells the times in milliseconds."""

from __future__ import annotations

import asyncio
import json
import os
import statistics
import time
from pathlib import Path
from tempfile import TemporaryDirectory

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication
from qasync import QEventLoop

from kafkagui.core.profiles import Profile
from kafkagui.ui.main_window import MainWindow
from kafkagui.ui.theme import Look, ThemeMode, install_theme
from tests.fakes.cluster import ClusterInMemory
from tests.fakes.connector import FakeConnector
from tests.fakes.program import program_of_fakes

TOPICS = 10_000
WORDS = ("orders", "topic-77", "eu billing", "ordlq", "a")


async def main(application: QApplication, folder: Path) -> dict[str, float]:
    memory = ClusterInMemory()
    kinds = ("orders", "payments", "billing.invoices", "clickstream-web", "audit")
    for number in range(TOPICS):
        memory.add_topic(f"{('eu', 'us')[number % 2]}.{kinds[number % len(kinds)]}.topic-{number}.dlq", 3)
    program = program_of_fakes(folder, connector=FakeConnector(memory))
    window = MainWindow(program)
    window.show()
    await program.session.connect(Profile("bench", "localhost:9092"), None)
    while not program.session.state.topics:  # noqa: ASYNC110 - a session tells no event
        await asyncio.sleep(0.01)
    figures = measure(application, window)
    await window.shut()
    await program.session.disconnect()
    return figures


def measure(application: QApplication, window: MainWindow) -> dict[str, float]:
    from kafkagui.ui.shell.palette.palette import Palette

    def timed_open() -> float:
        began = time.perf_counter()
        window.deeds.open_palette()
        window.findChildren(Palette)[-1].repaint()
        return (time.perf_counter() - began) * 1000

    opened = [timed_open()]
    for _ in range(5):
        window.findChildren(Palette)[-1].reject()
        opened.append(timed_open())
    palette = window.findChildren(Palette)[-1]
    keys = []
    for word in WORDS:
        pieces = [word[:end] for end in range(1, len(word) + 1)]
        for text in [*pieces, *reversed(pieces[:-1]), ""]:
            began = time.perf_counter()
            palette.field.setText(text)
            palette.repaint()
            keys.append((time.perf_counter() - began) * 1000)
    palette.reject()
    return {
        "palette-open first": opened[0],
        "palette-open later": statistics.median(opened[1:]),
        "palette-key slowest": max(keys),
        "palette-key median": statistics.median(keys),
    }


if __name__ == "__main__":
    made = QApplication([])
    install_theme(made, Look(ThemeMode.LIGHT))
    loop = QEventLoop(made)
    with TemporaryDirectory() as place, loop:
        print(json.dumps(loop.run_until_complete(main(made, Path(place)))))
