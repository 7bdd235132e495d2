"""Tokens, palette, stylesheet and icons."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from kafkagui.resource_files import resource_path
from kafkagui.ui.fonts import mono_font, scaled, ui_font
from kafkagui.ui.icons import app_icon, icon
from kafkagui.ui.models.cells import TONE_FILL, TONE_ICON, TONE_TEXT
from kafkagui.ui.theme import Theme, ThemeMode, color
from kafkagui.ui.tokens import tokens


def _luminance(value: str) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4

    parsed = QColor(value)
    red, green, blue = (linear(part) for part in (parsed.redF(), parsed.greenF(), parsed.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("dark", [False, True])
def test_words_can_be_read_on_their_grounds(dark: bool) -> None:
    table = tokens(dark=dark)
    grounds = ("surface", "chrome", "sunken", "raised", "sel")
    for words in ("text", "text2"):
        for ground in grounds:
            assert _contrast(table[words], table[ground]) >= 4.5, (words, ground)
    for tone, words in TONE_TEXT.items():
        assert _contrast(table[words], table[TONE_FILL[tone]]) >= 4.5, tone
        assert _contrast(table[words], table["surface"]) >= 4.5, tone
    assert _contrast(table["onAccent"], table["accent"]) >= 4.5
    assert _contrast(table["fieldBorder"], table["field"]) >= 3


@pytest.mark.parametrize("dark", [False, True])
def test_high_contrast_makes_lines_and_faint_words_as_strong_as_words(dark: bool) -> None:
    table = tokens(dark=dark, high_contrast=True)
    for ground in ("surface", "chrome", "sunken", "raised", "field"):
        for line in ("border", "rowLine", "fieldBorder", "border2", "text2", "text3", "scroll"):
            assert _contrast(table[line], table[ground]) >= 4.5, (line, ground)
        assert _contrast(table["text"], table[ground]) >= 7, ground
    for ground in ("surface", "chrome", "sunken", "field"):
        assert _contrast(table["accent"], table[ground]) >= 3, f"the ring of the focus on {ground}"


def test_high_contrast_raises_the_lines(theme: Theme) -> None:
    theme.set_high_contrast(True)
    assert color("border") == color("rowLine") == color("text2")


def test_a_change_reaches_palette_stylesheet_and_listeners(qtbot: QtBot, qapp: QApplication, theme: Theme) -> None:
    with qtbot.waitSignal(theme.changed, timeout=1000):
        theme.set_mode(ThemeMode.DARK)
    assert theme.is_dark
    assert qapp.palette().color(QPalette.ColorRole.Base) == QColor("#1F2127")
    assert "#1F2127" in qapp.styleSheet()
    assert "$" not in qapp.styleSheet()
    assert "sp;" not in qapp.styleSheet()


def test_without_a_word_from_the_system_it_is_light(theme: Theme) -> None:
    theme.set_mode(ThemeMode.SYSTEM)
    assert not theme.is_dark


def test_text_size_scales_fonts_and_lengths(theme: Theme) -> None:
    theme.set_text_px(18)
    try:
        assert ui_font(13).pixelSize() == 18
        assert mono_font(12).pixelSize() == round(12 * 18 / 13)
        assert scaled(26) == 36
        label = QLabel("words")
        label.setProperty("role", "h1")
        label.ensurePolished()
        assert label.font().pixelSize() == round(18 * 18 / 13)
    finally:
        theme.set_text_px(13)


def test_nothing_is_written_smaller_than_10(theme: Theme) -> None:
    theme.set_text_px(11)
    assert ui_font(11).pixelSize() >= 10
    theme.set_text_px(13)


def test_an_icon_follows_the_theme_and_the_state_of_its_button(theme: Theme) -> None:
    sign = icon("square", "text2")

    def drawn(mode: QIcon.Mode = QIcon.Mode.Normal, state: QIcon.State = QIcon.State.Off) -> set[str]:
        image = sign.pixmap(QSize(32, 32), 1.0, mode, state).toImage()
        solid = (image.pixelColor(x, y) for x in range(32) for y in range(32))
        return {pixel.name() for pixel in solid if pixel.alpha() == 255}

    assert color("text2").name() in drawn()
    assert color("text3").name() in drawn(QIcon.Mode.Disabled)
    assert color("accentText").name() in drawn(state=QIcon.State.On)
    theme.set_mode(ThemeMode.DARK)
    assert color("text2").name() in drawn()


def test_every_icon_can_be_drawn() -> None:
    for path in resource_path("icons").glob("*.svg"):
        if path.stem != "kafkagui":
            assert not icon(path.stem).pixmap(16, 16).isNull()
    assert set(TONE_ICON.values()) <= {path.stem for path in resource_path("icons").glob("*.svg")}
    assert not app_icon().pixmap(64, 64).isNull()


def test_an_unknown_icon_is_refused() -> None:
    with pytest.raises(FileNotFoundError):
        icon("no-such-icon")


def test_a_focused_button_has_a_ring_of_two_pixels(qtbot: QtBot) -> None:
    button = QPushButton("Send")
    qtbot.addWidget(button)
    button.show()
    plain = button.grab().toImage()
    button.activateWindow()
    button.setFocus()
    qtbot.waitUntil(button.hasFocus)
    ringed = button.grab().toImage()
    middle = plain.height() // 2
    assert plain.pixelColor(1, middle) != color("accent")
    assert ringed.pixelColor(1, middle) == color("accent")
