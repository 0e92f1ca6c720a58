"""Questions about change, answered with the series of their values."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

import pytest
from fakes import HashingEncoder

from assistant.answer import answer
from assistant.reply import Answer
from assistant.series_question import asks_for_change
from index.hit import Filters
from index.library import Library
from index.quantities import quantities

_TODAY = date(2026, 3, 1)
_SAID = {
    "望潮市": {
        2022: "全市污水处理能力达到40万吨/日。全市森林覆盖率40.5%。",
        2023: "全市污水处理能力达到44万吨/日。全市森林覆盖率41.3%。",
        2024: "全市污水处理能力达到55万吨/日。全市森林覆盖率42.0%。",
    },
    "青石市": {
        2023: "全市污水处理能力达到20万吨/日。城镇新增就业12000人。",
        2024: "全市污水处理能力达到20万吨/日。城镇新增就业15000人。"
        "城镇居民人均可支配收入5.2万元。农村居民人均可支配收入26000元。",
    },
}


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """A library of yearly reports of two places."""
    folder = tmp_path_factory.mktemp("reports")
    for place, years in _SAID.items():
        for year, said in years.items():
            name = f"{place}{year}年整改落实情况报告"
            text = f"{name}\n{year}年，整改工作进展顺利。{said}\n{place}人民政府\n"
            (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    with Library.open(tmp_path_factory.mktemp("told") / "library", HashingEncoder()) as library:
        library.add([folder])
        yield library


def _ask(library: Library, question: str, filters: Filters = Filters()) -> Answer:
    return answer(library, question, filters=filters, today=_TODAY)


_QUESTIONS = [
    (
        "望潮市近四年污水处理能力怎么变化？",
        ["40万吨/日", "44万吨/日", "55万吨/日"],
        "增加15万吨/日，增长37.5%",
    ),
    ("望潮市近两年污水处理能力的变化", ["44万吨/日", "55万吨/日"], "增长25.0%"),
    ("望潮市2022年到2024年森林覆盖率的变化", ["40.5%", "41.3%", "42.0%"], "提高1.5个百分点"),
    ("望潮市2023年以来污水处理能力变化情况", ["44万吨/日", "55万吨/日"], "增长25.0%"),
    ("望潮市2024年比2022年污水处理能力多了多少？", ["40万吨/日", "55万吨/日"], "增加15万吨/日"),
    ("2024年望潮市的污水处理能力比青石市多多少？", ["55万吨/日", "20万吨/日"], "多35万吨/日"),
    ("2024年青石市的污水处理能力比望潮市少多少？", ["20万吨/日", "55万吨/日"], "少35万吨/日"),
    (
        "2024年青石市城镇居民人均可支配收入比农村居民人均可支配收入高多少？",
        ["5.2万元", "26000元"],
        "多2.6万元",
    ),
    ("青石市污水处理能力历年变化", ["20万吨/日"], "持平"),
    ("青石市城镇新增就业历年变化", ["12000人", "15000人"], "增加3000人，增长25.0%"),
]


@pytest.mark.parametrize(("question", "values", "computed"), _QUESTIONS)
def test_a_change_is_told_with_its_values_and_what_is_computed(
    told: Library, question: str, values: list[str], computed: str
) -> None:
    reply = _ask(told, question)
    assert list(reply.short) == values
    *lines, last = reply.answer.splitlines()
    assert len(lines) >= len(values)
    assert computed in last
    assert re.search(r"（据\[\d\]\[\d\]计算", last)


@pytest.mark.parametrize("question", [question for question, _, _ in _QUESTIONS])
def test_every_figure_is_cited_or_marked_as_computed(told: Library, question: str) -> None:
    reply = _ask(told, question)
    numbers = {citation.n for citation in reply.citations}
    cited = {citation.n: citation.quote for citation in reply.citations}
    for citation in reply.citations:
        text = told.report(citation.report).text
        assert text[citation.start : citation.end] == citation.quote
    for line in reply.answer.splitlines():
        marks = {int(n) for n in re.findall(r"\[(\d+)\]", line)}
        assert marks
        assert marks <= numbers
        if "计算" in line:
            assert len(marks) == 2 or len(numbers) == 1
            continue
        held = {(q.amount, q.unit) for n in marks for q in quantities(cited[n])}
        bare = re.sub(r"\[\d+\]", "", line)
        assert {(q.amount, q.unit) for q in quantities(bare)} <= held


def test_the_chart_of_an_answer_holds_its_points(told: Library) -> None:
    comparison = _ask(told, "望潮市近四年污水处理能力怎么变化？").comparison
    assert comparison is not None
    (series,) = comparison.series
    assert [point.span[1][:4] for point in series.points] == ["2022", "2023", "2024"]


@pytest.mark.parametrize(
    "question",
    [
        "望潮市2024年污水处理能力是多少？",
        "望潮市2024年和2023年污水处理能力分别是多少？",
        "望潮市污水处理能力为什么变化？",
        "望潮市近一年污水处理能力怎么变化？",
        "望潮市近三年港口吞吐量怎么变化？",
        "望潮市2024年污水处理能力的变化",
        "青石市近三年森林覆盖率怎么变化？",
    ],
)
def test_other_questions_are_not_answered_with_a_series(told: Library, question: str) -> None:
    assert _ask(told, question).comparison is None


def test_tasks_that_are_done_are_not_those_that_are_as_good_as_done(samples: Library) -> None:
    done = _ask(samples, "云汐市2024年底和2025年6月底各完成了几项任务，多了几项？")
    assert done.short == ("12项", "13项")
    assert "完成的整改任务增加1项" in done.answer
    nearly = _ask(samples, "云汐市2024年底和2025年6月底各基本完成了几项任务，多了几项？")
    assert nearly.short == ("1项",)


def test_filters_hold_for_a_series(told: Library) -> None:
    question = "近四年污水处理能力怎么变化？"
    reply = _ask(told, question, Filters(place="青石市"))
    assert reply.comparison is not None
    assert {one.place for one in reply.comparison.series} == {"青石市"}
    assert _ask(told, question, Filters(year="2023")).comparison is None


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("近三年森林覆盖率怎么变化", True),
        ("2022年到2024年粮食产量增加了多少", True),
        ("历年城镇新增就业", True),
        ("2024年森林覆盖率是多少", False),
        ("为什么森林覆盖率变化了", False),
        ("如何应对气候变化", False),
    ],
)
def test_questions_about_change_are_told_by_their_words(question: str, expected: bool) -> None:
    assert asks_for_change(question) is expected
