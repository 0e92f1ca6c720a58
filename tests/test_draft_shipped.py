from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from fakes import HashingEncoder

from assistant.check import check
from assistant.draft import Draft, DraftError, draft, templates
from assistant.draft_anchor import anchors
from assistant.draft_choose import choose_report
from assistant.draft_model import CellCitation
from assistant.export import save_draft
from assistant.status import Progress
from assistant.template_model import SlotRule
from index.library import Library

ROOT = Path(__file__).resolve().parents[1]
SAMPLES = ROOT / "corpus" / "reports"
LEDGER = SAMPLES / "云汐市督察反馈问题整改任务台账（截至2025年6月）.xlsx"
FIFTH = "云汐市2025年上半年环境保护督察反馈意见整改落实情况报告"
FOURTH = "云汐市2024年度环境保护督察反馈意见整改落实情况报告"
NAMES = [info.name for info in templates()]
PERIODS = [("云汐市", "2024年"), ("云汐市", "2025年上半年"), ("平樾市", "2024年")]


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """The sample library as it was before the fifth report."""
    with Library.open(tmp_path_factory.mktemp("before") / "library") as library:
        library.add([path for path in sorted(SAMPLES.iterdir()) if path.stem != FIFTH])
        yield library


def drafted(library: Library, name: str, place: str, period: str, **more: object) -> Draft | None:
    try:
        return draft(name, library, place, period, topic="污水管网", **more)  # type: ignore[arg-type]
    except DraftError:
        return None


def check_sources(made: Draft, library: Library) -> None:
    """Every figure has a source, every sentence a mark or a gap, every quote is exact."""
    for section in made.sections:
        for anchor in anchors(section):
            assert anchor.citations or anchor.formula, (anchor.text, section.text)
        for line in filter(None, section.text.split("\n")):
            assert re.search(r"\[\d+\]|【待补：", line), line
        for citation in section.citations:
            if citation.report and not isinstance(citation, CellCitation):
                text = library.report(citation.report).text
                assert text[citation.start : citation.end] == citation.quote


@pytest.mark.parametrize("name", NAMES)
def test_a_shipped_template_cites_every_figure(name: str, samples: Library) -> None:
    made = [m for place, period in PERIODS if (m := drafted(samples, name, place, period))]
    for one in made:
        check_sources(one, samples)
    with_ledger = drafted(samples, name, "云汐市", "2025年上半年", ledger=LEDGER)
    assert made or with_ledger
    if with_ledger is not None:
        check_sources(with_ledger, samples)


@pytest.mark.parametrize("name", NAMES)
def test_a_template_says_what_it_is_for(name: str) -> None:
    info = next(info for info in templates() if info.name == name)
    assert len(info.summary) > 10
    assert not info.error


def test_the_whole_report_has_its_five_sections_in_order(samples: Library) -> None:
    made = draft("整改落实情况报告", samples, "云汐市", "2025年上半年", ledger=LEDGER)
    first = [section.heading for section in made.sections if section.level == 1 and section.heading]
    assert first == [
        "一、组织推进情况",
        "二、整改任务完成情况",
        "三、分专题进展情况",
        "四、存在的主要问题",
        "五、下一步工作安排",
    ]
    assert made.title == "云汐市2025年上半年环境保护督察反馈意见整改落实情况报告"
    themes = [section.heading for section in made.sections if section.level == 2]
    assert themes[:3] == ["（一）大气方面", "（二）水方面", "（三）海洋方面"]


def test_without_the_fifth_report_its_figures_come_from_the_ledger(before: Library) -> None:
    made = draft("水", before, "云汐市", "2025年上半年", ledger=LEDGER)
    text = made.sections[0].clean
    assert "累计新建改造管网255.5公里，占85.2%" in text
    assert "211.4" not in text
    cells = [c for c in made.citations if isinstance(c, CellCitation)]
    assert any("累计新建改造管网255.5公里" in cell.quote for cell in cells)


def test_a_required_indicator_without_a_source_is_left_open_with_who_owes_it(
    before: Library,
) -> None:
    made = draft("信访", before, "云汐市", "2025年上半年", ledger=LEDGER)
    assert (
        "【待补：2025年上半年受理群众投诉（件），责任单位：信访工作机构】" in made.sections[0].text
    )
    slot = next(slot for slot in made.slots if slot.name == "受理群众投诉")
    assert (slot.status, slot.value) == ("missing", "")


