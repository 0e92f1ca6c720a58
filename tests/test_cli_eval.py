"""The command `eval`, and that its file is explained."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from shell import LATEST, Call

from assistant.cli import app
from assistant.evaluate_gold import not_held, read_gold
from index.library import Library

ROOT = Path(__file__).resolve().parents[1]
GOLD: list[dict[str, Any]] = [
    {
        "id": "锅炉",
        "question": "望潮市2024年淘汰了多少台燃煤锅炉？",
        "doc": f"{LATEST}.txt",
        "short": ["46台"],
        "evidence": ["全年淘汰燃煤锅炉46台"],
        "kind": "count",
    },
    {
        "id": "错题",
        "question": "望潮市2024年空气质量优良天数是多少？",
        "doc": LATEST,
        "short": ["999天"],
        "evidence": ["空气质量优良天数301天"],
        "kind": "count",
    },
    {"id": "没有", "question": "望潮市2019年有多少座核电站？", "kind": "unanswerable"},
]


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    path = tmp_path / "题目.jsonl"
    lines = [json.dumps(row, ensure_ascii=False) for row in GOLD]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def test_a_file_that_is_not_there_is_told_in_one_sentence(call: Call, tmp_path: Path) -> None:
    done = call("eval", str(tmp_path / "没有.jsonl"))
    assert (done.code, done.err) == (
        1,
        f"出错：没有文件“{tmp_path / '没有.jsonl'}”，请检查路径。\n",
    )
    done = call("eval", str(tmp_path))
    assert (done.code, done.err) == (1, f"出错：“{tmp_path}”是文件夹，请指定一个文件。\n")


def test_eval_prints_one_json_document_as_in_the_contract(call: Call, gold: Path) -> None:
    done = call("eval", str(gold), "--by-kind", "--worst", "5", "--json")
    document = done.json()
    assert (done.code, done.err, done.out.count("\n")) == (0, "", 1)
    assert " ".join(document) == "questions measures kinds seconds missing_reports worst"
    assert document["questions"] == 3
    measures = document["measures"]
    assert measures["recall@5"] == {
        "mean": 1.0, "low": pytest.approx(0.3424, abs=1e-4), "high": 1.0, "n": 2,
        "interval": "wilson",
    }  # fmt: skip
    assert measures["right short answer"]["mean"] == 0.5
    assert measures["refused when unanswerable"]["mean"] == 1.0
    assert set(document["kinds"]) == {"count", "unanswerable"}
    assert document["kinds"]["count"]["right short answer"] == measures["right short answer"]
    assert 0 < document["seconds"]["ask"]["median"] <= document["seconds"]["ask"]["p95"]
    (wrong,) = document["worst"]
    assert (wrong["id"], wrong["wanted"]) == ("错题", ["999天"])
    assert "简短答案不对" in wrong["reasons"]


def test_eval_shows_a_table_and_the_wrong_ones(call: Call, gold: Path) -> None:
    done = call("eval", str(gold), "--worst", "1")
    assert (done.code, done.err) == (0, "")
    assert "全部 3 个问题" in done.out
    (line,) = [line for line in done.out.splitlines() if "简短答案正确" in line]
    assert line.split()[-3:] == ["0.500", "0.095–0.905", "2"]
    assert "应答：999天" in done.out
    assert "类别：" not in done.out
    assert "类别：unanswerable" in call("eval", str(gold), "--by-kind").out


def test_a_report_that_the_library_lacks_is_named(call: Call, tmp_path: Path) -> None:
    path = tmp_path / "题目.jsonl"
    row = GOLD[0] | {"doc": ["没有的报告.txt", LATEST]}
    path.write_text(json.dumps(row, ensure_ascii=False), encoding="utf-8")
    done = call("eval", str(path), "--json")
    assert done.code == 0
    assert done.json()["missing_reports"] == ["没有的报告.txt"]
    assert done.err.count("\n") == 1
    assert "没有的报告.txt" in done.err


def test_a_broken_line_is_said_in_one_line_with_its_number(call: Call, gold: Path) -> None:
    gold.write_text(gold.read_text(encoding="utf-8") + '{"question": "几项？"}\n', encoding="utf-8")
    done = call("eval", str(gold))
    assert (done.code, done.out, done.err.count("\n")) == (1, "", 1)
    assert "第 4 行缺少类别（kind）" in done.err
    assert "第 4 行" in call("eval", str(gold), "--json").json()["error"]


def test_a_file_that_is_not_there_is_said(call: Call, tmp_path: Path) -> None:
    done = call("eval", str(tmp_path / "没有.jsonl"))
    assert done.code == 1
    assert "请检查路径" in done.err


def test_the_questions_of_the_manual_are_of_the_sample_reports(samples: Library) -> None:
    manual = (ROOT / "docs" / "使用手册.md").read_text(encoding="utf-8")
    golds = read_gold(line for line in manual.splitlines() if line.startswith('{"id"'))
    texts = [re.sub(r"\s+", "", samples.report(report).text) for report in samples.metadata()]
    assert len(golds) == 4
    assert not_held(golds, samples.metadata()) == ()
    for gold in golds:
        assert all(any(words in text for text in texts) for words in gold.evidence)
        assert all(any(words in one for one in gold.evidence) for words in gold.short)


def test_every_key_of_a_question_is_explained_in_the_manual() -> None:
    manual = (ROOT / "docs" / "使用手册.md").read_text(encoding="utf-8")
    for key in ("id", "question", "history", "doc", "short", "evidence", "all", "kind"):
        assert f"| `{key}` |" in manual


@pytest.mark.parametrize("command", sorted(app.commands))
def test_every_command_is_in_the_readme_and_in_the_manual(command: str) -> None:
    for page in ("README.md", "docs/使用手册.md"):
        text = (ROOT / page).read_text(encoding="utf-8")
        assert re.search(rf"`{command}\b|report-assistant {command}\b", text), page
