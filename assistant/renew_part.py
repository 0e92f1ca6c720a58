"""The clauses between two semicolons of the last report, written anew with what is known now."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from assistant.draft_model import CONFLICT, Change
from assistant.draft_sentence import Piece
from assistant.renew_clause import Clause
from assistant.renew_material import Material
from assistant.renew_place import KEPT, NEW, OPEN, Place
from assistant.reply import Citation

__all__ = ["Part", "write_part"]

_YEARS = r"(?:上年|去年|\d{4}年)"
_COMPARED = rf"(?:同比|环比|[比较]{_YEARS}(?:同期|底|末)?(?:的.*?)?|与{_YEARS}[^，]*?相比)"
_GREW = re.compile(
    rf"(?P<noun>.*?)(?P<compared>{_COMPARED})?(?P<verb>增长|增加|提高|上升|下降|减少|降低|缩短|回落|改善|多|少|升高)?(?:了)?"
)
_ORIGIN = re.compile(
    r"[由从](?P<by>[^，；]*?)(?:增加|提高|上升|扩大|下降|降低?|减少|压减|缩短|改善)(?:到|至|为)$"
)
_SHARED = re.compile(r"(?:占|为)[^，]*$")
_VERBS = {"rate": ("增长", "下降"), "change": ("增加", "减少"), "points": ("提高", "下降")}


@dataclass(slots=True)
class Part:
    """What became of a part: its pieces, the changes made, and the places that stand open in it."""

    pieces: list[Piece] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    open: list[Place] = field(default_factory=list)
    filled: list[Place] = field(default_factory=list)
    kept: list[Place] = field(default_factory=list)
    hole: int = -1
    labels: list[str] = field(default_factory=list)
    owner: str = ""

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
        _write(part, material, clause, places, cited)
    _close(part)
    return part


def _all_open(places: Sequence[Place]) -> bool:
    return all(
        (p.state == OPEN and p.status != CONFLICT) or (p.sort == "whole" and p.found is None)
        for p in places
    )


def _depends(places: Sequence[Place]) -> bool:
    return all(p.depends or p.origin or p.sort == "whole" for p in places)


def _label(material: Material, place: Place) -> str:
    """What a dependent figure is called in the 【待补】 of the one it depends on."""
    found = _GREW.fullmatch(place.lead)
    if place.role == "share" or found is None:
        noun = "" if _SHARED.search(place.lead) else place.name
        return noun or "占比"
    compared = material.words.compared(found["compared"] or "")
    noun = re.sub(r"^[、，]?(?:比|其中)?", "", found["noun"]) if found["noun"] != place.lead else ""
    return f"{noun if len(noun) < 12 else ''}{compared}{'变化' if noun else '增减'}"


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


def _write(
    part: Part, material: Material, clause: Clause, places: Sequence[Place], cited: Citation
) -> None:
    text, cites, start = "", list[Citation](), 0
    framed = not places
    for place in places:
        lead, gap = _lead(material, part, clause.text[start : place.amount.start], place)
        if lead is None:
            start = place.amount.end
            continue
        text += lead
        start = place.amount.end
        if place.state == OPEN:
            text += gap or _gap(part, place, clause.text[place.amount.end :])
            framed = True
            (part.filled if place.status == CONFLICT else part.open).append(place)
            cites += place.citations
            continue
        text += place.text
        cites += place.citations
        (part.kept if place.state == KEPT else part.filled).append(place)
        if place.state == NEW and place.text != clause.text[place.amount.start : place.amount.end]:
            old = clause.text[place.amount.start : place.amount.end]
            part.changes.append(
                Change(old, place.text, "按台账或资料库更新" if not place.formula else "计算")
            )
        if place.formula:
            part.pieces.append(Piece(text, tuple(dict.fromkeys(cites)), place.formula))
            text, cites = "", []
    rest, changes = material.words.renewed(clause.text[start:])
    part.changes += changes
    if framed or (not cites and text + rest and not part.pieces):
        cites.append(cited)
    text += rest + clause.stop
    last = part.pieces[-1] if part.pieces else None
    if last is not None and last.formula and not places_left(text):
        part.pieces[-1] = Piece(last.text + text, last.citations, last.formula)
    else:
        part.pieces.append(Piece(text, tuple(dict.fromkeys(cites)) or (cited,)))
    if places and places[-1].state == OPEN and places[-1].status != CONFLICT:
        part.hole = len(part.pieces) - 1


def places_left(text: str) -> bool:
    """Whether a text says anything but a mark of punctuation."""
    return bool(re.search(r"\w", text))


def _lead(material: Material, part: Part, words: str, place: Place) -> tuple[str | None, str]:
    """The words before a figure in the next report, and its 【待补】 where that is special.

    None where the figure is only what another one is compared with, or grew from.
    """
    if place.origin and place.state == OPEN:
        return None, ""
    words = _ORIGIN.sub("达到" if place.state != OPEN else "", words)
    if place.role in ("rate", "change"):
        return _grown(material, words, place)
    renewed, changes = material.words.renewed(words)
    part.changes += changes
    return renewed, ""


def _grown(material: Material, words: str, place: Place) -> tuple[str, str]:
    found = _GREW.fullmatch(words)
    if found is None or not (found["verb"] or found["compared"]):
        return material.words.renewed(words)[0], ""
    noun = material.words.renewed(found["noun"])[0]
    compared = material.words.compared(found["compared"] or "") if found["compared"] else ""
    points = "百分点" in place.amount.figure.unit
    if place.state == OPEN:
        return f"{noun}{compared}", f"【待补：{'变化（个百分点）' if points else '增减幅度'}】"
    up, down = _VERBS[
        "points" if "百分点" in place.text else "rate" if "%" in place.text else "change"
    ]
    verb = down if place.direction < 0 else up if place.direction > 0 else found["verb"] or ""
    return f"{noun}{compared}{verb}", ""


def _gap(part: Part, place: Place, after: str) -> str:
    if place.status == CONFLICT:
        return f"【待核实：{place.text}】"
    owner, part.owner = part.owner, ""
    owed = f"，责任单位：{owner}" if owner else ""
    unit = re.sub(r"^[\d.,，]+", "", place.amount.figure.quote)
    if place.amount.figure.kind in ("count", "person") and re.match(r"[一-龥]", after):
        return f"【待补：数量{owed}】{unit}"
    return f"【待补：{place.measure}{owed}】"
