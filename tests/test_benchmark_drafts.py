"""The independent checker of drafts: a checker that cannot fail is worth nothing."""

from __future__ import annotations

import ast
from decimal import Decimal
from importlib import import_module
from pathlib import Path

import pytest
from drafted_file import LEDGER, REPORT, edit, library_of, written

from assistant.draft_model import Draft, Section
from assistant.export_docx import Sources, write_docx
from assistant.reply import Citation
from benchmarks.draft_speed import STAGES
from benchmarks.drafts import measure
from benchmarks.drafts_check import KINDS, Checked, check_produced
from benchmarks.drafts_claims import raised_over
from benchmarks.drafts_docx import read_produced
from benchmarks.drafts_fifth import compare
from benchmarks.drafts_names import unknown_names
from benchmarks.drafts_numbers import dates, flat, numbers, recomputed
from benchmarks.drafts_sources import Given, Texts

ROOT = Path(__file__).resolve().parents[1]
GIVEN = Given("望潮市", "2026年上半年", ledger=LEDGER.report)


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory) -> Texts:
    library = library_of(tmp_path_factory.mktemp("texts"))
    cells = {LEDGER.cells: "沙河截污正在推进", "D3": "市住建局"}
    known = flat(
        "整改任务共。已完成，。各区高度重视，压实责任。沙河截污工程。投入资金。比上年同期增加。"
    )
    return Texts({REPORT: flat(library.report(REPORT).text)}, {LEDGER.report: cells}, known)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return written(library_of(tmp_path), tmp_path / "稿.docx")


def checked(path: Path, texts: Texts) -> Checked:
    return check_produced(read_produced(path), texts, GIVEN)


def test_a_good_draft_has_no_fault(path: Path, texts: Texts) -> None:
    found = checked(path, texts)
    assert found.faults == ()
    assert (found.figures, found.gaps) == (7, 1)


@pytest.mark.parametrize(
    ("old", "new", "kind", "what"),
    [
        ("44.1公里", "44.5公里", "without_source", "44.5公里"),
        ("18项", "18个", "without_source", "18个"),
        ("44.1公里", "44.1万公里", "without_source", "44.1万公里"),
        ("2026年6月底", "2026年7月底", "without_source", "2026年7月"),
        ("1.6亿元", "1.7亿元", "without_source", "1.7亿元"),
        ("基本完成2项", "完成2项", "raised", "完成2项"),
        ("正在推进", "已完成", "raised", "沙河截污工程已完成"),
        ("各区高度重视", "东岬市高度重视", "invented", "东岬市"),
        ("各区高度重视", "按照《碧海行动方案》", "invented", "《碧海行动方案》"),
        ("数量，市住建局", "数量，市水资源局", "invented", "资源局"),
        ("高度重视，压实责任[3]", "高度重视，压实责任", "uncited", ""),
    ],
)
def test_each_planted_fault_is_found(
    path: Path, texts: Texts, old: str, new: str, kind: str, what: str
) -> None:
    edit(path, old, new)
    found = checked(path, texts)
    assert (kind, what) in {(f.kind, f.what.partition(" ← ")[0]) for f in found.faults}


@pytest.mark.parametrize("sources", ["annex", "comments"])
def test_every_mark_of_a_file_has_its_source_in_it(
    texts: Texts, tmp_path: Path, sources: Sources
) -> None:
    def cite(n: int, quote: str) -> Citation:
        return Citation(n, REPORT, REPORT, (), 0, 0, None, quote)

    cited = (cite(1, "已完成13项"), cite(2, "正在推进3项"), cite(3, "4.7亿元"), cite(4, "3.1亿元"))
    text = (
        "完成13项[1]【不一致：13项在《甲》中为3项[2]】，增加1.6亿元（据[3][4]计算：4.7−3.1=1.6）。"
    )
    section = Section("一、进展", text, cited)
    path = tmp_path / "稿.docx"
    write_docx(Draft("总体进展", "进展", (section,), (), ()), path, sources=sources)
    produced = read_produced(path)
    assert sorted(produced.sources) == [1, 2, 3, 4]
    del produced.sources[2]
    faults = check_produced(produced, texts, GIVEN).faults
    assert ("uncited", "[2]没有列出") in {(f.kind, f.what) for f in faults}


def test_a_quote_that_is_not_in_the_source_is_found(path: Path, texts: Texts) -> None:
    import docx

    document = docx.Document(str(path))
    for table in document.tables:
        for row in table.rows:
            for cell in row.cells:
                for paragraph in cell.paragraphs:
                    if "拆除燃煤锅炉31台" in paragraph.text:
                        for run in paragraph.runs:
                            run.text = run.text.replace("31台", "32台")
    document.save(str(path))
    assert checked(path, texts).count("misquoted") >= 1


def test_a_calculation_that_does_not_hold_is_found(path: Path, texts: Texts) -> None:
    edit(path, "4.7−3.1=1.6亿元", "4.7−3.1=1.7亿元")
    whats = [f.what for f in checked(path, texts).faults if f.kind == "without_source"]
    assert any("算式不成立" in what for what in whats)


def test_a_figure_of_an_earlier_period_told_as_new_is_found(path: Path, texts: Texts) -> None:
    later = Given("望潮市", "2026年")
    found = check_produced(read_produced(path), texts, later)
    assert [figure for _, figure in found.older] == ["18项", "13项", "2项", "44.1公里", "4.7亿元"]
    edit(path, "新建管网44.1公里", "全年新建管网44.1公里")
    again = check_produced(read_produced(path), texts, later)
    assert "44.1公里" in [f.what for f in again.faults if f.kind == "stale"]
    assert checked(path, texts).older == ()


