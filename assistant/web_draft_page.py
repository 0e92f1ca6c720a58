"""The bench as HTML: a line on the draft, its downloads, the paper, and what stands beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from assistant.draft_anchor import anchors
from assistant.draft_edits import Edit, edited, place_edits
from assistant.draft_marks import without_marks
from assistant.web_draft_beside import beside
from assistant.web_draft_files import FORMS
from assistant.web_draft_open import filled_list, form, gap_rows, gaps, open_slots
from assistant.web_draft_paper import Sheet, paper
from assistant.web_draft_sources import cards
from assistant.web_notice import in_page_words
from assistant.web_text import attributes, shown

if TYPE_CHECKING:
    from assistant.draft_model import Draft, Slot
    from assistant.web_draft_bench import Asked, Bench
    from assistant.web_draft_open import OpenSlot
    from index.library import Library

__all__ = ["bench_page", "first_page", "summary"]

_STATUS = {"filled": "已填", "missing": "待补", "conflict": "不一致"}
_HOW = (
    "选好模板、地区和报告期，有台账或上期报告就一并给出，点“起草”。",
    "每个数字都能点开看原句；查不到的留作【待补】，填好再起草，改过的文字都会保留。",
)
_MOST_OPEN = 4
_POINT = "点击草稿里的数字或编号，这里显示它的原句。"


def first_page(reports: int, asked: Asked | None) -> str:
    """What stands before the first draft: what to do, and an example to click if there is one."""
    if not reports:
        return (
            '<div class="empty">报告库还是空的。请先到“报告库”页上传往年报告，'
            "也可以只上传一份台账来起草。</div>"
        )
    tried = ""
    if asked is not None:
        said = f"试一试：{asked.place}{asked.period}{asked.template}"
        tried = f'<button type="button"{attributes(act="example")}>{shown(said)}</button>'
    return (
        f'<div class="welcome"><h2>起草报告</h2><p>{"<br>".join(_HOW)}</p>'
        f'<div class="examples">{tried}</div></div>'
    )


def summary(draft: Draft) -> str:
    """How long a draft is, how many of its figures have a source, and how much is left open."""
    figures = [a for section in draft.sections for a in anchors(section)]
    sourced = sum(1 for anchor in figures if anchor.citations)
    bare = f"，未见出处 {len(figures) - sourced} 处" if sourced < len(figures) else ""
    conflicts = sum(1 for slot in draft.slots if slot.status == "conflict")
    wanted = sum(1 for slot in draft.slots if slot.status == "missing" and slot.required)
    missing = max(wanted, sum(1 for gap in gaps(draft) if gap.text.startswith("【待补")))
    return (
        f"共 {len(draft.sections)} 节，取数 {sourced} 处，"
        f"待补 {missing} 处，不一致 {conflicts} 处{bare}"
    )


def bench_page(library: Library, bench: Bench, meanings: Mapping[str, str]) -> str:
    """The whole bench; `meanings` says what each slot of the template is.

    Raises UnknownReportsError for a source that was removed from the library meanwhile.
    """
    draft, asked, by_hand = bench.draft, bench.asked, bench.by_hand
    if draft is None or asked is None:
        return ""
    placed = place_edits(draft, by_hand.edits)
    final = edited(draft, by_hand.edits)
    slots = open_slots(draft, meanings)
    rows = gap_rows(draft, slots)
    sheet = Sheet(draft, asked.place, placed, tuple(bench.values.values()), rows)
    side = _aside(library, final, slots, bench) + _loose(placed.loose)
    paired = bool(draft.renewals)
    return (
        '<div class="bench"><p class="summary" role="status" tabindex="-1">'
        f"{shown(summary(final))}</p>"
        f"{_downloads(final, paired)}{_views() if paired else ''}"
        f'<div class="drafted" data-view="paper">{paper(sheet)}'
        f'<aside aria-label="出处和待补">{side}</aside></div>'
        + (f'<div class="both" data-view="beside" hidden>{beside(draft)}</div>' if paired else "")
        + "</div>"
    )


def _views() -> str:
    labels = (("paper", "草稿", "true"), ("beside", "上期对照", "false"))
    buttons = "".join(
        f'<button type="button" aria-pressed="{chosen}"'
        f"{attributes(act='view', target=name)}>{label}</button>"
        for name, label, chosen in labels
    )
    return f'<div class="views" role="group" aria-label="看草稿或看上期对照">{buttons}</div>'


def _downloads(draft: Draft, paired: bool) -> str:
    made = "".join(
        f'<button type="button"{attributes(act="download", form=name)}>{shown(kind.label)}</button>'
        for name, kind in FORMS.items()
        if paired or not kind.paired
    )
    plain = "\n".join(
        line for s in draft.sections for line in (s.heading, without_marks(s.text).text) if line
    )
    copy = f'<button type="button"{attributes(act="copy", text=plain)}>复制全文</button>'
    return f'<div class="saves" role="group" aria-label="下载"><span>下载</span>{made}{copy}</div>'


def _aside(library: Library, draft: Draft, slots: Sequence[OpenSlot], bench: Bench) -> str:
    period = bench.asked.period if bench.asked else ""
    place = bench.asked.place if bench.asked else ""
    filled = filled_list(bench.by_hand.given, period, draft)
    citations = draft.citations
    return (
        '<section class="pointed-at" aria-live="polite"><h3>所选数字的出处'
        f'<button type="button" class="away"{attributes(act="away")}>关闭</button></h3>'
        f'<div class="cards"><div class="empty">{_POINT}</div></div></section>'
        f"<section><h3>待补和不一致（{len(slots)} 项）</h3>{form(slots, place)}</section>"
        + (f"<section><h3>使用者填写</h3>{filled}</section>" if filled else "")
        + _doubts([line for line in draft.missing if not _has_row(line, slots)])
        + f'<details class="all"><summary>全部出处（{len(citations)} 处）</summary>'
        f"{cards(library, citations) or '<p>没有可引用的出处。</p>'}</details>{_slots(draft.slots)}"
    )


def _has_row(line: str, slots: Sequence[OpenSlot]) -> bool:
    """Whether a line tells of a slot that has a row: to be filled in, or filled and not used."""
    return line.startswith("自己填写的") or any(slot.wanted in line for slot in slots)


def _doubts(lines: Sequence[str]) -> str:
    if not lines:
        return ""
    items = "".join(f"<li>{shown(in_page_words(line))}</li>" for line in lines)
    state = " open" if len(lines) <= _MOST_OPEN else ""
    return (
        f'<details class="doubts"{state}><summary>请核对（{len(lines)} 条）</summary>'
        f"<ul>{items}</ul></details>"
    )


def _loose(edits: Sequence[Edit]) -> str:
    """Paragraphs that a person wrote and that this draft has no place for."""
    if not edits:
        return ""
    items = "".join(
        f"<li><b>{shown(edit.heading)}</b><p>{shown(edit.text)}</p>"
        f'<button type="button"{attributes(act="copy", text=edit.text)}>复制</button></li>'
        for edit in edits
    )
    return (
        f'<section class="loose"><h3>这一稿里没有位置的改写（{len(edits)} 段）</h3>'
        f"<ul>{items}</ul></section>"
    )


def _status(slot: Slot) -> str:
    return _STATUS[slot.status] if slot.required or slot.value else "未提及"


def _slots(slots: Sequence[Slot]) -> str:
    """The slots of the template: those that are open first, so that none is overlooked."""
    ordered = sorted(slots, key=lambda slot: slot.status == "filled")
    rows = "".join(
        f'<tr class="{slot.status}"><td>{shown(slot.name)}</td>'
        f'<td class="status">{_status(slot)}</td><td>{shown(slot.value)}</td></tr>'
        for slot in ordered
    )
    return (
        f'<details class="slots"><summary>取数情况（{len(slots)} 项）</summary>'
        f'<table class="outcome"><tbody>{rows}</tbody></table></details>'
    )
