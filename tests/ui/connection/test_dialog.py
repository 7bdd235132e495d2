from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest
import pytest_asyncio
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget

from kafkagui.core.errors import ConnectFailed, StorageFailed
from kafkagui.core.profiles import Environment, Profile, SaslMechanism, SecurityProtocol
from kafkagui.core.stages import Stage
from kafkagui.ui.pages.connection.confirm_delete import ConfirmDeleteDialog
from kafkagui.ui.pages.connection.dialog import ConnectionDialog
from kafkagui.ui.theme import current_theme
from tests.fakes.connector import FakeConnector
from tests.fakes.program import program_of_fakes
from tests.fakes.stores import SecretStoreFake
from tests.ui.waiting import until

STAGING = Profile(
    "orders-staging",
    "kafka-1.staging.example:9093",
    Environment.STAGING,
    SecurityProtocol.SASL_SSL,
    SaslMechanism.SCRAM_SHA_512,
    "orders-app",
)


class Desk:
    """A window of fakes over which dialogs open."""

    def __init__(self, folder: Path) -> None:
        self.connector = FakeConnector()
        self.secrets = SecretStoreFake()
        self.program = program_of_fakes(folder, profiles=[STAGING], connector=self.connector, secrets=self.secrets)
        self.window = QWidget()
        self.window.resize(1200, 800)
        self.window.show()
        self.dialogs: list[ConnectionDialog] = []

    async def open(self, profile: Profile | None = None) -> ConnectionDialog:
        dialog = ConnectionDialog(self.program, self.window, profile)
        self.connected: list[Profile] = []
        self.closed: list[int] = []
        dialog.connect_asked.connect(self.connected.append)
        dialog.finished.connect(self.closed.append)
        dialog.pop_up()
        self.dialogs.append(dialog)
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        return dialog


@pytest_asyncio.fixture
async def desk(tmp_path: Path) -> AsyncIterator[Desk]:
    made = Desk(tmp_path)
    await made.secrets.save(STAGING.profile_id, "kept-secret")
    yield made
    made.window.deleteLater()


def steps(dialog: ConnectionDialog) -> list[str]:
    rows = dialog.panel._rows.values()
    return [row.accessibleName() for row in rows if row.isVisibleTo(dialog.panel)]


def fix(dialog: ConnectionDialog, words: str) -> QPushButton:
    return next(b for b in dialog.panel.error.findChildren(QPushButton) if b.text() == words)


async def test_a_new_connection_starts_in_its_name_and_asks_only_what_is_needed(desk: Desk) -> None:
    dialog = await desk.open()
    assert dialog.windowTitle() == "New connection"
    assert dialog.focusWidget() is dialog.form.name
    assert not dialog.form.username.isVisible()
    assert not dialog.form.ca_file.isVisible()
    dialog.form.security.set_value("SASL_SSL")
    for field in (dialog.form.username, dialog.form.password, dialog.form.ca_file, dialog.form.check_host_name):
        assert field.isVisible()
    dialog.close()


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("localhost", "has no port"),
        ("localhost:99999", "is not a port"),
        ("http://localhost:9092", "has a scheme"),
        ("::1:9092", "put it in brackets"),
        ("a:1,,b:2", "empty entry"),
        ("localhost:9092, [::1]:9093", ""),
    ],
)
async def test_bootstrap_servers_are_checked_when_the_field_is_left(desk: Desk, typed: str, said: str) -> None:
    dialog = await desk.open()
    dialog.form.servers.setFocus()
    QTest.keyClicks(dialog.form.servers, typed)
    assert dialog.form.errors == {}
    QTest.keyClick(dialog.form.servers, Qt.Key.Key_Tab)
    assert said in dialog.form.errors.get("bootstrap_servers", "")
    assert bool(said) == ("bootstrap_servers" in dialog.form.errors)
    dialog.close()


async def test_saving_names_the_first_field_that_is_wrong(desk: Desk) -> None:
    dialog = await desk.open()
    dialog.save.click()
    assert list(dialog.form.errors) == ["name"]
    QTest.keyClicks(dialog.form.name, "orders-staging")
    QTest.keyClicks(dialog.form.servers, "localhost:9092")
    dialog.save.click()
    await until(lambda: "Another connection" in dialog.form.errors.get("name", ""))
    dialog.form.name.setText("dev")
    dialog.save.click()
    await until(lambda: desk.closed)
    assert desk.program.connections.find("dev").bootstrap_servers == "localhost:9092"
    assert desk.connected == []


async def test_save_and_connect_asks_the_window_to_connect(desk: Desk) -> None:
    dialog = await desk.open()
    dialog.form.show_profile(replace(STAGING, name="copy", profile_id="x"), has_password=False)
    QTest.keyClicks(dialog.form.password, "pw")
    dialog.save_and_connect.click()
    await until(lambda: desk.connected != [])
    assert desk.connected[0].name == "copy"
    assert await desk.secrets.load("x") == "pw"


