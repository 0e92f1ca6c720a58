from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from ledger_books import DONE, full, read_rows

from assistant.ledger import Ledger
from assistant.ledger_read import read_ledger
from assistant.ledger_report import Against, against_report
from index.library import Library
from index.metadata import Given
from index.read_source import source_of
from index.reading import read_report
from index.report import Report

SAMPLES = Path(__file__).resolve().parents[1] / "corpus" / "reports"
DAY = date(2026, 6, 30)
STATED = "截至2026年6月底，6项整改任务已完成3项（其中已销号2项），基本完成1项，正在推进2项。"


def ledger_of(path: Path) -> Ledger:
    closed = DONE | {"closing": "已销号"}
    rows = [
        full(1, "甲河截污", **closed),
        full(2, "乙河清淤", **closed),
        full(3, "锅炉淘汰", **DONE),
        full(4, "扬尘管控", status="基本完成"),
        full(5, "矿山复绿"),
        full(6, "尾矿治理"),
    ]
    return read_rows(path / "台账.xlsx", rows)


def report_of(path: Path, overview: str) -> Report:
    file = path / "青石市2026年上半年整改落实情况报告.txt"
    text = f"青石市2026年上半年整改落实情况报告\n\n一、总体情况\n{overview}\n\n2026年7月15日\n"
    file.write_text(text, encoding="utf-8")
    return read_report(source_of(file), file.stem, str(file), Given(), file.stem).report


def standings(against: Against) -> dict[str, tuple[str, int, int | None]]:
    return {c.meaning: (c.standing, c.counted, c.reported) for c in against.counts}


def test_counts_that_agree_are_shown_with_both_sources(tmp_path: Path) -> None:
    report = report_of(tmp_path, STATED)
    against = against_report(ledger_of(tmp_path), DAY, report)
    assert against.findings == ()
    assert against.as_of == DAY
    assert standings(against) == {
        "整改任务总数": ("agrees", 6, 6),
        "已完成整改的任务数": ("agrees", 3, 3),
        "已销号的任务数": ("agrees", 2, 2),
        "基本完成整改的任务数": ("agrees", 1, 1),
        "正在推进的任务数": ("agrees", 2, 2),
        "未到整改时限的任务数": ("unstated", 3, None),
        "已到达整改时限的任务数": ("unstated", 3, None),
    }
    for count in against.counts:
        for sentence in count.report_sentences:
            assert report.text[sentence.start : sentence.end] == sentence.quote
        assert count.ledger_cells


def test_counts_that_differ_are_findings(tmp_path: Path) -> None:
    report = report_of(tmp_path, STATED.replace("已完成3项", "已完成4项"))
    against = against_report(ledger_of(tmp_path), DAY, report)
    (finding,) = against.findings
    assert (finding.kind, finding.severity) == ("report", "error")
    assert finding.message == (
        "已完成整改的任务数：报告《青石市2026年上半年整改落实情况报告》写4项，台账统计为3项，"
        "请核实后改正其中一处。"
    )
    report_source, ledger_source = finding.sources
    assert "已完成4项" in report_source.quote
    assert ledger_source.report == "台账.xlsx"


def test_an_approximate_count_is_not_held_against_the_ledger(tmp_path: Path) -> None:
    report = report_of(tmp_path, STATED.replace("已完成3项", "已完成近5项"))
    assert against_report(ledger_of(tmp_path), DAY, report).findings == ()


def test_another_day_leaves_only_what_does_not_change(tmp_path: Path) -> None:
    report = report_of(tmp_path, STATED.replace("6月", "3月").replace("已完成3项", "已完成2项"))
    against = against_report(ledger_of(tmp_path), DAY, report)
    assert standings(against) == {"整改任务总数": ("agrees", 6, 6)}
    assert against.findings == ()
    assert against.note == (
        "报告的数据截至2026年3月31日，台账截至2026年6月30日，"
        "随时间变化的数没有比对；请换用同一时点的报告。"
    )


def test_a_report_of_another_place_is_pointed_out(tmp_path: Path, samples: Library) -> None:
    name = "平樾市2024年度环境保护督察反馈意见整改落实情况报告"
    (book,) = SAMPLES.glob("*台账（截至2024年12月）.xlsx")
    ledger = read_ledger(book)
    against = against_report(ledger, ledger.as_of, samples.report(name), samples.passages(name))
    assert against.note == "报告是平樾市的，台账的标题没有写这个地区，请确认两者是同一地区的。"
    unnamed = replace(ledger, title="整改任务台账", name="台账.xlsx")
    assert against_report(unnamed, ledger.as_of, samples.report(name)).note == ""


@pytest.mark.parametrize(
    ("month", "name"),
    [
        ("2024年12月", "云汐市2024年度环境保护督察反馈意见整改落实情况报告"),
        ("2025年6月", "云汐市2025年上半年环境保护督察反馈意见整改落实情况报告"),
    ],
)
def test_the_sample_ledgers_agree_with_the_reports_of_their_day(
    samples: Library, month: str, name: str
) -> None:
    (book,) = SAMPLES.glob(f"*台账（截至{month}）.xlsx")
    ledger = read_ledger(book)
    against = against_report(ledger, ledger.as_of, samples.report(name), samples.passages(name))
    agreeing = [count for count in against.counts if count.standing == "agrees"]
    assert against.findings == ()
    assert len(agreeing) >= 7
    fewer = replace(ledger, tasks=ledger.tasks[1:])
    wrong = against_report(fewer, ledger.as_of, samples.report(name), samples.passages(name))
    assert {f.kind for f in wrong.findings} == {"report"}
