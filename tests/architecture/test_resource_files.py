"""Locating the program's own files in a checkout."""

from __future__ import annotations

import pytest

from kafkagui.resource_files import resource_path
from tests.architecture.tree import ROOT


def test_a_checkout_uses_its_own_folder() -> None:
    assert resource_path("THIRD-PARTY-NOTICES.md") == ROOT / "resources" / "THIRD-PARTY-NOTICES.md"
    assert resource_path() == ROOT / "resources"


def test_a_missing_file_is_said_with_its_path() -> None:
    with pytest.raises(FileNotFoundError, match="no-such-file"):
        resource_path("icons", "no-such-file")
