"""Fitting text into a column."""

from __future__ import annotations

import pytest

from kafkagui.ui.fonts import mono_font, ui_font
from kafkagui.ui.widgets.text_fitter import TextFitter


@pytest.fixture(params=["mono", "ui"])
def fitter(request: pytest.FixtureRequest) -> TextFitter:
    mono = request.param == "mono"
    return TextFitter(mono_font(12) if mono else ui_font(13), mono=mono)


def test_what_fits_stays(fitter: TextFitter) -> None:
    text, wide = fitter.fit("orders", 200)
    assert text == "orders"
    assert 20 < wide < 80


@pytest.mark.parametrize(
    "text", ["customer-1002-of-many", "größere-schlüssel-größer", "顧客の鍵はとても長い文字列です"]
)
def test_what_does_not_fit_loses_its_end(fitter: TextFitter, text: str) -> None:
    shown, wide = fitter.fit(text, 60)
    assert shown.endswith("…")
    assert text.startswith(shown[:-1])
    assert wide <= 61


def test_a_path_loses_its_middle(fitter: TextFitter) -> None:
    shown, wide = fitter.fit("/etc/kafka/secrets/ca.pem", 90, True)
    assert shown.startswith("/")
    assert shown.endswith("m")
    assert "…" in shown
    assert wide <= 91


def test_a_megabyte_is_cut_before_it_is_measured(fitter: TextFitter) -> None:
    shown, wide = fitter.fit("é" * 1_000_000, 120)
    assert len(shown) < 200
    assert wide <= 121


def test_control_characters_are_seen(fitter: TextFitter) -> None:
    assert fitter.fit("a\nb\tc", 200)[0] == "a␊b␉c"