async def test_a_kept_password_is_not_shown_and_stays_when_nothing_is_typed(desk: Desk) -> None:
    dialog = await desk.open(STAGING)
    await until(lambda: dialog.form.password.placeholderText() == "unchanged")
    assert dialog.form.password.text() == ""
    dialog.form.read_only.click()
    dialog.save.click()
    await until(lambda: desk.closed)
    assert desk.program.connections.find("orders-staging").read_only
    assert await desk.secrets.load(STAGING.profile_id) == "kept-secret"


async def test_the_eye_shows_the_password(desk: Desk) -> None:
    dialog = await desk.open(STAGING)
    field = dialog.form.password
    assert field.echoMode() is QLineEdit.EchoMode.Password
    eye = next(action for action in field.actions() if action.text() == "Show the password")
    eye.trigger()
    assert field.echoMode() is QLineEdit.EchoMode.Normal
    dialog.close()


@pytest.mark.parametrize(("is_lasting", "said"), [(True, "system's keychain"), (False, "this run only")])
async def test_it_says_where_the_password_goes(desk: Desk, is_lasting: bool, said: str) -> None:
    desk.secrets.is_lasting = is_lasting
    dialog = await desk.open(STAGING)
    await until(lambda: said in dialog.form._secret_note.text())
    dialog.close()


async def test_a_test_shows_every_step_and_keeps_nothing(desk: Desk) -> None:
    dialog = await desk.open(STAGING)
    dialog.form.servers.setText("other.example:9093")
    dialog.test.click()
    await until(lambda: dialog.panel.verdict.text == "All steps passed")
    assert steps(dialog)[:2] == ["Resolve the name: ok · 1 ms", "Reach port 9093: ok · 1 ms"]
    assert len(steps(dialog)) == 6
    assert desk.connector.passwords == ["kept-secret"]
    assert desk.program.connections.profiles == (STAGING,)
    dialog.close()


async def test_a_test_waits_for_the_keychain(desk: Desk) -> None:
    desk.secrets.answers.clear()
    dialog = await desk.open(STAGING)
    dialog.test.click()
    assert dialog.form.errors == {}
    assert not dialog.test.isEnabled()
    assert "keychain" in dialog.test.toolTip()
    desk.secrets.answers.set()
    await until(lambda: dialog.panel.verdict.text == "All steps passed")
    assert desk.connector.passwords == ["kept-secret"]
    assert dialog.save.isEnabled()
    dialog.close()


async def test_closing_while_the_keychain_is_asked_does_nothing_more(desk: Desk) -> None:
    desk.secrets.answers.clear()
    dialog = await desk.open(STAGING)
    dialog.save_and_connect.click()
    dialog.close()
    desk.secrets.answers.set()
    await until(lambda: dialog._asking.done())
    assert desk.connected == []


async def test_a_plain_connection_has_no_steps_for_tls_and_sign_in(desk: Desk) -> None:
    dialog = await desk.open()
    QTest.keyClicks(dialog.form.servers, "localhost:9092")
    dialog.test.click()
    await until(lambda: dialog.panel.verdict.text == "All steps passed")
    assert not [step for step in steps(dialog) if "TLS" in step or "Sign in" in step]
    dialog.close()


async def test_a_refused_certificate_marks_the_step_the_field_and_offers_the_file(desk: Desk) -> None:
    desk.connector.fails_with = ConnectFailed(
        "It is signed by “Example Internal CA”.",
        stage=Stage.TLS,
        hint="Choose its CA file.",
        detail="CERTIFICATE_VERIFY_FAILED",
        code="CERTIFICATE_UNTRUSTED",
    )
    dialog = await desk.open(STAGING)
    dialog.test.click()
    await until(lambda: dialog.panel.verdict.text == "Failed at step 3")
    assert [step.rpartition(": ")[2] for step in steps(dialog)][2:] == ["failed after 3 ms"] + ["not tried"] * 3
    assert "Example Internal CA" in dialog.panel.error.text
    assert "ca_file" in dialog.form.errors
    assert fix(dialog, "Choose file…").isVisible()
    fix(dialog, "Copy details").click()
    copied = QApplication.clipboard().text()
    assert "CERTIFICATE_VERIFY_FAILED" in copied
    assert "kept-secret" not in copied
    dialog.form.use_ca_file("/etc/ca.pem")
    assert dialog.form.errors == {}
    assert not dialog.panel.error.isVisible()
    dialog.close()


@pytest.mark.parametrize(
    ("code", "stage", "words", "field", "value"),
    [
        ("NOT_TLS", Stage.TLS, "Use SASL_PLAINTEXT", "security", "SASL_PLAINTEXT"),
        ("UNSUPPORTED_SASL_MECHANISM", Stage.SIGN_IN, "SCRAM-SHA-256", "mechanism", "SCRAM-SHA-256"),
        ("ILLEGAL_SASL_STATE", Stage.SIGN_IN, "Use SSL", "security", "SSL"),
    ],
)
async def test_fixes_change_the_form(desk: Desk, code: str, stage: Stage, words: str, field: str, value: str) -> None:
    desk.connector.fails_with = ConnectFailed("No.", stage=stage, code=code)
    dialog = await desk.open(STAGING)
    dialog.test.click()
    await until(lambda: dialog.panel.error.isVisible())
    fix(dialog, words).click()
    assert getattr(dialog.form, field).value == value
    dialog.close()


