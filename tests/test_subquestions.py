"""Several questions in one."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.subquestions import subquestions, things_of
from index.question import understand

_TODAY = date(2026, 3, 1)
_PLACES = ("云汐市", "平樾市")


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        (
            "云汐市2024年粮食产量多少？增速呢？谁最多？",
            (
                "云汐市2024年粮食产量多少？",
                "云汐市2024年粮食产量的增速是多少？",
                "云汐市2024年粮食产量谁最多？",
            ),
        ),
        (
            "云汐市2024年罚款多少？平樾市呢？",
            ("云汐市2024年罚款多少？", "平樾市2024年罚款多少？"),
        ),
        (
            "云汐市2024年完成了几项整改任务，哪几项没有完成？",
            ("云汐市2024年完成了几项整改任务？", "云汐市2024年整改任务哪几项没有完成？"),
        ),
        (
            "云汐市2024年完成了几项整改任务，为什么没有全部完成？",
            ("云汐市2024年完成了几项整改任务？", "云汐市2024年整改任务为什么没有全部完成？"),
        ),
        (
            "云汐市2024年罚款多少？为什么？有哪些措施？",
            ("云汐市2024年罚款多少？", "云汐市2024年罚款为什么？", "云汐市2024年罚款有哪些措施？"),
        ),
        ("云汐市2024年查了多少家、罚了多少钱？", ()),
        ("云汐市2024年GDP是多少，增长几何？", ()),
        ("云汐市和平樾市谁的粮食更多，各多少？", ()),
        ("我想了解一下。云汐市2024年罚款多少？", ()),
        ("云汐市2024年罚款多少？谢谢！", ()),
        ("", ()),
    ],
)
def test_a_question_is_taken_apart(question: str, parts: tuple[str, ...]) -> None:
    assert subquestions(question, _PLACES, _TODAY) == (parts or (question,))


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        (
            "云汐市2024年粮食和蔬菜产量各多少？",
            ("云汐市2024年粮食产量多少？", "云汐市2024年蔬菜产量多少？"),
        ),
        (
            "2024年云汐市泵站和水厂分别有几座？",
            ("云汐市2024年泵站有几座？", "云汐市2024年水厂有几座？"),
        ),
        ("云汐市和平樾市2024年罚款各多少？", ()),
        ("云汐市2024年罚款多少？", ()),
    ],
)
def test_two_things_are_told_apart(question: str, parts: tuple[str, ...]) -> None:
    assert things_of(understand(question, _PLACES, _TODAY), _PLACES, _TODAY) == parts
