"""The one door for people and machines that work on Kafka GUI; needs nothing but Python and a network.

    python3 dev.py run                       start the program on a local Kafka it brings along
    python3 dev.py test [PYTEST ARGS]        run the whole suite
    python3 dev.py check                     format, lint, types, import contracts, dead code, spelling
    python3 dev.py bench [--json FILE] [NAME…]   compare with peers
    python3 dev.py words                     bring the translations up to date with the sources
    python3 dev.py package linux|windows|wheel [--check]   build what people install, and use it

Each first makes `.venv` from packaging/requirements.lock (hashes checked); a second call finds it ready.
This file is read by whatever Python the machine has, so it keeps to old syntax until the version is known.
"""

from __future__ import annotations

import argparse
import contextlib
import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Iterator, Mapping, NoReturn, Sequence

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
LOCK = ROOT / "packaging" / "requirements.lock"
STAMP = VENV / "kafkagui-stamp"
WINDOWS = sys.platform == "win32"
LINUX = sys.platform.startswith("linux")
PYTHON = VENV / ("Scripts/python.exe" if WINDOWS else "bin/python")
OLDEST = (3, 11)
NEWER_NAMES = ["python3.14", "python3.13", "python3.12", "python3.11"]

# What Qt's window and off-screen plug-ins need from a Debian system beyond a bare one.
QT_PACKAGES = (
    "libdbus-1-3 libegl1 libfontconfig1 libfreetype6 libgl1 libglib2.0-0 libx11-xcb1 libxcb-cursor0 "
    "libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0 libxcb-render-util0 libxcb-shape0 "
    "libxcb-xinerama0 libxcb-xkb1 libxkbcommon-x11-0 libxkbcommon0"
).split()
QT_FILES = ["Qt/plugins/platforms/libqxcb.so", "Qt/plugins/platforms/libqoffscreen.so", "QtWidgets.abi3.so"]
QT_FILES += ["QtSvg.abi3.so", "QtNetwork.abi3.so"]

CHECKS = {
    "format": ["ruff", "format", "--check", "."],
    "lint": ["ruff", "check", "."],
    "types": ["mypy"],
    "import contracts": ["importlinter.cli"],
    "dead code": ["vulture"],
    "dependencies": ["deptry", "."],
    "spelling": ["codespell_lib"],
}


def say(message: str) -> None:
    """Print one line at once, so that it stands above the output of what is started next."""
    print(f"dev.py: {message}", flush=True)


def stop(message: str) -> NoReturn:
    """End with exit code 2 and a line that says what is missing and how to get it."""
    say(message)
    raise SystemExit(2)


def succeeds(command: Sequence[str | Path]) -> bool:
    """True if the command can be started and ends with 0; its output is not shown."""
    try:
        done = subprocess.run(command, capture_output=True, stdin=subprocess.DEVNULL, cwd=ROOT)
    except OSError:
        return False
    return done.returncode == 0


def run(command: Sequence[str | Path], env: Mapping[str, str] | None = None) -> int:
    """Run a command in the checkout with its output shown; gives its exit code, Ctrl-C included."""
    process = subprocess.Popen(command, cwd=ROOT, env=env)
    while True:
        try:
            return process.wait()
        except KeyboardInterrupt:
            # The child got the same signal and is closing; wait for it.
            continue


# ---- a Python that is new enough, and its .venv


def ensure_new_python() -> None:
    """Go on under a Python >= 3.11: this one, or another one on the PATH (then does not return)."""
    if sys.version_info >= OLDEST:
        return
    for name in NEWER_NAMES:
        found = shutil.which(name)
        if found and succeeds([found, "-c", "import venv"]):
            raise SystemExit(run([found, str(ROOT / "dev.py"), *sys.argv[1:]]))
    stop(f"Python 3.11 or newer is needed, this is {sys.version.split()[0]} and no other was found.")


def fingerprint() -> str:
    """What `.venv` was made from and where; a stamp with another text means: install again."""
    digest = hashlib.sha256(LOCK.read_bytes() + (ROOT / "pyproject.toml").read_bytes()).hexdigest()
    return f"{digest} {ROOT}"


def venv_works() -> bool:
    """True if `.venv` has a running Python >= 3.11 that was made in this place."""
    question = "import sys; print(sys.prefix); print(sys.version_info >= (3, 11))"
    try:
        answer = subprocess.run([PYTHON, "-c", question], capture_output=True, text=True).stdout.split("\n")
    except OSError:
        return False
    return len(answer) > 1 and Path(answer[0]) == VENV and answer[1] == "True"


