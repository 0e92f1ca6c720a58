"""Follow-ups turned into questions that stand alone."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.dialogue import standalone

_TODAY = date(2026, 3, 1)
_PLACES = ("云汐市", "平樾市")


@pytest.mark.parametrize(
    ("history", "question", "expected"),
    [
        (["云汐市2024年粮食产量多少？"], "那平樾市呢？", "平樾市2024年粮食产量多少？"),
        (["云汐市2024年粮食产量多少？"], "2025年呢？", "云汐市2025年粮食产量多少？"),
        (["云汐市2024年粮食产量多少？"], "第二年呢？", "云汐市2025年粮食产量多少？"),
        (["云汐市2024年粮食产量多少？"], "蔬菜呢？", "云汐市2024年蔬菜产量多少？"),
        (["云汐市2024年粮食产量多少？"], "失业率呢？", "云汐市2024年失业率是多少？"),
        (["云汐市2024年上半年罚款多少？"], "2025年上半年呢？", "云汐市2025年上半年罚款多少？"),
        (
            ["云汐市2024年建成了几座泵站？"],
            "分别是哪几座？",
            "云汐市2024年建成了泵站，分别是哪几座？",
        ),
        (["云汐市2024年罚款多少？", "平樾市呢？"], "2025年呢？", "平樾市2025年罚款多少？"),
    ],
)
def test_what_is_left_out_comes_from_the_question_before(
    history: list[str], question: str, expected: str
) -> None:
    assert standalone(question, history, _PLACES, _TODAY) == expected


@pytest.mark.parametrize("history", [[], ["云汐市2024年粮食产量多少？"]])
def test_a_question_that_stands_alone_is_left_as_it_is(history: list[str]) -> None:
    question = "平樾市2023年完成了几项任务？"
    assert standalone(question, history, _PLACES, _TODAY) == question
