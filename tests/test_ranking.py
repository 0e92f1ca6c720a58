"""The weights that passages and sentences are ordered by."""

from __future__ import annotations

from datetime import date

import pytest

from index.library import Library
from index.question import understand
from index.ranking import PassageSignals, Ranking, SentenceSignals, shipped_ranking
from index.search import rank


def test_values_are_weighted_sums() -> None:
    ranking = Ranking((1.0, 0.5, 0.0, 0.0, 0.0, -2.0), (0.0, 3.0, 0.0, 0.0, 0.0, 0.0))
    assert ranking.of_passage(PassageSignals(lexical=2.0, cosine=1.0, elsewhere=1.0)) == 0.5
    assert ranking.of_sentence(SentenceSignals(held=0.5, fit=9.0)) == 1.5


@pytest.mark.parametrize("name", [*PassageSignals._fields, *SentenceSignals._fields])
def test_every_signal_counts_and_can_be_switched_off(name: str) -> None:
    ranking = shipped_ranking()
    off = ranking.without(name)
    changed = [
        at
        for at, (a, b) in enumerate(
            zip(ranking.passage + ranking.sentence, off.passage + off.sentence, strict=True)
        )
        if a != b
    ]
    assert [(*PassageSignals._fields, *SentenceSignals._fields)[at] for at in changed] == [name]
    assert (off.passage + off.sentence)[changed[0]] == 0.0


def test_without_the_place_another_citys_report_may_come_first(samples: Library) -> None:
    metadata = samples.metadata()
    question = understand("平樾市2023年完成了几项整改任务？", [], date(2026, 3, 1))
    (with_place, *_) = rank(samples, question)
    blind = rank(samples, question, ranking=shipped_ranking().without("place", "elsewhere"))
    assert metadata[with_place.passage.report].place.value == "平樾市"
    assert {metadata[r.passage.report].place.value for r in blind} > {"平樾市"}
    assert with_place.signals.place == 1.0
    assert blind[0].first == shipped_ranking().without("place", "elsewhere").of_passage(
        blind[0].signals
    )
