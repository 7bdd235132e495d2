"""What can be exported, and as what."""

from __future__ import annotations

from enum import Enum


class ExportForm(Enum):
    """How rows are written to a file; the value is the file's ending."""

    JSON_LINES = "jsonl"
    CSV = "csv"

    @property
    def title(self) -> str:
        """The form's name for a person."""
        return "JSON lines" if self is ExportForm.JSON_LINES else "CSV"
