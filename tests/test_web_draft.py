"""The bench of the tab 起草 as values: its HTML, what it keeps, and what it offers."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from draft_library import TextLibrary

from assistant.draft_edits import with_edit
from assistant.draft_model import (
    BY_HAND,
    CellCitation,
    Change,
    Draft,
    Letter,
    Renewal,
    Section,
    Slot,
)
from assistant.reply import Citation
from assistant.web_draft_bench import Asked, Bench
from assistant.web_draft_beside import beside
from assistant.web_draft_choices import period_of, periods, reports_of, takes_topic
from assistant.web_draft_files import FORMS
from assistant.web_draft_form import about_template, asked_for
from assistant.web_draft_open import filled_list, form, open_slots
from assistant.web_draft_page import bench_page, first_page, summary
from assistant.web_draft_sources import cards
from assistant.web_draft_text import Written, changed_words, marked
from index.library import Library
from index.records import Summary

_HOSTILE = "<img src=x onerror=alert(1)>"
_TEXT = f"雾汀县报告\n2024年，全县30项任务已完成21项。{_HOSTILE}\n上年完成18项。"
_QUOTE, _OLD = "2024年，全县30项任务已完成21项。", "上年完成18项。"
_CELL = CellCitation(
    3, "台账.xlsx", "雾汀县台账", ("台账", "第4–6、9行“状态”列"), 0, 0, None,
    "由台账统计：已完成＝4项：“已完成”（第4–6行）；“完成<b>”（第9行）", "E4:E6,E9",
    "计数（E4:E6,E9）＝4",
)  # fmt: skip
_LEAD = "全县30项任务已完成21项[1]，比上年多3项（据[1][2]计算：21−18=3）。"
_OPEN = (
    "处理能力为【待补：处理能力，责任单位：县水务局】[3]，面积为【不一致：报告为5亩，台账为6亩】。"
)
_SLOTS = (
    Slot("任务", "21项", "filled", ()),
    Slot("面积", "报告：5亩 / 台账：6亩", "conflict", (), True),
    Slot("能力", "", "missing", (), True),
    Slot("没有要求的", "", "missing"),
)


def library() -> TextLibrary:
    held = TextLibrary()
    held.put("甲", _TEXT, "雾汀县", "2024-12-25")
    return held


def cited(n: int, quote: str) -> Citation:
    start = _TEXT.index(quote)
    return Citation(n, "甲", "甲报告", (), start, start + len(quote), None, quote)


def draft(**changes: object) -> Draft:
    sources = (cited(1, _QUOTE), cited(2, _OLD), _CELL)
    made = Draft(
        "模板",
        "雾汀县报告",
        (Section("一、完成情况", f"{_LEAD}\n{_OPEN}", sources),),
        _SLOTS,
        ("处理能力没有找到，请补充（责任单位：县水务局）", "核实台账第9行"),
        Letter("某省人民政府", (), "雾汀县人民政府", "2025年1月5日"),
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def bench(of: Draft | None = None) -> Bench:
    return Bench(Asked("模板", "雾汀县", "2024年"), of or draft())


def page(held: Bench) -> str:
    return bench_page(library(), held, {"能力": "处理能力"})  # type: ignore[arg-type]


def figures(html: str) -> dict[str, str]:
    """The numbers of the sources that each figure leads to, by its text."""
    found = re.findall(r'data-act="figure" data-sources="([\d ]+)" data-words="([^"]+)"', html)
    return {words: numbers for numbers, words in found}


def test_every_figure_leads_to_the_sources_that_state_it() -> None:
    shown = figures(page(bench()))
    assert shown["30项"] == "1"
    assert shown["21项"] == "1"
    assert shown["3项"] == "1 2"
    assert 'data-formula="21−18=3"' in page(bench())


def test_every_cited_source_has_a_card_with_its_sentence_in_its_paragraph() -> None:
    html = page(bench())
    assert re.findall(r'class="held" data-n="(\d)"', html) == ["1", "2", "3"]
    assert f'<span class="cited">{_QUOTE}</span>' in html


def test_the_cells_of_a_ledger_are_shown_with_row_and_column() -> None:
    html = cards(library(), [_CELL])  # type: ignore[arg-type]
    assert "<th>行</th><th>E 列</th>" in html
    assert "<th>4–6</th><td>已完成</td>" in html
    assert "<th>9</th><td>完成&lt;b&gt;</td>" in html
    assert "由台账统计：已完成＝4项" in html
    assert "计数（E4:E6,E9）＝4" in html


def test_a_ledger_quote_without_rows_is_shown_as_it_is() -> None:
    html = cards(library(), [replace(_CELL, quote="截至2024年12月", cells="A1")])  # type: ignore[arg-type]
    assert '<p class="quote">截至2024年12月</p>' in html
    assert "<table" not in html


def test_markup_in_sources_and_in_what_a_person_writes_stays_text() -> None:
    held = bench().filled_in({"能力": _HOSTILE})
    held = held.with_edits(with_edit(draft(), (), (0, 0), _HOSTILE))
    hostile = draft(title=_HOSTILE, missing=(_HOSTILE,), letter=Letter(_HOSTILE))
    for html in (page(held), page(bench(hostile)), cards(library(), [cited(1, _QUOTE)])):  # type: ignore[arg-type]
        assert _HOSTILE not in html


def test_the_summary_counts_sections_figures_and_what_is_open() -> None:
    assert summary(draft()) == "共 1 节，取数 3 处，待补 1 处，不一致 1 处"
    bare = Section("一、完成情况", "已完成99项[1]。", (cited(1, _QUOTE),))
    assert summary(draft(sections=(bare,), slots=())).endswith("未见出处 1 处")


def test_open_slots_say_what_is_wanted_who_owes_it_and_where_it_stands() -> None:
    missing, conflict = open_slots(draft(), {"能力": "处理能力"})
    assert (missing.name, missing.wanted, missing.owes) == ("能力", "处理能力", "县水务局")
    assert missing.gap is not None
    assert (missing.gap.place, missing.gap.before) == ((0, 1), "处理能力为")
    assert conflict.name == "面积"
    assert conflict.sides == (("报告", "5亩"), ("台账", "6亩"))


def test_a_gap_leads_to_its_row_and_the_row_to_its_gap() -> None:
    html = page(bench())
    missing, conflict = open_slots(draft(), {"能力": "处理能力"})
    assert f'data-act="fill-in" data-target="{missing.row}"' in html
    assert f'id="{missing.row}"' in html
    assert html.count('data-act="goto" data-target="paragraph-0-1"') == 2
    assert f'name="{conflict.row}" value="6亩"' in html


def test_a_gap_of_the_last_report_is_known_by_the_words_around_it() -> None:
    text = (
        "召开会议【待补：数量】次，督导【待补：轮数】[1]。"
        "上期报告安排“年底前建成泵站”，【待补：落实情况】[1]。"
    )
    names = ("督导（本期，轮）2", "上期安排“年底前建成泵站”的落实情况", "会议（本期，次）")
    slots = tuple(Slot(name, "", "missing", (), True) for name in reversed(names))
    made = draft(sections=(Section("一、做法", text, (cited(1, _QUOTE),)),), slots=slots)
    found = [(slot.name, slot.gap.text) for slot in open_slots(made, {}) if slot.gap]
    assert found == [
        ("会议（本期，次）", "【待补：数量】"),
        ("督导（本期，轮）2", "【待补：轮数】"),
        ("上期安排“年底前建成泵站”的落实情况", "【待补：落实情况】"),
    ]


def test_nothing_open_is_said() -> None:
    assert form((), "雾汀县") == '<div class="settled">没有待补或不一致的内容。</div>'


def test_what_is_filled_in_can_be_taken_back_and_an_older_period_is_told() -> None:
    held = bench().filled_in({"能力": " 5万吨/日 ", "面积": ""})
    assert held.values == {"能力": "5万吨/日"}
    shown = filled_list(held.by_hand.given, "2025年", draft())
    assert 'data-act="take_back" data-name="能力"' in shown
    assert "填写时报告期为“2024年”" in shown
    assert "请核对" not in filled_list(held.by_hand.given, "2024年", draft())
    assert "这一稿没有这一项" in filled_list(held.by_hand.given, "2024年", draft(slots=()))
    assert held.taken_back("能力").values == {}


def test_what_is_saved_says_which_values_are_of_another_period() -> None:
    held = bench().filled_in({"能力": "5万吨/日", "没有这项": "1"})
    edits = with_edit(draft(), (), (0, 0), "写好的一段。")
    assert held.final == draft()
    later = replace(held, asked=Asked("模板", "雾汀县", "2025年")).with_edits(edits)
    assert later.final is not None
    assert later.final.sections[0].text.startswith("写好的一段。")
    told = [line for line in later.final.missing if "5万吨/日" in line]
    assert told == ["“能力”的“5万吨/日”是写2024年时填的，请核对"]
    assert Bench().final is None


def test_what_is_written_stays_for_another_period_and_never_meets_another_place() -> None:
    held = bench().filled_in({"能力": "5万吨/日"})
    held = held.with_edits(with_edit(draft(), (), (0, 0), "写好的一段。"))
    later = replace(held, asked=Asked("另一模板", "雾汀县", "2025年"))
    assert (later.values, later.by_hand.edits) == (held.values, held.by_hand.edits)
    elsewhere = replace(held, asked=Asked("模板", "别处", "2024年"))
    assert (elsewhere.values, elsewhere.by_hand.edits) == ({}, ())
    assert replace(elsewhere, asked=held.asked).values == held.values


def test_values_of_a_person_are_marked_in_the_text() -> None:
    by_hand = Citation(4, "", BY_HAND, (), 0, 0, None, "张某某")
    html = marked(
        Written("由张某某牵头[4]，完成21项[1]。", (cited(1, _QUOTE), by_hand), ("张某某",))
    )
    assert '<span class="hand">张某某</span>' in html
    assert 'class="mark hand"' in html
    number = replace(by_hand, quote="7座")
    assert 'class="figure hand" title="使用者填写"' in marked(Written("建成7座[4]。", (number,)))


def test_a_rewritten_paragraph_is_shown_cited_and_can_be_given_back() -> None:
    html = page(bench().with_edits(with_edit(draft(), (), (0, 0), "已经完成21项，占88%。")))
    assert figures(html)["21项"] == "1"
    assert '88%<small class="tag">未见出处</small>' in html
    assert 'data-act="restore" data-place="0-0"' in html
    assert "已改写" in html
    assert "未见出处 1 处" in html


def test_a_newer_draft_under_a_rewritten_paragraph_is_shown_with_its_changes() -> None:
    edits = with_edit(draft(), (), (0, 0), "已经完成21项。")
    newer = draft(sections=(replace(draft().sections[0], text=_LEAD.replace("21", "22")),))
    html = page(bench(newer).with_edits(edits))
    assert "原稿已更新，请核对" in html
    assert "<del>21</del><ins>22</ins>" in html
    assert 'data-act="confirm" data-place="0-0"' in html


def test_a_paragraph_without_a_place_is_kept_in_sight() -> None:
    edits = with_edit(draft(), (), (0, 0), "写好的一段。")
    html = page(bench(draft(sections=(Section("别的", "完全另一回事。", ()),))).with_edits(edits))
    assert "没有位置的改写（1 段）" in html
    assert "写好的一段。" in html


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        ("完成21项", "完成22项", "完成<del>21</del><ins>22</ins>项"),
        ("完成9.5项", "完成9.6项", "完成<del>9.5</del><ins>9.6</ins>项"),
        ("完成21项", "完成【待补：项数】", "完成<del>21项</del><ins>【待补：项数】</ins>"),
        ("完成", "完成。", "完成<ins>。</ins>"),
        ("<b>", "<b>", "&lt;b&gt;"),
    ],
)
def test_changed_words_are_told_apart(old: str, new: str, shown: str) -> None:
    assert changed_words(old, new) == shown


def test_the_last_report_stands_beside_the_draft_with_what_changed() -> None:
    changes = (Change("18项", "21项", "台账"),)
    renewals = (
        Renewal("updated", ("一、完成情况",), cited(9, _OLD), "已完成21项[1]。", changes),
        Renewal("dropped", ("二、其他",), cited(9, _QUOTE), "", (), _HOSTILE),
        Renewal("new", ("二、其他",), None, "新增的话[1]。"),
    )
    html = beside(draft(renewals=renewals))
    assert re.findall(r'data-act="only" data-mark="([\w-]*)"[^>]*>([^<]+)<', html) == [
        ("", "全部 3"),
        ("updated", "数字已更新 1"),
        ("dropped", "上期事项，不再写入 1"),
        ("new", "本期新增 1"),
    ]
    assert '上年完成<span class="was">18项</span>。' in html
    assert "<del>18项</del> → <ins>21项</ins><small>台账</small>" in html
    assert html.count('class="heading"') == 2
    assert figures(html)["21项"] == "1"
    assert _HOSTILE not in html
    assert 'data-view="beside"' in page(bench(draft(renewals=renewals)))
    assert 'data-view="beside"' not in page(bench())


def test_forms_that_need_a_last_report_are_offered_with_one_only() -> None:
    offered = re.findall(r'data-act="download" data-form="(\w+)"', page(bench()))
    assert offered == [name for name, kind in FORMS.items() if not kind.paired]
    with_last = draft(renewals=(Renewal("new", (), None, "新增的话[1]。"),))
    offered = re.findall(r'data-act="download" data-form="(\w+)"', page(bench(with_last)))
    assert offered == list(FORMS)


def test_the_letter_stands_around_the_draft() -> None:
    html = page(bench())
    order = [
        html.index(f">{words}<") for words in ("某省人民政府：", "雾汀县人民政府", "2025年1月5日")
    ]
    assert order == sorted(order)


def test_the_first_page_says_what_to_do_and_offers_an_example() -> None:
    assert "上传往年报告" in first_page(0, None)
    assert "data-act" not in first_page(3, None)
    assert "试一试：雾汀县2024年总体进展" in first_page(3, Asked("总体进展", "雾汀县", "2024年"))


def summary_of(title: str, place: str = "雾汀县", year: str = "", kind: str = "") -> Summary:
    return Summary(title, title, place, year, kind, "", 1, 1, 0)


@pytest.mark.parametrize(
    ("title", "year", "end"),
    [
        ("雾汀县2024年度整改情况报告", "", date(2024, 12, 31)),
        ("雾汀县2025年上半年整改情况报告", "", date(2025, 6, 30)),
        ("雾汀县台账（截至2025年6月）", "", date(2025, 6, 30)),
        ("雾汀县2023年前三季度情况", "", date(2023, 9, 30)),
        ("雾汀县整改情况报告", "2022", date(2022, 12, 31)),
    ],
)
def test_the_period_of_a_report_is_read_from_its_title(title: str, year: str, end: date) -> None:
    period = period_of(summary_of(title, year=year))
    assert period is not None
    assert period.end == end


def test_periods_and_reports_of_a_place_are_offered_newest_first() -> None:
    held = [
        summary_of("雾汀县2024年度整改情况报告"),
        summary_of("雾汀县2025年上半年整改情况报告"),
        summary_of("别处2026年整改情况报告", place="别处"),
        summary_of("雾汀县2024年公报"),
        summary_of("雾汀县台账（截至2025年6月）", kind="整改任务清单"),
    ]
    assert periods(held, "雾汀县") == ["2025年上半年", "2024年"]
    assert [name for _, name in reports_of(held, "雾汀县")] == [
        "雾汀县2025年上半年整改情况报告",
        "雾汀县2024年度整改情况报告",
        "雾汀县2024年公报",
    ]
    assert reports_of(held, "雾汀县")[0][0] == "2025年上半年整改情况报告"
    assert len(reports_of(held, "")) == 4


def test_the_example_is_the_newest_ledger_of_the_library_with_the_report_before_it(
    samples: Library,
) -> None:
    from assistant.web_draft_choices import example

    found = example(samples, ["总体进展", "整改落实情况报告"])
    assert found is not None
    assert (found.template, found.place, found.period) == (
        "整改落实情况报告",
        "云汐市",
        "2025年上半年",
    )
    assert found.ledger is not None
    assert found.ledger.name.endswith("（截至2025年6月）.xlsx")
    assert found.last == "云汐市2024年度环境保护督察反馈意见整改落实情况报告"


def test_what_the_form_says_is_asked_for_and_a_topic_only_where_one_is_taken() -> None:
    said = (" 雾汀县 ", "2024年", "大气", Path("台账.xlsx"), "甲", "", "某省人民政府：", None, "")
    asked = asked_for("专题进展", *said)
    assert asked == Asked(
        "专题进展", "雾汀县", "2024年", "大气", Path("台账.xlsx"), "甲", "",
        Letter("某省人民政府"),
    )  # fmt: skip
    assert takes_topic("专题进展")
    assert asked_for("总体进展", *said).topic == ""


def test_what_a_template_is_for_is_said_in_the_words_of_the_page() -> None:
    from assistant.draft import templates

    listed = templates()
    for info in listed:
        assert about_template(listed, info.name)
        assert "--" not in about_template(listed, info.name)


def test_a_missing_slot_that_is_not_required_is_open_where_the_draft_shows_its_gap() -> None:
    sources = (cited(1, _QUOTE),)
    shown_gap = Section("一、做法", "完成【待补：完成的任务数】，另有【待补：别的】[1]。", sources)
    slots = (Slot("完成", "", "missing"), Slot("闲置", "", "missing"))
    again = Section("二、再说", "完成【待补：完成的任务数】[1]。", sources)
    made = draft(sections=(shown_gap, again), slots=slots)
    assert [slot.name for slot in open_slots(made, {"完成": "完成的任务数"})] == ["完成"]
    html = page(bench(made))
    assert re.search(r'data-act="rewrite">【待补：别的】<', html)
    assert html.count('data-act="fill-in" data-target="fill-0"') == 2