def test_the_shipped_paragraph_on_progress_has_no_fault_in_any_city_and_period(
    tmp_path: Path,
) -> None:
    found = measure(None, None, "总体进展", 1, tmp_path)["sample corpus"]["all"]
    assert found["drafts"] >= 10
    assert found["figures"] > 5 * found["drafts"]
    assert {kind: found[kind] for kind in KINDS} == dict.fromkeys(KINDS, 0)
    assert found["crashed"] == 0


@pytest.mark.parametrize(("module", "name"), STAGES.values())
def test_every_stage_that_is_timed_is_there(module: str, name: str) -> None:
    assert callable(getattr(import_module(module), name))


OWN = "截至2025年6月底，20项任务已完成13项。上半年新建管网44.1公里，累计255.5公里。拆除锅炉31台。"


@pytest.mark.parametrize(
    ("drafted", "right", "wrong", "open_"),
    [
        ("20项任务已完成13项。上半年新建管网44.1公里，累计255.5公里。", 4, 0, 0),
        ("上半年新建管网44.5公里。", 0, 1, 0),
        ("上半年新建管网【待补：长度，责任单位：市住建局】，累计255.5公里。", 1, 0, 1),
        ("栽植乔木5.2万株，监测点【待补：数量】个。", 0, 0, 0),
    ],
)
def test_a_draft_is_held_against_a_report_figure_by_figure(
    drafted: str, right: int, wrong: int, open_: int
) -> None:
    found = compare(flat(drafted), flat(OWN), "")
    assert (found["right"], found["wrong"], found["open"]) == (right, wrong, open_)


def test_the_checker_imports_nothing_of_the_drafter() -> None:
    for part in ("check", "docx", "claims", "names", "numbers", "sentence", "sources", "time"):
        file = ROOT / "benchmarks" / f"drafts_{part}.py"
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom):
                assert (node.module or "").partition(".")[0] not in ("assistant", "index")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("完成13项，占65.0%", [("13", "项"), ("65.0", "%")]),
        ("投入1.21亿元、1384万元", [("121000000", "元"), ("13840000", "元")]),
        ("２１３个，两项任务，十二家", [("213", "个"), ("2", "项"), ("12", "家")]),
        ("2025年6月底，29微克/立方米", [("29", "微克/立方米")]),
        ("提高5.0个百分点，1,846处", [("5.0", "个百分点"), ("1846", "处")]),
        ("一是推进，第三次", []),
    ],
)
def test_the_second_reader_of_numbers(text: str, wanted: list[tuple[str, str]]) -> None:
    found = [(n.amount, n.unit) for n in numbers(flat(text))]
    assert found == [(Decimal(amount), unit) for amount, unit in wanted]


def test_the_second_reader_of_dates() -> None:
    found = [(d.year, d.month, d.day) for d in dates("2025年6月底，7月18日，2024年度")]
    assert found == [(2025, 6, 0), (0, 7, 18), (2024, 0, 0)]


@pytest.mark.parametrize(
    ("formula", "value", "stated"),
    [
        ("(421−318)÷318=32.4%", "0.324", "32.4"),
        ("89.5%−87.9%=1.6个百分点", "1.6", "1.6"),
        ("255.5−211.4=44.1公里", "44.1", "44.1"),
        ("4.7亿元+3.1亿元=7.8亿元", "780000000", "780000000"),
    ],
)
def test_formulas_are_recomputed(formula: str, value: str, stated: str) -> None:
    found = recomputed(formula)
    assert found is not None
    assert abs(found[0] - Decimal(value)) < Decimal("0.001")
    assert found[1].amount == Decimal(stated)


@pytest.mark.parametrize("formula", ["没有算式", "(4−=3项", "__import__('os')=1项", "4÷0=1项"])
def test_a_formula_that_is_none_is_not_run(formula: str) -> None:
    assert recomputed(formula) is None


@pytest.mark.parametrize(
    ("clause", "quote", "is_raised"),
    [
        ("完成1项", "基本完成1项，未达到序时进度1项", True),
        ("基本完成1项", "基本完成1项", False),
        ("新建管网88.6公里", "计划新建管网88.6公里", True),
        ("计划新建管网88.6公里", "计划新建管网88.6公里", False),
        ("新建管网44.1公里", "新建管网44.1公里", False),
        ("泵站工程已完成", "泵站工程正在推进", True),
        ("泵站工程正在推进", "泵站工程正在推进", False),
        ("已销号12项", "已完成12项", True),
        ("正在推进6项", "剩余6项正在推进之中", False),
        ("完成6项", "剩余6项", True),
        ("已完成13项", "已完成13项，其中已销号12项", False),
    ],
)
def test_a_claim_is_held_against_the_clause_it_came_from(
    clause: str, quote: str, is_raised: bool
) -> None:
    assert (raised_over(clause, [quote], clause) is not None) is is_raised


def test_names_are_known_by_what_stands_before_their_ending() -> None:
    known = "云汐市水务局牵头，澄湾区配合。《水务工作方案》。推进。河湖整治"
    assert list(unknown_names("云汐市水务局牵头《水务工作方案》，全市推进河湖整治", known)) == []
    assert list(unknown_names("东岬市推进，《别的方案》", known)) == ["《别的方案》", "东岬市"]
