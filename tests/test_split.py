"""Passages follow the outline, give back the text and keep sentences whole."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from index.document import PageStart
from index.outline import outline
from index.report import Heading, Passage
from index.sentences import sentence_spans
from index.split import heading_paths, split

SHARED = Path(__file__).resolve().parents[2] / "shared"
SENTENCE = "云汐市新建污水管网三十公里，改造泵站两座。"


def passages(text: str, max_chars: int = 400) -> tuple[Passage, ...]:
    return split("云汐", text, outline(text), max_chars=max_chars)


def without_space(text: str) -> str:
    return re.sub(r"\s", "", text)


def leads(text: str, start: int, heading: Heading, headings: tuple[Heading, ...]) -> bool:
    """Whether only other headings stand between a passage's start and a heading inside it."""
    above = [h for h in headings if start <= h.start < heading.start]
    rest = text[start : heading.start]
    for h in above:
        rest = rest.replace(h.text, "", 1)
    return bool(above) and not rest.strip() and not any(h.run_in for h in above)


def check(text: str, headings: tuple[Heading, ...], found: tuple[Passage, ...], limit: int) -> None:
    assert without_space("".join(p.text for p in found)) == without_space(text)
    end = 0
    sentences = sentence_spans(text)
    for i, p in enumerate(found):
        assert p.ordinal == i
        assert p.text == text[p.start : p.end] == p.text.strip() != ""
        assert p.start >= end
        end = p.end
        for heading in headings:
            if p.start < heading.start < p.end:
                assert leads(text, p.start, heading, headings)
        cut = [(a, b) for a, b in sentences if a < p.end < b]
        assert all(b - a > limit for a, b in cut)


@given(
    st.lists(
        st.sampled_from(
            [
                "一、总体情况", "（一）进展", "1.措施",
                "（一）加强领导。抓好各项任务的落实工作。",
                SENTENCE, SENTENCE * 3, "水质好转；", "水质好转，产量上升，",
                "序号：1；任务：管网；状态：完成",
                "", "　", "各位代表：", "长" * 30, "他说：“抓好整改。”随后部署。",
            ]
        ),
        max_size=14,
    ),
    st.sampled_from(["", "\n", "\n\n"]),
    st.integers(min_value=5, max_value=120),
)  # fmt: skip
@settings(max_examples=150, deadline=None)
def test_passages_give_back_the_text_cross_no_heading_and_keep_sentences(
    parts: list[str], glue: str, limit: int
) -> None:
    text = glue.join(parts)
    headings = outline(text)
    check(text, headings, split("r", text, headings, max_chars=limit), limit)


@given(st.text(alphabet="甲乙。；，！”“\n 一、（）1.", max_size=300), st.integers(5, 60))
@example("。 111 1", 5)
@settings(max_examples=150, deadline=None)
def test_any_text_is_covered(text: str, limit: int) -> None:
    headings = outline(text)
    check(text, headings, split("r", text, headings, max_chars=limit), limit)


def test_short_paragraphs_of_a_section_are_joined_up_to_the_limit() -> None:
    text = "\n".join([SENTENCE] * 6)
    assert [len(p.text) for p in passages(text, 3 * len(SENTENCE) + 2)] == [65, 65]


def test_pieces_of_a_long_paragraph_are_about_equally_long() -> None:
    sizes = [len(p.text) for p in passages(SENTENCE * 20, 400)]
    assert sum(sizes) == 20 * len(SENTENCE)
    assert sizes == [210, 210]


def test_a_sentence_of_exactly_the_limit_stays_whole() -> None:
    text = "整改工作进展顺利。" * 3 + "水，" * 9 + "好。" + "整改工作进展顺利。" * 3
    assert "水，" * 9 + "好。" in [p.text for p in passages(text, 20)]


def test_only_a_sentence_over_the_limit_is_cut_first_at_semicolons_then_at_commas() -> None:
    clause = "改造泵站两座，疏浚河道十公里；"
    long = clause * 4 + "其余照旧。"
    found = passages(SENTENCE + long + SENTENCE, 40)
    assert found[0].text == SENTENCE
    assert found[-1].text == SENTENCE
    assert all(p.text.endswith(("；", "。")) for p in found)
    commas = passages("改造泵站两座，" * 12, 40)
    assert all(p.text.endswith("，") and len(p.text) <= 40 for p in commas)


