from __future__ import annotations

import json

import pytest

from assistant.model_endpoint import ModelError
from assistant.model_stream import Events, Spoken


def event(content: str | None, ended: str | None = None) -> bytes:
    chunk = {"choices": [{"delta": {"content": content}, "finish_reason": ended}]}
    return f"data: {json.dumps(chunk, ensure_ascii=False)}\r\n\r\n".encode()


def test_events_are_read_however_their_bytes_are_cut() -> None:
    data = b": ping\n\n" + event("甲乙") + event(None) + event("丙", "stop") + b"data: [DONE]\n\n"
    for size in (1, 2, 7, len(data)):
        events = Events()
        pieces = [p for at in range(0, len(data), size) for p in events.feed(data[at : at + size])]
        assert "".join(pieces + events.end()) == "甲乙丙"
        assert (events.finished, events.cut) == (True, False)


def test_a_last_event_needs_no_line_end() -> None:
    events = Events()
    events.feed(event("甲").rstrip())
    assert events.end() == ["甲"]
    assert not events.finished


def test_a_reply_at_its_longest_length_is_known() -> None:
    events = Events()
    events.feed(event("甲", "length"))
    assert events.cut


def test_counts_of_tokens_at_the_end_are_passed_over() -> None:
    events = Events()
    assert events.feed(b'data: {"choices": [], "usage": {"total_tokens": 9}}\n\n') == []


@pytest.mark.parametrize(
    "data",
    [
        b"data: {\n\n",
        b"data: 12\n\n",
        b'data: {"choices": 1}\n\n',
        b'data: {"choices": [{"delta": {"content": 5}}]}\n\n',
        b"<html>\n",
        b"\xff\xfe\n",
        b"x" * 300_000,
        b"data: " + b"[" * 100_000 + b"\n\n",
    ],
    ids=lambda data: repr(data[:30]),
)
def test_anything_else_is_an_error(data: bytes) -> None:
    with pytest.raises(ModelError):
        Events().feed(data)


@pytest.mark.parametrize(
    ("reply", "expected"),
    [
        ("<think>先想想。\n</think>甲。", "甲。"),
        ("甲<think>再想</think>乙", "甲乙"),
        ("1<2，甲<乙", "1<2，甲<乙"),
        ("<think>想不完", ""),
        ("甲<thi", "甲<thi"),
    ],
)
def test_what_a_model_thinks_aloud_is_left_out(reply: str, expected: str) -> None:
    for size in (1, 3, len(reply)):
        spoken = Spoken()
        said = [spoken.feed(reply[at : at + size]) for at in range(0, len(reply), size)]
        assert "".join(said) + spoken.end() == expected
