"""The runs of a draft's text: marks raised, calculations small, gaps and conflicts highlighted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.draft_marks import GAP, MARK, NOTE, parts
from assistant.export_xml import Look, run

__all__ = ["CONFLICT_COLOR", "GAP_COLOR", "NOTE_PT", "Cut", "look_of", "text_runs"]

GAP_COLOR, CONFLICT_COLOR, NOTE_PT, NOTE_GREY = "yellow", "cyan", 10.5, "7F7F7F"
_CONFLICT = "【不一致"


@dataclass(frozen=True, slots=True)
class Cut:
    """A stretch of a text with the XML that goes before and after it."""

    start: int
    end: int
    before: str
    after: str

    def moved(self, by: int) -> Cut:
        """The same with its offsets moved."""
        return replace(self, start=self.start + by, end=self.end + by)


def text_runs(text: str, look: Look, cuts: Sequence[Cut] = ()) -> str:
    """The runs of a line of a draft; `cuts` lie inside one part of the text each, in its order."""
    made = []
    for part in parts(text):
        own = look_of(part.kind, part.text, look)
        at = part.start
        for cut in cuts:
            if part.start <= cut.start < part.end:
                end = min(cut.end, part.end)
                made += [run(text[at : cut.start], own), cut.before]
                made += [run(text[cut.start : end], own), cut.after]
                at = end
        made.append(run(text[at : part.end], own))
    return "".join(made)


def look_of(kind: str, text: str, look: Look) -> Look:
    """The look of a part of a draft's text of this kind among words of another look."""
    if kind == MARK:
        return look.but(raised=True)
    if kind == NOTE:
        return look.but(size=min(look.size, NOTE_PT), color=NOTE_GREY)
    if kind == GAP:
        conflict = text.startswith(_CONFLICT)
        return look.but(highlight=CONFLICT_COLOR if conflict else GAP_COLOR)
    return look
