"""What the main window asks of every page, and what a page may ask of the window."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kafkagui.core.records import StoredRecord


@dataclass(frozen=True, slots=True)
class OpenProduce:
    """Show Produce with this topic."""

    topic: str


@dataclass(frozen=True, slots=True)
class OpenSample:
    """Show Produce with this topic and the example of key:value lines ready to send."""

    topic: str


@dataclass(frozen=True, slots=True)
class OpenConsume:
    """Show Consume with this topic; with a partition and offset, at that record."""

    topic: str
    partition: int | None = None
    offset: int | None = None


@dataclass(frozen=True, slots=True)
class ComposeAgain:
    """Open a record in the composer, byte by byte as it is."""

    record: StoredRecord


@dataclass(frozen=True, slots=True)
class CreateTopic:
    """Ask for a new topic; ``name`` fills the form."""

    name: str = ""


@dataclass(frozen=True, slots=True)
class OpenConnections:
    """Show the connection dialog."""


@dataclass(frozen=True, slots=True)
class Announce:
    """Say a result whose place is not in sight, as a toast; ``tone`` is ``ok``, ``info``, ``warn`` or ``err``."""

    title: str
    text: str = ""
    tone: str = "ok"


PageRequest = OpenProduce | OpenSample | OpenConsume | ComposeAgain | CreateTopic | OpenConnections | Announce


class Page(QWidget):
    """A page of the workspace.

    Signals:
        title_changed: the tab's title is another; read it with ``title()``.
        requested: the page asks the window for a ``PageRequest``.
    """

    title_changed = Signal()
    requested = Signal(object)

    page_id = ""
    """Names the kind of page in the saved state: ``produce``, ``consume``, ``log``."""

    icon_name = ""
    """The tab's icon."""

    def title(self) -> str:
        """The tab's title, such as ``Produce · orders``."""
        return self.page_id.capitalize()

    def saved_state(self) -> str:
        """The page's draft and choices as a text for the state store; never holds a secret."""
        return ""

    def restore_state(self, text: str) -> None:
        """Take a ``saved_state`` back; a text that makes no sense changes nothing."""

    def focus_next_pane(self, step: int = 1) -> None:
        """Move the focus to the next part of the page, or with -1 to the one before; a page of one part keeps it."""
        self.take_focus()

    def take_focus(self) -> None:
        """Put the focus where work on this page starts."""
        self.setFocus()

    def fulfil(self, request: PageRequest) -> None:
        """Do what another page asked of this one: ``OpenProduce``, ``OpenConsume`` or ``ComposeAgain``."""

    async def shut(self) -> None:
        """End the page's work before it is closed: cancel, wait, let go."""
