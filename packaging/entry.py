"""Where a packed program begins: puts right what packing changed, then starts the program."""

from __future__ import annotations

import os
import sys
from pathlib import Path

_PORTABLE_MARK = "portable.txt"
_LIBRARY_PATHS = ("LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH")
_AUTHORITIES = ("/etc/pki/tls/certs/ca-bundle.crt", "/etc/ssl/ca-bundle.pem", "/etc/ssl/cert.pem")
_DEBIAN_AUTHORITIES = "/etc/ssl/certs/ca-certificates.crt"


def _keep_data_beside() -> None:
    """A portable copy has a mark beside it; its data stays beside it, too, unless another home is named."""
    folder = Path(sys.executable).parent
    if (folder / _PORTABLE_MARK).is_file():
        os.environ.setdefault("KAFKAGUI_HOME", str(folder / "data"))


def _give_library_paths_back() -> None:
    """Let Java and the desktop's programs find their own libraries, not the ones packed in here."""
    for name in _LIBRARY_PATHS:
        original = os.environ.pop(f"{name}_ORIG", None)
        if original is not None:
            os.environ[name] = original
        else:
            os.environ.pop(name, None)


def _find_authorities() -> None:
    """Where the packed OpenSSL looks, only Debian's family keeps its certificate authorities."""
    if sys.platform.startswith("linux") and not Path(_DEBIAN_AUTHORITIES).is_file():
        found = next((path for path in _AUTHORITIES if Path(path).is_file()), None)
        if found is not None:
            os.environ.setdefault("SSL_CERT_FILE", found)


def _open_streams() -> None:
    """A Windows program without a console has no standard streams; writing to them must not fail."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))


if __name__ == "__main__":
    _keep_data_beside()
    _give_library_paths_back()
    _find_authorities()
    _open_streams()
    from kafkagui.__main__ import main

    sys.exit(main())
