"""The options that commands share, and the one place where a command's errors become a line."""

from __future__ import annotations

import functools
import os
import re
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import click

from assistant.cli_output import print_json, say
from assistant.settings import LIBRARY_VARIABLE, settings_from
from index.errors import ReportAssistantError

__all__ = [
    "Flags",
    "WholeNumber",
    "batch_option",
    "common_options",
    "count_option",
    "encoder_option",
    "filter_options",
    "given_options",
    "version_option",
    "with_settings",
]

Function = TypeVar("Function", bound=Callable[..., Any])
_BROKEN_PIPE = 141


@dataclass(frozen=True, slots=True)
class Flags:
    """The options that every command takes, as they were given."""

    library: Path | None = None
    json: bool = False


class _Year(click.ParamType):
    name = "year"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        year = str(value).strip().removesuffix("年")
        if not re.fullmatch(r"[0-9]{4}", year):
            self.fail(f"“{value}”不是年份，应为四位数字，如 2024。", param, ctx)
        return year


class WholeNumber(click.ParamType):
    """A whole number from `least` to `most`, both inclusive."""

    name = "whole number"

    def __init__(self, least: int, most: int) -> None:
        self.least, self.most = least, most

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """The number, or a usage error in Chinese."""
        text = str(value).strip()
        if not re.fullmatch(r"[0-9]{1,6}", text) or not self.least <= int(text) <= self.most:
            self.fail(f"“{value}”应为 {self.least} 到 {self.most} 的整数。", param, ctx)
        return int(text)


def _gathered(names: tuple[str, ...], into: str, build: Callable[..., Any]) -> Callable[..., Any]:
    """A decorator that takes the named options out of a call and passes one value instead."""

    def decorate(function: Callable[..., Any]) -> Callable[..., Any]:
        @functools.wraps(function)
        def call(*args: Any, **options: Any) -> Any:
            taken = {name: options.pop(name) for name in names}
            return function(*args, **options, **{into: build(**taken)})

        return call

    return decorate


def common_options(function: Function) -> Function:
    """Adds --library and --json, passed on as `flags`."""
    library_help = f"报告库所在的文件夹（也可用环境变量 {LIBRARY_VARIABLE} 指定）。"
    gathered = _gathered(("library", "json"), "flags", Flags)(function)
    gathered = click.option("--json", is_flag=True, help="只在标准输出打印一个 JSON。")(gathered)
    path = click.Path(path_type=Path)
    return click.option("--library", type=path, metavar="文件夹", help=library_help)(gathered)


def with_settings(function: Function) -> Function:
    """Adds the common options, passed on as `settings`; errors of the user's become one line.

    The line goes to stderr and the exit code is 1; with --json stdout holds {"error": …}. This is
    the one boundary where errors are caught.
    """

    @functools.wraps(function)
    def call(*args: Any, flags: Flags, encoder: str | None = None, **options: Any) -> int:
        above = click.get_current_context().find_object(Flags) or Flags()
        library, json = flags.library or above.library, flags.json or above.json
        settings = settings_from(os.environ, library, encoder, json)
        try:
            return int(function(*args, settings=settings, **options) or 0)
        except ReportAssistantError as error:
            say(f"出错：{error}")
            if settings.json and not options.get("batch"):
                print_json({"error": str(error)})
            return 1
        except BrokenPipeError:
            _discard_stdout()
            return _BROKEN_PIPE

    return common_options(call)  # type: ignore[return-value]


def _discard_stdout() -> None:
    """Sends what is still buffered nowhere, so that the interpreter ends in silence."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def filter_options(function: Function) -> Function:
    """Adds --year, --place and --kind, passed on as `filters`."""

    def build(year: str | None, place: str, kind: str) -> Any:
        from index.hit import Filters

        return Filters(year=year or "", place=place.strip(), kind=kind.strip())

    gathered = _gathered(("year", "place", "kind"), "filters", build)(function)
    for name, metavar, text in (
        ("--kind", "类型", "只看这一类报告，如 政府工作报告。"),
        ("--place", "地区", "只看这个地区（含其下级）的报告，如 云汐市。"),
    ):
        gathered = click.option(name, default="", metavar=metavar, help=text)(gathered)
    text = "只看这一年的报告，如 2024。"
    return click.option("--year", type=_Year(), metavar="年份", help=text)(gathered)


def given_options(function: Function) -> Function:
    """Adds --year, --place and --kind as corrections, passed on as `given`."""

    def build(year: str | None, place: str, kind: str) -> Any:
        from index.metadata import Given

        return Given(year=year or "", place=place.strip(), kind=kind.strip())

    gathered = _gathered(("year", "place", "kind"), "given", build)(function)
    for name, metavar, text in (
        ("--kind", "类型", "这些报告的类型，代替自动识别的结果。"),
        ("--place", "地区", "这些报告的地区，代替自动识别的结果。"),
    ):
        gathered = click.option(name, default="", metavar=metavar, help=text)(gathered)
    text = "这些报告的年份，代替自动识别的结果。"
    return click.option("--year", type=_Year(), metavar="年份", help=text)(gathered)


def count_option(function: Function) -> Function:
    """Adds -k, how many passages to show."""
    text = "最多给出几个段落，默认 10。"
    return click.option(
        "-k", "k", type=WholeNumber(1, 1000), default=10, metavar="数量", help=text
    )(function)


def batch_option(function: Function) -> Function:
    """Adds --batch, a file of JSON lines ('-' for stdin)."""
    text = '批量：每行一个 JSON，{"id", "question", "history"}；"-" 表示标准输入。'
    path = click.Path(path_type=Path, allow_dash=True)
    return click.option("--batch", type=path, metavar="文件", help=text)(function)


def encoder_option(function: Function) -> Function:
    """Adds --encoder, the name of an embedding model; taken up in the settings."""
    text = "嵌入模型的名称或文件夹；不写则用报告库自己的模型。"
    return click.option("--encoder", metavar="模型", help=text)(function)


def version_option(function: Function) -> Function:
    """Adds --version."""

    def show_version(ctx: click.Context, _param: click.Parameter, asked: bool) -> None:
        if asked and not ctx.resilient_parsing:
            from importlib.metadata import version

            click.echo(f"report-assistant {version('report-assistant')}")
            ctx.exit()

    return click.option(
        "--version",
        is_flag=True,
        expose_value=False,
        is_eager=True,
        callback=show_version,
        help="显示版本。",
    )(function)
