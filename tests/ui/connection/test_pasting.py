from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest_asyncio
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from kafkagui.core.profiles import Profile, SaslMechanism, SecurityProtocol
from kafkagui.ui.pages.connection.copy_as_menu import CopyAsMenu
from kafkagui.ui.pages.connection.dialog import ConnectionDialog, suggested_name
from tests.fakes.program import program_of_fakes
from tests.fakes.stores import SecretStoreFake
from tests.ui.waiting import until

TEXT = """\
bootstrap.servers=kafka-1.example:9093
security.protocol=SASL_SSL
sasl.mechanism=SCRAM-SHA-512
sasl.jaas.config=org.apache.kafka.common.security.scram.ScramLoginModule required username="app" password="typed-hush";
ssl.truststore.location=trust.jks
acks=all
"""


@pytest_asyncio.fixture
async def dialog(tmp_path: Path) -> AsyncIterator[ConnectionDialog]:
    window = QWidget()
    window.resize(1280, 800)
    window.show()
    secrets = SecretStoreFake()
    made = ConnectionDialog(program_of_fakes(tmp_path, secrets=secrets), window)
    made.pop_up()
    await until(made._asking.done)
    yield made
    made.close()
    window.deleteLater()


def outcomes(dialog: ConnectionDialog) -> dict[str, str]:
    model = dialog.paste_view.model
    return {model.text(number, 0): model.text(number, 2) for number in range(model.count)}


async def test_what_is_pasted_fills_the_form(dialog: ConnectionDialog) -> None:
    dialog.paste.click()
    view = dialog.paste_view
    assert view.editor.isVisible()
    assert not view.fill.isEnabled()
    view.editor.setPlainText(TEXT)
    await until(view.fill.isEnabled)
    assert view.kind.text() == "Java client properties"
    assert view.counts.text() == "6 keys used · 2 not supported, each with the reason"
    assert outcomes(dialog)["sasl.jaas.config"] == "Translated"
    assert outcomes(dialog)["ssl.truststore.location"] == "Not supported"
    view.table.select_row(6)
    assert "keytool -list" in view.whole.text()
    view.fill.click()
    assert dialog.form.isVisible()
    profile = dialog.form.profile
    assert (profile.name, profile.bootstrap_servers) == ("kafka-1", "kafka-1.example:9093")
    assert (profile.security, profile.mechanism) == (SecurityProtocol.SASL_SSL, SaslMechanism.SCRAM_SHA_512)
    assert (profile.username, dialog.form.typed_password) == ("app", "typed-hush")
    assert view.editor.toPlainText() == ""
    assert not view.editor.document().isUndoAvailable()


async def test_what_no_text_knows_stays_in_the_form(dialog: ConnectionDialog) -> None:
    dialog.form.name.setText("mine")
    dialog.form.environment.set_value("production")
    dialog.form.read_only.setChecked(True)
    before = dialog.form.profile
    dialog.show_paste("localhost:9092")
    await until(dialog.paste_view.fill.isEnabled)
    dialog.paste_view.fill.click()
    after = dialog.form.profile
    assert after.bootstrap_servers == "localhost:9092"
    kept = (before.name, before.environment, before.read_only, before.profile_id)
    assert (after.name, after.environment, after.read_only, after.profile_id) == kept


async def test_a_dropped_file_is_read(dialog: ConnectionDialog, tmp_path: Path) -> None:
    file = tmp_path / "client.properties"
    file.write_text(TEXT)
    dialog.paste.click()
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(file))])
    dialog.paste_view.editor.insertFromMimeData(dropped)
    await until(dialog.paste_view.fill.isEnabled)
    assert "bootstrap.servers" in outcomes(dialog)


async def test_a_command_reads_the_file_it_names(dialog: ConnectionDialog, tmp_path: Path) -> None:
    file = tmp_path / "client.properties"
    file.write_bytes(b"security.protocol=SSL\n# \xe9\n")
    dialog.show_paste(f"kafka-topics.sh --list --bootstrap-server a:1 --command-config {file}")
    await until(dialog.paste_view.fill.isEnabled)
    assert outcomes(dialog) == {
        "--command-config": "Used",
        "security.protocol": "Used",
        "bootstrap.servers": "Used",
        "--list": "Not supported",
    }


async def test_what_cannot_be_read_is_said(dialog: ConnectionDialog, tmp_path: Path) -> None:
    dialog.show_paste("Dear all, the cluster is down.")
    view = dialog.paste_view
    await until(view.error.isVisible)
    assert "no configuration" in view.error.text
    view.read_file(tmp_path / "nothing.properties")
    await until(lambda: "cannot be read" in view.error.text)
    view.editor.setPlainText("localhost:9092")
    await until(view.fill.isEnabled)
    assert not view.error.isVisible()
    view.back.click()
    assert dialog.form.isVisible()
    assert dialog.form.profile.bootstrap_servers == ""


async def test_no_secret_stands_beside_the_field_it_was_pasted_into(dialog: ConnectionDialog) -> None:
    dialog.show_paste(TEXT)
    view = dialog.paste_view
    await until(view.fill.isEnabled)
    cells = [view.model.text(row, column) for row in range(view.model.count) for column in range(4)]
    names = [w.accessibleName() + w.accessibleDescription() + w.toolTip() for w in dialog.findChildren(QWidget)]
    assert not [text for text in cells + names if "typed-hush" in text]
    assert "typed-hush" not in repr(view.pasted)


async def test_a_connection_is_copied_for_other_tools_without_its_password(dialog: ConnectionDialog) -> None:
    dialog.copy_as.click()
    assert "bootstrap_servers" in dialog.form.errors
    profile = Profile("x", "a:1", security=SecurityProtocol.SASL_SSL, username="app")
    dialog.form.show_profile(profile, has_password=False)
    dialog.form.password.setText("typed-hush")
    for number, said in enumerate(("sasl.jaas.config=", "sasl.mechanisms=PLAIN")):
        dialog.copy_as.click()
        menu = next(menu for menu in dialog.findChildren(QMenu) if isinstance(menu, CopyAsMenu) and menu.isVisible())
        menu.actions()[number].trigger()
        menu.close()
        copied = QApplication.clipboard().text()
        assert said in copied
        assert "<password>" in copied
        assert "typed-hush" not in copied


def test_a_name_is_suggested_by_the_host() -> None:
    assert suggested_name(Profile("", "pkc-1.example.cloud:9092")) == "pkc-1"
    assert suggested_name(Profile("", "10.0.0.1:9092")) == ""
    assert suggested_name(Profile("", "[::1]:9092")) == ""
    assert suggested_name(Profile("", "")) == ""
