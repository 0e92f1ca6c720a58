"""What became of the figures of a draft in the file that was made of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.check_draft_align import (
    Counterpart,
    Sentence,
    pair_figures,
    pair_sentences,
    split_sentences,
)
from assistant.check_draft_edit import Edit, EditKind
from assistant.check_draft_figures import folded
from assistant.check_draft_sources import Recorded
from assistant.check_draft_status import raised
from assistant.check_draft_words import message
from assistant.draft_marks import without_marks
from assistant.draft_record import Record, RecordedFigure, RecordedSentence

if TYPE_CHECKING:
    from assistant.check import Checked, CheckedFigure
    from index.library import Library

__all__ = ["body_of", "edits_of"]

_ANNEXES = ("数据来源对照表", "待补和待核实事项")


def edits_of(record: Record, checked: Checked, library: Library) -> tuple[Edit, ...]:
    """What became of each figure of a draft, and what else was changed, in the order of the text.

    Things without a place of their own stand where they were: their `start` is their `end`.
    """
    old = split_sentences(body_of(record.text))
    new = split_sentences(body_of(checked.report.text))
    compared = _Compared(record, checked, Recorded(record, library), old, new)
    return tuple(sorted(compared.edits(), key=lambda e: (e.start, e.end)))


class _Compared:
    def __init__(
        self,
        record: Record,
        checked: Checked,
        sources: Recorded,
        old: Sequence[Sentence],
        new: Sequence[Sentence],
    ) -> None:
        self._checked = checked
        self._sources = sources
        self._old, self._new = old, new
        self._recorded = _linked(record, old)
        self._warned: set[int] = set()

    def edits(self) -> Iterator[Edit]:
        pairs = pair_sentences(self._old, self._new)
        places = {i: j for i, j in pairs if i is not None and j is not None}
        for i, j in pairs:
            if i is None and j is not None:
                yield from self._added(self._new[j])
            elif i is not None and j is None:
                yield from self._removed(i, places)
            elif i is not None and j is not None:
                yield from self._changed(i, self._new[j])

    def _added(self, sentence: Sentence) -> Iterator[Edit]:
        where = sentence.span(0, len(sentence.text))
        if not sentence.held:
            yield self._edit("added", "", sentence.text, where)
        for figure in sentence.held:
            kind: EditKind = "open" if figure.kind != "figure" else "added"
            yield self._edit(kind, "", figure.text, sentence.span(figure.start, figure.end))

    def _removed(self, i: int, places: Mapping[int, int]) -> Iterator[Edit]:
        """A sentence that is gone; one of the frame is not missed."""
        recorded = self._recorded.get(i)
        if recorded is None:
            return
        at = self._end_before(i, places)
        if not recorded.figures:
            yield self._edit("removed", recorded.text, "", (at, at))
        for figure in recorded.figures:
            yield self._edit("removed", figure.text, "", (at, at), figure)

    def _end_before(self, i: int, places: Mapping[int, int]) -> int:
        earlier = [places[k] for k in range(i) if k in places]
        return self._new[earlier[-1]].offsets[-1] + 1 if earlier else 0

    def _changed(self, i: int, new: Sentence) -> Iterator[Edit]:
        old, recorded = self._old[i], self._recorded.get(i)
        figures = _figures(old, recorded)
        found = []
        for pair in pair_figures(old, new):
            found += list(self._counterpart(pair, old, new, figures))
        higher = raised(old.text, new.text) if old.folded != new.folded else []
        for clause in higher:
            where = new.span(clause.start, clause.end)
            known = next((f for f in figures.values() if f.text in clause.old), None)
            found.append(self._edit("raised", clause.old, clause.new, where, known))
        yield from found
        if old.folded != new.folded and all(e.kind in ("unchanged", "open") for e in found):
            yield self._edit("reworded", old.text, new.text, new.span(0, len(new.text)))

    def _counterpart(
        self,
        pair: Counterpart,
        old: Sentence,
        new: Sentence,
        figures: Mapping[int, RecordedFigure],
    ) -> Iterator[Edit]:
        known = figures.get(pair.old.start) if pair.old else None
        if pair.words and pair.old:
            where = new.span(pair.start, pair.end)
            yield self._edit("filled", pair.old.text, pair.words, where, known)
        elif pair.old is None and pair.new:
            kind: EditKind = "added" if pair.new.kind == "figure" else "open"
            yield self._edit(kind, "", pair.new.text, new.span(pair.new.start, pair.new.end))
        elif pair.new is None and pair.old:
            at = _at(pair.old.start, old, new)
            yield self._edit("removed", pair.old.text, "", new.span(at, at), known)
        elif pair.old and pair.new:
            where = new.span(pair.new.start, pair.new.end)
            same = pair.old.plain == pair.new.plain
            if same and known:
                yield from self._kept(known, where, pair.new.kind != "figure")
            elif not same:
                yield self._edit("changed", pair.old.text, pair.new.text, where, known)

    def _kept(self, known: RecordedFigure, where: tuple[int, int], is_open: bool) -> Iterator[Edit]:
        if is_open:
            yield self._edit("open", known.text, known.text, where, known)
            return
        yield self._edit("unchanged", known.text, known.text, where, known)
        for n in known.citations:
            if n not in self._warned and (gone := self._sources.trouble(n)):
                self._warned.add(n)
                cited = self._sources.citation(n)
                yield Edit("source", known.text, known.text, *where, "unsupported", cited, gone)

    def _edit(
        self,
        kind: EditKind,
        was: str,
        now: str,
        where: tuple[int, int],
        known: RecordedFigure | None = None,
    ) -> Edit:
        row = self._row(*where) if kind in ("changed", "added", "filled") else None
        status = row.status if row else ""
        if kind == "unchanged" and known:
            status = "supported" if self._sources.hold(known) else "unsupported"
        cited = self._sources.of(known) if known else None
        source = cited or (row.sources[0] if row and row.sources else None)
        edit = Edit(kind, was, now, *where, status, source, "")
        return replace(edit, message=message(edit, known, row, cited))

    def _row(self, start: int, end: int) -> CheckedFigure | None:
        """The checked figure at a place of the text."""
        rows = self._checked.figures
        return next((r for r in rows if r.figure.start < end and start < r.figure.end), None)


def _at(start: int, old: Sentence, new: Sentence) -> int:
    """About where something of the old sentence would stand in the new one."""
    share = start / max(1, len(old.text))
    return min(len(new.text), round(share * len(new.text)))


def _figures(old: Sentence, recorded: RecordedSentence | None) -> dict[int, RecordedFigure]:
    """The recorded figures of a sentence by where they start in it."""
    if recorded is None or len(recorded.figures) != len(old.held):
        return {}
    return {h.start: f for h, f in zip(old.held, recorded.figures, strict=True)}


def _linked(record: Record, old: Sequence[Sentence]) -> dict[int, RecordedSentence]:
    """The recorded sentences by the number of the sentence of the text that they are."""
    waiting: dict[str, list[RecordedSentence]] = defaultdict(list)
    for sentence in record.sentences:
        waiting[folded(without_marks(sentence.text).text)].append(sentence)
    return {i: waiting[s.folded].pop(0) for i, s in enumerate(old) if waiting.get(s.folded)}


def body_of(text: str) -> str:
    """The text before its annexes, which list the sources and what is open."""
    at = 0
    for line in text.split("\n"):
        if line.strip() in _ANNEXES:
            return text[:at]
        at += len(line) + 1
    return text
