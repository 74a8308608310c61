"""A web server for a built book: under a path of its own, compressed, on this machine only."""

from __future__ import annotations

import gzip
from contextlib import contextmanager
from dataclasses import dataclass, field
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PACKED = (".png", ".woff2", ".zip")


@dataclass
class Served:
    """A running server: where the book is, which of its files were asked for, what was sent."""

    folder: Path
    url: str = ""
    asked: list[str] = field(default_factory=list)
    sent: dict[str, int] = field(default_factory=dict)
    running: bool = True


@contextmanager
def served(folder: Path, prefix: str = "/courses/press/") -> Iterator[Served]:
    """Serve a folder until the block ends; ``running = False`` breaks every connection before."""
    state = Served(folder)

    class Handler(SimpleHTTPRequestHandler):
        def do_GET(self) -> None:
            path = urlsplit(self.path).path
            if not state.running:
                self.close_connection = True
                return
            file = folder / (path.removeprefix(prefix) or "index.html")
            if not path.startswith(prefix) or not file.is_file():
                self.send_error(HTTPStatus.NOT_FOUND)
                return
            state.asked.append(path.removeprefix(prefix))
            content = file.read_bytes()
            self.send_response(HTTPStatus.OK)
            self.send_header("Content-Type", self.guess_type(str(file)))
            self.send_header("Cache-Control", "max-age=600")
            if file.suffix not in PACKED:
                content = gzip.compress(content, 6, mtime=0)
                self.send_header("Content-Encoding", "gzip")
            state.sent[path.removeprefix(prefix)] = len(content)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (the same)
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        state.url = f"http://127.0.0.1:{server.server_port}{prefix}"
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield state
        server.shutdown()
        thread.join()
