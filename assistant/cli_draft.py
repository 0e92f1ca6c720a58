"""The command `draft`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from assistant.cli_draft_options import Wanted, draft_options
from assistant.cli_help import ChineseCommand
from assistant.cli_options import model_options, with_settings
from assistant.cli_output import print_json, say, show
from assistant.cli_questions import open_library, report_named

if TYPE_CHECKING:
    from assistant.draft_model import Draft
    from assistant.model_endpoint import Endpoint
    from assistant.settings import Settings

__all__ = ["draft"]


@click.command("draft", cls=ChineseCommand, short_help="按模板起草，每个数字都有出处。")
@click.argument("template", metavar="模板", required=False, default="")
@draft_options
@model_options
@with_settings
def draft(template: str, wanted: Wanted, listing: bool, smooth: bool, settings: Settings) -> None:
    """按模板起草一节或一份报告；每个数字都注明出处，查不到的留作【待补：…】。

    例：report-assistant draft 整改落实情况报告 --place 云汐市
        --period 2025年上半年 --ledger 台账.xlsx -o 草稿.docx
    """
    from assistant.draft_choose import DraftError

    folder = wanted.templates or settings.templates
    if listing:
        _list(folder, settings)
        return
    if not template:
        raise click.UsageError(
            "请写出模板名，或用 --list 列出有哪些模板。", click.get_current_context()
        )
    if wanted.beside is not None and not wanted.last:
        raise DraftError("没有上期报告可以对照，请用 --last 写明上期报告。")
    model = _named_model(settings) if smooth else None
    drafted = _drafted(template, wanted, folder, settings)
    if model is not None:
        drafted = _smoothed(drafted, model)
    _deliver(drafted, wanted, settings)


def _drafted(template: str, wanted: Wanted, folder: Path | None, settings: Settings) -> Draft:
    from assistant.draft import draft as write

    with open_library(settings, create=wanted.ledger is not None) as library:
        report, last = (report_named(library, r) if r else "" for r in (wanted.report, wanted.last))
        return write(
            template,
            library,
            wanted.place,
            wanted.period,
            report,
            wanted.ledger,
            last=last,
            topic=wanted.topic,
            given=wanted.given,
            letter=wanted.letter,
            templates=folder,
        )


def _named_model(settings: Settings) -> Endpoint:
    """The model that --smooth asks; a wrong use of the command where none is named."""
    from assistant.cli_model import named_model

    model = named_model(settings)
    if model is None:
        raise click.UsageError("--smooth 要用 --model 写明语言模型。", click.get_current_context())
    return model


def _smoothed(drafted: Draft, model: Endpoint) -> Draft:
    """The draft as a language model words it; what the lock refuses stays as it was and is told."""
    from assistant.smooth import smoothed

    done = smoothed(drafted, model, say)
    for line in done.notes:
        say(line)
    return done.draft


def _deliver(drafted: Draft, wanted: Wanted, settings: Settings) -> None:
    if wanted.output is not None:
        from assistant.export import save_draft

        save_draft(drafted, wanted.output, wanted.style)
        say(f"已存为 {wanted.output}")
    if wanted.beside is not None:
        from assistant.export import save_comparison

        save_comparison(drafted, wanted.beside)
        say(f"已存为 {wanted.beside}")
    if settings.json:
        from assistant.as_json_draft import json_of_draft

        print_json(json_of_draft(drafted))
    elif wanted.output is None:
        from assistant.render_draft import draft_page

        show(draft_page(drafted))
    if drafted.missing:
        say("\n".join(["请补充或核对：", *(f"  {line}" for line in drafted.missing)]))


def _list(folder: Path | None, settings: Settings) -> None:
    from assistant.draft import templates

    found = templates(folder)
    if settings.json:
        print_json([_info(info) for info in found])
        return
    from assistant.render_draft import template_list

    show(template_list(found))


def _info(info: Any) -> dict[str, str]:
    names = ("name", "title", "summary", "source", "error")
    return {name: str(getattr(info, name)) for name in names}
