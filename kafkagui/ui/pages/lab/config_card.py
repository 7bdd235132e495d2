"""The effective configuration of each pair's producer, with where each value comes from."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QWidget

from kafkagui.core.lab.effective import EffectiveConfig
from kafkagui.core.wording import tr
from kafkagui.ui.pages.lab.config_rows import ConfigRows
from kafkagui.ui.pages.lab.fitted_table import FittedTable
from kafkagui.ui.widgets.combo_box import ComboBox
from kafkagui.ui.widgets.elided_label import ElidedLabel
from kafkagui.ui.widgets.layouts import column, row, set_surface, text_label
from kafkagui.ui.widgets.wrapped_label import WrappedLabel


class ConfigCard(QFrame):
    """One pair at a time."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._configs: dict[str, EffectiveConfig] = {}
        self._build()
        self.pair.chosen.connect(lambda _label: self._show())
        self.hide()

    def _build(self) -> None:
        set_surface(self, "card")
        self.pair = ComboBox(tr("Pair"))
        self.model = ConfigRows()
        self.table = FittedTable(tr("Effective configuration"), self.model)
        self._notes = WrappedLabel("", "small")
        about = ElidedLabel(tr("what the producer was really given"), "small")
        head = row(text_label(tr("Effective configuration"), "h2"), (about, 1), self.pair, margins=(16, 10, 12, 4))
        notes = row(self._notes, margins=(16, 0, 16, 8))
        column(head, row(self.table, margins=(8, 0, 8, 0)), notes, margins=(1, 1, 1, 4), spacing=0, parent=self)

    def show_configs(self, configs: Sequence[EffectiveConfig]) -> None:
        """Show these; hidden when there are none."""
        self._configs = {config.pair.label: config for config in configs}
        self.pair.set_choices(self._configs)
        self.setVisible(bool(configs))
        self._show()

    def _show(self) -> None:
        config = self._configs.get(self.pair.value)
        if config is not None:
            self.model.show_items(config.values)
            self._notes.set_text(" ".join(config.notes))
            self._notes.setVisible(bool(config.notes))
