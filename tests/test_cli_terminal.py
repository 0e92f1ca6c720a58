from __future__ import annotations

import os
import re
import select
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import pytest
from shell import LATEST, REPORTS, SCRIPT

from assistant.render_lines import display_width

pty = pytest.importorskip("pty")
STYLE = re.compile(r"\x1b\[[\d;?]*[a-zA-Z]")


def on_terminal(arguments: list[str], columns: int, typed: Sequence[str] = ()) -> str:
    """What a command prints on a terminal of that many columns; lines are typed at its prompts."""
    ours, theirs = pty.openpty()
    environment = {name: value for name, value in os.environ.items() if name != "NO_COLOR"}
    environment |= {"COLUMNS": str(columns), "LINES": "999", "TERM": "xterm-256color"}
    streams = {"stdin": theirs, "stdout": theirs, "stderr": theirs}
    command = [sys.executable, "-c", SCRIPT, *arguments]
    with subprocess.Popen(command, env=environment, **streams) as running:
        os.close(theirs)
        printed = b""
        waiting = list(typed)
        while read := _read(ours):
            printed += read
            if waiting and printed.count("问>".encode()) > len(typed) - len(waiting):
                os.write(ours, waiting.pop(0).encode())
        with suppress(subprocess.TimeoutExpired):
            running.wait(10)
        running.kill()
    os.close(ours)
    assert running.returncode == 0
    return printed.decode().replace("\r\n", "\n")


def _read(terminal: int) -> bytes:
    """What the process has printed since, b'' when it has ended or says nothing for long."""
    if not select.select([terminal], [], [], 30)[0]:
        return b""
    try:
        return os.read(terminal, 65536)
    except OSError:
        return b""


@pytest.mark.parametrize("columns", [40, 80])
@pytest.mark.parametrize(
    "arguments",
    [
        ["list"],
        ["show", LATEST],
        ["search", "淘汰燃煤锅炉"],
        ["ask", "2024年淘汰锅炉多少台？"],
        ["compare", "空气质量优良天数"],
    ],
    ids=lambda arguments: arguments[0],
)
def test_pages_are_styled_and_keep_to_the_width_of_a_terminal(
    tiny: Path, arguments: list[str], columns: int
) -> None:
    printed = on_terminal([*arguments, "--library", str(tiny)], columns)
    assert STYLE.search(printed)
    for line in STYLE.sub("", printed).splitlines():
        assert display_width(line) <= columns


def test_show_on_a_terminal_holds_the_whole_text(tiny: Path) -> None:
    printed = on_terminal(["show", LATEST, "--library", str(tiny)], 40)
    assert "".join(STYLE.sub("", printed).split()) == "".join(REPORTS[LATEST].split())


def test_adding_on_a_terminal_says_how_far_it_is(tiny_files: Path, tmp_path: Path) -> None:
    library = str(tmp_path / "library")
    printed = STYLE.sub("", on_terminal(["add", str(tiny_files), "--library", library], 100))
    assert "正在入库" in printed
    assert "3/3" in printed
    assert "新增 3 份" in printed


def test_chat_on_a_terminal_prompts_and_ends_at_control_d(tiny: Path) -> None:
    typed = ["望潮市2024年淘汰了多少台燃煤锅炉？\n", "\x04"]
    printed = STYLE.sub("", on_terminal(["chat", "--library", str(tiny)], 80, typed))
    assert printed.count("问>") == 2
    assert "46台" in printed
