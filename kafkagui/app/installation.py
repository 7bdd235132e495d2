"""Looks at the libraries, files and programs that this copy of the program is made of; the Installation port."""

from __future__ import annotations

import importlib
import os
import platform
import ssl
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import kafkagui
from kafkagui.core.errors import KafkaGuiError
from kafkagui.core.installation import Finding, FindingState
from kafkagui.core.producing import Compression
from kafkagui.resource_files import packed_licences, resource_path

_PAYLOAD = b"The same bytes come back. " * 200
_CRC32C_OF_DIGITS = 0xE3069283
"""CRC-32C of ``123456789`` (RFC 3720, catalogue of parametrised CRC algorithms)."""
_PROCESS_TIMEOUT_S = 60.0
_FILES = (
    ("icons", "kafkagui.svg"),
    ("fonts", "Inter-Regular.otf"),
    ("style", "kafkagui.qss"),
    ("translations", "de.mo"),
    ("localkafka", "broker-jars.lock"),
    ("localkafka", "kafka-guard.jar"),
    ("THIRD-PARTY-NOTICES.md",),
)


class OwnInstallation:
    """The Installation port over this copy; imports what it looks at when it looks."""

    def findings(self) -> Iterator[Finding]:
        """Look at one part after the other; see the port."""
        for part, look in _PARTS.items():
            yield _finding(part, look)
        yield _optional("Java", _java)
        yield _optional("Kafka's jars", _jars)


def _finding(part: str, look: Callable[[], str]) -> Finding:
    """The part as it was seen; whatever keeps it from being seen is the finding."""
    try:
        return Finding(part, FindingState.PASSED, look())
    except KafkaGuiError as error:
        return Finding(part, FindingState.FAILED, error.message)
    except Exception as error:
        return Finding(part, FindingState.FAILED, f"{type(error).__name__}: {error}")


def _optional(part: str, look: Callable[[], str]) -> Finding:
    found = _finding(part, look)
    return found if found.state is FindingState.PASSED else Finding(part, FindingState.ABSENT, found.detail)


def _program() -> str:
    how = "packed" if getattr(sys, "frozen", False) else "from a Python installation"
    return f"{kafkagui.__version__}, {how}, {Path(sys.executable).parent}"


def _python() -> str:
    return f"{platform.python_version()} on {platform.platform()}, {sys.flags.optimize} optimised"


def _qt() -> str:
    import PySide6
    from PySide6.QtCore import qVersion

    for name in ("QtGui", "QtWidgets", "QtSvg", "QtNetwork"):
        importlib.import_module(f"PySide6.{name}")
    return f"{qVersion()}, PySide6 {PySide6.__version__}"


def _tls() -> str:
    context = ssl.create_default_context()
    return f"{ssl.OPENSSL_VERSION}, {context.cert_store_stats()['x509_ca']} authorities"


def _files() -> str:
    return f"{sum(resource_path(*parts).stat().st_size for parts in _FILES):,} bytes in {len(_FILES)} files"


def _licences() -> str:
    folder = packed_licences()
    if folder is None:
        if getattr(sys, "frozen", False):
            raise FileNotFoundError("the folder of licences is missing")
        return "with each package"
    return f"{sum(path.is_dir() for path in folder.iterdir())} packages in {folder}"


def _crc32c() -> str:
    compiled = importlib.import_module("crc32c")
    if compiled.crc32c(b"123456789") != _CRC32C_OF_DIGITS:
        raise ValueError("the checksum is wrong")
    used = importlib.import_module("kafka.record.util")
    if used.crc32c_c is None:
        raise ImportError("kafka-python uses its slow Python form")
    return f"compiled, {'by the processor' if compiled.hardware_based else 'in software'}"


def _compression() -> str:
    codec = importlib.import_module("kafka.codec")
    names = [kind.value for kind in Compression if kind is not Compression.NONE]
    for name in names:
        packed = getattr(codec, f"{name}_encode")(_PAYLOAD)
        if bytes(getattr(codec, f"{name}_decode")(packed)) != _PAYLOAD:
            raise ValueError(f"{name} does not give the same bytes back")
    return ", ".join(names)


def _record_builder() -> str:
    builder = importlib.import_module("aiokafka.record.default_records").DefaultRecordBatchBuilder
    if not builder.__module__.endswith("_crecords.default_records"):
        raise ImportError("aiokafka uses its slow Python form")
    importlib.import_module("kafkagui.codecs.record_parser")
    return "compiled"


def _json_layout() -> str:
    import msgspec

    if msgspec.json.format(b'{"n":1.0}', indent=0) != b'{"n": 1.0}':
        raise ValueError("a number is changed")
    return f"msgspec {msgspec.__version__}"


def _time_zones() -> str:
    from zoneinfo import ZoneInfo

    return ", ".join(str(ZoneInfo(name)) for name in ("Europe/Berlin", "Asia/Kolkata"))


def _keychain_libraries() -> str:
    if sys.platform == "win32":
        return _imported("win32ctypes.core", "keyring.backends.Windows")
    if sys.platform == "darwin":
        return _imported("keyring.backends.macOS")
    return _imported("secretstorage", "jeepney", "keyring.backends.SecretService", "keyring.backends.kwallet")


def _imported(*names: str) -> str:
    for name in names:
        importlib.import_module(name)
    return ", ".join(names)


def _sending_process() -> str:
    from kafkagui.client.worker_link import sending_process

    command = [*sending_process(), "en"]
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, timeout=_PROCESS_TIMEOUT_S)
    if done.returncode != 0:
        raise OSError(f"ended with {done.returncode}: {done.stderr.decode(errors='replace')[-200:]}")
    return "starts and ends"


def _jar_fetcher() -> str:
    return _imported("jgo")


def _java() -> str:
    from kafkagui.localkafka.java import find_java

    java = find_java(os.environ)
    return f"{java}, {java.launcher}"


def _jars() -> str:
    from kafkagui.localkafka.jar_list import KAFKA_VERSION, broker_jars
    from kafkagui.localkafka.jars import default_jars_dir, is_intact

    folder, jars = default_jars_dir(), broker_jars()
    intact = sum(is_intact(jar, folder / jar.file_name) for jar in jars)
    if intact < len(jars):
        raise FileNotFoundError(f"{intact} of {len(jars)} in {folder}; fetched when a local Kafka is first started")
    return f"Kafka {KAFKA_VERSION}, {len(jars)} in {folder}, all checked"


_PARTS: dict[str, Callable[[], str]] = {
    "kafkagui": _program,
    "Python": _python,
    "Qt": _qt,
    "TLS": _tls,
    "files": _files,
    "licences": _licences,
    "crc32c": _crc32c,
    "compression": _compression,
    "record batches": _record_builder,
    "JSON": _json_layout,
    "time zones": _time_zones,
    "keychain libraries": _keychain_libraries,
    "sending process": _sending_process,
    "jar fetcher": _jar_fetcher,
}
"""What must be there, in order, and how it is looked at."""
