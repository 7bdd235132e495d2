"""What a Consume page has to say above its table: an error beside its deed, and what happened on the way."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from kafkagui.core.errors import InputRefused, KafkaGuiError
from kafkagui.core.ports import Cluster
from kafkagui.core.session import SessionState
from kafkagui.core.wording import mark, tr
from kafkagui.ui.widgets.button import Button
from kafkagui.ui.widgets.error_box import ErrorBox
from kafkagui.ui.widgets.info_strip import InfoStrip
from kafkagui.ui.widgets.layouts import column

_TOLD_IN_TIP = 20


class PageMessages(QWidget):
    """Takes no room while there is nothing to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._notices: tuple[str, ...] = ()
        self.error_box = ErrorBox()
        self.refusal = InfoStrip("", "err")
        self.refusal.hide()
        self.notice = InfoStrip("", "warn")
        self.notice.hide()
        column(self.refusal, self.error_box, self.notice, margins=(16, 8, 16, 8), parent=self)
        self.hide()

    def show_error(self, error: KafkaGuiError, *fixes: Button) -> None:
        """Say what failed, with buttons that put it right."""
        self.error_box.show_error(error)
        self.error_box.set_fixes(*fixes)
        self._fit()

    def show_refusal(self, refused: InputRefused) -> None:
        """Say what is wrong with a field, under the bar that it stands in."""
        self.refusal.set_message(str(refused), "err")
        self.refusal.show()
        self._fit()

    def clear_error(self) -> None:
        """All is well."""
        self.refusal.hide()
        self.error_box.set_fixes()
        self.error_box.clear()
        self._fit()

    def show_notices(self, notices: Sequence[str]) -> None:
        """Say the newest of these sentences; the tool tip has the others."""
        notices = tuple(notices)
        if notices == self._notices:
            return
        self._notices = notices
        self.notice.setVisible(bool(notices))
        if notices:
            newest = notices[-1]
            if len(notices) > 1:
                newest = tr("{notice} (and {count:,} more)", notice=newest, count=len(notices) - 1)
            self.notice.set_message(newest, "warn")
            self.notice.setToolTip("\n".join(notices[-_TOLD_IN_TIP:]))
        self._fit()

    def _fit(self) -> None:
        self.setVisible(any(not one.isHidden() for one in (self.refusal, self.error_box, self.notice)))


def fix(words: str, icon_name: str, deed: Callable[[], object]) -> Button:
    """A button that puts an error right."""
    button = Button(words, icon_name=icon_name)
    button.clicked.connect(lambda: deed())
    return button


def lost_cluster(cluster: Cluster | None, state: SessionState) -> tuple[str, ...]:
    """A sentence when the rows come from a connection that is no more."""
    if cluster is None or cluster is state.cluster:
        return ()
    words = mark("“{profile}” is disconnected: these records were read before, and no more come.")
    return (tr(words, profile=cluster.profile.name),)
