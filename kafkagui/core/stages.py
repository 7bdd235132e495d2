"""The steps of connecting to a cluster."""

from __future__ import annotations

from enum import Enum


class Stage(Enum):
    """A step of the test, in the order in which they run."""

    NAME = "name"
    PORT = "port"
    TLS = "tls"
    SIGN_IN = "sign-in"
    METADATA = "metadata"
    ADVERTISED = "advertised"
