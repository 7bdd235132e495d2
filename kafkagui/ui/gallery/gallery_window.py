"""The gallery's window: scenes at the left, switches on top, the chosen scene in the middle."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QListWidget, QVBoxLayout, QWidget

from kafkagui.ui.gallery.all_scenes import SCENES
from kafkagui.ui.gallery.scenes import Scene, Stage, build, take_down
from kafkagui.ui.gallery.widget_shelf import WidgetShelf
from kafkagui.ui.tasks import owner_of, run
from kafkagui.ui.theme import ThemeMode, current_theme
from kafkagui.ui.widgets.layouts import column, panel, row
from kafkagui.ui.widgets.number_field import NumberField
from kafkagui.ui.widgets.segmented_switch import Segment, SegmentedSwitch
from kafkagui.ui.widgets.toggle_switch import ToggleSwitch

_LIST_PX = 260
_BAR_PX = 48


class GalleryWindow(QWidget):
    """All scenes.

    Signals:
        closed: the person is done.
    """

    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._stage: Stage | None = None
        self._shelf: WidgetShelf | None = None
        self._build()
        self._connect()
        current_theme().dress(self)

    def _build(self) -> None:
        self.setWindowTitle("kafkagui gallery")
        self.resize(1700, 960)
        self.scenes = QListWidget()
        self.scenes.setAccessibleName("Scenes")
        self.scenes.setFixedWidth(_LIST_PX)
        self.scenes.addItem("Widgets")
        self.scenes.addItems([scene.title for scene in SCENES])
        self.mode = SegmentedSwitch("Theme", [Segment("light", "Light"), Segment("dark", "Dark")])
        self.contrast = ToggleSwitch("High contrast")
        self.still = ToggleSwitch("Reduced motion")
        self.mirrored = ToggleSwitch("Right to left")
        self.text_px = NumberField("Text size", minimum=11, maximum=18, value=13, suffix=" px")
        switches = row(
            self.mode, self.contrast, self.still, self.mirrored, self.text_px, None, margins=(16, 0, 16, 0), spacing=20
        )
        bar = panel("pageBar", switches)
        bar.setMinimumHeight(_BAR_PX)
        place = QWidget()
        self._place: QVBoxLayout = column(parent=place)
        column(bar, row(self.scenes, (place, 1), spacing=0), spacing=0, parent=self)

    def _connect(self) -> None:
        self.scenes.currentRowChanged.connect(self._on_chosen)
        self.mode.changed.connect(lambda value: current_theme().set_mode(ThemeMode(value)))
        self.contrast.toggled.connect(current_theme().set_high_contrast)
        self.still.toggled.connect(current_theme().set_reduced_motion)
        self.mirrored.toggled.connect(_mirror)
        self.text_px.valueChanged.connect(current_theme().set_text_px)

    def show_first(self) -> None:
        """Show the first entry of the list."""
        self.scenes.setCurrentRow(0)

    @property
    def stage(self) -> Stage | None:
        """The scene's window and program, while one is shown."""
        return self._stage

    def _on_chosen(self, number: int) -> None:
        run(self, self._show(number), name="show a scene")

    async def _show(self, number: int) -> None:
        await self._clear()
        if number == 0:
            self._shelf = WidgetShelf()
            self._place.addWidget(self._shelf)
        else:
            await self._show_scene(SCENES[number - 1])

    async def _show_scene(self, scene: Scene) -> None:
        self._stage = stage = await build(scene)
        stage.window.setWindowFlags(Qt.WindowType.Widget)
        self._place.addWidget(stage.window)
        stage.window.show()
        if not scene.kind_id or scene.kind_id in {kind.kind_id for kind in stage.window.workspace.kinds}:
            await scene.prepare(stage)

    async def _clear(self) -> None:
        if self._shelf is not None:
            self._place.removeWidget(self._shelf)
            self._shelf.deleteLater()
            self._shelf = None
        if self._stage is not None:
            stage, self._stage = self._stage, None
            self._place.removeWidget(stage.window)
            await take_down(stage)

    async def shut(self) -> None:
        """End the scene that is shown."""
        owner_of(self).cancel_all()
        await self._clear()
        self.deleteLater()

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.closed.emit()


def _mirror(on: bool) -> None:
    QApplication.setLayoutDirection(Qt.LayoutDirection.RightToLeft if on else Qt.LayoutDirection.LeftToRight)
