"""Refusals of figures that are of another time, or only planned."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from assistant.answer import answer
from index.library import Library

_TODAY = date(2026, 3, 1)
_REVIEWS = {
    "2025年淞湾市政府工作报告.md": (
        "# 2025年淞湾市政府工作报告\n\n一、2024年工作回顾\n\n"
        "2024年，全市粮食产量达到31.6万吨。新增养老床位420张。\n\n"
        "二、2025年工作安排\n\n2025年，粮食产量稳定在33万吨以上，新建公交首末站6个。\n"
    ),
    "2026年淞湾市政府工作报告.md": (
        "# 2026年淞湾市政府工作报告\n\n一、2025年工作回顾\n\n"
        "2025年，全市新增养老床位510张，绿化造林2.7万亩。\n\n"
        "二、2026年工作安排\n\n2026年，计划新增公共停车泊位1300个。\n"
    ),
}


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """Two reports of one place: each reviews a year and plans the next."""
    folder: Path = tmp_path_factory.mktemp("reviews")
    for name, text in _REVIEWS.items():
        (folder / name).write_text(text, encoding="utf-8")
    made = Library.open(folder / "library")
    made.add([folder / name for name in _REVIEWS])
    return made


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("淞湾市2025年粮食产量是多少？", "只有2025年的目标或计划"),
        ("淞湾市2025年完成的粮食产量有多少吨？", "只有2025年的目标或计划"),
    ],
)
def test_a_target_does_not_stand_for_a_result(library: Library, question: str, said: str) -> None:
    told = answer(library, question, today=_TODAY)
    assert told.refused
    assert said in told.reason
    assert "33万吨" in told.reason


def test_a_figure_of_another_year_is_named_and_refused(library: Library) -> None:
    told = answer(library, "淞湾市2023年新增养老床位多少张？", today=_TODAY)
    assert told.refused
    assert "2023年" in told.reason


@pytest.mark.parametrize(
    ("question", "short"),
    [
        ("淞湾市2024年粮食产量是多少？", "31.6万吨"),
        ("淞湾市2025年计划粮食产量达到多少？", "33万吨"),
        ("淞湾市2025年新增了多少张养老床位？", "510张"),
        ("淞湾市2024年新增了多少张养老床位？", "420张"),
        ("淞湾市2026年新增多少个停车泊位？", "1300个"),
    ],
)
def test_what_is_of_the_asked_time_is_answered(library: Library, question: str, short: str) -> None:
    told = answer(library, question, today=_TODAY)
    assert not told.refused
    assert any(short in text for text in told.short)


def test_what_a_report_on_the_asked_year_counts_later_is_of_that_year(samples: Library) -> None:
    told = answer(samples, "云汐市2023年度审计查出问题整改率是多少？", today=_TODAY)
    assert not told.refused
    assert told.short == ("87.1%",)
