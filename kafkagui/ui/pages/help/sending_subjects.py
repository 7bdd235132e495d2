"""Help on sending. What brokers and producers promise is Kafka's own documentation, "Design", 4.6 and 4.7."""

from __future__ import annotations

from kafkagui.core.wording import mark
from kafkagui.ui.pages.help.subject import HelpSubject

SENDING = (
    HelpSubject(
        "acks",
        mark("Acks"),
        "shield-check",
        (
            mark(
                "Acks say who must have a record before the broker acknowledges it. They decide what can get lost, "
                "and how long an answer takes."
            ),
            mark(
                "acks=0: nobody answers. The program only knows that the bytes left. A record that is lost or refused "
                "is never noticed, and there is no offset. Its row says “Sent, unconfirmed”."
            ),
            mark(
                "acks=1: the leader answers when it has written the record. If the leader fails before another replica "
                "has copied it, an acknowledged record is lost."
            ),
            mark(
                "acks=all: the leader answers when every replica that is in sync has the record. It is not lost as "
                "long as one of these replicas lives and unclean leader election stays off, as it is by default."
            ),
            mark(
                "“All” means the replicas in sync at that moment, and that may be the leader alone. The topic's "
                "min.insync.replicas sets the least number: with fewer in sync the broker refuses the record, and its "
                "row says so. With the default of 1, acks=all can be worth no more than acks=1."
            ),
            mark(
                "An acknowledgement does not mean that the record is on a disk: brokers write to memory first and rely "
                "on their copies. A failure of all of them at once can lose it."
            ),
        ),
        ("methods", "idempotence"),
        "produce",
    ),
    HelpSubject(
        "methods",
        mark("Send methods"),
        "send",
        (
            mark("The method says what the program does while a record is on its way. Acks say who must have it."),
            mark(
                "Fire and forget: the record is handed over and nobody asks what became of it. Its row says that it "
                "was handed over, never that it was delivered, whatever acks are chosen."
            ),
            mark(
                "Synchronous: the next record goes only after the outcome of the one before. The order is plain and "
                "each failure is known at once, but every record costs a round trip to the broker."
            ),
            mark(
                "Asynchronous: many records are in flight at once, and a callback fills each row with its success or "
                "its error. This is the fast way to know the outcome of every record."
            ),
            mark(
                "A time-out does not mean that the record is not there: the broker may have written it, and only its "
                "answer got lost. Such a row is failed; Resend can then write the record twice."
            ),
        ),
        ("acks", "idempotence"),
        "produce",
    ),
    HelpSubject(
        "idempotence",
        mark("Idempotent producer"),
        "copy",
        (
            mark(
                "When an answer gets lost, the producer sends the record again. An idempotent producer numbers what it "
                "sends, so that the broker keeps a repeated record only once, and in order within its partition."
            ),
            mark(
                "It needs acks=all, retries, and at most 5 requests in flight. Where another choice stands against "
                "that, the form changes it or turns idempotence off, and says which."
            ),
            mark(
                "It covers the retries of one producer while it lives. It does not know a record that is sent again by "
                "Resend, by a second press of Send, or after a new start: these are new records."
            ),
        ),
        ("acks", "methods"),
        "produce",
    ),
    HelpSubject(
        "partitioner",
        mark("Partitioner"),
        "git-fork",
        (
            mark("The partitioner chooses the partition of a record. Kafka keeps an order within a partition only."),
            mark(
                "By key: the hash of the key (murmur2, as the Java client computes it) decides, so the same key always "
                "goes to the same partition. That holds until partitions are added to the topic. A record without a "
                "key is placed as Sticky does it. An empty key is a key."
            ),
            mark("Round robin: one partition after the other, in their order. The key does not count."),
            mark(
                "Sticky: one partition until a batch's worth of bytes has gone there, then another. Few large batches "
                "are cheaper than many small ones. The key does not count."
            ),
            mark("Random: any partition that has a leader. A number: that partition and no other."),
            mark(
                "Before sending, the composer shows which partition a key goes to. Other programs may use another "
                "hash; librdkafka does by default, and then the same key lies in two partitions."
            ),
        ),
        ("offsets", "acks"),
        "produce",
    ),
    HelpSubject(
        "lines",
        mark("Key:value lines"),
        "list",
        (
            mark(
                "Each line is a record, read by the rules of Kafka's console producer (LineMessageReader). A bad line "
                "is marked before anything is sent."
            ),
            mark(
                "With parse.key, all before the first key.separator is the key and the rest is the value; nothing is "
                "trimmed. A separator may be of any length and is plain text."
            ),
            mark(
                "With parse.headers, the headers stand first and end at headers.delimiter. headers.separator stands "
                "between them, headers.key.separator between name and value."
            ),
            mark(
                "Nothing after the separator is an empty value, which is not null. null.marker is a text that means "
                "null: as a value it makes a tombstone, which deletes its key in a compacted topic."
            ),
            mark(
                "A line without the separator is an error. With ignore.error the whole line becomes the value instead, "
                "and the record has no key."
            ),
            mark(
                "One difference: Kafka reads headers.separator as a regular expression, so that “|” or “.” mean "
                "something else there. Here a separator is what it says."
            ),
        ),
        ("partitioner", "methods"),
        "produce",
    ),
)
