"""The sources that a draft was made from, as they stand in the library today."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.check_draft_figures import folded, held, stands_in
from assistant.draft_model import CellCitation
from assistant.reply import Citation

if TYPE_CHECKING:
    from assistant.draft_record import Record, RecordedFigure, RecordedSource
    from index.library import Library

__all__ = ["Recorded"]


class Recorded:
    """The sources of a record, each looked up in the library once."""

    def __init__(self, record: Record, library: Library) -> None:
        """Nothing is looked up yet."""
        self._sources = record.sources
        self._library = library
        self._held = frozenset(library.metadata())
        self._troubles: dict[int, str] = {}

    def of(self, figure: RecordedFigure) -> Citation | None:
        """The first source of a figure that states it with its unit, else the first at all."""
        cited = [c for n in figure.citations if (c := self.citation(n))]
        stating = [c for c in cited if all(stands_in(h, c.quote) for h in held(figure.text))]
        return next(iter([*stating, *cited]), None)

    def citation(self, n: int) -> Citation | None:
        """A source as a citation."""
        source = self._sources.get(n)
        if source is None:
            return None
        fields = (n, source.report, source.title, source.heading, source.start, source.end)
        if source.cells:
            cell = (source.page, source.quote, source.cells, source.formula)
            return CellCitation(*fields, *cell)
        return Citation(*fields, source.page, source.quote)

    def hold(self, figure: RecordedFigure) -> bool:
        """Whether a figure has sources and all of them are still there."""
        return bool(figure.citations) and not any(map(self.trouble, figure.citations))

    def trouble(self, n: int) -> str:
        """A Chinese sentence that says why a source does not hold any more; '' where it does."""
        if n not in self._troubles:
            source = self._sources.get(n)
            self._troubles[n] = self._trouble(source) if source else ""
        return self._troubles[n]

    def _trouble(self, source: RecordedSource) -> str:
        """The quote of a ledger's cells, and what the user gave, are trusted as recorded."""
        if source.cells or not source.report:
            return ""
        if source.report not in self._held:
            return f"起草时引用的《{source.title}》已不在库中，请核实引自它的数字。"
        text = self._library.report(source.report).text
        if text[source.start : source.end] == source.quote or folded(source.quote) in folded(text):
            return ""
        return f"起草后《{source.title}》的原文变了，已找不到“{source.quote}”，请核实引自它的数字。"
