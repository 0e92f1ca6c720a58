"""The names that a sentence gives for what it counts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.draft_clauses import Clause
from assistant.status import Progress, read_status
from index.quantities import quantities

__all__ = ["Mention", "mentions", "split_names", "subjects"]

_LEAD = re.compile(
    r"[，：（]?(?:任务|问题|事项)?[，：（]?(?:分别|具体)?(?:为|是|即|有|包括|系)[：，]?"
    r"|[，]?(?:任务|问题|事项)?："
)
_LIST = re.compile(r"[^；。（）]+(?:（[^（）]*）[^；。（）]*)*")
_BRACKETS = re.compile(r"（([^（）]*)）")
_COUNTED = re.compile(
    r"，[^，]*?[\d一二三四五六七八九十两]+余?(?:项|个)|，(?:经|其中|均|已|前者|现|目前|因|尚)"
)
_SUCH = re.compile(r"^(?:其中|目前|有)?(.{4,}?)等(?:这)?$")
_STATE_IS = re.compile(
    r"(?P<state>[^，；：。（）]{2,12}?)的(?:任务|问题|事项)?(?:分别)?(?:是|为|有|"
    r"包括)[：]?(?P<names>[^；。]+)"
)
_TAIL = re.compile(r"(?:的?进度)?(?:要求)?")
_PIECE = re.compile(r"[^，；：。（）]+")


@dataclass(frozen=True, slots=True)
class Mention:
    """Names as they stand in a sentence, and how many tasks they are."""

    names: str
    number: int


def mentions(sentence: str, clauses: Sequence[Clause], progress: Progress) -> list[Mention]:
    """The tasks that a sentence names as being in a state, in its order.

    After a count ('2项未达到序时进度，分别为：甲和乙'), before it ('甲、乙等2项未达到'), in
    brackets ('2项（甲、乙）'), and without a count after the state ('未达到序时进度的是甲和乙').
    """
    found = [
        Mention(names, clause.number)
        for clause in clauses
        if clause.status.progress is progress and (names := _counted(sentence, clause))
    ]
    for match in _STATE_IS.finditer(sentence):
        names = _until_count(match["names"].split("，")[0])
        if names and read_status(match["state"]).progress is progress:
            found.append(Mention(names, len(split_names(names))))
    return found


def subjects(sentence: str, progress: Progress) -> list[Mention]:
    """The subjects of a sentence's clauses that state a status without a count.

    '甲、乙达到序时进度，丙未达到序时进度' names 丙 for 未达到序时进度.
    """
    found: list[Mention] = []
    for piece in _PIECE.findall(sentence):
        if read_status(piece).progress is not progress or quantities(piece):
            continue
        starts = range(1, len(piece))
        cut = max((i for i in starts if read_status(piece[i:]).progress is progress), default=0)
        state = piece[cut:]
        ends = range(1, len(state) + 1)
        said = next(j for j in ends if read_status(state[:j]).progress is progress)
        names = re.sub(r"(?:均|都|已经?|全部|目前|仍|暂)+$", "", piece[:cut])
        if _TAIL.fullmatch(state[said:]) and _plausible(names):
            found.append(Mention(names, len(split_names(names))))
    return found


def _counted(sentence: str, clause: Clause) -> str:
    rest = sentence[clause.end :]
    if (lead := _LEAD.match(rest)) and (found := _LIST.match(rest, lead.end())):
        first = _until_count(found.group().split("，")[0])
        enough = len(split_names(first)) == clause.number
        return first if enough else _until_count(found.group())
    if (brackets := _BRACKETS.match(rest)) and _plausible(brackets[1]):
        return brackets[1]
    before = clause.text.split(clause.amount)[0]
    if such := _SUCH.match(before):
        return such[1]
    listed = _plausible(before) and len(before) >= 4 and not before.endswith("的")
    return before if listed and len(split_names(before)) == clause.number else ""


def split_names(names: str) -> list[str]:
    """The single names of a list such as '甲、乙和丙'; a name that holds 和 is cut in two."""
    return [name for name in re.split(r"、|以及|和|及", names) if name]


def _until_count(names: str) -> str:
    cut = _COUNTED.search(names)
    text = names[: cut.start()] if cut else names
    return text.strip("，、") if _plausible(text) else ""


def _plausible(names: str) -> bool:
    """True for text that can name tasks: two Chinese characters, no status, no count of its own."""
    return bool(re.search(r"[一-鿿]{2}", names)) and (
        read_status(names).progress is Progress.UNKNOWN
    )
