"""The hybrid search over the sample corpus."""

from __future__ import annotations

from datetime import date

import pytest

from index.hit import Filters
from index.library import Library
from index.places import within
from index.question import understand
from index.search import matching_reports, rank, search, token_weights

_TODAY = date(2026, 3, 1)


@pytest.mark.parametrize("query", ["云汐市2024年完成几项任务", "污水处理能力", "入海排污口"])
def test_hits_are_ranked_and_cite_their_report(samples: Library, query: str) -> None:
    hits = search(samples, query, k=7, today=_TODAY)
    assert [h.rank for h in hits] == list(range(1, 8))
    assert [h.similarity for h in hits] == sorted((h.similarity for h in hits), reverse=True)
    for hit in hits:
        assert samples.report(hit.report).text[hit.start : hit.end] == hit.text


@pytest.mark.parametrize(
    "filters",
    [Filters(year="2024"), Filters(place="平樾市"), Filters(place="平樾"), Filters(kind="通知")],
)
def test_filters_are_strict(samples: Library, filters: Filters) -> None:
    metadata = samples.metadata()
    allowed = matching_reports(metadata, filters)
    hits = search(samples, "整改任务", filters, k=200, today=_TODAY)
    assert hits
    assert {h.report for h in hits} <= (allowed or set())
    for hit in hits:
        what = metadata[hit.report]
        assert filters.year in ("", what.year.value)
        assert filters.kind in ("", what.kind.value)
        assert filters.place[:2] in what.place.value or within(what.place.value, filters.place)


@pytest.mark.parametrize(
    "filters", [Filters(year="1931"), Filters(place="雾汀县"), Filters(kind="没有这种")]
)
def test_filters_that_nothing_meets_find_nothing(samples: Library, filters: Filters) -> None:
    assert search(samples, "整改任务", filters, today=_TODAY) == ()


@pytest.mark.parametrize("query", ["", "？", "的了是"])
def test_a_query_without_words_is_no_error(samples: Library, query: str) -> None:
    assert len(search(samples, query, today=_TODAY)) <= 10


def test_the_named_place_and_time_come_first(samples: Library) -> None:
    metadata = samples.metadata()
    (hit, *_) = search(samples, "平樾市2023年完成了几项整改任务？", today=_TODAY)
    assert metadata[hit.report].place.value == "平樾市"
    assert metadata[hit.report].year.value == "2023"


def test_rarer_words_weigh_more(samples: Library) -> None:
    weights = token_weights(samples, understand("围塘的整改", [], _TODAY))
    assert weights["围塘"] > weights["整改"] > 0


def test_the_best_sentences_of_a_passage_stand_in_it(samples: Library) -> None:
    for found in rank(samples, understand("城北管网长度多少公里", [], _TODAY), limit=5):
        text = samples.report(found.passage.report).text
        for evidence in found.sentences:
            assert found.passage.start <= evidence.start < evidence.end <= found.passage.end
            assert text[evidence.start : evidence.end] == evidence.text
