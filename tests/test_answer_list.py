"""Lists answered whole, also over several sentences, and those that are not."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from fakes import HashingEncoder

from assistant.answer import answer
from assistant.reply import Answer
from index.library import Library

_TODAY = date(2026, 3, 1)
_REPORT = """2025年云汐市政府工作报告

一、2024年工作回顾

新开通云港线、鹭湖线、北环线3条公交快线。获评省级示范的有柳桥镇、石坡镇等5个镇。

二、2025年民生实事

2025年重点办好三件民生实事。一是改造老旧小区电梯，惠及居民8000户。二是新建社区食堂20家。三是扩建市第二医院。

三、2025年改革任务

2025年改革任务包括以下几项：1.推行一窗受理；2.清理收费目录；3.开放公共数据。

四、2025年重点工作安排

（一）推进扬尘污染治理

严格落实工地围挡要求。

（二）扩大城市绿化

新建口袋公园12个。

（三）办好便民服务

办事大厅周末开放。

五、保障措施

2025年要守住两条安全底线。

（一）管好危化企业

每季度检查危化企业一次。

（二）管好老旧桥梁

每年检测老旧桥梁一次。
"""


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """A library with the report of an invented city."""
    folder = tmp_path_factory.mktemp("city")
    (folder / "2025年云汐市政府工作报告.txt").write_text(_REPORT, encoding="utf-8")
    with Library.open(folder / "library", HashingEncoder()) as library:
        library.add([folder / "2025年云汐市政府工作报告.txt"])
        yield library


def _ask(library: Library, question: str) -> Answer:
    reply = answer(library, question, today=_TODAY)
    for citation in reply.citations:
        text = library.report(citation.report).text
        assert text[citation.start : citation.end] == citation.quote
    return reply


def test_a_list_over_several_sentences_is_answered_whole(city: Library) -> None:
    reply = _ask(city, "云汐市2025年重点办好哪三件民生实事？")
    assert reply.short == ("改造老旧小区电梯，惠及居民8000户", "新建社区食堂20家", "扩建市第二医院")
    assert [c.quote[:2] for c in reply.citations] == ["20", "一是", "二是", "三是"]
    assert reply.answer.startswith(f"{'；'.join(reply.short)}[1][2][3][4]。原文：")
    assert "没有全部列出" not in reply.answer


def test_a_numbered_list_in_one_sentence_is_answered_whole(city: Library) -> None:
    reply = _ask(city, "云汐市2025年改革任务有哪些？")
    assert reply.short[-3:] == ("推行一窗受理", "清理收费目录", "开放公共数据")


def test_a_list_before_its_count_is_answered_with_its_items_alone(city: Library) -> None:
    reply = _ask(city, "云汐市2024年新开通了哪几条公交快线？")
    assert reply.short == ("云港线", "鹭湖线", "北环线")
    assert "没有全部列出" not in reply.answer


def test_a_list_with_fewer_items_than_it_says_is_told_as_such(city: Library) -> None:
    reply = _ask(city, "云汐市获评省级示范的是哪些镇？")
    assert reply.short == ("柳桥镇", "石坡镇")
    assert "柳桥镇；石坡镇（原文说有5个，没有全部列出）[1]。" in reply.answer


def test_the_parts_of_a_section_are_its_numbered_headings(city: Library) -> None:
    reply = _ask(city, "云汐市2025年重点工作安排有哪些方面？")
    assert reply.short == ("推进扬尘污染治理", "扩大城市绿化", "办好便民服务")
    assert [c.quote for c in reply.citations] == [
        "（一）推进扬尘污染治理",
        "（二）扩大城市绿化",
        "（三）办好便民服务",
    ]
    assert "原文" not in reply.answer


def test_a_question_about_one_part_of_a_section_is_not_told_its_headings(city: Library) -> None:
    reply = _ask(city, "云汐市2025年重点工作中扬尘污染治理有哪些工作？")
    assert all("围挡" in citation.quote for citation in reply.citations)


def test_a_sentence_that_counts_the_headings_after_it_leads_to_them(city: Library) -> None:
    reply = _ask(city, "云汐市2025年要守住哪几条安全底线，有哪些内容？")
    assert reply.short == ("管好危化企业", "管好老旧桥梁")
