from __future__ import annotations

import gzip
import itertools
import json
import random
import sys
from collections import Counter
from pathlib import Path

import numpy as np
import pytest
import torch
from scipy import sparse

from index.static_encoder import is_static, open_static

SCRIPTS = Path(__file__).resolve().parents[1] / "scripts"
sys.path.insert(0, str(SCRIPTS))

import train_encoder_contrast as contrast  # noqa: E402
import train_encoder_ppmi as ppmi  # noqa: E402
import train_encoder_text as text  # noqa: E402
import train_encoder_tokens as tokens  # noqa: E402
from train_encoder import main  # noqa: E402
from train_encoder_pairs import build_pairs  # noqa: E402

THINGS = ["污水管网", "城镇就业", "高标准农田", "义务教育学位", "公路里程", "养老床位"]
PLACES = ["海州市", "云岭县", "石桥区", "青湾镇"]
ARTICLE = "养老床位应当逐年增加，由民政部门负责落实。"


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("train")
    rows = [
        {
            "report": f"2024 {place} 工作报告",
            "heading": thing,
            "text": f"{place}全年新增{thing}{n}处。{thing}比上年增长{n % 9}%，群众满意；"
            f"{place}继续抓好{thing}建设。",
        }
        for n, (place, thing) in enumerate(itertools.product(PLACES * 12, THINGS), 10)
    ]
    rows += [{"report": "", "heading": "", "text": "太短"}]
    _write(folder / "report_paragraphs.jsonl.gz", rows)
    article = {
        "law": "海州市养老条例",
        "chapter": "总则",
        "text": "第三十二条　养老床位应当逐年增加，由民政部门负责落实。",
    }
    _write(folder / "statutes.jsonl.gz", [article] * 8)
    return folder


def test_documents_come_with_what_finds_them_and_without_article_numbers(data: Path) -> None:
    documents = list(text.read_documents(data))
    assert Counter(d.source for d in documents) == {"statutes": 8, "report_paragraphs": 288}
    assert documents[0] == text.Document(
        "statutes",
        "海州市养老条例",
        "海州市养老条例 总则",
        "养老床位应当逐年增加，由民政部门负责落实。",
    )
    assert {d.source for d in text.read_documents(data, frozenset(["statutes"]))} == {
        "report_paragraphs"
    }


@pytest.mark.parametrize(
    ("sentence", "questions"),
    [
        ("新建管网36.5公里", {"新建管网多少公里", "新建管网几公里"}),
        ("达标率86.8%", {"达标率百分之多少"}),
        ("同比提高2.3个百分点", {"同比提高几个百分点"}),
        ("工作", {""}),
        ("", {""}),
    ],
)
def test_a_number_is_asked_for_with_its_unit(sentence: str, questions: set[str]) -> None:
    assert {text.cloze(sentence, random.Random(seed)) for seed in range(30)} == questions


def test_a_year_and_the_end_of_a_clause_are_asked_for() -> None:
    asked = {text.cloze("2019年海州市启动河道治理工程", random.Random(n)) for n in range(60)}
    assert "哪年海州市启动河道治理工程" in asked
    assert any(q.endswith(("什么", "哪些", "怎么样", "如何")) for q in asked)


def test_the_tokenizer_prefers_frequent_words_and_knows_no_punctuation() -> None:
    counts = Counter({"污水": 50, "管网": 40, "处理": 30, "污": 1, "少见": 1, "12": 9})
    tokenizer = tokens.build_tokenizer(counts, words=4, characters=6)
    encoded = tokenizer.encode("污水处理，管网 12 A")
    assert encoded.tokens == ["污水", "处理", "管网", "12", "a"]
    made = tokens.tokenise(tokenizer, ["污水龘", "", "，", "管网"], batch=3)
    assert [len(made.of(i)) for i in range(4)] == [1, 0, 0, 1]


def test_co_occurrences_equal_a_count_by_hand() -> None:
    rng = np.random.default_rng(0)
    ids = rng.integers(0, 6, 80).astype(np.int32)
    owner = np.sort(rng.integers(0, 5, 80)).astype(np.int32)
    expected = np.zeros((6, 6))
    for i, j in itertools.combinations(range(80), 2):
        if j - i <= 3 and owner[i] == owner[j]:
            expected[ids[i], ids[j]] += 1
            expected[ids[j], ids[i]] += 1
    found = ppmi.co_occurrences(ids, owner, 6, window=3, at_least=1, keep_at_most=1e9)
    assert np.array_equal(found.toarray(), expected)


