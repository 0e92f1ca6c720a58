"""The web workbench: serves the page over a library."""

from __future__ import annotations

import os
import sys
import tempfile
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.web_address import ServeError, check_free, is_local, logins, url

if TYPE_CHECKING:
    from assistant.model_endpoint import Endpoint
    from index.library import Library
    from index.reranker import Reranker

__all__ = ["ServeError", "serve"]

_AT_ONCE = 8
_LARGEST_UPLOAD = "256mb"
_QUIET = {
    "GRADIO_ANALYTICS_ENABLED": "False",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "HF_HUB_OFFLINE": "1",
    "DO_NOT_TRACK": "1",
}


def serve(
    library_folder: Path,
    host: str = "127.0.0.1",
    port: int = 7860,
    auth: Path | None = None,
    model: Endpoint | None = None,
    reranker: Reranker | None = None,
    templates: Path | None = None,
) -> None:
    """Serves the page over the library in a folder, which is made where missing, until Ctrl-C.

    `auth` is a file of `用户名:密码` lines; without it nobody is asked to log in. `model` is the
    language model that words answers, `reranker` judges what is found, `templates` is a folder of
    the user's own drafting templates; None for none. Says on stdout where the page is once it can
    be opened. Raises ServeError where it cannot be served, and LibraryError where the library
    cannot be opened.
    """
    from index.library import Library

    users = logins(auth) if auth is not None else None
    check_free(host, port)
    if users is None and not is_local(host):
        print(
            f"注意：{host} 不限于本机，同一网络里的任何人不用密码就能查看、上传和移出报告；"
            "请用 --auth 指定登录名单。",
            file=sys.stderr,
        )
    with (
        Library.open(library_folder, reranker=reranker) as library,
        tempfile.TemporaryDirectory() as files,
    ):
        _stay_quiet(Path(files))
        _run(library, Path(files), host, port, users, model, templates)


def _stay_quiet(files: Path) -> None:
    """Keeps Gradio from reporting and from proxies, and its temporary files in a private folder.

    It asks itself whether it is up, which would otherwise go through the proxy of an office.
    """
    os.environ.update(_QUIET, GRADIO_TEMP_DIR=str(files))
    for name in ("NO_PROXY", "no_proxy"):
        kept = [os.environ.get(name, ""), "127.0.0.1", "localhost"]
        os.environ[name] = ",".join(filter(None, kept))


def _run(
    library: Library,
    files: Path,
    host: str,
    port: int,
    users: list[tuple[str, str]] | None,
    model: Endpoint | None,
    templates: Path | None,
) -> None:
    from assistant.web_page import build

    page = build(library, files, model, templates)
    page.queue(default_concurrency_limit=_AT_ONCE, api_open=False)
    page.launch(
        server_name=host, server_port=port, auth=users, prevent_thread_lock=True, **_options()
    )
    print(f"报告助手已启动，请用浏览器打开 {url(host, port)} ，按 Ctrl-C 停止。", flush=True)
    try:
        threading.Event().wait()
    except KeyboardInterrupt:
        print("已停止。", flush=True)
    finally:
        page.close(verbose=False)


def _options() -> dict[str, Any]:
    from starlette.middleware import Middleware

    from assistant.web_guard import Guard
    from assistant.web_style import stylesheet, theme

    return {
        "app_kwargs": {"middleware": [Middleware(Guard)]},
        "auth_message": "请登录后使用报告助手。",
        "css": stylesheet(),
        "enable_monitoring": False,
        "footer_links": [],
        "max_file_size": _LARGEST_UPLOAD,
        "mcp_server": False,
        "pwa": False,
        "quiet": True,
        "root_path": "",
        "run_history": False,
        "share": False,
        "ssr_mode": False,
        "theme": theme(),
    }