def is_root() -> bool:
    """True where system packages can be installed without asking anybody."""
    return LINUX and os.geteuid() == 0 and shutil.which("apt-get") is not None


def apt_install(packages: Sequence[str], reason: str) -> bool:
    """Install Debian packages if allowed; otherwise print the one command. True if they were installed."""
    if not is_root():
        command = f"sudo apt-get install {' '.join(packages)}"
        say(f"{reason} needs system packages. On Debian or Ubuntu: {command}")
        return False
    say(f"installing system packages for {reason}: {' '.join(packages)}")
    env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    install = ["apt-get", "install", "-y", "-q", "--no-install-recommends", *packages]
    return run(["apt-get", "update", "-q"], env) == 0 and run(install, env) == 0


def make_venv() -> None:
    """Make `.venv` anew, also where Debian keeps ensurepip in a package of its own."""
    say("making .venv")
    shutil.rmtree(VENV, ignore_errors=True)
    # Not sys.executable: that may be the .venv that was just removed.
    base = getattr(sys, "_base_executable", sys.executable)
    command = [base, "-m", "venv", str(VENV)]
    if succeeds(command):
        return
    package = f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
    if apt_install([package], "making .venv") and run([*command, "--clear"]) == 0:
        return
    without_pip = [*command, "--without-pip", "--clear"]
    with_own_pip = [base, "-m", "pip", "--python", str(PYTHON), "install", "-q", "pip"]
    if not (succeeds(without_pip) and run(with_own_pip) == 0):
        stop("cannot make .venv: this Python has neither ensurepip nor pip.")


def ensure_venv() -> None:
    """Make `.venv` hold exactly the lock and this checkout; quick if it does already."""
    works = venv_works()
    stamp = STAMP.read_text(encoding="utf-8") if STAMP.is_file() else ""
    if works and stamp == fingerprint():
        return
    moved = bool(stamp) and not stamp.endswith(f" {ROOT}")
    if moved or not (works and succeeds([PYTHON, "-m", "pip", "--version"])):
        make_venv()
    STAMP.unlink(missing_ok=True)
    say("installing the locked packages (about 500 MB on disk, the first time takes a minute or two)")
    pip = [str(PYTHON), "-m", "pip", "install", "--disable-pip-version-check"]
    if not sys.stdout.isatty():
        pip.append("-q")
    if run([*pip, "--require-hashes", "--no-deps", "-r", str(LOCK)]) != 0:
        stop("the packages could not be installed; see pip's message above.")
    if run([*pip, "--no-deps", "--no-build-isolation", "-e", "."]) != 0:
        stop("the program itself could not be installed; see pip's message above.")
    STAMP.write_text(fingerprint(), encoding="utf-8")


# ---- what is not a Python package


def qt_folder() -> Path:
    """Where PySide6 lies in `.venv`."""
    where = "import importlib.util as u; print(u.find_spec('PySide6').submodule_search_locations[0])"
    answer = subprocess.run([PYTHON, "-c", where], capture_output=True, text=True, check=True)
    return Path(answer.stdout.strip())


def missing_qt_libraries() -> list[str]:
    """The shared libraries that Qt's plug-ins ask for and this Linux lacks."""
    files = [str(qt_folder() / name) for name in QT_FILES]
    listing = subprocess.run(["ldd", *files], capture_output=True, text=True).stdout
    return sorted({line.split()[0] for line in listing.splitlines() if "not found" in line})


def ensure_system_libraries() -> None:
    """See to the libraries that Qt needs; only Linux leaves any out."""
    if not LINUX or not shutil.which("ldd"):
        return
    missing = missing_qt_libraries()
    if missing and not apt_install(QT_PACKAGES, "Qt's window"):
        stop(f"Qt cannot start without {', '.join(missing)}.")


def ensure_tools(tools: Mapping[str, str], reason: str) -> None:
    """See to programs on the PATH (program name to Debian package); goes on without them if refused."""
    missing = [package for program, package in tools.items() if not shutil.which(program)]
    if LINUX and missing and not apt_install(missing, reason):
        say(f"going on without {', '.join(missing)}: what needs it will be skipped or fail")


def fetch_broker() -> None:
    """Fetch Apache Kafka's jars into the user's cache; checked and quick if they are there."""
    if run([PYTHON, "-m", "kafkagui.localkafka", "fetch"]) != 0:
        say("the broker's files could not be fetched: what needs a local Kafka will say so")


