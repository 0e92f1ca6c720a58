from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest
from ledger_books import DONE, FULL, full, write_book
from shell import LATEST, Call

from assistant.ledger_findings import ledger_findings
from assistant.ledger_read import read_ledger

SAMPLES = Path(__file__).resolve().parents[1] / "corpus" / "reports"
ROWS = [
    full(1, "甲河截污", **DONE | {"closing": "已销号", "done_on": None}),
    full(2, "乙河\n清淤", deadline="2026年3月底"),
    full(3, "[锅炉]淘汰", progress="累计拆除31台"),
]


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return write_book(tmp_path / "台账.xlsx", ROWS, FULL)


def sample(month: str) -> Path:
    (found,) = SAMPLES.glob(f"*台账（截至{month}）.xlsx")
    return found


def test_ledger_prints_one_json_document_as_in_the_contract(call: Call, book: Path) -> None:
    done = call("ledger", str(book), "--json")
    document = done.json()
    assert (done.code, done.err, done.out.count("\n")) == (0, "", 1)
    keys = "ledger sheet title as_of tasks counts sentence findings notes"
    assert " ".join(document) == keys
    assert document["as_of"] == "2026-06-30"
    assert document["counts"]["已完成"] == document["counts"]["已销号"] == 1
    assert document["counts"]["按单位"] == {
        "市水务局": {"合计": 3, "已到时限": 2, "已完成": 1, "已销号": 1, "正在推进": 2}
    }
    assert document["sentence"] == (
        "截至2026年6月30日，台账共3项任务，已到整改时限2项；按状态，"
        "已完成1项（其中已销号1项）、正在推进2项；完成率33.3%（1÷3=33.3%）。"
    )
    assert [(f["kind"], f["severity"], f["tasks"]) for f in document["findings"]] == [
        ("done_undated", "error", ["1"]),
        ("overdue", "error", ["2"]),
    ]
    assert document["findings"][0]["cells"] == [{"cell": "J3", "header": "完成日期", "text": ""}]


def test_a_task_is_told_with_its_cells(call: Call, book: Path) -> None:
    task = call("ledger", str(book), "--json").json()["tasks"][1]
    assert task == {
        "number": "2",
        "name": "乙河\n清淤",
        "short_name": "乙河清淤",
        "kind": "",
        "problem": "乙河\n清淤",
        "goal": "整改到位",
        "measures": "按方案整改",
        "lead": "市水务局",
        "support": "市财政局",
        "supervisor": "",
        "deadline": {"words": "2026年3月底", "day": "2026-03-31"},
        "status": {"word": "正在推进", "words": "正在推进", "long_term": False},
        "progress": "有序推进",
        "done_on": None,
        "closing": "未到期",
        "note": "",
        "row": 4,
        "cells": {
            "number": "A4",
            "problem": "B4",
            "goal": "C4",
            "measures": "D4",
            "lead": "E4",
            "support": "F4",
            "deadline": "G4",
            "status": "H4",
            "progress": "I4",
            "done_on": "J4",
            "closing": "K4",
            "note": "L4",
        },
    }


def test_the_page_has_the_tasks_the_sentence_and_the_findings(call: Call, book: Path) -> None:
    done = call("ledger", str(book))
    assert (done.code, done.err) == (0, "")
    lines = done.out.splitlines()
    assert lines[0] == "青石市整改任务台账（截至2026年6月底）"
    assert any(line.split()[:2] == ["3", "[锅炉]淘汰"] for line in lines)
    assert "    市水务局　3项：已完成1项（其中已销号1项）、正在推进2项" in lines
    assert lines[-3:] == [
        "错误 2 处，提示 0 处。",
        "1. 错误 任务1“甲河截污”已销号，但“完成日期”（J3）空缺，请补填完成日期。",
        "2. 错误 任务2“乙河清淤”的“整改时限”（G4）是2026年3月底，已到期，状态仍为“正在推进”，"
        "请督促完成或报批延期。",
    ]


