"""A real server on this machine that speaks the protocol of chat completions, well or badly."""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import count
from typing import Any

__all__ = ["ModelServer", "Reply", "citing", "model_server"]

Reply = Callable[[str], str]
_LINE = re.compile(r"(?m)^\[([A-Z0-9]{4})\] (.*)$")


def citing(words: str, about: str) -> Reply:
    """A model that writes `words` with {} for the handle of the first sentence that has `about`."""

    def reply(prompt: str) -> str:
        handle = next((h for h, line in _LINE.findall(prompt) if about in line), "没有")
        return words.replace("{}", f"[{handle}]")

    return reply


@dataclass
class ModelServer:
    """What the server is to do, and what it was asked.

    `mode` is 'stream', 'whole' (one JSON document), 'break' (ends after half of the reply),
    'stall' (says nothing more after half of it), 'endless', 'nonsense' (no events), 'html',
    'wrong' (JSON of another kind), 'empty', 'error' (an error among the events) or 'drop' (closes
    the connection at once). `codes` are answered first, one a request.
    """

    reply: Reply = lambda prompt: ""
    mode: str = "stream"
    codes: list[int] = field(default_factory=list)
    requests: list[dict[str, Any]] = field(default_factory=list)
    keys: list[str | None] = field(default_factory=list)
    released: threading.Event = field(default_factory=threading.Event)
    url: str = ""

    @property
    def prompts(self) -> list[str]:
        """The user messages that came in."""
        return [request["messages"][-1]["content"] for request in self.requests]


@contextmanager
def model_server() -> Iterator[ModelServer]:
    """A server at a free port of this machine; stopped at the end."""
    told = ModelServer()

    class Handler(BaseHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            """Keeps quiet."""

        def do_POST(self) -> None:
            """Answers one request."""
            length = int(self.headers["Content-Length"])
            told.requests.append(json.loads(self.rfile.read(length)))
            told.keys.append(self.headers.get("Authorization"))
            try:
                _answer(self, told)
            except OSError:
                self.close_connection = True

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    told.url = f"http://127.0.0.1:{server.server_port}/v1"
    try:
        yield told
    finally:
        told.released.set()
        server.shutdown()
        thread.join()
        server.server_close()


def _answer(handler: BaseHTTPRequestHandler, told: ModelServer) -> None:
    if handler.path != "/v1/chat/completions":
        _send(handler, 404, "application/json", b"{}")
    elif told.codes:
        _send(handler, told.codes.pop(0), "application/json", b'{"error": {"message": "no"}}')
    elif told.mode in _BODIES:
        _send(handler, 200, *_BODIES[told.mode])
    elif told.mode == "whole":
        text = told.reply(told.prompts[-1])
        document = {"choices": [{"message": {"role": "assistant", "content": text}}]}
        _send(handler, 200, "application/json", json.dumps(document).encode())
    elif told.mode != "drop":
        _stream(handler, told)


_BODIES = {
    "nonsense": ("text/event-stream", "一二三\n四五六\n".encode()),
    "html": ("text/html", b"<html><body>login</body></html>\n"),
    "wrong": ("application/json", b'{"result": [1, 2]}'),
    "empty": ("text/event-stream", b"data: [DONE]\n\n"),
    "error": ("text/event-stream", b'data: {"error": {"message": "out of memory"}}\n\n'),
}


def _send(handler: BaseHTTPRequestHandler, code: int, kind: str, body: bytes) -> None:
    handler.send_response(code)
    handler.send_header("Content-Type", kind)
    handler.send_header("Content-Length", str(len(body)))
    handler.end_headers()
    handler.wfile.write(body)


def _stream(handler: BaseHTTPRequestHandler, told: ModelServer) -> None:
    handler.send_response(200)
    handler.send_header("Content-Type", "text/event-stream; charset=utf-8")
    handler.end_headers()
    text = told.reply(told.prompts[-1])
    half = len(text) // 2 if told.mode in ("break", "stall") else len(text)
    _say(handler, {"role": "assistant", "content": ""})
    for at in range(0, half, 3):
        _say(handler, {"content": text[at : min(at + 3, half)]})
    if told.mode == "stall":
        told.released.wait(30)
    for number in count() if told.mode == "endless" else ():
        if told.released.is_set():
            break
        _say(handler, {"content": f"又{number}"})
    if told.mode == "stream":
        _say(handler, {}, "stop")
        handler.wfile.write(b"data: [DONE]\n\n")


def _say(handler: BaseHTTPRequestHandler, delta: dict[str, str], ended: str | None = None) -> None:
    chunk = {"choices": [{"index": 0, "delta": delta, "finish_reason": ended}]}
    handler.wfile.write(b"data: " + json.dumps(chunk).encode() + b"\n\n")
    handler.wfile.flush()
