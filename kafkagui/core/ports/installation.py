"""Looks at what the program was installed with."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from kafkagui.core.installation import Finding


class Installation(Protocol):
    """The libraries, files and programs that this copy of the program is made of."""

    def findings(self) -> Iterator[Finding]:
        """Look at one part after the other; blocks, since it imports what it looks at and starts processes."""
        ...
