"""Kafka's rule for the names of topics."""

from __future__ import annotations

import re

from kafkagui.core.errors import InputRefused
from kafkagui.core.wording import tr

_LEGAL = re.compile(r"[a-zA-Z0-9._-]+")


def check_topic_name(name: str) -> None:
    """Apply Kafka's rule for topic names (``org.apache.kafka.common.internals.Topic.validate``).

    Raises:
        InputRefused: saying which part of the rule is broken.
    """
    if not name:
        raise InputRefused(tr("Give the topic a name."), field="topic")
    if name in (".", ".."):
        raise InputRefused(tr("A topic cannot be called “{name}”.", name=name), field="topic")
    if len(name) > 249:
        raise InputRefused(
            tr("A topic's name has at most 249 characters, this one {count}.", count=len(name)), field="topic"
        )
    legal = _LEGAL.match(name)
    if legal is None or legal.end() != len(name):
        position = legal.end() if legal else 0
        raise InputRefused(
            tr("“{sign}” cannot be in a topic's name.", sign=name[position]),
            field="topic",
            position=position,
            hint=tr("Letters, digits, dot, underscore and hyphen are allowed."),
        )
