"""Changing a setting of a topic: first the value, then what would change, then the change."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from kafkagui.core.configs import ConfigChange, ConfigEntry, ConfigPlan
from kafkagui.core.errors import KafkaGuiError
from kafkagui.core.profiles import Environment
from kafkagui.core.quantities import UNKNOWN
from kafkagui.core.wording import tr
from kafkagui.services.session import Session
from kafkagui.services.topic_config import apply_plan, plan_changes
from kafkagui.ui.tasks import run
from kafkagui.ui.widgets.button import Button
from kafkagui.ui.widgets.dialog_frame import DialogFrame
from kafkagui.ui.widgets.error_box import ErrorBox
from kafkagui.ui.widgets.field_row import FieldRow
from kafkagui.ui.widgets.layouts import column, row, text_label
from kafkagui.ui.widgets.text_field import TextField
from kafkagui.ui.widgets.wrapped_label import WrappedLabel


class EditSettingDialog(DialogFrame):
    """Asks for a value and shows the difference before it is made; in production the topic's name is typed, too.

    Args:
        session: where the topic is.
        topic: its name.
        entry: the setting.
        whom: a sentence on whom the change concerns.
        window: the window to stand over.
    """

    def __init__(self, session: Session, topic: str, entry: ConfigEntry, whom: str, window: QWidget) -> None:
        super().__init__(tr("Change setting"), window)
        self._session = session
        self._topic = topic
        self._entry = entry
        self._plan: ConfigPlan | None = None
        self._build(whom)
        self._connect()
        self._show_plan(None)

    def _build(self, whom: str) -> None:
        self.setMinimumWidth(520)
        entry = self._entry
        self.value = TextField(mono=True)
        self.value.setText(entry.value or "")
        hint = tr("Default: {value}", value=UNKNOWN if entry.default is None else entry.default)
        self._row = FieldRow(self.value, entry.name, hint)
        self._form = QWidget()
        about = WrappedLabel(entry.documentation, "small")
        about.setVisible(bool(entry.documentation))
        column(self._row, about, spacing=10, parent=self._form)
        self._build_difference(whom)
        self.error = ErrorBox()
        self.default = Button(tr("Use the default"), icon_name="history")
        self.default.set_allowed(not entry.is_default, tr("It has its default."))
        self.back = Button(tr("Back"))
        self.cancel = Button(tr("Cancel"))
        self.review = Button(tr("Review change"), "primary")
        self.apply = Button(tr("Apply change"), "primary")
        buttons = row(self.default, self.back, None, self.cancel, self.review, self.apply)
        title = WrappedLabel(tr("Setting of “{topic}”", topic=self._topic), "h1")
        parts = (title, self._form, self._difference, self.error, 4, buttons)
        column(*parts, margins=(24, 20, 24, 20), spacing=12, parent=self)
        self.value.setFocus()
        self.value.selectAll()

    def _build_difference(self, whom: str) -> None:
        profile = self._session.state.profile
        self._types_name = profile is not None and profile.environment is Environment.PRODUCTION
        self.before = WrappedLabel(role="mono")
        self.after = WrappedLabel(role="mono")
        self.typed = TextField(mono=True)
        typed_row = FieldRow(self.typed, tr("Type the topic's name to confirm"))
        typed_row.setVisible(self._types_name)
        self._difference = QWidget()
        name = text_label(self._entry.name, "strong")
        before = column(text_label(tr("Now"), "small"), self.before, spacing=2)
        after = column(text_label(tr("After the change"), "small"), self.after, spacing=2)
        values = row((before, 1), (after, 1), spacing=16)
        column(name, values, WrappedLabel(whom), typed_row, spacing=10, parent=self._difference)

    def _connect(self) -> None:
        self.value.returnPressed.connect(self.review.click)
        self.review.clicked.connect(lambda: self._look(self.value.text()))
        self.default.clicked.connect(lambda: self._look(None))
        self.back.clicked.connect(lambda: self._show_plan(None))
        self.cancel.clicked.connect(self.reject)
        self.apply.clicked.connect(self._on_apply_clicked)
        self.typed.textChanged.connect(self._allow)

    @property
    def field_error(self) -> str:
        """What stands beside the field."""
        return self._row.error

    def _look(self, value: str | None) -> None:
        self._row.set_error("")
        self.error.clear()
        run(self, self._ask(value), name="plan a change", on_error=self._on_refused, on_done=self._on_planned)

    async def _ask(self, value: str | None) -> ConfigPlan:
        admin = self._session.open_cluster().admin
        return await plan_changes(admin, self._topic, [ConfigChange(self._entry.name, value)])

    def _on_planned(self, plan: ConfigPlan) -> None:
        if plan.changes:
            self._show_plan(plan)
        else:
            self._row.set_error(tr("The topic has this value already."))

    def _show_plan(self, plan: ConfigPlan | None) -> None:
        """Show what a plan would do, or the form."""
        self._plan = plan
        is_planned = plan is not None
        for part in (self._form, self.default, self.review):
            part.setVisible(not is_planned)
        for part in (self._difference, self.back, self.apply):
            part.setVisible(is_planned)
        if plan is None:
            self.value.setFocus()
            return
        (difference,) = plan.differences
        self.before.set_text(_shown(difference.before))
        after = _shown(difference.after)
        self.after.set_text(tr("{value} (default)", value=after) if difference.is_reset else after)
        self._allow()
        self.cancel.setFocus()

    def _allow(self) -> None:
        is_typed = not self._types_name or self.typed.text() == self._topic
        self.apply.set_allowed(is_typed, tr("Type the topic's name first."))

    def _on_apply_clicked(self) -> None:
        self.error.clear()
        if self._plan is not None:
            self.apply.set_allowed(allowed=False, reason=tr("Being changed…"))
            run(
                self,
                apply_plan(self._session.open_cluster().admin, self._plan),
                name="change a setting",
                on_error=self._on_refused,
                on_done=lambda _nothing: self.accept(),
            )

    def _on_refused(self, error: KafkaGuiError) -> None:
        self._allow()
        if self._plan is not None and error.code != "INVALID_CONFIG":
            self.error.show_error(error)
        else:
            self._show_plan(None)
            self._row.set_error(str(error))


def _shown(value: str | None) -> str:
    if value is None:
        return UNKNOWN
    return value or tr("empty")