def test_a_ledger_without_faults_says_so(call: Call, tmp_path: Path) -> None:
    book = write_book(tmp_path / "台账.xlsx", [full(1, "甲河截污")], FULL)
    assert call("ledger", str(book)).out.splitlines()[-1] == "没有发现不合之处。"


@pytest.mark.parametrize("words", ["2026-03-30", "2026.3.30", "2026年3月30日"])
def test_the_day_can_be_named(call: Call, book: Path, words: str) -> None:
    done = call("ledger", str(book), "--as-of", words, "--json")
    assert done.json()["as_of"] == "2026-03-30"
    assert [f["kind"] for f in done.json()["findings"]] == ["done_undated"]
    assert done.err == (
        "台账的数据截至2026年6月30日，按2026年3月30日统计，此后完成的任务计为状态不明。\n"
    )


def test_a_day_before_the_ledger_makes_no_completion_too_late(call: Call, tmp_path: Path) -> None:
    book = write_book(tmp_path / "台账.xlsx", [full(1, "甲河截污", **DONE)], FULL)
    document = call("ledger", str(book), "--as-of", "2026-01-31", "--json").json()
    assert document["findings"] == []
    assert document["counts"]["状态不明"] == 1
    later = call("ledger", str(book), "--as-of", "2026-12-31", "--json")
    assert later.err.endswith("按2026年12月31日统计，此后的进展台账没有。\n")


def test_without_any_day_that_of_today_is_taken_and_said(call: Call, tmp_path: Path) -> None:
    book = write_book(tmp_path / "台账.xlsx", ROWS, FULL, "青石市整改任务台账")
    before = date.today()
    done = call("ledger", str(book), "--json")
    assert before.isoformat() <= done.json()["as_of"] <= date.today().isoformat()
    assert done.err.startswith("台账没有写明截止日期，按今天（")


def test_the_day_of_the_file_name_counts(call: Call, tmp_path: Path) -> None:
    path = tmp_path / "台账（截至2026年4月）.xlsx"
    book = write_book(path, ROWS, FULL, "青石市整改任务台账")
    done = call("ledger", str(book), "--json")
    assert (done.json()["as_of"], done.err) == ("2026-04-30", "")


def test_the_last_ledger_is_compared(call: Call, book: Path, tmp_path: Path) -> None:
    rows = [full(1, "甲河截污", **DONE), *ROWS[1:2], full(3, "[锅炉]淘汰", progress="累计拆除46台")]
    last = write_book(tmp_path / "上期.xlsx", rows, FULL, "台账（截至2025年12月底）")
    findings = call("ledger", str(book), "--last", str(last), "--json").json()["findings"]
    assert [f["kind"] for f in findings] == ["done_undated", "date_vanished", "overdue", "sum_fell"]
    assert findings[1]["last"] == [{"cell": "J3", "header": "完成日期", "text": "2026-03-20"}]


def test_a_report_of_the_library_is_set_beside(call: Call, tmp_path: Path) -> None:
    done = [full(n, f"事项{n}", **DONE) for n in range(1, 13)]
    rest = [full(n, f"事项{n}") for n in range(13, 19)]
    book = write_book(
        tmp_path / "台账.xlsx", [*done, *rest], FULL, "望潮市台账（截至2024年12月底）"
    )
    document = call(
        "ledger", str(book), "--against", LATEST, "--as-of", "2024-12-31", "--json"
    ).json()
    counts = {c["meaning"]: (c["ledger"], c["report"]) for c in document["against"]["counts"]}
    assert document["against"]["report"] == LATEST
    assert counts["整改任务总数"] == (18, 18)
    page = call("ledger", str(book), "--against", LATEST, "--as-of", "2026-06-30").out
    assert "一致　整改任务总数：台账18项，报告18项" in page


