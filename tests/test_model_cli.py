from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from model_server import ModelServer, citing, model_server
from shell import Call, process

from assistant.settings import ModelSettings, settings_from

QUESTION = "望潮市2024年淘汰了多少台燃煤锅炉？"
LIES = citing("望潮市2024年淘汰燃煤锅炉46台{}。优良天数310天{}。", "46台")


@pytest.fixture
def server() -> Iterator[ModelServer]:
    """A server whose model says one true and one false thing."""
    with model_server() as told:
        told.reply = LIES
        yield told


def test_the_model_words_an_answer_and_what_is_false_is_struck_out(
    call: Call, server: ModelServer
) -> None:
    done = call("ask", QUESTION, "--model", "m", "--model-url", server.url)
    lines = done.out.splitlines()
    assert done.code == 0
    assert lines[0] == "望潮市2024年淘汰燃煤锅炉46台。[1]"
    assert lines[1] == "~~优良天数310天。~~（划掉：“310天”不在所引的原句里）"
    assert lines[3] == "报告原句"
    assert "来源" in lines


def test_a_model_that_cannot_be_reached_leaves_the_answer_and_says_why(
    call: Call, server: ModelServer
) -> None:
    server.codes = [404]
    done = call("ask", QUESTION, "--model", "没有", "--model-url", server.url)
    assert done.code == 0
    assert done.out.startswith("没有采用模型的回答：")
    assert "没有模型“没有”" in done.out
    assert "46台[1]" in done.out


def test_the_environment_names_the_model_and_a_flag_goes_before_it(
    call: Call, server: ModelServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REPORT_ASSISTANT_MODEL", "甲")
    monkeypatch.setenv("REPORT_ASSISTANT_MODEL_URL", server.url)
    monkeypatch.setenv("REPORT_ASSISTANT_MODEL_KEY", "k-2")
    assert call("ask", QUESTION, "--json").json()["model"]["name"] == "甲"
    assert call("ask", QUESTION, "--json", "--model", "乙").json()["model"]["name"] == "乙"
    assert "model" not in call("ask", QUESTION, "--json", "--model", "").json()
    assert [request["model"] for request in server.requests] == ["甲", "乙"]
    assert server.keys == ["Bearer k-2"] * 2


def test_a_batch_is_worded_line_by_line(call: Call, server: ModelServer, tmp_path: Path) -> None:
    batch = tmp_path / "问题.jsonl"
    rows = [{"id": "a", "question": QUESTION}, {"id": "b", "question": "望潮市1999年有几台锅炉？"}]
    batch.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    done = call("ask", "--batch", str(batch), "--model", "m", "--model-url", server.url)
    first, second = (json.loads(line) for line in done.out.splitlines())
    assert first["answer"] == "望潮市2024年淘汰燃煤锅炉46台。[1]"
    assert second["refused"]
    assert "model" not in second


def test_chat_words_every_turn(tiny: Path, server: ModelServer) -> None:
    arguments = ["chat", "--library", str(tiny), "--model", "m", "--model-url", server.url]
    done = process(arguments, input=f"{QUESTION}\n那优良天数呢？\n")
    assert done.returncode == 0
    assert len(server.requests) == 2
    assert "望潮市" in server.prompts[1].splitlines()[0]
    assert done.stdout.count("报告原句") == 2


@pytest.mark.parametrize(
    ("flags", "said"),
    [
        (["--model-url", "http://127.0.0.1:9/v1"], "要用 --model 写明模型的名称"),
        (["--model", "m", "--model-url", "本机"], "模型地址“本机”不能用"),
    ],
)
def test_unusable_flags_are_said_in_one_line(call: Call, flags: list[str], said: str) -> None:
    done = call("ask", QUESTION, *flags)
    assert (done.code, done.out) == (1, "")
    assert said in done.err
    assert done.err.count("\n") == 1


def test_settings_take_flags_over_environment_over_none() -> None:
    named = {
        "REPORT_ASSISTANT_MODEL": " 甲 ",
        "REPORT_ASSISTANT_MODEL_URL": "http://a",
        "REPORT_ASSISTANT_MODEL_KEY": "k",
        "REPORT_ASSISTANT_MODEL_SECONDS": "9",
    }
    assert settings_from({}).model == ModelSettings()
    assert settings_from(named).model == ModelSettings("甲", "http://a", "k", "9")
    assert settings_from(named, model="乙", model_url="http://b").model == ModelSettings(
        "乙", "http://b", "k", "9"
    )
    assert settings_from(named, model="").model == ModelSettings()
    assert settings_from({"REPORT_ASSISTANT_MODEL_URL": "http://a"}).model == ModelSettings()
    assert "k-3" not in repr(ModelSettings("甲", "http://a", "k-3"))


def test_without_a_model_nothing_of_the_network_is_imported(tiny: Path) -> None:
    code = (
        "import sys; from assistant.cli import run; code = run(sys.argv[1:])\n"
        "print(*sys.modules, file=sys.stderr); sys.exit(code)"
    )
    arguments = ["ask", QUESTION, "--library", str(tiny)]
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=True
    )
    loaded = set(done.stderr.split())
    assert not loaded & {"httpx", "httpcore", "ssl", "http.client", "assistant.model_client"}
    assert not {name for name in loaded if name.startswith("assistant.model")}
