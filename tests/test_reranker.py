"""The real CrossEncoder of sentence-transformers, on a random BERT of two layers made here."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from shell import LATEST, Call

from assistant.answer import answer
from assistant.explain_words import reason_lines
from assistant.settings import settings_from
from index.context import embedding_text
from index.library import Library
from index.prior import known_places
from index.question import Question, understand
from index.reranker import JUDGED, JUDGED_WEIGHT, RerankerError, load_reranker
from index.search import Ranked, rank, search

QUESTION = "望潮市2024年淘汰了多少台燃煤锅炉？"
GOLD = {
    "question": QUESTION,
    "doc": LATEST,
    "short": ["46台"],
    "evidence": ["全年淘汰燃煤锅炉46台"],
    "kind": "count",
}
WIDE = "云汐市和平樾市的整改任务完成了多少？"
TEXTS = [
    "海州市2024年新建污水管网36.5公里。",
    "截至10月底，云岭县共办结群众信访举报127件。",
    "平",
]


@pytest.fixture(scope="module")
def judge(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _tiny_judge(tmp_path_factory.mktemp("models") / "tiny-reranker-zh")


@pytest.fixture(scope="module")
def judged(samples: Library, judge: Path) -> Iterator[Library]:
    """The library of the sample corpus, with the reranker."""
    with Library.open(samples.folder, reranker=load_reranker(str(judge))) as library:
        yield library


def test_judgements_are_the_sigmoid_of_what_the_model_puts_out(judge: Path) -> None:
    assert load_reranker(str(judge)).judge(QUESTION, TEXTS) == pytest.approx(
        _sigmoids(judge, QUESTION, TEXTS), abs=1e-5
    )
    assert load_reranker(str(judge)).judge(QUESTION, []) == []


@pytest.mark.parametrize("text", [WIDE, "2024年云汐市污水处理能力是多少？", "为什么没有完成？"])
def test_the_order_is_that_of_brute_force(
    samples: Library, judged: Library, judge: Path, text: str
) -> None:
    question = _understood(samples, text)
    expected = _brute_force(rank(samples, question, limit=JUDGED), judge, text)
    found = rank(judged, question, limit=JUDGED)
    assert [(r.passage.report, r.passage.start) for r in found] == [key for key, _ in expected]
    assert [r.value for r in found] == pytest.approx([v for _, v in expected], abs=1e-5)
    worths = [[e.value for e in r.sentences] for r in found]
    assert worths == [sorted(row, reverse=True) for row in worths]


def test_the_judge_changes_the_order_of_the_sample_corpus(
    samples: Library, judged: Library
) -> None:
    without, with_judge = search(samples, WIDE, k=JUDGED), search(judged, WIDE, k=JUDGED)
    assert {(h.report, h.start) for h in with_judge} == {(h.report, h.start) for h in without}
    assert with_judge != without


def test_the_first_hits_do_not_depend_on_how_many_are_asked_for(judged: Library) -> None:
    assert search(judged, WIDE, k=3) == search(judged, WIDE, k=JUDGED)[:3]


def test_passages_after_the_first_ones_are_not_judged(samples: Library, judged: Library) -> None:
    question = _understood(samples, WIDE)
    plain, found = (rank(one, question, limit=JUDGED + 8) for one in (samples, judged))
    said = {r.passage: [e.judged for e in r.sentences] for r in found}
    assert all(0 < value < 1 for r in plain[:JUDGED] for value in said[r.passage])
    assert not any(value for r in plain[JUDGED:] for value in said[r.passage])
    assert not any(e.judged for r in plain for e in r.sentences)


def test_an_answer_says_what_the_judge_said(judged: Library) -> None:
    reply = answer(judged, "2024年底云汐市的污水处理能力是多少？")
    assert reply.explanation is not None
    (reason, *_) = (r for part in reply.explanation.parts for r in part.reasons)
    words = dict(reason_lines(reply.explanation, reply.citations))["[1]"]
    assert f"，重排模型{reason.judged:.2f}×{JUDGED_WEIGHT:g}）" in words


def test_commands_take_it_from_the_flag_or_the_environment(
    call: Call, judge: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gold = tmp_path / "题目.jsonl"
    gold.write_text(json.dumps(GOLD), encoding="utf-8")
    plain = call("search", QUESTION, "--json").json()["hits"]
    flag = call("search", QUESTION, "--json", "--reranker", str(judge)).json()["hits"]
    monkeypatch.setenv("REPORT_ASSISTANT_RERANKER", str(judge))
    (part,) = call("ask", QUESTION, "--explain", "--json").json()["explain"]["parts"]
    (reason,) = part["reasons"]
    assert 0 < reason["judged"] < 1
    assert call("search", QUESTION, "--json").json()["hits"] == flag
    assert call("search", QUESTION, "--json", "--reranker", "").json()["hits"] == plain
    off = call("ask", QUESTION, "--explain", "--json", "--reranker", "")
    assert "judged" not in off.out
    assert flag[0]["similarity"] > plain[0]["similarity"]
    done = call("eval", str(gold), "--json")
    assert (done.code, done.err) == (0, "")
    assert done.json()["measures"]["right short answer"]["mean"] == 1.0


@pytest.mark.parametrize(
    "arguments",
    [["ask", "几项？"], ["search", "锅炉"], ["chat"], ["serve"], ["eval", "GOLD"]],
    ids=str,
)
def test_every_command_that_finds_refuses_an_unusable_one_in_one_line(
    call: Call, arguments: list[str], tmp_path: Path
) -> None:
    gold = tmp_path / "题目.jsonl"
    gold.write_text(json.dumps(GOLD), encoding="utf-8")
    named = [str(gold) if one == "GOLD" else one for one in arguments]
    done = call(*named, "--reranker", str(tmp_path))
    assert (done.code, done.out, done.err.count("\n")) == (1, "", 1)
    assert "没有可读的重排模型" in done.err


@pytest.mark.parametrize("damage", ["config.json", "model.safetensors"])
def test_a_damaged_folder_is_refused(judge: Path, tmp_path: Path, damage: str) -> None:
    for path in judge.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    (tmp_path / damage).unlink()
    with pytest.raises(RerankerError, match="请换一个完整的模型文件夹") as refused:
        load_reranker(str(tmp_path))
    assert refused.value.name == str(tmp_path)


def test_an_encoder_is_no_reranker(tmp_path: Path) -> None:
    (tmp_path / "config.json").write_text('{"architectures": ["BertModel"]}', encoding="utf-8")
    with pytest.raises(RerankerError, match="不是重排模型"):
        load_reranker(str(tmp_path))


def test_a_model_of_several_classes_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RerankerError, match="给出 3 个值"):
        load_reranker(str(_tiny_judge(tmp_path / "classes", classes=3)))


def test_a_model_that_is_not_on_this_machine_is_not_fetched(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("the network was used")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    with pytest.raises(RerankerError, match=r"本机没有重排模型.*再用 --reranker 给出") as refused:
        load_reranker("example/no-such-reranker-zh")
    assert refused.value.name == "example/no-such-reranker-zh"
    with pytest.raises(RerankerError, match=r"没有名为“no/such/folder/here”.*--reranker"):
        load_reranker("no/such/folder/here")


def test_settings_take_flags_over_environment_over_none() -> None:
    named = {"REPORT_ASSISTANT_RERANKER": " 甲 "}
    assert settings_from({}).reranker == ""
    assert settings_from(named).reranker == "甲"
    assert settings_from(named, reranker="乙").reranker == "乙"
    assert settings_from(named, reranker="").reranker == ""


@pytest.mark.parametrize("command", ["ask", "search"])
def test_without_a_reranker_nothing_of_torch_is_imported(tiny: Path, command: str) -> None:
    code = (
        "import sys; from assistant.cli import run; code = run(sys.argv[1:])\n"
        "print(*sys.modules, file=sys.stderr); sys.exit(code)"
    )
    arguments = [command, QUESTION, "--library", str(tiny)]
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=True
    )
    heavy = {"torch", "sentence_transformers", "transformers", "huggingface_hub"}
    assert not set(done.stderr.split()) & heavy


def _understood(library: Library, text: str) -> Question:
    return understand(text, known_places(library.metadata().values()))


def _brute_force(
    plain: tuple[Ranked, ...], judge: Path, question: str
) -> list[tuple[tuple[str, int], float]]:
    """Where each passage begins and what it is worth with its sentences judged one by one."""
    worth = {}
    for r in plain:
        passage, title = r.passage, r.metadata.title.value
        told = ["\n".join((title, *passage.heading, e.text)) for e in r.sentences]
        assert told[0] == embedding_text(r.metadata, passage).replace(
            passage.text, r.sentences[0].text
        )
        values = zip(r.sentences, _sigmoids(judge, question, told), strict=True)
        best = max(e.value + JUDGED_WEIGHT * judged for e, judged in values)
        worth[passage.report, passage.start] = r.first + best
    return sorted(worth.items(), key=lambda item: -item[1])


def _sigmoids(folder: Path, question: str, texts: list[str]) -> list[float]:
    import torch
    from transformers import AutoTokenizer, BertForSequenceClassification

    tokenizer = AutoTokenizer.from_pretrained(folder)
    model = BertForSequenceClassification.from_pretrained(folder).eval()
    with torch.no_grad():
        put_out = [
            float(model(**tokenizer(question, text, truncation=True, return_tensors="pt")).logits)
            for text in texts
        ]
    return [float(1 / (1 + np.exp(-value))) for value in put_out]


def _tiny_judge(folder: Path, classes: int = 1) -> Path:
    import torch
    from transformers import BertConfig, BertForSequenceClassification, BertTokenizerFast

    folder.mkdir(parents=True)
    characters = sorted({*"".join(TEXTS), *QUESTION, *WIDE, *"年度环境保护情况报告城市项"})
    vocabulary = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *characters]
    (folder / "vocab.txt").write_text("\n".join(vocabulary), encoding="utf-8")
    torch.manual_seed(0)
    sizes = {"hidden_size": 16, "intermediate_size": 32, "num_hidden_layers": 2}
    config = BertConfig(
        vocab_size=len(vocabulary),
        num_labels=classes,
        initializer_range=1.0,
        num_attention_heads=2,
        **sizes,
    )
    BertForSequenceClassification(config).save_pretrained(folder)
    BertTokenizerFast(str(folder / "vocab.txt"), model_max_length=512).save_pretrained(folder)
    return folder
