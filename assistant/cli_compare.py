"""The command `compare`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from assistant.cli_help import ChineseCommand
from assistant.cli_options import with_settings, year_number
from assistant.cli_output import print_json, say, show
from assistant.cli_questions import open_library
from index.errors import ReportAssistantError

if TYPE_CHECKING:
    from assistant.compare_model import Comparison
    from assistant.settings import Settings

__all__ = ["PlotError", "compare"]

_FORMS = (".png", ".svg")


class PlotError(ReportAssistantError):
    """A chart that cannot be written."""


def _chart(_ctx: click.Context, _param: click.Parameter, value: Path | None) -> Path | None:
    if value is not None and value.suffix.lower() not in _FORMS:
        raise click.BadParameter(f"“{value}”应以 .png 或 .svg 结尾。")
    return value


@click.command("compare", cls=ChineseCommand, short_help="对比一个指标在各报告、各时期的数值。")
@click.argument("words", nargs=-1, required=True, metavar="指标")
@click.option("--place", multiple=True, metavar="地区", help="只看这个地区（含其下级），可写多次。")
@click.option("--from", "first", callback=year_number, metavar="年份", help="从这一年起，如 2022。")
@click.option("--to", "last", callback=year_number, metavar="年份", help="到这一年止，如 2025。")
@click.option(
    "--plot",
    type=click.Path(path_type=Path),
    callback=_chart,
    metavar="文件",
    help="把图存为这个文件（.png 或 .svg）。",
)
@with_settings
def compare(
    words: tuple[str, ...],
    place: tuple[str, ...],
    first: int | None,
    last: int | None,
    plot: Path | None,
    settings: Settings,
) -> None:
    """对比一个指标在各份报告、各个时期、各个地区的数值，附原句出处，标出不一致的地方。

    例：report-assistant compare 污水处理能力 --place 云汐市 --plot 污水处理能力.png
    """
    from assistant.compare import compare as compared

    with open_library(settings) as library:
        comparison = compared(library, " ".join(words), place, first, last)
        if settings.json:
            from assistant.as_json_compare import json_of_comparison

            print_json(json_of_comparison(comparison))
        else:
            from assistant.render_compare import comparison_page

            show(comparison_page(comparison))
    if plot is not None:
        _write(comparison, plot)


def _write(comparison: Comparison, path: Path) -> None:
    from assistant.plot import chinese_font, draw

    drawn = draw(comparison, "svg" if path.suffix.lower() == ".svg" else "png")
    if not drawn:
        say("没有可以画成图的数据，未生成图片。")
        return
    try:
        path.write_bytes(drawn)
    except OSError as error:
        raise PlotError(f"写不了图片“{path}”：{error.strerror}，请换一个位置。") from error
    if not chinese_font():
        say("本机没有安装中文字体，图中改用字母和数字标注；安装思源黑体等中文字体后即可显示中文。")
    say(f"图已存为 {path}")
