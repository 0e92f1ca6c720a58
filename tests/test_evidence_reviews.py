from __future__ import annotations

import pytest

from assistant.evidence_reviews import admissions, long_reviews, names_long_time, outlook
from index.outline import outline
from index.report import Metadata, Period, Recognised, Report

_WORK = """一、2025年和“十四五”时期工作回顾
2025年，全市生产总值增长5.1%。新增就业3万人。
各位代表！五年来，我们苦干实干。新增就业17万人。
这是创新能力跃升的五年。建成平台58个。
过去的一年，民生支出增长6%。
我们也清醒看到，投资增长乏力。部分企业经营困难。
二、2026年工作安排
新建平台6个。
三、加强自身建设
严格依法行政。
"""


def report(text: str, kind: str = "政府工作报告") -> Report:
    none, year = Recognised(), Recognised("2026")
    metadata = Metadata(none, none, year, year, Recognised(kind), Period(None, None))
    return Report("r", "", "", text, metadata, outline(text))


def test_a_review_of_five_years_lasts_until_one_of_a_year() -> None:
    ((start, end),) = long_reviews(report(_WORK))
    assert _WORK[start:end].startswith("五年来，")
    assert _WORK[end:].startswith("过去的一年")


@pytest.mark.parametrize(
    ("text", "long"),
    [
        ("五年来，新增企业310家。", True),
        ("“十四五”以来，新增企业310家。", True),
        ("一体化发展格局加速形成，生产总值五年跨过两个台阶。", True),
        ("经过五年接续奋斗，规划任务全部完成。", True),
        ("全年投入7.3亿元，增长25.9%，两年累计投入13.1亿元。", False),
        ("优良天数连续三年增加。", False),
        ("三年行动计划全面完成。", False),
        ("2025年，新增企业46家。", False),
    ],
)
def test_a_sentence_names_several_years(text: str, long: bool) -> None:
    assert names_long_time(text) is long


def test_a_paragraph_admits_what_is_wanting_to_its_end() -> None:
    ((start, end),) = admissions(report(_WORK))
    assert _WORK[start:end] == "我们也清醒看到，投资增长乏力。部分企业经营困难。"


def test_a_work_report_looks_ahead_after_its_review() -> None:
    assert _WORK[outlook(report(_WORK)) :].startswith("二、2026年工作安排")


def test_other_reports_do_not() -> None:
    assert outlook(report(_WORK, "整改落实情况报告")) == len(_WORK)
    assert outlook(report("没有标题的一段话。")) == len("没有标题的一段话。")
