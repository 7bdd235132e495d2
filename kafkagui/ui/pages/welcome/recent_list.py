"""The connections that were used last."""

from __future__ import annotations

import time
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kafkagui.core.profiles import Environment, Profile
from kafkagui.core.quantities import ago
from kafkagui.core.wording import tr
from kafkagui.services.program import Program
from kafkagui.services.recent_connections import RecentConnections
from kafkagui.ui.environment_look import ENVIRONMENT_LOOKS, short_address
from kafkagui.ui.models.cells import Tone
from kafkagui.ui.widgets.entry_button import EntryButton
from kafkagui.ui.widgets.layouts import column, text_label
from kafkagui.ui.widgets.pill import Pill

_MOST = 5
_TONES: dict[Environment, Tone] = {
    Environment.LOCAL: "info",
    Environment.DEV: "ok",
    Environment.STAGING: "warn",
    Environment.PRODUCTION: "err",
}


class RecentList(QWidget):
    """A button for each connection, the one used last first; hidden while there is none.

    Signals:
        chosen(profile_id): connect to it.
    """

    chosen = Signal(str)

    def __init__(self, program: Program, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._program = program
        self._rows = column(spacing=2)
        self.buttons: list[EntryButton] = []
        column(text_label(tr("Recent").upper(), "section"), 2, self._rows, None, spacing=4, parent=self)
        self.show_connections()

    def show_connections(self) -> None:
        """Show what is kept now."""
        for button in self.buttons:
            button.hide()
            button.deleteLater()
        self.buttons = []
        newest = RecentConnections(self._program.state).newest(self._program.connections.profiles, _MOST)
        for profile, used_ms in newest:
            self._add(profile, used_ms)
        if self.parent() is not None or not newest:  # Shown without a parent it would be a window.
            self.setVisible(bool(newest))

    def _add(self, profile: Profile, used_ms: int | None) -> None:
        word = ENVIRONMENT_LOOKS[profile.environment].word
        pill = Pill(word, _TONES[profile.environment], icon_name="lock" if profile.read_only else "")
        when = _when(used_ms)
        about = f"{short_address(profile)} · {profile.security.value}"
        button = EntryButton(
            profile.name,
            about,
            "database",
            text_label(when, "small"),
            pill,
            spoken=tr(
                "Connect to {name}, {environment}, {address}", name=profile.name, environment=word, address=about
            ),
        )
        button.clicked.connect(partial(self.chosen.emit, profile.profile_id))
        self._rows.addWidget(button)
        button.show()  # Now: in a list that is in sight the layout would come to it later.
        self.buttons.append(button)


def _when(used_ms: int | None) -> str:
    if used_ms is None:
        return ""
    return ago(max(0.0, time.time() - used_ms / 1000))
