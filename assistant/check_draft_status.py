"""Whether a change by hand lets a sentence claim more progress than it was drafted with."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

from assistant.check_draft_figures import held
from assistant.status import Progress, read_status

__all__ = ["Raised", "raised", "strength"]


_STRENGTHS = {
    Progress.CLOSED: 6,
    Progress.DONE: 5,
    Progress.NEARLY: 4,
    Progress.ON_TRACK: 3,
    Progress.ONGOING: 2,
    Progress.ACTIVE: 2,
    Progress.LONG_TERM: 2,
    Progress.BEHIND: 0,
    Progress.NOT_DONE: 0,
    Progress.NOT_STARTED: 0,
}
_DONE, _PLANNED = 5, 1
_PLAN = re.compile(
    r"拟|计划|将(?![近军士])|力争|预计|预期|打算|争取|确保|[应须]|底?之?前(?:完成|建成|实现)"
)
_DEED = re.compile(
    r"已经?(?!久)|完成|办结|完毕|到位|建成|投运|投用|竣工|通过[^，。；]{0,6}验收|清零|消除|解决"
)
_DATED = re.compile("[年月日季底]")
_STOP = re.compile(r"[，,；;。：:（）()！？\n]")


@dataclass(frozen=True, slots=True)
class Raised:
    """A clause that claims more now: the `old` words, the `new` ones at `start` to `end`."""

    old: str
    new: str
    start: int
    end: int


def raised(old: str, new: str) -> list[Raised]:
    """The clauses of a sentence that claim more progress than the ones they were changed from."""
    found: dict[tuple[int, int], Raised] = {}
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, old, new, False).get_opcodes():
        if tag == "equal":
            continue
        before, (start, end) = old[slice(*_clause(old, i1, i2))], _clause(new, j1, j2)
        now = new[start:end]
        if _raises(strength(before), strength(now)):
            found.setdefault((start, end), Raised(before, now, start, end))
    return list(found.values())


def strength(words: str) -> int | None:
    """How far along something is by some words, from 0 (未) to 6 (已销号).

    None where they do not say.
    """
    bare = _without_amounts(words)
    read = _STRENGTHS.get(read_status(bare).progress)
    if read is not None:
        return read
    if _PLAN.search(bare):
        return _PLANNED
    return _DONE if _DEED.search(bare) else None


def _raises(old: int | None, new: int | None) -> bool:
    if new is None:
        return False
    return new > old if old is not None else new >= _STRENGTHS[Progress.NEARLY]


def _clause(text: str, start: int, end: int) -> tuple[int, int]:
    """The clause or clauses around a stretch of a sentence, without the stops around them."""
    before = [m.end() for m in _STOP.finditer(text, 0, start)]
    after = _STOP.search(text, end)
    return (before[-1] if before else 0), (after.start() if after else len(text))


def _without_amounts(words: str) -> str:
    """'完成项' and the like are read as 完成; dates stay, since a deadline makes a plan."""
    kept, at = [], 0
    for amount in (h for h in held(words) if not _DATED.search(h.text)):
        kept.append(words[at : amount.start])
        at = amount.end
    return "".join([*kept, words[at:]])
