from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from draft_library import TextLibrary
from hypothesis import given, settings
from hypothesis import strategies as st
from ledger_books import task, write_book

from assistant.as_json_draft import json_of_draft
from assistant.draft import Draft, DraftError, draft, templates
from assistant.draft_model import CellCitation
from assistant.reporting_period import PeriodError
from index.sentences import sentence_spans

ROOT = Path(__file__).resolve().parents[1]
SAMPLES = ROOT / "corpus" / "reports"
REAL = ROOT.parent / "shared" / "corpus"

TEXT = (
    "截至2026年6月底，《整改方案》明确的6项整改任务中，已到时限的3项，其中，已完成2项（其中已销号1项），"
    "基本完成1项；需长期坚持1项；未达到序时进度1项，为尾矿库治理；正在推进1项，其中，2026年底应完成1项。"
)
TASKS = (
    task(1, "青石湾清淤", "2025年底", "已销号"),
    task(2, "白沙岭复绿", "2026年3月"),
    task(3, "北渡口改造", "2026年6月底", "基本完成", "市住建局"),
    task(4, "沙河截污", "2026年底", "正在推进"),
    task(5, "扬尘管控", "长期坚持", "长期坚持"),
    task(6, "尾矿库治理", "2027年底", "未达到序时进度", "东岭县政府"),
)


def one(text: str = TEXT, report: str = "青石市2026年上半年报告") -> TextLibrary:
    library = TextLibrary()
    library.put(report, text, "青石市", "2026-07-10")
    return library


def values(drafted: Draft, status: str = "filled") -> dict[str, str]:
    return {slot.name: slot.value for slot in drafted.slots if slot.status == status}


def check_citations(drafted: Draft, library: TextLibrary) -> None:
    """Every sentence cites, every figure of it stands in what it cites, every quote is exact."""
    for section in drafted.sections:
        by_number = {citation.n: citation for citation in section.citations}
        assert sorted(by_number) == list(range(1, len(by_number) + 1))
        for start, end in sentence_spans(section.text):
            sentence = section.text[start:end]
            marks = [int(n) for n in re.findall(r"\[(\d+)\]", sentence)]
            words = re.sub(r"，完成率[\d.]+%（[^）]*）|\[\d+\]|【待补：[^】]*】", "", sentence)
            cited = "".join(by_number[n].quote for n in marks)
            assert marks or not re.search(r"\d", words)
            for figure in re.findall(r"\d+(?:年|项|个)?", words):
                assert figure in re.sub(r"\s", "", cited), (figure, sentence)
    for slot in drafted.slots:
        for citation in slot.citations:
            if citation.report and not isinstance(citation, CellCitation):
                text = library.report(citation.report).text
                assert text[citation.start : citation.end] == citation.quote


def test_a_report_gives_the_paragraph() -> None:
    library = one()
    drafted = draft("总体进展", library, report="青石市2026年上半年报告")
    assert drafted.sections[0].text == (
        "截至2026年6月底，《整改方案》明确的整改任务共6项[1]。已到整改时限的3项[1]。"
        "已完成整改2项，其中已销号1项[1]，完成率33.3%（据[1]计算：2÷6=33.3%）；基本完成1项；"
        "未达到序时进度1项，为：尾矿库治理；"
        "需长期坚持1项；正在推进1项，其中2026年底应完成1项[1]。"
    )
    assert drafted.missing == ()
    check_citations(drafted, library)


def test_a_ledger_gives_the_same_paragraph_from_its_rows(tmp_path: Path) -> None:
    library = TextLibrary()
    book = write_book(tmp_path / "台账.xlsx", TASKS)
    drafted = draft("总体进展", library, ledger=book)
    assert drafted.sections[0].clean == (
        "截至2026年6月底，整改任务共6项。已到整改时限的3项，未到整改时限的2项。"
        "已完成整改2项，其中已销号1项，完成率33.3%；基本完成1项；未达到序时进度1项，为：尾矿库治理；"
        "需长期坚持1项；正在推进1项。\n"
        "按整改时限划分，尚未完成的任务中2026年底应完成1项，2027年底应完成1项。"
    )
    check_citations(drafted, library)
    done = next(slot for slot in drafted.slots if slot.name == "已完成")
    (citation,) = done.citations
    assert isinstance(citation, CellCitation)
    assert citation.report == "台账.xlsx"
    assert citation.heading == ("台账", "第3–4行“整改状态”列")
    assert citation.cells == "F3:F4"
    assert citation.quote == (
        "由台账统计：已完成整改的任务数＝2项：“已销号”（第3行）；“已完成”（第4行）"
    )
    assert citation.formula == "计数（F3:F4）＝2"
    assert values(drafted)["未启动"] == "0项"
    assert drafted.missing == (
        "核实台账第5行“北渡口改造”：整改时限2026年6月底已到，状态仍为“基本完成”"
        "（责任单位：市住建局）",
    )


