"""A way of sending that is put to the test: a method, acks, and what the person sets beside them."""

from __future__ import annotations

from dataclasses import dataclass

from kafkagui.core.delivery import Acks, SendMethod
from kafkagui.core.errors import InputRefused
from kafkagui.core.wording import mark, tr

METHOD_NAMES = {
    SendMethod.FIRE_AND_FORGET: mark("Fire and forget"),
    SendMethod.SYNCHRONOUS: mark("Synchronous"),
    SendMethod.ASYNCHRONOUS: mark("Asynchronous"),
}


@dataclass(frozen=True, slots=True)
class Pair:
    """A method and acks; ``retries`` and ``idempotence`` None leave them to what ``core.producing.resolve`` says."""

    method: SendMethod
    acks: Acks
    retries: int | None = None
    idempotence: bool | None = None

    @property
    def label(self) -> str:
        """As a person reads it: ``Asynchronous, acks=all``, and what else is set."""
        name = tr(METHOD_NAMES[self.method])
        if self.retries is not None:
            return tr(
                "{method}, acks={acks}, retries={retries}", method=name, acks=self.acks.label, retries=self.retries
            )
        if self.idempotence is not None:
            words = (
                mark("{method}, acks={acks}, idempotent")
                if self.idempotence
                else mark("{method}, acks={acks}, not idempotent")
            )
            return tr(words, method=name, acks=self.acks.label)
        return tr("{method}, acks={acks}", method=name, acks=self.acks.label)


def check_pairs(pairs: tuple[Pair, ...]) -> None:
    """Refuse none at all, or one twice.

    Raises:
        InputRefused: saying so.
    """
    if not pairs:
        raise InputRefused(tr("Choose at least one method and one acks setting."), field="pairs")
    if len(set(pairs)) < len(pairs):
        raise InputRefused(tr("A method and acks are chosen twice."), field="pairs")
