"""The tab 起草: a writer's bench, with the draft beside its sources and what is left open."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.draft_edits import Edit, Place, confirmed, with_edit, without_edit
from assistant.web_draft_bench import Asked, Bench
from assistant.web_draft_choices import example
from assistant.web_draft_files import save
from assistant.web_draft_form import DraftForm, asked_for, draft_form, follow, of_library
from assistant.web_draft_work import again, broken_off, drafting, now, rewritten
from assistant.web_library import uploaded_files
from assistant.web_notice import refused_in_chinese
from assistant.web_parts import QUIET, Parts, part, told
from assistant.web_uploads import file_name

if TYPE_CHECKING:
    import gradio as gr

    from assistant.draft_model import Draft
    from index.library import Library

__all__ = ["draft_tab", "named_upload"]

_SCRIPTS = ("web.js", "drafted.js")
Said = Mapping[str, str]
Edits = tuple[Edit, ...]
Shown = tuple[Any, ...]


def draft_tab(library: Library, parts: Parts, downloads: Path, folder: Path | None = None) -> None:
    """Adds the tab's components and what they do; files for download are made in `downloads`.

    `folder` holds the user's own templates; one at fault is not offered (`draft --list` tells why).
    """
    import gradio as gr

    from assistant.draft import templates

    shipped = [info for info in templates(folder) if not info.error]
    with gr.Row(elem_classes="columns writing"):
        with gr.Column(scale=1, min_width=250, elem_classes="given"):
            form = draft_form(shipped)
        with gr.Column(scale=5, min_width=300):
            page = part("draft", scripts=_SCRIPTS)
    made = gr.DownloadButton("下载", visible="hidden", elem_id="made")
    bench = gr.State(Bench(templates=folder))
    names = [info.name for info in shipped]
    follow(form, library, shipped)
    _connect_ledger(form, downloads)
    _connect_drafting(library, form, bench, page, names)
    _connect_editing(library, bench, page)
    _connect_downloads(bench, page, made, downloads)
    parts.opens(page)
    parts.keeps(
        lambda *chosen: of_library(library, *chosen),
        [form.place, form.offered, form.last, form.report],
        [form.place, form.last, form.report],
    )
    parts.keeps(lambda held: [now(library, held, names)], [page], [bench])


def named_upload(value: Any, downloads: Path) -> Path | None:
    """An uploaded file under the name that its user gave it, since it is cited by that."""
    for uploaded in uploaded_files(value):
        folder = Path(tempfile.mkdtemp(dir=downloads))
        return Path(shutil.copyfile(uploaded.path, folder / file_name(uploaded.name)))
    return None


def _connect_ledger(form: DraftForm, downloads: Path) -> None:
    def upload(value: Any) -> Path | None:
        return named_upload(value, downloads)

    form.ledger.upload(upload, form.ledger, form.ledger_path, preprocess=False, **QUIET)
    form.ledger.clear(lambda: None, None, form.ledger_path, **QUIET)


def _connect_drafting(
    library: Library, form: DraftForm, bench: gr.State, page: gr.HTML, names: list[str]
) -> None:
    """What happens when a draft is asked for, filled in, taken back, or shown as an example."""

    def write(held: Bench, *values: Any) -> Iterator[Shown]:
        yield from drafting(library, held, asked_for(*values))

    def fill(said: Said, held: Bench) -> Iterator[Shown]:
        values = {str(name): str(value) for name, value in json.loads(said["values"]).items()}
        yield from again(library, held.filled_in(values))

    def take_back(said: Said, held: Bench) -> Iterator[Shown]:
        yield from again(library, held.taken_back(said["name"]))

    def show_example(held: Bench) -> Iterator[Shown]:
        asked = example(library, names)
        if asked is not None:
            for drafted in drafting(library, held, asked):
                yield *drafted, *_as_form(library, asked)

    shown = [page, bench, form.write]
    chosen = [form.template, form.place, form.period, form.last, form.ledger_path, form.ledger]
    events = (
        form.write.click(write, [bench, *form.inputs], shown, preprocess=False, **QUIET),
        page.fill(told(fill), bench, shown, **QUIET),
        page.take_back(told(take_back), bench, shown, **QUIET),
        page.example(show_example, bench, [*shown, *chosen], **QUIET),
    )
    for event in events:
        event.failure(lambda held: broken_off(library, held), bench, [page, form.write], **QUIET)


def _as_form(library: Library, asked: Asked) -> Shown:
    """The form with what an example asks for."""
    import gradio as gr

    _, _, last, _ = of_library(library, asked.place)
    return (
        gr.update(value=asked.template),
        gr.update(value=asked.place),
        asked.period,
        {**last, "value": asked.last},
        asked.ledger,
        str(asked.ledger) if asked.ledger else None,
    )


def _connect_editing(library: Library, bench: gr.State, page: gr.HTML) -> None:
    """What happens when a paragraph is rewritten, given back or confirmed."""

    def save_text(said: Said, held: Bench) -> Shown:
        def change(draft: Draft, edits: Edits, at: Place) -> Edits:
            return with_edit(draft, edits, at, said["text"])

        return rewritten(library, held, said, change)

    def restore(said: Said, held: Bench) -> Shown:
        return rewritten(library, held, said, without_edit)

    def confirm(said: Said, held: Bench) -> Shown:
        return rewritten(library, held, said, confirmed)

    shown = [page, bench]
    page.save(told(save_text), bench, shown, **QUIET)
    page.restore(told(restore), bench, shown, **QUIET)
    page.confirm(told(confirm), bench, shown, **QUIET)


def _connect_downloads(
    bench: gr.State, page: gr.HTML, made: gr.DownloadButton, downloads: Path
) -> None:
    """Makes a file when its button is clicked, and has the browser fetch it then."""

    def make(said: Said, held: Bench) -> str:
        final = held.final
        if final is None or held.asked is None:
            raise KeyError(said["form"])
        about = (held.asked.place, held.asked.period)
        stem = "".join(word for word in about if word not in final.title) + final.title
        with refused_in_chinese():
            return str(save(final, said["form"], stem, downloads))

    event = page.download(told(make), bench, made, **QUIET)
    event.success(None, None, None, js="() => window.fetchMade()", **QUIET)
