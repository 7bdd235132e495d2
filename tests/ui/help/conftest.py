"""The window over fakes, as the shell's tests have it."""

from __future__ import annotations

from tests.ui.shell.conftest import stage

__all__ = ["stage"]
