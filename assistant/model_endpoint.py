"""Where a language model answers, and how long it may take."""

from __future__ import annotations

from dataclasses import dataclass, field
from ipaddress import ip_address
from urllib.parse import urlsplit

from index.errors import ReportAssistantError

__all__ = ["DEFAULT_URL", "Endpoint", "Limits", "ModelError", "endpoint_of"]

DEFAULT_URL = "http://127.0.0.1:11434/v1"
_COMPLETIONS = "/chat/completions"
_SECONDS = 180.0
_LONGEST_S = 3600.0


class ModelError(ReportAssistantError):
    """A language model that cannot be used; the message is one sentence that says why."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How long a model may take, in seconds, and how much it may say.

    `silence_s` bounds each wait for the next piece, `overall_s` the whole reply with all tries.
    `tries` counts the first one too; the wait before a second one is `pause_s`, then twice that.
    `characters` bounds the text of a reply, `bytes` what is received for it.
    """

    connect_s: float = 5.0
    silence_s: float = 60.0
    overall_s: float = _SECONDS
    tries: int = 3
    pause_s: float = 0.5
    characters: int = 8_000
    bytes: int = 4_000_000


@dataclass(frozen=True, slots=True)
class Endpoint:
    """A model's `name` at an OpenAI-compatible address (`url` ends before /chat/completions)."""

    name: str
    url: str
    key: str = field(default="", repr=False)
    limits: Limits = Limits()

    @property
    def shown(self) -> str:
        """The address as it may be shown: without user, password and query."""
        parts = urlsplit(self.url)
        return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}{parts.path}"

    @property
    def is_local(self) -> bool:
        """Whether the address is this machine itself, where no proxy lies between."""
        host = urlsplit(self.url).hostname or ""
        try:
            return ip_address(host).is_loopback
        except ValueError:
            return host == "localhost"


def endpoint_of(name: str, url: str = "", key: str = "", seconds: str = "") -> Endpoint | None:
    """The endpoint that these settings name; None where no model is named.

    `url` may end in /v1, in /chat/completions or after the host; empty means a local Ollama.
    `seconds` is how long a reply may take in all. Raises ModelError where a setting is unusable.
    """
    if not name:
        return None
    if not key.isascii() or any(c.isspace() for c in key):
        raise ModelError("模型的密钥里有空格、中文或其他不能用的字符，请检查后重设。")
    return Endpoint(name, _base(url or DEFAULT_URL), key, _limits(seconds))


def _base(url: str) -> str:
    wrong = f"模型地址“{url}”不能用，请写成 {DEFAULT_URL} 这样的网址。"
    try:
        parts = urlsplit(url)
        parts.port  # noqa: B018 - reading it raises where it is no number
    except ValueError as error:
        raise ModelError(wrong) from error
    if parts.scheme not in ("http", "https") or not parts.hostname or not url.isprintable():
        raise ModelError(wrong)
    path = parts.path.rstrip("/").removesuffix(_COMPLETIONS).rstrip("/") or "/v1"
    return f"{parts.scheme}://{parts.netloc}{path}"


def _limits(seconds: str) -> Limits:
    if not seconds:
        return Limits()
    try:
        overall = float(seconds)
    except ValueError:
        overall = 0.0
    if not 0 < overall <= _LONGEST_S:
        raise ModelError(f"模型的时限“{seconds}”不能用，请写 1 到 {_LONGEST_S:.0f} 之间的秒数。")
    return Limits(min(5.0, overall), overall / 3, overall)
