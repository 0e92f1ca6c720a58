"""The lexical index against BM25 written out, whatever was added and removed before."""

from __future__ import annotations

import math
from collections import Counter
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from index import lexical
from index.lexical import K1, B, LexicalIndex, load_lexical
from index.sealed import DamagedFileError

NONE = np.empty(0, np.int64)
VOCABULARY = [*"水气土声渣林草湖", "治理", "排放"]
documents = st.lists(st.lists(st.sampled_from(VOCABULARY), max_size=12), min_size=1, max_size=12)
questions = st.lists(st.sampled_from([*VOCABULARY, "海"]), min_size=1, max_size=5)


def bm25(
    held: dict[int, list[str]], tokens: dict[str, float], field_weight: float = 1.0
) -> dict[int, float]:
    """BM25 as in the formula, with exact lengths; only documents that hold a token."""
    average = sum(map(len, held.values())) / max(1, len(held))
    scores = {}
    for key, document in held.items():
        counted, score = Counter(document), 0.0
        for token, weight in tokens.items():
            holders = sum(token in other for other in held.values())
            idf = math.log(1 + (len(held) - holders + 0.5) / (holders + 0.5))
            norm = K1 * (1 - B + B * len(document) / average) if average else K1
            often = counted[token]
            score += field_weight * weight * idf * often * (K1 + 1) / (often + norm)
        if score > 0:
            scores[key] = score
    return scores


def built(held: dict[int, list[str]]) -> LexicalIndex:
    index = LexicalIndex()
    index.change(NONE, ((k, (d, d[:2])) for k, d in held.items()), 1)
    return index


def found(index: LexicalIndex, tokens: dict[str, float], limit: int = 100) -> dict[int, float]:
    scored = index.search(tokens, limit)
    return dict(zip(scored.keys.tolist(), scored.scores.tolist(), strict=True))


@given(documents, questions)
def test_scores_equal_bm25_written_out(texts: list[list[str]], question: list[str]) -> None:
    held = dict(enumerate(texts, 1))
    tokens = {token: 1.0 + at for at, token in enumerate(dict.fromkeys(question))}
    assert found(built(held), tokens) == pytest.approx(bm25(held, tokens))


@given(documents, documents, questions, st.data())
def test_what_was_removed_leaves_no_trace_in_any_score(
    first: list[list[str]], second: list[list[str]], question: list[str], data: st.DataObject
) -> None:
    held = dict(enumerate(first, 1))
    index = built(held)
    gone = data.draw(st.sets(st.sampled_from(sorted(held))))
    more = dict(enumerate(second, 100))
    index.change(np.array(sorted(gone), np.int64), ((k, (d, d[:2])) for k, d in more.items()), 2)
    left = {k: d for k, d in held.items() if k not in gone} | more
    tokens = dict.fromkeys(question, 1.0)
    assert found(index, tokens) == found(built(left), tokens)
    assert found(index, tokens) == pytest.approx(bm25(left, tokens))
    assert index.keys().tolist() == sorted(left)


def test_many_small_additions_are_joined_and_score_as_one(tmp_path: Path) -> None:
    held = {k: [VOCABULARY[k % 7], VOCABULARY[k % 3], VOCABULARY[k % 10]] for k in range(1, 60)}
    index = LexicalIndex()
    for key, document in held.items():
        index.change(NONE, [(key, (document, document[:2]))], key)
        if key % 7 == 0:
            index.save(tmp_path / "lexical", "here")
    tokens = {"水": 1.0, "治理": 2.0}
    assert len(index.segments) < 10
    assert found(index, tokens) == found(built(held), tokens)
    index.save(tmp_path / "lexical", "here")
    loaded = load_lexical(tmp_path / "lexical", "here")
    assert found(loaded, tokens) == found(built(held), tokens)
    files = {path.name for path in (tmp_path / "lexical").iterdir()}
    assert files == {"lexical.index", *(segment.name for segment in loaded.segments)}


