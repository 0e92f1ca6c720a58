"""What is computed between the two sides of a comparison, with its formula."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from answered_texts import ask, library_of

from index.library import Library
from index.quantities import quantities

_REPORTS = {
    "2025年云汐市政府工作报告": (
        "2024年，全市地区生产总值83.6亿元，增长5.2%。城镇新增就业1.5万人。森林覆盖率达到41.2%。"
        "一般公共预算收入超过20亿元。新建口袋公园12个。信访总量下降12.5%。"
    ),
    "2024年云汐市政府工作报告": (
        "2023年，全市地区生产总值79.5亿元，增长4.9%。城镇新增就业1.4万人。森林覆盖率达到40.8%。"
        "信访总量下降4.2%。"
    ),
    "2025年平樾市政府工作报告": (
        "2024年，全市地区生产总值80.4亿元，增长6.1%。城镇新增就业约1.2万人。森林覆盖率达到38.5%。"
        "一般公共预算收入18.2亿元。新建口袋公园12个。"
    ),
}
_COMPARED = [
    (
        "2024年云汐市和平樾市地区生产总值谁高？",
        ("83.6亿元", "80.4亿元"),
        "云汐市比平樾市多3.2亿元（据[1][2]计算：83.6−80.4=3.2）。",
    ),
    (
        "2024年平樾市和云汐市地区生产总值各多少？",
        ("80.4亿元", "83.6亿元"),
        "云汐市比平樾市多3.2亿元（据[1][2]计算：83.6−80.4=3.2）。",
    ),
    (
        "云汐市2023年和2024年地区生产总值分别是多少？",
        ("79.5亿元", "83.6亿元"),
        "2024年比2023年增加4.1亿元，增长5.2%（据[1][2]计算：83.6−79.5=4.1，(83.6−79.5)÷79.5=5.2%）。",
    ),
    (
        "2024年云汐市和平樾市哪个地区生产总值增速更快？",
        ("5.2%", "6.1%"),
        "平樾市比云汐市高0.9个百分点（据[1][2]计算：6.1%−5.2%=0.9个百分点）。",
    ),
    (
        "云汐市2023年和2024年哪年森林覆盖率高",
        ("40.8%", "41.2%"),
        "2024年比2023年提高0.4个百分点（据[1][2]计算：41.2%−40.8%=0.4个百分点）。",
    ),
    (
        "云汐市和平樾市2024年城镇新增就业各多少人",
        ("1.5万人", "约1.2万人"),
        "云汐市比平樾市约多0.3万人（据[1][2]计算：1.5−1.2=0.3）。",
    ),
    (
        "云汐市信访总量2023年和2024年各下降了百分之几",
        ("4.2%", "12.5%"),
        "2024年比2023年降幅扩大8.3个百分点（据[1][2]计算：12.5%−4.2%=8.3个百分点）。",
    ),
    (
        "2024年云汐市和平樾市各新建了多少个口袋公园？",
        ("12个",),
        "云汐市与平樾市持平（据[1][2]计算）。",
    ),
]


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """A library with the reports of two invented cities."""
    folder = tmp_path_factory.mktemp("two")
    with library_of(folder, "一、工作回顾", _REPORTS) as library:
        yield library


@pytest.mark.parametrize(("question", "sides", "computed"), _COMPARED)
def test_both_sides_are_told_and_how_far_they_lie_apart(
    two: Library, question: str, sides: tuple[str, ...], computed: str
) -> None:
    reply = ask(two, question)
    assert reply.short == sides
    *lines, last = reply.answer.splitlines()
    assert len(lines) == 2
    assert last == computed


@pytest.mark.parametrize("question", [question for question, _, _ in _COMPARED])
def test_every_figure_is_cited_or_marked_as_computed(two: Library, question: str) -> None:
    reply = ask(two, question)
    quoted = {citation.n: citation.quote for citation in reply.citations}
    for line in reply.answer.splitlines():
        marks = {int(n) for n in re.findall(r"\[(\d+)\]", line)}
        assert marks
        assert marks <= set(quoted)
        if "计算" in line:
            continue
        held = {(q.amount, q.unit) for n in marks for q in quantities(quoted[n])}
        bare = re.sub(r"\[\d+\]", "", line)
        assert {(q.amount, q.unit) for q in quantities(bare)} <= held


@pytest.mark.parametrize(
    "question",
    [
        "云汐市和平樾市2024年一般公共预算收入谁多",
        "云汐市2024年地区生产总值是多少？",
    ],
)
def test_nothing_is_computed_from_a_bound_or_a_single_figure(two: Library, question: str) -> None:
    reply = ask(two, question)
    assert not reply.refused
    assert "计算" not in reply.answer


def test_the_side_that_has_an_answer_is_named_where_the_other_has_none(two: Library) -> None:
    reply = ask(two, "2024年云汐市和平樾市信访总量各下降了百分之几？")
    assert reply.answer.startswith("云汐市2024年：12.5%[1]。")
    assert reply.short == ("12.5%",)
    assert reply.reason
