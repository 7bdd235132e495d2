"""All subjects of the help, in the order of its list."""

from __future__ import annotations

from kafkagui.ui.pages.help.program_subjects import PROGRAM
from kafkagui.ui.pages.help.reading_subjects import READING
from kafkagui.ui.pages.help.sending_subjects import SENDING
from kafkagui.ui.pages.help.subject import HelpSubject

SUBJECTS: dict[str, HelpSubject] = {subject.subject_id: subject for subject in (*SENDING, *READING, *PROGRAM)}
"""Subject id → subject."""
