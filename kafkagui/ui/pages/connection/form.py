"""The connection's fields."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from kafkagui.core.errors import InputRefused
from kafkagui.core.profiles import (
    Environment,
    Profile,
    SaslMechanism,
    SecurityProtocol,
    check_profile,
    parse_bootstrap_servers,
)
from kafkagui.core.wording import mark, tr
from kafkagui.ui.pages.connection.fixes import Fix, FixKind
from kafkagui.ui.pages.connection.password_field import PasswordField
from kafkagui.ui.widgets.button import Button
from kafkagui.ui.widgets.combo_box import ComboBox
from kafkagui.ui.widgets.field_row import FieldRow
from kafkagui.ui.widgets.icon_label import IconLabel
from kafkagui.ui.widgets.layouts import column, row
from kafkagui.ui.widgets.segmented_switch import Segment, SegmentedSwitch
from kafkagui.ui.widgets.text_field import TextField
from kafkagui.ui.widgets.toggle_switch import ToggleSwitch
from kafkagui.ui.widgets.wrapped_label import WrappedLabel

_ENVIRONMENTS = {
    Environment.DEV: mark("Dev"),
    Environment.STAGING: mark("Staging"),
    Environment.PRODUCTION: mark("Prod"),
}
_KEPT = mark("The password is kept in the system's keychain, never in the profile file.")
_FOR_NOW = mark("The password is kept for this run only: no keychain answers here. It is never written to a file.")
_UNCHANGED = mark("unchanged")


class ConnectionForm(QWidget):
    """Shows a profile and gives back the edited one.

    Signals:
        edited: something was changed, so that an earlier test says nothing any more.
    """

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._profile = Profile("", "")
        self._has_password = False
        self._build_fields()
        self._build_layout()
        self._connect()

    def _build_fields(self) -> None:
        self.name = TextField()
        self.environment = SegmentedSwitch(
            tr("Environment"), [Segment(each.value, tr(words)) for each, words in _ENVIRONMENTS.items()]
        )
        self.servers = TextField(mono=True, placeholder="localhost:9092")
        self.security = ComboBox(tr("Security"), [protocol.value for protocol in SecurityProtocol])
        self.mechanism = ComboBox(tr("Mechanism"), [mechanism.value for mechanism in SaslMechanism])
        self.username = TextField(mono=True)
        self.password = PasswordField()
        self.ca_file = TextField(mono=True, placeholder=tr("System certificates"))
        self.choose_ca = Button(
            tr("Choose…"), icon_name="folder-open", name=tr("Choose the certificate authority's file")
        )
        self.check_host_name = ToggleSwitch(tr("Check that the host name matches the certificate"), checked=True)
        self.read_only = ToggleSwitch(tr("Open read-only: nothing can be sent, changed or deleted"))
        self._rows = {
            "name": FieldRow(self.name, tr("Name")),
            "environment": FieldRow(self.environment, tr("Environment")),
            "bootstrap_servers": FieldRow(
                self.servers,
                tr("Bootstrap servers"),
                tr("host:port, separated by commas. One is enough to find the rest."),
            ),
            "security": FieldRow(self.security, tr("Security")),
            "mechanism": FieldRow(self.mechanism, tr("Mechanism")),
            "username": FieldRow(self.username, tr("User")),
            "password": FieldRow(self.password, tr("Password")),
            "ca_file": FieldRow(self.ca_file, tr("Certificate authority (CA) file")),
        }

    def _build_layout(self) -> None:
        lines = self._rows
        name_line = _line((lines["name"], 1), (lines["environment"], 0))
        security_line = _line((lines["security"], 1), (lines["mechanism"], 1))
        self._sign_in = QWidget()
        _line((lines["username"], 1), (lines["password"], 1), parent=self._sign_in)
        self._tls = QWidget()
        choose = column(22, self.choose_ca, None, spacing=0)
        ca_line = row((lines["ca_file"], 1), choose, spacing=8)
        column(ca_line, self.check_host_name, spacing=8, parent=self._tls)
        self._secret_note = WrappedLabel(tr(_FOR_NOW), "small")
        self._note = QWidget()
        row(column(1, IconLabel("key-round", side=14), None), (self._secret_note, 1), spacing=6, parent=self._note)
        parts = (name_line, lines["bootstrap_servers"], security_line, self._sign_in, self._tls, self.read_only)
        column(*parts, self._note, None, spacing=12, parent=self)
        self._show_needed()

    def _connect(self) -> None:
        self.servers.editingFinished.connect(self._check_servers)
        self.name.editingFinished.connect(lambda: self._rows["name"].set_error(""))
        self.choose_ca.clicked.connect(self.choose_ca_file)
        for text in (self.servers, self.username, self.password, self.ca_file):
            text.textEdited.connect(self._on_edited)
        for choice in (self.security, self.mechanism):
            choice.chosen.connect(self._on_edited)
        self.check_host_name.toggled.connect(self._on_edited)

    def show_profile(self, profile: Profile, *, has_password: bool) -> None:
        """Fill the fields; a kept password stays unseen, and empty means that it stays as it is."""
        self._profile = profile
        self.keep_password(kept=has_password)
        self.name.setText(profile.name)
        if profile.environment is not Environment.LOCAL:
            self.environment.set_value(profile.environment.value)
        self.servers.setText(profile.bootstrap_servers)
        self.security.set_value(profile.security.value)
        self.mechanism.set_value(profile.mechanism.value)
        self.username.setText(profile.username)
        self.ca_file.setText(profile.ca_file)
        self.check_host_name.setChecked(profile.check_host_name)
        self.read_only.setChecked(profile.read_only)
        self._show_needed()

    def keep_password(self, *, kept: bool) -> None:
        """Say whether a password is kept already, which an empty field leaves as it is."""
        self._has_password = kept
        self.password.setPlaceholderText(tr(_UNCHANGED) if kept else "")

    def say_where_secrets_go(self, *, is_lasting: bool) -> None:
        """Say whether a password outlives the program."""
        self._secret_note.set_text(tr(_KEPT if is_lasting else _FOR_NOW))

    @property
    def profile(self) -> Profile:
        """The profile as the fields say."""
        return replace(
            self._profile,
            name=self.name.text().strip(),
            bootstrap_servers=self.servers.text().strip(),
            environment=Environment(self.environment.value),
            security=SecurityProtocol(self.security.value),
            mechanism=SaslMechanism(self.mechanism.value),
            username=self.username.text(),
            ca_file=self.ca_file.text().strip(),
            check_host_name=self.check_host_name.isChecked(),
            read_only=self.read_only.isChecked(),
        )

    @property
    def typed_password(self) -> str | None:
        """The password that was typed, None if none was."""
        return self.password.text() or None

    @property
    def errors(self) -> dict[str, str]:
        """What stands beside the fields."""
        return {name: line.error for name, line in self._rows.items() if line.error}

    def check(self, *, for_test: bool = False) -> bool:
        """Check all fields; the first wrong one gets its error and the focus. A test needs no name."""
        self.clear_errors()
        profile = self.profile
        try:
            named = replace(profile, name=profile.name or "test") if for_test else profile
            check_profile(named, has_password=bool(self.typed_password) or self._has_password)
        except InputRefused as refused:
            self.show_refusal(refused)
            return False
        return True

    def show_refusal(self, refused: InputRefused) -> None:
        """Put a refusal beside the field it is about."""
        line = self._rows.get(refused.field, self._rows["name"])
        line.set_error(str(refused))
        line.field.setFocus()
        if line.field is self.servers and refused.position is not None:
            self.servers.setCursorPosition(refused.position)

    def check_servers(self) -> bool:
        """Check the addresses alone; when they are wrong they get the error and the focus."""
        try:
            parse_bootstrap_servers(self.servers.text())
        except InputRefused as refused:
            self.show_refusal(refused)
            return False
        return True

    def clear_errors(self) -> None:
        """No field is wrong."""
        for line in self._rows.values():
            line.set_error("")

    def mark(self, field: str, text: str) -> None:
        """Say beside a field what a test found."""
        self._rows[field].set_error(text)

    def apply(self, fix: Fix) -> None:
        """Do what a fix says."""
        deeds = {
            FixKind.SECURITY: lambda: self.security.set_value(fix.value),
            FixKind.MECHANISM: lambda: self.mechanism.set_value(fix.value),
            FixKind.CHOOSE_CA_FILE: self.choose_ca_file,
            FixKind.SKIP_HOST_NAME: lambda: self.check_host_name.setChecked(False),
            FixKind.SIGN_IN: self._correct_sign_in,
            FixKind.SERVERS: self._correct_servers,
        }
        deeds[fix.kind]()

    def choose_ca_file(self) -> None:
        """Let the person choose the file of a certificate authority."""
        dialog = QFileDialog(self, tr("Choose the certificate authority's file"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([tr("Certificates (*.pem *.crt *.cer)"), tr("All files (*)")])
        dialog.fileSelected.connect(self.use_ca_file)
        dialog.open()

    def use_ca_file(self, path: str) -> None:
        """Take this file as the certificate authority's."""
        self.ca_file.setText(path)
        self._on_edited()

    def _correct_sign_in(self) -> None:
        self.password.setFocus()
        self.password.selectAll()

    def _correct_servers(self) -> None:
        self.servers.setFocus()
        self.servers.selectAll()

    def _check_servers(self) -> None:
        text = self.servers.text()
        try:
            if text.strip():
                parse_bootstrap_servers(text)
        except InputRefused as refused:
            self._rows["bootstrap_servers"].set_error(str(refused))
        else:
            self._rows["bootstrap_servers"].set_error("")

    def _on_edited(self) -> None:
        self._show_needed()
        for field in ("security", "mechanism", "username", "password", "ca_file"):
            self._rows[field].set_error("")
        self.edited.emit()

    def _show_needed(self) -> None:
        security = SecurityProtocol(self.security.value)
        self._sign_in.setVisible(security.uses_sasl)
        self._rows["mechanism"].setVisible(security.uses_sasl)
        self._note.setVisible(security.uses_sasl)
        self._tls.setVisible(security.uses_tls)


def _line(*fields: tuple[QWidget, int], parent: QWidget | None = None) -> QHBoxLayout:
    """Fields that stay beside each other, also when an error stands below one of them."""
    line = row(*fields, spacing=12, parent=parent)
    for field, _stretch in fields:
        line.setAlignment(field, Qt.AlignmentFlag.AlignTop)
    return line
