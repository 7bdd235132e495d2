"""What is kept in the repository: no machine's own paths, no index, and documents that name real paths."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.architecture.tree import PACKAGE, ROOT, tracked_files, tracked_texts

# In pieces, so that this file passes its own test.
INDEX_HOSTS = [".".join(parts) for parts in (("pypi", "org"), ("pythonhosted", "org"), ("maven", "org"))]
INDEX_HOSTS += [".".join(parts) for parts in (("maven", "apache", "org"), ("npmjs", "org"), ("crates", "io"))]
OWN_PATHS = re.compile(r"(?<![\w.$~}>-])/(?:home/\w|root/|work/(?:main|shared|\.)|Users/\w)")

DOCUMENTS = sorted({ROOT / "README.md", ROOT / "CONTRIBUTING.md", *ROOT.glob("docs/*.md")})
KNOWN_ENDINGS = "py|md|toml|lock|qss|svg|png|java|class|spec|sh|nsi"
IN_BACKTICKS = re.compile(r"`([^`\s]+)`")
LINK = re.compile(r"\]\(([^)#\s]+)[^)]*\)|src=\"([^\"]+)\"")
PATH_ANYWHERE = re.compile(rf"\b(?:kafkagui|tests|docs|packaging|resources)/[\w./-]+\.(?:{KNOWN_ENDINGS})\b")


def _faults(pattern: re.Pattern[str]) -> list[str]:
    return [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()[:80]}"
        for path, text in tracked_texts().items()
        for number, line in enumerate(text.splitlines(), 1)
        if pattern.search(line)
    ]


def test_no_package_index_is_named() -> None:
    assert _faults(re.compile("|".join(re.escape(host) for host in INDEX_HOSTS))) == []


def test_no_path_of_somebodys_machine_is_named() -> None:
    # The packages are tried on a Debian made for it, with a person of its own.
    clean_root = "packaging/linux/smoke_test.py"
    assert [fault for fault in _faults(OWN_PATHS) if not fault.startswith(clean_root)] == []


def _is_path(token: str) -> bool:
    """True for what a document means as a path of this repository: `core/ports.py`, `tests/broker`."""
    if re.search(r"[<>{}*$=:…]|^[-/~.]", token):
        return False
    first = token.split("/")[0]
    is_inside = "/" in token and ((ROOT / first).exists() or (PACKAGE / first).is_dir())
    return is_inside or re.fullmatch(rf"[\w./-]+\.(?:{KNOWN_ENDINGS})", token) is not None


def _exists(token: str, document: Path) -> bool:
    places = [ROOT, PACKAGE, document.parent]
    if "/" not in token:
        # A file named without its folder, as `page.py`: somewhere in the tree.
        return any(path.name == token for path in tracked_files())
    return any((place / token).exists() for place in places)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_documents_name_real_paths(document: Path) -> None:
    text = document.read_text(encoding="utf-8")
    named = [token for token in IN_BACKTICKS.findall(text) if _is_path(token)]
    linked = [one or other for one, other in LINK.findall(text)]
    linked = [link for link in linked if not re.match(r"\w+:", link)]
    assert [token for token in [*named, *linked] if not _exists(token, document)] == []


def test_sources_name_real_paths() -> None:
    missing = {
        f"{path.relative_to(ROOT)}: {token}"
        for path, text in tracked_texts().items()
        if path.suffix in {".py", ".toml"}
        for token in PATH_ANYWHERE.findall(text)
        if not (ROOT / token).exists()
    }
    assert missing == set()
