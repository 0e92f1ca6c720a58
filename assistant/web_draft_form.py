"""The form of the tab 起草: what is drafted from what, and what stands around it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.draft_model import Letter
from assistant.web_draft_bench import Asked
from assistant.web_draft_choices import periods, reports_of, takes_topic
from assistant.web_notice import in_page_words
from assistant.web_parts import QUIET, part, told
from assistant.web_text import attributes, shown

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import gradio as gr

    from assistant.draft import TemplateInfo
    from index.library import Library

__all__ = ["DraftForm", "asked_for", "draft_form"]

_NONE = "不用上期报告"
_AUTOMATIC = "按地区和报告期自动选择"
_FIRST = "整改落实情况报告"
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class DraftForm:
    """The components of the form.

    `offered` are periods to click, `ledger_path` holds the uploaded ledger under its own name.
    """

    template: gr.Dropdown
    about: gr.HTML
    place: gr.Dropdown
    period: gr.Textbox
    offered: gr.HTML
    topic: gr.Textbox
    ledger: gr.File
    ledger_path: gr.State
    last: gr.Dropdown
    report: gr.Dropdown
    addressee: gr.Textbox
    signer: gr.Textbox
    dated: gr.Textbox
    write: gr.Button

    @property
    def inputs(self) -> list[Any]:
        """What `asked_for` takes, in its order."""
        return [
            *(self.template, self.place, self.period, self.topic, self.ledger_path),
            *(self.last, self.report, self.addressee, self.signer, self.dated),
        ]


def draft_form(shipped: Sequence[TemplateInfo]) -> DraftForm:
    """The form, added to the block that is being built."""
    import gradio as gr

    names = sorted((info.name for info in shipped), key=_order)
    first = _FIRST if _FIRST in names else names[0]
    template = gr.Dropdown(names, value=first, label="模板", elem_id="draft-template")
    about = gr.HTML(about_template(shipped, first), elem_classes="hint", elem_id="draft-about")
    place = gr.Dropdown([], value="", label="地区", allow_custom_value=True, elem_id="draft-place")
    period = gr.Textbox(
        label="报告期",
        placeholder="如 2025年上半年、2025年6月底",
        max_length=40,
        elem_id="draft-period",
    )
    offered = part("draft-periods")
    topic = gr.Textbox(
        label="主题",
        placeholder="如 大气污染防治",
        max_length=_LONGEST,
        visible=takes_topic(first),
        elem_id="draft-topic",
    )
    ledger = gr.File(
        label="整改任务台账（可选，.xlsx .csv .docx）",
        height=120,
        elem_id="ledger",
    )
    last = gr.Dropdown([(_NONE, "")], value="", label="上期报告（可选）", elem_id="draft-last")
    addressee, signer, dated = _letter_fields()
    with gr.Accordion("更多", open=False, elem_classes="fold"):
        report = gr.Dropdown([(_AUTOMATIC, "")], value="", label="取数报告", elem_id="draft-report")
    write = gr.Button("起草", variant="primary", elem_id="write")
    return DraftForm(
        *(template, about, place, period, offered, topic, ledger, gr.State(None), last, report),
        *(addressee, signer, dated, write),
    )


def _letter_fields() -> tuple[gr.Textbox, ...]:
    """The fields of addressee, signer and date, in a fold."""
    import gradio as gr

    with gr.Accordion("公文要素", open=False, elem_classes="fold"):
        addressee = gr.Textbox(label="主送机关", max_length=_LONGEST, elem_id="draft-addressee")
        signer = gr.Textbox(label="署名", max_length=_LONGEST, elem_id="draft-signer")
        dated = gr.Textbox(
            label="成文日期", placeholder="如 2025年7月18日", max_length=20, elem_id="draft-date"
        )
    return addressee, signer, dated


def _order(name: str) -> tuple[bool, bool, str]:
    """Whole reports first, of them the usual one."""
    return name != _FIRST, not name.endswith(("报告", "简报")), name


def about_template(shipped: Sequence[TemplateInfo], name: str) -> str:
    """The line that says what a template is for, or what is wrong in it."""
    said = next((info.error or info.summary for info in shipped if info.name == name), "")
    return shown(in_page_words(said))


def asked_for(
    template: str,
    place: str | None,
    period: str | None,
    topic: str | None,
    ledger: Path | None,
    last: str | None,
    report: str | None,
    *letter: str | None,
) -> Asked:
    """What the values of the form ask for; `letter` are addressee, signer and date."""
    addressee, signer, dated = ((value or "").strip() for value in letter)
    return Asked(
        template,
        (place or "").strip(),
        (period or "").strip(),
        (topic or "").strip() if takes_topic(template) else "",
        ledger,
        last or "",
        report or "",
        Letter(addressee.rstrip("：:"), (), signer, dated),
    )


def follow(form: DraftForm, library: Library, shipped: Sequence[TemplateInfo]) -> None:
    """Has the form follow its own choices: what a template is for, what a place has reports of."""
    import gradio as gr

    def choose_template(name: str) -> tuple[Any, Any]:
        return about_template(shipped, name), gr.update(visible=takes_topic(name))

    def choose_place(*chosen: str | None) -> list[Any]:
        return of_place(library, *chosen)

    form.template.change(choose_template, form.template, [form.about, form.topic], **QUIET)

    def choose_period(said: Mapping[str, str]) -> str:
        return said["question"]

    chosen, shown = [form.place, form.last, form.report], [form.offered, form.last, form.report]
    form.place.change(choose_place, chosen, shown, preprocess=False, **QUIET)
    form.offered.ask(told(choose_period), None, form.period, **QUIET)


def offered_periods(labels: Sequence[str]) -> str:
    """The periods as buttons, '' where there are none."""
    if not labels:
        return ""
    buttons = "".join(
        f'<button type="button"{attributes(act="ask", question=label)}>{shown(label)}</button>'
        for label in labels
    )
    return f'<div class="offered" role="group" aria-label="库中有的报告期">{buttons}</div>'


def of_place(
    library: Library, place: str | None, last: str | None = "", report: str | None = ""
) -> list[Any]:
    """The periods to click, and the choices of last report and report for a place, as updates.

    The report that is chosen stays chosen where it is one of the place.
    """
    import gradio as gr

    summaries = library.summaries()
    where = (place or "").strip()
    reports = reports_of(summaries, where)
    held = {name for _, name in reports}
    return [
        offered_periods(periods(summaries, where)),
        gr.update(choices=[(_NONE, ""), *reports], value=last if last in held else ""),
        gr.update(choices=[(_AUTOMATIC, ""), *reports], value=report if report in held else ""),
    ]


def of_library(library: Library, place: str | None, *reports: str | None) -> list[Any]:
    """The choices of place, periods, last report and report as the library is now."""
    import gradio as gr

    return [gr.update(choices=[("", ""), *library.places()]), *of_place(library, place, *reports)]
