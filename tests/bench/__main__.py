"""`dev.py bench [--json FILE] [NAME…]`: run the comparisons, print their ratios, say which goals are met."""

from __future__ import annotations

import argparse
import sys

from tests.bench import idle, lab, local_start, palette, reading, searching, sending, start_up, starts
from tests.bench.comparison import Comparison, write
from tests.bench.scene import Scene

COMPARISONS = {
    "first-paint": start_up.first_paint,
    "welcome-paint": start_up.welcome_paint,
    "read-kcat": reading.against_kcat,
    "read-poll": reading.against_poll,
    "read-gap": reading.gap,
    "read-memory": reading.memory,
    "search-small": searching.rare_small,
    "search-json": searching.rare_json,
    "search-field": searching.field,
    "filter-loaded": searching.loaded,
    "send-async": sending.asynchronous,
    "send-gap": sending.gap,
    "send-sync": sending.synchronous,
    "local-one": local_start.one_node,
    "local-three": local_start.three_nodes,
    "lab-overhead": lab.overhead,
    "lab-accident": lab.accident,
    "idle-cpu": idle.share,
    "idle-wakes": idle.wakes,
    "palette-open": palette.opening,
    "palette-key": palette.filtering,
    "starts": starts.fifty,
}


def main() -> int:
    """Run the chosen comparisons; 0 when every goal is met, else 1."""
    words = argparse.ArgumentParser(prog="dev.py bench", description=__doc__)
    words.add_argument("--json", metavar="FILE", help="also write one object a comparison")
    words.add_argument("names", metavar="NAME", nargs="*", choices=[[], *COMPARISONS], help=", ".join(COMPARISONS))
    chosen = words.parse_args()
    done: list[Comparison] = []
    with Scene() as scene:
        for name in chosen.names or COMPARISONS:
            done.append(COMPARISONS[name](scene))
            print(done[-1].line(), flush=True)
    if chosen.json:
        write(done, chosen.json)
    missed = [comparison.name for comparison in done if not comparison.met]
    print(f"{len(done) - len(missed)} of {len(done)} goals met" + (f"; not met: {', '.join(missed)}" if missed else ""))
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