def test_both_sources_that_agree_are_both_cited(tmp_path: Path) -> None:
    library = one()
    book = write_book(tmp_path / "台账.xlsx", TASKS)
    drafted = draft("总体进展", library, place="青石市", period="2026年上半年", ledger=book)
    assert values(drafted, "conflict") == {}
    done = next(slot for slot in drafted.slots if slot.name == "已完成")
    assert [isinstance(c, CellCitation) for c in done.citations] == [False, True]
    check_citations(drafted, library)


def test_sources_that_disagree_are_shown_side_by_side(tmp_path: Path) -> None:
    library = one()
    changed = [*TASKS[:3], task(4, "沙河截污", "2026年底", "已完成"), *TASKS[4:]]
    book = write_book(tmp_path / "台账.xlsx", changed)
    drafted = draft("总体进展", library, report="青石市2026年上半年报告", ledger=book)
    assert values(drafted, "conflict") == {
        "已完成": "报告：2项 / 台账：3项",
        "正在推进": "报告：1项 / 台账：0项",
    }
    text = drafted.sections[0].text
    assert re.search(r"已完成整改【不一致：报告为2项\[\d+\]，台账为3项\[\d+\]】", text)
    assert "已完成整改的任务数不一致，请核实：报告为2项，台账为3项" in drafted.missing
    check_citations(drafted, library)


def test_an_older_report_gives_only_what_lasts(tmp_path: Path) -> None:
    library = one(TEXT.replace("2026年6月底，", "2025年12月底，"))
    book = write_book(tmp_path / "台账.xlsx", TASKS)
    drafted = draft("总体进展", library, report="青石市2026年上半年报告", ledger=book)
    cited = {
        slot.name: {c.report for c in slot.citations} for slot in drafted.slots if slot.citations
    }
    assert cited["任务总数"] == {"青石市2026年上半年报告", "台账.xlsx"}
    assert cited["方案"] == {"青石市2026年上半年报告"}
    assert cited["已完成"] == cited["截止时间"] == {"台账.xlsx"}


def test_what_is_not_stated_is_left_open() -> None:
    library = one("整改任务已完成2项，未达到序时进度1项。")
    drafted = draft("总体进展", library, report="青石市2026年上半年报告")
    assert drafted.sections[0].text == (
        "【待补：数据截止的时间】，整改任务共【待补：整改任务总数】。已完成整改2项；"
        "未达到序时进度1项，为：【待补：未达到序时进度的任务名称】[1]。"
    )
    assert [item.split("（")[0] for item in drafted.missing] == [
        "数据截止的时间",
        "整改任务总数",
        "未达到序时进度的任务名称",
    ]
    wanted = [slot.name for slot in drafted.slots if slot.status == "missing" and slot.required]
    assert wanted == ["截止时间", "任务总数", "滞后任务"]


def test_a_task_without_a_status_is_left_open_with_its_unit(tmp_path: Path) -> None:
    rows = [*TASKS[:2], task(3, "北渡口改造", "2027年底", "", "市住建局")]
    book = write_book(tmp_path / "台账.xlsx", rows)
    drafted = draft("总体进展", TextLibrary(), ledger=book)
    gap = "“北渡口改造”的整改状态（责任单位：市住建局）"
    assert f"整改状态未载明1项，【待补：{gap}】" in drafted.sections[0].clean
    assert gap in drafted.missing


def test_the_period_given_is_the_cut_off_of_a_ledger_without_one(tmp_path: Path) -> None:
    book = write_book(tmp_path / "台账.xlsx", TASKS, title="青石市整改任务台账")
    drafted = draft("总体进展", TextLibrary(), period="2026年上半年", ledger=book)
    assert drafted.sections[0].clean.startswith("截至2026年6月底，")
    assert drafted.citations[0].title == "使用者给定的报告期"
    undated = draft("总体进展", TextLibrary(), ledger=book)
    assert undated.sections[0].text.startswith("【待补：数据截止的时间】，整改任务共6项[1]。")
    assert "已到时限" not in values(undated)