def has_display() -> bool:
    """False on a Linux without a graphical session."""
    return not LINUX or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


@contextlib.contextmanager
def display() -> Iterator[dict[str, str]]:
    """Environment with a display: the person's own, else an Xvfb that ends with the block."""
    if has_display() or not shutil.which("Xvfb"):
        yield dict(os.environ)
        return
    read_end, write_end = os.pipe()
    screen = ["Xvfb", "-displayfd", str(write_end), "-screen", "0", "1440x900x24", "-nolisten", "tcp"]
    server = subprocess.Popen(screen, pass_fds=[write_end], stderr=subprocess.DEVNULL)
    os.close(write_end)
    try:
        with os.fdopen(read_end) as numbers:
            number = numbers.readline().strip()
            yield {**os.environ, "DISPLAY": f":{number}"} if number else dict(os.environ)
    finally:
        server.terminate()
        server.wait()


# ---- the commands


def command_run() -> int:
    """Start the program: the window on a local Kafka, or the demo on a machine without a display."""
    ensure_system_libraries()
    fetch_broker()
    if has_display():
        say("starting Kafka GUI on a local Kafka")
        return run([PYTHON, "-m", "kafkagui", "--local"])
    say("there is no display here: running `kafkagui demo` instead of the window")
    return run([PYTHON, "-m", "kafkagui", "demo"])


def command_test(arguments: Sequence[str]) -> int:
    """Run pytest; its closing line and exit code are the outcome."""
    ensure_system_libraries()
    keychain = {"dbus-daemon": "dbus", "gnome-keyring-daemon": "gnome-keyring"}
    ensure_tools({"Xvfb": "xvfb", **keychain}, "the tests")
    fetch_broker()
    with display() as env:
        return run([PYTHON, "-m", "pytest", *arguments], env)


def command_check() -> int:
    """Run every checker, also after one failed, and say which did."""
    failed = []
    for title, command in CHECKS.items():
        say(f"{title}: {' '.join(command)}")
        if run(check_command(command)) != 0:
            failed.append(title)
    say(f"failed: {', '.join(failed)}" if failed else "all checks passed")
    return 1 if failed else 0


def check_command(command: Sequence[str]) -> list[str]:
    """The full command of a checker, started by `.venv`'s Python (scripts may carry another path)."""
    if command[0] == "importlinter.cli":
        return [str(PYTHON), "-c", "from importlinter.cli import lint_imports_command as c; c()"]
    return [str(PYTHON), "-m", *command]


def command_bench(arguments: Sequence[str]) -> int:
    """Compare with peers on this machine; needs a quiet one for figures worth keeping."""
    ensure_system_libraries()
    ensure_tools({"Xvfb": "xvfb", "kcat": "kcat"}, "the comparisons")
    fetch_broker()
    with display() as env:
        return run([PYTHON, "-m", "tests.bench", *arguments], env)


def command_package(arguments: Sequence[str]) -> int:
    """Build what people install and, with --check, install it and do the main job with it."""
    ensure_system_libraries()
    if "--check" in arguments or "--only-check" in arguments:
        ensure_tools({"Xvfb": "xvfb", "xwininfo": "x11-utils", "import": "imagemagick"}, "looking at the window")
        fetch_broker()
    with display() as env:
        return run([PYTHON, ROOT / "packaging" / "package.py", *arguments], env)


def command_words() -> int:
    """Write the catalogues and their compiled form; names the texts that are not translated yet."""
    return run([PYTHON, "-m", "tests.architecture.catalogue"])


def main(arguments: Sequence[str]) -> int:
    """Read the command, prepare, run it; gives the exit code."""
    parser = argparse.ArgumentParser(prog="dev.py", description=__doc__, allow_abbrev=False)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("command", choices=["run", "test", "check", "bench", "words", "package"])
    # Everything after test, bench and package belongs to what they start, options included.
    known, rest = parser.parse_known_args(arguments)
    if rest and known.command in ("run", "check", "words"):
        parser.error(f"{known.command} takes no arguments: {' '.join(rest)}")
    ensure_new_python()
    ensure_venv()
    with_arguments = {"test": command_test, "bench": command_bench, "package": command_package}
    if known.command in with_arguments:
        return with_arguments[known.command](rest)
    without_arguments = {"run": command_run, "check": command_check, "words": command_words}
    return without_arguments[known.command]()


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
