"""Starts the program: `kafkagui`, `python -m kafkagui`."""

from __future__ import annotations

import sys

from kafkagui.app.start import start


def main() -> int:
    """Run the program with the words of the command line; returns the exit code."""
    return start(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
