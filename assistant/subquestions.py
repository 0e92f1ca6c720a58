"""Several questions asked in one, each as a question that stands alone."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from assistant.dialogue import standalone
from assistant.dialogue_turn import take_apart
from index.question import Question, understand
from index.question_manner import Manner

__all__ = ["subquestions", "things_of"]

_END = re.compile(r"[?？;；。!！]+")
_ASKS = re.compile(
    r"多少|几|什么|啥|哪|谁|怎|如何|咋|为何|何时|吗|呢$|多[大长高远深久]|排名|第几|原因|是否|有没有"
)
_OF_ITS_OWN = (
    Manner.WHY, Manner.WHO, Manner.WHICH, Manner.WHEN, Manner.WHERE, Manner.MEASURES, Manner.RANK,
)  # fmt: skip
_ANSWERED_TOGETHER = (Manner.COMPARE, Manner.CHANGE, Manner.WHETHER, Manner.WHAT)
_EACH = re.compile(
    r"(?P<one>[一-龥A-Za-z]{2,12}?)(?:和|与|、|以及|及|跟)(?P<other>[一-龥A-Za-z]{2,12}?)"
    r"(?:总共|一共)?(?P<each>(?:各自?|分别)(?:是|有|为|达到?|完成|增长)?(?:多少|几).*)$"
)
_MEASURE = re.compile(r"(?:产量|产值|收入|支出|总额|面积|增速|增幅|占比|人数|率|里程|增加值)$")
_NO_THING = re.compile(r"^第|[增降]|占比|率$")
_SHORT_NAME = 3
_MOST = 4
_PLAN = re.compile(r"计划|目标|准备|打算|预期")
_ONLY_DONE = re.compile(r"实际是?(?=多少|几)")
_DONE = re.compile(r"实际|实现了|完成了")


def subquestions(
    question: str, places: Iterable[str] = (), today: date | None = None
) -> tuple[str, ...]:
    """The questions that a question consists of, at most four; it alone where it is one.

    Each takes the place, the time and the thing that it leaves out from those before it. A clause
    after a comma is a question of its own only where it asks for something else than a number, or
    for what came of a plan.
    """
    known = tuple(places)
    pieces = [piece for said in _END.split(question) for piece in _clauses(said, known, today)]
    pieces = [piece for piece in pieces if _ASKS.search(piece)]
    if len(pieces) < 2:
        return (question,)
    if not _ASKS.search(next(iter(_END.split(question)))):
        return (question,)
    whole: list[str] = []
    for piece in pieces[:_MOST]:
        asked = standalone(f"{piece}？", whole, known, today)
        done = _DONE.search(piece) and not _PLAN.search(piece)
        whole.append(_ONLY_DONE.sub("是", _PLAN.sub("", asked)) if done else asked)
    return tuple(dict.fromkeys(whole))


def _clauses(said: str, known: tuple[str, ...], today: date | None) -> list[str]:
    """The clauses of a sentence, joined to the one before but for those of their own kind."""
    found: list[str] = []
    for clause in re.split(r"[,，]", said.strip(" ,，")):
        if found and not _is_own(found[-1], clause, known, today):
            found[-1] += f"，{clause}"
        elif clause:
            found.append(clause)
    return found


def _is_own(before: str, clause: str, known: tuple[str, ...], today: date | None) -> bool:
    if not _ASKS.search(before) or not _ASKS.search(clause):
        return False
    if _is_done(before, clause) or _is_done(clause, before):
        return True
    first = understand(before, known, today).manner
    manner = understand(clause, known, today).manner
    return first not in _ANSWERED_TOGETHER and manner in _OF_ITS_OWN and manner is not first


def _is_done(plan: str, result: str) -> bool:
    """Whether one clause asks for a plan and the other for what came of it."""
    planned = _PLAN.search(plan) and not _PLAN.search(result)
    return bool(planned and _DONE.search(result) and not _DONE.search(plan))


def things_of(question: Question, places: Iterable[str], today: date | None) -> tuple[str, ...]:
    """The questions on two things that are asked of together (粮食和蔬菜产量各多少); () for one."""
    known = tuple(places)
    turn = take_apart(question.text, known, today or date.today())
    pair = _EACH.search(turn.rest.rstrip("?？。"))
    if pair is None or turn.rest[: pair.start()] or _NO_THING.search(pair["one"] + pair["other"]):
        return ()
    measure = _MEASURE.search(pair["other"])
    one = pair["one"]
    if measure and len(one) <= _SHORT_NAME and not _MEASURE.search(one):
        one += measure.group()
    each = re.sub(r"^(?:各自?|分别)", "", pair["each"])
    return tuple(f"{turn.place}{turn.time}{thing}{each}？" for thing in (one, pair["other"]))
