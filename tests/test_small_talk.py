"""Greetings and chit-chat told from questions of the reports."""

from __future__ import annotations

import pytest

from assistant.answer import answer
from assistant.small_talk import is_small_talk, small_talk
from index.library import Library

_CHAT = [
    "你好",
    "你好，在吗？",
    "再见",
    "你是谁",
    "谢谢！",
    "今天天气怎么样？",
    "1+1等于几",
    "（3＋4）×2=?",
    "讲个笑话吧",
    "Hello!",
]
_QUESTIONS = [
    "今天云汐市天气怎么样？",
    "空气质量怎么样？",
    "你好，粮食产量多少？",
    "2024-2025",
    "2024-06-30",
    "2024年呢",
    "谁负责？",
    "现在怎么样？",
    "几号？",
    "明天计划开工几项？",
    "几项整改任务？",
    "第1+2批整改任务完成了吗",
    "谢谢，平樾市呢",
    "多少",
]


@pytest.mark.parametrize("said", _CHAT)
def test_chat_is_told_from_end_to_end(said: str) -> None:
    assert is_small_talk(said)


@pytest.mark.parametrize("said", _QUESTIONS)
def test_a_word_of_a_report_makes_a_question(said: str) -> None:
    assert not is_small_talk(said)
    assert small_talk(said) is None


def test_chat_is_refused_with_what_can_be_asked(library: Library) -> None:
    reply = answer(library, "你好", ["云汐市2024年粮食产量多少？"])
    assert (reply.refused, reply.standalone, reply.citations) == (True, "你好", ())
    assert "例如“广东省2025年粮食产量是多少？”" in reply.reason
    assert "最接近" not in reply.reason
