"""Two states of a text laid side by side: which sentence became which, and which figure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest

from assistant.check_draft_figures import Held, folded, held
from assistant.draft_marks import without_marks
from index.sentences import sentence_spans

__all__ = ["Counterpart", "Sentence", "pair_figures", "pair_sentences", "split_sentences"]

_ALIKE = 0.5
_MOVED = 0.7
_MOST_PAIRS = 20_000


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence without marks, what is in it, and where its characters stand in the whole text."""

    text: str
    offsets: tuple[int, ...]
    held: tuple[Held, ...]

    @property
    def folded(self) -> str:
        """The sentence without white space, in one width."""
        return folded(self.text)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where characters of the sentence stand in the whole text; a point where they are none."""
        if start < end:
            return self.offsets[start], self.offsets[end - 1] + 1
        at = self.offsets[start] if start < len(self.offsets) else self.offsets[-1] + 1
        return at, at


@dataclass(frozen=True, slots=True)
class _Symbol:
    """A character or a figure of a sentence; `alike` is one for all figures of a unit."""

    start: int
    end: int
    exact: str
    alike: str
    held: Held | None = None


@dataclass(frozen=True, slots=True)
class Counterpart:
    """What one thing of the old sentence is in the new one; None where it has no counterpart.

    An open place that was filled with other words than a figure has these as `words`, which stand
    at `start` to `end` of the new sentence.
    """

    old: Held | None
    new: Held | None
    words: str = ""
    start: int = 0
    end: int = 0


def split_sentences(text: str) -> list[Sentence]:
    """The sentences of a text without its marks, line by line."""
    plain = without_marks(text)
    found: list[Sentence] = []
    at = 0
    for line in plain.text.split("\n"):
        for start, end in sentence_spans(line):
            words = line[start:end]
            offsets = plain.offsets[at + start : at + end]
            found.append(Sentence(words, offsets, held(words)))
        at += len(line) + 1
    return found


def pair_sentences(
    old: Sequence[Sentence], new: Sequence[Sentence]
) -> list[tuple[int | None, int | None]]:
    """The numbers of sentences that are one another's counterpart, None beside one without.

    Equal ones are paired first, then alike ones between them in their order, then moved ones.
    """
    pairs: list[tuple[int | None, int | None]] = []
    lost: list[int] = []
    added: list[int] = []
    matcher = SequenceMatcher(None, [s.folded for s in old], [s.folded for s in new], False)
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag == "equal":
            pairs += zip(range(i1, i2), range(j1, j2), strict=True)
            continue
        alike = _in_order(old, new, range(i1, i2), range(j1, j2))
        pairs += alike.items()
        lost += [i for i in range(i1, i2) if i not in alike]
        added += [j for j in range(j1, j2) if j not in alike.values()]
    for i in list(lost):
        moved = max(added, key=lambda j: _similarity(old[i], new[j]), default=None)
        if moved is not None and _similarity(old[i], new[moved]) >= _MOVED:
            pairs.append((i, moved))
            lost.remove(i)
            added.remove(moved)
    return [*pairs, *((i, None) for i in lost), *((None, j) for j in added)]


def pair_figures(old: Sentence, new: Sentence) -> Iterator[Counterpart]:
    """Each figure and open place of either sentence with its counterpart in the other.

    What both begin and end with is paired first; between, figures are paired by the words around
    them, where one stands for any other with its unit.
    """
    before, after = _symbols(old), _symbols(new)
    head, tail = _same_ends(before, after)
    yield from _both(before[:head], after[:head])
    a, b = before[head : len(before) - tail], after[head : len(after) - tail]
    matcher = SequenceMatcher(None, [s.alike for s in a], [s.alike for s in b], False)
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag == "equal":
            yield from _both(a[i1:i2], b[j1:j2])
        else:
            yield from _replaced(a[i1:i2], b[j1:j2], new)
    yield from _both(before[len(before) - tail :], after[len(after) - tail :])


def _both(a: Sequence[_Symbol], b: Sequence[_Symbol]) -> Iterator[Counterpart]:
    """The counterparts among symbols that are alike one by one."""
    for old, new in zip(a, b, strict=True):
        if old.held and new.held:
            yield Counterpart(old.held, new.held)


def _replaced(a: Sequence[_Symbol], b: Sequence[_Symbol], new: Sentence) -> Iterator[Counterpart]:
    """Figures in the place of others, in their order; words in the place of an open one."""
    olds = [s.held for s in a if s.held]
    news = [s.held for s in b if s.held]
    if len(olds) == 1 and olds[0].kind != "figure" and b:
        start, end = b[0].start, b[-1].end
        yield Counterpart(olds[0], news[0] if news else None, new.text[start:end], start, end)
        olds, news = [], news[1:]
    for old, other in zip_longest(olds, news):
        yield Counterpart(old, other)


def _same_ends(a: Sequence[_Symbol], b: Sequence[_Symbol]) -> tuple[int, int]:
    """How many symbols two sentences begin with and end with alike, figures included."""
    most = min(len(a), len(b))
    head = next((n for n in range(most) if a[n].exact != b[n].exact), most)
    most -= head
    tail = next((n for n in range(most) if a[-1 - n].exact != b[-1 - n].exact), most)
    return head, tail


def _symbols(sentence: Sentence) -> list[_Symbol]:
    """The characters of a sentence but for white space, each figure as one symbol."""
    found: list[_Symbol] = []
    at = 0
    for figure in (*sentence.held, None):
        end = figure.start if figure else len(sentence.text)
        for i in range(at, end):
            character = folded(sentence.text[i])
            if character:
                found.append(_Symbol(i, i + 1, character, character))
        if figure:
            unit = f"#{figure.unit}"
            found.append(_Symbol(figure.start, figure.end, figure.plain, unit, figure))
            at = figure.end
    return found


def _in_order(
    old: Sequence[Sentence], new: Sequence[Sentence], olds: range, news: range
) -> dict[int, int]:
    """The pairing of alike sentences that keeps their order and is most alike in sum."""
    if not olds or not news or len(olds) * len(news) > _MOST_PAIRS:
        return {}
    best = [[0.0] * (len(news) + 1) for _ in range(len(olds) + 1)]
    alike = [[_similarity(old[i], new[j]) for j in news] for i in olds]
    for i in range(len(olds) - 1, -1, -1):
        for j in range(len(news) - 1, -1, -1):
            taken = alike[i][j] + best[i + 1][j + 1] if alike[i][j] >= _ALIKE else 0.0
            best[i][j] = max(taken, best[i + 1][j], best[i][j + 1])
    pairs: dict[int, int] = {}
    i = j = 0
    while i < len(olds) and j < len(news):
        if best[i][j] == best[i + 1][j]:
            i += 1
        elif best[i][j] == best[i][j + 1]:
            j += 1
        else:
            pairs[olds[i]] = news[j]
            i, j = i + 1, j + 1
    return pairs


def _similarity(old: Sentence, new: Sentence) -> float:
    """How alike two sentences are, from 0 to 1, whatever their figures."""
    a, b = ([s.alike for s in _symbols(sentence)] for sentence in (old, new))
    matcher = SequenceMatcher(None, a, b, False)
    if matcher.real_quick_ratio() < _ALIKE or matcher.quick_ratio() < _ALIKE:
        return 0.0
    return matcher.ratio()
