"""Text out of documents as HTML that shows it and nothing more."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise

from assistant.render import mark, plain
from assistant.reply import Citation

__all__ = ["Span", "attributes", "link_attributes", "shown", "styled", "with_marks", "word_spans"]

_MARK = re.compile(r"\[(\d+)\]")
_GAP = re.compile(r"【[^【】]*】?|】")


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a text, end exclusive, and the CSS class that it is shown in."""

    start: int
    end: int
    name: str


def shown(text: str) -> str:
    """The text escaped for HTML, with control and direction-changing characters replaced."""
    return escape(plain(text), quote=True)


def attributes(**values: object) -> str:
    """Escaped `data-…` attributes with a blank before each; underscores become hyphens."""
    return "".join(f' data-{name}="{shown(str(value))}"' for name, value in values.items())


def link_attributes(report: str, start: int, end: int) -> str:
    """What makes an element open a report at a stretch of its text when clicked."""
    return attributes(act="cite", report=report, start=start, end=end)


def styled(text: str, spans: Iterable[Span]) -> str:
    """The text escaped, its spans in <span class>; where spans overlap both classes hold."""
    inside = [s for s in spans if s.start < s.end and s.start < len(text) and s.end > 0]
    bounds = {max(0, min(edge, len(text))) for s in inside for edge in (s.start, s.end)}
    edges = sorted(bounds | {0, len(text)})
    pieces = []
    for start, end in pairwise(edges):
        names = sorted({s.name for s in inside if s.start <= start and end <= s.end})
        piece = shown(text[start:end])
        pieces.append(f'<span class="{" ".join(names)}">{piece}</span>' if names else piece)
    return "".join(pieces)


def word_spans(text: str, words: Iterable[str], name: str) -> list[Span]:
    """Where the words stand in the text, whatever their width and case."""
    return [Span(span.start, span.end, name) for span in mark(text, words).spans]


def with_marks(text: str, citations: Sequence[Citation], short: Sequence[str] = ()) -> str:
    """A text whose [n] are buttons that lead to their source.

    `short` answers are emphasised, and so are gaps left open (【…】). An [n] without a citation of
    that number is text like any other.
    """
    cited = {citation.n: citation for citation in citations}
    pieces, at = [], 0
    for found in _MARK.finditer(text):
        citation = cited.get(int(found[1]))
        if citation is not None:
            pieces += [_emphasised(text[at : found.start()], short), _button(citation)]
            at = found.end()
    return "".join([*pieces, _emphasised(text[at:], short)])


def _emphasised(text: str, short: Sequence[str]) -> str:
    gaps = [Span(found.start(), found.end(), "gap") for found in _GAP.finditer(text)]
    return styled(text, [*word_spans(text, short, "short"), *gaps])


def _button(citation: Citation) -> str:
    if citation.end:
        link = link_attributes(citation.report, citation.start, citation.end)
    else:
        link = attributes(act="goto", target=f"source-{citation.n}")
    label = f'class="mark" title="查看出处" aria-label="出处{citation.n}"'
    return f'<button type="button" {label}{link}>[{citation.n}]</button>'
