"""The last report and the draft side by side as HTML."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from assistant.draft_marks import GAP, MARK, NOTE, WORDS
from assistant.draft_model import Draft, Renewal
from assistant.export_html import page
from assistant.export_renewal_rows import (
    Stretch,
    changes_of,
    counted,
    last_titles,
    new_stretches,
    old_stretches,
)
from assistant.renewal_marks import MARKS
from assistant.web_text import shown

__all__ = ["side_by_side_html", "side_by_side_page"]


def side_by_side_page(draft: Draft) -> str:
    """The side-by-side view as a page of its own, which needs nothing else."""
    style = Path(__file__).with_name("renewal.css").read_text(encoding="utf-8")
    return page(f"{draft.title}（上期对照）", side_by_side_html(draft), "beside", style)


def side_by_side_html(draft: Draft) -> str:
    """A table: the old sentence, the new one, what changed and why, by heading.

    On top stand the counts of the marks. The style is that of renewal.css.
    """
    titles = "、".join(f"《{title}》" for title in last_titles(draft)) or "无"
    counts = "".join(
        f'<span class="tag mark-{mark}">{MARKS[mark]} <b>{count}</b></span>'
        for mark, count in counted(draft)
    )
    return (
        '<section class="renewals"><h2>上期报告与本期文稿对照</h2>'
        f"<p>上期：{shown(titles)}<br>本期：《{shown(draft.title)}》</p>"
        f'<p class="legend">共 <b>{len(draft.renewals)}</b> 句 {counts}'
        "<span>上期有而本期没有的词<del>加删除线</del>，本期新写的词<ins>加粗</ins></span></p>"
        "<table><thead><tr><th>上期原文</th><th>本期文稿</th><th>变化</th></tr></thead>"
        f"<tbody>{''.join(_rows(draft))}</tbody></table></section>"
    )


def _rows(draft: Draft) -> Iterator[str]:
    heading: tuple[str, ...] | None = None
    for renewal in draft.renewals:
        if renewal.heading != heading and renewal.heading:
            under = shown(" > ".join(renewal.heading))
            yield f'<tr class="heading"><th colspan="3">{under}</th></tr>'
        heading = renewal.heading
        yield _row(renewal)


def _row(renewal: Renewal) -> str:
    old = "".join(_stretch(stretch, "del") for stretch in old_stretches(renewal))
    new = "".join(_stretch(stretch, "ins") for stretch in new_stretches(renewal))
    about = "".join(f"<p>{shown(line)}</p>" for line in changes_of(renewal))
    mark = shown(MARKS.get(renewal.mark, renewal.mark))
    return (
        f'<tr class="mark-{shown(renewal.mark)}"><td>{old}</td><td>{new}</td>'
        f'<td class="why"><b>{mark}</b>{about}</td></tr>'
    )


def _stretch(stretch: Stretch, tag: str) -> str:
    words = shown(stretch.text)
    if stretch.kind == MARK:
        words = f"<sup>{words}</sup>"
    elif stretch.kind == NOTE:
        words = f'<small class="note">{words}</small>'
    elif stretch.kind == GAP:
        words = f'<span class="gap">{words}</span>'
    return f"<{tag}>{words}</{tag}>" if stretch.changed and stretch.kind == WORDS else words
