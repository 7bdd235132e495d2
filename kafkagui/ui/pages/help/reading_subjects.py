"""Help on reading and on groups."""

from __future__ import annotations

from kafkagui.core.wording import mark
from kafkagui.ui.pages.help.subject import HelpSubject

READING = (
    HelpSubject(
        "isolation",
        mark("Isolation level"),
        "eye",
        (
            mark("The isolation level says what is seen of records that were sent in a transaction."),
            mark(
                "Read committed: records of aborted transactions are left out, and reading stops before the first "
                "record of a transaction that is still open (the last stable offset). Records behind it are not seen "
                "yet either, even if no transaction holds them."
            ),
            mark(
                "Read uncommitted: everything is seen as it lies in the partition, records of open and of aborted "
                "transactions too."
            ),
            mark(
                "Where no transactions are used, both show the same. The markers that end a transaction take offsets "
                "but are never shown, so there are gaps between offsets at either level."
            ),
        ),
        ("offsets",),
        "consume",
    ),
    HelpSubject(
        "offsets",
        mark("Offsets and lag"),
        "hash",
        (
            mark(
                "An offset is the number of a record in its partition. It only grows, and a record keeps its own for "
                "ever. It means nothing in another partition: who came first over all is told by timestamps, and these "
                "are only as good as the clock that wrote them."
            ),
            mark(
                "The end offset is the one that the next record will get. End less beginning is not the number of "
                "records: compaction and transaction markers leave gaps."
            ),
            mark(
                "A committed offset is the one that a group reads next. Lag is the end offset less the committed one. "
                "The commit is read first and the end after, so lag is never below zero. Where nothing is committed "
                "it is unknown and shown as “–”."
            ),
            mark("Reading on the Consume page joins no group and commits nothing: it changes nobody's lag."),
        ),
        ("groups", "isolation"),
        "consume",
    ),
    HelpSubject(
        "groups",
        mark("Consumer groups"),
        "users",
        (
            mark(
                "The members of a group share the partitions of a topic: each partition is read by one member at a "
                "time. Members beyond the number of partitions have nothing to do. Other groups read the same records "
                "for themselves."
            ),
            mark(
                "The group commits how far it has read. After a failure it goes on from there: what was read but not "
                "committed is read again, and what was committed before it was worked on is not."
            ),
            mark(
                "A group without members is kept until its offsets expire, after 7 days by default "
                "(offsets.retention.minutes). A group that comes back later begins where auto.offset.reset says."
            ),
            mark("In a share group, several members may read the same partition, and each record is acknowledged."),
        ),
        ("offsets",),
    ),
)
