"""The command `check`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from assistant.cli_help import ChineseCommand
from assistant.cli_options import with_settings
from assistant.cli_output import print_json, say, show
from assistant.cli_questions import open_library, report_named

if TYPE_CHECKING:
    from assistant.settings import Settings
    from index.library import Library

__all__ = ["check"]


@click.command("check", cls=ChineseCommand, short_help="核对一份报告的数字：出处、算术、前后一致。")
@click.argument("file", metavar="文件")
@click.argument("more", nargs=-1, metavar="[报告…]")
@click.option(
    "--against", multiple=True, metavar="all|报告…", help="与库中哪些报告对照，默认 all（全部）。"
)
@click.option(
    "--html", type=click.Path(path_type=Path), metavar="文件", help="把结果存为一个网页文件。"
)
@click.option(
    "--docx", type=click.Path(path_type=Path), metavar="文件", help="存为带批注的 Word 文件。"
)
@with_settings
def check(
    file: str,
    more: tuple[str, ...],
    against: tuple[str, ...],
    html: Path | None,
    docx: Path | None,
    settings: Settings,
) -> None:
    """核对一个文件或库中一份报告的数字：在别的报告里有无出处，加总、占比、增幅算不算得对。

    例：report-assistant check 草稿.docx --against all --docx 核对稿.docx
    """
    if more and not against:
        context = click.get_current_context()
        raise click.UsageError(f"Got unexpected extra argument ({' '.join(more)})", context)
    from assistant.as_json_check import json_of_check
    from assistant.check import check as checked_file

    with open_library(settings) as library:
        checked = checked_file(library, file, _named(library, (*against, *more)))
        if html is not None:
            from assistant.check_html import write_html

            write_html(checked, html)
            say(f"已存为 {html}")
        if docx is not None:
            from assistant.check_docx import write_checked_docx

            write_checked_docx(checked, docx)
            say(f"已存为 {docx}")
    if settings.json:
        print_json(json_of_check(checked))
    elif html is None and docx is None:
        from assistant.render_check import check_page

        show(check_page(checked))
    else:
        from assistant.render_check import summary_line

        show(summary_line(checked))


def _named(library: Library, against: tuple[str, ...]) -> tuple[str, ...] | None:
    """The ids of the reports that were named, None for all of the library."""
    if not against or against == ("all",):
        return None
    return tuple(report_named(library, name) for name in against)
