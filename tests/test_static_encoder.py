from __future__ import annotations

import time
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tokenizers import Tokenizer, models, pre_tokenizers

from index.static_encoder import (
    StaticEncoder,
    export_for_sentence_transformers,
    is_static,
    open_static,
    save_static,
)

MODEL = Path(__file__).resolve().parents[1] / "index" / "model"
TEXTS = [
    "海州市2024年新建污水管网36.5公里，城区污水集中处理率达到九成以上。",
    "截至10月底，云岭县共办结群众信访举报127件。",
    "全市PM2.5平均浓度为28微克/立方米",
    "",
    "！？…",
    "ＰＭ２．５　平均浓度",
    "一" * 3000,
]


@pytest.fixture(scope="module")
def shipped() -> StaticEncoder:
    return open_static(MODEL, "default")


def test_vectors_have_length_one_or_zero(shipped: StaticEncoder) -> None:
    vectors = shipped.encode_passages(TEXTS)
    assert vectors.dtype == np.float32
    assert vectors.shape == (len(TEXTS), shipped.dimension) == (len(TEXTS), 256)
    assert np.linalg.norm(vectors, axis=1) == pytest.approx([1, 1, 1, 0, 0, 1, 1], abs=1e-6)


def test_no_passages_give_no_rows(shipped: StaticEncoder) -> None:
    assert shipped.encode_passages([]).shape == (0, 256)


@pytest.mark.parametrize("text", ["", " \n", "，。！", "αβγ", "😀", "龘龘龘"])
def test_a_text_without_known_tokens_has_the_zero_vector(shipped: StaticEncoder, text: str) -> None:
    assert not shipped.encode_query(text).any()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ＰＭ２．５浓度", "pm2.5浓度"),
        ("GDP 增长", "gdp增长"),
        ("海州市，云岭县", "海州市\n云岭县。"),
        ("增长５％", "增长5%"),
    ],
)
def test_width_case_and_punctuation_do_not_matter(
    shipped: StaticEncoder, one: str, other: str
) -> None:
    assert shipped.encode_query(one) == pytest.approx(shipped.encode_query(other), abs=1e-6)


@settings(max_examples=50, deadline=None)
@given(texts=st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=60), max_size=6))
def test_a_passage_has_the_same_vector_alone_and_among_others(
    shipped: StaticEncoder, texts: list[str]
) -> None:
    for text, vector in zip(texts, shipped.encode_passages(texts), strict=True):
        assert vector == pytest.approx(shipped.encode_query(text), abs=1e-6)


def test_many_passages_keep_their_order_across_batches(shipped: StaticEncoder) -> None:
    texts = [f"第{n}号通报" for n in range(1100)]
    vectors = shipped.encode_passages(texts)
    for n in (0, 511, 512, 1024, 1099):
        assert vectors[n] == pytest.approx(shipped.encode_query(texts[n]), abs=1e-6)


def test_a_question_is_nearest_to_the_passage_on_its_subject(shipped: StaticEncoder) -> None:
    passages = [
        "城区新建污水处理厂两座，日处理能力提高到12万吨，黑臭水体全部消除。",
        "新增城镇就业4.2万人，高校毕业生去向落实率稳步提高。",
        "普通高中新增学位3000个，义务教育阶段随迁子女就学得到保障。",
        "粮食总产量稳定，新建高标准农田20万亩，农业机械化水平上升。",
    ]
    questions = ["水污染治理成效", "高校毕业生就业", "学校和教师", "耕地与种粮"]
    vectors = shipped.encode_passages(passages)
    nearest = [int((vectors @ shipped.encode_query(q)).argmax()) for q in questions]
    assert nearest == [0, 1, 2, 3]


def test_a_thousand_passages_are_encoded_in_a_moment(shipped: StaticEncoder) -> None:
    passages = [TEXTS[0] * 8] * 1000
    began = time.perf_counter()
    shipped.encode_passages(passages)
    assert time.perf_counter() - began < 3


def test_sentence_transformers_reads_the_model_and_agrees(
    shipped: StaticEncoder, tmp_path: Path
) -> None:
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import StaticEmbedding

    export_for_sentence_transformers(MODEL, tmp_path / "float32")
    ours = shipped.encode_passages(TEXTS)
    for folder in (MODEL, tmp_path / "float32"):
        whole = SentenceTransformer(str(folder), device="cpu", local_files_only=True)
        assert np.abs(whole.encode(TEXTS) - ours).max() < 1e-6
        alone = SentenceTransformer(modules=[StaticEmbedding.load(str(folder))], device="cpu")
        assert np.abs(alone.encode(TEXTS, normalize_embeddings=True) - ours).max() < 1e-6


def test_a_saved_model_is_the_mean_of_its_rows(tmp_path: Path) -> None:
    rows = np.array([[0, 0], [3, 4], [4, -3]], dtype=np.float32)
    save_static(tmp_path, rows, _two_words())
    opened = open_static(tmp_path, "mine")
    assert is_static(tmp_path)
    assert (opened.name, opened.dimension) == ("mine", 2)
    assert opened.encode_query("海 海 海") == pytest.approx([0.6, 0.8], abs=0.01)
    assert opened.encode_query("海 水 云") == pytest.approx(np.array([7, 1]) / 50**0.5, abs=0.01)


def test_saving_loses_at_most_half_a_step_of_each_row(tmp_path: Path) -> None:
    rows = np.array([[0, 0], [1, -0.3], [1e-6, 5e-6]], dtype=np.float32)
    save_static(tmp_path, rows, _two_words())
    lost = np.abs(open_static(tmp_path, "any").rows - rows)
    assert (lost <= np.abs(rows).max(axis=1, keepdims=True) / 253).all()


def test_the_fingerprint_follows_the_weights_and_not_the_folder(tmp_path: Path) -> None:
    rows = np.eye(3, dtype=np.float32)
    for name, saved in (("a", rows), ("b", rows), ("c", 2 * rows), ("d", rows[::-1].copy())):
        save_static(tmp_path / name, saved, _two_words())
    a, b, c, d = (open_static(tmp_path / name, name).fingerprint for name in "abcd")
    assert a == b
    assert len({a, c, d}) == 3


def test_a_folder_of_other_modules_is_not_static(tmp_path: Path) -> None:
    assert not is_static(tmp_path)
    save_static(tmp_path, np.eye(3, dtype=np.float32), _two_words())
    (tmp_path / "modules.json").write_text('[{"type": "some.Transformer"}]', encoding="utf-8")
    assert not is_static(tmp_path)


def _two_words() -> Tokenizer:
    words = Tokenizer(models.WordLevel({"<unk>": 0, "海": 1, "水": 2}, unk_token="<unk>"))
    words.pre_tokenizer = pre_tokenizers.Whitespace()
    return words
