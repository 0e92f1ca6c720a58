"""The sentences of the last report beside those of the draft, and the words that differ."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

from assistant.draft_marks import WORDS, parts, without_marks
from assistant.draft_model import Change, Draft, Renewal
from assistant.renewal_marks import DROPPED, MARKS
from assistant.stated import stated

__all__ = ["Stretch", "changes_of", "counted", "last_titles", "new_stretches", "old_stretches"]

# Below this likeness (of difflib, from 0 to 1) two sentences have nothing to be compared.
_ALIKE = 0.3
LEFT_OUT, NONE = "（不再写入）", "—"


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of a sentence of one kind of `draft_marks`; `changed` where the other differs."""

    text: str
    kind: str = WORDS
    changed: bool = False


def old_stretches(renewal: Renewal) -> list[Stretch]:
    """The sentence of the last report; a dash where there is none."""
    if renewal.old is None:
        return [Stretch(NONE)]
    quote = renewal.old.quote
    return _cut(quote, 0, len(quote), WORDS, _differing(renewal)[0])


def new_stretches(renewal: Renewal) -> list[Stretch]:
    """The sentence of the draft with its marks and gaps; what it says where it was left out."""
    if not renewal.new:
        return [Stretch(LEFT_OUT if renewal.mark == DROPPED else NONE)]
    plain = without_marks(renewal.new)
    spans = [
        (plain.offsets[start], plain.offsets[end - 1] + 1) for start, end in _differing(renewal)[1]
    ]
    return [
        stretch
        for part in parts(renewal.new)
        for stretch in _cut(renewal.new, part.start, part.end, part.kind, spans)
    ]


def changes_of(renewal: Renewal) -> list[str]:
    """What is said of the whole sentence, then what changed in it and why, a line each."""
    said = [renewal.about] if renewal.about else []
    return said + [_change(change, renewal) for change in renewal.changes]


def counted(draft: Draft) -> list[tuple[str, int]]:
    """The marks that occur with their counts, in the order of MARKS."""
    counts = Counter(renewal.mark for renewal in draft.renewals)
    return [(mark, counts[mark]) for mark in MARKS if counts[mark]]


def last_titles(draft: Draft) -> list[str]:
    """The titles of the reports that the old sentences are from."""
    return list(dict.fromkeys(r.old.title for r in draft.renewals if r.old is not None))


def _change(change: Change, renewal: Renewal) -> str:
    """A change in words; only its reason where the whole sentence was written anew."""
    if change.why and renewal.old is not None and change.old.strip() == renewal.old.quote.strip():
        return change.why
    words = " → ".join(filter(None, (change.old, change.new)))
    if not change.new:
        words = f"删去：{change.old}"
    elif not change.old:
        words = f"增加：{change.new}"
    return f"{words}（{change.why}）" if change.why else words


def _differing(renewal: Renewal) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """The spans of the old and of the new sentence, without its marks, that the other lacks."""
    if renewal.old is None or not renewal.new:
        return [], []
    old, new = _tokens(renewal.old.quote), _tokens(without_marks(renewal.new).text)
    matcher = SequenceMatcher(None, [t for _, t in old], [t for _, t in new], autojunk=False)
    if matcher.ratio() < _ALIKE:
        return [], []
    gone, come = [], []
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind != "equal":
            gone += [_span(old, a, b)] if b > a else []
            come += [_span(new, c, d)] if d > c else []
    return gone, come


def _span(tokens: Sequence[tuple[int, str]], first: int, last: int) -> tuple[int, int]:
    return tokens[first][0], tokens[last - 1][0] + len(tokens[last - 1][1])


def _tokens(text: str) -> list[tuple[int, str]]:
    """The figures of a text whole, and the words between them, with their offsets."""
    from index.tokens import dictionary_words

    bounds = [0, *(edge for found in stated(text) for edge in (found.start, found.end)), len(text)]
    tokens: list[tuple[int, str]] = []
    for n, (start, end) in enumerate(pairwise(bounds)):
        words = [text[start:end]] if n % 2 else dictionary_words(text[start:end])
        for word in filter(None, words):
            tokens.append((start, word))
            start += len(word)
    return tokens


def _cut(
    text: str, start: int, end: int, kind: str, spans: Sequence[tuple[int, int]]
) -> list[Stretch]:
    return list(_stretches(text, start, end, kind, spans))


def _stretches(
    text: str, start: int, end: int, kind: str, spans: Sequence[tuple[int, int]]
) -> Iterator[Stretch]:
    inside = [(max(a, start), min(b, end)) for a, b in spans if a < end and b > start]
    at = start
    for first, last in inside:
        if first > at:
            yield Stretch(text[at:first], kind)
        yield Stretch(text[first:last], kind, changed=True)
        at = last
    if at < end:
        yield Stretch(text[at:end], kind)
