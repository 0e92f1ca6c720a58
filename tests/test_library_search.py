"""What the library finds equals brute force, and filters are strict."""

from __future__ import annotations

import math
import subprocess
import sys
from collections import Counter
from pathlib import Path

import numpy as np
import pytest
from fakes import (
    QUESTIONS,
    Answers,
    HashingEncoder,
    answers,
    write_report,
)

from index.context import embedding_text, lexical_text
from index.lexical import K1, B
from index.library import Library
from index.tokens import tokenize


def brute_lexical(library: Library, question: str) -> Answers:
    held = {
        (p.report, p.ordinal): Counter(tokenize(lexical_text(library.meta(r), p)))
        for r in library.metadata()
        for p in library.passages(r)
    }
    lengths = {place: sum(counted.values()) for place, counted in held.items()}
    average, scores = sum(lengths.values()) / len(held), Counter[tuple[str, int]]()
    for token, times in Counter(tokenize(question)).items():
        holders = sum(token in counted for counted in held.values())
        idf = math.log(1 + (len(held) - holders + 0.5) / (holders + 0.5))
        for place, counted in held.items():
            norm = K1 * (1 - B + B * lengths[place] / average)
            scores[place] += times * idf * counted[token] * (K1 + 1) / (counted[token] + norm)
    ranked = sorted(((-score, place) for place, score in scores.items() if score > 0))
    return [(*place, -score) for score, place in ranked]


def brute_vectors(library: Library, question: str) -> Answers:
    encoder, scores = HashingEncoder(), []
    query = encoder.encode_query(question).astype(np.float64)
    for report, what in library.metadata().items():
        for p in library.passages(report):
            row = encoder.encode_passages([embedding_text(what, p)])[0].astype(np.float64)
            scores.append((-float((row * query).sum()), (p.report, p.ordinal)))
    return [(*place, -score) for score, place in sorted(scores)]


def test_both_searches_equal_brute_force(library: Library, files: Path) -> None:
    library.add([write_report(files, f"报告{seed}", seed) for seed in range(12)])
    for at, question in enumerate(QUESTIONS):
        for found, expected in zip(
            answers(library, 15)[2 * at : 2 * at + 2],
            (brute_lexical(library, question), brute_vectors(library, question)),
            strict=True,
        ):
            assert [hit[:2] for hit in found] == [hit[:2] for hit in expected[:15]]
            assert [hit[2] for hit in found] == pytest.approx([hit[2] for hit in expected[:15]])


def test_a_filter_is_strict(library: Library, files: Path) -> None:
    library.add([write_report(files, f"报告{seed}", seed) for seed in range(5)])
    assert all(found == [] for found in answers(library, reports=set()))
    assert all(found == [] for found in answers(library, reports={"没有"}))
    for found in answers(library, 100, {"报告1", "报告3"}):
        assert {hit[0] for hit in found} <= {"报告1", "报告3"}
    assert len(answers(library, 100, {"报告1"})[1]) == len(library.passages("报告1"))


def test_an_empty_library_finds_nothing(library: Library) -> None:
    assert all(found == [] for found in answers(library))
    assert (library.passage_count(), library.summaries(), library.places()) == (0, (), ())
    assert library.similarities(np.ones(32, np.float32), [1]) == {}


def test_similarities_and_frequencies_are_those_of_the_passages(
    library: Library, files: Path
) -> None:
    library.add([write_report(files, f"报告{seed}", seed) for seed in range(4)])
    vector = library.encoder.encode_query(QUESTIONS[0])
    everything = dict(library.vector_search(vector, 1000))
    assert library.similarities(vector, [*everything, 10**6]) == everything
    texts = [
        set(tokenize(lexical_text(library.meta(p.report), p)))
        for p in library.stored_passages(list(everything)).values()
    ]
    tokens = ["任务", "湿", "临澜", "没有的词"]
    expected = {token: sum(token in text for text in texts) for token in tokens}
    assert library.document_frequencies(tokens) == expected
    assert library.vector_search(np.zeros(32, np.float32), 5) == []


def test_above_the_flat_limit_results_stay_near_brute_force(tmp_path: Path, files: Path) -> None:
    paths = [write_report(files, f"报告{seed}", seed) for seed in range(40)]
    with Library.open(tmp_path / "large", HashingEncoder(), flat_limit=100) as large:
        large.add(paths[:20])
        large.add(paths[20:])
        large.remove(["报告3"])
        vector = large.encoder.encode_query(QUESTIONS[1])
        found = large.vector_search(vector, 10)
        expected = brute_vectors(large, QUESTIONS[1])[:10]
        assert [score for _, score in found][:5] == pytest.approx([e[2] for e in expected[:5]])
        few = large.vector_search(vector, 1000, {"报告7"})
        assert len(few) == len(large.passages("报告7"))


def test_searching_imports_nothing_heavy(library: Library, files: Path) -> None:
    library.add([write_report(files, "甲", 1)])
    tests = Path(__file__).parent
    script = f"""
import sys
sys.path[:0] = [{str(tests)!r}, {str(tests.parent)!r}]
from pathlib import Path
from fakes import HashingEncoder
from index.library import Library
from index.tokens import tokenize
with Library.open(Path({str(library.folder)!r}), HashingEncoder(), create=False) as library:
    assert library.lexical_search(tokenize("整改任务"), 5)
    assert library.vector_search(HashingEncoder().encode_query("整改任务"), 5)
heavy = "torch sentence_transformers gradio langchain_text_splitters docx openpyxl pypdfium2 jieba"
print([name for name in heavy.split() if name in sys.modules])
"""
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout == "[]\n"
