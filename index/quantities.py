"""Numbers with their units, read on Decimal."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib.resources import files

from index.numerals import CHINESE_NUMBER, chinese_value

__all__ = ["Quantity", "quantities", "unit_kind", "units"]

_SCALES = {
    "": Decimal(1),
    "百": Decimal(100),
    "千": Decimal(1000),
    "万": Decimal(10**4),
    "十万": Decimal(10**5),
    "百万": Decimal(10**6),
    "千万": Decimal(10**7),
    "亿": Decimal(10**8),
    "万亿": Decimal(10**12),
}
_ARABIC = r"[0-9０-９]+(?:[,，][0-9０-９]{3}(?![0-9０-９]))*(?:[.．][0-9０-９]+)?"
_SPREAD = r"(?:万亿|千万|百万|十万|亿|万|千|百)?"
_FUZZ = r"(?:[多余来](?![年月日]))?"
_BEFORE = r"(?P<qualifier>近|约|超过|超|突破|不足|不到|至少|最多|首次|累计)?"
_SKIP_BEFORE = re.compile(r"(?:第|〔|［|[A-Za-z\-+＋“‘《]|十四五|[0-9０-９][.．])$")
_NOT_COUNTS = re.compile(
    r"(?:[一二两三四五六七八九十]个(?:意识|自信|维护|确立|服从|全面|文明|务必|替代|方面的)|"
    r"一(?:个个|家家|件件|条条|处处|口气|面|条龙|张蓝图|站式|类|部分|套|批|对一|项项|线|种|期|把手)|"
    r"[三五]年来?|[一二三四五]个五年|万[家户众]|千[家户])"
)


@dataclass(frozen=True, slots=True)
class Quantity:
    """One amount in a text: `text[start:end]` is the number with scale and unit.

    The amount is `value` × `scale` in `unit` ('83.6亿元' is 83.6 × 10^8 元). `upper` is the larger
    end of a range, else None. `qualifier` is the word before the number (近, 约, 超 …), `tail` the
    word after it (多, 余, 左右, 以上, 以下, 以内 …); `kind` groups units that answer the same
    question ('money', 'percent', 'length', 'count' …; 'bare' for a number without a unit).
    """

    start: int
    end: int
    value: Decimal
    scale: Decimal
    unit: str
    kind: str
    upper: Decimal | None = None
    qualifier: str = ""
    tail: str = ""

    @property
    def amount(self) -> Decimal:
        """The value times its scale, in `unit`."""
        return self.value * self.scale


@cache
def units() -> dict[str, str]:
    """Every known unit with its kind, read from data/units.tsv."""
    table = (files("index") / "data" / "units.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in table.splitlines() if line and line[0] != "#")
    return {row[0]: row[1] for row in rows}


def unit_kind(unit: str) -> str:
    """The kind of a unit ('元' → 'money'), or an empty string for an unknown one."""
    return units().get(unicodedata.normalize("NFKC", unit), "")


@cache
def _pattern() -> re.Pattern[str]:
    names = sorted({*units(), "％", "℃", "台（套）"}, key=len, reverse=True)
    unit = "|".join(re.escape(name) for name in names)
    number = rf"(?:{_ARABIC}|{CHINESE_NUMBER})"
    dash = r"(?:[—\-－–~～至到])"
    return re.compile(
        rf"{_BEFORE}(?P<span>(?:(?P<share>百分之|千分之)(?P<of>{number})"
        rf"|(?P<parts>{number})分之(?P<part>{number})"
        rf"|(?P<yi>{number})亿(?P<wan>{number})(?P<wan_scale>[千百]?)(?P<fuzz4>{_FUZZ})万(?P<unit4>{unit})?"
        rf"|(?P<low1>{number})(?:{dash}(?P<high1>{number}))?(?P<fuzz1>{_FUZZ})(?P<unit1>{unit})"
        rf"|(?P<low2>{number}){_SPREAD}?{dash}(?P<high2>{number})(?P<scale2>{_SPREAD})(?P<unit2>{unit})?"
        rf"|(?P<low3>{number})(?P<fuzz3>{_FUZZ})(?P<scale3>{_SPREAD})(?P<fuzz5>{_FUZZ})(?P<unit3>{unit})?"
        rf"))(?P<tail>左右|以上|以下|以内|上下|多|余)?"
    )


def quantities(text: str) -> tuple[Quantity, ...]:
    """The amounts of a text in its order, without overlap.

    Calendar dates, ordinals, section and document numbers, names such as 十四五 or T800 and
    set phrases such as 四个意识 are not amounts.
    """
    found = []
    for match in _pattern().finditer(text):
        quantity = _read(text, match)
        if quantity is not None:
            found.append(quantity)
    return tuple(found)


def _read(text: str, match: re.Match[str]) -> Quantity | None:
    start, end = match.span("span")
    if _SKIP_BEFORE.search(text[max(0, start - 4) : start]) or _NOT_COUNTS.match(text, start):
        return None
    unit = _unit(match)
    low = _first(match, "low1", "low2", "low3")
    if low and (_is_date(text, match, low, unit) or _is_name(text, match, low, unit)):
        return None
    value, scale = _value(match, low)
    high = _first(match, "high1", "high2")
    kind = units()[unit] if unit else ("fraction" if match["parts"] else "bare")
    return Quantity(
        start,
        end,
        value,
        scale,
        unit,
        kind,
        _number(high) if high else None,
        match["qualifier"] or "",
        _first(match, "fuzz1", "fuzz3", "fuzz4", "fuzz5", "tail"),
    )


def _first(match: re.Match[str], *names: str) -> str:
    return next((match[name] for name in names if match[name]), "")


def _unit(match: re.Match[str]) -> str:
    if match["share"]:
        return "%" if match["share"] == "百分之" else "‰"
    return unicodedata.normalize("NFKC", _first(match, "unit1", "unit2", "unit3", "unit4"))


def _value(match: re.Match[str], low: str) -> tuple[Decimal, Decimal]:
    if match["share"]:
        return _number(match["of"]), _SCALES[""]
    if match["parts"]:
        return _number(match["part"]) / _number(match["parts"]), _SCALES[""]
    if match["yi"]:
        tens = _number(match["wan"]) * _SCALES[match["wan_scale"] or ""]
        return _number(match["yi"]) * _SCALES["万"] + tens, _SCALES["万"]
    return _number(low), _SCALES[_first(match, "scale2", "scale3")]


def _number(written: str) -> Decimal:
    folded = unicodedata.normalize("NFKC", written).replace(",", "")
    return Decimal(folded) if folded[0].isdigit() else chinese_value(folded)


def _is_date(text: str, match: re.Match[str], low: str, unit: str) -> bool:
    after = text[match.end("span") : match.end("span") + 3]
    if unit in ("日", "号"):
        return True
    if unit == "年":
        digits = unicodedata.normalize("NFKC", low)
        if re.fullmatch(r"\d{4}|[一二三四五六七八九〇○零]{2,4}", digits):
            return True
        return bool(re.match(r"[初底末度]|\d{1,2}月|[上下]半", after)) or digits in ("01", "02")
    return not unit and bool(re.match(r"[年月日号世届]|\.\d", after))


def _is_name(text: str, match: re.Match[str], low: str, unit: str) -> bool:
    arabic = (
        unicodedata.normalize("NFKC", low)[0].isdigit() and low[0] not in "一二三四五六七八九十"
    )
    if unit:
        return (
            unit in ("门", "分", "期", "层", "面", "对", "口", "部")
            and not arabic
            and len(low) == 1
        )
    if match["scale2"] or match["scale3"]:
        return not arabic and not re.search("[一二三四五六七八九两]", low)
    after = text[match.end("span") : match.end("span") + 1]
    return (
        not arabic
        or not re.search(r"[.．]", low)
        or bool(re.match(r"[A-Za-z+＋、)）级强线版]", after))
    )
