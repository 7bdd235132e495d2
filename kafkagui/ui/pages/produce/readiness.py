"""Whether the page can send now, and if not, why and what helps."""

from __future__ import annotations

from kafkagui.core.errors import InputRefused
from kafkagui.core.frozen import frozen
from kafkagui.core.producing import resolve
from kafkagui.core.session import ConnectionState, SessionState
from kafkagui.core.topic_name import check_topic_name
from kafkagui.core.wording import tr, trn
from kafkagui.ui.pages.produce.composer import Composer
from kafkagui.ui.pages.produce.send_bar import SendBar


@frozen
class Readiness:
    """How things stand.

    ``button`` is what the Send button says. ``reason`` is why it may not be pressed, empty when it may. ``notice`` is
    a sentence for the strip, ``fix`` (``connect``, ``create-topic``) the button that helps. ``can_reach`` tells whether
    there is a connection that may be written to, ``in_value`` whether the value is what is wrong.
    """

    button: str
    reason: str = ""
    notice: str = ""
    fix: str = ""
    fix_text: str = ""
    can_reach: bool = True
    in_value: bool = False


def readiness(state: SessionState, bar: SendBar, composer: Composer, *, for_line: bool = False) -> Readiness:
    """Look at the connection first, then at the topic, then at what is typed.

    With ``for_line`` only one line is to be sent, so that it does not matter whether the others are right.
    """
    button = _button(composer)
    blocked = _connection(state, button) or _topic(state, bar.topic_name, button)
    if blocked is not None:
        return blocked
    notice = _lost(state)
    reason, in_value = _typed(bar, composer, for_line)
    return Readiness(button, reason, notice, in_value=in_value)


def _button(composer: Composer) -> str:
    if not composer.sends_lines:
        return tr("Send")
    count = composer.lines.verdict.count + composer.lines.verdict.bad
    return trn("Send {count:,} line", "Send {count:,} lines", count)


def _connection(state: SessionState, button: str) -> Readiness | None:
    if state.state is ConnectionState.CONNECTING:
        return Readiness(button, tr("Still connecting."), tr("Connecting…"), can_reach=False)
    if not state.is_usable:
        return Readiness(
            button,
            tr("There is no connection."),
            tr("There is no connection."),
            "connect",
            tr("Connect…"),
            can_reach=False,
        )
    if state.profile is not None and state.profile.read_only:
        notice = tr("“{profile}” is open read-only. Nothing can be sent.", profile=state.profile.name)
        return Readiness(button, notice, notice, can_reach=False)
    return None


def _topic(state: SessionState, topic: str, button: str) -> Readiness | None:
    if not topic:
        return Readiness(button, tr("Choose a topic first."))
    if state.topic(topic) is not None or state.info is None:
        return None
    try:
        check_topic_name(topic)
    except InputRefused as refused:
        return Readiness(button, str(refused), str(refused))
    notice = tr("There is no topic “{topic}”. It is never created by sending.", topic=topic)
    return Readiness(button, notice, notice, "create-topic", tr("Create topic…"))


def _lost(state: SessionState) -> str:
    if state.state is not ConnectionState.LOST:
        return ""
    return tr("The cluster does not answer. What is sent now fails when its time is up; the program keeps trying.")


def _typed(bar: SendBar, composer: Composer, for_line: bool) -> tuple[str, bool]:
    try:
        bar.partition_choice()
        resolve(composer.options.options(bar.chosen_acks))
        composer.options.chosen_timestamp_ms()
    except InputRefused as refused:
        return str(refused), False
    problem = bar.repeat_panel.problem()
    if problem:
        return problem, False
    if composer.sends_lines:
        return composer.lines.properties.problem() if for_line else composer.lines.problem(), False
    refusal = composer.message.refusal()
    return ("", False) if refusal is None else (str(refusal), refusal is composer.message.value.refusal())
