"""Help on the program itself."""

from __future__ import annotations

from kafkagui.core.wording import mark
from kafkagui.ui.pages.help.subject import HelpSubject

KEYBOARD = "keyboard"
ABOUT = "about"

PROGRAM = (
    HelpSubject(
        "local",
        mark("Local Kafka"),
        "rocket",
        (
            mark(
                "“Start a local Kafka” runs a real Apache Kafka on this computer, as one broker or three. It needs "
                "no Docker. Java is looked for on this computer, or came with this program."
            ),
            mark(
                "Kafka's own files are fetched once, each checked by its hash, and kept for the next start. Without a "
                "network, “Use a folder of jars…” takes them from a folder."
            ),
            mark(
                "It ends with the window, and no process stays behind, even after a crash. Its topics are thrown away "
                "then, unless “Keep its data for the next time” is chosen."
            ),
            mark("It listens on this computer only and asks for no password. It is for learning and trying things."),
        ),
        ("acks",),
        "local_kafka",
    ),
    HelpSubject(
        "secrets",
        mark("Secrets and read-only"),
        "lock",
        (
            mark(
                "Passwords are kept in the keychain of the operating system. Where no keychain answers they are kept "
                "until the program ends. They are never in a profile file, the log or a copied command."
            ),
            mark(
                "A connection that is opened read-only refuses everything that would change the cluster: sending, "
                "creating, changing and deleting. The refusal is below the window, so that no button, key or menu "
                "goes round it."
            ),
            mark(
                "Read-only protects against this program's mistakes. What the cluster allows a user is decided by "
                "its ACLs: for real protection, sign in with a user who may only read."
            ),
        ),
        ("offsets",),
    ),
    HelpSubject(
        KEYBOARD,
        mark("Keyboard"),
        "keyboard",
        (
            mark(
                "Everything can be reached by keys. Tab moves the focus, F6 goes from part to part of the window, Esc "
                "gives back or cancels, F1 opens the help on what has the focus."
            ),
            mark("All keys, also those of a page, can be seen and changed on the page of keyboard shortcuts."),
        ),
        (),
        "shortcuts",
    ),
    HelpSubject(
        ABOUT,
        mark("About"),
        "info",
        (
            mark(
                "Kafka GUI is free software under the Apache License 2.0. “Apache Kafka” is a trademark of the Apache "
                "Software Foundation, which has no part in this program."
            ),
            mark("It sends nothing to anybody: it talks to the clusters it is told to, and fetches Kafka's own files."),
        ),
    ),
)
