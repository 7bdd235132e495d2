"""The Settings page: every setting with its control; what is chosen takes effect at once."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from kafkagui.core.settings import GROUPS, SettingGroup
from kafkagui.core.wording import tr, trn
from kafkagui.services.program import Program
from kafkagui.ui.fonts import scaled
from kafkagui.ui.pages.page import Announce, OpenSetting, Page, PageRequest, Undo
from kafkagui.ui.pages.settings.setting_row import SettingRow
from kafkagui.ui.theme import current_theme
from kafkagui.ui.widgets.button import Button
from kafkagui.ui.widgets.empty_state import EmptyState
from kafkagui.ui.widgets.layouts import Item, column, horizontal_rule, panel, row, text_label
from kafkagui.ui.widgets.search_field import SearchField

_WIDEST_PX = 860
_BAR_PX = 48


class SettingsPage(Page):
    """The settings in groups, searched as one types.

    Args:
        program: holds the settings.
    """

    page_id = "settings"
    icon_name = "settings"
    help_subject = "about"

    def __init__(self, program: Program) -> None:
        super().__init__()
        self._settings = program.settings
        self.rows: list[SettingRow] = []
        self._groups: list[tuple[QWidget, list[SettingRow], list[QFrame]]] = []
        self._build()
        self._connect()
        self._fit()
        self._allow_reset()

    def _build(self) -> None:
        self.search = SearchField(tr("Search settings"))
        self.reset_all = Button(tr("Reset all"), "ghost", icon_name="history")
        self._bar = panel("pageBar", row((self.search, 1), self.reset_all, margins=(16, 0, 12, 0), spacing=12))
        self._inside = QWidget()
        groups = [self._build_group(group) for group in GROUPS]
        self._column = column(*groups, None, margins=(0, 4, 0, 24), spacing=20, parent=self._inside)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        holder = panel("sunken", row(None, (self._inside, 20), None, margins=(16, 12, 16, 0)))
        self._scroll.setWidget(holder)
        self.empty = EmptyState("search", "", "")
        column(self._bar, (self._scroll, 1), (self.empty, 1), spacing=0, parent=self)
        self.empty.hide()

    def _build_group(self, group: SettingGroup) -> QWidget:
        rows = [SettingRow(self._settings, setting) for setting in group.settings]
        rules = [horizontal_rule() for _ in rows[1:]]
        items: list[Item] = [rows[0]]
        for rule, later in zip(rules, rows[1:], strict=True):
            items += [rule, later]
        card = panel("card", column(*items, margins=(16, 4, 16, 4), spacing=0))
        heading = text_label(tr(group.title), "h2")
        whole = QWidget()
        column(heading, card, spacing=8, parent=whole)
        self.rows += rows
        self._groups.append((whole, rows, rules))
        return whole

    def _connect(self) -> None:
        self.search.textChanged.connect(self._apply_search)
        self.reset_all.clicked.connect(self.reset_everything)
        self.empty.button_clicked.connect(self.search.clear_search)
        current_theme().changed.connect(self._fit)
        self._end_setting = self._settings.subscribe(self._on_setting_changed)

    def _fit(self) -> None:
        self._bar.setFixedHeight(scaled(_BAR_PX))
        self._inside.setMaximumWidth(scaled(_WIDEST_PX))
        for setting_row in self.rows:
            setting_row.fit()

    def title(self) -> str:
        """The tab's title."""
        return tr("Settings")

    def reset_everything(self) -> None:
        """All settings back to their defaults; the announcement offers to take that back."""
        before = [(one, self._settings.text(one.setting)) for one in self.rows if one.reset.isEnabled()]
        for one, _ in before:
            one.set_back()

        def take_back() -> None:
            for one, text in before:
                self._settings.put_text(one.setting, text)

        said = trn("{count} setting has its default again", "{count} settings have their default again", len(before))
        self.requested.emit(Announce(said, tone="info", action=tr("Undo"), request=Undo(take_back)))

    def _on_setting_changed(self, key: str) -> None:
        for setting_row in self.rows:
            if setting_row.setting.key == key:
                setting_row.show_value()
        self._allow_reset()

    def _allow_reset(self) -> None:
        is_changed = any(setting_row.reset.isEnabled() for setting_row in self.rows)
        self.reset_all.set_allowed(is_changed, tr("Every setting has its default."))

    def _apply_search(self, wanted: str) -> None:
        found = 0
        for whole, rows, rules in self._groups:
            shown = [setting_row for setting_row in rows if setting_row.fits(wanted)]
            for setting_row in rows:
                setting_row.setVisible(setting_row in shown)
            for rule, later in zip(rules, rows[1:], strict=True):
                rule.setVisible(later in shown[1:])
            whole.setVisible(bool(shown))
            found += len(shown)
        self._scroll.setVisible(found > 0)
        self.empty.setVisible(not found)
        if not found:
            hidden = trn("{count} setting is hidden.", "{count} settings are hidden.", len(self.rows))
            self.empty.set_message("search", tr("No setting fits"), hidden, tr("Clear search"))

    def show_setting(self, key: str) -> None:
        """Bring a setting into sight and put the focus on its control; an unknown key shows the top."""
        self.search.clear()
        wanted = next((setting_row for setting_row in self.rows if setting_row.setting.key == key), None)
        if wanted is None:
            self._scroll.verticalScrollBar().setValue(0)
            self.search.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._column.activate()
        self._scroll.ensureWidgetVisible(wanted)
        wanted.control.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def fulfil(self, request: PageRequest) -> None:
        """Show a setting."""
        if isinstance(request, OpenSetting):
            self.show_setting(request.key)

    def panes(self) -> list[tuple[QWidget, QWidget]]:
        """The bar with the search, and the settings."""
        return [(self._bar, self.search), (self._scroll, self.rows[0].control)]

    def take_focus(self) -> None:
        """The search has the focus, unless a setting has it already."""
        if not self._scroll.isAncestorOf(self.window().focusWidget()):
            self.search.setFocus()

    async def shut(self) -> None:
        """Ask no more for the settings."""
        self._end_setting()
