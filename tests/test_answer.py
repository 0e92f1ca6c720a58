"""Answers over the sample corpus: every sentence cited, every figure in a cited quote."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

import pytest

from assistant.answer import answer
from index.hit import Filters
from index.library import Library
from index.quantities import quantities

_TODAY = date(2026, 3, 1)
_CORPUS = Path(__file__).resolve().parents[1] / "corpus"
_QUESTIONS = [
    json.loads(line)
    for line in (_CORPUS / "questions.jsonl").read_text(encoding="utf-8").splitlines()
]


@pytest.mark.parametrize("asked", _QUESTIONS, ids=[q["id"] for q in _QUESTIONS])
def test_an_answer_stands_on_its_citations(samples: Library, asked: dict[str, object]) -> None:
    history = asked.get("history") or []
    assert isinstance(history, list)
    reply = answer(samples, str(asked["question"]), history, today=_TODAY)
    numbers = {citation.n for citation in reply.citations}
    for citation in reply.citations:
        text = samples.report(citation.report).text
        assert text[citation.start : citation.end] == citation.quote
    if reply.refused:
        assert not reply.citations
        assert reply.reason
        return
    for line in reply.answer.splitlines():
        assert {int(n) for n in re.findall(r"\[(\d+)\]", line)} & numbers
    told = [line for line in reply.answer.splitlines() if "计算" not in line]
    bare = re.sub(r"\[\d+\]", "", "\n".join(told))
    quoted = "\n".join(citation.quote for citation in reply.citations)
    held = {(q.amount, q.unit) for q in quantities(quoted)}
    assert {(q.amount, q.unit) for q in quantities(bare)} <= held
    for short in reply.short:
        assert short in quoted


def _right(asked: dict[str, object], samples: Library) -> bool:
    history = asked.get("history") or []
    assert isinstance(history, list)
    reply = answer(samples, str(asked["question"]), history, today=_TODAY)
    if asked["kind"] == "unanswerable":
        return reply.refused
    said = re.sub(r"\s", "", reply.answer)
    shorts = asked["short"]
    assert isinstance(shorts, list)
    return any(short in said for short in shorts)


def test_most_questions_of_the_sample_corpus_are_answered_rightly(samples: Library) -> None:
    right = sum(_right(asked, samples) for asked in _QUESTIONS)
    assert right >= 0.75 * len(_QUESTIONS)


def test_an_empty_library_refuses(library: Library) -> None:
    reply = answer(library, "完成了几项任务？", today=_TODAY)
    assert reply.refused
    assert "没有找到" in reply.reason


def test_a_filter_that_nothing_meets_refuses(samples: Library) -> None:
    reply = answer(samples, "完成了几项任务？", filters=Filters(year="1931"), today=_TODAY)
    assert reply.refused
    assert "所选条件下" in reply.reason


def test_a_year_that_no_report_covers_is_refused_with_the_nearest(samples: Library) -> None:
    reply = answer(samples, "云汐市2019年的污水处理能力是多少？", today=_TODAY)
    assert reply.refused
    assert "2019年" in reply.reason
    assert "最接近" in reply.reason


def test_two_places_are_answered_side_by_side(samples: Library) -> None:
    reply = answer(samples, "2024年云汐市和平樾市各完成了几项整改任务？", today=_TODAY)
    places = {samples.metadata()[c.report].place.value for c in reply.citations}
    assert places == {"云汐市", "平樾市"}


def test_a_list_is_answered_whole_with_what_each_is_of(library: Library, tmp_path: Path) -> None:
    report = tmp_path / "云汐市2024年政府工作报告.txt"
    said = "城乡居民人均可支配收入分别增长4.7%和7.9%。"
    report.write_text(f"云汐市2024年政府工作报告\n\n{said}\n", encoding="utf-8")
    library.add([report])
    reply = answer(library, "云汐市城乡居民收入涨了多少？", today=_TODAY)
    assert reply.short == ("4.7%", "7.9%")
    assert reply.answer.startswith("城镇4.7%；农村7.9%[1]")


def test_two_things_without_a_sentence_for_both_are_answered_one_by_one(samples: Library) -> None:
    reply = answer(samples, "云汐市2024年底污水处理能力和粮食产量各是多少？", today=_TODAY)
    assert "60.5万吨/日" in reply.short
    assert "74.6万吨" in reply.short
    assert reply.answer.startswith("云汐市2024年底污水处理能力是多少：")


def test_the_questions_in_one_are_labelled_where_place_and_year_are_the_same(
    samples: Library,
) -> None:
    reply = answer(samples, "云汐市2024年底污水处理能力是多少？粮食产量呢？", today=_TODAY)
    first, second = reply.answer.splitlines()
    assert first.startswith("云汐市2024年底污水处理能力是多少：60.5万吨/日")
    assert second.startswith("云汐市2024年底粮食产量是多少：74.6万吨")


def test_a_question_in_prose_has_the_clauses_that_speak_of_it(samples: Library) -> None:
    reply = answer(samples, "北山垃圾填埋场渗滤液处置为什么没按期完成？", today=_TODAY)
    (short,) = reply.short
    assert short in reply.answer
    assert len(short) <= 50