def test_a_ledger_of_a_later_day_is_refused(tmp_path: Path) -> None:
    book = write_book(tmp_path / "台账.xlsx", TASKS)
    with pytest.raises(DraftError, match=r"截至2026年6月30日，晚于.*2025年12月31日"):
        draft("总体进展", TextLibrary(), period="2025年", ledger=book)


def test_the_report_of_the_place_and_period_is_taken() -> None:
    library = TextLibrary()
    for half, done in (("2025年12月底", 1), ("2026年6月底", 2)):
        text = f"截至{half}，6项整改任务已完成{done}项，正在推进{6 - done}项。"
        library.put(f"青石市{half}", text, "青石市", f"{half[:4]}-12-31")
        library.put(f"沙河市{half}", text.replace("6项", "9项"), "沙河市", f"{half[:4]}-12-31")
    for period, done in (
        ("2025年", "1项"),
        ("2025年12月", "1项"),
        ("2026年上半年", "2项"),
        ("", "2项"),
    ):
        drafted = draft("总体进展", library, place="青石市", period=period)
        assert (values(drafted)["任务总数"], values(drafted)["已完成"]) == ("6项", done)
    with pytest.raises(
        DraftError,
        match=r"没有青石市2024年的整改进展；青石市现有：《青石市2025年12月底》、《青石市2026年6月底》",
    ):
        draft("总体进展", library, place="青石市", period="2024年")
    with pytest.raises(DraftError, match="没有可供白沙市使用的整改落实情况报告"):
        draft("总体进展", library, place="白沙市")
    with pytest.raises(PeriodError, match="看不懂报告期“近期”"):
        draft("总体进展", library, place="青石市", period="近期")


def test_the_figures_of_another_place_are_not_taken() -> None:
    library = one("青山市20项整改任务，截至2026年6月底已完成12项；沙河市16项整改任务，已完成10项。")
    drafted = draft("总体进展", library, report="青石市2026年上半年报告")
    assert "任务总数" not in values(drafted)
    assert "已完成" not in values(drafted)
    own = one("青石市20项整改任务，截至2026年6月底已完成12项，正在推进8项。")
    assert values(draft("总体进展", own, report="青石市2026年上半年报告"))["已完成"] == "12项"


def test_figures_that_end_before_the_period_are_named(tmp_path: Path) -> None:
    book = write_book(tmp_path / "台账.xlsx", TASKS)
    drafted = draft("总体进展", TextLibrary(), period="2026年", ledger=book)
    assert drafted.sections[0].clean.startswith("截至2026年6月底，")
    assert drafted.missing[-1].startswith("数据只到2026年6月30日，所写时期到2026年12月31日")
    drafted = draft("总体进展", one(), place="青石市", period="2026年")
    assert drafted.missing == (
        "数据只到2026年6月30日，所写时期到2026年12月31日，请核实是否有更新的数据",
    )


def test_json_has_the_shape_of_the_contract(tmp_path: Path) -> None:
    book = write_book(tmp_path / "台账.xlsx", TASKS)
    shown = json.loads(
        json.dumps(json_of_draft(draft("总体进展", one(), ledger=book)), ensure_ascii=False)
    )
    assert {"template", "sections", "slots", "missing"} <= set(shown)
    assert {"heading", "text", "citations"} <= set(shown["sections"][0])
    keys = {"n", "report", "title", "heading", "start", "end", "page", "quote"}
    for slot in shown["slots"]:
        assert {"name", "value", "status", "citation"} <= set(slot)
        assert (slot["citation"] is None) == (slot["status"] == "missing")
        assert slot["citation"] is None or keys <= set(slot["citation"])


def test_templates_are_listed() -> None:
    assert "总体进展" in {template.name for template in templates()}


COUNTS = st.integers(min_value=1, max_value=400)
PHRASES = {
    "已完成": "已完成整改{}项",
    "基本完成": "基本完成{}项",
    "达到序时进度": "达到序时进度的{}项",
    "未启动": "{}项尚未启动",
    "长期坚持": "{}项需长期坚持",
    "正在推进": "正在推进{}项",
}


