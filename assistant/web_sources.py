"""The sources of an answer or a draft as cards: where a sentence stands, and its paragraph."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from assistant.render import place_line
from assistant.web_text import Span, link_attributes, shown, styled, word_spans

if TYPE_CHECKING:
    from assistant.reply import Citation
    from index.library import Library

__all__ = ["no_sources", "source_cards"]

_AROUND = 110


def no_sources(said: str) -> str:
    """The panel of sources where there are none, with a line that says why."""
    return f'<div class="empty">{shown(said)}</div>'


def source_cards(library: Library, citations: Sequence[Citation], short: Sequence[str] = ()) -> str:
    """A card for each citation: title, headings, page, and its sentence marked in its paragraph.

    Raises UnknownReportsError where a report was removed meanwhile.
    """
    return "".join(_card(library, citation, short) for citation in citations)


def _card(library: Library, citation: Citation, short: Sequence[str]) -> str:
    if not citation.end:
        return _plain_card(citation)
    where = place_line(citation.heading, citation.page)
    link = link_attributes(citation.report, citation.start, citation.end)
    return (
        f'<article class="source"{link}>{_head(citation)}'
        f'<div class="where">{shown(where)}</div>'
        f'<p class="quote">{_in_paragraph(library, citation, short)}</p>'
        '<button type="button" class="open">在报告全文中查看</button></article>'
    )


def _head(citation: Citation) -> str:
    title = shown(citation.title or citation.report)
    return f'<header><span class="n">{citation.n}</span><b>{title}</b></header>'


def _plain_card(citation: Citation) -> str:
    """A card of what is in no report of the library: cells of a ledger, or what the user gave."""
    where = " · ".join([*citation.heading, getattr(citation, "cells", "")]).strip(" ·")
    formula = getattr(citation, "formula", "")
    return (
        f'<article class="source" id="source-{citation.n}">{_head(citation)}'
        f'<div class="where">{shown(where)}</div>'
        f'<p class="quote">{shown(citation.quote)}</p>'
        + (f'<div class="formula">{shown(formula)}</div>' if formula else "")
        + "</article>"
    )


def _in_paragraph(library: Library, citation: Citation, short: Sequence[str]) -> str:
    """The paragraph around a citation, cut to some characters on either side of it."""
    text = library.report(citation.report).text
    begin = text.rfind("\n", 0, citation.start) + 1
    stop = text.find("\n", citation.end)
    start = max(begin, citation.start - _AROUND)
    end = min(len(text) if stop < 0 else stop, citation.end + _AROUND)
    shift = citation.start - start
    spans = [Span(shift, shift + citation.end - citation.start, "cited")]
    for span in word_spans(citation.quote, short, "short"):
        spans.append(Span(span.start + shift, span.end + shift, span.name))
    before, after = "…" if start > begin else "", "…" if end < stop else ""
    return before + styled(text[start:end], spans) + after
