"""The options that commands share, and the one place where a command's errors become a line."""

from __future__ import annotations

import functools
import os
import re
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

import click

from assistant.cli_output import print_json, say
from assistant.settings import LIBRARY_VARIABLE, settings_from
from index.errors import ReportAssistantError
from index.tables import use_folder

__all__ = [
    "Flags",
    "batch_option",
    "common_options",
    "count_option",
    "encoder_option",
    "filter_options",
    "given_options",
    "model_options",
    "reranker_option",
    "version_option",
    "whole_number",
    "with_settings",
    "year_number",
]

Function: TypeAlias = Callable[..., Any]
_BROKEN_PIPE = 141


@dataclass(frozen=True, slots=True)
class Flags:
    """The options that every command takes, as they were given."""

    library: Path | None = None
    json: bool = False


def _year(_ctx: click.Context, _param: click.Parameter, value: str | None) -> str:
    year = (value or "").strip().removesuffix("年")
    if value is not None and not re.fullmatch(r"[0-9]{4}", year):
        raise click.BadParameter(f"“{value}”不是年份，应为四位数字，如 2024。")
    return year


def year_number(ctx: click.Context, param: click.Parameter, value: str | None) -> int | None:
    """The year of an option as a number, None where the option is left out."""
    year = _year(ctx, param, value)
    return int(year) if year else None


def whole_number(least: int, most: int) -> Callable[[click.Context, click.Parameter, str], int]:
    """A callback that makes a whole number from `least` to `most`, both inclusive, of an option."""

    def convert(_ctx: click.Context, _param: click.Parameter, value: str) -> int:
        text = value.strip()
        if not re.fullmatch(r"[0-9]{1,6}", text) or not least <= int(text) <= most:
            raise click.BadParameter(f"“{value}”应为 {least} 到 {most} 的整数。")
        return int(text)

    return convert


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
    library = click.option("--library", type=path, metavar="文件夹", help=library_help)
    named: Function = library(gathered)
    return named


def with_settings(function: Function) -> Function:
    """Adds the common options, passed on as `settings`; errors of the user's become one line.

    The line goes to stderr and the exit code is 1; with --json stdout holds {"error": …}. This is
    the one boundary where errors are caught.
    """

    @functools.wraps(function)
    def call(
        *args: Any,
        flags: Flags,
        encoder: str | None = None,
        model: str | None = None,
        model_url: str | None = None,
        reranker: str | None = None,
        **options: Any,
    ) -> int:
        above = click.get_current_context().find_object(Flags) or Flags()
        library, json = flags.library or above.library, flags.json or above.json
        settings = settings_from(os.environ, library, encoder, json, model, model_url, reranker)
        use_folder(settings.terms)
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

    return common_options(call)


def _discard_stdout() -> None:
    """Sends what is still buffered nowhere, so that the interpreter ends in silence."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def filter_options(function: Function) -> Function:
    """Adds --year, --place and --kind, passed on as `filters`."""

    def build(**named: str) -> Any:
        from index.hit import Filters

        return Filters(**named)

    gathered = _gathered(("year", "place", "kind"), "filters", build)(function)
    return _about_a_report(
        gathered,
        "只看这一年的报告，如 2024。",
        "只看这个地区（含其下级）的报告，如 云汐市。",
        "只看这一类报告，如 政府工作报告。",
    )


def given_options(function: Function) -> Function:
    """Adds --year, --place and --kind as corrections, passed on as `given`."""

    def build(**named: str) -> Any:
        from index.metadata import Given

        return Given(**named)

    gathered = _gathered(("year", "place", "kind"), "given", build)(function)
    return _about_a_report(
        gathered,
        "这些报告的年份，代替自动识别的结果。",
        "这些报告的地区，代替自动识别的结果。",
        "这些报告的类型，代替自动识别的结果。",
    )


def _about_a_report(function: Function, year: str, place: str, kind: str) -> Function:
    def stripped(_ctx: click.Context, _param: click.Parameter, value: str) -> str:
        return value.strip()

    with_kind = click.option("--kind", default="", callback=stripped, metavar="类型", help=kind)
    with_place = click.option("--place", default="", callback=stripped, metavar="地区", help=place)
    with_year = click.option("--year", callback=_year, metavar="年份", help=year)
    return with_year(with_place(with_kind(function)))


def count_option(function: Function) -> Function:
    """Adds -k, how many passages to show."""
    text = "最多给出几个段落，默认 10。"
    number = whole_number(1, 1000)
    return click.option("-k", "k", default="10", callback=number, metavar="数量", help=text)(
        function
    )


def batch_option(function: Function) -> Function:
    """Adds --batch, a file of JSON lines ('-' for stdin)."""
    text = '批量：每行一个 JSON，{"id", "question", "history"}；"-" 表示标准输入。'
    path = click.Path(path_type=Path, allow_dash=True)
    return click.option("--batch", type=path, metavar="文件", help=text)(function)


def encoder_option(function: Function) -> Function:
    """Adds --encoder, the name of an embedding model; taken up in the settings."""
    text = "嵌入模型的名称或文件夹；不写则用报告库自己的模型。"
    return click.option("--encoder", metavar="模型", help=text)(function)


def model_options(function: Function) -> Function:
    """Adds --model and --model-url, a language model that words answers; taken up in the settings.

    Its key comes from the environment only: flags are seen by everybody on the machine.
    """
    name = "请这个大模型组织语言，逐句核对后才采用；不写则不用大模型。"
    url = "大模型的地址（OpenAI 兼容接口），默认本机 Ollama：http://127.0.0.1:11434/v1。"
    with_url = click.option("--model-url", metavar="网址", help=url)(function)
    return click.option("--model", metavar="名称", help=name)(with_url)


def reranker_option(function: Function) -> Function:
    """Adds --reranker, a CrossEncoder that reads what was found once more; taken up as above."""
    text = "重排模型（CrossEncoder）的名称或文件夹，再排一次找到的原句；不写则不用。"
    return click.option("--reranker", metavar="模型", help=text)(function)


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