def test_what_a_person_fills_in_stands_in_the_draft_and_is_marked_as_theirs(
    before: Library,
) -> None:
    given = {"受理群众投诉": "1864件"}
    made = draft("信访", before, "云汐市", "2025年上半年", ledger=LEDGER, given=given)
    assert "受理群众投诉1864件" in made.sections[0].clean
    assert [c.title for c in made.citations if c.quote == "1864件"] == ["使用者填写"]
    assert not any("受理群众投诉" in line for line in made.missing)


def test_a_name_that_is_no_slot_is_told(samples: Library) -> None:
    made = draft("大气", samples, "云汐市", "2024年", given={"没有的要素": "1件"})
    assert "自己填写的“没有的要素”不是这份文稿的要素，没有用上" in made.missing


def test_the_values_of_another_period_are_not_taken(samples: Library) -> None:
    made = draft("大气", samples, "云汐市", "2023年")
    assert "162天" not in made.sections[0].clean
    assert "322天" not in made.sections[0].clean


def test_a_quarters_value_is_not_the_half_years(before: Library) -> None:
    made = draft("整改落实情况报告", before, "云汐市", "2025年上半年", ledger=LEDGER)
    text = "".join(section.clean for section in made.sections)
    assert "231.0公里" not in text
    assert "655米" not in text
    assert "815米" in text


def test_two_sources_that_disagree_are_both_shown(samples: Library, tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "排污口.md").write_text(
        "---\n名称: 排污口\n要素:\n"
        "  - {名称: 整治数, 类型: 指标, 指标: [入海排污口整治, 入海排污口累计整治], 单位: 个}\n"
        "---\n入海排污口整治{{整治数}}。\n",
        encoding="utf-8",
    )
    made = draft("排污口", samples, "云汐市", "2024年", templates=tmp_path / "templates")
    slot = made.slots[0]
    assert slot.status == "conflict"
    assert "297个" in slot.value
    assert "279个" in slot.value
    assert made.sections[0].text.count("[") == 2
    assert any("不一致，请核实" in line for line in made.missing)


def test_a_place_without_material_is_refused_with_what_there_is(samples: Library) -> None:
    with pytest.raises(DraftError, match="平樾市现有：《平樾市2024年度"):
        draft("海洋", samples, "平樾市", "2024年")


def test_a_template_over_tasks_asks_for_a_ledger(samples: Library) -> None:
    with pytest.raises(DraftError, match="--ledger"):
        draft("任务整改情况", samples, "云汐市", "2025年上半年")


def test_the_task_paragraphs_say_no_more_than_the_ledger(samples: Library) -> None:
    made = draft("任务整改情况", samples, "云汐市", "2025年上半年", ledger=LEDGER)
    by_heading = {section.heading: section.clean for section in made.sections}
    assert len(by_heading) == 20
    nearly = next(text for head, text in by_heading.items() if "恒澜化工" in head)
    assert "该问题基本完成整改" in nearly
    assert "已完成整改" not in nearly
    closed = next(text for head, text in by_heading.items() if "燃煤锅炉" in head)
    assert "该问题已完成整改并销号" in closed
    assert "完成日期" not in closed


def test_the_audit_report_takes_from_audit_reports_alone(samples: Library) -> None:
    made = draft("审计整改情况报告", samples, "云汐市", "2023年")
    used = {citation.report for citation in made.citations if citation.report}
    assert used == {"云汐市2023年度市级预算执行和其他财政收支审计查出问题整改情况报告"}


def test_the_frame_of_the_last_report_takes_the_new_figures(before: Library) -> None:
    made = draft("整改落实情况报告", before, "", "2025年上半年", ledger=LEDGER, last=FOURTH)
    text = "".join(section.clean for section in made.sections)
    assert made.title == "云汐市2025年上半年环境保护督察反馈意见整改落实情况报告"
    assert "已完成13项（其中已销号12项）" in text
    assert "上半年新建改造管网44.1公里，累计255.5公里" in text
    assert "90.8公里" not in text
    assert {r.mark for r in made.renewals} >= {"valid", "updated", "open", "dropped", "report-back"}
    check_sources(made, before)


