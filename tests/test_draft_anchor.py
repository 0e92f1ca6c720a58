from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.draft_anchor import Anchor, anchors, sentence_at
from assistant.draft_marks import numbers_in, parts, without_marks
from assistant.draft_model import CellCitation, Section
from assistant.draft_sentence import Piece, Written, number_citations
from assistant.reply import Citation


def cited(quote: str, report: str = "甲", n: int = 0) -> Citation:
    return Citation(n, report, report, (), 0, len(quote), None, quote)


def section(*pieces: Piece) -> Section:
    return number_citations([Written("一、进展", 1, (pieces,))]).sections[0]


def rows(found: tuple[Anchor, ...]) -> list[tuple[str, list[int], str]]:
    return [(a.text, [c.n for c in a.citations], a.formula) for a in found]


FUNDS = cited("全年落实资金12100万元，其中省级3000万元。")
TASKS = cited("截至6月底，20项任务完成１３项。")
BEFORE = cited("去年同期靠泊318艘次。")
NOW = cited("今年靠泊421艘次。")
WRITTEN = section(
    Piece("20项任务完成13项，", (TASKS,)),
    Piece("落实资金1.21亿元。", (FUNDS,)),
    Piece("靠泊421艘次，", (NOW,)),
    Piece("同比增长32.4%。", (NOW, BEFORE), "(421−318)÷318=32.4%"),
    Piece("其余【待补：第7项的完成数】。", (TASKS,)),
)


def test_each_figure_has_the_citation_that_states_it_in_whatever_scale() -> None:
    assert rows(anchors(WRITTEN)) == [
        ("20项", [1], ""),
        ("13项", [1], ""),
        ("1.21亿元", [2], ""),
        ("421艘次", [3], ""),
        ("32.4%", [3, 4], "(421−318)÷318=32.4%"),
    ]


def test_an_anchor_is_where_its_text_stands() -> None:
    found = anchors(WRITTEN)
    assert [WRITTEN.text[a.start : a.end] for a in found] == [a.text for a in found]


def test_a_clean_text_is_the_marked_one_without_marks() -> None:
    plain = without_marks(WRITTEN.text)
    assert plain.text == WRITTEN.clean
    assert "".join(WRITTEN.text[i] for i in plain.offsets) == plain.text


def test_a_figure_that_no_mark_behind_it_states_has_no_source() -> None:
    wrong = section(Piece("完成14项，整改率130%，另有3项。", (TASKS,)))
    assert rows(anchors(wrong)) == [("14项", [], ""), ("130%", [], ""), ("3项", [], "")]


def test_marks_of_another_sentence_do_not_govern() -> None:
    first = Section("", "完成13项。共20项[1]。", (cited("共20项，完成13项。", n=1),))
    assert rows(anchors(first)) == [("13项", [], ""), ("20项", [1], "")]


def test_the_nearest_marks_that_state_a_figure_count() -> None:
    both = section(Piece("完成13项，", (TASKS,)), Piece("即13项。", (cited("完成13项。"), TASKS)))
    assert rows(anchors(both)) == [("13项", [1], ""), ("13项", [2, 1], "")]
    quoted = Section("", "他说：“完成13项。”[1]另有3项[2]。", (cited("完成13项", n=1),))
    assert rows(anchors(quoted)) == [("13项", [1], ""), ("3项", [], "")]


@pytest.mark.parametrize(
    ("text", "quote", "report", "stated"),
    [
        ("2025年6月底", "截至2025年6月30日", "甲", True),
        ("2025年6月底", "截至6月底", "甲", True),
        ("2025年6月底", "截至2024年6月底", "甲", False),
        ("2025年6月底", "2025年上半年", "", True),
        ("2025年6月底", "2025年上半年", "甲", False),
        ("6月19日", "2025-06-19", "甲", True),
        ("6月19日", "6月18日", "甲", False),
        ("2025年", "2025年7月18日", "甲", True),
        ("85.2%", "百分之八十五点二", "甲", True),
        ("3类", "三类问题", "甲", True),
        ("5个", "15个", "甲", False),
        ("4.7亿元", "4.7万元", "甲", False),
        ("36件", "３６ 件", "甲", True),
    ],
)
def test_figures_and_dates_are_known_again(
    text: str, quote: str, report: str, stated: bool
) -> None:
    written = section(Piece(f"情况为{text}。", (cited(quote, report),)))
    assert rows(anchors(written)) == [(text, [1] if stated else [], "")]


def test_a_cell_may_leave_out_the_unit_of_its_column() -> None:
    cell = CellCitation(0, "台账.xlsx", "台账", ("表1",), 0, 0, None, "“421”（第3行）", "C3")
    written = section(Piece("共421艘次，另42艘次。", (cell,)))
    assert rows(anchors(written)) == [("421艘次", [1], ""), ("42艘次", [], "")]
    row = section(Piece("共3项。", (cell,)))
    assert rows(anchors(row)) == [("3项", [], "")]


def test_each_result_of_a_calculation_is_computed() -> None:
    formula = "421−318=103；103÷318=32.4%"
    written = section(Piece("增加103艘次，增长32.4%。", (NOW, BEFORE), formula))
    assert rows(anchors(written)) == [("103艘次", [1, 2], formula), ("32.4%", [1, 2], formula)]


@pytest.mark.parametrize(
    ("words", "computed"),
    [
        ("同比下降7.8%", True),
        ("减少了约7.8%", True),
        ("同比增长7.8%", False),
        ("由降转增7.8%", False),
        ("负增长7.8%", True),
    ],
)
def test_a_result_below_zero_is_a_fall(words: str, computed: bool) -> None:
    formula = "(4.7−5.1)÷5.1=−7.8%"
    written = section(Piece(f"投入{words}。", (NOW, BEFORE), formula))
    expected = ("7.8%", [1, 2], formula) if computed else ("7.8%", [], "")
    assert rows(anchors(written)) == [expected]


def test_the_parts_of_a_text_follow_each_other_without_a_hole() -> None:
    text = "甲[1][12]乙（据[1][2]计算：(4−3)÷（2+1）=1）丙【待补：丁[3]】。【不一致"
    assert [(p.kind, p.text) for p in parts(text)] == [
        ("words", "甲"),
        ("mark", "[1]"),
        ("mark", "[12]"),
        ("words", "乙"),
        ("note", "（据[1][2]计算：(4−3)÷（2+1）=1）"),
        ("words", "丙"),
        ("gap", "【待补：丁[3]】"),
        ("words", "。"),
        ("gap", "【不一致"),
    ]
    assert "".join(p.text for p in parts(text)) == text
    assert numbers_in("[1][12]") == (1, 12)


def test_a_sentence_keeps_the_quotation_marks_and_the_marks_behind_its_full_stop() -> None:
    text = "甲说：“好。”[1]乙[2]。\n丙"
    assert [text[slice(*sentence_at(text, i))] for i in map(text.index, "甲乙丙")] == [
        "甲说：“好。”[1]",
        "乙[2]。",
        "丙",
    ]


@settings(deadline=None)
@given(st.text(alphabet="甲乙20项年月日底亿元%[]（）【】据计算：=。；”\n 3.-", max_size=80))
def test_whatever_the_text_its_parts_and_figures_are_stretches_of_it(text: str) -> None:
    written = Section("", text, (cited("20项", n=2),))
    assert "".join(part.text for part in parts(text)) == text
    for anchor in anchors(written):
        covered = text[anchor.start : anchor.end]
        assert without_marks(covered).text == anchor.text
