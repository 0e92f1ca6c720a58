from __future__ import annotations

import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console, RenderableType
from rich.text import Text

from assistant.render import hits_page, mark, place_line, plain
from assistant.render_answer import answer_page
from assistant.render_lines import display_width
from assistant.reply import Answer, Citation
from index.hit import Hit

HIT = Hit(
    rank=1,
    report="望潮市2024年情况报告",
    title="望潮市2024年整改情况报告",
    heading=("二、具体情况", "(一)锅炉"),
    start=120,
    end=150,
    page=3,
    text="全市淘汰燃煤锅炉４６台，占应淘汰的九成。[bold]不是标记[/bold]",
    similarity=0.8,
)
CITATION = Citation(1, HIT.report, HIT.title, HIT.heading, 130, 142, None, "全市淘汰燃煤锅炉46台。")
ANSWER = Answer(
    "那去年呢？",
    "望潮市2024年淘汰了多少台锅炉？",
    "全市淘汰燃煤锅炉46台[1]。",
    ("46台",),
    False,
    "",
    (CITATION,),
    0.01,
)
REFUSAL = Answer("票价？", "票价？", "报告里没有说。", (), True, "最接近的是客流量。", (), 0.01)


def rendered(renderable: RenderableType, width: int = 80, terminal: bool = False) -> str:
    page = io.StringIO()
    console = Console(
        file=page,
        width=width,
        force_terminal=terminal,
        color_system="standard" if terminal else None,
        highlight=False,
    )
    console.print(renderable)
    return page.getvalue()


def styled(text: Text) -> list[str]:
    return [text.plain[span.start : span.end] for span in text.spans]


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("淘汰燃煤锅炉46台", ["锅炉"], ["锅炉"]),
        ("淘汰燃煤锅炉46台", ["锅炉", "燃煤锅炉"], ["燃煤锅炉"]),
        ("锅炉，锅炉", ["锅炉"], ["锅炉", "锅炉"]),
        ("共４６台", ["46"], ["４６"]),
        ("ＰＭ2.5 与 pm2.5", ["PM2.5"], ["ＰＭ2.5", "pm2.5"]),
        ("没有", ["锅炉"], []),
        ("有", [], []),
        ("有", [""], []),
        ("a.c abc", ["a.c"], ["a.c"]),
        ("㎡锅炉", ["锅炉"], ["锅炉"]),
    ],
)
def test_matched_words_are_styled_where_they_stand(
    text: str, words: list[str], expected: list[str]
) -> None:
    assert styled(mark(text, words)) == expected


@given(st.text(), st.lists(st.text(max_size=3), max_size=3))
def test_marking_neither_moves_nor_loses_a_character(text: str, words: list[str]) -> None:
    shown = mark(text, words)
    assert shown.plain == plain(text)
    assert len(shown.plain) == len(text)


@pytest.mark.parametrize("sign", ["\x1b", "\x07", "\x9b", "\r", "\x00", "\u202e", "\u200b"])
def test_a_report_cannot_command_the_terminal(sign: str) -> None:
    assert plain(f"甲{sign}乙") == "甲\ufffd乙"
    assert sign not in rendered(mark(f"甲{sign}[31m乙", ["乙"]), terminal=False)


def test_brackets_in_a_report_are_text_not_markup() -> None:
    assert "[bold]不是标记[/bold]" in rendered(hits_page([HIT], ["锅炉"]), width=200)


@pytest.mark.parametrize(
    ("heading", "page", "expected"),
    [
        (("一、甲", "(一)乙"), 3, "一、甲 › (一)乙 · 第 3 页"),
        (("一、甲",), None, "一、甲"),
        ((), 3, "第 3 页"),
        ((), None, ""),
    ],
)
def test_a_place_is_the_heading_path_and_the_page(
    heading: tuple[str, ...], page: int | None, expected: str
) -> None:
    assert place_line(heading, page) == expected


def test_a_hit_shows_rank_title_place_text_and_source() -> None:
    lines = [line.strip() for line in rendered(hits_page([HIT], ["锅炉"]), 200).splitlines()]
    assert lines[:4] == [
        "1  望潮市2024年整改情况报告",
        "二、具体情况 › (一)锅炉 · 第 3 页",
        HIT.text,
        "来源：望潮市2024年情况报告  120–150",
    ]


def test_an_answer_shows_what_was_understood_the_reply_and_the_cited_sentence() -> None:
    page = rendered(answer_page(ANSWER), 200)
    assert "理解为：望潮市2024年淘汰了多少台锅炉？" in page
    assert "全市淘汰燃煤锅炉46台[1]。" in page
    assert "[1] 望潮市2024年整改情况报告" in page
    assert "“全市淘汰燃煤锅炉46台。”" in page
    assert "130–142" in page


def test_a_question_that_was_understood_as_asked_is_not_repeated() -> None:
    page = rendered(answer_page(REFUSAL))
    assert page.splitlines() == ["报告里没有说。", "最接近的是客流量。"]


def test_a_short_answer_in_other_words_than_the_reply_stands_before_it() -> None:
    answer = Answer("？", "？", "四十六台[1]。", ("46台",), False, "", (CITATION,), 0.0)
    assert rendered(answer_page(answer)).splitlines()[:2] == ["46台", "四十六台[1]。"]


@pytest.mark.parametrize("width", [20, 40, 80])
def test_pages_keep_to_the_width_of_the_terminal(width: int) -> None:
    for page in (hits_page([HIT], ["锅炉"]), answer_page(ANSWER), answer_page(REFUSAL)):
        for line in rendered(page, width, terminal=True).splitlines():
            assert display_width(re.sub(r"\x1b\[[\d;]*m", "", line)) <= width
