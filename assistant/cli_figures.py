"""The command `figures`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from assistant.cli_help import ChineseCommand
from assistant.cli_options import with_settings
from assistant.cli_output import print_json, show
from assistant.cli_questions import open_library, report_named

if TYPE_CHECKING:
    from assistant.settings import Settings

__all__ = ["figures"]


@click.command("figures", cls=ChineseCommand, short_help="列出一份报告里的全部数字及其含义。")
@click.argument("name", metavar="报告")
@with_settings
def figures(name: str, settings: Settings) -> None:
    """列出一份报告里的全部数字：指标、数值、单位、时期、地区和所在原句。

    例：report-assistant figures 云汐市2024年度环境保护督察反馈意见整改落实情况报告
    """
    with open_library(settings) as library:
        found = library.figures(report_named(library, name))
        if settings.json:
            from assistant.as_json_figures import json_of_figures

            print_json(json_of_figures(found))
        else:
            from assistant.render_figures import figures_page

            show(figures_page(found))
