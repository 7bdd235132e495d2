"""One line for each kind of condition, with words on what it finds."""

from __future__ import annotations

from kafkagui.core.wording import mark

EXAMPLES = (
    (mark("A word, in either case"), "failed"),
    (mark("Exactly this text"), '"Payment failed"'),
    (mark("Without this word"), "-heartbeat"),
    (mark("One or the other"), "failed or declined"),
    (mark("In the key"), "key:customer-17"),
    (mark("The whole key"), 'key="customer-17"'),
    (mark("A null value"), "value:null"),
    (mark("A JSON field"), 'value.order.status = "FAILED"'),
    (mark("A JSON number"), "value.amount >= 99.90"),
    (mark("A header"), "header:trace-id=7f3a"),
    (mark("A regular expression"), "value:/timeout after \\d+ ms/"),
    (mark("Partitions and offsets"), "partition:0,2 offset:1000..2000"),
    (mark("A time"), "after:2026-05-14T09:00 before:2026-05-14T10:00"),
    (mark("A size"), "size:>1kB"),
)
"""Words, shown with ``tr``, and a line."""
