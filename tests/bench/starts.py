"""Fifty starts and quits: none ends badly, warns, or leaves something behind."""

from __future__ import annotations

import tempfile
from pathlib import Path

from tests.bench.comparison import Comparison
from tests.bench.scene import Scene
from tests.e2e.starts_and_quits import problems_of

_STARTS = 50


def fifty(_scene: Scene) -> Comparison:
    """How many things were wrong."""
    with tempfile.TemporaryDirectory() as folder:
        home, temporary = Path(folder, "home"), Path(folder, "tmp")
        temporary.mkdir()
        problems = problems_of(_STARTS, home, temporary)
    note = "; ".join(problems[:5])
    return Comparison("starts-and-quits", "problems", len(problems), 0, 0, "none in 50 starts", not problems, note)
