"""What the bench of the tab 起草 does: drafts, drafts again, and takes in what its person wrote."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from assistant.draft_edits import Edit, Place
from assistant.web_draft_bench import Asked, Bench
from assistant.web_draft_choices import example, meanings
from assistant.web_draft_page import bench_page, first_page
from assistant.web_notice import failed, refused_in_chinese
from index.errors import ReportAssistantError

if TYPE_CHECKING:
    from assistant.draft_model import Draft
    from index.library import Library

__all__ = ["again", "broken_off", "drafting", "now", "rewritten"]

_BUSY, _READY = "正在起草……", "起草"
_FAULT = "程序出错，没能完成起草，请再试一次；如仍不行，请把运行窗口里的错误记录发给维护人员。"
Edits = tuple[Edit, ...]
Shown = tuple[Any, ...]


def now(library: Library, held: Bench, names: list[str]) -> str:
    """The page of the bench as it stands, or what stands there before the first draft.

    `names` are those of the templates.
    """
    if held.draft is None:
        return first_page(len(library.summaries()), example(library, names))
    return _page(library, held)


def drafting(library: Library, held: Bench, asked: Asked) -> Iterator[Shown]:
    """Page, bench and button while a draft is written, and with it; as before where that fails."""
    yield from again(library, replace(held, asked=asked), held)


def again(library: Library, wanted: Bench, before: Bench | None = None) -> Iterator[Shown]:
    """The same for a bench that is drafted anew with what its person wrote."""
    import gradio as gr

    yield gr.skip(), gr.skip(), gr.update(value=_BUSY, interactive=False)
    ready = gr.update(value=_READY, interactive=True)
    try:
        drafted = replace(wanted, draft=_drafted(library, wanted))
        yield _whole(library, drafted), drafted, ready
    except ReportAssistantError as error:
        kept = before or wanted
        yield failed(error) + _page(library, kept), kept, ready


def _drafted(library: Library, bench: Bench) -> Draft:
    from assistant.draft import draft

    asked = bench.asked or Asked("")
    return draft(
        asked.template,
        library,
        asked.place,
        asked.period,
        asked.report,
        asked.ledger,
        last=asked.last,
        topic=asked.topic,
        given=bench.values,
        letter=asked.letter,
        templates=bench.templates,
    )


def rewritten(
    library: Library,
    held: Bench,
    said: Mapping[str, str],
    change: Callable[[Draft, Edits, Place], Edits],
) -> Shown:
    """Page and bench with the paragraph that was clicked changed."""
    if held.draft is None:
        return "", held
    section, paragraph = map(int, said["place"].split("-"))
    after = held.with_edits(change(held.draft, held.by_hand.edits, (section, paragraph)))
    with refused_in_chinese():
        return _whole(library, after), after


def broken_off(library: Library, held: Bench) -> Shown:
    """Page and button after a fault of the program, whose trace is in the server's log."""
    import gradio as gr

    said = f'<div class="reply failed" role="alert">{_FAULT}</div>'
    return said + _page(library, held), gr.update(value=_READY, interactive=True)


def _page(library: Library, bench: Bench) -> str:
    """The page of a bench, '' without a draft; what is wrong where a source of it is gone."""
    try:
        return _whole(library, bench)
    except ReportAssistantError as error:
        return failed(error)


def _whole(library: Library, bench: Bench) -> str:
    if bench.asked is None or bench.draft is None:
        return ""
    return bench_page(library, bench, meanings(bench.asked.template))
