"""The bytes of a chat completion as pieces of text."""

from __future__ import annotations

import codecs
import json
import re
from typing import Any

from assistant.model_endpoint import ModelError

__all__ = ["Events", "Spoken", "message_of"]

_NONSENSE = "模型服务返回的内容不是对话补全接口的格式，请检查模型地址。"
_LONGEST_LINE = 200_000
_ENDS = re.compile(r"\r\n|\n|\r(?!$)")
_OPEN, _CLOSE = "<think>", "</think>"


class Events:
    """Reads server-sent events of /chat/completions as they arrive.

    `finished` is true once the server has said that the reply is whole, `cut` where it stopped
    the model at its longest length.
    """

    def __init__(self) -> None:
        """Nothing received yet."""
        self.finished = False
        self.cut = False
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self._rest = ""

    def feed(self, data: bytes) -> list[str]:
        """The pieces of text that become known with these bytes.

        Raises ModelError where they are no such events, or say that the server failed.
        """
        lines = _ENDS.split(self._rest + self._decoder.decode(data))
        self._rest = lines.pop()
        if len(self._rest) > _LONGEST_LINE:
            raise ModelError(_NONSENSE)
        return [piece for line in lines if (piece := self._line(line))]

    def end(self) -> list[str]:
        """The pieces in a last line that has no line end."""
        rest, self._rest = self._rest, ""
        piece = self._line(rest.rstrip("\r"))
        return [piece] if piece else []

    def _line(self, line: str) -> str:
        if self.finished and not line.startswith("data:"):
            return ""
        if not line.startswith("data:"):
            if not line.strip() or line.startswith((":", "event:", "id:", "retry:")):
                return ""
            raise ModelError(_NONSENSE)
        data = line.removeprefix("data:").strip()
        if data == "[DONE]":
            self.finished = True
            return ""
        return self._chunk(_parsed(data))

    def _chunk(self, chunk: dict[str, Any]) -> str:
        choice = _choice(chunk)
        ended = choice.get("finish_reason")
        self.finished = self.finished or bool(ended)
        self.cut = self.cut or ended == "length"
        return _content(choice.get("delta"))


class Spoken:
    """Leaves out of a text in pieces what a model thinks aloud between <think> and </think>."""

    def __init__(self) -> None:
        """Nothing heard yet."""
        self._rest = ""
        self._thinking = False

    def feed(self, piece: str) -> str:
        """What is said for certain with this piece."""
        self._rest += piece
        said = ""
        while True:
            tag = _CLOSE if self._thinking else _OPEN
            before, found, after = self._rest.partition(tag)
            if not found:
                break
            said += "" if self._thinking else before
            self._rest, self._thinking = after, not self._thinking
        kept = next((n for n in range(len(tag) - 1, 0, -1) if self._rest.endswith(tag[:n])), 0)
        known = self._rest[: len(self._rest) - kept]
        self._rest = self._rest[len(known) :]
        return said + ("" if self._thinking else known)

    def end(self) -> str:
        """What was held back as the possible beginning of a tag."""
        return "" if self._thinking else self._rest


def message_of(data: bytes) -> str:
    """The text of a reply that was sent whole, as one JSON document; raises ModelError."""
    choice = _choice(_parsed(data.decode("utf-8", "replace")))
    return _content(choice.get("message"))


def _parsed(data: str) -> dict[str, Any]:
    try:
        document = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise ModelError(_NONSENSE) from error
    if not isinstance(document, dict):
        raise ModelError(_NONSENSE)
    if document.get("error"):
        raise ModelError("模型服务在回答时报错，请查看模型服务的记录。")
    return document


def _choice(document: dict[str, Any]) -> dict[str, Any]:
    choices = document.get("choices")
    if choices == [] and "usage" in document:
        return {}
    if not isinstance(choices, list) or not choices or not isinstance(choices[0], dict):
        raise ModelError(_NONSENSE)
    return choices[0]


def _content(message: object) -> str:
    content = message.get("content") if isinstance(message, dict) else None
    if content is not None and not isinstance(content, str):
        raise ModelError(_NONSENSE)
    return (content or "").encode("utf-8", "replace").decode("utf-8")
