"""The sentences chosen to answer a question, and their order in the answer."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from fakes import HashingEncoder

from assistant.answer import answer
from assistant.reply import Answer
from index.library import Library

_TODAY = date(2026, 3, 1)
_REPORT = """2025年云汐市政府工作报告

一、2024年工作回顾

全年地区生产总值83.6亿元，增长5.2%。

二、2025年重点工作

（一）推进扬尘污染治理

严格落实扬尘污染治理工地围挡、洒水和车辆冲洗要求。推广使用新能源渣土车，治理运输扬尘污染。建立扬尘污染治理在线监测平台。

（二）扩大绿化

新建口袋公园12个。
"""
_MEASURES = (
    "严格落实扬尘污染治理工地围挡、洒水和车辆冲洗要求。",
    "推广使用新能源渣土车，治理运输扬尘污染。",
    "建立扬尘污染治理在线监测平台。",
)


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """A library with the report of an invented city."""
    folder = tmp_path_factory.mktemp("city")
    (folder / "2025年云汐市政府工作报告.txt").write_text(_REPORT, encoding="utf-8")
    with Library.open(folder / "library", HashingEncoder()) as library:
        library.add([folder / "2025年云汐市政府工作报告.txt"])
        yield library


def _quotes(reply: Answer) -> tuple[str, ...]:
    return tuple(citation.quote for citation in reply.citations)


@pytest.mark.parametrize(
    "question",
    [
        "云汐市2025年治理扬尘污染有哪些措施？",
        "云汐市2025年在扬尘污染治理方面要做哪些工作？",
        "下一步云汐市怎么推进扬尘污染治理？",
    ],
)
def test_measures_are_the_sentences_of_their_section_in_its_order(
    city: Library, question: str
) -> None:
    reply = answer(city, question, today=_TODAY)
    assert _quotes(reply) == _MEASURES
    assert reply.short == tuple(m.rstrip("。") for m in _MEASURES)
    assert reply.answer.splitlines() == [f"{m}[{n}]" for n, m in enumerate(_MEASURES, 1)]


@pytest.mark.parametrize(
    "question",
    ["云汐市用什么车来治理运输扬尘污染？", "云汐市怎么治理运输扬尘污染？"],
)
def test_a_single_thing_in_prose_is_answered_with_one_sentence(
    city: Library, question: str
) -> None:
    reply = answer(city, question, today=_TODAY)
    assert _quotes(reply) == (_MEASURES[1],)


def test_a_cause_is_told_where_it_is_asked_for(library: Library, tmp_path: Path) -> None:
    cause = "主要是由于管网老旧，部分管段漏损率上升。"
    (tmp_path / "2024年云汐市供水通报.txt").write_text(
        f"2024年云汐市供水通报\n\n一、供水情况\n\n2024年供水损耗增加。{cause}\n", encoding="utf-8"
    )
    library.add([tmp_path / "2024年云汐市供水通报.txt"])
    reply = answer(library, "2024年云汐市供水损耗为什么增加？", today=_TODAY)
    assert _quotes(reply) == (cause,)
    assert reply.short == (cause.rstrip("。"),)
