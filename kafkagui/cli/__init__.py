"""The same deeds without a window, for scripts and tests.

Exit codes: 0 done, 1 some record failed, 2 usage or input refused before anything was sent, 3 no connection.
"""

from kafkagui.cli.run import run

__all__ = ["run"]
