"""Opens and saves runs and scenarios, and exports a run, in files that a person chooses."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from kafkagui.core.lab.run_file import SUFFIX
from kafkagui.core.wording import tr
from kafkagui.services.lab.keep import load, load_run, save
from kafkagui.ui.tasks import run

if TYPE_CHECKING:
    from kafkagui.core.lab.run_file import Content
    from kafkagui.core.ports import TextFiles

_PLAIN = ("", SUFFIX, ".md", ".html", ".htm")


class RunFiles(QObject):
    """The files of the lab.

    Args:
        files: reads and writes.
        page: over which the dialogs stand.

    Signals:
        opened(content): a run, scenario or experiment was read.
        other_opened(run): a run to compare with was read.
        saved(path): it was written.
        failed(error): it could not be.
    """

    opened = Signal(object)
    other_opened = Signal(object)
    saved = Signal(object)
    failed = Signal(object)

    def __init__(self, files: TextFiles, page: QWidget) -> None:
        super().__init__(page)
        self._files = files
        self._page = page

    def open(self, path: Path) -> None:
        """Read a file of the lab."""
        run(self._page, load(self._files, path), name="open a run", on_error=self.failed.emit, on_done=self.opened.emit)

    def open_other(self, path: Path) -> None:
        """Read a run to compare with."""
        work = load_run(self._files, path)
        run(self._page, work, name="open another run", on_error=self.failed.emit, on_done=self.other_opened.emit)

    def save(self, content: Content, path: Path) -> None:
        """Write it; the ending says as what."""
        work = save(self._files, path, content)
        run(self._page, work, name="save a run", on_error=self.failed.emit, on_done=self.saved.emit)

    def ask_and_open(self) -> None:
        """Let the person choose a file to open."""
        self._ask(tr("Open a run or a scenario"), self.open)

    def ask_and_open_other(self) -> None:
        """Let the person choose a run to compare with."""
        self._ask(tr("Compare with another run"), self.open_other)

    def ask_and_save(self, content: Content, name: str) -> None:
        """Let the person choose where to save, and as what."""
        dialog = self._dialog(tr("Save the run"), lambda path: self.save(content, self._with_ending(dialog, path)))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        filters = [
            tr("Run, to be opened again (*{suffix})", suffix=SUFFIX),
            tr("Report in Markdown (*{suffix})", suffix=".md"),
            tr("Report as a web page (*{suffix})", suffix=".html"),
        ]
        dialog.setNameFilters(filters)
        dialog.selectFile(f"{name}{SUFFIX}")
        dialog.open()

    @staticmethod
    def _with_ending(dialog: QFileDialog, path: Path) -> Path:
        chosen = dialog.selectedNameFilter().rpartition("*")[2].rstrip(")")
        # The name that was offered keeps its ending when another kind is chosen in the list.
        return path.with_suffix(chosen) if chosen and path.suffix in _PLAIN else path

    def _ask(self, title: str, deed: Callable[[Path], None]) -> None:
        dialog = self._dialog(title, deed)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters(
            [tr("Files of the lab (*{suffix} *.json)", suffix=SUFFIX), tr("All files (*)")],
        )
        dialog.open()

    def _dialog(self, title: str, deed: Callable[[Path], None]) -> QFileDialog:
        dialog = QFileDialog(self._page, title)
        dialog.fileSelected.connect(lambda path: deed(Path(path)))
        dialog.finished.connect(dialog.deleteLater)
        return dialog
