"""Proportions written with colons, and the income of town against country."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from decimal import Decimal

from assistant.check_clauses import Term, Text
from assistant.check_kinds import same_measure
from assistant.check_report import as_written, finding
from assistant.finding import Finding
from assistant.interval import compatible, exact, is_fuzzy, written

__all__ = ["proportions"]

_NUMBER = r"[0-9０-９]{1,3}(?:[.．][0-9０-９]{1,2})?"
_COLON = r"\s?[:：∶]\s?"
_STRUCTURE = re.compile(
    rf"(?:产业|经济|种植|能源)?(?:结构|比重|比例|构成|占比)[^，。；0-9０-９]{{0,14}}"
    rf"(?P<row>{_NUMBER}(?:{_COLON}{_NUMBER}){{2,4}})(?![0-9０-９.．])"
)
_THREE = re.compile(
    rf"(?:三次产业|三大产业|一二三产业|一、二、三产业)[^，。；0-9０-９]{{0,24}}(?:贡献率|比重|占比)"
    rf"[^，。；0-9０-９]{{0,8}}分别(?:为|是|达到?)(?P<row>{_NUMBER}[%％]、{_NUMBER}[%％]"
    rf"(?:[、和与]){_NUMBER})[%％]"
)
_INCOMES = re.compile(
    r"城乡(?:居民)?(?:人均)?(?:可支配)?收入(?:之?比|比值|倍差)(?:为|缩小(?:到|至|为)|达到?|降至|降为)*"
    r"(?P<ratio>[1-9１-９][.．][0-9０-９]{1,3})"
)
_BACK = 400


def proportions(text: Text) -> Iterator[Finding]:
    """A finding for each row of shares that does not make 100 and each wrong ratio of incomes."""
    for match in _STRUCTURE.finditer(text.text):
        yield from _structure(text, match)
    for match in _THREE.finditer(text.text):
        yield from _structure(text, match)
    for match in _INCOMES.finditer(text.text):
        yield from _incomes(text, match)


def _folded(number: str) -> Decimal:
    return Decimal(unicodedata.normalize("NFKC", number))


def _structure(text: Text, match: re.Match[str]) -> Iterator[Finding]:
    numbers = [_folded(n) for n in re.findall(_NUMBER, match["row"])]
    total = sum(numbers, Decimal(0))
    if not 60 < total < 150 or abs(total - 100) <= Decimal("0.3"):
        return
    formula = "+".join(map(str, numbers)) + f" = {total}"
    message = f"各部分之和为{total}，不等于100。"
    sure = all("." in unicodedata.normalize("NFKC", n) for n in re.findall(_NUMBER, match["row"]))
    yield finding(
        text,
        "ratio",
        "error" if sure else "warning",
        match.start("row"),
        match.end("row"),
        message,
        "100",
        str(total),
        formula,
    )


def _incomes(text: Text, match: re.Match[str]) -> Iterator[Finding]:
    before = [t for t in text.near(match.start() - _BACK, match.start()) if _is_income(t)]
    town = [t for t in before if re.search("城镇|城市", t.label)]
    country = [t for t in before if re.search("农村|农民", t.label)]
    if not town or not country or not same_measure(town[-1].figure, country[-1].figure):
        return
    stated = _folded(match["ratio"])
    exponent = stated.as_tuple().exponent
    step = Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)
    ratio = written(town[-1].figure) / written(country[-1].figure)
    if compatible(ratio, exact(stated).wider(step)):
        return
    expected = str(ratio.middle.quantize(step))
    one, two = as_written(town[-1].figure), as_written(country[-1].figure)
    message = f"城乡收入之比按{one}与{two}计算为{expected}，文中写{stated}。"
    start = min(town[-1].start, country[-1].start)
    if town[-1].sentence[1] < match.start():
        start = match.start()
    yield finding(
        text,
        "ratio",
        "error",
        start,
        match.end(),
        message,
        expected,
        str(stated),
        f"{one}/{two} = {expected}",
    )


def _is_income(term: Term) -> bool:
    return term.sort == "level" and "收入" in term.label and not is_fuzzy(term.figure)
