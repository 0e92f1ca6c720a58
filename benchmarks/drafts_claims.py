"""A second, small ladder of what a clause claims: planned, under way, nearly done, done, closed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from benchmarks.drafts_numbers import Number, numbers

__all__ = ["CLOSED", "DONE", "PLANNED", "claim", "clauses", "is_planned", "raised_over"]

DENIED, PLANNED, DOING, ON_TRACK, NEARLY, DONE, CLOSED = range(7)
_STOP = re.compile(r"[,，;；。()（）!?！？]")
_DUE = re.compile("时限|到期")
_NO_CLAIM = re.compile(r"完成(?:率|时限|情况|日期|时间)|整改时限|销号(?:率|情况|日期|办法|公示)")
_DENIED = re.compile(r"[未没][^，]{0,4}?(?:完成|达到|达标|销号|启动|开工|整改)|滞后|逾期")
_PLANNED = re.compile(
    r"拟|计划(?!单列)|将(?![近军士要])|力争|预计|打算|争取|确保|应[于当完]|须|待|目标|底?之?前完成|拟于"
)
_PLAN_HEADS = re.compile(r"拟|计划|力争|打算|目标")
_STILL = re.compile("正在|剩余|尚余")
_STATUS_CHARACTERS = 20
_LADDER = (
    (DOING, re.compile(r"剩余|尚余|(?:申请|办理|正在|启动)[^，]{0,4}销号")),
    (CLOSED, re.compile(r"销号")),
    (NEARLY, re.compile(r"基本(?:整改)?(?:完成|到位|办结)")),
    (ON_TRACK, re.compile(r"序时")),
    (DOING, re.compile(r"正在|推进|加快|进行中|实施中")),
    (DONE, re.compile(r"完成|办结|完毕|到位|建成|投运|竣工|已|清零|解决")),
)


def clauses(text: str) -> list[str]:
    """The clauses of a flat text."""
    return [clause for clause in _STOP.split(text) if clause]


def is_planned(text: str) -> bool:
    """Whether a text only plans."""
    return bool(_PLANNED.search(text))


@lru_cache(maxsize=65_536)
def claim(clause: str) -> int | None:
    """How far a clause says that things have come, from DENIED to CLOSED; None where it does not.

    The weaker of two is taken.
    """
    said = _NO_CLAIM.sub("", _without(clause, numbers(clause)))
    if _DENIED.search(said):
        return DENIED
    if is_planned(said):
        return PLANNED
    return next((step for step, words in _LADDER if words.search(said)), None)


def raised_over(clause: str, quotes: Sequence[str], sentence: str) -> tuple[str, str] | None:
    """The clause and the one it was made from where it claims more than that; None otherwise.

    A clause is made from the clauses of the quotes that hold a figure of it, from quotes that are
    no more than a status, as a ledger's cell is, or, where it has no figure, from those most like
    it. One that states a figure flatly claims it as done; one that tells when things are due
    claims nothing.
    """
    if _DUE.search(clause):
        return None
    own = numbers(clause)
    claimed = claim(clause)
    if claimed is None and own and not is_planned(sentence):
        claimed = DONE
    if claimed is None or claimed <= PLANNED:
        return None
    said = [pair for quote in quotes for pair in _said(quote)]
    origins = _origins(clause, own, said)
    origins += [(q, q) for q in quotes if len(q) <= _STATUS_CHARACTERS and claim(q) is not None]
    if not origins:
        return None
    best = max(origins, key=lambda origin: _allowed(*origin))
    return (clause, best[0]) if claimed > _allowed(*best) else None


@lru_cache(maxsize=4096)
def _said(quote: str) -> tuple[tuple[str, str], ...]:
    """The clauses of a quote, each with its sentence."""
    return tuple((c, s) for s in re.split("[。!?！？;；]", quote) for c in clauses(s))


def _allowed(clause: str, sentence: str) -> int:
    """The most that may be claimed on the ground of a clause; a flat statement is a deed.

    So is 推进 with a figure, unless it says that it goes on.
    """
    claimed = claim(clause)
    if claimed is not None:
        loose = claimed == DOING and numbers(clause) and not _STILL.search(clause)
        return DONE if loose else claimed
    before = sentence[: sentence.find(clause)]
    return PLANNED if _PLAN_HEADS.search(before) else DONE


def _origins(
    clause: str, own: Sequence[Number], said: Sequence[tuple[str, str]]
) -> list[tuple[str, str]]:
    if own:
        return [
            (c, s) for c, s in said if any(mine.same(other) for mine in own for other in numbers(c))
        ]
    pairs = _pairs(clause)
    like = [(len(pairs & _pairs(c)) / max(1, len(pairs)), c, s) for c, s in said]
    most = max((share for share, _, _ in like), default=0.0)
    return [(c, s) for share, c, s in like if share == most and share >= 0.5]


@lru_cache(maxsize=65_536)
def _pairs(text: str) -> frozenset[str]:
    bare = re.sub(r"已|正在|拟|计划|基本|完成|销号|推进", "", text)
    return frozenset(bare[i : i + 2] for i in range(len(bare) - 1))


def _without(text: str, found: Iterable[Number]) -> str:
    kept, at = [], 0
    for number in found:
        kept.append(text[at : number.start])
        at = number.end
    return "".join([*kept, text[at:]])
