"""The one error tree.

Every expected failure is one of these; adapters translate what their library raises, with ``raise … from``::

    KafkaGuiError                what happened and where, what to do next
    ├── InputRefused             the person's input, refused before anything was sent
    ├── ReadOnlyRefused          a changing deed on a profile that is open read-only
    ├── ConnectFailed            no usable connection; ``stage`` names the step that failed
    ├── ConnectionLost           a connection that worked is gone for now
    ├── BrokerRefused            a broker answered with an error; ``code`` is Kafka's name for it
    ├── DeliveryFailed           a record was not acknowledged
    ├── DecodeFailed             bytes do not fit the chosen format; ``position`` says where
    ├── LocalKafkaFailed         the embedded broker did not start or stopped
    └── StorageFailed            a file could not be read or written
"""

from __future__ import annotations

from kafkagui.core.stages import Stage
from kafkagui.core.wording import tr


class KafkaGuiError(Exception):
    """A failure that a person can understand.

    Args:
        message: what happened and where, one sentence.
        hint: the usual cause and what to do next; empty when there is nothing to do.
        detail: technical detail for "Copy details"; never holds a secret.
        code: the field's name of the failure, such as Kafka's ``NOT_ENOUGH_REPLICAS`` or a client's error class.
        retriable: whether the same deed may succeed when tried again.
    """

    def __init__(
        self, message: str, *, hint: str = "", detail: str = "", code: str = "", retriable: bool = False
    ) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.detail = detail
        self.code = code or type(self).__name__
        self.retriable = retriable

    def __str__(self) -> str:
        return f"{self.message} {self.hint}".strip()


class InputRefused(KafkaGuiError):
    """Input that cannot be used; nothing was sent.

    Args:
        message: what is wrong.
        field: the name of the field or option, such as ``value`` or ``bootstrap_servers``.
        position: offset of the first wrong character in the field's text, if known.
        line: number of the wrong line, from 1, for input of many lines.
        hint: how to put it right.
    """

    def __init__(
        self, message: str, *, field: str = "", position: int | None = None, line: int | None = None, hint: str = ""
    ) -> None:
        super().__init__(message, hint=hint)
        self.field = field
        self.position = position
        self.line = line


class ReadOnlyRefused(KafkaGuiError):
    """A changing deed was asked of a profile that is open read-only."""

    def __init__(self, deed: str, profile_name: str) -> None:
        super().__init__(
            tr(
                "“{profile_name}” is open read-only, so kafkagui will not {deed}.", profile_name=profile_name, deed=deed
            ),
            hint=tr("Turn off “Open read-only” in the connection to allow it."),
        )


class ConnectFailed(KafkaGuiError):
    """No usable connection to the cluster.

    Args:
        message: what happened and where.
        stage: the step of the staged test that failed.
        hint: the usual cause and what to try.
        detail: the library's own words.
        code: the client's error class or Kafka's error name.
    """

    def __init__(self, message: str, *, stage: Stage, hint: str = "", detail: str = "", code: str = "") -> None:
        super().__init__(message, hint=hint, detail=detail, code=code, retriable=True)
        self.stage = stage


class ConnectionLost(KafkaGuiError):
    """A connection that worked is gone for now; the program tries again by itself."""


class BrokerRefused(KafkaGuiError):
    """A broker answered with an error; ``code`` is Kafka's name for it (``o.a.k.common.protocol.Errors``)."""


class DeliveryFailed(KafkaGuiError):
    """A record was not acknowledged.

    ``maybe_written`` is true when the record had left this side, so that the broker may hold it all the same.
    """

    def __init__(
        self,
        message: str,
        *,
        hint: str = "",
        detail: str = "",
        code: str = "",
        retriable: bool = False,
        maybe_written: bool = False,
    ) -> None:
        super().__init__(message, hint=hint, detail=detail, code=code, retriable=retriable)
        self.maybe_written = maybe_written


class DecodeFailed(KafkaGuiError):
    """Bytes do not fit the format they were asked to be shown in.

    Args:
        message: why they do not fit.
        position: offset of the first byte that does not fit.
    """

    def __init__(self, message: str, *, position: int) -> None:
        super().__init__(message)
        self.position = position


class LocalKafkaFailed(KafkaGuiError):
    """The embedded broker did not start, or stopped by itself; ``detail`` holds the end of its log."""


class StorageFailed(KafkaGuiError):
    """A file of the program could not be read or written (disk full, no permission, broken content)."""
