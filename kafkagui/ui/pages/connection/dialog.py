"""The connection dialog: form at the left, test at the right."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import aclosing
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QStackedWidget, QWidget

from kafkagui.core.errors import ConnectFailed, InputRefused, KafkaGuiError
from kafkagui.core.profiles import Profile
from kafkagui.core.wording import mark, tr
from kafkagui.services.program import Program
from kafkagui.ui.fonts import scaled
from kafkagui.ui.pages.connection.confirm_delete import ConfirmDeleteDialog
from kafkagui.ui.pages.connection.fixes import Fix
from kafkagui.ui.pages.connection.form import ConnectionForm
from kafkagui.ui.pages.connection.test_panel import TestPanel
from kafkagui.ui.tasks import run
from kafkagui.ui.widgets.button import Button
from kafkagui.ui.widgets.dialog_frame import DialogFrame
from kafkagui.ui.widgets.error_box import ErrorBox
from kafkagui.ui.widgets.icon_button import IconButton
from kafkagui.ui.widgets.icon_label import IconLabel
from kafkagui.ui.widgets.layouts import column, horizontal_rule, panel, row, set_surface, text_label

if TYPE_CHECKING:
    from kafkagui.core.connection_text.pasted import PastedConnection
    from kafkagui.ui.pages.connection.paste_view import PasteView

_SIZE = (1040, 640)
_PANEL_PX = 470
_WIDE = 100
_BESIDE = {
    "CERTIFICATE_UNTRUSTED": (
        "ca_file",
        mark("The broker's certificate is not signed by one of these. Choose its CA file."),
    ),
    "CA_FILE": ("ca_file", mark("This file cannot be used. Choose another one.")),
    "SASL_AUTHENTICATION_FAILED": ("password", mark("Refused by the broker, with this user.")),
    "UNSUPPORTED_SASL_MECHANISM": ("mechanism", mark("The broker does not offer it.")),
    "UNKNOWN_HOST": ("bootstrap_servers", mark("This name is not known.")),
}


class ConnectionDialog(DialogFrame):
    """Makes or edits a connection; a test touches nothing that is kept.

    Args:
        program: holds connections, secrets and the connector that tests.
        window: the window to stand over.
        profile: the one to edit, None for a new one.

    Signals:
        connect_asked(profile): saved, and the person wants to connect to it.
        deleted(profile): it is forgotten.
    """

    connect_asked = Signal(object)
    deleted = Signal(object)

    def __init__(self, program: Program, window: QWidget, profile: Profile | None = None) -> None:
        self._is_new = profile is None
        super().__init__(tr("New connection") if self._is_new else tr("Edit connection"), window)
        self._program = program
        self._profile = profile or Profile("", "")
        self._test: asyncio.Task[None] | None = None
        self._build()
        self._connect()
        self._fill()

    def _build(self) -> None:
        self.resize(*(scaled(length) for length in _SIZE))
        self.form = ConnectionForm()
        self.panel = TestPanel()
        self.error = ErrorBox()
        self.delete = Button(tr("Delete"), "ghost", icon_name="trash-2", name=tr("Delete this connection"))
        self.delete.setVisible(not self._is_new)
        self.cross = IconButton("x", tr("Close (Esc)"))
        # Esc does it from the keyboard; Tab stays with the fields.
        self.cross.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.test = Button(tr("Test connection"), icon_name="refresh-cw")
        self.save = Button(tr("Save"))
        self.save_and_connect = Button(tr("Save and connect"), "primary")
        self.save_and_connect.setDefault(True)
        self.copy_as = Button(tr("Copy as…"), "ghost", icon_name="copy", name=tr("Copy connection as…"))
        self.copy_as.setToolTip(tr("As the configuration of another tool, without the password"))
        self.paste = Button(tr("Paste a configuration…"), "ghost", icon_name="import")
        self._paste_view: PasteView | None = None
        self._build_layout()

    def _build_layout(self) -> None:
        title = text_label(self.windowTitle(), "h1")
        sign = IconLabel("plug-zap", "accentText", 20)
        head = row(sign, title, None, self.paste, self.cross, margins=(20, 12, 16, 12), spacing=12)
        left = QWidget()
        set_surface(left, "surface")
        column(self.form, self.error, None, margins=(20, 16, 20, 16), spacing=12, parent=left)
        line = panel("rule")
        line.setFixedWidth(1)
        right = _scrolling(self.panel)
        right.setMinimumWidth(_PANEL_PX)
        right.setMaximumWidth(scaled(_PANEL_PX))
        body = row((_scrolling(left), _WIDE), line, (right, 1), spacing=0)
        buttons = row(
            self.delete, self.copy_as, None, self.test, self.save, self.save_and_connect, margins=(16, 12, 20, 12)
        )
        foot = panel("pageFoot", buttons)
        form_side = QWidget()
        column((body, 1), foot, spacing=0, parent=form_side)
        self._sides = QStackedWidget()
        self._sides.addWidget(form_side)
        column(head, horizontal_rule(), (self._sides, 1), spacing=0, parent=self)

    def _connect(self) -> None:
        self.form.edited.connect(self._on_edited)
        self.panel.fix_chosen.connect(self._on_fix_chosen)
        self.cross.clicked.connect(self.reject)
        self.copy_as.clicked.connect(self.open_copy_menu)
        self.paste.clicked.connect(lambda: self.show_paste())
        self.test.clicked.connect(lambda: self._with_password_known(self._on_test_clicked))
        self.save.clicked.connect(lambda: self._with_password_known(partial(self._save, connects=False)))
        self.save_and_connect.clicked.connect(lambda: self._with_password_known(partial(self._save, connects=True)))
        self.delete.clicked.connect(self._on_delete_clicked)

    def _fill(self) -> None:
        self.form.show_profile(self._profile, has_password=False)
        self.panel.forget(self._profile)
        (self.form.name if self._is_new else self.form.servers).setFocus()
        name = "ask for the kept password"
        self._asking = run(self, self._ask_secrets(), name=name, on_error=self.error.show_error)

    async def _ask_secrets(self) -> None:
        """Asks even for a new profile, since that is when the place for secrets is chosen."""
        secrets = self._program.connections.secrets
        password = await secrets.load(self._profile.profile_id)
        self.form.say_where_secrets_go(is_lasting=secrets.is_lasting)
        self.form.keep_password(kept=password is not None)

    def _with_password_known(self, deed: Callable[[], None]) -> None:
        """Do something that needs to know whether a password is kept, as soon as the keychain has answered."""
        if self._asking.done():
            deed()
            return
        buttons = (self.test, self.save, self.save_and_connect)
        for button in buttons:
            button.set_allowed(False, tr("Waiting for the system's keychain."))

        def on_answered(asking: asyncio.Task[None]) -> None:
            if not asking.cancelled() and self.isVisible():
                for button in buttons:
                    button.set_allowed(True, "")
                deed()

        self._asking.add_done_callback(on_answered)

    def show_failure(self, error: ConnectFailed) -> None:
        """Show why connecting failed, as a test would have."""
        self.panel.show_failure(error)
        self._mark(error)
        self.test.set_text(tr("Test again"))

    def open_copy_menu(self) -> None:
        """Offer the forms that the connection, as the form says, can be copied in."""
        if self.form.check_servers():
            from kafkagui.ui.pages.connection.copy_as_menu import CopyAsMenu

            menu = CopyAsMenu(self.form.profile, self)
            menu.popup(self.copy_as.mapToGlobal(self.copy_as.rect().topLeft()))

    # -- pasting ------------------------------------------------------------------------------------------

    @property
    def paste_view(self) -> PasteView:
        """Where a configuration is pasted; built when it is first wanted."""
        if self._paste_view is None:
            from kafkagui.ui.pages.connection.paste_view import PasteView

            self._paste_view = PasteView()
            self._paste_view.left.connect(self._show_form)
            self._paste_view.filled.connect(self._on_pasted)
            self._sides.addWidget(self._paste_view)
        return self._paste_view

    def show_paste(self, text: str = "") -> None:
        """Show where a configuration is pasted; with a text, as if that was pasted."""
        view = self.paste_view
        self.paste.hide()
        self._sides.setCurrentWidget(view)
        view.editor.setFocus()
        if text:
            view.show_text(text)

    def _show_form(self) -> None:
        self._sides.setCurrentIndex(0)
        self.paste.show()
        self.form.servers.setFocus()

    def _on_pasted(self, pasted: PastedConnection) -> None:
        """Fill the form; what no pasted text knows stays as it is."""
        now = self.form.profile
        self._profile = replace(
            pasted.profile,
            name=now.name or suggested_name(pasted.profile),
            environment=now.environment,
            read_only=now.read_only,
            profile_id=now.profile_id,
        )
        self._show_form()
        self._fill()
        self.form.password.setText(pasted.password or "")

    @property
    def is_testing(self) -> bool:
        """Whether a test runs."""
        return self._test is not None

    # -- the test -----------------------------------------------------------------------------------------

    def _on_test_clicked(self) -> None:
        if self._test is not None:
            self._test.cancel()
        elif self.form.check(for_test=True):
            self._start_test()

    def _start_test(self) -> None:
        # A test needs no name, but everything that works with a profile does.
        profile = replace(self.form.profile, name=self.form.profile.name or self.windowTitle())
        self.panel.begin(profile)
        self.error.clear()
        self.test.set_text(tr("Cancel"))
        self.test.set_icon("x")
        self._test = run(self, self._run_test(profile), name="test connection", on_error=self._on_test_refused)
        self._test.add_done_callback(self._on_test_done)

    async def _run_test(self, profile: Profile) -> None:
        password = self.form.typed_password or await self._program.connections.password(profile)
        failed = False
        async with aclosing(self._program.connector.test(profile, password)) as reports:
            async for report in reports:
                self.panel.show_report(report)
                if report.error is not None:
                    failed = True
                    self._mark(report.error)
        if not failed:
            self.panel.finish()

    def _on_test_refused(self, error: KafkaGuiError) -> None:
        self.panel.forget(self.form.profile)
        self._show_refusal(error)

    def _on_test_done(self, task: asyncio.Task[None]) -> None:
        self._test = None
        if task.cancelled() and not self.isVisible():
            return
        if task.cancelled():
            self.panel.interrupted()
        self.test.set_text(tr("Test again"))
        self.test.set_icon("refresh-cw")

    def _mark(self, error: ConnectFailed) -> None:
        if error.code in _BESIDE:
            field, words = _BESIDE[error.code]
            self.form.mark(field, tr(words))

    def _on_edited(self) -> None:
        if self._test is not None:
            self._test.cancel()
        else:
            self.panel.forget(self.form.profile)

    def _on_fix_chosen(self, fix: Fix) -> None:
        self.form.apply(fix)

    # -- saving and deleting ------------------------------------------------------------------------------

    def _save(self, *, connects: bool) -> None:
        self.error.clear()
        if not self.form.check():
            return
        profile = self.form.profile
        work = self._program.connections.save(profile, self.form.typed_password)

        def on_saved(_nothing: None) -> None:
            self.accept()
            if connects:
                self.connect_asked.emit(profile)

        run(self, work, name=f"save {profile.name}", on_error=self._show_refusal, on_done=on_saved)

    def _show_refusal(self, error: KafkaGuiError) -> None:
        if isinstance(error, InputRefused):
            self.form.show_refusal(error)
        else:
            self.error.show_error(error)

    def _on_delete_clicked(self) -> None:
        confirm = ConfirmDeleteDialog(self._profile, self)
        confirm.accepted.connect(self._delete)
        confirm.pop_up()

    def _delete(self) -> None:
        work = self._program.connections.delete(self._profile)

        def on_deleted(_nothing: None) -> None:
            self.accept()
            self.deleted.emit(self._profile)

        run(self, work, name=f"delete {self._profile.name}", on_error=self._show_refusal, on_done=on_deleted)


def suggested_name(profile: Profile) -> str:
    """A name for a connection that has none yet: the first part of its first host, unless that is a number."""
    host = profile.addresses[0].host if profile.bootstrap_servers else ""
    first = host.partition(".")[0]
    return "" if first.isdigit() or ":" in host else first


def _scrolling(content: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(content)
    return area
