"""The gallery shows every widget and scene, in a window and as pictures."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QImage, QPixmap
from PySide6.QtWidgets import QApplication

from kafkagui.ui.gallery.all_scenes import SCENES
from kafkagui.ui.gallery.gallery_window import GalleryWindow
from kafkagui.ui.gallery.pictures import save_small
from kafkagui.ui.gallery.shots import shoot
from kafkagui.ui.gallery.widget_shelf import WidgetShelf
from kafkagui.ui.theme import Theme
from kafkagui.ui.widgets.button import Button
from kafkagui.ui.widgets.code_editor import CodeEditor
from kafkagui.ui.widgets.combo_box import ComboBox
from kafkagui.ui.widgets.completing_combo_box import CompletingComboBox
from kafkagui.ui.widgets.elided_label import ElidedLabel
from kafkagui.ui.widgets.empty_state import EmptyState
from kafkagui.ui.widgets.error_box import ErrorBox
from kafkagui.ui.widgets.field_row import FieldRow
from kafkagui.ui.widgets.icon_button import IconButton
from kafkagui.ui.widgets.info_strip import InfoStrip
from kafkagui.ui.widgets.number_field import NumberField
from kafkagui.ui.widgets.pill import Pill
from kafkagui.ui.widgets.progress_strip import ProgressStrip
from kafkagui.ui.widgets.search_field import SearchField
from kafkagui.ui.widgets.segmented_switch import SegmentedSwitch
from kafkagui.ui.widgets.spinner import Spinner
from kafkagui.ui.widgets.text_field import TextField
from kafkagui.ui.widgets.toggle_switch import ToggleSwitch
from tests.ui.waiting import Until

_KINDS = (
    Button, CodeEditor, ComboBox, CompletingComboBox, ElidedLabel, EmptyState, ErrorBox, FieldRow, IconButton,
    InfoStrip, NumberField, Pill, ProgressStrip, SearchField, SegmentedSwitch, Spinner, TextField, ToggleSwitch,
)  # fmt: skip


def test_every_control_is_on_the_shelf() -> None:
    shelf = WidgetShelf()
    assert [kind.__name__ for kind in _KINDS if not shelf.findChildren(kind)] == []
    shelf.deleteLater()


def test_scenes_have_names_of_their_own() -> None:
    assert len({scene.scene_id for scene in SCENES}) == len({scene.title for scene in SCENES}) == len(SCENES)


async def test_the_window_shows_a_scene_and_follows_its_switches(
    qapp: QApplication, theme: Theme, until: Until
) -> None:
    window = GalleryWindow()
    window.show()
    window.show_first()
    await until(lambda: window.findChildren(WidgetShelf))
    titles = [window.scenes.item(number).text() for number in range(window.scenes.count())]
    window.scenes.setCurrentRow(titles.index("Consume: read, one record open"))
    await until(lambda: window.stage is not None and window.stage.window.workspace.page is not None)
    window.mode.set_value("dark")
    assert theme.is_dark
    window.contrast.click()
    assert theme.high_contrast
    window.text_px.setValue(16)
    assert theme.look.text_px == 16
    window.mirrored.click()
    assert window.layoutDirection() is Qt.LayoutDirection.RightToLeft
    window.mirrored.click()
    assert qapp.layoutDirection() is Qt.LayoutDirection.LeftToRight
    await window.shut()
    assert window.stage is None


async def test_pictures_are_written_in_both_themes(tmp_path: Path) -> None:
    size = QSize(1280, 720)
    names = [name async for name in shoot(tmp_path, size, suffix="-x", only=["produce-sent"])]
    assert names == ["produce-sent-light-x.png", "produce-sent-dark-x.png"]
    light, dark = (QImage(str(tmp_path / name)) for name in names)
    assert light.size() == dark.size() == size
    assert light.pixelColor(700, 5).lightness() > 200
    assert dark.pixelColor(700, 5).lightness() < 60


def test_a_small_sign_keeps_its_colour(tmp_path: Path, theme: Theme) -> None:
    picture = QPixmap(200, 200)
    picture.fill(Qt.GlobalColor.white)
    image = picture.toImage()
    for number in range(180):
        for x in range(190):
            image.setPixelColor(x, number, QColor(number, number, number))
    image.setPixelColor(199, 199, QColor("#C01F45"))
    save_small(QPixmap.fromImage(image), tmp_path / "signs.png")
    kept = QImage(str(tmp_path / "signs.png"))
    assert kept.pixelColor(199, 199).red() > 150
    assert kept.pixelColor(199, 199).green() < 80
    assert kept.format() is QImage.Format.Format_Indexed8
