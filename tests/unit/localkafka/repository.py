"""A Maven repository on this machine that can misbehave, for tests of fetching."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from kafkagui.localkafka.download import JarSource, repository_source
from kafkagui.localkafka.jar_list import Jar


def jar(artifact: str, content: bytes) -> Jar:
    """The listed jar that has this content."""
    return Jar("org.example", artifact, "1.0", hashlib.sha256(content).hexdigest(), len(content))


class Repository:
    """Serves contents by file name. `hold` makes it stop half way through a body until it is cleared."""

    def __init__(self) -> None:
        self.contents: dict[str, bytes] = {}
        self.cut_after: int | None = None
        self.declares_cut_size = False
        self.status = 200
        self.asked: list[str] = []
        self.half_sent = threading.Event()
        self.go_on = threading.Event()
        self.go_on.set()

    def add(self, artifact: str, content: bytes) -> Jar:
        """Serve a jar, and give its line of the list."""
        listed = jar(artifact, content)
        self.contents[listed.file_name] = content
        return listed

    @contextmanager
    def serving(self) -> Iterator[JarSource]:
        """Listen; gives the source that asks here."""
        with ThreadingHTTPServer(("127.0.0.1", 0), self._handler()) as server:
            thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
            thread.start()
            try:
                yield repository_source({"here": f"http://127.0.0.1:{server.server_port}"})
            finally:
                self.go_on.set()
                server.shutdown()
                thread.join()

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        repository = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                repository._answer(self)

            def log_message(self, format: str, *args: object) -> None:
                """Say nothing."""

        return Handler

    def _answer(self, request: BaseHTTPRequestHandler) -> None:
        name = request.path.rsplit("/", 1)[-1]
        self.asked.append(name)
        content = self.contents.get(name)
        if content is None or self.status != 200:
            request.send_error(404 if content is None else self.status)
            return
        sent = content[: self.cut_after]
        request.send_response(200)
        request.send_header("Content-Length", str(len(sent if self.declares_cut_size else content)))
        request.end_headers()
        request.wfile.write(sent[: len(sent) // 2])
        request.wfile.flush()
        self.half_sent.set()
        self.go_on.wait(10)
        try:
            request.wfile.write(sent[len(sent) // 2 :])
        except OSError:
            # The asking side has gone.
            request.close_connection = True