def test_a_report_in_a_file_needs_no_library(call: Call, tmp_path: Path) -> None:
    file = tmp_path / "报告.txt"
    text = "报告\n\n截至2026年6月底，3项整改任务已完成2项，正在推进1项。\n"
    file.write_text(text, encoding="utf-8")
    book = write_book(tmp_path / "台账.xlsx", ROWS, FULL)
    done = call("ledger", str(book), "--against", str(file), library=tmp_path / "没有")
    assert done.code == 0
    assert "不一致　已完成整改的任务数：台账1项，报告2项" in done.out
    assert "对照《青石市整改任务台账（截至2026年6月底）》" in done.out


def test_the_json_of_a_difference_cites_both_sides(call: Call, tmp_path: Path) -> None:
    file = tmp_path / "报告.txt"
    text = "报告\n\n截至2026年6月底，3项整改任务已完成2项，正在推进1项。\n"
    file.write_text(text, encoding="utf-8")
    book = write_book(tmp_path / "台账.xlsx", ROWS, FULL)
    document = call("ledger", str(book), "--against", str(file), "--json").json()
    sources = next(f["sources"] for f in document["findings"] if f["kind"] == "report")
    assert sources[0]["quote"] in text
    assert sources[1]["cells"] == "K3"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["没有.xlsx"], "找不到台账文件“没有.xlsx”"),
        (["台账.pdf"], "格式不受支持"),
        (["坏.xlsx"], "打不开"),
        (["."], "是文件夹"),
        (["台账.xlsx", "--as-of", "上周"], "看不懂日期“上周”"),
        (["台账.xlsx", "--sheet", "别的"], "没有工作表“别的”"),
        (["台账.xlsx", "--last", "没有.xlsx"], "找不到台账文件“没有.xlsx”"),
        (["台账.xlsx", "--against", "没有这份报告"], "没有这份报告"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line(
    call: Call, book: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], said: str
) -> None:
    monkeypatch.chdir(book.parent)
    Path("台账.pdf").write_bytes(b"%PDF-1.4")
    Path("坏.xlsx").write_bytes(b"PK\x03\x04")
    done = call("ledger", *arguments)
    assert (done.code, done.out, done.err.count("\n")) == (1, "", 1)
    assert said in done.err
    assert "error" in call("ledger", *arguments, "--json").json()


def test_notes_go_to_stderr(call: Call, tmp_path: Path) -> None:
    import openpyxl

    path = write_book(tmp_path / "台账.xlsx", ROWS, FULL)
    workbook = openpyxl.load_workbook(path)
    old = workbook.create_sheet("旧表")
    for row in (FULL, ROWS[0]):
        old.append(list(row))
    workbook.save(path)
    done = call("ledger", str(path), "--json")
    assert done.err == "只读了“台账”；“旧表”也是任务清单，要读请用 --sheet 指定。\n"
    assert done.json()["notes"] == [done.err.strip()]


def test_a_csv_gives_what_its_book_gives(call: Call, book: Path, tmp_path: Path) -> None:
    table = tmp_path / "台账（截至2026年6月）.csv"
    with table.open("w", encoding="gb18030", newline="") as file:
        csv.writer(file, delimiter=";").writerows(
            [[str(cell or "") for cell in row] for row in (FULL, *ROWS)]
        )
    by_book, by_table = (call("ledger", str(path), "--json").json() for path in (book, table))
    assert by_table["counts"] == by_book["counts"]
    assert [f["kind"] for f in by_table["findings"]] == [f["kind"] for f in by_book["findings"]]


def test_the_sample_ledger_has_its_two_slips_and_no_others() -> None:
    ledger, last = read_ledger(sample("2025年6月")), read_ledger(sample("2024年12月"))
    alone = [(f.kind, f.severity, f.tasks) for f in ledger_findings(ledger, ledger.as_of)]
    assert alone == [("done_undated", "error", ("6",)), ("overdue", "warning", ("16",))]
    beside = ledger_findings(ledger, ledger.as_of, last)
    assert [(f.kind, f.tasks) for f in beside] == [
        ("done_undated", ("6",)),
        ("date_vanished", ("6",)),
        ("overdue", ("16",)),
    ]
    assert ledger.sentence(ledger.as_of).endswith("完成率65.0%（13÷20=65.0%）。")
