"""What a report is, is read from its text, with evidence; the user has the last word."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from index.dates import find_dates
from index.metadata import Given, recognise
from index.outline import outline
from index.places import canonical
from index.report import Metadata, Period

SHARED = Path(__file__).resolve().parents[2] / "shared"
BODY = "全市上下把整改工作作为重要政治任务，逐项制定方案，逐月调度进展，各项任务有序推进。"


NOTHING = Given()


def read(text: str, name: str = "", given: Given = NOTHING) -> Metadata:
    return recognise(text, outline(text), name, given)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (f"云汐市2024年工作总结\n{BODY}", "云汐市2024年工作总结"),
        (f"关于澜海省督察意见\n整改情况报告\n{BODY}", "关于澜海省督察意见整改情况报告"),
        (f"云汐市政府\n关于水污染防治的报告\n{BODY}", "云汐市政府关于水污染防治的报告"),
        (f"首页\n>\n2025年云汐市工作报告\n发布时间：2025-02-01\n{BODY}", "2025年云汐市工作报告"),
        (f"政府工作报告——2025年1月9日在云汐市第九届人民代表大会上\n{BODY}", "政府工作报告"),
        (f"下面是小编整理的报告,供大家参考。\n云汐市审计整改报告\n{BODY}", "云汐市审计整改报告"),
    ],
)  # fmt: skip
def test_the_title_is_read_above_the_body(text: str, title: str) -> None:
    assert read(text).title.value == title
    assert read(text).title.source == "text"


def test_without_a_title_the_name_of_the_file_is_taken() -> None:
    found = read(BODY, "2024_云汐市_工作总结").title
    assert (found.value, found.evidence, found.source) == (
        "2024年云汐市工作总结", "2024_云汐市_工作总结", "name"
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (f"大连市2024年工作总结\n{BODY}", "大连市"),
        (f"江西省宜春市万载县2024年统计公报\n{BODY}", "万载县"),
        (f"2025年广西政府工作报告\n{BODY}", "广西壮族自治区"),
        (f"云汐市2024年上半年督察反馈意见整改报告\n{BODY}云汐市加快推进。", "云汐市"),
        (f"澜海省督察办公室关于云汐市整改情况的通报\n{BODY}澜海省各市要举一反三。", "澜海省"),
        (f"关于辽宁省督察意见整改的报告\n我市高度重视。{BODY}大连市部署。", "大连市"),
        (f"政府工作报告\n——2025年1月9日在抚顺市第九届人民代表大会第一次会议上\n{BODY}", "抚顺市"),
        (f"政府工作报告\n国务院总理 某某\n各位代表：\n{BODY}", "全国"),
        (f"水污染防治工作总结\n{BODY}\n瓦房店市人民政府\n2024年3月5日", "瓦房店市"),
        (f"水污染防治工作总结\n{BODY}", ""),
    ],
)  # fmt: skip
def test_the_place_is_that_of_the_issuer(text: str, place: str) -> None:
    assert read(text).place.value == place


@pytest.mark.parametrize(
    ("text", "year", "date"),
    [
        (f"2025年政府工作报告\n——2025年1月9日在市人民代表大会上\n{BODY}", "2025", "2025-01-09"),
        (f"云汐市2024年统计公报\n云汐市统计局\n2025年3月28日\n{BODY}", "2024", "2025-03-28"),
        (f"整改情况报告\n{BODY}\n云汐市人民政府\n二〇二四年十二月五日", "2024", "2024-12-05"),
        (f"整改情况报告\n{BODY}\n２０２４年１２月５日", "2024", "2024-12-05"),
        (f"整改情况报告\n2018年3月2日反馈。{BODY}计划到2020年12月完成。", "2018", "2018"),
        (f"政府工作报告\n一、2023年工作回顾\n{BODY}\n二、2024年工作安排\n{BODY}", "2024", "2024"),
        (f"整改情况报告\n{BODY}", "", ""),
    ],
)  # fmt: skip
def test_year_and_date_are_those_the_report_bears(text: str, year: str, date: str) -> None:
    found = read(text)
    assert (found.year.value, found.date.value) == (year, date)


def test_a_header_with_another_year_than_the_chapters_is_not_believed() -> None:
    text = (
        "政府工作报告\n——2031年3月5日在云汐市第九届人民代表大会上\n各位代表：\n"
        f"一、2029年工作回顾\n{BODY}\n二、2030年工作任务\n{BODY}"
    )
    assert (read(text).year.value, read(text).date.value) == ("2030", "2030")


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("云汐市督察反馈意见整改落实情况报告", "整改落实情况报告"),
        ("云汐市2023年度审计查出问题整改情况报告", "审计整改情况报告"),
        ("2025年云汐市政府工作报告", "政府工作报告"),
        ("云汐市2024年国民经济和社会发展统计公报", "统计公报"),
        ("中国共产党第九届中央委员会第九次全体会议公报", "中央全会公报"),
        ("关于督察整改进展情况的通报", "情况通报"),
        ("关于做好督察整改工作的通知", "通知"),
        ("云汐市督察整改工作方案", "工作方案"),
        ("云汐市2024年工作总结", "工作总结"),
        ("云汐市督察反馈问题整改任务清单", "整改任务清单"),
        ("云汐市整改任务台账（截至2024年12月）", "整改任务清单"),
        ("云汐市督察整改工作简报", "工作简报"),
        ("云汐市风景名胜介绍", "其他"),
    ],
)
def test_the_kind_is_read_from_the_title(title: str, kind: str) -> None:
    assert read(f"{title}\n{BODY}").kind.value == kind


def test_the_kind_is_read_from_the_first_sentences_where_no_title_says_it() -> None:
    text = f"各位代表：\n现在，我代表市人民政府，向大会报告政府工作，请予审议。\n{BODY}"
    assert read(text).kind.value == "政府工作报告"


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("2025年云汐市政府工作报告\n一、2024年工作回顾\n", ("2024-01-01", "2024-12-31")),
        ("2023年云汐市政府工作报告\n一、过去五年工作回顾\n", ("2018-01-01", "2022-12-31")),
        ("1993年政府工作报告\n一、成绩显著的五年\n", ("1988-01-01", "1992-12-31")),
        ("1978年政府工作报告\n一、三年来的工作\n", ("1975-01-01", "1977-12-31")),
        ("2021年云汐市政府工作报告\n一、新的五年计划\n", ("2020-01-01", "2020-12-31")),
        ("云汐市2022年统计公报\n", ("2022-01-01", "2022-12-31")),
        ("云汐市2024年上半年整改情况报告\n", ("2024-01-01", "2024-06-30")),
        ("云汐市2024年前三季度整改情况报告\n", ("2024-01-01", "2024-09-30")),
        ("云汐市2024年第三季度整改情况报告\n", ("2024-07-01", "2024-09-30")),
        ("云汐市2024年1—11月整改情况报告\n", ("2024-01-01", "2024-11-30")),
        ("云汐市2024年度工作总结\n", ("2024-01-01", "2024-12-31")),
        ("整改情况报告\n截至2018年10月底，完成九项。\n", (None, "2018-10-31")),
        ("整改情况报告\n2018年3月2日反馈。截至10月底，完成九项。\n", (None, "2018-10-31")),
        ("云汐市2024年度整改情况报告\n截至2024年底，完成九项。\n", ("2024-01-01", "2024-12-31")),
        ("云汐市2025年工作方案\n", (None, None)),
    ],
)
def test_the_period_is_the_one_the_report_tells_about(
    text: str, period: tuple[str | None, str | None]
) -> None:
    assert read(text + BODY).period == Period(*period)


def test_what_the_user_gives_takes_the_place_of_what_was_read() -> None:
    found = read(f"大连市2024年工作总结\n{BODY}", "x", Given("2023年", "沈阳", "情况通报"))
    for what, value in ((found.year, "2023"), (found.place, "沈阳市"), (found.kind, "情况通报")):
        assert (what.value, what.source) == (value, "user")


def test_the_name_of_the_file_counts_only_where_the_text_is_silent() -> None:
    found = read(f"大连市2024年工作总结\n{BODY}", "2021_沈阳市_统计公报")
    assert (found.place.value, found.year.value, found.kind.value) == ("大连市", "2024", "工作总结")
    silent = read(BODY, "2021_沈阳市_统计公报")
    assert {silent.place.source, silent.year.source, silent.kind.source} == {"name"}
    assert (silent.place.value, silent.year.value, silent.kind.value) == (
        "沈阳市", "2021", "统计公报"
    )  # fmt: skip


def test_evidence_stands_in_the_text() -> None:
    text = f"2025年大连市政府工作报告\n——２０２５年１月９日在大连市人民代表大会上\n{BODY}"
    found = read(text)
    for what in (found.title, found.place, found.year, found.date, found.kind):
        assert what.source == "text"
        assert what.evidence in text


def test_an_empty_text_is_recognised_as_nothing() -> None:
    found = read("")
    assert (found.title.value, found.place.value, found.year.value, found.date.value) == ("",) * 4
    assert found.period == Period(None, None)


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("2025年1月15日", ["2025-01-15"]),
        ("一九五四年五月二十三日", ["1954-05-23"]),
        ("一九八○年二月二十三日至二十九日", ["1980-02-29"]),
        ("2024年12月30日至2025年1月2日", ["2024-12-30", "2025-01-02"]),
        ("2000年10月9日至11日", ["2000-10-11"]),
        ("2018 年 3 月", ["2018-03"]),
        ("2026-02-03 09:02", ["2026-02-03"]),
        ("2024.3.5", ["2024-03-05"]),
        ("2021年13月1日", []),
        ("2021年2月30日", []),
        ("2024年", []),
    ],
)
def test_dates_are_read_in_all_numerals(text: str, dates: list[str]) -> None:
    assert [d.value for d in find_dates(text)] == dates


@pytest.mark.parametrize("named", [True, False])
def test_the_shared_reports_are_recognised(named: bool) -> None:
    manifest = SHARED / "corpus" / "manifest.tsv"
    if not manifest.exists():
        pytest.skip("the shared reports are not here")
    with manifest.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t"))
    right = {"place": 0, "year": 0, "kind": 0}
    for row in rows:
        text = (SHARED / "corpus" / "reports" / row["file"]).read_text(encoding="utf-8")
        found = read(text, row["file"].removesuffix(".txt") if named else "")
        right["place"] += found.place.value == canonical(row["place"])
        right["year"] += found.year.value == row["year"]
        right["kind"] += found.kind.value == row["kind"]
    assert all(count >= 0.97 * len(rows) for count in right.values()), right