@settings(max_examples=40, deadline=None)
@given(
    st.permutations(sorted(PHRASES)).flatmap(
        lambda names: st.lists(COUNTS, min_size=2, max_size=len(names)).map(
            lambda numbers: dict(zip(names, numbers, strict=False))
        )
    )
)
def test_the_draft_says_what_the_report_says(numbers: dict[str, int]) -> None:
    total = sum(numbers.values())
    said = "，".join(PHRASES[name].format(number) for name, number in numbers.items())
    library = one(f"截至2026年6月底，{total}项整改任务中，{said}。")
    drafted = draft("总体进展", library, report="青石市2026年上半年报告")
    expected = {name: f"{number}项" for name, number in numbers.items()}
    assert values(drafted) == {"截止时间": "截至2026年6月底", "任务总数": f"{total}项"} | expected
    check_citations(drafted, library)


@pytest.mark.parametrize(
    "period", ["2023年上半年", "2023年度", "2024年上半年", "2024年度", "2025年上半年"]
)
def test_every_sample_period_is_drafted_in_full(period: str) -> None:
    library = TextLibrary()
    (path,) = SAMPLES.glob(f"云汐市{period}环境保护督察反馈意见整改落实情况报告.*")
    library.read(path, "云汐市")
    drafted = draft("总体进展", library, report=path.stem)
    assert drafted.missing == ()
    filled = values(drafted)
    buckets = ("已完成", "基本完成", "达到序时进度", "未达到序时进度", "长期坚持")
    assert sum(int(filled[name][:-1]) for name in buckets) == int(filled["任务总数"][:-1]) == 20
    assert filled["滞后任务"]
    check_citations(drafted, library)


@pytest.mark.parametrize("last", ["2024年度", "2025年上半年"])
def test_the_sample_ledgers_agree_with_their_reports(last: str) -> None:
    library = TextLibrary()
    (path,) = SAMPLES.glob(f"云汐市{last}环境保护督察反馈意见整改落实情况报告.*")
    library.read(path, "云汐市")
    month = "2024年12月" if last == "2024年度" else "2025年6月"
    (book,) = SAMPLES.glob(f"*台账（截至{month}）.xlsx")
    drafted = draft("总体进展", library, report=path.stem, ledger=book)
    assert values(drafted, "conflict") == {}
    check_citations(drafted, library)


def test_the_real_report_is_drafted_in_full() -> None:
    paths = list(REAL.glob("大连市*.txt"))
    if not paths:
        pytest.skip("the real report is not at hand")
    library = TextLibrary()
    library.read(paths[0], "大连市", "2018-11-01")
    drafted = draft("总体进展", library, report=paths[0].stem)
    assert drafted.missing == ()
    filled = values(drafted)
    numbers = {name: value for name, value in filled.items() if re.fullmatch(r"\d+项", value)}
    assert numbers == {
        "任务总数": "20项",
        "已到时限": "11项",
        "基本完成": "9项",
        "未达到序时进度": "2项",
        "长期坚持": "3项",
        "正在推进": "6项",
    }
    assert len(re.split("、|和", filled["滞后任务"])) == 2
    assert re.findall(r"\d+年|\d+项", filled["完成时限"]) == [
        "2018年",
        "3项",
        "2020年",
        "1项",
        "2项",
    ]
    assert "已完成" not in drafted.sections[0].text
    check_citations(drafted, library)


@pytest.mark.parametrize(
    ("text", "rate"),
    [
        ("截至2026年6月底，24项整改任务中，已完成15项，基本完成2项，正在推进7项。", "62.5%"),
        ("截至2026年6月底，近24项整改任务中，已完成15项，基本完成2项，正在推进7项。", ""),
        ("截至2026年6月底，24个反馈问题中，已完成15项措施，基本完成2项，正在推进7项。", ""),
    ],
)
def test_the_rate_is_computed_from_exact_counts_of_one_kind_alone(text: str, rate: str) -> None:
    drafted = draft("总体进展", one(text), report="青石市2026年上半年报告")
    found = re.search(r"完成率([\d.]+%)（据(?:\[\d+\])+计算：15÷24=", drafted.sections[0].text)
    assert (found[1] if found else "") == rate


def test_a_span_of_months_ends_with_its_last_one(tmp_path: Path) -> None:
    book = write_book(tmp_path / "台账.xlsx", TASKS, title="青石市整改任务台账（截至2026年9月底）")
    made = draft("总体进展", TextLibrary(), period="2026年1—9月", ledger=book)
    assert made.sections[0].clean.startswith("截至2026年9月底，整改任务共6项。")
    assert not any("请核实是否有更新的数据" in line for line in made.missing)
