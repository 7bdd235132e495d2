"""Keep: runs and scenarios as files, and what is exported from a run."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from kafkagui.core.errors import InputRefused
from kafkagui.core.lab.report.html import html_report
from kafkagui.core.lab.report.markdown import markdown_report
from kafkagui.core.lab.run import LabRun
from kafkagui.core.lab.run_file import SUFFIX, Content, from_text, to_text
from kafkagui.core.wording import tr

if TYPE_CHECKING:
    from kafkagui.core.ports import TextFiles

_REPORTS = {".md": markdown_report, ".html": html_report, ".htm": html_report}


async def load(files: TextFiles, path: Path) -> Content:
    """Open a run, a scenario or an experiment.

    Raises:
        StorageFailed: when it cannot be read.
        InputRefused: when it is no such file, naming the place.
    """
    return from_text(await files.read(path))


async def load_run(files: TextFiles, path: Path) -> LabRun:
    """Open a run.

    Raises:
        StorageFailed: when it cannot be read.
        InputRefused: when it is no run.
    """
    content = await load(files, path)
    if not isinstance(content, LabRun):
        raise InputRefused(tr("{path} holds what to run, but no run.", path=path.name), field="file")
    return content


async def save(files: TextFiles, path: Path, content: Content) -> Path:
    """Save a run, scenario or experiment; a run also as a report, by the ending of the name: ``.md``, ``.html``.

    Returns the path, with ``.kafkarun`` where it had no ending.

    Raises:
        StorageFailed: when it cannot be written.
    """
    report = _REPORTS.get(path.suffix.lower()) if isinstance(content, LabRun) else None
    if not path.suffix:
        path = path.with_name(path.name + SUFFIX)
    await files.write(path, report(content) if report is not None and isinstance(content, LabRun) else to_text(content))
    return path
