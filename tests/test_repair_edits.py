"""Edits, their composition, and the offsets that are led through them."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from index.edits import Edit, apply, compose
from index.repair_map import OffsetMap, Repair


@st.composite
def edits_of(draw: st.DrawFn, text: str) -> list[Edit]:
    """A random list of sorted edits of a text that do not overlap or start at one place."""
    cuts = sorted(draw(st.sets(st.integers(0, len(text)), max_size=8)))
    out: list[Edit] = []
    for i, start in enumerate(cuts):
        limit = cuts[i + 1] if i + 1 < len(cuts) else len(text)
        end = draw(st.integers(start, limit))
        after = draw(st.text("整改。\n", max_size=3))
        out.append(Edit(start, end, after, draw(st.sampled_from("ab"))))
    return out


@st.composite
def two_passes(draw: st.DrawFn) -> tuple[str, list[Edit], list[Edit]]:
    text = draw(st.text("一二三四五 \n", max_size=20))
    first = draw(edits_of(text))
    return text, first, draw(edits_of(apply(text, first)))


@given(two_passes())
def test_composed_edits_do_what_both_lists_do_one_after_the_other(
    case: tuple[str, list[Edit], list[Edit]],
) -> None:
    text, first, second = case
    middle = apply(text, first)
    composed = compose(first, second, middle)
    assert apply(text, composed) == apply(middle, second)
    assert all(a.end <= b.start and a.start < b.start for a, b in pairwise(composed))


def test_edits_that_do_not_meet_keep_their_kinds_apart() -> None:
    first = [Edit(1, 2, "", "space")]
    second = [Edit(2, 3, "\n", "heading")]
    assert compose(first, second, "甲乙丙丁") == [
        Edit(1, 2, "", "space"),
        Edit(3, 4, "\n", "heading"),
    ]


def test_edits_that_meet_become_one_with_both_kinds() -> None:
    first = [Edit(1, 3, "乙丙", "a")]
    second = [Edit(2, 4, "", "b")]
    assert compose(first, second, "甲乙丙丁戊") == [Edit(1, 4, "乙", "a+b")]


@given(st.data())
def test_offsets_are_monotone_and_kept_characters_lead_back_to_themselves(
    data: st.DataObject,
) -> None:
    text = data.draw(st.text("一二三四五 \n", max_size=20))
    edits = data.draw(edits_of(text))
    repairs = [Repair(e.kind, e.start, text[e.start : e.end], e.after) for e in edits]
    after = apply(text, edits)
    led = OffsetMap(repairs)
    back = [led.to_original(i) for i in range(len(after) + 1)]
    forth = [led.to_repaired(i) for i in range(len(text) + 1)]
    assert back == sorted(back)
    assert forth == sorted(forth)
    assert all(0 <= offset <= len(text) for offset in back)
    assert all(0 <= offset <= len(after) for offset in forth)
    kept = set(range(len(text)))
    for repair in repairs:
        if not repair.flag:
            kept -= set(range(repair.start, repair.start + len(repair.before)))
    for i in kept:
        assert after[forth[i]] == text[i]
        assert back[forth[i]] == i
        assert led.span_to_original(forth[i], forth[i] + 1) == (i, i + 1)


def test_a_span_leads_back_without_what_was_dropped_around_it() -> None:
    led = OffsetMap([Repair("space", 2, "  ", ""), Repair("space", 6, " ", "")])
    # '甲乙  丙丁 戊' becomes '甲乙丙丁戊'
    assert led.span_to_original(2, 4) == (4, 6)
    assert led.span_to_original(1, 3) == (1, 5)
    assert led.span_to_repaired(4, 6) == (2, 4)
    assert led.to_repaired(2) == led.to_repaired(3) == 2


def test_a_replaced_stretch_leads_to_the_whole_of_what_it_replaced() -> None:
    led = OffsetMap([Repair("date", 1, "20211228日", "2021年12月28日")])
    assert led.span_to_original(1, 12) == (1, 10)
    assert led.span_to_repaired(1, 10) == (1, 12)
