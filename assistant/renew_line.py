"""One clause of the last report, written anew figure by figure."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from assistant.draft_model import CONFLICT, Change
from assistant.draft_sentence import Piece
from assistant.renew_clause import Clause, unit_of
from assistant.renew_material import Material
from assistant.renew_place import NEW, OPEN, Place
from assistant.reply import Citation
from assistant.template_value import open_place

__all__ = ["GREW", "Line"]

_YEARS = r"(?:上年|去年|\d{4}年)"
_COMPARED = rf"(?:同比|环比|[比较]{_YEARS}(?:同期|底|末)?(?:的.*?)?|与{_YEARS}[^，]*?相比)"
GREW = re.compile(
    rf"(?P<noun>.*?)(?P<compared>{_COMPARED})?(?P<verb>增长|增加|提高|上升|下降|减少|降低|缩短|回落|改善|多|少|升高)?(?:了)?"
)
_VERBS = {"rate": ("增长", "下降"), "change": ("增加", "减少"), "points": ("提高", "下降")}


@dataclass(slots=True)
class Line:
    """A clause as far as it is written; `owner` is named in the first 【待补】 and then forgotten.

    A piece ends behind every computed value. A clause with a gap, or without figures of now, cites
    the last report's sentence `cited`.
    """

    material: Material
    clause: Clause
    cited: Citation
    owner: str
    pieces: list[Piece] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    open: list[Place] = field(default_factory=list)
    filled: list[Place] = field(default_factory=list)
    _text: str = ""
    _cites: list[Citation] = field(default_factory=list)
    _at: int = 0
    _framed: bool = False
    _skipped: Place | None = None

    def add(self, place: Place) -> None:
        """Writes the words up to a figure and what stands in its place now."""
        if place.origin and place.state == OPEN:
            self._skipped = place
            return
        words = self.clause.text[self._at : place.amount.start]
        if self._skipped is not None and place.role not in ("rate", "change"):
            words = _without_origin(words, self._skipped.amount.start - self._at)
        self._skipped = None
        lead, gap = _lead(self.material, self.changes, words, place)
        self._at = place.amount.end
        self._cites += place.citations
        if place.state == OPEN:
            self._text += lead + (gap or self._gap(place))
            self._framed = True
            (self.filled if place.status == CONFLICT else self.open).append(place)
            return
        self._text += lead + place.text
        self._filled(place)

    def end(self) -> None:
        """Writes the rest of the clause with its mark of punctuation."""
        text = self.clause.text
        if self._skipped is not None:
            at = self._skipped.amount.start - self._at
            self._text += _without_origin(text[self._at :], at)
            self._at = self._skipped.amount.end
        rest, changes = self.material.words.renewed(text[self._at :])
        self.changes += changes
        said = f"{self._text}{rest}"
        renewed = bool(changes) or self._text != text[: len(self._text)]
        if renewed and re.search(r"\d{4}年|截至", said):
            self._cites += self.material.period_cited
        if self._framed or not (self._cites or self.pieces):
            self._cites.append(self.cited)
        said += self.clause.stop
        if self.pieces and not re.search(r"\w", said):
            last = self.pieces.pop()
            self.pieces.append(Piece(last.text + said, last.citations, last.formula))
        else:
            self._close(said, "")

    def ends_open(self, last: Place) -> bool:
        """Whether the clause ends in the 【待补】 of its last figure."""
        after = self.clause.text[last.amount.end :]
        gap = last.state == OPEN and last.status != CONFLICT and not last.origin
        return gap and not re.match(r"[一-龥]", after)

    def _filled(self, place: Place) -> None:
        old = self.clause.text[place.amount.start : place.amount.end]
        if place.state == NEW:
            self.filled.append(place)
            if place.text != old:
                why = "计算" if place.formula else "按台账或报告库更新"
                self.changes.append(Change(old, place.text, why))
        if place.formula:
            self._close(self._text, place.formula)

    def _close(self, text: str, formula: str) -> None:
        cites = tuple(dict.fromkeys(self._cites)) or (self.cited,)
        self.pieces.append(Piece(text, cites, formula))
        self._text, self._cites = "", []

    def _gap(self, place: Place) -> str:
        if place.status == CONFLICT:
            return f"【不一致：{place.text}】"
        owner, self.owner = self.owner, ""
        after = self.clause.text[place.amount.end :]
        if place.amount.figure.kind in ("count", "person") and re.match(r"[一-龥]", after):
            return open_place("数量", owner) + place.amount.figure.unit
        return open_place(place.measure, owner)


def _without_origin(words: str, at: int) -> str:
    """The words before a figure without what it grew from, which begins before `at`."""
    begin = max(words.rfind("由", 0, at), words.rfind("从", 0, at), words.rfind("比", 0, at))
    return words[: begin if begin >= 0 else at]


def _lead(material: Material, changes: list[Change], words: str, place: Place) -> tuple[str, str]:
    """The words before a figure in the next report, and its 【待补】 where that is special."""
    if place.role in ("rate", "change"):
        return _grown(material, words, place)
    renewed, made = material.words.renewed(words)
    changes += made
    return renewed, ""


def _grown(material: Material, words: str, place: Place) -> tuple[str, str]:
    found = GREW.fullmatch(words)
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
