"""The command line: `report-assistant COMMAND`."""

from __future__ import annotations

import sys
from collections.abc import Sequence

import click

from assistant.cli_ask import ask, chat
from assistant.cli_check import check
from assistant.cli_compare import compare
from assistant.cli_draft import draft
from assistant.cli_eval import evaluate_gold
from assistant.cli_figures import figures
from assistant.cli_help import ChineseGroup, usage_message
from assistant.cli_ledger import ledger
from assistant.cli_library import add, list_reports, reindex, remove, show_report
from assistant.cli_options import Flags, common_options, version_option
from assistant.cli_output import say
from assistant.cli_search import search
from assistant.cli_serve import serve

__all__ = ["app", "main", "run"]

_HELP = """报告助手：把历年报告建成报告库，按原句出处回答问题、检索段落、起草新报告。

先用 report-assistant add 文件夹 建库，再用 report-assistant ask "问题" 提问；
不联网，也不需要大模型。"""
_INTERRUPTED = 130


@click.group(cls=ChineseGroup, help=_HELP, subcommand_metavar="命令 [参数]…")
@common_options
@version_option
@click.pass_context
def app(ctx: click.Context, flags: Flags) -> None:
    """The group of all commands; its options count where a command does not repeat them."""
    ctx.obj = flags


app.options_metavar = "[选项]"
for _command in (
    add,
    remove,
    list_reports,
    show_report,
    search,
    ask,
    chat,
    figures,
    compare,
    check,
    draft,
    ledger,
    evaluate_gold,
    reindex,
    serve,
):
    _command.options_metavar = "[选项]"
    app.add_command(_command)


def run(arguments: Sequence[str]) -> int:
    """Runs one command and returns its exit code.

    0 done; 1 something the user can put right, said in one line; 2 wrong usage; 130 interrupted.
    """
    try:
        code = app.main(list(arguments), prog_name="report-assistant", standalone_mode=False)
    except click.exceptions.NoArgsIsHelpError as asked:
        say(asked.format_message())
        return 2
    except click.ClickException as error:
        say(usage_message(error))
        return 2
    except click.Abort:
        say("已中断。")
        return _INTERRUPTED
    return code if isinstance(code, int) else 0


def main() -> None:
    """The console script: runs the command that the process was called with."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        stream.reconfigure(errors="replace")  # type: ignore[union-attr]
    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
