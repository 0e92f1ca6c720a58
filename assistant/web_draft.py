"""The tab 起草: a draft from a report or a ledger, with its sources, gaps and downloads."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.web_draft_page import draft_page
from assistant.web_library import uploaded_files
from assistant.web_notice import failed
from assistant.web_parts import QUIET, Parts, part
from assistant.web_sources import no_sources
from assistant.web_uploads import file_name
from index.errors import ReportAssistantError

if TYPE_CHECKING:
    from assistant.draft_model import Draft
    from index.library import Library

__all__ = ["draft_tab", "named_upload"]

_BEFORE = "选好模板和取数来源后点“起草”。每个数字都注明出处，查不到的留作【待补：…】。"
_AUTOMATIC = "按地区和报告期自动选择"


def draft_tab(library: Library, parts: Parts, downloads: Path) -> None:
    """Adds the tab's components and what they do; files for download are made in `downloads`."""
    import gradio as gr

    from assistant.draft import templates

    shipped = [(info.title or info.name, info.name) for info in templates()]
    with gr.Row(elem_classes="columns"):
        with gr.Column(scale=1, min_width=260, elem_classes="given"):
            template = gr.Dropdown(shipped, value=shipped[0][1], label="模板")
            place = gr.Dropdown([], value="", label="地区", allow_custom_value=True)
            period = gr.Textbox(label="报告期", placeholder="如 2025年上半年", max_length=40)
            report = gr.Dropdown([(_AUTOMATIC, "")], value="", label="取数报告")
            ledger = gr.File(label="整改任务台账（可选，.xlsx）", height=150, elem_id="ledger")
            write = gr.Button("起草", variant="primary", elem_id="write")
        with gr.Column(scale=3, min_width=300):
            with gr.Row(visible=False, elem_classes="downloads") as files:
                word = gr.DownloadButton("下载 Word（.docx）", size="sm", elem_id="docx")
                markdown = gr.DownloadButton("下载 Markdown（.md）", size="sm", elem_id="markdown")
            page = part("draft", no_sources(_BEFORE))
    kept = gr.State(None)
    ledger.upload(lambda v: named_upload(v, downloads), ledger, kept, preprocess=False, **QUIET)
    ledger.clear(lambda: None, None, kept, **QUIET)

    def draft(*chosen: Any) -> tuple[Any, ...]:
        try:
            drafted = _drafted(library, *chosen)
            saved = _saved(drafted, downloads, chosen[1] or "", chosen[2] or "")
            return draft_page(library, drafted), gr.update(visible=True), *saved
        except ReportAssistantError as error:
            return failed(error), gr.update(visible=False), None, None

    given = [template, place, period, report, kept]
    write.click(draft, given, [page, files, word, markdown], **QUIET)
    parts.opens(page)
    parts.keeps(lambda: _choices(library), [place, report])


def _choices(library: Library) -> list[Any]:
    import gradio as gr

    reports = [(s.title or s.report, s.report) for s in library.summaries()]
    places = [("", ""), *((place, place) for place in library.places())]
    return [gr.update(choices=places), gr.update(choices=[(_AUTOMATIC, ""), *reports])]


def named_upload(value: Any, downloads: Path) -> Path | None:
    """An uploaded file under the name that its user gave it, since it is cited by that."""
    import shutil

    for uploaded in uploaded_files(value):
        folder = Path(tempfile.mkdtemp(dir=downloads))
        return Path(shutil.copyfile(uploaded.path, folder / file_name(uploaded.name)))
    return None


def _drafted(
    library: Library,
    template: str,
    place: str | None,
    period: str | None,
    report: str | None,
    ledger: Path | None,
) -> Draft:
    from assistant.draft import draft

    return draft(template, library, (place or "").strip(), period or "", report or "", ledger)


def _saved(drafted: Draft, downloads: Path, place: str, period: str) -> tuple[str, str]:
    """The paths of the draft as .docx and as .md."""
    from assistant.export_docx import write_docx
    from assistant.export_markdown import to_markdown

    stem = Path(tempfile.mkdtemp(dir=downloads)) / file_name(f"{place}{period}{drafted.title}")
    word, markdown = Path(f"{stem}.docx"), Path(f"{stem}.md")
    write_docx(drafted, word)
    markdown.write_text(to_markdown(drafted), encoding="utf-8")
    return str(word), str(markdown)
