"""The clauses between two semicolons of the last report, written anew with what is known now."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from assistant.draft_model import CONFLICT, Change
from assistant.draft_sentence import Piece
from assistant.renew_clause import Clause, unit_of
from assistant.renew_material import Material
from assistant.renew_place import KEPT, NEW, OPEN, Place
from assistant.reply import Citation

__all__ = ["Part", "write_part"]

_YEARS = r"(?:上年|去年|\d{4}年)"
_COMPARED = rf"(?:同比|环比|[比较]{_YEARS}(?:同期|底|末)?(?:的.*?)?|与{_YEARS}[^，]*?相比)"
_GREW = re.compile(
    rf"(?P<noun>.*?)(?P<compared>{_COMPARED})?(?P<verb>增长|增加|提高|上升|下降|减少|降低|缩短|回落|改善|多|少|升高)?(?:了)?"
)
_RATE = re.compile(r"(?:率|比重|比例|占比|增速)$")
_SHORT_NOUN = 5
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
    return all((p.depends and not _alone(p)) or p.origin or p.sort == "whole" for p in places)


def _alone(place: Place) -> bool:
    """Whether a rate or share has a subject of its own: '城区污水处理厂平均负荷率103%'."""
    found = _GREW.fullmatch(place.prefix)
    noun = place.prefix if found is None or place.role == "share" else found["noun"]
    return len(re.sub(r"^其中|占.*|[为达到]+$", "", noun)) > _SHORT_NOUN


def _label(material: Material, place: Place) -> str:
    """What a dependent figure is called in the 【待补】 of the one it depends on."""
    found = _GREW.fullmatch(place.prefix)
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


def _write(
    part: Part, material: Material, clause: Clause, places: Sequence[Place], cited: Citation
) -> None:
    text, cites, start = "", list[Citation](), 0
    framed = not places
    skipped: Place | None = None
    for place in places:
        if place.origin and place.state == OPEN:
            skipped = place
            continue
        words = clause.text[start : place.amount.start]
        if skipped is not None and place.role not in ("rate", "change"):
            words = _without_origin(words, skipped.amount.start - start)
        skipped = None
        lead, gap = _lead(material, part, words, place)
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
    if skipped is not None:
        text += _without_origin(clause.text[start:], skipped.amount.start - start)
        start = skipped.amount.end
    rest, changes = material.words.renewed(clause.text[start:])
    part.changes += changes
    if re.search(r"\d{4}年|截至", f"{text}{rest}") and (
        changes or text != clause.text[: len(text)]
    ):
        cites += material.period_cited
    if framed or (not cites and text + rest and not part.pieces):
        cites.append(cited)
    text += rest + clause.stop
    last = part.pieces[-1] if part.pieces else None
    if last is not None and last.formula and not places_left(text):
        part.pieces[-1] = Piece(last.text + text, last.citations, last.formula)
    else:
        part.pieces.append(Piece(text, tuple(dict.fromkeys(cites)) or (cited,)))
    last_open = bool(places) and places[-1].state == OPEN and places[-1].status != CONFLICT
    if last_open and not re.match(r"[一-龥]", clause.text[places[-1].amount.end :]):
        part.hole = len(part.pieces) - 1


def places_left(text: str) -> bool:
    """Whether a text says anything but a mark of punctuation."""
    return bool(re.search(r"\w", text))


def _without_origin(words: str, at: int) -> str:
    """The words before a figure without what it grew from, which begins before `at`."""
    begin = max(words.rfind("由", 0, at), words.rfind("从", 0, at), words.rfind("比", 0, at))
    return words[: begin if begin >= 0 else at]


def _lead(material: Material, part: Part, words: str, place: Place) -> tuple[str, str]:
    """The words before a figure in the next report, and its 【待补】 where that is special."""
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
    if place.state == OPEN:
        return f"{noun}{compared}", f"【待补：{_how(place)}】"
    up, down = _VERBS[
        "points" if "百分点" in place.text else "rate" if "%" in place.text else "change"
    ]
    verb = down if place.direction < 0 else up if place.direction > 0 else found["verb"] or ""
    return f"{noun}{compared}{verb}", ""


def _how(place: Place) -> str:
    unit = unit_of(place.amount.figure)
    if "百分点" in unit:
        return "变化（个百分点）"
    return f"增减（{unit}）" if place.role == "change" else "增减幅度"


def _gap(part: Part, place: Place, after: str) -> str:
    if place.status == CONFLICT:
        return f"【不一致：{place.text}】"
    owner, part.owner = part.owner, ""
    owed = f"，责任单位：{owner}" if owner else ""
    if place.amount.figure.kind in ("count", "person") and re.match(r"[一-龥]", after):
        return f"【待补：数量{owed}】{place.amount.figure.unit}"
    return f"【待补：{place.measure}{owed}】"
