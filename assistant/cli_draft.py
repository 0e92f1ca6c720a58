"""The command `draft`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from assistant.cli_help import ChineseCommand
from assistant.cli_options import with_settings
from assistant.cli_output import print_json, say, show
from assistant.cli_questions import open_library, report_named

if TYPE_CHECKING:
    from assistant.draft_model import Draft
    from assistant.settings import Settings

__all__ = ["draft"]


@click.command("draft", cls=ChineseCommand, short_help="按模板起草，每个数字都有出处。")
@click.argument("template", metavar="模板")
@click.option("--place", default="", metavar="地区", help="写哪个地区，如 云汐市。")
@click.option("--period", default="", metavar="时期", help="写到什么时候，如 2025年6月。")
@click.option("--report", default="", metavar="报告", help="从库中这份报告取数。")
@click.option(
    "--ledger", type=click.Path(path_type=Path), metavar="文件", help="从这份台账（.xlsx）取数。"
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="文件",
    help="存为 .docx 或 .md；不写则打印出来。",
)
@with_settings
def draft(
    template: str,
    place: str,
    period: str,
    report: str,
    ledger: Path | None,
    output: Path | None,
    settings: Settings,
) -> None:
    """按模板起草一段或一份报告；每个数字都注明出处，查不到的留作【待补:…】。

    例：report-assistant draft 总体进展 --place 云汐市 -o 草稿.docx
    """
    if output is not None and output.suffix.lower() not in (".docx", ".md"):
        raise click.UsageError("-o 的文件名应以 .docx 或 .md 结尾。", click.get_current_context())
    from assistant.draft import draft as write
    from assistant.draft_model import as_json

    with open_library(settings, create=ledger is not None) as library:
        source = report_named(library, report) if report else ""
        drafted = write(template, library, place, period, source, ledger)
    if output is not None:
        _save(drafted, output)
        say(f"已存为 {output}")
    if settings.json:
        print_json(as_json(drafted))
    elif output is None:
        from assistant.render_draft import draft_page

        show(draft_page(drafted))
    if drafted.missing:
        say("\n".join(["请补充或核对：", *(f"  {line}" for line in drafted.missing)]))


def _save(drafted: Draft, output: Path) -> None:
    from assistant.export_docx import ExportError, write_docx
    from assistant.export_markdown import to_markdown

    if output.suffix.lower() == ".docx":
        write_docx(drafted, output)
        return
    try:
        output.write_text(to_markdown(drafted), encoding="utf-8")
    except OSError as error:
        raise ExportError(f"无法写入“{output}”，请检查文件夹是否存在、文件能否改写。") from error
