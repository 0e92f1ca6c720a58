"""The items of the list that a question asks for."""

from __future__ import annotations

import re
from collections.abc import Mapping

from index.coverage import coverage
from index.extract_found import Found
from index.extract_names import names

__all__ = ["items"]

_LIST_AFTER = re.compile(r"(?:分别[为是]|包括|即|主要有|名单为)[：:]?|[：:]")
_QUOTED = re.compile(r"“[^”]+”|《[^》]+》")
_DENIED = re.compile("[未没不]")
_LIST_CLAUSE = re.compile(r"[，,。；;：:]")
_LIST_COLON = re.compile(r"(分别[为是]|包括|即|主要有|名单为)[：:]")
_ITEM_SPLIT = re.compile(r"[、；;]|以及|及(?!其)|和(?=[^谐平解])|(?<=[”》])(?=[“《])")


def items(sentence: str, several: int, weights: Mapping[str, float]) -> Found:
    """The items of the list whose surroundings speak of what is asked, and how well from 0 up."""
    best = 0.0
    answers: tuple[str, ...] = ()
    denied = any(token in weights for token in "未没不")
    clauses = _LIST_CLAUSE.split(_LIST_COLON.sub(r"\1", sentence))
    for i, clause in enumerate(clauses):
        listed = _enumerated(clause)
        said = "，".join(clauses[max(0, i - 1) : i + 1])
        if len(listed) < 2 or (denied and not _DENIED.search(said)):
            continue
        value = 0.05 + coverage("，".join(clauses[max(0, i - 1) : i + 2]), weights)
        value += 0.2 if _LIST_AFTER.search(clause) or "等" in clause else 0.0
        value += 0.3 if len(listed) == several else 0.0
        if value > best:
            best, answers = value, listed
    if not answers:
        return Found(names(sentence, weights).answers, 0.2)
    return Found(answers, 0.4 + best)


def _enumerated(clause: str) -> tuple[str, ...]:
    parts = [part for part in _ITEM_SPLIT.split(_after_marker(clause)) if part.strip()]
    quoted = [_QUOTED.match(part.strip()) for part in parts]
    if all(quoted):
        return tuple(match.group() for match in quoted if match)
    return tuple(item for item in map(_trimmed, parts) if 1 < len(item) <= 40)


def _after_marker(clause: str) -> str:
    marked = _LIST_AFTER.search(clause)
    return clause[marked.end() :] if marked else clause


def _trimmed(item: str) -> str:
    item = re.sub(
        r"^(?:完成|开通|新增|包括|实施|推进|建成|其中|新开通|率先)了?", "", item.strip("。 ")
    )
    number = r"(?:\d+|[一二两三四五六七八九十]+)(?:条|个|座|家|项|处|所|名|位|大|种)"
    return re.sub(rf"(?:等)?{number}.*$", "", item) or item
