"""Deeds done through the accessibility tree alone."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from tests.ui.accessibility.spoken_tree import Role, place
from tests.ui.waiting import until

DEADLINE_S = 30.0


async def send_by_ear(window: QWidget, topic: str, key: str, value: str) -> None:
    """Choose topic, key, value, method and acks, and send."""
    place(window, Role.PageTab, "Message").press()
    place(window, Role.EditableText, "Topic").write(topic)
    place(window, Role.EditableText, "Key").write(key)
    place(window, Role.EditableText, "Value").write(value)
    place(window, Role.RadioButton, "Send method: Synchronous").press()
    place(window, Role.RadioButton, "Acks: 1").press()
    assert place(window, Role.RadioButton, "Send method: Synchronous").is_checked
    assert place(window, Role.RadioButton, "Acks: 1").is_checked
    await until(lambda: not place(window, Role.Button, "Send").interface.state().disabled, DEADLINE_S)
    place(window, Role.Button, "Send").press()
