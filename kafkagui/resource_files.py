"""Where the program's own files are: icons, fonts, stylesheet, the broker's jar list, the guard class.

The sources live in `resources/` of the checkout; the wheel carries them as `kafkagui/_resources`, and so
does a program frozen by PyInstaller.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


@cache
def _root() -> Path:
    """The folder that holds the resources: the packaged one if there is one, else the checkout's.

    In a frozen program `__file__` points into the unpacked folder (`sys._MEIPASS`), where the recipe lays
    the resources at the same place as the wheel does.
    """
    packaged = _PACKAGE / "_resources"
    return packaged if packaged.is_dir() else _PACKAGE.parent / "resources"


def resource_path(*parts: str) -> Path:
    """The path of one resource, e.g. `resource_path("icons", "send.svg")`; no parts give the folder.

    Raises:
        FileNotFoundError: the program's installation lacks it, which no user can mend but by installing
            again; the message names the full path.
    """
    path = _root().joinpath(*parts)
    if not path.exists():
        raise FileNotFoundError(f"Kafka GUI's installation lacks the file {path}")
    return path


def packed_licences() -> Path | None:
    """The folder with the licences of everything that a packed program carries; None where nothing is packed."""
    folder = _PACKAGE.parent / "licences"
    return folder if folder.is_dir() else None
