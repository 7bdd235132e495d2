"""Files of the lab: a run, or what to run, as JSON with a version.

``{"kafkagui": "lab-run", "version": 1, "run": {…}}``, and the same with ``lab-scenario``/``scenario`` and
``lab-experiment``/``experiment``.
"""

from __future__ import annotations

import json
from collections.abc import Mapping

from kafkagui.core.errors import InputRefused
from kafkagui.core.lab.experiment import Experiment
from kafkagui.core.lab.run import LabRun
from kafkagui.core.lab.scenario import Scenario
from kafkagui.core.lab.typed_json import Json, from_json, to_json
from kafkagui.core.wording import tr

SUFFIX = ".kafkarun"
VERSION = 1
_MARK = "kafkagui"

Content = LabRun | Scenario | Experiment
_KINDS: dict[str, type[Content]] = {"run": LabRun, "scenario": Scenario, "experiment": Experiment}


def to_text(content: Content) -> str:
    """The file's text."""
    name = next(name for name, kind in _KINDS.items() if isinstance(content, kind))
    file: dict[str, Json] = {_MARK: f"lab-{name}", "version": VERSION, name: to_json(content)}
    return json.dumps(file, ensure_ascii=False, indent=1) + "\n"


def from_text(text: str) -> Content:
    """Read a file of any of the three kinds.

    Raises:
        InputRefused: saying why it is none, or which place in it does not fit.
    """
    try:
        file: Json = json.loads(text)
    except (ValueError, RecursionError) as error:
        line = error.lineno if isinstance(error, json.JSONDecodeError) else None
        raise InputRefused(tr("This is no JSON: {reason}.", reason=error), field="file", line=line) from error
    name = str(file.get(_MARK, "")).removeprefix("lab-") if isinstance(file, Mapping) else ""
    if not isinstance(file, Mapping) or name not in _KINDS:
        raise InputRefused(tr("This is no file of the delivery lab."), field="file")
    if file.get("version") != VERSION:
        raise InputRefused(
            tr(
                "This file has version {found}; this program knows version {known}.",
                found=file.get("version"),
                known=VERSION,
            ),
            field="version",
            hint=tr("Open it with a newer program."),
        )
    content = from_json(_KINDS[name], file.get(name), name)
    to_repeat(content).check()
    return content


def to_repeat(content: Content) -> Scenario | Experiment:
    """What to run: itself, or what a run has run.

    Raises:
        InputRefused: for a run that holds neither.
    """
    if not isinstance(content, LabRun):
        return content
    what = content.scenario or content.experiment
    if what is None:
        raise InputRefused(tr("This run does not say what was run."), field="file")
    return what
