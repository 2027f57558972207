"""A kiosk machine that was told to wait: the server is there, and no number of its own is given out."""

from __future__ import annotations

import json
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest

from kiosk.machine.disk import Disk
from kiosk.machine.hall import Known
from kiosk.machine.issuing import Issuer
from kiosk.machine.line import Line
from kiosk.machine.moments import Timepiece

TOO_FAST = {"type": "/problems/too-fast", "status": 429, "retry_after_s": 12, "message": {"id": "Tunggu"}}


class Hasty(BaseHTTPRequestHandler):
    """A server to whom everybody is too fast."""

    def do_POST(self) -> None:
        content = json.dumps(TOO_FAST).encode()
        self.send_response(429)
        self.send_header("Content-Type", "application/problem+json")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_words: object) -> None:
        """Quiet."""


@pytest.fixture
def url() -> Iterator[str]:
    server = HTTPServer(("127.0.0.1", 0), Hasty)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def test_who_is_told_to_wait_hears_it_at_once_and_the_machine_stays_connected(
    url: str, tmp_path: Path
) -> None:
    watch = Timepiece()
    disk, line = Disk(tmp_path / "kiosk"), Line(url, watch)
    issuer = Issuer(disk, line, Known(disk, line, watch), watch)
    began = watch.now()
    reply = issuer.take({"service": "C02"}, "sekali")
    assert (reply.status, reply.body) == (429, TOO_FAST)
    assert watch.since(began) < 5, "it does not try on for ten seconds and then help itself"
    assert line.up
    assert not line.gone
    assert (disk.pending(), disk.orphans()) == ([], []), "nothing to hand in, nothing to take back"
    line.close()
    disk.close()
