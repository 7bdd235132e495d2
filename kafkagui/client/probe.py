"""The staged connection test, on one thread: each bootstrap server in turn until one works."""

from __future__ import annotations

import contextlib
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from kafkagui.client import diagnosis, probe_sockets
from kafkagui.client.certificates import issuer_name
from kafkagui.client.kafka_internals import ProbeConnection
from kafkagui.client.options import client_settings, ssl_context
from kafkagui.client.probe_sockets import AddressInfo, Interrupted, Limits
from kafkagui.core.connection_test import StageReport, StageState
from kafkagui.core.errors import ConnectFailed
from kafkagui.core.profiles import Address, Profile
from kafkagui.core.stages import Stage
from kafkagui.core.wording import tr, trn

STAGE_LIMIT_S = 5.0
TOTAL_LIMIT_S = 7.0
_ORDER = list(Stage)
_FINAL_STAGES = frozenset({Stage.SIGN_IN})
_FINAL_CODES = frozenset({"CA_FILE"})

Tell = Callable[[StageReport], None]


@dataclass(slots=True)
class _Step:
    """One running step; ``detail`` becomes part of its report when it passes."""

    detail: str = ""


class Probe:
    """Runs the test for one profile; ``tell`` gets each step's reports on the probe's thread."""

    def __init__(self, profile: Profile, password: str | None, tell: Tell) -> None:
        self._profile = profile
        self._password = password
        self._tell = tell
        self._stop = threading.Event()
        self._connection: ProbeConnection | None = None
        self._ends_at = 0.0
        self.reached: Address | None = None
        """The bootstrap server whose metadata was read."""

    def run(self, *, advertised: bool) -> None:
        """Test until a bootstrap server's metadata is read, and the advertised addresses too if asked for.

        Raises:
            ConnectFailed: for the step that failed; it was told before.
            Interrupted: when cancelled.
        """
        self._ends_at = time.monotonic() + TOTAL_LIMIT_S
        brokers = self._first_that_works()
        if advertised:
            self._check_advertised(brokers)

    def interrupt(self) -> None:
        """Cancel; callable from any thread."""
        self._stop.set()
        connection = self._connection
        if connection is not None:
            connection.interrupt()

    def _first_that_works(self) -> list[tuple[int, Address]]:
        addresses = self._profile.addresses
        failures: list[tuple[Address, ConnectFailed]] = []
        for index, address in enumerate(addresses):
            share_s = (self._ends_at - time.monotonic()) / (len(addresses) - index)
            try:
                brokers = self._try(address, time.monotonic() + share_s)
            except ConnectFailed as error:
                failures.append((address, error))
                if error.stage in _FINAL_STAGES or error.code in _FINAL_CODES:
                    break  # Another server would only be asked the same, and a wrong password tried again.
                if index + 1 < len(addresses):
                    note = tr("{address} failed; trying {next}", address=address, next=addresses[index + 1])
                    self._tell(StageReport(error.stage, StageState.RUNNING, str(addresses[index + 1]), note))
            else:
                self.reached = address
                return brokers
        raise self._told(*_furthest(failures))

    def _told(self, address: Address, error: ConnectFailed) -> ConnectFailed:
        self._tell(StageReport(error.stage, StageState.FAILED, str(address), error.code, error=error))
        return error

    def _try(self, address: Address, ends_at: float) -> list[tuple[int, Address]]:
        infos = self._resolve(address, ends_at)
        self._check_port(address, infos, ends_at)
        if self._profile.security.uses_tls:
            self._check_tls(address, infos, ends_at)
        else:
            self._tell(StageReport(Stage.TLS, StageState.SKIPPED, str(address)))
        settings = client_settings(self._profile, self._password, "test") | {"bootstrap_servers": [str(address)]}
        self._connection = connection = ProbeConnection(settings)
        try:
            self._limits(ends_at).check()
            self._sign_in(address, connection, ends_at)
            return self._read_metadata(address, connection, ends_at)
        finally:
            self._connection = None
            connection.close()

    def _limits(self, ends_at: float) -> Limits:
        return Limits(self._stop, min(ends_at, time.monotonic() + STAGE_LIMIT_S))

    @contextlib.contextmanager
    def _step(self, stage: Stage, address: Address) -> Iterator[_Step]:
        if self._stop.is_set():
            raise Interrupted
        self._tell(StageReport(stage, StageState.RUNNING, str(address)))
        step, started = _Step(), time.perf_counter()
        yield step
        if self._stop.is_set():
            raise Interrupted
        elapsed_ms = (time.perf_counter() - started) * 1000
        self._tell(StageReport(stage, StageState.PASSED, str(address), step.detail, elapsed_ms))

    def _resolve(self, address: Address, ends_at: float) -> list[AddressInfo]:
        with self._step(Stage.NAME, address) as step:
            try:
                infos = probe_sockets.resolve(address, self._limits(ends_at))
            except OSError as error:
                raise diagnosis.name_failed(address, error) from error
            step.detail = str(infos[0][4][0])
            return infos

    def _check_port(self, address: Address, infos: list[AddressInfo], ends_at: float) -> None:
        with self._step(Stage.PORT, address):
            try:
                probe_sockets.connect(infos, self._limits(ends_at)).close()
            except OSError as error:
                raise diagnosis.port_failed(address, error) from error

    def _check_tls(self, address: Address, infos: list[AddressInfo], ends_at: float) -> None:
        with self._step(Stage.TLS, address) as step:
            context = ssl_context(self._profile)
            limits = self._limits(ends_at)
            try:
                sock = probe_sockets.connect(infos, limits)
                with probe_sockets.tls(sock, context, address.host, limits) as secure:
                    step.detail = secure.version() or ""
            except OSError as error:
                issuer = ""
                if isinstance(error, ssl.SSLCertVerificationError):
                    issuer = self._issuer(address, infos, limits)
                raise diagnosis.tls_failed(address, error, issuer) from error

    def _issuer(self, address: Address, infos: list[AddressInfo], limits: Limits) -> str:
        """Who signed the certificate; nothing is sent over this connection, which trusts anybody."""
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
        try:
            sock = probe_sockets.connect(infos, limits)
            with probe_sockets.tls(sock, context, address.host, limits) as secure:
                return issuer_name(secure.getpeercert(binary_form=True) or b"")
        except OSError:
            return ""

    def _sign_in(self, address: Address, connection: ProbeConnection, ends_at: float) -> None:
        if not self._profile.security.uses_sasl:
            self._tell(StageReport(Stage.SIGN_IN, StageState.SKIPPED, str(address)))
            return
        with self._step(Stage.SIGN_IN, address) as step:
            step.detail = f"{self._profile.mechanism.value} as {self._profile.username}"
            self._converse(Stage.SIGN_IN, address, connection, ends_at)

    def _converse(self, stage: Stage, address: Address, connection: ProbeConnection, ends_at: float) -> None:
        limits = self._limits(ends_at)
        try:
            connection.sign_in(limits.left_s() * 1000)
        except Exception as error:
            raise self._kafka_failed(stage, address, connection, error) from error

    def _kafka_failed(
        self, stage: Stage, address: Address, connection: ProbeConnection, error: Exception
    ) -> ConnectFailed | Interrupted:
        if self._stop.is_set():
            return Interrupted()
        return diagnosis.kafka_failed(stage, address, self._profile, error, spoke=bool(connection.version))

    def _read_metadata(
        self, address: Address, connection: ProbeConnection, ends_at: float
    ) -> list[tuple[int, Address]]:
        with self._step(Stage.METADATA, address) as step:
            if not self._profile.security.uses_sasl:
                self._converse(Stage.METADATA, address, connection, ends_at)
            limits = self._limits(ends_at)
            try:
                brokers = connection.brokers(limits.left_s() * 1000)
            except Exception as error:
                raise self._kafka_failed(Stage.METADATA, address, connection, error) from error
            count = trn("{count} broker", "{count} brokers", len(brokers))
            step.detail = tr("Kafka {version} · {brokers}", version=connection.version, brokers=count)
            return [(node_id, Address(host, port)) for node_id, host, port in brokers]

    def _check_advertised(self, brokers: list[tuple[int, Address]]) -> None:
        """Try every address, tell the good ones as they pass and the first bad one last."""
        failures: list[tuple[Address, ConnectFailed]] = []
        for index, (node_id, address) in enumerate(brokers):
            share_s = (self._ends_at - time.monotonic()) / (len(brokers) - index)
            try:
                with self._step(Stage.ADVERTISED, address) as step:
                    limits = self._limits(time.monotonic() + share_s)
                    probe_sockets.connect(probe_sockets.resolve(address, limits), limits).close()
                    step.detail = tr("broker {node_id}", node_id=node_id)
            except OSError as error:
                failures.append((address, diagnosis.advertised_failed(node_id, address, error)))
        if failures:
            raise self._told(*failures[0])


def _furthest(failures: list[tuple[Address, ConnectFailed]]) -> tuple[Address, ConnectFailed]:
    """The failure that got furthest; the others go into its details."""
    address, best = max(failures, key=lambda failure: _ORDER.index(failure[1].stage))
    others = [f"{where}: {error.message}" for where, error in failures if error is not best]
    best.detail = "\n".join([best.detail, *others])
    return address, best