def test_a_section_of_the_last_report_can_be_drafted_alone(before: Library) -> None:
    made = draft("大气", before, "", "2025年上半年", ledger=LEDGER, last=FOURTH)
    assert "靠港船舶上半年使用岸电421艘次" in "".join(s.clean for s in made.sections)
    assert not any("管网" in section.clean for section in made.sections)


def test_a_last_report_of_another_kind_is_no_frame(before: Library) -> None:
    with pytest.raises(DraftError, match="不能作模板“审计整改情况报告”的上期报告"):
        draft("审计整改情况报告", before, "", "2025年上半年", last=FOURTH)
    brief = draft("情况简报", before, "", "2025年上半年", ledger=LEDGER, last=FOURTH)
    assert "一、主要做法" not in [section.heading for section in brief.sections]


@pytest.mark.parametrize("last", ["", FOURTH])
def test_a_draft_passes_our_own_check(before: Library, tmp_path: Path, last: str) -> None:
    place = "" if last else "云汐市"
    made = draft("整改落实情况报告", before, place, "2025年上半年", ledger=LEDGER, last=last)
    save_draft(made, tmp_path / "草稿.docx")
    checked = check(before, tmp_path / "草稿.docx")
    assert [found.message for found in checked.findings if found.severity == "error"] == []
    assert {edit.kind for edit in checked.edits} <= {"unchanged", "open"}
    assert checked.count("contradicted") == 0


def test_an_audit_report_with_headings_of_its_own_fills_its_sections(tmp_path: Path) -> None:
    title = "柏舟市2025年度市本级预算执行审计查出问题整改情况报告"
    text = (
        "市人大常委会：\n2026年8月，市人大常委会审议了审计工作报告。截至2026年11月底，"
        "审计查出的64个问题，已整改58个。\n一、财政管理方面\n关于预算不细化问题。"
        "市财政局已将1.7亿元待分配资金落实到项目。\n二、尚未整改到位的问题\n"
        "主要原因：一是资料缺失时间较长；二是涉诉事项须待终结。\n三、下一步工作\n"
        "对6个问题逐项明确时限，2027年6月底前办结。\n柏舟市审计局\n2026年12月9日\n"
    )
    (tmp_path / f"{title}.txt").write_text(f"{title}\n\n{text}", encoding="utf-8")
    with Library.open(tmp_path / "library", HashingEncoder()) as library:
        library.add([tmp_path / f"{title}.txt"])
        made = draft("审计整改情况报告", library, "柏舟市", "2025年")
    clean = "\n".join(section.clean for section in made.sections)
    for words in (
        "2026年8月，市人大常委会审议了审计工作报告。",
        "截至2026年11月底，审计查出的64个问题，已整改58个。",
        "市财政局已将1.7亿元待分配资金落实到项目。",
        "主要原因：一是资料缺失时间较长；二是涉诉事项须待终结。",
    ):
        assert words in clean
    assert "关于预算不细化问题。" not in clean
    assert made.missing == ("材料的数据到2026年11月30日，文稿写的是2025年，请核实",)


def test_a_template_that_asks_two_counts_finds_them_too(samples: Library) -> None:
    units = ("项", "个")
    whole = SlotRule("总数", "数量", "任务总数", ("整改任务", "任务"), roll_up="全部", units=units)
    done = SlotRule("已完成", "数量", "已完成的任务数", status=Progress.DONE, units=units)
    facts = choose_report(samples, (whole, done), "云汐市", "2024年")
    assert facts is not None
    assert [facts.found[name].number for name in ("总数", "已完成")] == [20, 12]


def test_a_ledger_without_a_day_is_taken_for_the_period_and_says_so(tmp_path: Path) -> None:
    rows = "序号,反馈问题,责任单位,整改时限,整改状态,进展情况\n"
    rows += "1,甲河截污,市水务局,2026年底,正在推进,累计建成管网3.1公里\n"
    rows += "2,乙矿复绿,市林业局,2026年底,达到序时进度,累计复绿12公顷\n"
    (tmp_path / "台账.csv").write_text(rows, encoding="utf-8")
    with Library.open(tmp_path / "library", HashingEncoder()) as library:
        made = draft("总体进展", library, "柏舟市", "2026年上半年", ledger=tmp_path / "台账.csv")
    clean = "".join(section.clean for section in made.sections)
    assert "截至2026年6月底，整改任务共2项" in clean
    assert "。，" not in clean
    assert "台账没有写明数据截止的日期，按2026年6月30日取用，请核实" in made.missing
