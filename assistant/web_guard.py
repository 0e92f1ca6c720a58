"""What goes out with every response: the browser may load and send nothing elsewhere."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

__all__ = ["Guard"]

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Message, Receive, Send], Awaitable[None]]

# Gradio builds its components with inline scripts and new Function; neither fetches anything.
_POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; "
    "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; "
    "connect-src 'self'; media-src 'self' blob:; worker-src 'self' blob:; object-src 'none'; "
    "base-uri 'self'; form-action 'self'; frame-ancestors 'self'"
)
_HEADERS = (
    (b"content-security-policy", _POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
)
# Gradio chooses the language of its own labels and the dark style by what the browser says.
_CHINESE = b"""<head><script>
Object.defineProperty(navigator, "language", { get: () => "zh-CN" });
Object.defineProperty(navigator, "languages", { get: () => ["zh-CN"] });
const media = window.matchMedia.bind(window);
window.matchMedia = (query) => media(query.includes("prefers-color-scheme") ? "not all" : query);
</script>"""


class Guard:
    """Puts the headers on every response, and makes the page Chinese and light."""

    def __init__(self, app: App) -> None:
        """Around another application."""
        self._app = app

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        """Answers one request."""
        if scope["type"] != "http":
            return await self._app(scope, receive, send)
        reply = _Reply(send, scope["path"] in ("", "/"))
        return await self._app(scope, receive, reply.send)


class _Reply:
    """One response; the page itself is held back until it is whole."""

    def __init__(self, send: Send, page: bool) -> None:
        self._send = send
        self._page = page
        self._start: Message = {}
        self._body = b""

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = [*message["headers"], *_HEADERS]
            self._page = self._page and _is_page(headers)
            self._start = {**message, "headers": headers}
            if not self._page:
                await self._send(self._start)
        elif not self._page:
            await self._send(message)
        else:
            await self._hold(message)

    async def _hold(self, message: Message) -> None:
        self._body += message.get("body", b"")
        if message.get("more_body"):
            return
        body = self._body.replace(b'lang="en"', b'lang="zh-CN"', 1).replace(b"<head>", _CHINESE, 1)
        headers = [(k, v) for k, v in self._start["headers"] if k != b"content-length"]
        headers.append((b"content-length", str(len(body)).encode()))
        await self._send({**self._start, "headers": headers})
        await self._send({"type": "http.response.body", "body": body})


def _is_page(headers: list[tuple[bytes, bytes]]) -> bool:
    return any(k == b"content-type" and v.startswith(b"text/html") for k, v in headers)
