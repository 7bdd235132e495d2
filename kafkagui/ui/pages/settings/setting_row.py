"""One setting on the page: what it is, its control, its default, and what is wrong with it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from kafkagui.core.errors import InputRefused
from kafkagui.core.settings import AnySetting, Settings
from kafkagui.core.wording import tr
from kafkagui.ui.fonts import scaled
from kafkagui.ui.pages.settings.setting_control import control_of
from kafkagui.ui.pages.settings.value_words import value_words
from kafkagui.ui.widgets.icon_button import IconButton
from kafkagui.ui.widgets.icon_label import IconLabel
from kafkagui.ui.widgets.layouts import column, row, text_label
from kafkagui.ui.widgets.segmented_switch import SegmentedSwitch
from kafkagui.ui.widgets.toggle_switch import ToggleSwitch
from kafkagui.ui.widgets.wrapped_label import WrappedLabel

_CONTROL_PX = 190


class SettingRow(QWidget):
    """A setting; what is chosen is kept and takes effect at once.

    Args:
        settings: where it is kept.
        setting: which.
    """

    def __init__(self, settings: Settings, setting: AnySetting, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setting = setting
        self._settings = settings
        self._build()
        self._connect()
        self.show_value()

    def _build(self) -> None:
        setting = self.setting
        self._control = control_of(setting, self._on_chosen)
        self.control = self._control.widget
        self.control.setAccessibleDescription(tr(setting.description))
        title = text_label(tr(setting.title), "strong")
        title.setBuddy(self.control)
        self._default = text_label("", "small")
        self._error = WrappedLabel(role="err")
        self._error_line = QWidget()
        row(column(1, IconLabel("circle-x", "err", 14), None), (self._error, 1), spacing=6, parent=self._error_line)
        self.reset = IconButton("history", tr("Reset “{setting}”", setting=tr(setting.title)))
        words = column(title, WrappedLabel(tr(setting.description), "muted"), self._default, spacing=2)
        field = row(self.control, self.reset, spacing=8)
        field.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        # The error stands across, where it has room; the control beside the words, so that a page of them is short.
        column(row((words, 1), field, spacing=24), self._error_line, margins=(0, 10, 0, 10), spacing=4, parent=self)

    def _connect(self) -> None:
        self.reset.clicked.connect(self.set_back)

    @property
    def error(self) -> str:
        """What is said to be wrong, or nothing."""
        return self._error.text()

    @property
    def default_words(self) -> str:
        """What the row says about its default."""
        return self._default.text()

    def show_value(self) -> None:
        """Show the value as it is kept now, and why another one is not used."""
        text = self._settings.text(self.setting)
        self._control.show_value(text)
        default = value_words(self.setting, self.setting.default_text)
        self._default.setText(tr("Default: {value}", value=default))
        self._say(self._settings.problem(self.setting))
        self.reset.setEnabled(text != self.setting.default_text or bool(self.error))

    def fit(self) -> None:
        """Take the room that the text size asks for."""
        if not isinstance(self.control, SegmentedSwitch | ToggleSwitch):
            self.control.setFixedWidth(scaled(_CONTROL_PX))

    def set_back(self) -> None:
        """Back to the default."""
        self._settings.reset(self.setting)
        self.show_value()

    def fits(self, wanted: str) -> bool:
        """Whether a search for these words finds it: each of them in its title, description or key."""
        text = " ".join((tr(self.setting.title), tr(self.setting.description), self.setting.key)).casefold()
        return all(word in text for word in wanted.casefold().split())

    def _on_chosen(self, text: str) -> None:
        try:
            self._settings.put_text(self.setting, text)
        except InputRefused as refused:
            self._say(f"{refused.message} {refused.hint}")
            self.reset.setEnabled(True)
        else:
            self.show_value()

    def _say(self, error: str) -> None:
        self._error.set_text(error)
        self._error_line.setVisible(bool(error))
        self.control.setAccessibleDescription(error or tr(self.setting.description))
