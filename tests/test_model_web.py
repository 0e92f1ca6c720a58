"""The page with a language model, as HTML and in a real headless Chromium."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from model_server import ModelServer, citing, model_server
from shell import SCRIPT

from assistant.model_reply import ModelReply, ModelSentence
from assistant.reply import Answer, Citation
from assistant.web_thread import Turn, thread

_CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
_QUESTION = "望潮市2024年淘汰了多少台燃煤锅炉？"
_CITED = Citation(1, "甲", "甲报告", (), 0, 5, None, "淘汰46台。")
_EXTRACTIVE = "46台[1]。原文：淘汰46台。[1]"


def html(*sentences: ModelSentence, failed: str = "", finished: bool = True) -> str:
    reply = ModelReply("小<模型", sentences, failed, _EXTRACTIVE, finished)
    text = "".join(s.text for s in sentences if s.status == "kept") or _EXTRACTIVE
    answer = Answer("几台？", "几台？", text, ("46台",), False, "", (_CITED,), 0.1, None, reply)
    return thread([Turn("几台？", answer, finished=finished)])


def test_a_struck_sentence_stays_visible_with_its_reason() -> None:
    page = html(
        ModelSentence("共淘汰46台。[1]", "kept", "", (1,)),
        ModelSentence("<b>共64台", "struck", "“64台”不在所引的原句里"),
    )
    assert "<del>~~&lt;b&gt;共64台~~</del>（划掉：“64台”不在所引的原句里）" in page
    assert page.count('data-act="cite"') == 3
    assert "报告原句" in page
    assert "没有采用" not in page


def test_a_failed_model_is_said_above_the_reports_own_sentences() -> None:
    page = html(failed="模型没有写出回答。")
    assert page.index("没有采用模型的回答：模型没有写出回答。") < page.index("报告原句")


def test_a_model_at_work_is_named() -> None:
    assert "小&lt;模型 正在作答" in html(finished=False)
    assert "正在作答" not in html()


@pytest.fixture(scope="module")
def server() -> Iterator[ModelServer]:
    """A server whose model says one true and one false thing."""
    with model_server() as told:
        told.reply = citing("望潮市2024年淘汰燃煤锅炉46台{}。优良天数310天{}。", "46台")
        yield told


@pytest.fixture(scope="module")
def address(tiny: Path, server: ModelServer) -> Iterator[str]:
    """The address of a page with that model."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-c", SCRIPT, "serve", "--library", str(tiny), "--port", str(port)]
    command += ["--model", "m", "--model-url", server.url]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as page:
        assert page.stdout is not None
        assert str(port) in page.stdout.readline()
        yield f"http://127.0.0.1:{port}/"
        page.terminate()


@pytest.mark.skipif(_CHROMIUM is None, reason="needs Debian's chromium")
@pytest.mark.filterwarnings("ignore")
def test_the_chat_shows_what_stands_what_is_struck_and_the_sources(
    address: str, server: ModelServer
) -> None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        flags = ["--no-sandbox", "--disable-gpu", "--no-first-run"]
        browser = playwright.chromium.launch(executable_path=_CHROMIUM, args=flags)
        page: Any = browser.new_page(viewport={"width": 1280, "height": 850})
        page.goto(address)
        page.fill("#question textarea", _QUESTION)
        page.press("#question textarea", "Enter")
        page.wait_for_selector("#talk .tools", timeout=20_000)
        page.wait_for_selector("#sources .cited", timeout=20_000)
        talk = page.inner_text("#talk")
        browser.close()
    assert "望潮市2024年淘汰燃煤锅炉46台。" in talk
    assert "~~优良天数310天。~~（划掉：“310天”不在所引的原句里）" in talk
    assert "报告原句" in talk
