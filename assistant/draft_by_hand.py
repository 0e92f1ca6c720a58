"""The words of a person as text of a draft: each figure cited where a source states it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from assistant.draft_anchor import Anchor, anchors, sentence_at, stands_in
from assistant.draft_marks import MARK, NOTE, numbers_in, parts, without_marks
from assistant.draft_model import Section
from assistant.reply import Citation
from assistant.stated import Stated, holds, stated

__all__ = ["by_hand", "unsourced"]

_ALIKE = 0.6
_LABEL = 8
_CLAUSE = re.compile(r"[^，；。！？]*(?:[，；。！？]+[”’』」）]*|$)")
_STOP = re.compile(r"[。！？；，、：]?[”’』」）]*\s*$")


@dataclass(frozen=True, slots=True)
class _Sources:
    """What a draft offers for one paragraph: its sentences with and without marks, and figures.

    `notes` are the calculations by their figure. `anchors` are the figures that the draft states,
    the paragraph's own first. `quotes` are the sources of the paragraph in which further figures
    may be looked for.
    """

    sentences: Mapping[str, str]
    notes: Mapping[str, str]
    anchors: Sequence[Anchor]
    quotes: Sequence[Citation]


@dataclass(frozen=True, slots=True)
class _Clause:
    """A clause with the notes in it, and the marks of its other figures."""

    text: str
    marks: list[int]
    noted: bool


def by_hand(text: str, drafted: str, section: Section, fresh: bool) -> str:
    """One paragraph of a person with marks, over the drafted one and the section it stands in.

    A sentence that was left as it is keeps its marks and calculations. In a changed one each figure
    is marked by the sources that the draft cites for it, and one without figures keeps the marks of
    the drafted sentence that it was made from. A further figure is looked for in the sources of the
    paragraph only where it is `fresh`, written over what is drafted now: else a figure of an older
    period could be taken for one of this. What no source states gets no mark.
    """
    sources = _sources(drafted, section, fresh)
    return "".join(sources.sentences.get(s) or _cited(s, sources) for s in _sentences(text))


def unsourced(text: str, citations: Sequence[Citation]) -> list[str]:
    """The figures of a marked paragraph that stand in none of their sentence's sources."""
    found = anchors(Section("", text, tuple(citations)))
    return [a.text for a in found if not a.citations and not a.formula]


def _sentences(text: str) -> Iterator[str]:
    at = 0
    while at < len(text):
        end = max(sentence_at(text, at)[1], at + 1)
        yield text[at:end]
        at = end


def _sources(drafted: str, section: Section, fresh: bool) -> _Sources:
    plain = without_marks(drafted)
    offsets = [*plain.offsets, len(drafted)]
    sentences, at = {}, 0
    for sentence in _sentences(plain.text):
        begin = offsets[at] if at else 0
        at += len(sentence)
        sentences[sentence] = drafted[begin : offsets[at]]
    own = {n for part in parts(drafted) if part.kind == MARK for n in numbers_in(part.text)}
    stating = [*anchors(replace(section, text=drafted)), *anchors(section)]
    return _Sources(
        sentences,
        dict(_notes(drafted)),
        [anchor for anchor in stating if anchor.citations and not anchor.formula],
        [c for c in section.citations if c.n in own] if fresh else [],
    )


def _notes(drafted: str) -> Iterator[tuple[str, str]]:
    """The notes of calculations, each by the figure that it stands behind."""
    before = ""
    for part in parts(drafted):
        if part.kind == NOTE and (figures := stated(before)) and figures[-1].end == len(before):
            yield before[figures[-1].start :], part.text
        before = "" if part.kind in (NOTE, MARK) else part.text


def _cited(sentence: str, sources: _Sources) -> str:
    """A sentence with notes behind its computed figures, and other marks at the end of a clause.

    Neighbours that cite the same are marked once, at the later one.
    """
    clauses = _clauses(sentence, sources)
    if not any(clause.marks or clause.noted for clause in clauses):
        words = "".join(clause.text for clause in clauses)
        return _marked(words, _marks_of_like(sentence, sources))
    shown = []
    for clause, after in zip(clauses, [*clauses[1:], None], strict=True):
        same = after is not None and after.marks == clause.marks
        shown.append(_marked(clause.text, [] if same else clause.marks))
    return "".join(shown)


def _clauses(sentence: str, sources: _Sources) -> list[_Clause]:
    figures = stated(sentence)
    made = []
    before = 0
    for found in _CLAUSE.finditer(sentence):
        pieces, at, marks, noted = [], found.start(), [], False
        for figure in (f for f in figures if found.start() <= f.start < found.end()):
            words = sentence[figure.start : figure.end]
            note = sources.notes.get(words)
            if note:
                pieces += [sentence[at : figure.end], note]
                at, noted = figure.end, True
            else:
                marks += _numbers(figure, words, sentence[before : figure.start], sources)
            before = figure.end
        text = "".join([*pieces, sentence[at : found.end()]])
        made.append(_Clause(text, list(dict.fromkeys(marks)), noted))
    return made


def _marked(text: str, marks: Sequence[int]) -> str:
    """A clause with marks before the sign that it ends with."""
    stop = _STOP.search(text)
    cut = stop.start() if stop else len(text)
    return text[:cut] + "".join(f"[{n}]" for n in dict.fromkeys(marks)) + text[cut:]


def _numbers(figure: Stated, words: str, label: str, sources: _Sources) -> list[int]:
    """The sources of a figure whose `label` are the words before it."""
    for anchor in sources.anchors:
        if anchor.text == words or holds(anchor.text, figure.value):
            return [citation.n for citation in anchor.citations]
    found = (c.n for c in sources.quotes if _says(c, figure, words, label))
    n = next(found, None)
    return [] if n is None else [n]


def _says(citation: Citation, figure: Stated, words: str, label: str) -> bool:
    """Whether a quote states a figure of the same thing, by the words before it."""
    if not stands_in(citation, figure.value, words):
        return False
    before = 0
    for found in stated(citation.quote):
        own = citation.quote[before : found.start]
        if found.value == figure.value and _pairs(own) & _pairs(label):
            return True
        before = found.end
    return False


def _pairs(label: str) -> set[str]:
    near = re.sub(r"\W", "", label)[-_LABEL:]
    return {near[i : i + 2] for i in range(len(near) - 1)}


def _marks_of_like(sentence: str, sources: _Sources) -> list[int]:
    """The marks of the drafted sentence most like this one, none where no sentence is like it."""
    alike = {
        marked: SequenceMatcher(None, plain, sentence, autojunk=False).ratio()
        for plain, marked in sources.sentences.items()
    }
    best = max(alike, key=alike.__getitem__, default="")
    if not best or alike[best] < _ALIKE:
        return []
    return [n for part in parts(best) if part.kind == MARK for n in numbers_in(part.text)]
