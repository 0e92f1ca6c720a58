"""Why a question was answered as it was."""

from __future__ import annotations

from datetime import date

import pytest
from shell import Call

from assistant.answer import answer
from assistant.as_json_explain import json_of_explanation
from assistant.explain_words import MANNERS, SIGNALS, reason_lines, understanding
from assistant.reply import Answer
from assistant.web_explain import fold
from index.hit import Filters
from index.library import Library
from index.question_manner import Manner
from index.ranking import PassageSignals, SentenceSignals, shipped_ranking

_TODAY = date(2026, 3, 1)


def _asked(samples: Library, question: str, *history: str) -> Answer:
    return answer(samples, question, history, today=_TODAY)


def _rows(reply: Answer) -> dict[str, str]:
    assert reply.explanation is not None
    return dict(understanding(reply.explanation, reply.question, reply.standalone))


def test_every_way_of_asking_and_every_signal_has_its_words() -> None:
    assert set(MANNERS) == set(Manner)
    assert set(SIGNALS) == {*PassageSignals._fields, *SentenceSignals._fields}


def test_what_was_understood_is_told(samples: Library) -> None:
    rows = _rows(_asked(samples, "云汐市2024年底污水处理能力是多少？"))
    assert rows["地点"] == "云汐市"
    assert rows["时期"] == "2024年底"
    assert rows["所问指标"] == "污水处理能力"
    assert rows["问法"] == "问数量"
    assert "改写" not in rows


def test_a_follow_up_shows_the_whole_question(samples: Library) -> None:
    rows = _rows(_asked(samples, "平樾市呢？", "云汐市2O24年完成了几项整改任务？"))
    assert rows["改写"] == "平樾市2024年完成了几项整改任务？"
    assert rows["单位"] == "项"


def test_every_cited_sentence_has_its_reasons(samples: Library) -> None:
    reply = _asked(samples, "2024年云汐市和平樾市各完成了几项整改任务？")
    assert reply.explanation is not None
    lines = dict(reason_lines(reply.explanation, reply.citations))
    marks = {f"[{citation.n}]" for citation in reply.citations}
    assert marks == {mark for mark in lines if mark.startswith("[")}
    assert all("段落排第" in words and "地点相符" in words for words in lines.values())


def test_the_reasons_add_up_to_the_order(samples: Library) -> None:
    reply = _asked(samples, "云汐市2024年底污水处理能力是多少？")
    assert reply.explanation is not None
    (part,) = reply.explanation.parts
    ranking = shipped_ranking()
    for reason in part.reasons:
        first = ranking.of_passage(reason.passage)
        assert reason.worth == pytest.approx(first + ranking.of_sentence(reason.sentence))


def test_a_refused_part_says_why(samples: Library) -> None:
    reply = _asked(samples, "云汐市2019年的污水处理能力是多少？")
    assert reply.explanation is not None
    ((_, words),) = reason_lines(reply.explanation, reply.citations)
    assert words.startswith("没有答案：")
    assert reply.reason in words


def test_what_was_mistyped_is_told(samples: Library) -> None:
    rows = _rows(_asked(samples, "云汐市2O24年污水处里能力是多少？"))
    assert rows["更正"] == "“2O24年”读作“2024年”；“污水处里能力”读作“污水处理能力”"


def test_the_fold_of_the_page_is_closed_and_holds_both_lists(samples: Library) -> None:
    page = fold(_asked(samples, "云汐市2024年底污水处理能力是多少？"))
    assert page.startswith('<details class="explain"><summary>问题理解</summary>')
    assert "<dt>地点</dt><dd>云汐市</dd>" in page
    assert "入选依据" in page


def test_the_fold_shows_what_was_typed_as_text(samples: Library) -> None:
    page = fold(_asked(samples, "云汐市<b>2019年</b>污水处理能力是多少？"))
    assert "<b>" not in page


def test_an_answer_about_change_tells_what_was_understood(samples: Library) -> None:
    reply = _asked(samples, "云汐市2023年以来污水处理能力怎么变的？")
    assert _rows(reply)["问法"] == "问历年变化"
    assert _rows(reply)["时期"] == "2023年以来"


@pytest.mark.parametrize("flags", [[], ["--json"]], ids=["page", "json"])
def test_the_command_explains_only_when_asked_to(call: Call, flags: list[str]) -> None:
    question = "望潮市2024年淘汰了多少台燃煤锅炉？"
    word = '"explain"' if flags else "问题理解"
    assert word not in call("ask", question, *flags).out
    assert word in call("ask", question, "--explain", *flags).out


def test_the_json_holds_the_question_the_parts_and_the_weights(samples: Library) -> None:
    reply = _asked(samples, "2024年云汐市和平樾市各完成了几项整改任务？")
    assert reply.explanation is not None
    told = json_of_explanation(reply.explanation, reply.citations)
    assert told["places"] == ["云汐市", "平樾市"]
    assert told["manner"] == "how many"
    assert [p["places"] for p in told["parts"]] == [["云汐市"], ["平樾市"]]
    assert told["periods"][0]["last"] == 2024
    assert {r["n"] for p in told["parts"] for r in p["reasons"]} == {1, 2}
    assert set(told["weights"]) == set(SIGNALS)


def test_several_questions_are_answered_one_by_one(samples: Library) -> None:
    reply = _asked(samples, "云汐市2024年完成了几项整改任务？平樾市呢？")
    assert reply.explanation is not None
    assert [p.question.text for p in reply.explanation.parts] == [
        "云汐市2024年完成了几项整改任务？",
        "平樾市2024年完成了几项整改任务？",
    ]
    places = {samples.metadata()[c.report].place.value for c in reply.citations}
    assert places == {"云汐市", "平樾市"}


def test_the_place_of_the_filter_is_ones_own(samples: Library) -> None:
    reply = answer(
        samples, "我市2024年完成了几项整改任务？", filters=Filters(place="平樾市"), today=_TODAY
    )
    assert reply.standalone == "平樾市2024年完成了几项整改任务？"
    assert {samples.metadata()[c.report].place.value for c in reply.citations} == {"平樾市"}
