"""A filter line with what is needed to understand it anywhere, in another process, too."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from kafkagui.core.filters.expression import Expression, has_regular_expression
from kafkagui.core.filters.parser import parse


@dataclass(frozen=True)
class FilterLine:
    """A line that was parsed.

    ``zone_name`` is the zone of times that name none. ``is_exact`` looks at every record by itself, without asking
    whole batches first; the result is the same.
    """

    text: str
    zone_name: str = "local"
    is_exact: bool = False

    @cached_property
    def expression(self) -> Expression | None:
        """What it means; None for a blank line.

        Raises:
            FilterRefused: with the place and the reason of what is wrong.
        """
        return parse(self.text, self.zone_name)

    @property
    def may_be_slow(self) -> bool:
        """Whether one record may take any time."""
        return self.expression is not None and has_regular_expression(self.expression)
