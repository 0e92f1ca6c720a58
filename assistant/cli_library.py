"""The commands that keep the library: add, remove, list, show, reindex."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

import click

from assistant.as_json import (
    json_of_added,
    json_of_repairs,
    json_of_report,
    json_of_summaries,
)
from assistant.cli_help import ChineseCommand
from assistant.cli_options import encoder_option, given_options, with_settings
from assistant.cli_output import page, print_exactly, print_json, say, show, to_terminal
from assistant.cli_output import width as terminal_width
from assistant.cli_progress import progress_bar
from assistant.cli_questions import open_library, report_named

if TYPE_CHECKING:
    from assistant.settings import Settings
    from index.metadata import Given
    from index.repair_map import Repair

__all__ = ["add", "list_reports", "reindex", "remove", "show_report"]


@click.command("add", cls=ChineseCommand, short_help="把文件或文件夹加入报告库。")
@click.argument("paths", nargs=-1, required=True, metavar="路径…", type=click.Path(path_type=Path))
@given_options
@encoder_option
@with_settings
def add(paths: tuple[Path, ...], given: Given, settings: Settings) -> int:
    """把文件或文件夹加入报告库；没有变化的文件不会重做，读不了的文件会说明原因。

    可读 .txt .md .docx .pdf .html .xlsx .zip 等格式。例：report-assistant add 历年报告/
    """
    with open_library(settings, create=True) as library, progress_bar("正在入库") as advance:
        result = library.add(
            paths, given, lambda step: advance(step.done, step.total, step.path.name)
        )
    if settings.json:
        print_json(json_of_added(result))
    else:
        from assistant.render_library import added_page

        show(added_page(result))
    nothing_held = not (result.added or result.updated or result.unchanged)
    return 1 if result.failed and nothing_held else 0


@click.command("remove", cls=ChineseCommand, short_help="从报告库移除报告（不删原文件）。")
@click.argument("reports", nargs=-1, required=True, metavar="报告…")
@with_settings
def remove(reports: tuple[str, ...], settings: Settings) -> None:
    """从报告库移除报告；磁盘上的原文件不受影响。

    报告的名字见 report-assistant list。
    """
    with open_library(settings) as library:
        names = tuple(dict.fromkeys(report_named(library, name) for name in reports))
        library.remove(names)
    if settings.json:
        print_json({"removed": list(names)})
    else:
        say(f"已移除 {len(names)} 份报告：{'、'.join(names)}")


@click.command("list", cls=ChineseCommand, short_help="列出库中的报告。")
@with_settings
def list_reports(settings: Settings) -> None:
    """列出库中的报告：名字、标题、地区、年份、类型、日期和规模。"""
    with open_library(settings) as library:
        summaries = library.summaries()
    if settings.json:
        print_json(json_of_summaries(summaries))
    elif summaries:
        from assistant.render_library import summaries_page

        show(summaries_page(summaries, terminal_width()))
    else:
        say("报告库还是空的；先用 report-assistant add 文件夹 加入报告。")


@click.command("show", cls=ChineseCommand, short_help="显示一份报告的全文。")
@click.argument("report", metavar="报告")
@click.option("--original", is_flag=True, help="显示修复前读到的原文。")
@click.option("--repairs", is_flag=True, help="只列出做过的修复。")
@with_settings
def show_report(report: str, original: bool, repairs: bool, settings: Settings) -> None:
    """显示一份报告修复后的全文；各处的出处位置都按这份全文计算。

    输出不是终端时，只输出全文本身，一字不多。
    """
    with open_library(settings) as library:
        name = report_named(library, report)
        if repairs:
            _print_repairs(library.repairs(name), library.original(name), settings)
            return
        whole = library.report(name)
        text = library.original(name) if original else whole.text
    if settings.json:
        print_json(json_of_report(whole, text))
    elif not to_terminal():
        print_exactly(text)
    else:
        from assistant.render_library import report_page

        page(report_page(text, () if original else whole.headings))


def _print_repairs(repairs: Sequence[Repair], original: str, settings: Settings) -> None:
    if settings.json:
        print_json(json_of_repairs(repairs))
        return
    from assistant.render_library import repairs_page

    show(repairs_page(repairs, original))


@click.command("reindex", cls=ChineseCommand, short_help="重建索引，或换一个嵌入模型。")
@encoder_option
@with_settings
def reindex(settings: Settings) -> None:
    """重建索引；加 --encoder 则换用另一个嵌入模型。

    例：report-assistant reindex --encoder BAAI/bge-small-zh-v1.5
    """
    started = perf_counter()
    anew = replace(settings, encoder=None)
    with open_library(anew) as library, progress_bar("正在重建") as advance:
        library.reindex(settings.encoder, advance)
        passages = sum(summary.passages for summary in library.summaries())
        encoder = library.encoder.name
    seconds = round(perf_counter() - started, 3)
    if settings.json:
        print_json({"encoder": encoder, "passages": passages, "seconds": seconds})
    else:
        say(f"已用模型 {encoder} 重建索引：{passages} 个段落，用时 {seconds:.1f} 秒。")