def test_shifted_ppmi_is_the_formula_on_a_dense_matrix() -> None:
    counts = np.array([[0, 8, 1], [8, 2, 3], [1, 3, 0]], dtype=np.float32)
    rows = counts.sum(axis=1)
    context = rows**0.75 / (rows**0.75).sum()
    with np.errstate(divide="ignore"):
        dense = np.maximum(np.log(counts / rows[:, None] / context) - np.log(2), 0)
    expected = (dense + dense.T) / 2
    assert ppmi.shifted_ppmi(sparse.csr_matrix(counts)).toarray() == pytest.approx(
        expected, abs=1e-5
    )


def test_eigen_vectors_rebuild_a_matrix_of_low_rank() -> None:
    factors = np.random.default_rng(0).normal(size=(90, 5)).astype(np.float32)
    low_rank = factors @ factors.T
    rows = ppmi.eigen_vectors(sparse.csr_matrix(low_rank), dimension=5)
    assert rows @ rows.T == pytest.approx(low_rank, abs=1e-3)


def test_the_written_gradient_is_that_of_cross_entropy() -> None:
    torch.manual_seed(0)
    left, right = (torch.nn.functional.normalize(torch.randn(6, 4)).requires_grad_() for _ in "ab")
    kept = torch.ones(6, 6)
    kept[0, 3] = kept[3, 0] = 0
    scores = (20 * left @ right.T).masked_fill(kept == 0, -1e9)
    diagonal = torch.arange(6)
    entropy = torch.nn.functional.cross_entropy
    expected = entropy(scores, diagonal) + contrast.BACKWARDS * entropy(scores.T, diagonal)
    wanted = torch.autograd.grad(expected, (left, right))
    found = contrast.Contrast.apply(left, right, kept)
    assert found.item() == pytest.approx(expected.item(), abs=1e-4)
    for ours, theirs in zip(torch.autograd.grad(found, (left, right)), wanted, strict=True):
        assert torch.allclose(ours, theirs, atol=1e-4)


def test_a_batch_masks_the_pairs_that_are_no_true_negatives(data: Path) -> None:
    documents = list(text.read_documents(data))
    split = [text.sentences(d.text) for d in documents]
    counts = tokens.count_words(d.text for d in documents)
    tokenizer = tokens.build_tokenizer(counts, 200, 200)
    made = tokens.tokenise(tokenizer, list(itertools.chain.from_iterable(split)))
    pairs = build_pairs(documents, split, tokenizer)
    law = pairs[0]
    assert len(build_pairs(documents, split, tokenizer, frozenset(["statutes"]))) == 3
    batch = next(contrast.batches([law], made, tokenizer.get_vocab_size(), size=8))
    assert np.array_equal(batch.kept, np.eye(8, dtype=np.float32))
    held_out = pairs[4]
    assert (held_out.without >= held_out.first)[held_out.without >= 0].all()
    assert (held_out.without < held_out.last).all()
    batch = next(contrast.batches([held_out], made, tokenizer.get_vocab_size(), size=32))
    assert batch.passages.sum(axis=1) == pytest.approx(1, abs=1e-5)


def test_the_script_writes_the_same_model_twice_and_learns(data: Path, tmp_path: Path) -> None:
    for name in ("one", "two"):
        sizes = "--words 100 --characters 100 --dimension 8 --steps 60 --batch 64"
        sizes += " --threads 1 --unpaired"
        main(["--data", str(data), "--out", str(tmp_path / name), *sizes.split()])
    one, two = (open_static(tmp_path / name, name) for name in ("one", "two"))
    assert is_static(tmp_path / "one")
    assert one.fingerprint == two.fingerprint
    assert one.dimension == 8
    assert not one.rows[0].any()
    passages = [f"海州市全年新增{thing}" for thing in THINGS]
    nearest = [int((one.encode_passages(passages) @ one.encode_query(t)).argmax()) for t in THINGS]
    assert nearest == list(range(len(THINGS)))


def _write(path: Path, rows: list[dict[str, str]]) -> None:
    with gzip.open(path, "wt", encoding="utf-8") as file:
        file.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
