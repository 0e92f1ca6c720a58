"""Short answers read out of one sentence."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

from index.asked import Asked, Form, unit_fit
from index.quantities import Quantity, quantities
from index.tokens import fold

__all__ = ["Found", "coverage", "coverage_by_token", "extract", "written"]

_CLAUSE = re.compile(
    r"(?<!\d)[，,](?!\d)|(?<=\d)[，](?=\d)|[；;。：:！？!?、\n（）()]|(?<=[^\d])[,](?=[^\d])"
)
_CHANGE_BEFORE = re.compile(
    r"(?:增长|提高|上升|下降|增加|减少|降低|增幅|涨|增速|提升|回落|扩大|同比|上涨|增产|减产|净增|新增|降幅|涨幅)[了约近超过]*$"
)
_GOES_ON = re.compile(r"其中|达|总[量数额]|累计|同比|增[长至]|提高|下降|占|为|均|居")
_RISEN_TO = re.compile(r"[由从][^，。；]{0,24}[到至为][了约近超过]*$")
_YEAR = re.compile(r"(?:19|20)\d\d")
_GROWN = re.compile(r"(?:新增|净增|新建|新认定|新设|新培育|增加|减少|新登记)[^，。、；\d]{0,6}$")
_DATE = re.compile(
    r"(?:[〇○零一二三四五六七八九]{4}年|\d{4}年)?(?:[一二三四五六七八九十]{1,2}|\d{1,2})月"
    r"(?:(?:[一二三四五六七八九十]{1,3}|\d{1,2})日)?(?:(?:至|到|—|-|－)(?:(?:[一二三四五六七八九十]{1,2}|\d{1,2})月)?"
    r"(?:[一二三四五六七八九十]{1,3}|\d{1,2})日)?|(?:\d{4}|[〇○零一二三四五六七八九]{4})年(?:底|末|初)?"
)
_QUOTED = re.compile(r"《[^》]{1,40}》|“[^”]{1,30}”")
_LIST_AFTER = re.compile(r"(?:分别[为是]|包括|即|主要有|名单为)[：:]?|[：:]")
_LIST_CLAUSE = re.compile(r"[，,。；;：:]")
_LIST_COLON = re.compile(r"(分别[为是]|包括|即|主要有|名单为)[：:]")
_ITEM_SPLIT = re.compile(r"[、]|以及|及(?!其)|和(?=[^谐平解])|[；;]")


@dataclass(frozen=True, slots=True)
class Found:
    """Short answers with how well they fit: `fit` is 0 to 1, `answers` in the order of the text."""

    answers: tuple[str, ...]
    fit: float


def extract(sentence: str, asked: Asked, weights: Mapping[str, float]) -> Found:
    """The short answers that a sentence gives to what is asked; none where its form is absent.

    `weights` are the question's tokens with their weight (rarer tokens weigh more).
    """
    if asked.form is Form.AMOUNT:
        return _amounts(sentence, asked, weights)
    if asked.form is Form.DATE:
        return _dates(sentence, weights)
    if asked.form is Form.LIST:
        return _items(sentence, asked, weights)
    if asked.form is Form.NAME:
        return _names(sentence, weights)
    return Found((), 0.5)


def written(sentence: str, quantity: Quantity) -> str:
    """A quantity as the sentence writes it, with the word that qualifies it on either side."""
    end = quantity.end
    if quantity.tail and sentence.startswith(quantity.tail, end):
        end += len(quantity.tail)
    return sentence[quantity.start - len(quantity.hedge) : end]


def coverage_by_token(text: str, weights: Mapping[str, float]) -> frozenset[str]:
    """The question's tokens that stand in the text; numbers and Latin words only as a whole."""
    folded = fold(text)
    return frozenset(token for token in weights if token in folded and _whole(token, folded))


def _whole(token: str, folded: str) -> bool:
    if not token[0].isascii():
        return True
    return re.search(rf"(?<![a-z\d.]){re.escape(token)}(?![a-z\d])", folded) is not None


def coverage(text: str, weights: Mapping[str, float]) -> float:
    """The share of the question's weight whose tokens stand in the text, from 0 to 1."""
    total = sum(weights.values())
    return sum(weights[token] for token in coverage_by_token(text, weights)) / (total or 1.0)


def _clauses(sentence: str) -> list[tuple[int, int]]:
    cuts = [0, *(m.end() for m in _CLAUSE.finditer(sentence)), len(sentence)]
    return [(a, b) for a, b in pairwise(cuts) if b > a]


def _amounts(sentence: str, asked: Asked, weights: Mapping[str, float]) -> Found:
    read = quantities(sentence)
    held = [coverage_by_token(sentence[a:b], weights) for a, b in _clauses(sentence)]
    asked = replace(asked, unit="", kind="") if asked.several > 1 else asked
    busy = _busy_clauses(sentence, read)
    scored = [
        (_amount_fit(sentence, i, read, asked, held, busy, weights), q) for i, q in enumerate(read)
    ]
    best = max((score for score, _ in scored), default=0.0)
    if best <= 0:
        return Found((), 0.0)
    if asked.several > 1:
        return _several(sentence, asked, scored, best)
    quantity = next(q for score, q in scored if score == best)
    return Found((_joined(sentence, quantity, read),), min(1.0, best))


