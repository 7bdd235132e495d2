"""Names, ports and TLS for the connection test: each step bounded in time, and ended by an event."""

from __future__ import annotations

import contextlib
import selectors
import socket
import ssl
import threading
import time
from collections.abc import Iterator

from kafkagui.core.profiles import Address

_LOOK_S = 0.05
_IN_PROGRESS = frozenset({115, 36, 11, 35, 10035})

AddressInfo = tuple[int, int, int, str, tuple[object, ...]]


class Interrupted(Exception):
    """The test was cancelled."""


class Limits:
    """Until when a step may take, and whether it was cancelled."""

    def __init__(self, stop: threading.Event, ends_at: float) -> None:
        self.stop = stop
        self.ends_at = ends_at

    def check(self) -> None:
        """Raise ``Interrupted`` or ``TimeoutError`` when it is time to end."""
        if self.stop.is_set():
            raise Interrupted
        if time.monotonic() >= self.ends_at:
            raise TimeoutError("no answer in time")

    def left_s(self) -> float:
        """Seconds left, at least 0."""
        return max(0.0, self.ends_at - time.monotonic())


def resolve(address: Address, limits: Limits) -> list[AddressInfo]:
    """The IP addresses of a host.

    Raises:
        OSError: when the name is not known (``socket.gaierror``).
        TimeoutError: when the resolver does not answer in time; its thread ends by itself later.
        Interrupted: when cancelled.
    """
    found: list[AddressInfo] = []
    failure: list[OSError] = []
    done = threading.Event()

    def look_up() -> None:
        try:
            for info in socket.getaddrinfo(address.host, address.port, type=socket.SOCK_STREAM):
                found.append((int(info[0]), int(info[1]), info[2], info[3], info[4]))
        except (OSError, UnicodeError) as error:
            failure.append(error if isinstance(error, OSError) else socket.gaierror(str(error)))
        done.set()

    threading.Thread(target=look_up, name="kafkagui-resolve", daemon=True).start()
    while not done.wait(_LOOK_S):
        limits.check()
    if failure:
        raise failure[0]
    return found


def connect(infos: list[AddressInfo], limits: Limits) -> socket.socket:
    """A non-blocking socket that is connected to the first of the addresses that accepts.

    Raises:
        OSError: of the last address.
        TimeoutError: when none answers in time.
        Interrupted: when cancelled.
    """
    last: Exception = OSError("no address")
    for index, (family, kind, protocol, _name, where) in enumerate(infos):
        share_s = limits.left_s() / (len(infos) - index)
        sock = socket.socket(family, kind, protocol)
        try:
            _connect_one(sock, where, Limits(limits.stop, time.monotonic() + share_s))
        except (OSError, TimeoutError) as error:
            sock.close()
            last = error
        except Interrupted:
            sock.close()
            raise
        else:
            return sock
    raise last


def _connect_one(sock: socket.socket, where: tuple[object, ...], limits: Limits) -> None:
    sock.setblocking(False)
    code = sock.connect_ex(where)
    if code in _IN_PROGRESS:
        wait_ready(sock, selectors.EVENT_WRITE, limits)
        code = sock.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR)
    if code:
        raise OSError(code, f"connect failed ({code})")


def wait_ready(sock: socket.socket, event: int, limits: Limits) -> None:
    """Wait until a socket can be read or written.

    Raises:
        TimeoutError: when the time is up.
        Interrupted: when cancelled.
    """
    with selectors.DefaultSelector() as selector:
        selector.register(sock, event)
        while not selector.select(min(_LOOK_S, limits.left_s())):
            limits.check()


@contextlib.contextmanager
def tls(sock: socket.socket, context: ssl.SSLContext, host: str, limits: Limits) -> Iterator[ssl.SSLSocket]:
    """A finished TLS handshake over ``sock``; both are closed at the end.

    Raises:
        OSError: ``ssl.SSLError`` and the socket's errors.
        TimeoutError: when the other side does not answer in time.
        Interrupted: when cancelled.
    """
    with context.wrap_socket(sock, server_hostname=host.rstrip("."), do_handshake_on_connect=False) as secure:
        while True:
            try:
                secure.do_handshake()
                break
            except ssl.SSLWantReadError:
                wait_ready(secure, selectors.EVENT_READ, limits)
            except ssl.SSLWantWriteError:
                wait_ready(secure, selectors.EVENT_WRITE, limits)
        yield secure
