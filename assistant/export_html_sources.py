"""The sources of a draft as HTML, and the links from its figures to the words that state them."""

from __future__ import annotations

import re
from collections import defaultdict

from assistant.draft_anchor import Anchor, anchors, quoted_at
from assistant.draft_model import Draft, Section
from assistant.export_markdown import source_place
from assistant.reply import Citation
from assistant.web_text import shown

__all__ = ["Links", "missing_list", "source_list"]

_MARK = re.compile(r"\[(\d+)\]")
_UNKNOWN = "没有找到出处，请核实"


class Links:
    """The figures of a draft with their numbers, in its order, and what cites each source."""

    def __init__(self) -> None:
        """Of a draft whose sections are added as they are written."""
        self._figures: dict[int, list[tuple[int, Anchor]]] = {}
        self._cited: dict[int, set[int]] = {}
        self.used: dict[int, list[tuple[int, str]]] = defaultdict(list)
        self.quoted: dict[int, set[tuple[int, int]]] = defaultdict(set)
        self._count = 0

    def add(self, section: Section, number: int) -> None:
        """The figures of a section."""
        self._cited[number] = {citation.n for citation in section.citations}
        self._figures[number] = []
        for anchor in anchors(section):
            self._count += 1
            self._figures[number].append((self._count, anchor))
            for citation in anchor.citations:
                self.used[citation.n].append((self._count, anchor.text))
                if place := quoted_at(citation, anchor.text):
                    self.quoted[citation.n].add(place)

    def words(self, number: int, text: str, at: int) -> str:
        """A stretch of a section's text, which begins at an offset, with its figures as links."""
        made = []
        done = 0
        for n, anchor in self._figures.get(number, []):
            if at <= anchor.start < at + len(text):
                made += [shown(text[done : anchor.start - at]), _figure(n, anchor)]
                done = anchor.end - at
        return "".join([*made, shown(text[done:])])

    def marks(self, number: int, text: str) -> str:
        """A mark or a note with its [n] as links to their sources."""
        cited = self._cited.get(number, set())
        return _MARK.sub(
            lambda m: (
                f'<a class="mark" href="#source-{m[1]}">{m[0]}</a>' if int(m[1]) in cited else m[0]
            ),
            shown(text),
        )


def source_list(draft: Draft, links: Links) -> str:
    """A card for each source, with the words that the draft took its figures from marked."""
    cards = "".join(_card(citation, links) for citation in draft.citations)
    return f"<h2>数据来源</h2>{cards}" if cards else ""


def missing_list(draft: Draft) -> str:
    """What a person has to supply or to settle; '' where that is nothing."""
    items = "".join(f"<li>{shown(item)}</li>" for item in draft.missing)
    return f'<div class="open"><b>待补和待核实事项</b><ol>{items}</ol></div>' if items else ""


def _figure(number: int, anchor: Anchor) -> str:
    if not anchor.citations:
        return (
            f'<span class="figure unsourced" id="figure-{number}" title="{_UNKNOWN}">'
            f"{shown(anchor.text)}</span>"
        )
    first = anchor.citations[0]
    place = quoted_at(first, anchor.text)
    target = f"source-{first.n}" if place is None else f"quoted-{first.n}-{place[0]}"
    title = f"计算：{anchor.formula}" if anchor.formula else source_place(first)
    kind = "figure computed" if anchor.formula else "figure"
    return (
        f'<a class="{kind}" id="figure-{number}" href="#{target}" title="{shown(title)}">'
        f"{shown(anchor.text)}</a>"
    )


def _card(citation: Citation, links: Links) -> str:
    used = "".join(f'<a href="#figure-{n}">{shown(text)}</a>' for n, text in links.used[citation.n])
    return (
        f'<article class="source" id="source-{citation.n}">'
        f"<header>[{citation.n}] {shown(source_place(citation))}</header>"
        f'<p class="quote">{_quote(citation, links)}</p>'
        f"{f'<p class=used>用于：{used}</p>' if used else ''}</article>"
    )


def _quote(citation: Citation, links: Links) -> str:
    """The quote with its figures marked; a figure inside another keeps a name to lead to."""
    quote = citation.quote
    ends = dict(sorted(links.quoted[citation.n]))
    made = []
    at = 0
    for start, end in ends.items():
        name = f"quoted-{citation.n}-{start}"
        if start < at:
            made.append(f'<span id="{name}"></span>')
            continue
        made += [shown(quote[at:start]), f'<mark id="{name}">{shown(quote[start:end])}</mark>']
        at = end
    return "".join([*made, shown(quote[at:])])