def _amount_fit(
    sentence: str,
    number: int,
    read: tuple[Quantity, ...],
    asked: Asked,
    held: list[frozenset[str]],
    busy: list[bool],
    weights: Mapping[str, float],
) -> float:
    """The unit's fit × the share of the question that the quantity's own clause or, at a
    discount, the clauses before it hold × how its role (level, change, from, to) fits."""
    quantity = read[number]
    fit = unit_fit(asked, quantity)
    if not fit:
        return 0.0
    at = next(i for i, (_, end) in enumerate(_clauses(sentence)) if quantity.start < end)
    near = _inherited(at, held, busy, weights)
    close = coverage(_close_words(sentence, number, read), weights)
    framed = _framed(sentence, quantity, asked)
    polarity = _polarity_fit(sentence, number, read, weights)
    return (
        fit
        * polarity
        * _role_fit(sentence, number, read, asked, weights)
        * (0.2 + 0.65 * near + 0.25 * close + 0.3 * framed)
    )


def _framed(sentence: str, quantity: Quantity, asked: Asked) -> float:
    """How far the words beside the amount are those beside the question word, from 0 to 2.5."""
    risen = _RISEN_TO.search(sentence, max(0, quantity.start - 30), quantity.start)
    start = risen.start() if risen else quantity.start
    before = sentence[max(0, start - 6) : start]
    after = sentence[quantity.end : quantity.end + 8]
    verb = 1.5 if asked.before and asked.before in before else 0.0
    if asked.before and not verb and asked.before[-1] in before[-3:]:
        verb = 0.7
    pairs = [asked.after[i : i + 2] for i in range(len(asked.after) - 1)]
    noun = sum(pair in after for pair in pairs) / len(pairs) if pairs else 0.0
    return verb + noun


def _inherited(
    at: int, held: list[frozenset[str]], busy: list[bool], weights: Mapping[str, float]
) -> float:
    total = sum(weights.values()) or 1.0
    value = 0.0
    for token, weight in weights.items():
        nearest = next((i for i in range(at, -1, -1) if token in held[i]), None)
        if nearest is not None:
            rival = 0.6 if nearest != at and busy[nearest] else 1.0
            value += weight * (rival * 0.7 * 0.8 ** (at - nearest - 1) if nearest != at else 1.0)
    return value / total


def _busy_clauses(sentence: str, read: tuple[Quantity, ...]) -> list[bool]:
    """Whether a clause has an amount of its own that the next clause does not go on with.

    其中 opens the parts of what stands before; 达到, 增长, 占 and the like say more of it.
    """
    clauses = _clauses(sentence)
    taken = [any(a <= q.start < b for q in read) for a, b in clauses]
    opens = [bool(_GOES_ON.match(sentence, b)) for _, b in clauses]
    return [busy and not opening for busy, opening in zip(taken, opens, strict=True)]


def _close_words(sentence: str, number: int, read: tuple[Quantity, ...]) -> str:
    quantity = read[number]
    low = max(read[number - 1].end if number else 0, quantity.start - 12)
    high = min(
        read[number + 1].start if number + 1 < len(read) else len(sentence), quantity.end + 10
    )
    after = re.split(r"[，,。；;、]", sentence[quantity.end : high])[0]
    return re.split(r"[，。；;、]", sentence[low : quantity.start])[-1] + after


def _polarity_fit(
    sentence: str, number: int, read: tuple[Quantity, ...], weights: Mapping[str, float]
) -> float:
    denied = bool(re.search("[未没不]", _close_words(sentence, number, read)))
    return 1.0 if denied == any(token in weights for token in "未没不") else 0.8


def _role_fit(
    sentence: str,
    number: int,
    read: tuple[Quantity, ...],
    asked: Asked,
    weights: Mapping[str, float],
) -> float:
    quantity = read[number]
    before = sentence[max(0, quantity.start - 14) : quantity.start - len(quantity.qualifier)]
    is_change = bool(_CHANGE_BEFORE.search(before))
    role = 0.5 if sentence[quantity.start] == "一" and quantity.value == 1 else 1.0
    dated = re.search(r"((?:19|20)\d\d)年[的底末为达到]{0,2}$", before)
    if dated and any(_YEAR.fullmatch(token) for token in weights):
        role *= 1.3 if dated[1] in weights else 0.6
    if asked.several > 1:
        return role
    if asked.change and not is_change:
        role = 0.7
    elif is_change and not asked.change and quantity.kind in ("percent", "points", "times"):
        role = 0.6 if asked.kind != "percent" else 0.75
    if number + 1 < len(read):
        between = sentence[quantity.end : read[number + 1].start]
        if re.search(r"[由从][^，。]{0,16}$", before) and re.search(r"[到至为]", between):
            role *= 0.6
        if quantity.qualifier in ("突破", "超过", "超") and re.match(
            r"[、，]?(?:大关)?[、，]?达", between
        ):
            role *= 0.4
    grown = _GROWN.search(before)
    if grown and not asked.change and grown.group()[0] not in weights:
        role *= 0.75
    return role


