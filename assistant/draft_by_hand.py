"""The words of a person as text of a draft: each figure cited where a source states it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from assistant.draft_anchor import anchors, sentence_at, stands_in
from assistant.draft_marks import MARK, NOTE, numbers_in, parts, without_marks
from assistant.draft_model import Section
from assistant.reply import Citation
from assistant.stated import stated

__all__ = ["by_hand", "unsourced"]

_ALIKE = 0.6
_STOP = re.compile(r"[。！？；，、：]?[”’』」）]*\s*$")


@dataclass(frozen=True, slots=True)
class _Sources:
    """What a drafted paragraph offers: its sentences with and without marks, notes by their figure.

    `citations` are those of the section, the paragraph's own first.
    """

    sentences: Mapping[str, str]
    notes: Mapping[str, str]
    citations: Sequence[Citation]


def by_hand(text: str, drafted: str, citations: Sequence[Citation]) -> str:
    """One paragraph of a person with marks, over the drafted one and the citations of its section.

    A sentence that was left as it is keeps its marks and calculations. In a changed one each figure
    is marked by a source that states it; one without figures keeps the marks of the drafted
    sentence that it was made from. What no source states gets no mark.
    """
    sources = _sources(drafted, citations)
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


def _sources(drafted: str, citations: Sequence[Citation]) -> _Sources:
    plain = without_marks(drafted)
    offsets = [*plain.offsets, len(drafted)]
    sentences, at = {}, 0
    for sentence in _sentences(plain.text):
        begin = offsets[at] if at else 0
        at += len(sentence)
        sentences[sentence] = drafted[begin : offsets[at]]
    own = set(numbers_in(drafted))
    ordered = sorted(citations, key=lambda c: c.n not in own)
    return _Sources(sentences, dict(_notes(drafted)), ordered)


def _notes(drafted: str) -> Iterator[tuple[str, str]]:
    """The notes of calculations, each by the figure that it stands behind."""
    before = ""
    for part in parts(drafted):
        if part.kind == NOTE and (figures := stated(before)) and figures[-1].end == len(before):
            yield before[figures[-1].start :], part.text
        before = "" if part.kind in (NOTE, MARK) else part.text


def _cited(sentence: str, sources: _Sources) -> str:
    """A sentence with notes behind its computed figures, and its other marks before its stop."""
    pieces, at, marks = [], 0, []
    for figure in stated(sentence):
        words = sentence[figure.start : figure.end]
        note = sources.notes.get(words)
        held = (c.n for c in sources.citations if stands_in(c, figure.value, words))
        if note:
            pieces += [sentence[at : figure.end], note]
            at = figure.end
        elif (n := next(held, None)) is not None:
            marks.append(n)
    if not marks and not at:
        marks = _marks_of_like(sentence, sources)
    rest = sentence[at:]
    stop = _STOP.search(rest)
    cut = stop.start() if stop else len(rest)
    shown = "".join(f"[{n}]" for n in dict.fromkeys(marks))
    return "".join([*pieces, rest[:cut], shown, rest[cut:]])


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
