"""The form of answer that a question asks for."""

from __future__ import annotations

from decimal import Decimal

import pytest

from index.asked import Asked, Form, asked_for, unit_fit
from index.quantities import Quantity

_FORMS = [
    ("一共整改了多少家企业？", Form.AMOUNT, "家", "count"),
    ("新建了几座泵站？", Form.AMOUNT, "座", "count"),
    ("罚了多少钱？", Form.AMOUNT, "", "money"),
    ("投入多少万元？", Form.AMOUNT, "元", "money"),
    ("优良天数占比是多少？", Form.AMOUNT, "", "percent"),
    ("教育支出占一般公共预算支出总额的多少？", Form.AMOUNT, "", "percent"),
    ("园区占地多少亩？", Form.AMOUNT, "亩", "area"),
    ("园区产值涨了多少？", Form.AMOUNT, "", "percent"),
    ("一年接待游客多少人次？", Form.AMOUNT, "人次", "visits"),
    ("港口吞吐了多少个标箱？", Form.AMOUNT, "标箱", "teu"),
    ("治理岸线有多长？", Form.AMOUNT, "", "length"),
    ("几年建成多少公里管网？", Form.AMOUNT, "公里", "length"),
    ("产了多少天然气？", Form.AMOUNT, "", ""),
    ("换了多少家电？", Form.AMOUNT, "", ""),
    ("一年有多少天？", Form.AMOUNT, "天", "days"),
    ("有多少家企业？", Form.AMOUNT, "家", "count"),
    ("督察组什么时候进驻？", Form.DATE, "", ""),
    ("大会是哪几天开的？", Form.DATE, "", ""),
    ("组长由谁担任？", Form.NAME, "", ""),
    ("哪个区排第一？", Form.NAME, "", ""),
    ("哪些企业完成了搬迁？", Form.LIST, "", ""),
    ("哪三个县没有达标？", Form.LIST, "", ""),
    ("下一步有哪些措施？", Form.PROSE, "", ""),
    ("怎么解决异味扰民？", Form.PROSE, "", ""),
]


@pytest.mark.parametrize(("question", "form", "unit", "kind"), _FORMS, ids=[f[0] for f in _FORMS])
def test_the_form_the_unit_and_its_kind_are_read(
    question: str, form: Form, unit: str, kind: str
) -> None:
    asked = asked_for(question)
    assert (asked.form, asked.unit, asked.kind) == (form, unit, kind)


@pytest.mark.parametrize(
    ("question", "change", "plan"),
    [
        ("森林面积增加了多少", True, False),
        ("工业增加值是多少", False, False),
        ("明年打算建几座", False, True),
        ("今年的目标是多少", False, True),
    ],
)
def test_changes_and_plans_are_told_apart(question: str, change: bool, plan: bool) -> None:
    asked = asked_for(question)
    assert (asked.change, asked.plan) == (change, plan)


@pytest.mark.parametrize(
    ("question", "several"),
    [
        ("查了多少家、罚了多少钱？", 2),
        ("两地各多少？", 2),
        ("哪四条路开通了？", 4),
        ("有几家？", 0),
    ],
)
def test_the_number_of_answers_wanted_is_read(question: str, several: int) -> None:
    assert asked_for(question).several == several


def test_a_rank_is_asked() -> None:
    assert asked_for("全省排名第几？").ranked


@pytest.mark.parametrize(
    ("unit", "kind", "fit"),
    [
        ("家", "count", 1.0),
        ("个", "count", 0.75),
        ("户", "count", 0.75),
        ("条", "count", 0.45),
        ("%", "percent", 0.0),
    ],
)
def test_a_unit_fits_exactly_nearly_or_not(unit: str, kind: str, fit: float) -> None:
    quantity = Quantity(0, 2, Decimal(1), Decimal(1), unit, kind)
    assert unit_fit(Asked(Form.AMOUNT, "家", "count"), quantity) == fit
