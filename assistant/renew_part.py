"""The clauses between two semicolons of the last report, written anew with what is known now."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from assistant.draft_model import CONFLICT, Change
from assistant.draft_sentence import Piece
from assistant.renew_clause import Clause
from assistant.renew_line import GREW, Line
from assistant.renew_material import Material
from assistant.renew_place import OPEN, Place
from assistant.reply import Citation

__all__ = ["Part", "write_part"]

_RATE = re.compile(r"(?:率|比重|比例|占比|增速)$")
_SHORT_NOUN = 5


@dataclass(slots=True)
class Part:
    """What became of a part: its pieces, the changes made, and the places that stand open in it."""

    pieces: list[Piece] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    open: list[Place] = field(default_factory=list)
    filled: list[Place] = field(default_factory=list)
    hole: int = -1
    labels: list[str] = field(default_factory=list)
    owner: str = ""

    def take(self, line: Line, places: Sequence[Place]) -> None:
        """Adds a clause that was written."""
        self.pieces += line.pieces
        self.changes += line.changes
        self.open += line.open
        self.filled += line.filled
        self.owner = line.owner
        if places and line.ends_open(places[-1]):
            self.hole = len(self.pieces) - 1

    def stop(self, mark: str) -> None:
        """Ends the last piece with this mark of punctuation."""
        if self.pieces:
            last = self.pieces[-1]
            text = re.sub(r"[，；。：、]+$", "", last.text) + mark
            self.pieces[-1] = Piece(text, last.citations, last.formula)


def write_part(
    material: Material,
    clauses: Sequence[tuple[Clause, tuple[Place, ...]]],
    cited: Citation,
    owner: str,
) -> Part:
    """The clauses with their figures of now; what is open shares a 【待补：…】 with its head.

    `owner` is named in the first 【待补】. Each piece ends in its own mark of punctuation; the last
    is that of the last clause that is kept.
    """
    part = Part(owner=owner)
    for clause, places in clauses:
        if places and part.hole >= 0 and _depends(places) and _all_open(places):
            part.labels += [_label(material, p) for p in places if p.depends]
            part.open += [p for p in places if p.state == OPEN and not p.origin]
            continue
        _close(part)
        line = Line(material, clause, cited, part.owner)
        for place in places:
            line.add(place)
        line.end()
        part.take(line, places)
    _close(part)
    return part


def _all_open(places: Sequence[Place]) -> bool:
    return all(
        (p.state == OPEN and p.status != CONFLICT) or (p.sort == "whole" and p.found is None)
        for p in places
    )


def _depends(places: Sequence[Place]) -> bool:
    return all((p.depends and not _alone(p)) or p.origin or p.sort == "whole" for p in places)


def _alone(place: Place) -> bool:
    """Whether a rate or share has a subject of its own: '城区污水处理厂平均负荷率103%'."""
    found = GREW.fullmatch(place.prefix)
    noun = place.prefix if found is None or place.role == "share" else found["noun"]
    return len(re.sub(r"^其中|占.*|[为达到]+$", "", noun)) > _SHORT_NOUN


def _label(material: Material, place: Place) -> str:
    """What a dependent figure is called in the 【待补】 of the one it depends on."""
    found = GREW.fullmatch(place.prefix)
    if place.role == "share" or found is None:
        return place.name if _RATE.search(place.name) else "占比"
    compared = material.words.compared(found["compared"] or "")
    noun = re.sub(r"^[、，]?(?:比|其中)?|分别", "", found["noun"])
    noun = noun if found["noun"] != place.prefix else ""
    points = "百分点" in place.amount.figure.unit
    return f"{noun}{compared}{'变化' if noun or points else '增减'}"


def _close(part: Part) -> None:
    """Writes what depends on the last open figure into its 【待补】."""
    if part.hole < 0:
        return
    piece = part.pieces[part.hole]
    labels = list(dict.fromkeys(label for label in part.labels if label))
    if labels:
        text = _in_last(piece.text, labels)
        part.pieces[part.hole] = Piece(text, piece.citations, piece.formula)
    part.hole, part.labels = -1, []


def _in_last(text: str, labels: Sequence[str]) -> str:
    at = text.rfind("【待补：") + len("【待补：")
    stop = min(i for i in (text.find("，", at), text.find("】", at)) if i >= 0)
    return f"{text[:stop]}、{'、'.join(labels)}{text[stop:]}"
