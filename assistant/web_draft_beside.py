"""The last report beside the draft: sentence by sentence, and what changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from assistant.renewal_marks import MARKS
from assistant.web_draft_text import Written, marked
from assistant.web_text import Span, attributes, link_attributes, shown, styled

if TYPE_CHECKING:
    from assistant.draft_model import Change, Draft, Renewal
    from assistant.reply import Citation

__all__ = ["beside"]


def beside(draft: Draft) -> str:
    """A row for each sentence of the last report or the new one, with chips to show some marks."""
    counted = Counter(renewal.mark for renewal in draft.renewals)
    chips = "".join(
        _chip(mark, label, counted[mark]) for mark, label in MARKS.items() if counted[mark]
    )
    every = _chip("", "全部", len(draft.renewals), pressed=True)
    rows = "".join(_rows(draft))
    return (
        f'<div class="chips" role="group" aria-label="按标记筛选">{every}{chips}</div>'
        '<table class="beside"><thead><tr><th>标记</th><th>上期报告</th><th>本期草稿</th>'
        f"</tr></thead><tbody>{rows}</tbody></table>"
    )


def _chip(mark: str, label: str, count: int, pressed: bool = False) -> str:
    state = "true" if pressed else "false"
    act = attributes(act="only", mark=mark)
    return f'<button type="button" aria-pressed="{state}"{act}>{shown(label)} {count}</button>'


def _rows(draft: Draft) -> Iterator[str]:
    heading: tuple[str, ...] | None = None
    citations = draft.citations
    for renewal in draft.renewals:
        if renewal.heading != heading:
            heading = renewal.heading
            if heading:
                yield f'<tr class="heading"><th colspan="3">{shown(" › ".join(heading))}</th></tr>'
        yield _row(renewal, citations)


def _row(renewal: Renewal, citations: Sequence[Citation]) -> str:
    old = _old(renewal) if renewal.old else '<span class="none">—</span>'
    new = marked(Written(renewal.new, citations)) if renewal.new else '<span class="none">—</span>'
    about = f'<p class="about">{shown(renewal.about)}</p>' if renewal.about else ""
    changes = "".join(map(_change, renewal.changes))
    changed = f'<ul class="changes">{changes}</ul>' if changes else ""
    return (
        f'<tr class="{renewal.mark}"{attributes(mark=renewal.mark)}>'
        f'<td class="mark-of"><b>{shown(MARKS.get(renewal.mark, renewal.mark))}</b></td>'
        f'<td data-label="上期">{old}</td>'
        f'<td data-label="本期"><div>{new}</div>{changed}{about}</td></tr>'
    )


def _old(renewal: Renewal) -> str:
    citation = renewal.old
    if citation is None:
        return ""
    quote = styled(citation.quote, list(_spans(citation.quote, renewal.changes)))
    link = link_attributes(citation.report, citation.start, citation.end)
    return f'<div>{quote}</div><button type="button" class="open"{link}>查看原文</button>'


def _spans(text: str, changes: Sequence[Change]) -> Iterator[Span]:
    """Where the old words of changes stand in a sentence, in its order."""
    at = 0
    for change in changes:
        start = text.find(change.old, at)
        if change.old and start >= 0:
            at = start + len(change.old)
            yield Span(start, at, "was")


def _change(change: Change) -> str:
    old = f"<del>{shown(change.old)}</del>" if change.old else ""
    new = f"<ins>{shown(change.new)}</ins>" if change.new else ""
    arrow = " → " if old and new else ""
    why = f"<small>{shown(change.why)}</small>" if change.why else ""
    return f"<li>{old}{arrow}{new}{why}</li>"
