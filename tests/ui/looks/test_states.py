"""Each page has a scene, and words of its own, for each state that it can be in."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel, QWidget

from kafkagui.ui.gallery.all_scenes import SCENES
from kafkagui.ui.gallery.scenes import build, take_down

STATES = {
    "produce-disconnected": "There is no connection.",
    "produce-empty": "Nothing sent yet",
    "connecting": "Connecting",
    "consume-disconnected": "Not connected",
    "consume-start": "Choose a topic, then press Read.",
    "log-empty": "What the program writes down appears here.",
    "log-nothing-found": "are hidden",
    "settings-nothing-found": "No setting fits",
    "help": "Acks say who must have a record",
    "help-nothing-found": "Nothing about that",
    "help-about": "free software under the Apache License 2.0",
    "local-kafka": "Start a local Kafka",
    "local-kafka-starting": "Starting a local Kafka",
    "local-kafka-failed": "The local Kafka did not start",
    "connection-failed": "The broker closed the connection during the TLS handshake.",
    "connection-tested": "All steps passed",
    "overview-disconnected": "Brokers, topics and groups of a cluster appear here",
    "overview-empty": "No topics yet",
    "overview-lost": "What is shown is as of",
    "welcome": "Start a local Kafka",
    "welcome-known": "Connect to orders-dev",
}
"""Scene → words that must be in sight; none where a page says it with its own figures."""


def _said(window: QWidget) -> str:
    widgets = [window, *window.findChildren(QWidget)]
    texts = [widget.text() for widget in widgets if isinstance(widget, QLabel) and widget.isVisible()]
    return "\n".join([*texts, *(widget.accessibleName() for widget in widgets if widget.isVisible())])


@pytest.mark.parametrize("scene_id", STATES)
async def test_a_state_has_its_words(scene_id: str) -> None:
    scene = next(scene for scene in SCENES if scene.scene_id == scene_id)
    stage = await build(scene)
    stage.window.show()
    try:
        if scene.kind_id in {"", *(kind.kind_id for kind in stage.window.workspace.kinds)}:
            await scene.prepare(stage)
            assert STATES[scene_id] in _said(stage.window)
    finally:
        await take_down(stage)
