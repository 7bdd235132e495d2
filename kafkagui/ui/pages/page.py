"""What the main window asks of every page, and what a page may ask of the window."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kafkagui.core.frozen import frozen
from kafkagui.core.records import StoredRecord


@frozen
class OpenProduce:
    """Show Produce with this topic."""

    topic: str


@frozen
class OpenSample:
    """Show Produce with this topic and the example of key:value lines ready to send."""

    topic: str


@frozen
class OpenConsume:
    """Show Consume with this topic; with a partition and offset, at that record."""

    topic: str
    partition: int | None = None
    offset: int | None = None


@frozen
class ComposeAgain:
    """Open a record in the composer, byte by byte as it is."""

    record: StoredRecord


@frozen
class RecordPlace:
    """Where a record stands that was sent or read of late; ``label`` is its key, or its value where it has none."""

    label: str
    topic: str
    partition: int
    offset: int


@frozen
class ComposeText:
    """Put a text into the editor of the composer that is shown."""

    text: str


@frozen
class CreateTopic:
    """Ask for a new topic; ``name`` fills the form."""

    name: str = ""


@frozen
class OpenConnections:
    """Show the connection dialog."""


@frozen
class ConnectTo:
    """Connect to this kept connection."""

    profile_id: str


@frozen
class StartLesson:
    """Begin this task of `core.lessons`."""

    lesson_id: str


@frozen
class OpenPage:
    """Show the page of this kind: ``overview``, ``settings``, ``welcome``, ``local_kafka``, ``log``."""

    kind_id: str


@frozen
class OpenLab:
    """Show the delivery lab: ``side`` is ``compare`` or ``break``, ``name`` what is to be run there."""

    side: str
    name: str = ""


@frozen
class OpenTopic:
    """Show the details of this topic: partitions, configuration."""

    topic: str


@frozen
class OpenGroup:
    """Show this consumer group: members, lag by partition."""

    group: str


@frozen
class OpenBroker:
    """Show this broker: addresses, rack, configuration."""

    broker_id: int


@frozen
class OpenBeside:
    """Do this request beside the page in front."""

    request: OpenTopic | OpenGroup | OpenBroker | OpenConsume | OpenProduce


@frozen
class DeleteTopic:
    """Ask whether to delete this topic, and do it."""

    topic: str


@frozen
class OpenSetting:
    """Show the settings page with this setting in sight; an empty key shows its top."""

    key: str = ""


@frozen
class OpenHelp:
    """Show the help on this subject, such as ``acks``."""

    subject: str


@frozen
class ImportConnection:
    """Show the connection dialog where a configuration is pasted or opened; ``text`` is one that was dropped."""

    text: str = ""


@frozen
class Undo:
    """Take back what was just done; ``deed`` does it, and nothing where that cannot be any more."""

    deed: Callable[[], None]


@frozen
class ShowReport:
    """Show the report of an unexpected end of the program: what happened, and what can be copied."""

    what: str
    report: str


@frozen
class Announce:
    """Say a result whose place is not in sight, as a toast and under the bell.

    ``tone`` is ``ok``, ``info``, ``warn`` or ``err``. ``action`` are the words of a link, such as *Open* or *Undo*,
    that asks for ``request``; without a request there is no link.
    """

    title: str
    text: str = ""
    tone: str = "ok"
    action: str = ""
    request: PageRequest | None = None


PageRequest = (
    OpenProduce
    | OpenSample
    | OpenConsume
    | ComposeAgain
    | ComposeText
    | CreateTopic
    | OpenConnections
    | ConnectTo
    | StartLesson
    | OpenPage
    | OpenLab
    | OpenTopic
    | OpenGroup
    | OpenBroker
    | OpenBeside
    | DeleteTopic
    | OpenSetting
    | OpenHelp
    | ImportConnection
    | Undo
    | ShowReport
    | Announce
)


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

    help_subject = ""
    """What F1 opens on this page, where nothing with a subject of its own has the focus."""

    stays_in_front = False
    """Whether a local Kafka that has just started leaves this page in front."""

    def title(self) -> str:
        """The tab's title, such as ``Produce · orders``."""
        return self.page_id.capitalize()

    @property
    def topic(self) -> str:
        """The topic that the page works with, empty if there is none."""
        return ""

    def recent_records(self) -> list[RecordPlace]:
        """A few records that the page sent or read of late, the newest first."""
        return []

    def saved_state(self) -> str:
        """The page's draft and choices as a text for the state store; never holds a secret."""
        return ""

    def restore_state(self, text: str) -> None:
        """Take a ``saved_state`` back; a text that makes no sense changes nothing."""

    def panes(self) -> list[tuple[QWidget, QWidget]]:
        """The parts of the page from top left to bottom right, each with the widget that takes its focus."""
        return []

    def take_focus(self) -> None:
        """Put the focus where work on this page starts."""
        self.setFocus()

    def fulfil(self, request: PageRequest) -> None:
        """Do what another page asked of this one: ``OpenProduce``, ``OpenConsume`` or ``ComposeAgain``."""

    def refresh(self) -> None:
        """Look anew at what the page shows, beyond what the session and its overview do."""

    async def shut(self) -> None:
        """End the page's work before it is closed: cancel, wait, let go."""
