"""The page: a head, the tabs, and the reader over them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from assistant.web_chat import chat_tab
from assistant.web_check import check_tab
from assistant.web_compare import compare_tab
from assistant.web_draft import draft_tab
from assistant.web_library import library_tab
from assistant.web_parts import Parts
from assistant.web_search import search_tab
from assistant.web_shelf import counts

if TYPE_CHECKING:
    import gradio as gr

    from assistant.model_endpoint import Endpoint
    from index.library import Library

__all__ = ["TITLE", "build"]

TITLE = "报告助手"
_CACHE_S = (3600, 24 * 3600)


def build(
    library: Library,
    downloads: Path,
    model: Endpoint | None = None,
    templates: Path | None = None,
) -> gr.Blocks:
    """The page over a library; files to be downloaded are made in the folder `downloads`.

    `model` is the language model that words answers, `templates` a folder of the user's own
    drafting templates; None for none.
    """
    import gradio as gr

    with gr.Blocks(
        title=TITLE, analytics_enabled=False, delete_cache=_CACHE_S, fill_width=True
    ) as page:
        head = gr.HTML(_head(library), elem_id="head")
        parts = Parts(library, page)
        with gr.Tabs(elem_id="tabs"):
            with gr.Tab("问答", id="ask"):
                chat_tab(library, parts, model)
            with gr.Tab("检索", id="search"):
                search_tab(library, parts)
            with gr.Tab("对比", id="compare"):
                compare_tab(library, parts)
            with gr.Tab("核对", id="check"):
                check_tab(library, parts, downloads)
            with gr.Tab("起草", id="draft"):
                draft_tab(library, parts, downloads, templates)
            with gr.Tab("报告库", id="library"):
                library_tab(library, parts)
        parts.keeps(lambda: [_head(library)], [head])
        parts.connect()
    made: gr.Blocks = page
    return made


def _head(library: Library) -> str:
    return (
        f"<h1>{TITLE}</h1><span>回答有出处，数字可核对</span>"
        f'<span class="held">{counts(library.summaries())}</span>'
    )
