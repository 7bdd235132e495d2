"""Versions, folders, and the licences of everything that the program is made of."""

from __future__ import annotations

import platform
from functools import partial
from importlib import metadata
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QUrl, qVersion
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QGridLayout, QTextEdit, QWidget

import kafkagui
from kafkagui.core.wording import tr
from kafkagui.resource_files import resource_path
from kafkagui.services.program import Program
from kafkagui.ui.fonts import scaled
from kafkagui.ui.widgets.button import Button
from kafkagui.ui.widgets.elided_label import ElidedLabel
from kafkagui.ui.widgets.icon_button import IconButton
from kafkagui.ui.widgets.layouts import column, panel, row, text_label

_NOTICES_PX = 360
_LIBRARIES = ("pyside6-essentials", "kafka-python", "aiokafka", "qasync")
_NOTICES = "THIRD-PARTY-NOTICES.md"


class AboutView(QWidget):
    """What this copy of the program is.

    Args:
        program: knows its folders.
    """

    def __init__(self, program: Program) -> None:
        super().__init__()
        self._build(program)
        self.copy.clicked.connect(self._on_copy_clicked)

    def _build(self, program: Program) -> None:
        self.versions = _versions()
        versions = QGridLayout()
        versions.setContentsMargins(16, 12, 16, 12)
        versions.setHorizontalSpacing(24)
        versions.setColumnStretch(1, 1)
        for line, (name, version) in enumerate(self.versions):
            versions.addWidget(text_label(name, "muted"), line, 0)
            versions.addWidget(text_label(version, "mono", selectable=True), line, 1)
        self.copy = Button(tr("Copy versions"), icon_name="copy")
        folders = QGridLayout()
        folders.setContentsMargins(16, 12, 16, 12)
        folders.setHorizontalSpacing(24)
        folders.setColumnStretch(1, 1)
        for line, (name, folder) in enumerate(_folders(program)):
            self._add_folder(folders, line, name, folder)
        parts = (
            text_label(tr("Versions"), "h2"), panel("card", versions), row(self.copy, None),
            text_label(tr("Folders"), "h2"), panel("card", folders),
            text_label(tr("Licences"), "h2"), self._build_notices(),
        )  # fmt: skip
        column(*parts, spacing=10, parent=self)

    def _add_folder(self, grid: QGridLayout, line: int, name: str, folder: Path) -> None:
        grid.addWidget(text_label(name, "muted"), line, 0)
        grid.addWidget(ElidedLabel(str(folder), "mono", middle=True), line, 1)
        button = IconButton("folder-open", tr("Open {folder}", folder=name), side=24)
        button.setEnabled(folder.is_dir())
        button.clicked.connect(partial(_open, folder))
        grid.addWidget(button, line, 2)

    def _build_notices(self) -> QTextEdit:
        self.notices = QTextEdit()
        self.notices.setReadOnly(True)
        self.notices.setTabChangesFocus(True)
        self.notices.setAccessibleName(tr("Licences"))
        self.notices.setMinimumHeight(scaled(_NOTICES_PX))
        self.notices.setMarkdown(resource_path(_NOTICES).read_text(encoding="utf-8"))
        return self.notices

    def _on_copy_clicked(self) -> None:
        QGuiApplication.clipboard().setText("\n".join(f"{name} {version}" for name, version in self.versions))


def _versions() -> list[tuple[str, str]]:
    found = [
        ("kafkagui", kafkagui.__version__),
        (platform.python_implementation(), platform.python_version()),
        (str(QLibraryInfo.build()).split(" ")[0], qVersion()),
    ]
    for name in _LIBRARIES:
        try:
            found.append((name, metadata.version(name)))
        except metadata.PackageNotFoundError:
            # A packed program may carry a library without its papers.
            continue
    return [*found, (tr("System"), platform.platform())]


def _folders(program: Program) -> list[tuple[str, Path]]:
    named = (
        (tr("Connections and settings"), program.config_dir),
        (tr("Log"), program.log_dir),
        (tr("Data of the local Kafka"), program.local_data_dir),
        (tr("What can be fetched again"), program.cache_dir),
    )
    return [(name, folder) for name, folder in named if folder is not None]


def _open(folder: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
