"""What the command `draft` can be told: sources, what a person fills in, and how it is saved."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from assistant.draft_model import Letter
    from assistant.export import Style
    from assistant.export_docx import Sources

__all__ = ["Wanted", "draft_options"]

_FILE = click.Path(path_type=Path)
_FORMATS = (".docx", ".md", ".html")
_SOURCES = ("annex", "comments", "none")
_PARTS = {
    "标题": "title",
    "正文": "body",
    "一级标题": "heading1",
    "二级标题": "heading2",
    "页码": "number",
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be drafted from what, and where it goes; '' or None where nothing is said.

    `given` are the values of slots that a person filled in, by the slot's name.
    """

    place: str
    period: str
    report: str
    last: str
    topic: str
    ledger: Path | None
    templates: Path | None
    output: Path | None
    beside: Path | None
    letter: Letter
    style: Style
    given: Mapping[str, str] = field(default_factory=dict)


def draft_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """Adds the options of `draft`; all but --list and --smooth are passed on as `wanted`."""

    @functools.wraps(function)
    def call(*args: Any, **options: Any) -> Any:
        said = {name: options.pop(name) for name in _NAMES}
        return function(*args, wanted=_wanted(**said), **options)

    decorated: Callable[..., Any] = call
    for option in reversed(_OPTIONS):
        decorated = option(decorated)
    return decorated


def _wanted(
    place: str,
    period: str,
    report: str,
    last: str,
    topic: str,
    ledger: Path | None,
    templates: Path | None,
    output: Path | None,
    beside: Path | None,
    addressee: str,
    signer: str,
    dated: str,
    sources: Sources,
    clean: bool,
    font: Mapping[str, str],
    fill: Mapping[str, str],
) -> Wanted:
    from assistant.draft_model import Letter
    from assistant.export import Style

    letter = Letter(addressee.strip().rstrip("：:"), (), signer.strip(), dated.strip())
    style = Style(sources, clean, font)
    return Wanted(
        place.strip(),
        period.strip(),
        report,
        last,
        topic.strip(),
        ledger,
        templates,
        output,
        beside,
        letter,
        style,
        fill,
    )


def _pairs(_ctx: click.Context, param: click.Parameter, values: tuple[str, ...]) -> dict[str, str]:
    pairs = {}
    for value in values:
        name, found, text = value.partition("=")
        if not found or not name.strip() or not text.strip():
            raise click.BadParameter(f"“{value}”应写成“名称=内容”。")
        pairs[name.strip()] = text.strip()
    return pairs


def _fonts(ctx: click.Context, param: click.Parameter, values: tuple[str, ...]) -> dict[str, str]:
    fonts = {}
    for name, font in _pairs(ctx, param, values).items():
        if name not in _PARTS:
            raise click.BadParameter(f"没有“{name}”这个部位，可以写：{'、'.join(_PARTS)}。")
        fonts[_PARTS[name]] = font
    return fonts


def _sources(_ctx: click.Context, _param: click.Parameter, place: str) -> str:
    if place not in _SOURCES:
        raise click.BadParameter(f"没有“{place}”这种放法，可以写：{'、'.join(_SOURCES)}。")
    return place


def _output(_ctx: click.Context, _param: click.Parameter, path: Path | None) -> Path | None:
    if path is not None and path.suffix.lower() not in _FORMATS:
        raise click.BadParameter("文件名应以 .docx、.md 或 .html 结尾。")
    return path


def _beside(_ctx: click.Context, _param: click.Parameter, path: Path | None) -> Path | None:
    if path is not None and path.suffix.lower() not in (".docx", ".html"):
        raise click.BadParameter("文件名应以 .docx 或 .html 结尾。")
    return path


_OPTIONS = (
    click.option("--list", "listing", is_flag=True, help="列出有哪些模板。"),
    click.option("--place", default="", metavar="地区", help="写哪个地区，如 云汐市。"),
    click.option("--period", default="", metavar="时期", help="写哪个时期，如 2025年上半年。"),
    click.option("--ledger", type=_FILE, metavar="文件", help="本期台账（.xlsx、.csv、.docx）。"),
    click.option("--last", default="", metavar="报告", help="上期报告：沿用框架，逐句更新。"),
    click.option("--report", default="", metavar="报告", help="任务进展从库中这份报告取数。"),
    click.option("--topic", default="", metavar="主题", help="模板“专题进展”写什么主题。"),
    click.option(
        "--fill", multiple=True, callback=_pairs, metavar="要素=内容", help="自己填一项，可写多次。"
    ),
    click.option("--to", "addressee", default="", metavar="机关", help="主送机关。"),
    click.option("--by", "signer", default="", metavar="机关", help="署名。"),
    click.option("--date", "dated", default="", metavar="日期", help="成文日期。"),
    click.option(
        "--sources",
        callback=_sources,
        default="annex",
        metavar="annex|comments|none",
        help="出处放在附件（默认）、批注，或不写。",
    ),
    click.option("--clean", is_flag=True, help="报送稿：不带出处和计算式。"),
    click.option(
        "--font",
        multiple=True,
        callback=_fonts,
        metavar="部位=字体",
        help=f"换{'、'.join(_PARTS)}的字体，可写多次。",
    ),
    click.option(
        "--compare",
        "beside",
        type=_FILE,
        callback=_beside,
        metavar="文件",
        help="存上期与本期的对照（.docx、.html）。",
    ),
    click.option("--templates", type=_FILE, metavar="文件夹", help="自己的模板所在的文件夹。"),
    click.option("--smooth", is_flag=True, help="请语言模型理顺文字，数字和提法不动。"),
    click.option(
        "-o",
        "--output",
        type=_FILE,
        callback=_output,
        metavar="文件",
        help="存为 .docx、.md 或 .html；不写则打印出来。",
    ),
)
_NAMES = tuple(inspect.signature(_wanted).parameters)
