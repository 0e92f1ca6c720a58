"""The ablations switch off what they say, and nothing else."""

from __future__ import annotations

import gzip
import json
from contextlib import closing
from pathlib import Path

import pytest

from benchmarks.ablation_parts import FULL, Part, found, parts
from benchmarks.ablations import table, without_context_of
from benchmarks.cmrc import Asked, build_library, read_cmrc, read_texts
from benchmarks.remembering import Remembering
from index.library import Library
from index.prior import known_places
from index.question import understand
from index.ranking import shipped_ranking
from index.search import rank

QUESTION = "望潮市2024年淘汰了多少台燃煤锅炉？"


def test_everything_finds_what_the_search_finds(tiny: Path) -> None:
    with Library.open(tiny) as library:
        places = known_places(library.metadata().values())
        ranked = rank(library, understand(QUESTION, places))
    with closing(Remembering.open(tiny)) as remembering:
        assert isinstance(remembering, Remembering)
        for _ in range(2):
            remembering.forget()
            for _ in range(2):
                passages = found(remembering, Part(FULL), QUESTION, places)
                assert passages == [r.passage for r in ranked]


def test_without_vectors_none_is_looked_up(tiny: Path) -> None:
    with closing(Remembering.open(tiny)) as library:
        assert isinstance(library, Remembering)
        library.forget()
        vector = library.encoder.encode_query(QUESTION)
        near = library.vector_search(vector, 5)
        found(library, Part("no vectors", ("cosine", "nearness"), vectors=True), QUESTION, ())
        assert library.vector_search(vector, 5) == []
        assert library.similarities(vector, [key for key, _ in near]) == {}
        found(library, Part(FULL), QUESTION, ())
        assert library.vector_search(vector, 5) == near


def test_parts_that_weigh_nothing_are_left_out() -> None:
    names = [part.name for part in parts(shipped_ranking())]
    assert names[0] == FULL
    assert "no vectors" in names
    left = [part.name for part in parts(shipped_ranking().without("nearness"))]
    assert "no nearness of sentences" not in left
    assert "no official terms for typed words" in left


def test_indexes_without_context_hold_the_bare_texts(tiny: Path, tmp_path: Path) -> None:
    without_context_of(tiny, tmp_path / "bare")
    for folder, bare in ((tiny, False), (tmp_path / "bare", True)):
        with Library.open(folder) as library:
            keys = [key for key, _ in library.lexical_search(["锅炉"], 9)]
            passages = list(library.stored_passages(keys).values())
            own = library.encoder.encode_passages([passages[0].text])[0]
            nearness = library.similarities(own, keys)[keys[0]]
            holders = library.document_frequencies(["望潮"])["望潮"]
            speaking = sum(
                "望潮" in p.text for r in library.metadata() for p in library.passages(r)
            )
        assert (holders == speaking) is bare
        assert (nearness == pytest.approx(1.0, abs=1e-5)) is bare


def test_a_row_tells_the_mean_and_the_difference_with_its_interval() -> None:
    cell = {"mean": 0.5, "difference": -0.25, "low": -0.5, "high": 0.0}
    cells = dict.fromkeys(("mrr@10", "recall@1", "recall@5"), cell)
    lines = table({FULL: cells, "no vectors": cells}).splitlines()
    assert lines[2] == "| everything | 0.500 | 0.500 | 0.500 |"
    assert lines[3].startswith("| no vectors | −0.250 (−0.500 to +0.000) |")


def test_a_library_of_bare_texts_holds_them_one_by_one(tmp_path: Path) -> None:
    texts = [f"第{n}号泵站投资{n}万元，位于{'东西南北'[n % 4]}岸。" for n in range(1, 121)]
    build_library(tmp_path / "texts", texts)
    with Library.open(tmp_path / "texts") as library:
        assert library.passage_count() == 120
        assert [s.passages for s in library.summaries()] == [50, 50, 20]
        best = rank(library, understand("第77号泵站投资多少？"))[0]
        report = library.report(best.passage.report)
    assert best.passage.text == texts[76]
    assert report.text[best.passage.start : best.passage.end] == texts[76]


def test_questions_and_distractors_are_read_from_packed_files(tmp_path: Path) -> None:
    row = {
        "context": " 云汐市有三座泵站。 ",
        "qas": [{"question": "有几座？"}, {"question": "哪里？"}],
    }
    packed = tmp_path / "dev.json.gz"
    packed.write_bytes(gzip.compress(json.dumps({"data": [{"paragraphs": [row]}]}).encode()))
    asked = read_cmrc(packed)
    assert asked == (Asked("有几座？", "云汐市有三座泵站。"), Asked("哪里？", "云汐市有三座泵站。"))
    lines = tmp_path / "texts.jsonl.gz"
    some = [{"text": "平樾市有四座泵站。"}, {"abstract": "短"}, {"context": "岚溪县有五座泵站。"}]
    lines.write_bytes(gzip.compress("\n".join(map(json.dumps, some)).encode()))
    like = [a.paragraph for a in asked]
    assert sorted(read_texts([lines], 2, like)) == ["岚溪县有五座泵站。", "平樾市有四座泵站。"]
    with pytest.raises(ValueError, match="only 2 texts"):
        read_texts([lines], 3, like)