def test_quotation_marks_stay_with_their_sentence() -> None:
    quoted = "会议强调：“坚持问题导向。”" * 8
    assert all(p.text.startswith("会议") and p.text.endswith("”") for p in passages(quoted, 30))


def test_headings_without_a_body_lead_the_first_passage_below_them() -> None:
    text = f"一、总体情况\n（一）进展\n{SENTENCE}\n（二）问题\n{SENTENCE}"
    first, second = passages(text)
    assert first.text == f"一、总体情况\n（一）进展\n{SENTENCE}"
    assert first.heading == ("一、总体情况", "（一）进展")
    assert second.text == f"（二）问题\n{SENTENCE}"
    assert second.heading == ("一、总体情况", "（二）问题")


def test_a_table_of_contents_is_cut_like_other_text() -> None:
    contents = "\n".join(f"（{n}）管网改造" for n in "一二三四五六七八九")
    found = passages(f"{contents}\n（十）泵站\n{SENTENCE}", 30)
    assert max(len(p.text) for p in found) <= 30
    assert found[-1].heading == ("（十）泵站",)


def test_every_piece_of_a_long_paragraph_knows_the_heading_that_runs_into_it() -> None:
    found = passages(f"一、成效\n{SENTENCE}\n（一）水环境持续改善。{SENTENCE * 30}")
    assert len(found) == 3
    assert {p.heading for p in found[1:]} == {("一、成效", "（一）水环境持续改善")}


def test_heading_paths_nest_by_level() -> None:
    headings = [
        Heading(level, i, i + 1, text)
        for i, (level, text) in enumerate(
            [(1, "一、甲"), (3, "1.乙"), (5, "一是丙。"), (2, "（一）丁："), (1, "二、戊")]
        )
    ]
    assert heading_paths(headings) == [
        ("一、甲",),
        ("一、甲", "1.乙"),
        ("一、甲", "1.乙", "一是丙"),
        ("一、甲", "（一）丁"),
        ("二、戊",),
    ]


def test_a_long_table_row_stands_alone() -> None:
    row = (
        "序号：{}；整改任务：完成老城区雨污分流改造并建立管网台账；责任单位：市住房城乡建设局；"
        "整改状态：已完成整改并销号；完成日期：2024年6月"
    )
    text = "\n".join([SENTENCE, row.format(1), row.format(2), SENTENCE])
    assert [p.text for p in passages(text)] == text.split("\n")


def test_a_few_words_are_put_to_the_paragraph_beside_them() -> None:
    text = f"各位代表：\n{SENTENCE * 25}"
    assert passages(text)[0].text.startswith("各位代表：\n云汐市")


def test_a_passage_bears_the_page_it_begins_on() -> None:
    text = "\n".join([f"一、甲\n{SENTENCE}", f"二、乙\n{SENTENCE}", f"三、丙\n{SENTENCE}"])
    starts = [0, text.index("二、"), text.index("三、") + 2]
    pages = [PageStart(i + 1, start) for i, start in enumerate(starts)]
    assert [p.page for p in split("r", text, outline(text), pages)] == [1, 2, 2]
    assert [p.page for p in split("r", text, outline(text))] == [None, None, None]


def test_text_without_words_gives_no_passages() -> None:
    assert passages("") == passages(" \n\u3000\n") == ()


@pytest.mark.parametrize(
    ("paragraph", "imported"), [(SENTENCE * 40, False), ("整改任务，" * 200 + "。", True)]
)
def test_langchain_is_imported_for_a_long_sentence_only(paragraph: str, imported: bool) -> None:
    code = (
        "import sys; from index.split import split; "
        f"split('r', {paragraph!r}, ()); print('langchain_text_splitters' in sys.modules)"
    )
    root = Path(__file__).resolve().parents[1]
    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=root
    )
    assert run.stdout.strip() == str(imported)


def test_real_reports_keep_every_invariant() -> None:
    folder = SHARED / "corpus" / "reports"
    if not folder.exists():
        pytest.skip("the shared reports are not here")
    for path in sorted(folder.glob("*.txt"))[::12]:
        text = path.read_text(encoding="utf-8")
        headings = outline(text)
        found = split(path.stem, text, headings)
        check(text, headings, found, 400)
        assert sum(len(p.text) > 400 for p in found) <= 2