def test_a_large_addition_is_cut_into_segments_and_scores_as_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    held = {k: [VOCABULARY[k % 7], VOCABULARY[k % 10]] for k in range(1, 50)}
    whole = found(built(held), {"水": 1.0})
    monkeypatch.setattr(lexical, "SEGMENT_PASSAGES", 16)
    assert found(built(held), {"水": 1.0}) == whole


def test_ties_with_the_last_are_all_given() -> None:
    held = {key: ["水", "气"] for key in (3, 5, 9)} | {7: ["水", "水"]}
    scored = built(held).search({"水": 1.0}, 2)
    assert scored.keys.tolist() == [7, 3, 5, 9]


@pytest.mark.parametrize(
    ("allowed", "expected"),
    [(None, [1, 2]), ([], []), ([2], [2]), ([4], []), ([2, 99], [2])],
)
def test_only_allowed_passages_are_found(allowed: list[int] | None, expected: list[int]) -> None:
    index = built({1: ["水", "水"], 2: ["水", "气"], 4: ["气"]})
    only = None if allowed is None else np.array(allowed, np.int64)
    assert index.search({"水": 1.0}, 10, only).keys.tolist() == expected


@pytest.mark.parametrize(
    ("tokens", "limit"), [({}, 5), ({"海": 1.0}, 5), ({"水": 1.0}, 0), ({"水": 0.0}, 5)]
)
def test_nothing_is_found_where_no_passage_can_match(tokens: dict[str, float], limit: int) -> None:
    assert built({1: ["水"], 2: ["气"]}).search(tokens, limit).keys.size == 0
    assert LexicalIndex().search({"水": 1.0}, 5).keys.size == 0


def test_fields_are_weighed_apart_and_added() -> None:
    held = {1: ["水", "气", "土"], 2: ["气", "气", "水"], 3: ["土"]}
    scored = built(held).search({"水": 1.0}, 9, None, {"body": 1.0, "context": 3.0})
    expected = Counter(bm25(held, {"水": 1.0}))
    expected.update(bm25({k: d[:2] for k, d in held.items()}, {"水": 1.0}, 3.0))
    assert dict(zip(scored.keys, scored.scores, strict=True)) == pytest.approx(dict(expected))


def test_holders_counts_the_passages_that_are_left() -> None:
    index = built({1: ["水"], 2: ["水", "水"], 3: ["气"]})
    index.change(np.array([2]), [], 2)
    assert [index.holders(token) for token in ("水", "气", "海")] == [1, 1, 0]


def _saved(folder: Path) -> NDArray[np.int64]:
    index = built({key: [VOCABULARY[key % 9], "水"] for key in range(1, 40)})
    index.change(np.array([4, 5]), [], 2)
    index.save(folder, "here")
    return index.keys()


@pytest.mark.parametrize("which", ["*.segment", "lexical.index"])
@pytest.mark.parametrize(
    "harm", ["flip first", "flip middle", "flip last", "cut", "empty", "delete"]
)
def test_every_damage_of_a_file_is_noticed(tmp_path: Path, which: str, harm: str) -> None:
    keys = _saved(tmp_path)
    assert load_lexical(tmp_path, "here").keys().tolist() == keys.tolist()
    path = next(tmp_path.glob(which))
    data = bytearray(path.read_bytes())
    if harm == "delete":
        path.unlink()
    elif harm == "empty":
        path.write_bytes(b"")
    elif harm == "cut":
        path.write_bytes(data[: len(data) // 2])
    else:
        at = {"flip first": 0, "flip middle": len(data) // 2, "flip last": -1}[harm]
        data[at] ^= 1
        path.write_bytes(data)
    try:
        loaded = load_lexical(tmp_path, "here")
    except DamagedFileError:
        return
    assert harm.startswith("flip"), "only a byte of padding may change unnoticed"
    assert loaded.keys().tolist() == keys.tolist()
    assert found(loaded, {"水": 1.0}) == found(load_lexical(tmp_path, "here"), {"水": 1.0})


def test_an_index_of_another_library_is_not_taken(tmp_path: Path) -> None:
    _saved(tmp_path)
    with pytest.raises(DamagedFileError):
        load_lexical(tmp_path, "elsewhere")
