"""The command `serve`, which starts the page."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from assistant.cli_help import ChineseCommand
from assistant.cli_model import named_model
from assistant.cli_options import model_options, reranker_option, whole_number, with_settings
from assistant.cli_questions import named_reranker

if TYPE_CHECKING:
    from assistant.settings import Settings

__all__ = ["serve"]


@click.command("serve", cls=ChineseCommand, short_help="启动网页版。")
@click.option(
    "--host", default="127.0.0.1", metavar="地址", help="监听的地址，默认 127.0.0.1（只限本机）。"
)
@click.option(
    "--port",
    callback=whole_number(1, 65535),
    default="7860",
    metavar="端口",
    help="监听的端口，默认 7860。",
)
@click.option(
    "--auth",
    type=click.Path(path_type=Path),
    metavar="文件",
    help="登录名单，每行一个“用户名:密码”。",
)
@model_options
@reranker_option
@with_settings
def serve(host: str, port: int, auth: Path | None, settings: Settings) -> None:
    """启动网页版，在浏览器里提问、检索、起草和管理报告库。

    按 Ctrl-C 停止。
    """
    from assistant.web import serve as start

    model, reranker = named_model(settings), named_reranker(settings)
    start(settings.library, host, port, auth, model, reranker, settings.templates)
