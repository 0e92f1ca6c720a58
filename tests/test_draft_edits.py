"""Paragraphs that a person wrote: cited anew, found again in another draft, taken back."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.draft_anchor import anchors
from assistant.draft_edits import (
    Edit,
    confirmed,
    edited,
    outdated,
    place_edits,
    plain_heading,
    with_edit,
    without_edit,
)
from assistant.draft_marks import without_marks
from assistant.draft_model import Draft, Section
from assistant.reply import Citation

_NOW = Citation(1, "甲", "甲报告", (), 0, 14, None, "30项任务已完成21项。")
_THEN = Citation(2, "乙", "乙报告", (), 0, 14, None, "上年完成18项，召开会议。")
_LEAD = "全市30项任务中已完成21项[1]，比上年多3项（据[1][2]计算：21−18=3）。市里召开会议[2]。"
_NEXT = "下一步加快推进剩余任务[2]。"
_PLACE = (1, 0)


def draft(lead: str = _LEAD, following: str = _NEXT, heading: str = "二、任务完成情况") -> Draft:
    first = Section("一、总体情况", "概况如前[2]。", (_THEN,))
    second = Section(heading, f"{lead}\n{following}", (_NOW, _THEN))
    return Draft("甲", "报告", (first, second), (), ("先有的提示",))


def text_with(written: str, of: Draft | None = None) -> str:
    """The second section with its first paragraph as a person wrote it."""
    made = of or draft()
    return edited(made, with_edit(made, (), _PLACE, written)).sections[1].text


@pytest.mark.parametrize(
    ("heading", "plain"),
    [
        ("一、组织推进", "组织推进"),
        ("（二）水环境", "水环境"),
        ("3．大气", "大气"),
        ("（4）土壤", "土壤"),
        ("十五五规划", "十五五规划"),
        ("12月工作", "12月工作"),
    ],
)
def test_a_heading_is_known_without_its_number(heading: str, plain: str) -> None:
    assert plain_heading(heading) == plain


def test_a_sentence_left_as_it_is_keeps_its_marks_and_calculations() -> None:
    untouched = without_marks(_LEAD).text
    assert text_with(untouched) == f"{_LEAD}\n{_NEXT}"


def test_figures_of_a_changed_sentence_are_cited_where_a_source_states_them() -> None:
    shown = text_with("任务共30项，已经完成21项，比上年多3项。市里召开会议。")
    assert shown.split("\n")[0] == (
        "任务共30项，已经完成21项[1]，比上年多3项（据[1][2]计算：21−18=3）。市里召开会议[2]。"
    )


def test_a_figure_that_stands_in_no_source_gets_no_citation_and_is_told() -> None:
    made = draft()
    after = edited(made, with_edit(made, (), _PLACE, "已完成21项，占七成，其中重点9项。"))
    found = {a.text: [c.n for c in a.citations] for a in anchors(after.sections[1])}
    assert found["21项"] == [1]
    assert found["9项"] == []
    assert after.missing[0] == "先有的提示"
    assert "“任务完成情况”第1段由使用者改写" in after.missing[1]
    assert "9项" in after.missing[1]
    assert "21项" not in after.missing[1]


def numbers(text: str, of: Draft) -> dict[str, list[int]]:
    """The numbers of the sources of each figure of a rewritten paragraph."""
    section = edited(of, with_edit(of, (), _PLACE, text)).sections[1]
    return {a.text: [c.n for c in a.citations] for a in anchors(section)}


def test_a_further_figure_is_cited_where_a_source_says_the_same_of_it() -> None:
    quote = replace(_NOW, quote="30项任务已完成21项，其中已销号7项，另有9项在办。")
    made = draft()
    sections = (made.sections[0], replace(made.sections[1], citations=(quote, _THEN)))
    made = replace(made, sections=sections)
    assert numbers("已完成21项，已销号7项。", made)["7项"] == [1]
    assert numbers("已完成21项，新开工7项。", made)["7项"] == []


def test_figures_of_an_older_draft_find_no_source_in_a_newer_one() -> None:
    made = draft()
    edits = with_edit(made, (), _PLACE, "已经完成21项，比上年多3项。")
    later = "全市30项任务中已完成【待补：项数】，上年完成18项[1]。市里召开会议[2]。"
    newer = draft(later)
    section = edited(newer, edits).sections[1]
    assert {a.text: a.citations for a in anchors(section)} == {"21项": (), "3项": ()}


def test_a_reworded_sentence_without_figures_keeps_its_source_and_a_new_one_has_none() -> None:
    shown = text_with("市里还召开会议。另外的话一句。").split("\n")[0]
    assert shown == "市里还召开会议[2]。另外的话一句。"


def test_marks_that_a_person_types_are_no_citations() -> None:
    assert "[1]" not in text_with("另外的话一句[1]。")


def test_a_paragraph_can_be_left_out_or_parted() -> None:
    assert text_with("") == _NEXT
    assert text_with("甲。\n\n乙。") == f"甲。\n乙。\n{_NEXT}"


def test_the_text_for_sending_and_the_citations_follow_the_edit() -> None:
    made = draft()
    after = edited(made, with_edit(made, (), (1, 1), "已完成21项。")).sections[1]
    assert after.clean == without_marks(after.text).text
    first = edited(made, with_edit(made, (), _PLACE, "")).sections[1]
    assert [c.n for c in first.citations] == [2]


def test_an_edit_is_found_again_when_figures_numbers_and_order_have_changed() -> None:
    edits = with_edit(draft(), (), _PLACE, "写好的一段。")
    later = "全市30项任务中已完成24项[2]，比上年多6项（据[2][3]计算：24−18=6）。市里召开会议[3]。"
    newer = draft(_NEXT, later, heading="三、任务完成情况")
    assert place_edits(newer, edits).by_place == {(1, 1): edits[0]}
    assert edited(newer, edits).sections[1].text == f"{_NEXT}\n写好的一段。"


def test_an_edit_without_a_paragraph_like_its_own_is_loose_and_comes_back() -> None:
    made = draft()
    edits = with_edit(made, (), _PLACE, "写好的一段。")
    other = draft("完全是另外一回事，说的是别处。", "再没有相近的话。")
    for without in (other, draft(heading="四、别的事")):
        assert place_edits(without, edits).loose == edits
        assert edited(without, edits) == without
    assert "写好的一段。" in edited(made, edits).sections[1].text


def test_a_newer_draft_of_an_edited_paragraph_is_told_until_it_is_confirmed() -> None:
    made = draft()
    edits = with_edit(made, (), _PLACE, "已完成21项。")
    assert outdated(made, place_edits(made, edits)) == ()
    newer = draft(_LEAD.replace("21", "22"))
    assert outdated(newer, place_edits(newer, edits)) == (_PLACE,)
    assert any("原稿此后已更新" in line for line in edited(newer, edits).missing)
    agreed = confirmed(newer, edits, _PLACE)
    assert agreed[0].text == "已完成21项。"
    assert outdated(newer, place_edits(newer, agreed)) == ()


def test_other_numbers_of_the_same_sources_are_no_newer_draft() -> None:
    made = draft()
    edits = with_edit(made, (), _PLACE, "已完成21项。")
    renumbered = draft(_LEAD.replace("[1]", "[7]"))
    assert outdated(renumbered, place_edits(renumbered, edits)) == ()


def test_rewriting_again_replaces_and_taking_back_restores() -> None:
    made = draft()
    once = with_edit(made, (), _PLACE, "第一稿。")
    other = with_edit(made, once, (1, 1), "另一段。")
    twice = with_edit(made, other, _PLACE, "第二稿。")
    assert sorted(edit.text for edit in twice) == ["另一段。", "第二稿。"]
    assert without_edit(made, twice, _PLACE) == (other[1],)
    assert edited(made, without_edit(made, once, _PLACE)) == made


def test_two_edits_never_stand_for_the_same_paragraph() -> None:
    made = draft()
    same = Edit("任务完成情况", 0, _LEAD, "甲。")
    placed = place_edits(made, (same, replace(same, text="乙。")))
    assert placed.by_place == {_PLACE: same}
    assert [edit.text for edit in placed.loose] == ["乙。"]
