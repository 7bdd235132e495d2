"""The matching process: a filter line and batches on standard input, the records that match on standard output.

It is ``python -m kafkagui.matching.process``, or a packed program started by a word of its own. Record by record in
pure Python is too much for a thread beside a painting window, and a regular expression that never ends can be ended
only with its process. It ends when its input ends.
"""

from __future__ import annotations

import os
import sys

from kafkagui.matching import messages
from kafkagui.matching.batch_sieve import BatchSieve

_NICENESS = 5


def main() -> None:
    """Work until the input ends."""
    if hasattr(os, "nice"):
        os.nice(_NICENESS)  # The window comes first; on Windows `process_link` lowers the priority.
    stdin, stdout = sys.stdin.buffer, sys.stdout.buffer
    opening = messages.read(stdin)
    if opening is None:
        return
    sieve = BatchSieve(messages.line_of(opening))
    while (message := messages.read(stdin)) is not None:
        found = sieve.matches(messages.candidate_of(message))
        try:
            messages.write(stdout, messages.found_message(found))
        except OSError:
            return


if __name__ == "__main__":
    main()
