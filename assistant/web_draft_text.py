"""A paragraph of a draft as HTML: figures, marks, calculations and gaps that can be clicked."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from assistant.draft_anchor import Anchor, anchors
from assistant.draft_marks import GAP, MARK, NOTE, Part, parts
from assistant.draft_model import BY_HAND, Section
from assistant.reply import Citation
from assistant.web_text import attributes, shown, styled, word_spans

__all__ = ["Written", "changed_words", "figure_button", "marked"]

_MARK = re.compile(r"\[(\d{1,4})\]")
_TOKEN = re.compile(r"【[^【】]*】|\d+(?:\.\d+)?|[A-Za-z]+|.", re.DOTALL)
_PARTS = frozenset({MARK, NOTE, GAP})
# A button element would not break over two lines.
_BUTTON = ' role="button" tabindex="0"'
_UNSOURCED = '<small class="tag">未见出处</small>'


@dataclass(frozen=True, slots=True)
class Written:
    """A paragraph with its marks, the citations of its section, and what a person gave for it.

    `given` are the values that a person filled in; `rows` the ids of the rows of open slots by
    where their gap begins in the text.
    """

    text: str
    citations: Sequence[Citation]
    given: Sequence[str] = ()
    rows: Mapping[int, str] = field(default_factory=dict)


def marked(written: Written) -> str:
    """The paragraph: each figure a button to its sources, each gap one to where it is filled in."""
    found = anchors(Section("", written.text, tuple(written.citations)))
    cut = [(a.start, a.end, _figure(a)) for a in found]
    cut += [(p.start, p.end, _part(p, written)) for p in parts(written.text) if p.kind in _PARTS]
    pieces, at = [], 0
    for start, end, html in sorted(cut):
        if start >= at:
            pieces += [_words(written.text[at:start], written), html]
            at = end
    return "".join([*pieces, _words(written.text[at:], written)])


def _words(text: str, written: Written) -> str:
    by_hand = any(c.title == BY_HAND for c in written.citations)
    return styled(text, word_spans(text, written.given, "hand") if by_hand else [])


def _figure(anchor: Anchor) -> str:
    if not anchor.citations:
        return f'<span class="figure unsourced">{shown(anchor.text)}{_UNSOURCED}</span>'
    return figure_button(anchor.text, anchor.citations, anchor.formula)


def figure_button(text: str, citations: Sequence[Citation], formula: str = "") -> str:
    """A figure that shows its sources, and its calculation where there is one, when clicked."""
    numbers = " ".join(str(citation.n) for citation in citations)
    kind, title = "figure", "查看出处"
    if formula:
        kind, title = "figure computed", "计算所得，查看算式和出处"
    elif any(citation.title == BY_HAND for citation in citations):
        kind, title = "figure hand", "使用者填写"
    act = attributes(act="figure", sources=numbers, words=text, formula=formula)
    return f'<span class="{kind}" title="{title}"{_BUTTON}{act}>{shown(text)}</span>'


def _part(part: Part, written: Written) -> str:
    if part.kind == MARK:
        return _marks(part.text, written)
    if part.kind == NOTE:
        return f'<span class="note">{_marks(part.text, written)}</span>'
    row = written.rows.get(part.start)
    if _MARK.search(part.text):
        return f'<span class="gap">{_marks(part.text, written)}</span>'
    act = attributes(act="fill-in", target=row) if row else attributes(act="rewrite")
    return f'<span class="gap" title="填写"{_BUTTON}{act}>{shown(part.text)}</span>'


def _marks(text: str, written: Written) -> str:
    """A text whose [n] are buttons to their sources; one without a citation is text."""
    cited = {citation.n: citation for citation in written.citations}
    pieces, at = [], 0
    for found in _MARK.finditer(text):
        citation = cited.get(int(found[1]))
        if citation is not None:
            pieces += [shown(text[at : found.start()]), _mark(citation)]
            at = found.end()
    return "".join([*pieces, shown(text[at:])])


def _mark(citation: Citation) -> str:
    kind, who = ("mark hand", "，使用者填写") if citation.title == BY_HAND else ("mark", "")
    act = attributes(act="figure", sources=citation.n, words="", formula="")
    label = f'title="查看出处" aria-label="出处{citation.n}{who}"'
    return f'<button type="button" class="{kind}" {label}{act}>[{citation.n}]</button>'


def changed_words(old: str, new: str) -> str:
    """The new text with what is not in the old one in <ins>, and what was taken out in <del>."""
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    steps = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    return "".join(_step(kind, before[a:b], after[c:d]) for kind, a, b, c, d in steps)


def _step(kind: str, before: Sequence[str], after: Sequence[str]) -> str:
    if kind == "equal":
        return shown("".join(after))
    gone = f"<del>{shown(''.join(before))}</del>" if before else ""
    come = f"<ins>{shown(''.join(after))}</ins>" if after else ""
    return gone + come