def _several(
    sentence: str, asked: Asked, scored: list[tuple[float, Quantity]], best: float
) -> Found:
    """The best amounts in the order of the text; a level and its growth where both are asked."""
    chosen = sorted(scored, key=lambda pair: -pair[0])[: max(asked.several, 2)]
    kept = [q for score, q in chosen if score >= 0.3 * best]
    growth = _growth_after(kept[0], scored) if asked.change else None
    if growth is not None and growth not in kept:
        kept = [kept[0], growth]
    kept.sort(key=lambda q: q.start)
    if len(kept) > 1 and all(a.end == b.start for a, b in pairwise(kept)):
        return Found((sentence[kept[0].start : kept[-1].end],), min(1.0, best))
    return Found(tuple(written(sentence, q) for q in kept), min(1.0, best))


def _growth_after(level: Quantity, scored: list[tuple[float, Quantity]]) -> Quantity | None:
    after = (q for _, q in scored if q.start > level.end and q.kind in ("percent", "points"))
    return next(after, None) if level.kind not in ("percent", "points") else None


def _joined(sentence: str, quantity: Quantity, read: tuple[Quantity, ...]) -> str:
    """The quantity with those that touch it: 6条8段 is one answer."""
    first = last = read.index(quantity)
    while first and read[first - 1].end == read[first].start:
        first -= 1
    while last + 1 < len(read) and read[last + 1].start == read[last].end:
        last += 1
    if first == last:
        return written(sentence, quantity)
    return sentence[read[first].start : read[last].end]


def _dates(sentence: str, weights: Mapping[str, float]) -> Found:
    best, answer = 0.0, ""
    for match in _DATE.finditer(sentence):
        near = coverage(sentence[max(0, match.start() - 30) : match.end() + 40], weights)
        precise = 0.3 if "月" in match.group() else 0.1
        if near + precise > best:
            best, answer = near + precise, match.group()
    return Found((answer,) if answer else (), min(1.0, best))


def _items(sentence: str, asked: Asked, weights: Mapping[str, float]) -> Found:
    """The items of the enumeration whose surroundings speak of what is asked."""
    best = 0.0
    answers: tuple[str, ...] = ()
    clauses = _LIST_CLAUSE.split(_LIST_COLON.sub(r"\1", sentence))
    for i, clause in enumerate(clauses):
        items = _enumerated(clause)
        if len(items) < 2:
            continue
        value = 0.05 + coverage("，".join(clauses[max(0, i - 1) : i + 2]), weights)
        value += 0.2 if _LIST_AFTER.search(clause) or "等" in clause else 0.0
        value += 0.3 if len(items) == asked.several else 0.0
        if value > best:
            best, answers = value, items
    if not answers:
        return Found(_names(sentence, weights).answers, 0.2)
    return Found(answers, min(1.0, 0.4 + best))


def _enumerated(clause: str) -> tuple[str, ...]:
    parts = _ITEM_SPLIT.split(_after_marker(clause))
    items = (_trimmed(part) for part in parts if part.strip())
    return tuple(item for item in items if 1 < len(item) <= 40)


def _after_marker(clause: str) -> str:
    marked = _LIST_AFTER.search(clause)
    return clause[marked.end() :] if marked else clause


def _trimmed(item: str) -> str:
    item = re.sub(
        r"^(?:完成|开通|新增|包括|实施|推进|建成|其中|新开通|率先)了?", "", item.strip("。 ")
    )
    number = r"(?:\d+|[一二两三四五六七八九十]+)(?:条|个|座|家|项|处|所|名|位|大|种)"
    return re.sub(rf"(?:等)?{number}.*$", "", item) or item


def _names(sentence: str, weights: Mapping[str, float]) -> Found:
    """The clause that speaks of what is asked, with the one before it in a short sentence, and
    the quoted names in it."""
    clauses = [c.strip("，,。；;：:、 \n") for c in re.split(r"[，,；;。]", sentence)]
    clauses = [c for c in clauses if c]
    if not clauses:
        return Found((), 0.0)
    denied = any(token in weights for token in "未没不")
    values = [
        coverage(c, weights) * (1.0 if denied == bool(re.search("[未没不]", c)) else 0.7)
        for c in clauses
    ]
    at = max(range(len(clauses)), key=lambda i: (values[i], -i))
    answer = clauses[at]
    if at and len(clauses[at - 1]) + len(answer) <= 40 and not re.search(r"\d", answer):
        answer = clauses[at - 1] + "，" + answer
    names = tuple(m.group() for m in _QUOTED.finditer(answer))
    return Found((*names, answer), min(1.0, 0.3 + values[at]))
