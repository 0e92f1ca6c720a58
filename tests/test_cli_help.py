from __future__ import annotations

import re

import click
import pytest

from assistant.cli import app, run
from assistant.render_lines import display_width

COMMANDS = sorted(app.commands)


def test_the_group_lists_the_commands_of_the_contract_and_no_others() -> None:
    first = "add remove list show search ask chat figures compare"
    last = "check draft ledger eval reindex serve"
    assert list(app.commands) == [*first.split(), *last.split()]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_takes_a_library_and_json(command: str) -> None:
    options = {name for param in app.commands[command].params for name in param.opts}
    assert {"--library", "--json"} <= options


@pytest.mark.parametrize("arguments", [[], *([name] for name in COMMANDS)], ids=str)
def test_every_help_page_is_chinese_and_fits_eighty_columns(
    arguments: list[str], capfd: pytest.CaptureFixture[str]
) -> None:
    assert run([*arguments, "--help"]) == 0
    page = capfd.readouterr().out
    assert page.startswith("用法：report-assistant")
    assert max(map(display_width, page.splitlines())) <= 80
    for word in ("Usage", "Options", "Commands", "Show this", "default", "[OPTIONS]", "<="):
        assert word not in page


@pytest.mark.parametrize("command", COMMANDS)
def test_every_option_is_explained(command: str) -> None:
    for param in app.commands[command].params:
        if isinstance(param, click.Option):
            assert re.search(r"[一-鿿].*。$", param.help or ""), param.opts


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["serch", "锅炉"], "没有命令 serch。是不是 search"),
        (["搜索"], "没有命令 搜索。"),
        (["search", "--yeer", "2024", "锅炉"], "没有选项 --yeer。是不是 --year"),
        (["search", "锅炉", "-k"], "选项 -k 后面要写一个值。"),
        (["search", "锅炉", "-k", "0"], "“0”应为 1 到 1000 的整数。"),
        (["search", "锅炉", "-k", "十"], "“十”应为 1 到 1000 的整数。"),
        (["search", "锅炉", "--year", "24"], "“24”不是年份"),
        (["search", "锅炉", "--year", "２０２４"], "不是年份"),
        (["search", "--json=1", "锅炉"], "选项 --json 后面不能写值。"),
        (["search"], "请写出要问的内容"),
        (["search", "  "], "请写出要问的内容"),
        (["ask", "--batch", "a.jsonl", "几项？"], "只能写一样"),
        (["show"], "缺少参数：报告。"),
        (["show", "甲", "乙"], "多出了参数：乙。"),
        (["remove"], "缺少参数：报告…。"),
        (["add"], "缺少参数：路径…。"),
        (["draft"], "请写出模板名，或用 --list 列出有哪些模板。"),
        (["draft", "总体进展", "-o", "草稿.txt"], ".docx、.md 或 .html"),
        (["serve", "--port", "70000"], "“70000”应为 1 到 65535 的整数。"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else None,
)
def test_wrong_usage_is_said_in_one_chinese_line_with_exit_code_two(
    arguments: list[str], said: str, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run(arguments) == 2
    printed = capfd.readouterr()
    assert printed.out == ""
    assert said in printed.err
    assert printed.err.count("\n") == 1
    assert "--help" in printed.err


def test_no_command_at_all_prints_the_help_page(capfd: pytest.CaptureFixture[str]) -> None:
    assert run([]) == 2
    assert "命令：" in capfd.readouterr().err


def test_the_version_is_that_of_the_package(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["--version"]) == 0
    assert re.fullmatch(r"report-assistant \d+\.\d+\.\d+\n", capfd.readouterr().out)
