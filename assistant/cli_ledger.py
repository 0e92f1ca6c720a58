"""The command `ledger`."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from assistant.cli_help import ChineseCommand
from assistant.cli_options import with_settings
from assistant.cli_output import print_json, say, show
from assistant.cli_questions import open_library, report_named

if TYPE_CHECKING:
    from assistant.ledger import Ledger
    from assistant.ledger_report import Against
    from assistant.settings import Settings

__all__ = ["ledger"]

_PATH = click.Path(path_type=Path)


@click.command("ledger", cls=ChineseCommand, short_help="读整改任务台账：统计，并找出不合之处。")
@click.argument("file", metavar="文件", type=_PATH)
@click.option("--as-of", default="", metavar="日期", help="统计到哪一天，如 2025-06-30。")
@click.option("--last", type=_PATH, metavar="文件", help="上期台账，查状态倒退、日期消失等。")
@click.option("--against", default="", metavar="报告", help="与库中一份报告或一个文件对数。")
@click.option("--sheet", default="", metavar="工作表", help="读哪张工作表，默认第一张任务清单。")
@with_settings
def ledger(
    file: Path, as_of: str, last: Path | None, against: str, sheet: str, settings: Settings
) -> None:
    """读一份整改任务台账（.xlsx、.csv、.docx）：按状态、时限、单位、类别统计，找出不合之处。

    例：report-assistant ledger 台账.xlsx --last 上期台账.xlsx --against 报告
    """
    from assistant.ledger_findings import ledger_findings
    from assistant.ledger_read import read_ledger

    book = read_ledger(file, sheet)
    day = _day(book, as_of)
    before = read_ledger(last) if last is not None else None
    for note in (*book.notes, *(before.notes if before else ())):
        say(note)
    beside = _against(book, day, against, settings) if against else None
    found = (*ledger_findings(book, day, before), *(beside.findings if beside else ()))
    if beside and beside.note:
        say(beside.note)
    if settings.json:
        from assistant.as_json_ledger import json_of_ledger

        print_json(json_of_ledger(book, day, found, beside))
    else:
        from assistant.render_ledger import ledger_page

        show(ledger_page(book, day, found, beside))


def _day(book: Ledger, given: str) -> date:
    """The day named, else the one of the title or file name, else today, which is said."""
    from assistant.deadline import day_label
    from assistant.ledger_days import day_given, day_of

    named, own = day_given(given), day_of(book)
    if named is not None:
        if own is not None and named != own:
            hint = "此后完成的任务计为状态不明" if named < own else "此后的进展台账没有"
            say(f"台账的数据截至{day_label(own)}，按{day_label(named)}统计，{hint}。")
        return named
    if own is not None:
        return own
    today = date.today()
    say(f"台账没有写明截止日期，按今天（{day_label(today)}）统计；可用 --as-of 指定。")
    return today


def _against(book: Ledger, day: date, name: str, settings: Settings) -> Against:
    """The ledger beside a file, or a report of the library by its id."""
    from assistant.ledger_report import against_report

    path = Path(name)
    if path.is_file():
        from index.metadata import Given
        from index.read_source import source_of
        from index.reading import read_report

        read = read_report(source_of(path), path.stem, name, Given(), path.stem)
        return against_report(book, day, read.report)
    with open_library(settings) as library:
        report = report_named(library, name)
        return against_report(book, day, library.report(report), library.passages(report))
