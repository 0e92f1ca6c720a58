"""The tab 核对: the figures of a file or report traced and recomputed, with downloads."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.checked_markup import checked_markup
from assistant.web_draft import named_upload
from assistant.web_notice import failed
from assistant.web_parts import QUIET, Parts, part
from assistant.web_sources import no_sources
from assistant.web_uploads import file_name
from index.errors import ReportAssistantError

if TYPE_CHECKING:
    from assistant.check import Checked
    from index.library import Library

__all__ = ["check_tab"]

_BEFORE = (
    "上传要核对的文件，或选一份库中的报告，点“核对”："
    "逐个数字在其他报告里找出处，并验算加总、占比和增幅。"
)
_NOTHING = "请先上传要核对的文件，或选一份库中的报告。"


def check_tab(library: Library, parts: Parts, downloads: Path) -> None:
    """Adds the tab's components and what they do; files for download are made in `downloads`."""
    import gradio as gr

    with gr.Row(elem_classes="columns", elem_id="check-given"):
        file = gr.File(label="要核对的文件", height=120, elem_id="check-file", min_width=260)
        with gr.Column(min_width=260):
            report = gr.Dropdown([("", "")], value="", label="或库中的报告", elem_id="check-report")
            against = gr.Dropdown([], value=[], multiselect=True, label="对照（不选则对照全部）")
        with gr.Column(scale=0, min_width=150, elem_classes="run"):
            start = gr.Button("核对", variant="primary", elem_id="check-run")
            with gr.Column(visible=False, elem_classes="downloads") as files:
                word = gr.DownloadButton("下载 Word 批注稿", size="sm", elem_id="check-docx")
                html = gr.DownloadButton("下载网页", size="sm", elem_id="check-html")
    page = part("checked", no_sources(_BEFORE))

    def run(value: Any, chosen: str | None, names: list[str] | None) -> tuple[Any, ...]:
        path = named_upload(value, downloads)
        if path is None and not chosen:
            return no_sources(_NOTHING), gr.update(visible=False), None, None
        try:
            checked = _checked(library, path, chosen or "", names or [])
            saved = _saved(checked, downloads)
            page = checked_markup(checked, linked=True)
            return page, gr.update(visible=True), *saved
        except ReportAssistantError as error:
            return failed(error), gr.update(visible=False), None, None

    given = [file, report, against]
    start.click(run, given, [page, files, word, html], preprocess=False, **QUIET)
    parts.opens(page)
    parts.keeps(lambda: _choices(library), [report, against])


def _choices(library: Library) -> list[Any]:
    import gradio as gr

    reports = [(s.title or s.report, s.report) for s in library.summaries()]
    return [gr.update(choices=[("", ""), *reports]), gr.update(choices=reports)]


def _checked(library: Library, path: Path | None, report: str, against: Sequence[str]) -> Checked:
    """The check; an error about an uploaded file names it as its user does."""
    from assistant.check import check
    from index.read_source import ReadError

    try:
        return check(library, path if path is not None else report, against or None)
    except ReadError as error:
        raise ReadError(Path(error.path).name, error.reason) from error


def _saved(checked: Checked, downloads: Path) -> tuple[str, str]:
    """The paths of the check as .docx and as .html."""
    from assistant.check_docx import write_checked_docx
    from assistant.check_html import write_html

    folder = Path(tempfile.mkdtemp(dir=downloads))
    stem = folder / file_name(f"核对稿-{checked.report.id}")
    word, html = Path(f"{stem}.docx"), Path(f"{stem}.html")
    write_checked_docx(checked, word)
    write_html(checked, html)
    return str(word), str(html)
