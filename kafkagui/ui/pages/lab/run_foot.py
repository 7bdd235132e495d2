"""Below the form: run, stop, keep, and what the lab leaves on the cluster."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kafkagui.core.wording import tr, trn
from kafkagui.ui.widgets.button import Button
from kafkagui.ui.widgets.layouts import column, row, set_surface
from kafkagui.ui.widgets.wrapped_label import WrappedLabel


class RunFoot(QWidget):
    """The buttons that belong to both sides of the lab.

    Signals:
        run_asked, stop_asked, save_asked, open_asked, compare_asked, delete_asked: a button was pressed.
    """

    run_asked = Signal()
    stop_asked = Signal()
    save_asked = Signal()
    open_asked = Signal()
    compare_asked = Signal()
    delete_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._build()
        self._connect()

    def _build(self) -> None:
        set_surface(self, "chrome")
        self.run = Button(tr("Run"), "primary", icon_name="play")
        self.run.setToolTip(tr("Ctrl+Enter"))
        self.stop = Button(tr("Stop"), icon_name="square")
        self.stop.setToolTip(tr("Esc"))
        self.stop.hide()
        self.save = Button(tr("Save…"))
        self.open = Button(tr("Open…"))
        self.compare = Button(tr("Compare with…"), "link")
        self.refusal = WrappedLabel("", "smallWarn")
        self.refusal.hide()
        self._left = WrappedLabel("", "small")
        self.delete = Button(tr("Delete them"), "link")
        keep = row((self.open, 1), (self.save, 1), spacing=8)
        links = row(self.compare, None, self.delete, spacing=4)
        parts = (self.refusal, self.run, self.stop, keep, self._left, links)
        column(*parts, margins=(16, 10, 16, 10), spacing=8, parent=self)
        self.show_topics(0)
        self.allow_keeping(has_run=False, can_keep=True)

    def _connect(self) -> None:
        self.run.clicked.connect(self.run_asked)
        self.stop.clicked.connect(self.stop_asked)
        self.save.clicked.connect(self.save_asked)
        self.open.clicked.connect(self.open_asked)
        self.compare.clicked.connect(self.compare_asked)
        self.delete.clicked.connect(self.delete_asked)

    def show_running(self, *, on: bool) -> None:
        """Offer to stop rather than to run."""
        had_focus = self.run.hasFocus() or self.stop.hasFocus()
        self.run.setVisible(not on)
        self.stop.setVisible(on)
        if had_focus:
            (self.stop if on else self.run).setFocus()

    def allow_run(self, reason: str) -> None:
        """Allow to run, or say why not."""
        self.run.set_allowed(not reason, reason)
        if not reason:
            self.run.setToolTip(tr("Ctrl+Enter"))
        self.refusal.setVisible(bool(reason))
        self.refusal.set_text(reason)

    def allow_keeping(self, *, has_run: bool, can_keep: bool) -> None:
        """Allow what can be done with files now."""
        nothing = tr("There is no run yet.") if can_keep else tr("This program has no files to work with.")
        self.open.set_allowed(can_keep, nothing)
        self.save.set_allowed(has_run and can_keep, nothing)
        self.compare.set_allowed(has_run and can_keep, nothing)

    def show_topics(self, count: int) -> None:
        """Say how many topics of the lab the cluster has."""
        self._left.set_text(
            trn("{count} topic of the lab is on this cluster.", "{count} topics of the lab are on this cluster.", count)
        )
        self._left.setVisible(count > 0)
        self.delete.setVisible(count > 0)
