"""Errors that a user can put right, said in the words of the page."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from assistant.web_text import shown
from index.errors import ReportAssistantError

__all__ = ["failed", "in_page_words", "on_page", "refused_in_chinese"]

# The messages name commands and options, which the page has as tabs and fields.
_WORDS = (
    ("请用 add 加入报告", "请在“报告库”页上传报告"),
    ("请先用 add 加入报告", "请先在“报告库”页上传报告"),
    ("请用 list 查看库中的报告", "请在“报告库”页查看现有报告"),
    ("请用 --place 写明写哪个地区，或用 --report、--last 指定报告", "请填写地区，或选定报告"),
    ("请用 --period 写明写哪个时期", "请填写报告期"),
    ("请用 --last 写明上期报告", "请选定上期报告，重新起草"),
    ("用 add 加入材料", "在“报告库”页上传材料"),
    ("用 --report 指定报告", "在“取数报告”中指定报告"),
    ("用 --ledger 给出台账", "上传台账"),
    ("改写 --period", "改写报告期"),
    ("（--topic）", ""),
    ("，要读请用 --sheet 指定", ""),
    ("或加上 --sheet ", "或只留下工作表"),
)


def on_page(error: ReportAssistantError) -> str:
    """What an error says, with the tabs and fields of the page for commands and options."""
    return in_page_words(str(error))


def in_page_words(said: str) -> str:
    """A text with the tabs and fields of the page for commands and options."""
    for command, field in _WORDS:
        said = said.replace(command, field)
    return said


def failed(error: ReportAssistantError) -> str:
    """A box that says what has to be put right."""
    return f'<div class="reply failed" role="alert">{shown(on_page(error))}</div>'


@contextmanager
def refused_in_chinese() -> Iterator[None]:
    """Shows an error that the user can put right as a notice over the page."""
    import gradio as gr

    try:
        yield
    except ReportAssistantError as error:
        raise gr.Error(shown(on_page(error)), title="提示", print_exception=False) from error
