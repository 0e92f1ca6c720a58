"""The tab 报告库: uploading, the list of reports, removing, and reading one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.web_notice import refused_in_chinese
from assistant.web_parts import QUIET, Parts, part, told
from assistant.web_shelf import outcome_table, shelf
from assistant.web_text import shown
from assistant.web_uploads import Kept, Uploaded, added, forget

if TYPE_CHECKING:
    import gradio as gr

    from index.library import Library

__all__ = ["library_tab", "uploaded_files"]

_HINT = (
    "可上传 .docx .pdf .txt .md .html .xlsx .doc .wps 和 .zip 文件；"
    "同名文件会替换原来的报告。文件只保存在本机的报告库里。"
)


def uploaded_files(value: Any) -> list[Uploaded]:
    """The files of an upload component's raw value: one, several or none."""
    items = value if isinstance(value, list) else [value] if value else []
    return [
        Uploaded(Path(item["path"]), item.get("orig_name") or Path(item["path"]).name)
        for item in items
    ]


def library_tab(library: Library, parts: Parts) -> None:
    """Adds the tab's components and what they do to the page that is being built."""
    import gradio as gr

    upload = gr.File(
        label="上传报告（可多选）",
        file_count="multiple",
        height=150,
        elem_id="upload",
    )
    gr.HTML(_HINT, elem_classes="hint")
    outcome = part("outcome")
    with gr.Column(visible=False, elem_id="confirm") as confirm:
        asked = gr.HTML(elem_id="asked")
        with gr.Row():
            yes = gr.Button("确定移出", variant="stop", size="sm", min_width=90, elem_id="yes")
            no = gr.Button("取消", size="sm", min_width=90, elem_id="no")
    table = part("shelf")
    _connect_upload(library, parts, upload, outcome)
    _connect_removal(library, parts, table, confirm, asked, yes, no)
    parts.opens(table)
    parts.keeps(lambda: [shelf(library.summaries())], [table])


def _connect_upload(library: Library, parts: Parts, upload: gr.File, outcome: gr.HTML) -> None:
    import gradio as gr

    def add(value: Any) -> Iterator[tuple[Any, Any]]:
        files = uploaded_files(value)
        yield outcome_table((), len(files), running=True), gr.skip()
        done: tuple[Kept, ...] = ()
        with refused_in_chinese():
            for done in added(library, files):
                yield outcome_table(done, len(files), running=True), gr.skip()
        yield outcome_table(done, len(files), running=False), None

    event = upload.upload(
        add, upload, [outcome, upload], preprocess=False, concurrency_limit=1, **QUIET
    )
    parts.changed_by(event)


def _connect_removal(
    library: Library,
    parts: Parts,
    table: gr.HTML,
    confirm: gr.Column,
    asked: gr.HTML,
    yes: gr.Button,
    no: gr.Button,
) -> None:
    import gradio as gr

    chosen = gr.State("")

    def ask(said: Mapping[str, str]) -> tuple[str, str, Any]:
        report = said["report"]
        with refused_in_chinese():
            title = library.meta(report).title.value or report
        question = f"确定把《{shown(title)}》移出报告库吗？移出后不再被检索和引用。"
        return report, question, gr.update(visible=True)

    def remove(report: str) -> Any:
        with refused_in_chinese():
            path = library.report(report).path
            library.remove([report])
            forget(library, path)
        return gr.update(visible=False)

    table.remove(told(ask), None, [chosen, asked, confirm], **QUIET)
    no.click(lambda: gr.update(visible=False), None, confirm, **QUIET)
    parts.changed_by(yes.click(remove, chosen, confirm, **QUIET))
