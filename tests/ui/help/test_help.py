"""Help: its subjects, search and links, and the ways to it from where it is needed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

import kafkagui
from kafkagui.ui.main_window import MainWindow
from kafkagui.ui.pages.consume.page import ConsumePage
from kafkagui.ui.pages.help.about_view import AboutView
from kafkagui.ui.pages.help.page import HelpPage
from kafkagui.ui.pages.help.subjects import SUBJECTS
from kafkagui.ui.pages.help_button import HelpButton
from kafkagui.ui.pages.page import OpenHelp
from kafkagui.ui.pages.produce.page import ProducePage
from kafkagui.ui.widgets.button import Button
from tests.ui.shell.conftest import Stage


def help_page(window: MainWindow) -> HelpPage:
    page = window.workspace.page
    assert isinstance(page, HelpPage)
    return page


def in_sight(window: MainWindow) -> str:
    """The subject that the help shows."""
    view = help_page(window).view
    assert view is not None
    assert view.isVisible()
    return view.subject.subject_id


def said(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def press_f1(window: MainWindow) -> None:
    window.actions_table["window.help"].trigger()


async def test_what_acks_promise_and_what_they_do_not(stage: Stage) -> None:
    window = stage.window()
    window.desk.handle(OpenHelp("acks"))
    text = said(help_page(window))
    assert "acks=0: nobody answers." in text
    assert "an acknowledged record is lost" in text
    assert "min.insync.replicas sets the least number" in text


async def test_every_link_leads_to_a_subject_or_a_page(stage: Stage) -> None:
    window = stage.window()
    kinds = {kind.kind_id for kind in window.workspace.kinds}
    for subject in SUBJECTS.values():
        assert set(subject.see_also) <= SUBJECTS.keys() - {subject.subject_id}
        assert subject.page_kind in {"", *kinds}
    for kind in window.workspace.kinds:
        if kind.stands_alone:
            page = window.workspace.show_kind(kind.kind_id)
            assert page.help_subject in {"", *SUBJECTS}


async def test_links_go_from_subject_to_subject_and_to_the_page(stage: Stage) -> None:
    window = stage.window()
    window.desk.handle(OpenHelp("acks"))
    page = help_page(window)
    assert page.view is not None
    page.view.links["idempotence"].click()
    assert in_sight(window) == "idempotence"
    assert page.view is not None
    page.view.links["produce"].click()
    assert isinstance(window.workspace.page, ProducePage)
    window.deeds.show_page("help")
    assert in_sight(window) == "idempotence"


async def test_the_arrows_turn_the_subjects(stage: Stage) -> None:
    window = stage.window()
    window.deeds.show_page("help")
    first, second = list(SUBJECTS)[:2]
    assert in_sight(window) == first
    QTest.keyClick(help_page(window).subjects, Qt.Key.Key_Down)
    assert in_sight(window) == second


async def test_search_looks_into_the_text_and_says_when_nothing_fits(stage: Stage) -> None:
    window = stage.window()
    window.deeds.show_page("help")
    page = help_page(window)
    page.search.setText("murmur2")
    assert page.subjects.shown_ids() == ["partitioner"]
    assert in_sight(window) == "partitioner"
    page.search.setText("colour of the moon")
    assert page.empty.isVisible()
    assert "Nothing about that" in said(page.empty)
    page.empty.button_clicked.emit()
    assert page.subjects.shown_ids() == list(SUBJECTS)
    assert in_sight(window) == "partitioner"


async def test_f1_opens_what_has_the_focus_else_the_pages_own_subject(stage: Stage) -> None:
    window = stage.window()
    page = window.workspace.show_kind("produce")
    assert isinstance(page, ProducePage)
    for place, subject in (
        (page.bar.acks, "acks"),
        (page.bar.partition, "partitioner"),
        (page.composer.options.idempotent, "idempotence"),
        (page.composer.message.value.editor, "methods"),
    ):
        window.workspace.show_kind("produce")
        place.setFocus()
        press_f1(window)
        assert in_sight(window) == subject


@pytest.mark.parametrize(
    ("kind", "subjects"),
    [("produce", {"idempotence", "partitioner"}), ("consume", {"isolation"})],
)
async def test_buttons_beside_a_choice_open_the_help_on_it(stage: Stage, kind: str, subjects: set[str]) -> None:
    window = stage.window()
    page = window.workspace.show_kind(kind)
    assert isinstance(page, ProducePage | ConsumePage)
    seen = set()
    for button in page.findChildren(HelpButton):
        window.workspace.show_kind(kind)
        assert button.isVisible()
        button.click()
        seen.add(in_sight(window))
    assert seen == subjects


async def test_the_sentence_on_method_and_acks_links_to_both(stage: Stage) -> None:
    window = stage.window()
    page = window.workspace.show_kind("produce")
    assert isinstance(page, ProducePage)
    for words, subject in (("Acks", "acks"), ("Send methods", "methods")):
        window.workspace.show_kind("produce")
        next(link for link in page.composer.meaning.findChildren(Button) if link.text() == words).click()
        assert in_sight(window) == subject


async def test_about_tells_versions_folders_and_licences(stage: Stage) -> None:
    window = stage.window()
    window.desk.handle(OpenHelp("about"))
    page = help_page(window)
    about = page.findChildren(AboutView)[0]
    assert kafkagui.__version__ in said(about)
    assert str(stage.program.local_data_dir) in said(about)
    assert "kafka-python" in about.notices.toPlainText()
    about.copy.click()
    assert QApplication.clipboard().text().startswith(f"kafkagui {kafkagui.__version__}\n")


async def test_the_keys_of_the_window_are_listed(stage: Stage) -> None:
    window = stage.window()
    window.desk.handle(OpenHelp("keyboard"))
    text = said(help_page(window)).splitlines()
    assert text[text.index("Help on this") + 1] == "F1"


async def test_the_subject_is_in_sight_again_after_a_restart(stage: Stage) -> None:
    window = stage.window()
    window.desk.handle(OpenHelp("offsets"))
    await stage.close(window)
    assert in_sight(stage.window()) == "offsets"
