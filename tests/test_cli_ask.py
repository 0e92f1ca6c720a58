from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest
from shell import LATEST, SCRIPT, Call, process


@pytest.mark.parametrize(
    ("flags", "reports"),
    [
        (["--place", "青石县"], {"青石县2024年政府工作报告"}),
        (["--place", "望潮市", "--year", "2024年"], {LATEST}),
        (["--year", "1999"], set()),
        (["--kind", "没有这一类"], set()),
    ],
    ids=str,
)
def test_filters_are_strict(call: Call, flags: list[str], reports: set[str]) -> None:
    hits = call("search", "情况", "--json", *flags).json()["hits"]
    assert {hit["report"] for hit in hits} == reports


def test_a_search_that_finds_nothing_says_what_the_library_holds(call: Call) -> None:
    done = call("search", "锅炉", "--year", "1999")
    assert done.code == 0
    assert "没有找到" in done.out
    assert "2024" in done.out


def test_words_of_a_question_need_no_quotation_marks(call: Call) -> None:
    assert call("search", "燃煤锅炉", "淘汰", "--json").json()["query"] == "燃煤锅炉 淘汰"


def test_a_batch_is_answered_line_by_line_with_its_ids_in_order(call: Call, tmp_path: Path) -> None:
    batch = tmp_path / "问题.jsonl"
    rows = [
        {"id": "b", "question": "望潮市2024年淘汰了多少台燃煤锅炉？", "short": ["46台"]},
        {"id": 1, "query": "2023年呢？", "history": ["望潮市2024年淘汰了多少台燃煤锅炉？"]},
    ]
    batch.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    answers = [json.loads(line) for line in call("ask", "--batch", str(batch)).out.splitlines()]
    assert [a["id"] for a in answers] == ["b", 1]
    assert [a["short"] for a in answers] == [["46台"], ["31台"]]
    found = [json.loads(line) for line in call("search", "--batch", str(batch)).out.splitlines()]
    assert [f["id"] for f in found] == ["b", 1]
    assert found[1]["query"] == "2023年呢？"
    assert "望潮市" in found[1]["standalone"]
    assert found[1]["hits"][0]["report"] == "望潮市2023年整改落实情况报告"


@pytest.mark.parametrize("command", ["ask", "search"])
def test_a_malformed_batch_answers_nothing_and_names_the_line(
    call: Call, tmp_path: Path, command: str
) -> None:
    batch = tmp_path / "问题.jsonl"
    batch.write_text('{"id": 1, "question": "几台？"}\n{"id": 2}\n', encoding="utf-8")
    done = call(command, "--batch", str(batch), "--json")
    assert (done.code, done.out) == (1, "")
    assert "第 2 行" in done.err


def test_a_batch_that_cannot_be_read_is_refused_by_name(call: Call, tmp_path: Path) -> None:
    (tmp_path / "gbk.jsonl").write_bytes('{"id": 1, "question": "几台？"}'.encode("gb18030"))
    for name in ("没有.jsonl", "gbk.jsonl"):
        done = call("ask", "--batch", str(tmp_path / name))
        assert (done.code, done.out) == (1, "")
        assert name in done.err


def test_chat_answers_follow_ups_and_forgets_on_a_new_topic(tiny: Path) -> None:
    lines = ["望潮市2024年淘汰了多少台燃煤锅炉？", "2023年呢？", "", "新话题", "退出", "几台？"]
    done = process(["chat", "--json", "--library", str(tiny)], input="\n".join(lines))
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 0
    assert [a["short"] for a in answers] == [["46台"], ["31台"]]
    assert "望潮市" in answers[1]["standalone"]


def test_chat_ends_at_the_end_of_its_input(tiny: Path) -> None:
    done = process(["chat", "--library", str(tiny)], input="")
    assert (done.returncode, done.stdout) == (0, "")


@pytest.mark.parametrize(
    "arguments",
    [["search", "燃煤锅炉"], ["ask", "望潮市2024年淘汰了多少台燃煤锅炉？"]],
    ids=["search", "ask"],
)
def test_a_cold_command_imports_no_heavy_package(tiny: Path, arguments: list[str]) -> None:
    code = (
        "import sys; from assistant.cli import run; code = run(sys.argv[1:])\n"
        "print(*sys.modules, file=sys.stderr); sys.exit(code)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments, "--library", str(tiny)],
        capture_output=True,
        text=True,
        check=True,
    )
    loaded = {name.partition(".")[0] for name in done.stderr.split()}
    heavy = "torch gradio langchain_text_splitters sentence_transformers jieba docx openpyxl"
    assert not loaded & set(heavy.split())
    assert "\x1b" not in done.stdout
    assert "46台" in done.stdout


@pytest.mark.skipif(os.name == "nt", reason="no POSIX pipes")
def test_a_reader_that_stops_early_is_no_error(tiny: Path) -> None:
    command = [sys.executable, "-c", SCRIPT, "search", "锅炉", "--library", str(tiny)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.close()
        assert running.stderr.read() == b""
        assert running.wait(60) == 141


@pytest.mark.skipif(os.name == "nt", reason="no POSIX signals")
def test_an_interrupted_command_ends_with_one_line_and_no_traceback(tiny: Path) -> None:
    command = [sys.executable, "-c", SCRIPT, "chat", "--json", "--library", str(tiny)]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    # a test run in the background hands an ignored SIGINT down
    heard = partial(signal.signal, signal.SIGINT, signal.SIG_DFL)
    with subprocess.Popen(
        command, text=True, encoding="utf-8", preexec_fn=heard, **pipes
    ) as running:
        assert running.stdin is not None
        assert running.stdout is not None
        running.stdin.write("望潮市2024年淘汰了多少台燃煤锅炉？\n")
        running.stdin.flush()
        running.stdout.readline()
        running.send_signal(signal.SIGINT)
        _, said = running.communicate(timeout=60)
    assert running.returncode == 130
    assert said.strip() == "已中断。"
