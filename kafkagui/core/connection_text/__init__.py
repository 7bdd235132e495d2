"""Configurations of other Kafka tools, pasted as text: read into a profile, written from one.

``read.read_connection`` is the door in, ``written`` the door out. Nothing here opens a file or keeps a text, and a
secret appears in no repr.
"""
