"""The real loading code of sentence-transformers, on a random BERT of two layers made here."""

from __future__ import annotations

import shutil
import socket
from pathlib import Path

import numpy as np
import pytest

from index.encode import EncoderError, load_encoder
from index.transformer_encoder import Prompts, known_prompts

BGE_ZH = "为这个句子生成表示以用于检索相关文章："
TEXTS = [
    "海州市2024年新建污水管网36.5公里。",
    "截至10月底，云岭县共办结群众信访举报127件。",
    "",
]


@pytest.fixture(scope="module")
def bert(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _tiny_bert(tmp_path_factory.mktemp("models") / "bge-tiny-zh", seed=0)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("BAAI/bge-small-zh-v1.5", Prompts(BGE_ZH)),
        (r"D:\models\bge-large-zh", Prompts(BGE_ZH)),
        ("BAAI/bge-m3", Prompts()),
        ("intfloat/multilingual-e5-small", Prompts("query: ", "passage: ")),
        ("./multilingual-e5-base/", Prompts("query: ", "passage: ")),
        ("sensenova/piccolo-base-zh", Prompts("查询: ", "结果: ")),
        ("shibing624/text2vec-base-chinese", Prompts()),
        ("", Prompts()),
    ],
)
def test_a_model_family_is_given_the_prompts_of_its_card(name: str, expected: Prompts) -> None:
    assert known_prompts(name) == expected


@pytest.mark.parametrize(
    "name", ["Qwen/Qwen3-Embedding-0.6B", "intfloat/multilingual-e5-large-instruct"]
)
def test_an_instructed_model_is_told_the_task_before_a_question_only(name: str) -> None:
    prompts = known_prompts(name)
    assert prompts.query.startswith("Instruct: ")
    assert prompts.passage == ""


def test_vectors_are_those_of_the_model_with_the_question_prompt(bert: Path) -> None:
    from sentence_transformers import SentenceTransformer

    encoder = load_encoder(str(bert))
    oracle = SentenceTransformer(str(bert), device="cpu")
    passages = encoder.encode_passages(TEXTS)
    question = encoder.encode_query(TEXTS[0])
    assert passages == pytest.approx(oracle.encode(TEXTS, normalize_embeddings=True), abs=1e-5)
    expected = oracle.encode(BGE_ZH + TEXTS[0], normalize_embeddings=True)
    assert question == pytest.approx(expected, abs=1e-5)
    assert np.abs(question - passages[0]).max() > 1e-3
    assert passages.dtype == question.dtype == np.float32
    assert np.linalg.norm(passages, axis=1) == pytest.approx(1, abs=1e-5)
    assert encoder.encode_passages([]).shape == (0, encoder.dimension) == (0, 16)


def test_prompts_of_the_model_itself_come_first(bert: Path, tmp_path: Path) -> None:
    from sentence_transformers import SentenceTransformer

    model = SentenceTransformer(str(bert), device="cpu")
    model.prompts = {"query": "查找：", "document": "正文："}
    model.save(str(tmp_path / "own-zh-bge"))
    encoder = load_encoder(str(tmp_path / "own-zh-bge"))
    for prompt, vector in (
        ("查找：", encoder.encode_query(TEXTS[1])),
        ("正文：", encoder.encode_passages([TEXTS[1]])[0]),
    ):
        expected = model.encode(prompt + TEXTS[1], prompt="", normalize_embeddings=True)
        assert vector == pytest.approx(expected, abs=1e-5)


def test_the_fingerprint_follows_weights_and_prompts_only(bert: Path, tmp_path: Path) -> None:
    same, unprompted = tmp_path / "bge-copy-zh", tmp_path / "unprompted"
    shutil.copytree(bert, same)
    shutil.copytree(bert, unprompted)
    (same / "README.md").write_text("changed", encoding="utf-8")
    other = _tiny_bert(tmp_path / "bge-other-zh", seed=1)
    prints = [load_encoder(str(folder)).fingerprint for folder in (bert, same, unprompted, other)]
    assert prints[0] == prints[1]
    assert len(set(prints)) == 3


def test_a_folder_without_a_model_is_refused_by_name(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("", encoding="utf-8")
    with pytest.raises(EncoderError, match="没有可读的 sentence-transformers 模型") as refused:
        load_encoder(str(tmp_path))
    assert refused.value.name == str(tmp_path)


def test_a_model_that_is_not_on_this_machine_is_not_fetched(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("the network was used")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    with pytest.raises(EncoderError, match="下载到一个文件夹") as refused:
        load_encoder("example/no-such-model-zh")
    assert refused.value.name == "example/no-such-model-zh"


def test_a_name_that_no_model_can_have_is_refused() -> None:
    with pytest.raises(EncoderError, match="没有名为“no/such/folder/here”"):
        load_encoder("no/such/folder/here")


def _tiny_bert(folder: Path, seed: int) -> Path:
    import torch
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Pooling, Transformer
    from transformers import BertConfig, BertModel, BertTokenizerFast

    plain = folder.with_name(folder.name + "-plain")
    plain.mkdir(parents=True)
    characters = sorted({*"".join(TEXTS), *BGE_ZH, *"查找正文："})
    vocabulary = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *characters]
    (plain / "vocab.txt").write_text("\n".join(vocabulary), encoding="utf-8")
    torch.manual_seed(seed)
    sizes = {"hidden_size": 16, "num_hidden_layers": 2, "num_attention_heads": 2}
    config = BertConfig(vocab_size=len(vocabulary), intermediate_size=32, **sizes)
    BertModel(config).save_pretrained(plain)
    BertTokenizerFast(str(plain / "vocab.txt")).save_pretrained(plain)
    parts = [Transformer(str(plain), max_seq_length=64), Pooling(16)]
    SentenceTransformer(modules=parts, device="cpu").save(str(folder))
    return folder
