"""The line above the overview: which cluster, how it is, as of when, and how often that is looked at."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kafkagui.core.cluster_view import ClusterView
from kafkagui.core.wording import tr, trn
from kafkagui.ui.actions import ActionTable
from kafkagui.ui.widgets.button import Button
from kafkagui.ui.widgets.combo_box import ComboBox
from kafkagui.ui.widgets.elided_label import ElidedLabel
from kafkagui.ui.widgets.icon_button import IconButton
from kafkagui.ui.widgets.layouts import row, text_label
from kafkagui.ui.widgets.pill import Pill

ONLY_WHEN_ASKED: Final = "0"
_EVERY_S: Final = (3, 10, 30)


class OverviewHead(QWidget):
    """Name, facts, age, refresh, new topic.

    Args:
        actions: the page's actions; ``overview.new-topic`` is the primary button.

    Signals:
        refresh_clicked: look now.
    """

    refresh_clicked = Signal()

    def __init__(self, actions: ActionTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._build(actions)
        self._connect(actions)

    def _build(self, actions: ActionTable) -> None:
        self.name = ElidedLabel("", "h1")
        self.trouble = Pill("", "warn")
        self.trouble.hide()
        self.facts = ElidedLabel("", "muted")
        self.age = text_label("", "small")
        choices = [(str(every_s), tr("Every {count} s", count=every_s)) for every_s in _EVERY_S]
        self.every = ComboBox(tr("How often to look"), [*choices, (ONLY_WHEN_ASKED, tr("When asked"))])
        self.refresh = IconButton("refresh-cw", tr("Look now, sizes too (F5)"))
        self.new_topic = Button(actions["overview.new-topic"].text(), "primary", icon_name="plus")
        left = (self.name, self.trouble, (self.facts, 20))
        row(*left, None, self.age, self.every, self.refresh, self.new_topic, spacing=10, parent=self)

    def _connect(self, actions: ActionTable) -> None:
        self.refresh.clicked.connect(self.refresh_clicked)
        self.new_topic.clicked.connect(actions["overview.new-topic"].trigger)

    def show_view(self, name: str, view: ClusterView) -> None:
        """Say which cluster it is and what is wrong with it."""
        self.name.set_text(name)
        info = view.info
        if info.version:
            self.facts.set_text(tr("Kafka {version} · cluster id {id}", version=info.version, id=info.cluster_id))
        else:
            self.facts.set_text(tr("Cluster id {id}", id=info.cluster_id))
        totals = view.totals
        if totals.offline:
            words = trn("{count:,} partition without leader", "{count:,} partitions without leader", totals.offline)
            self.trouble.set(words, "err")
        elif totals.under_replicated:
            words = trn(
                "{count:,} partition under-replicated", "{count:,} partitions under-replicated", totals.under_replicated
            )
            self.trouble.set(words, "warn")
        self.trouble.setVisible(bool(totals.offline or totals.under_replicated))

    def show_age(self, clock: str) -> None:
        """Say as of when the figures are."""
        self.age.setText(tr("As of {time}", time=clock))

    def allow_new_topic(self, allowed: bool, reason: str) -> None:
        """Allow the button, or say why not."""
        self.new_topic.set_allowed(allowed, reason)

    def set_narrow(self, on: bool) -> None:
        """Leave out what is told elsewhere too."""
        self.facts.setVisible(not on)
