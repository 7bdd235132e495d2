"""Makes the pictures of this folder: drives the real window on the local Kafka and saves what it shows.

Run it with the program's Python from the checkout: ``python docs/screenshots.py``. It needs no display.
"""

from __future__ import annotations

import asyncio
import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# Nothing of this goes into the person's own keychain and files.
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"
os.environ["KAFKAGUI_HOME"] = tempfile.mkdtemp(prefix="kafkagui-pictures-")

from PySide6.QtGui import QPainter  # noqa: E402 - the platform is chosen above
from PySide6.QtWidgets import QApplication, QWidget  # noqa: E402

from kafkagui.app import window_run  # noqa: E402
from kafkagui.core.local_kafka import LocalKafkaSpec  # noqa: E402
from kafkagui.core.profiles import Environment, Profile, SaslMechanism, SecurityProtocol  # noqa: E402
from kafkagui.core.topics import NewTopic  # noqa: E402
from kafkagui.services.compose import Typed  # noqa: E402
from kafkagui.services.program import Program  # noqa: E402
from kafkagui.ui.main_window import MainWindow  # noqa: E402
from kafkagui.ui.pages.connection.dialog import ConnectionDialog  # noqa: E402
from kafkagui.ui.pages.consume.page import ConsumePage  # noqa: E402
from kafkagui.ui.pages.page import OpenConsume, OpenSample  # noqa: E402
from kafkagui.ui.pages.produce.page import ProducePage  # noqa: E402
from kafkagui.ui.pages.produce.saved_draft import SavedDraft  # noqa: E402
from kafkagui.ui.theme import ThemeMode  # noqa: E402

PageT = TypeVar("PageT", bound=QWidget)
SIZE = (1440, 900)
LIMIT_S = 90.0
TOPICS = {
    "audit.log": 1,
    "clickstream.web": 24,
    "customers": 3,
    "inventory.levels": 6,
    "invoices": 3,
    "orders": 6,
    "payments": 12,
    "returns": 3,
    "shipments": 6,
}
ORDER = """{{
  "orderId": "ORD-{0}",
  "customerId": "C-2291",
  "status": "PAID",
  "total": 129.9,
  "currency": "EUR",
  "items": [
    {{
      "sku": "KB-75-ISO",
      "qty": 1,
      "price": 89.9
    }},
    {{
      "sku": "USB-C-2M",
      "qty": 2,
      "price": 20.0
    }}
  ]
}}"""
HEADERS = (
    ("trace-id", Typed("4f1c09ab77e2")),
    ("source", Typed("checkout")),
    ("content-type", Typed("application/json")),
)


async def until(condition: Callable[[], object]) -> None:
    """Let the window work until the condition holds."""
    async with asyncio.timeout(LIMIT_S):
        while not condition():  # noqa: ASYNC110 - there is no event for "the picture looks so"
            await asyncio.sleep(0.02)


def save(window: MainWindow, name: str) -> None:
    """Save the window with the dialog over it, if there is one."""
    picture = window.grab()
    dialog = QApplication.activeModalWidget()
    if dialog is not None:
        painter = QPainter(picture)
        painter.drawPixmap(window.mapFromGlobal(dialog.geometry().topLeft()), dialog.grab())
        painter.end()
    picture.save(str(HERE / f"{name}.png"))
    print(f"docs/{name}.png")


async def save_both(window: MainWindow, name: str) -> None:
    """Save the same in light and in dark."""
    for mode in (ThemeMode.DARK, ThemeMode.LIGHT):
        window.set_theme(mode)
        await asyncio.sleep(0.3)
        save(window, f"{name}-{mode.value}")


def front(window: MainWindow, kind: type[PageT]) -> PageT:
    """The page in front, which is of this kind."""
    page = window.workspace.page
    if not isinstance(page, kind):
        raise TypeError(f"{page} is in front")
    return page


async def lines(window: MainWindow) -> None:
    """The mission's six lines, sent."""
    window.desk.handle(OpenSample("hello_world"))
    page = front(window, ProducePage)
    await until(lambda: page.bar.send.isEnabled())
    page.send()
    await until(lambda: page.log.totals.acknowledged == 6 and not page.run.is_running)
    await save_both(window, "lines")


async def produce(window: MainWindow) -> None:
    """Orders, sent in the three ways."""
    page = front(window, ProducePage)
    sent = page.log.totals.sent
    for number, method in enumerate(
        ["asynchronous"] * 6 + ["synchronous"] * 4 + ["fire-and-forget"] * 2 + ["asynchronous"] * 8
    ):
        draft = SavedDraft(
            topic="orders",
            method=method,
            key=Typed(f"ORD-{10_463 + number}"),
            value=Typed(ORDER.format(10_463 + number), "json"),
            headers=HEADERS,
        )
        page.restore_state(draft.to_text())
        await until(lambda: page.bar.send.isEnabled() and not page.run.is_running)
        page.send()
        await until(lambda count=number: page.log.totals.sent == sent + count + 1 and not page.run.is_running)
    await save_both(window, "produce")


async def consume(window: MainWindow) -> None:
    """The orders again, from the beginning, one of them open."""
    window.desk.handle(OpenConsume("orders"))
    page = front(window, ConsumePage)
    await until(lambda: page.model.count >= 20)
    page.table.rows.select_row(15)
    await asyncio.sleep(0.5)
    await save_both(window, "consume")


async def connection(window: MainWindow, program: Program) -> None:
    """A connection whose security does not fit: the test names the step and offers the fix."""
    address = program.session.open_cluster().profile.bootstrap_servers
    profile = Profile(
        "orders-staging",
        address,
        Environment.STAGING,
        SecurityProtocol.SASL_SSL,
        SaslMechanism.SCRAM_SHA_512,
        "orders-app",
    )
    await program.connections.save(profile, "not-a-real-password")
    window.deeds.edit(profile)
    dialog = QApplication.activeModalWidget()
    if not isinstance(dialog, ConnectionDialog):
        raise TypeError("the dialog did not open")
    await until(lambda: dialog.form.password.placeholderText())
    dialog.test.click()
    await until(lambda: dialog.panel.error.isVisible() and not dialog.is_testing)
    await save_both(window, "connection")
    dialog.reject()


async def work(window: MainWindow, program: Program) -> None:
    """Make all pictures, then close the window."""
    try:
        window.resize(*SIZE)
        window.start_local_kafka(LocalKafkaSpec())
        await until(lambda: isinstance(window.workspace.page, ProducePage))
        for name, partitions in TOPICS.items():
            await program.session.create_topic(NewTopic(name, partitions))
        await until(lambda: len(program.session.state.topics) > len(TOPICS))
        await lines(window)
        await produce(window)
        await consume(window)
        await connection(window, program)
    finally:
        window.close()


class PictureRun(window_run.WindowRun):
    """The program's own run, with somebody who works in its window."""

    def _on_first_painted(self) -> None:
        super()._on_first_painted()
        self.working = asyncio.create_task(work(self.window, self._program))

    async def live(self) -> None:
        """Run as ever; what went wrong while working is told at the end."""
        await super().live()
        self.working.result()


if __name__ == "__main__":
    window_run.WindowRun = PictureRun  # type: ignore[misc]
    sys.exit(window_run.run_window())
