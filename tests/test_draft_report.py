from __future__ import annotations

from datetime import date

import pytest
from draft_library import TextLibrary

from assistant.draft_report import ReportFacts, read_report
from assistant.template import load_template

RULES = load_template("总体进展").rules

LONG = """\
青石市生态环境督察反馈意见整改落实情况报告

2025年3月，省督察组向我市反馈督察意见。现将整改落实情况报告如下：
一、总体进展情况
截至2026年6月底，《青石市整改方案》明确的36项整改任务中，已到达时限的20项，其中，16项已完成整改（其中已销号14项），2项已基本完成，2项未达到序时进度，分别为：青石湾清淤和白沙岭矿山复绿；5项已建立长效机制需长期坚持；剩余11项正在推进之中，其中，2026年底应完成7项，2027年6月底应完成3项，持续推进的1项。
（一）加强组织领导。市委常委会会议研究12次，解决问题31个。
二、具体整改情况
持续推进47起违法占海案件整改，已销号39起。完成7项主要任务。
"""


def facts(text: str, date: str = "2026-07-10") -> ReportFacts:
    library = TextLibrary()
    library.put("报告", text, "青石市", date)
    return read_report(library.report("报告"), library.passages("报告"), RULES)


def values(text: str) -> dict[str, str]:
    return {name: found.value for name, found in facts(text).found.items()}


def test_the_overview_of_a_report_fills_the_slots() -> None:
    assert values(LONG) == {
        "截止时间": "截至2026年6月底",
        "方案": "《青石市整改方案》",
        "任务总数": "36项",
        "已到时限": "20项",
        "已完成": "16项",
        "已销号": "14项",
        "基本完成": "2项",
        "未达到序时进度": "2项",
        "滞后任务": "青石湾清淤和白沙岭矿山复绿",
        "长期坚持": "5项",
        "正在推进": "11项",
        "完成时限": "2026年底应完成7项，2027年6月底应完成3项，持续推进的1项",
    }


def test_every_value_is_cited_by_the_exact_sentence() -> None:
    read = facts(LONG)
    for name, found in read.found.items():
        (citation,) = found.citations
        assert read.report.text[citation.start : citation.end] == citation.quote, name
        assert found.value in citation.quote
        assert citation.quote.startswith("截至2026年6月底")
        assert citation.heading == ("一、总体进展情况",)
    assert read.as_of == date(2026, 6, 30)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "到2026年底，全市24项任务已完成20项，未完成4项。",
            {"截止时间": "到2026年底", "任务总数": "24项", "已完成": "20项", "未完成": "4项"},
        ),
        (
            "截至目前，反馈的四十二个问题，已完成整改三十五个，基本完成五个，正在整改两个。",
            {
                "截止时间": "截至目前",
                "任务总数": "42个",
                "已完成": "35个",
                "基本完成": "5个",
                "正在推进": "2个",
            },
        ),
        (
            "整改任务共18项：达到序时进度的10项，进度滞后的3项（甲河治理、乙湖退养、丙厂搬迁），"
            "尚未启动的1项，已完成并销号4项。",
            {
                "任务总数": "18项",
                "达到序时进度": "10项",
                "未达到序时进度": "3项",
                "滞后任务": "甲河治理、乙湖退养、丙厂搬迁",
                "未启动": "1项",
                "已销号": "4项",
            },
        ),
        (
            "30项整改任务，已经完成并长期坚持的6项，年内新增完成5项，基本完成8项。",
            {"任务总数": "30项", "完成并长期坚持": "6项", "基本完成": "8项"},
        ),
        (
            "反映的问题共24个，分为立行立改18个、持续整改6个。截至2026年6月底，已完成整改20个。",
            {"截止时间": "截至2026年6月底", "任务总数": "24个", "已完成": "20个"},
        ),
        (
            "30项整改任务中，已完成整改20项（其中已销号15项、长期坚持4项），持续推进3项，"
            "长期坚持7项。",
            {
                "任务总数": "30项",
                "已完成": "20项",
                "已销号": "15项",
                "完成并长期坚持": "4项",
                "持续推进": "3项",
                "长期坚持": "7项",
            },
        ),
        (
            "督察反馈的32个问题细化为47项整改措施，已完成39项，剩余8项按序时进度推进。",
            {"任务总数": "47项", "已完成": "39项", "达到序时进度": "8项"},
        ),
        (
            "12项整改任务已全部完成。其中已销号9项，待销号3项。",
            {"任务总数": "12项", "已完成": "12项", "已销号": "9项"},
        ),
    ],
)
def test_other_wordings_are_read(text: str, expected: dict[str, str]) -> None:
    assert values(text) == expected


def test_parts_of_the_overview_in_other_paragraphs_are_found() -> None:
    text = (
        "截至2026年6月底，20项任务已完成9项，达到序时进度8项，未达到序时进度3项。\n"
        "（一）到期任务10项。完成9项；未按期完成1项：青石湾清淤，设备两次流标。\n"
        "（二）未到期任务10项。达到序时进度8项；未达到序时进度2项，为北渡口改造和白沙岭复绿。"
        "按完成时限分，2026年底前6项，2027年底前4项。\n"
    )
    read = facts(text)
    assert read.found["已到时限"].value == "10项"
    assert read.found["未到时限"].value == "10项"
    assert read.found["滞后任务"].value == "青石湾清淤、北渡口改造和白沙岭复绿"
    assert len(read.found["滞后任务"].citations) == 2
    assert read.found["完成时限"].value == "2026年底前6项，2027年底前4项"


@pytest.mark.parametrize(
    ("text", "slot"),
    [
        ("20项整改任务，基本完成9项，达到序时进度11项。", "已完成"),
        ("20项整改任务，计划完成9项，正在推进11项。", "已完成"),
        ("20项整改任务，正在推进11项，9项正在申请销号。", "已销号"),
        ("20项整改任务，正在推进11项，2026年底应完成9项。", "已完成"),
        ("20项整改任务，2025年底前完成的8项已完成6项、基本完成2项，正在推进12项。", "已完成"),
        ("20项整改任务，已完成验收销号9项，完成整改待销号6项，正在推进5项。", "已完成"),
        ("20项整改任务，未完成9项，基本完成11项。", "已完成"),
        ("20项整改任务，基本完成9项，正在推进11项。\n整治违法排口78个，已完成78个。", "已完成"),
        ("20项整改任务，完成12项，基本完成3项，未达到序时进度2项。", "滞后任务"),
    ],
)
def test_a_status_is_never_raised_and_nothing_is_invented(text: str, slot: str) -> None:
    assert slot not in values(text)


def test_two_values_for_the_same_whole_are_both_kept() -> None:
    text = (
        "截至2026年6月底，20项整改任务已完成12项，基本完成3项，正在推进5项。\n"
        "一、总体情况\n"
        "20项整改任务中，已完成11项，基本完成3项，正在推进5项。\n"
    )
    read = facts(text)
    assert (read.found["已完成"].number, read.rivals["已完成"].number) == (12, 11)
    assert set(read.rivals) == {"已完成"}


def test_a_text_without_an_overview_fills_nothing() -> None:
    assert values("全市上下高度重视，整改工作取得积极进展。完成造林8.5万亩。") == {}


def test_the_year_of_a_cut_off_comes_from_the_report() -> None:
    text = "截至{}底，20项整改任务已完成12项，正在推进8项。"
    assert facts(text.format("10月"), "2026-11-05").as_of == date(2026, 10, 31)
    assert facts(text.format("12月"), "2027-01-20").as_of == date(2026, 12, 31)
