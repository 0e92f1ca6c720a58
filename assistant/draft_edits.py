"""Paragraphs that a person wrote over drafted ones: found again in a newer draft, put into it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from assistant.draft_by_hand import by_hand, unsourced
from assistant.draft_marks import numbers_in, without_marks
from assistant.draft_model import Draft, Section

__all__ = [
    "Edit",
    "Place",
    "Placed",
    "confirmed",
    "edited",
    "outdated",
    "paragraphs",
    "place_edits",
    "plain_heading",
    "rewritten",
    "with_edit",
    "without_edit",
]

_NUMBER = re.compile(
    r"^(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|[(（]?\d+[.．、)）])\s*"
)
_OPEN = re.compile(r"【[^【】]*】")
_DIGITS = re.compile(r"\d+(?:\.\d+)?")
_ALIKE = 0.55
_SAME_PLACE = 0.1

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Edit:
    """One paragraph as a person wrote it.

    `heading` is that of its section without the number, `at` its place there from 0, `drafted` the
    drafted paragraph with its marks that it was written from. `text` has no marks; '' leaves the
    paragraph out, and line ends part it.
    """

    heading: str
    at: int
    drafted: str
    text: str


@dataclass(frozen=True, slots=True)
class Placed:
    """Edits by the section and paragraph that they stand for; `loose` ones stand for none."""

    by_place: Mapping[Place, Edit]
    loose: tuple[Edit, ...]


def plain_heading(heading: str) -> str:
    """A heading without its number, by which a section is known in another draft."""
    return _NUMBER.sub("", heading.strip())


def paragraphs(draft: Draft) -> Iterator[tuple[Place, str]]:
    """Every drafted paragraph with its marks, in reading order."""
    for s, section in enumerate(draft.sections):
        for p, text in enumerate(section.text.split("\n")):
            if text:
                yield (s, p), text


def place_edits(draft: Draft, edits: Sequence[Edit]) -> Placed:
    """Where each edit stands in a draft: at the paragraph it was written from, or the most like it.

    Two paragraphs are alike by their words under the same heading, whatever their figures; an edit
    that finds none is loose.
    """
    free = dict(paragraphs(draft))
    placed: dict[Place, Edit] = {}
    waiting = []
    for edit in edits:
        same = next((at for at in _under(draft, edit, free) if free[at] == edit.drafted), None)
        if same is None:
            waiting.append(edit)
        else:
            placed[same] = edit
            del free[same]
    loose = []
    for edit in waiting:
        near = _nearest(edit, {at: free[at] for at in _under(draft, edit, free)})
        if near is None:
            loose.append(edit)
        else:
            placed[near] = edit
            del free[near]
    return Placed(placed, tuple(loose))


def _under(draft: Draft, edit: Edit, free: Mapping[Place, str]) -> list[Place]:
    headings = [plain_heading(section.heading) for section in draft.sections]
    return [at for at in free if headings[at[0]] == edit.heading]


def _nearest(edit: Edit, among: Mapping[Place, str]) -> Place | None:
    likeness = {
        at: _likeness(edit.drafted, text) + (_SAME_PLACE if at[1] == edit.at else 0)
        for at, text in among.items()
    }
    best = max(likeness, key=likeness.__getitem__, default=None)
    return best if best is not None and likeness[best] >= _ALIKE else None


def _likeness(a: str, b: str) -> float:
    return SequenceMatcher(None, _bare(a), _bare(b), autojunk=False).ratio()


def _bare(text: str) -> str:
    """The words of a paragraph without marks, gaps and figures."""
    return _DIGITS.sub("0", _OPEN.sub("", without_marks(text).text))


def edited(draft: Draft, edits: Sequence[Edit]) -> Draft:
    """The draft with the person's paragraphs in the place of the drafted ones, cited anew.

    `missing` also says which of their figures stand in no source, and whose drafted paragraph is
    another now. Loose edits change nothing.
    """
    placed = place_edits(draft, edits).by_place
    if not placed:
        return draft
    sections = tuple(_section(section, s, placed) for s, section in enumerate(draft.sections))
    doubts = tuple(said for at in sorted(placed) for said in _doubts(draft, at, placed[at]))
    return replace(draft, sections=sections, missing=(*draft.missing, *doubts))


def _section(section: Section, s: int, placed: Mapping[Place, Edit]) -> Section:
    if not any(at[0] == s for at in placed):
        return section
    texts: list[str] = []
    for p, text in enumerate(section.text.split("\n")):
        edit = placed.get((s, p))
        texts += [text] if edit is None else rewritten(section, text, edit)
    cited = {n for text in texts for n in numbers_in(text)}
    return replace(
        section,
        text="\n".join(texts),
        citations=tuple(c for c in section.citations if c.n in cited),
        clean="\n".join(without_marks(text).text for text in texts),
    )


def rewritten(section: Section, drafted: str, edit: Edit) -> list[str]:
    """The paragraphs of an edit with the marks of the sources that hold their figures now."""
    lines = [line.strip() for line in edit.text.split("\n") if line.strip()]
    return [by_hand(line, drafted, section, _is_of(edit, drafted)) for line in lines]


def _is_of(edit: Edit, drafted: str) -> bool:
    """Whether a paragraph is the one that was written over, whatever the numbers of its marks."""
    return without_marks(edit.drafted).text == without_marks(drafted).text


def _doubts(draft: Draft, at: Place, edit: Edit) -> Iterator[str]:
    section = draft.sections[at[0]]
    where = f"“{edit.heading}”" if edit.heading else "导语"
    name = f"{where}第{at[1] + 1}段由使用者改写"
    drafted = section.text.split("\n")[at[1]]
    figures = [
        figure
        for text in rewritten(section, drafted, edit)
        for figure in unsourced(text, section.citations)
    ]
    if figures:
        yield f"{name}，其中{'、'.join(dict.fromkeys(figures))}未见出处，请核实"
    if not _is_of(edit, drafted):
        yield f"{name}，原稿此后已更新，请核对"


def outdated(draft: Draft, placed: Placed) -> tuple[Place, ...]:
    """The places whose drafted paragraph is another than the one that was written over."""
    now = dict(paragraphs(draft))
    return tuple(at for at, e in sorted(placed.by_place.items()) if not _is_of(e, now[at]))


def with_edit(draft: Draft, edits: Sequence[Edit], at: Place, text: str) -> tuple[Edit, ...]:
    """The edits with one for the paragraph at a place, instead of any that stood there."""
    section = draft.sections[at[0]]
    drafted = section.text.split("\n")[at[1]]
    edit = Edit(plain_heading(section.heading), at[1], drafted, without_marks(text).text.strip())
    return (*without_edit(draft, edits, at), edit)


def without_edit(draft: Draft, edits: Sequence[Edit], at: Place) -> tuple[Edit, ...]:
    """The edits without the one at a place."""
    gone = place_edits(draft, edits).by_place.get(at)
    return tuple(edit for edit in edits if edit is not gone)


def confirmed(draft: Draft, edits: Sequence[Edit], at: Place) -> tuple[Edit, ...]:
    """The edits where the one at a place counts as written from what is drafted there now."""
    edit = place_edits(draft, edits).by_place.get(at)
    return with_edit(draft, edits, at, edit.text) if edit else tuple(edits)
