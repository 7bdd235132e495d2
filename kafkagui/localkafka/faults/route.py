"""A proxied address: where it listens, where it leads, how late, whether cut."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Route:
    """One way to a broker: the port that is advertised and the port that the broker listens on."""

    listen_port: int
    target_port: int
    host: str = "127.0.0.1"


class Carrier(Protocol):
    """A connection that takes this route."""

    def move(self) -> None:
        """Pass on what is due."""
        ...

    def close(self) -> None:
        """End both sides."""
        ...


@dataclass(slots=True, eq=False)
class RouteState:
    """A route's present state; lives on the proxy's loop. `whole` is set while the route is not cut.

    `answers_wait` cuts the way back alone.
    """

    host: str
    target_port: int
    one_way_s: float = 0.0
    whole: asyncio.Event = field(default_factory=asyncio.Event)
    answers_wait: bool = False
    links: set[Carrier] = field(default_factory=set)

    @property
    def is_cut(self) -> bool:
        """Whether bytes wait instead of passing."""
        return not self.whole.is_set()