async def test_a_wrong_password_is_tried_once_a_click(desk: Desk) -> None:
    desk.connector.fails_with = ConnectFailed("Refused.", stage=Stage.SIGN_IN, code="SASL_AUTHENTICATION_FAILED")
    dialog = await desk.open(STAGING)
    QTest.keyClicks(dialog.form.password, "wrong")
    dialog.test.click()
    await until(lambda: dialog.panel.error.isVisible())
    assert desk.connector.passwords == ["wrong"]
    fix(dialog, "Correct the sign-in").click()
    assert dialog.focusWidget() is dialog.form.password
    assert desk.connector.passwords == ["wrong"]
    await until(lambda: not dialog.is_testing)
    dialog.test.click()
    await until(lambda: desk.connector.passwords == ["wrong", "wrong"])
    await until(lambda: not dialog.is_testing)
    dialog.close()


async def test_an_error_below_one_field_leaves_its_neighbour_in_line(desk: Desk) -> None:
    dialog = await desk.open(STAGING)
    dialog.form.mark("password", "Refused by the broker, with this user.")
    fields = (dialog.form.username, dialog.form.password)
    await until(lambda: dialog.form._rows["password"].height() > dialog.form._rows["username"].height())
    assert len({field.mapTo(dialog, QPoint()).y() for field in fields}) == 1
    dialog.cross.click()
    assert not dialog.isVisible()


async def test_a_test_needs_no_name(desk: Desk) -> None:
    dialog = await desk.open()
    dialog.form.servers.setText("localhost:9092")
    dialog.test.click()
    await until(lambda: dialog.panel.verdict.text == "All steps passed")
    dialog.close()


async def test_large_text_clips_nothing_across(desk: Desk) -> None:
    current_theme().set_text_px(18)
    desk.window.resize(1440, 900)
    try:
        dialog = await desk.open(STAGING)
        await until(lambda: dialog.form.isVisible())
        left = dialog.form.parentWidget()
        assert left is not None
        viewport = left.parentWidget()
        assert viewport is not None
        await until(lambda: left.width() <= viewport.width())
        dialog.close()
    finally:
        current_theme().set_text_px(13)


async def test_a_running_test_is_cancelled(desk: Desk) -> None:
    desk.connector.waits_for = asyncio.Event()
    dialog = await desk.open(STAGING)
    dialog.test.click()
    await until(lambda: dialog.panel.verdict.text == "Running" and desk.connector.asked.is_set())
    assert dialog.test.text() == "Cancel"
    dialog.test.click()
    await until(lambda: dialog.panel.verdict.text == "Cancelled")
    assert dialog.test.text() == "Test again"
    dialog.close()


async def test_closing_during_a_test_leaves_nothing_running(desk: Desk) -> None:
    desk.connector.waits_for = asyncio.Event()
    dialog = await desk.open(STAGING)
    dialog.test.click()
    await until(lambda: desk.connector.asked.is_set())
    dialog.close()
    await until(lambda: not [task for task in asyncio.all_tasks() if task.get_name() == "test connection"])


async def test_a_full_disk_is_said_and_the_dialog_stays(desk: Desk) -> None:
    dialog = await desk.open(STAGING)
    desk.program.connections._store.refusal = StorageFailed("The disk is full.", hint="Make room.")  # type: ignore[attr-defined]
    dialog.save.click()
    await until(lambda: "The disk is full." in dialog.error.text)
    assert dialog.isVisible()
    dialog.close()


async def test_deleting_asks_first_with_the_focus_on_cancel(desk: Desk) -> None:
    dialog = await desk.open(STAGING)
    dialog.delete.click()
    asked = next(w for w in QApplication.topLevelWidgets() if isinstance(w, ConfirmDeleteDialog) and w.isVisible())
    assert asked.focusWidget() is asked.cancel
    asked.delete.click()
    await until(lambda: desk.program.connections.profiles == ())
    assert await desk.secrets.load(STAGING.profile_id) is None


async def test_no_secret_stands_in_any_text_of_the_dialog(desk: Desk) -> None:
    dialog = await desk.open(STAGING)
    QTest.keyClicks(dialog.form.password, "typed-secret")
    texts = [w.accessibleName() + w.accessibleDescription() + w.toolTip() for w in dialog.findChildren(QWidget)]
    assert not [text for text in texts if "secret" in text.lower()]
    assert "typed-secret" not in repr(dialog.form.profile)
    dialog.close()


async def test_the_panel_is_wide_enough_for_every_fix(desk: Desk) -> None:
    desk.connector.fails_with = ConnectFailed("No.", stage=Stage.SIGN_IN, code="UNSUPPORTED_SASL_MECHANISM")
    dialog = await desk.open(STAGING)
    dialog.test.click()
    await until(lambda: dialog.panel.error.isVisible())
    await asyncio.sleep(0)
    assert dialog.panel.minimumSizeHint().width() <= dialog.panel.parentWidget().width()
    dialog.close()
