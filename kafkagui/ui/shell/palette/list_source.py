"""A source of the palette over a list that is known when the palette opens."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, NamedTuple, TypeVar

from kafkagui.ui.shell.palette.entries import Entry

T = TypeVar("T")


class Head(NamedTuple):
    """What a source is called, the sign that asks for it alone, and how many are shown beside other sources."""

    source_id: str
    title: str
    sign: str = ""
    most: int = 4


class ListSource(Generic[T]):
    """Items of one kind.

    Args:
        head: what the source is called; without an id nothing of it is remembered.
        items: in the order in which they are offered.
        name: gives the text of an item.
        make: gives its entry; called for those that are shown only.
        key: names an item from one run to the next; its text, where nothing else does.
    """

    def __init__(
        self,
        head: Head,
        items: Sequence[T],
        *,
        name: Callable[[T], str],
        make: Callable[[T], Entry],
        key: Callable[[T], str] | None = None,
    ) -> None:
        self.source_id, self.title, self.sign, self.most = head
        self._items = items
        self._texts = [name(item) for item in items]
        self._key = key or name
        self._make = make

    def texts(self) -> Sequence[str]:
        """What can be found, in the order in which it is offered."""
        return self._texts

    def entry(self, index: int) -> Entry:
        """The entry of one of the texts."""
        return self._make(self._items[index])

    def find(self, key: str) -> int | None:
        """The index of the entry with this key, None where it is not there any more."""
        return next((at for at, item in enumerate(self._items) if self._key(item) == key), None)
