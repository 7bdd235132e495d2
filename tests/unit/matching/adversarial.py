"""Records that a search by batches could get wrong, and lines to search them by."""

from __future__ import annotations

import random

from kafkagui.core.records import Header, StoredRecord
from tests.fakes.batches import record

VALUES = (
    b"needle",
    b"Needle in NEEDLES",
    b"nee",
    b"dle",
    b'{"status":"FAILED","n":10}',
    b'{"st\\u0061tus":"FAIL\\u0045D","n":1.0e1}',
    b'{"status":"FAILED\\/x","n":9007199254740993}',
    b'{"status":["OK","FAILED"],"n":"10"}',
    b'{"a":{"b":[{"c":1},{"c":2.50}]},"s":"\\ud83d\\ude00 \\u212a"}',
    b'{"n":' + b"9" * 5000 + b"}",
    b'{"n":1e999999999999999999999}',
    b'{"n":NaN}',
    b'{"status":null,"n":-0}',
    b'{"status":"FAI',
    b"[" * 3000,
    "größe GRÖSSE Ä".encode(),
    "\u212aelvin \u017feven".encode(),
    b"\xff\xfeneedle\x00",
    b"",
    None,
)
LINES = (
    "needle",
    "Needle",
    '"needle"',
    "-needle",
    "needle or status",
    "needle nee",
    "needledle",
    "größe",
    "ä",
    "kelvin",
    "/kelvin/i",
    "/seven/i",
    "/need+le/",
    "/^needle$/",
    "/nee[d]le|FAILED/",
    r"~\bnee",
    r"/n\x65edle/",
    "value.status = FAILED",
    'value.status = "FAILED/x"',
    "value.status != FAILED",
    "value.status:failed",
    "value.status~^FAIL.D",
    "value.status = null",
    "value.n = 10",
    "value.n >= 10 -value.n = 10",
    "value.n = 9007199254740993",
    "value.n = 9007199254740992",
    "value.n < 0.1e1",
    "value.n = " + "9" * 5000,
    "value.a.b.c = 2.5",
    "value.a.b[1].c > 2",
    'value.s:"😀"',
    "key:null value:null",
    "value:empty",
    "header:trace",
    "header:trace=7",
    "header:trace:null or key:k",
    "size:>20 partition:0,2",
    "not partition:1",
    "offset:2..40",
    "after:1970-01-01T00:00:01.5 before:1970-01-01T00:00:01.9",
    "-after:1970-01-01T00:00:01.5",
    r'"\xff\xfe"',
    "(needle or value.n > 5) and not header:trace",
)


def mixed_records(seed: int, count: int, partition: int) -> list[StoredRecord]:
    """Records with every kind of key, value, header and time, in an order by ``seed``."""
    chance = random.Random(seed)
    return [
        record(
            offset,
            chance.choice(VALUES),
            chance.choice((None, b"", b"k", b"K-needle", b'{"status":"FAILED"}')),
            chance.choice((-1, 1_000, 1_400, 1_600, 1_900, 2_000)),
            chance.choice(((), (Header("trace", b"7"), Header("trace", None)), (Header("n\u00e4me", b"needle"),))),
            partition=partition,
        )
        for offset in range(count)
    ]
