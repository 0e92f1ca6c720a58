"""Plan and result asked for in one question."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.answer import answer
from assistant.subquestions import subquestions
from index.library import Library


def test_a_result_is_told_beside_the_plan(samples: Library) -> None:
    question = "岚溪县今年准备修多少公里农村路？去年修了多少？"
    reply = answer(samples, question, today=date(2025, 6, 1))
    assert reply.short == ("120公里", "143公里")


def test_plan_and_result_after_a_comma_are_told_each_by_its_own_figure(samples: Library) -> None:
    question = "云汐市2025年计划优良天数是多少，2025年上半年实际多少"
    assert answer(samples, question, today=date(2025, 9, 1)).short == ("325天", "162天")


def test_a_plan_does_not_answer_for_the_result(samples: Library) -> None:
    question = "岚溪县2025年计划新建改建农村公路多少公里？2025年实际完成多少公里？"
    reply = answer(samples, question, today=date(2026, 3, 1))
    assert reply.short == ("120公里",)
    assert "没有实际完成的数字" in reply.reason


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        (
            "云汐市2025年计划植树多少亩，上半年实际完成了多少亩",
            2,
        ),
        ("云汐市2025年计划植树多少亩，修路多少公里", 1),
        ("云汐市2025年植树实际多少亩，修路多少公里", 1),
    ],
)
def test_a_result_is_a_question_of_its_own(question: str, parts: int) -> None:
    assert len(subquestions(question, ("云汐市",), date(2025, 9, 1))) == parts
