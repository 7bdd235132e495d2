"""The focus goes through every page by Tab, in the order of the eye, and from part to part by F6."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QImage, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from kafkagui.ui.gallery import scenes
from kafkagui.ui.gallery.all_scenes import SCENES
from kafkagui.ui.main_window import MainWindow
from tests.ui.shell.conftest import DEV, Stage
from tests.ui.waiting import until

MAIN = sorted(
    {scene.kind_id: scene for scene in SCENES if scene.kind_id and scene.is_main}.values(), key=lambda s: s.scene_id
)
"""The best scene of each kind of page."""

MOST_STEPS = 400


def tab(window: MainWindow, back: bool = False) -> QWidget:
    """Press Tab, or Shift+Tab, and give what has the focus then."""
    key, keys = (
        (Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
        if back
        else (Qt.Key.Key_Tab, Qt.KeyboardModifier.NoModifier)
    )
    QApplication.sendEvent(window.focusWidget(), QKeyEvent(QEvent.Type.KeyPress, key, keys))
    focused = window.focusWidget()
    assert focused is not None
    return focused


def walk(window: MainWindow, *, back: bool = False) -> Iterator[QWidget]:
    """Everything that has the focus in turn, until the first comes again."""
    first = window.focusWidget()
    assert first is not None
    yield first
    for _ in range(MOST_STEPS):
        focused = tab(window, back)
        if focused is first:
            return
        yield focused
    raise AssertionError(f"the focus stays at {focused.accessibleName()} and never comes round")


def places(window: MainWindow) -> list[QWidget]:
    """All that can have the focus by Tab."""
    return [
        widget
        for widget in window.findChildren(QWidget)
        if widget.isVisible()
        and widget.isEnabled()
        and widget.window() is window
        and widget.focusProxy() is None
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]


def zone(window: MainWindow, widget: QWidget) -> int:
    """In which part of the window it stands: sidebar, tabs, parts of the page from left to right, top bar."""
    page = window.workspace.page
    assert page is not None
    if window.side_bar.isAncestorOf(widget):
        return 0
    if page.isAncestorOf(widget) or widget is page:
        panes = [at for at, (pane, _) in enumerate(page.panes()) if pane is widget or pane.isAncestorOf(widget)]
        return 2 + panes[0] if panes else -1
    return 99 if window.top_bar.isAncestorOf(widget) else 1


def named(widgets: list[QWidget]) -> list[str]:
    return [f"{type(widget).__name__} {widget.accessibleName()}" for widget in widgets]


@pytest.mark.parametrize("scene", MAIN, ids=lambda scene: scene.scene_id)
async def test_tab_reaches_everything_in_the_order_of_the_eye(scene: scenes.Scene) -> None:
    stage = await scenes.build(scene)
    window = stage.window
    try:
        window.resize(1440, 900)
        window.show()
        await scene.prepare(stage)
        await until(lambda: window.activateWindow() or window.isActiveWindow())
        window.side_bar.card.setFocus()
        # Before the walk: a table that takes the focus has a current row, which may allow a button that was passed.
        wanted = places(window)
        forth = list(walk(window))
        assert named([widget for widget in wanted if widget not in forth]) == []
        zones = [at for at in (zone(window, widget) for widget in forth) if at >= 0]
        assert zones == sorted(zones), named(forth)
        again = list(walk(window))
        back = list(walk(window, back=True))
        assert named(back) == named([again[0], *reversed(again[1:])])
    finally:
        await asyncio.sleep(0)
        await scenes.take_down(stage)


@pytest.mark.parametrize("scene", MAIN, ids=lambda scene: scene.scene_id)
async def test_whatever_has_the_focus_shows_it(scene: scenes.Scene) -> None:
    stage = await scenes.build(scene)
    window = stage.window
    try:
        window.resize(1440, 900)
        window.show()
        await scene.prepare(stage)
        await until(lambda: window.activateWindow() or window.isActiveWindow())
        window.side_bar.card.setFocus()
        kinds: set[str] = set()
        ringless = []
        for widget in walk(window):
            # One of each kind of widget: its ring is painted by the same code.
            kind = f"{type(widget).__name__} {widget.property('kind')} {widget.property('surface')}"
            if kind in kinds:
                continue
            kinds.add(kind)
            if not ring_shows(widget):
                ringless.append(widget)
            widget.setFocus()
        assert named(ringless) == []
    finally:
        await scenes.take_down(stage)


def ring_shows(widget: QWidget) -> bool:
    """Whether it looks another with the focus than without."""
    with_focus = picture(widget)
    widget.clearFocus()
    return with_focus != picture(widget)


def picture(widget: QWidget) -> QImage:
    return widget.grab().toImage()


async def test_f6_goes_through_sidebar_tabs_and_parts_of_both_sides(stage: Stage) -> None:
    window = stage.window()
    await stage.program.session.connect(DEV, None)
    await until(lambda: stage.program.session.state.info is not None and window.side_bar.topics.isVisible())
    window.deeds.show_page("produce")
    window.deeds.toggle_split()
    window.side_bar.topics.setFocus()
    left, right = window.workspace.groups
    await until(lambda: right.bar.isVisible() and all(place.isVisible() for _, place in right.front.page.panes()))
    expected: list[QWidget] = [window.side_bar.topics]
    for group in (left, right):
        expected += [group.bar, *(place for _, place in group.front.page.panes())]
    passed = [window.focusWidget()]
    for _ in expected:
        window.actions_table["window.pane"].trigger()
        passed.append(window.focusWidget())
    assert named(passed) == named([*expected, expected[0]])
    window.actions_table["window.back"].trigger()
    assert window.focusWidget() is expected[-1]
    assert window.workspace.active is right
