"""waitress, taught two manners: a body that is too large gets its answer, and so does bad HTTP.

waitress hangs up in the middle of a body that is too large, and most clients then see a reset and
no answer. Here such a body is read and thrown away up to `HARD_LIMIT`, its length is kept, and the
application says 413. What waitress refuses by itself carries the guard's headers, too.
"""

import contextlib
import json
import socket

from waitress.buffers import OverflowableBuffer  # type: ignore[import-untyped]
from waitress.channel import HTTPChannel  # type: ignore[import-untyped]
from waitress.parser import HTTPRequestParser  # type: ignore[import-untyped]
from waitress.server import TcpWSGIServer  # type: ignore[import-untyped]
from waitress.task import ErrorTask  # type: ignore[import-untyped]
from waitress.utilities import BadRequest, RequestEntityTooLarge  # type: ignore[import-untyped]

from debugger.web.guard import HEADERS

HARD_LIMIT = 16 * 1024 * 1024


class _Body(OverflowableBuffer):  # type: ignore[misc]
    """Keeps `limit` octets at most; its length counts them all."""

    def __init__(self, overflow: int, limit: int) -> None:
        super().__init__(overflow)
        self._limit = limit
        self._received = 0

    def __len__(self) -> int:
        return self._received

    def append(self, octets: bytes) -> None:
        self._received += len(octets)
        if self._received <= self._limit:
            super().append(octets)


class _Parser(HTTPRequestParser):  # type: ignore[misc]
    completed: bool

    def parse_header(self, header_plus: bytes) -> None:
        super().parse_header(header_plus)
        if self.body_rcv is not None:
            self.body_rcv.buf = _Body(self.adj.inbuf_overflow, self.adj.body_limit)

    def received(self, data: bytes) -> int:
        consumed: int = super().received(data)
        # These grow without an end of line, and are copied whole for each packet.
        if self.chunked and not self.completed:
            receiver = self.body_rcv
            if len(receiver.control_line) > _LONGEST_LINE or len(receiver.trailer) > _LONGEST_LINE:
                self.error = BadRequest("A line of the chunked body is too long.")
                self.completed = True
        return consumed


class _ErrorTask(ErrorTask):  # type: ignore[misc]
    def execute(self) -> None:
        error = self.request.error
        code, message = _WORDS.get(type(error), _MALFORMED)
        self.status = f"{error.code} {error.reason}"
        if getattr(self.request, "path", "").startswith("/api"):
            body = json.dumps({"error": {"code": code, "message": message}}) + "\n"
            media_type = "application/json"
        else:
            body, media_type = message + "\n", "text/plain; charset=utf-8"
        octets = body.encode()
        self.response_headers.extend([("Content-Type", media_type), *HEADERS.items()])
        self.set_close_on_finish()
        self.content_length = len(octets)
        self.write(octets)


class _Channel(HTTPChannel):  # type: ignore[misc]
    parser_class = _Parser
    error_task_class = _ErrorTask

    def handle_close(self) -> None:
        if self.socket is None:  # waitress tells a channel twice where its other end has gone
            return
        # Closing with something unread resets the connection, and the answer is lost on the way.
        with contextlib.suppress(OSError):
            self.socket.shutdown(socket.SHUT_WR)
            for _ in range(_LEFT_OVER):
                if not self.socket.recv(65536):
                    break
        super().handle_close()


class Server(TcpWSGIServer):  # type: ignore[misc]
    """A waitress server whose `adj` also has `body_limit`, the octets of a body that are kept."""

    channel_class = _Channel


_LEFT_OVER = 64  # times 64 KiB
_LONGEST_LINE = 16 * 1024
_MALFORMED = ("request-malformed", "This is no HTTP request that can be read here.")
_WORDS: dict[type, tuple[str, str]] = {
    RequestEntityTooLarge: (
        "body-too-large",
        f"The request is larger than {HARD_LIMIT // 1024**2} MiB, so the rest was not read.",
    ),
}
