"""CPU time of this process until its window is painted. Arguments: bare | the kind of page that must be in front."""

from __future__ import annotations

import json
import sys
import time


def bare() -> None:
    """A main window with one label, painted once."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication, QLabel, QMainWindow

    app = QApplication([])
    window = QMainWindow()

    class Label(QLabel):
        def paintEvent(self, event: object) -> None:
            super().paintEvent(event)  # type: ignore[arg-type]
            QTimer.singleShot(0, done)

    def done() -> None:
        figures.append(time.process_time())
        app.quit()

    figures: list[float] = []
    window.setCentralWidget(Label("bare"))
    window.resize(1440, 900)
    window.show()
    app.exec()
    print(json.dumps({"cpu_s": figures[0]}))


def ours(kind_id: str) -> None:
    """The real program as the folder of `KAFKAGUI_HOME` remembers it; fails where another page is in front."""
    from kafkagui.app import start

    start.prepare()
    from kafkagui.app import window_run

    figures: list[float] = []

    class Measured(window_run.WindowRun):
        def paint(self) -> None:
            super().paint()
            figures.append(time.process_time())

        def _on_first_painted(self) -> None:
            page = self.window.workspace.page
            if page is None or page.page_id != kind_id or not page.isVisible():
                raise RuntimeError(f"{kind_id} is not in front.")
            self.window.close()

    window_run.WindowRun = Measured  # type: ignore[misc]
    window_run.run_window()
    imported = [name for name in ("kafka", "keyring") if name in sys.modules]
    print(json.dumps({"cpu_s": figures[0], "late_imports_came_early": len(imported)}))


bare() if sys.argv[1] == "bare" else ours(sys.argv[1])
