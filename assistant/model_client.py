"""The network client: messages to an OpenAI-compatible server, its reply in pieces."""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from assistant.model_endpoint import Endpoint, ModelError
from assistant.model_stream import Events, Spoken, message_of

if TYPE_CHECKING:
    import httpx

__all__ = ["Message", "replies"]

Message = Mapping[str, str]
_BUSY = 429
_END = None
_LONGEST_WAIT_S = 10.0


def replies(endpoint: Endpoint, messages: Sequence[Message]) -> Iterator[str]:
    """The model's reply to `messages` (role, content) in pieces, as they arrive.

    Tries again after a failed connection, 429 and 5xx, but never once a piece has come. Raises
    ModelError where the server cannot be reached, fails, falls silent, breaks off or does not
    come to an end within the endpoint's limits. Closing the iterator closes the connection.
    """
    import httpx  # noqa: F401 - loaded before the time begins to run

    limits = endpoint.limits
    until = time.monotonic() + limits.overall_s
    call = _Call(endpoint, messages, until)
    spoken, length = Spoken(), 0
    try:
        while (piece := call.next_piece()) is not _END:
            said = spoken.feed(piece)
            length += len(said)
            if length > limits.characters:
                raise ModelError(f"模型的回复超过 {limits.characters} 字还没有结束，已停止接收。")
            if said:
                yield said
        if said := spoken.end():
            yield said
    finally:
        call.stop()


class _Call:
    """One request in a thread of its own.

    Only so can name look-ups and servers that send a byte now and then be left in time.
    """

    def __init__(self, endpoint: Endpoint, messages: Sequence[Message], until: float) -> None:
        self._endpoint, self._messages, self._until = endpoint, messages, until
        self._pieces: queue.Queue[str | Exception | None] = queue.Queue()
        self._stopped = threading.Event()
        self._client: httpx.Client | None = None
        threading.Thread(target=self._work, daemon=True).start()

    def next_piece(self) -> str | None:
        """The next piece, None at the end; raises ModelError when the time is up."""
        limits = self._endpoint.limits
        left = self._until - time.monotonic()
        late = f"模型在 {limits.overall_s:g} 秒的时限内没有答完，请稍后再试或放宽时限。"
        if left <= 0:
            raise ModelError(late)
        try:
            piece = self._pieces.get(timeout=min(limits.silence_s, left))
        except queue.Empty:
            silent = f"模型超过 {limits.silence_s:g} 秒没有动静，请查看模型服务是否正常。"
            raise ModelError(late if left <= limits.silence_s else silent) from None
        if isinstance(piece, Exception):
            raise piece
        return piece

    def stop(self) -> None:
        """Lets the thread end, and closes the connection."""
        self._stopped.set()
        if self._client is not None:
            self._client.close()

    def _work(self) -> None:
        try:
            self._tried()
            self._pieces.put(_END)
        except Exception as error:  # handed over to the caller's thread, where it is raised
            self._pieces.put(error)

    def _tried(self) -> None:
        import httpx

        limits = self._endpoint.limits
        timeout = httpx.Timeout(limits.silence_s, connect=limits.connect_s)
        # A proxy of the office does not know this machine's own servers.
        from_environment = not self._endpoint.is_local
        with httpx.Client(timeout=timeout, trust_env=from_environment) as self._client:
            for number in range(limits.tries):
                wait = self._once(self._client, last=number + 1 == limits.tries)
                if wait is None or self._stopped.wait(max(wait, limits.pause_s * 2**number)):
                    return

    def _once(self, client: httpx.Client, last: bool) -> float | None:
        """One try; how long to wait before another one, in seconds, None where it is done."""
        import httpx

        shown, heard = self._endpoint.shown, 0
        url = f"{self._endpoint.url}/chat/completions"
        try:
            with client.stream("POST", url, **self._request()) as response:
                if response.status_code >= 300:
                    return _refused(response, self._endpoint, last)
                for piece in self._read(response):
                    heard += len(piece)
                    self._pieces.put(piece)
            return None
        except httpx.ReadTimeout as error:
            silence = self._endpoint.limits.silence_s
            raise ModelError(
                f"模型超过 {silence:g} 秒没有动静，请查看模型服务是否正常。"
            ) from error
        except (httpx.TransportError, httpx.StreamError) as error:
            if heard:
                raise ModelError("模型服务在回答中途断开了连接，请稍后再试。") from error
            if last:
                said = f"连不上模型服务 {shown}，请检查地址，并确认服务已经启动。"
                raise ModelError(said) from error
        except (httpx.InvalidURL, UnicodeError) as error:
            raise ModelError(f"模型地址 {shown} 不能用，请检查。") from error
        return 0.0

    def _request(self) -> dict[str, Any]:
        key = self._endpoint.key
        return {
            "headers": {"Accept-Encoding": "identity"}
            | ({"Authorization": f"Bearer {key}"} if key else {}),
            "json": {
                "model": self._endpoint.name,
                "messages": [dict(message) for message in self._messages],
                "stream": True,
                "temperature": 0,
            },
        }

    def _read(self, response: httpx.Response) -> Iterator[str]:
        """The pieces of a reply; '' where the server is alive and says nothing yet."""
        received, whole = 0, bytearray()
        events = Events()
        streamed = "json" not in response.headers.get("content-type", "")
        for data in response.iter_raw():
            received += len(data)
            if received > self._endpoint.limits.bytes:
                raise ModelError("模型服务发来的内容过多，已停止接收。")
            if self._stopped.is_set():
                return
            if streamed:
                yield from events.feed(data) or ("",)
            else:
                whole += data
        if not streamed:
            yield message_of(bytes(whole))
            return
        yield from events.end()
        if events.cut:
            raise ModelError("模型的回复达到长度上限，没有写完。")
        if not events.finished:
            raise ModelError("模型服务在回答中途断开了连接，请稍后再试。")


def _refused(response: httpx.Response, endpoint: Endpoint, last: bool) -> float:
    """How long to wait after a refusal that may pass; raises ModelError for any other."""
    code = response.status_code
    if (code == _BUSY or code >= 500) and not last:
        after = response.headers.get("retry-after", "")
        return min(_LONGEST_WAIT_S, float(after)) if after.isdecimal() else 0.0
    if code in (401, 403):
        said = "模型服务不接受密钥，请检查环境变量 REPORT_ASSISTANT_MODEL_KEY"
    elif code == 404:
        said = f"模型服务 {endpoint.shown} 上没有模型“{endpoint.name}”，请检查名称和地址"
    elif code == _BUSY:
        said = "模型服务正忙，请稍后再试"
    elif code >= 500:
        said = "模型服务内部出错，请查看模型服务的记录"
    else:
        said = "模型服务不接受这次请求，请检查模型名称和地址"
    raise ModelError(f"{said}（状态码 {code}）。")
