"""What the lab's page remembers from one start of the program to the next."""

from __future__ import annotations

import json
from typing import NamedTuple

from kafkagui.core.errors import InputRefused
from kafkagui.core.lab.experiment import Experiment
from kafkagui.core.lab.typed_json import from_json, to_json


class LabMemory(NamedTuple):
    """The side, the form, the scenario by name."""

    side: str = ""
    experiment: Experiment | None = None
    scenario: str = ""

    def to_text(self) -> str:
        """As JSON."""
        kept = to_json(self.experiment) if self.experiment is not None else None
        return json.dumps({"side": self.side, "experiment": kept, "scenario": self.scenario})

    @classmethod
    def from_text(cls, text: str) -> LabMemory:
        """Read ``to_text`` back; a text that makes no sense is nothing."""
        try:
            kept = json.loads(text)
            experiment = kept["experiment"]
            made = None if experiment is None else from_json(Experiment, experiment, "experiment")
            if made is not None:
                made.check()
            return cls(str(kept["side"]), made, str(kept["scenario"]))
        except (ValueError, TypeError, KeyError, InputRefused):
            return cls()
