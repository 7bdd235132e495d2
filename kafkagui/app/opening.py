"""Files and links from the command line, as requests of the window."""

from __future__ import annotations

from pathlib import Path

from kafkagui.core.wording import tr
from kafkagui.ui.pages.page import Announce, ImportConnection

_MOST_BYTES = 1_000_000


def request_to_open(place: str) -> Announce | ImportConnection:
    """Take a link or the content of a configuration file to where connections are imported; or say why not."""
    if "://" in place:
        return ImportConnection(place)
    path = Path(place)
    try:
        if path.stat().st_size > _MOST_BYTES:
            return Announce(
                tr("{file} was not opened", file=path.name), tr("It is larger than any configuration is."), "err"
            )
        return ImportConnection(path.read_bytes().decode("utf-8"))
    except UnicodeDecodeError:
        return Announce(tr("{file} was not opened", file=path.name), tr("It holds no text."), "err")
    except OSError as error:
        return Announce(tr("{file} was not opened", file=path.name), str(error), "err")
