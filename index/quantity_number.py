"""One written number: its digits, its scale, and the fuzzy word between them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from index.numerals import NUMERAL, chinese_value

__all__ = ["Number", "folded", "past", "read_number"]

# Each fold is one character to one character, so that offsets stay those of the text.
_FOLD = {ord("０") + i: str(i) for i in range(10)}
_FOLD |= {ord("Ａ") + i: chr(ord("A") + i) for i in range(26)}
_FOLD |= {ord("ａ") + i: chr(ord("a") + i) for i in range(26)}
_FOLD |= {ord(a): b for a, b in zip("．％／－−‐‑～＋﹪", ".%/----~+%", strict=True)}
_FOLD |= {ord(a): b for a, b in zip("萬億點兩個餘幾貳陸", "万亿点两个余几贰陆", strict=True)}
_FOLD |= {ord(c): " " for c in "\t\u00a0\u2002\u2003\u2009\u202f\u3000"}
_WIDE_COMMA = re.compile(r"(?<=[０-９])，(?=[０-９]{3}(?![０-９]))")

_MAX_NUMERAL = 32
_CHINESE = "零〇○一二两三四五六七八九十百千万亿"
_PLAIN = re.compile(
    r"\d{1,3}(?:,\d{3}){1,6}(?!\d)|\d{1,3}(?:，\d{3}){2,6}(?!\d)|\d{1,3}，\d{3}(?=\.\d\d(?!\d))|\d{1,18}"
)
_DECIMALS = re.compile(r"\.\d{1,10}|·\d{1,4}(?=[%‰万亿倍元吨]|公[里斤顷]|个百分点|千[米瓦克])")
_SPACED = re.compile(r"\d(?: \d| \. ?\d)(?: \d| ?\. ?\d){0,16}(?![ .]?\d)")
_RUN = re.compile(
    rf"[壹贰叁肆伍陆柒捌玖][拾佰仟十百千万亿][壹贰叁肆伍陆柒捌玖拾佰仟{_CHINESE}]{{0,30}}"
    rf"|[{_CHINESE}]{{1,{_MAX_NUMERAL}}}"
)
_POINT = re.compile(r"点[零〇○一二三四五六七八九]{1,8}(?![十百千])")
_CHINESE_SCALE = re.compile(r"([多余来]?)(万亿|万万|亿|万)")
_SCALE = re.compile(
    r" ?\n?([多余来]?)([十百千万]?)([多余来]?)(万亿|万万|万|亿)"
    r"| ?([多余来]?)(百(?![帕分])|千(?![瓦米克伏卡帕焦赫乏字比安分]))"
)
_FUZZ = re.compile(r" ?([多余来])")
_FACTORS = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "万万": 10**8, "亿": 10**8,
            "万亿": 10**12}  # fmt: skip
_ENDS_IN_SCALE = re.compile(r"(?:万亿|万万|亿|万)$")
_UNIT_TAKES = re.compile(r"千[瓦克伏卡帕焦赫]|(?<![一二两三四五六七八九])千米|百帕")
_REST = re.compile(
    rf"\d{{1,64}}(?:[.,]\d{{1,64}}){{0,8}}|[{_CHINESE}壹贰叁肆伍陆柒捌玖拾佰仟]{{1,64}}"
)
_MYRIAD = 10**4
_SMALLEST_JOINED = 1000
_FILLING = {Decimal(10**4): 4, Decimal(10**8): 8}  # the digits that fill up the place of a scale


@dataclass(frozen=True, slots=True)
class Number:
    """A number of a text: `value` × `scale`, in text[start:end].

    `fuzz` is the 多, 余 or 来 inside it or right after it, `chinese` tells numerals from digits,
    `bare` a power alone (百, 千万), `digits` is the folded number without the scale.
    """

    start: int
    end: int
    value: Decimal
    scale: Decimal
    digits: str
    fuzz: str = ""
    chinese: bool = False
    bare: bool = False

    @property
    def amount(self) -> Decimal:
        """The value times its scale."""
        return self.value * self.scale

    @property
    def lone(self) -> bool:
        """Whether it is one Chinese numeral from 一 to 十."""
        return self.chinese and len(self.digits) == 1 and not self.bare and self.scale == 1


def folded(text: str) -> str:
    """`text` of the same length with full-width digits, signs and spaces made plain."""
    return _WIDE_COMMA.sub(",", text).translate(_FOLD)


def past(text: str, at: int) -> int:
    """Where the run of digits or numerals that begins at `at` ends, or its first stretch."""
    run = _REST.match(text, at)
    return run.end() if run else at + 1


def read_number(text: str, at: int) -> Number | None:
    """The number that begins at `at` of a folded text; none for what is no single number.

    The rest of a run that is too long to be a number is none either.
    """
    before = text[at - 1 : at] if at else ""
    if before and (before.isdigit() if text[at].isdigit() else before in _CHINESE):
        return None
    return _arabic(text, at) if text[at].isdigit() else _chinese(text, at)


def _arabic(text: str, at: int) -> Number | None:
    spaced = None if text[max(0, at - 2) : at].strip().isdigit() else _SPACED.match(text, at)
    digits, end = _digits(text, at, spaced)
    if digits.count(".") > 1 or re.match(r"\d|\.\d", text[end : end + 2]):
        return None
    fuzz, scale, end = _scaled(text, end)
    first = Number(at, end, Decimal(digits), scale, digits, fuzz)
    return _with_lower(text, first) if scale >= _SMALLEST_JOINED and not fuzz else first


def _with_lower(text: str, first: Number) -> Number:
    """The number with the lower powers written after it: 1亿3千多万, 3万5千, 1亿3000万."""
    total, last, end, fuzz = first.amount, first.scale, first.end, ""
    while not fuzz and text[end : end + 1].isdigit():
        digits, after = _digits(text, end, None)
        more_fuzz, scale, after = _scaled(text, after)
        filled = scale > 1 or len(digits) == _FILLING.get(last)
        if not filled or Decimal(digits) * scale >= last:
            break
        total, last, end, fuzz = total + Decimal(digits) * scale, scale, after, more_fuzz
    if end == first.end:
        return first
    base = Decimal(_MYRIAD if last >= _MYRIAD else 1)
    return Number(first.start, end, total / base, base, first.digits, fuzz)


def _digits(text: str, at: int, spaced: re.Match[str] | None) -> tuple[str, int]:
    if spaced:
        return spaced.group().replace(" ", ""), spaced.end()
    whole = _PLAIN.match(text, at)
    assert whole is not None
    point = _DECIMALS.match(text, whole.end())
    decimals = point.group().replace("·", ".") if point else ""
    written = re.sub("[,，]", "", whole.group()) + decimals
    return written, point.end() if point else whole.end()


def _scaled(text: str, end: int) -> tuple[str, Decimal, int]:
    found = _SCALE.match(text, end)
    scale = Decimal(1)
    fuzz = ""
    if found:
        for power in (found[2], found[4], found[6]):
            scale *= _FACTORS[power] if power else 1
        fuzz = found[1] or found[3] or found[5] or ""
        end = found.end()
    after = _FUZZ.match(text, end)
    return (fuzz or after[1], scale, after.end()) if after else (fuzz, scale, end)


def _chinese(text: str, at: int) -> Number | None:
    run = _RUN.match(text, at)
    if run is None or text[run.end() : run.end() + 1] in tuple(_CHINESE):
        return None
    written, end = run.group(), run.end()
    if _UNIT_TAKES.match(text, end - 1, end + 1) and len(written) > 1:
        written, end = written[:-1], end - 1
    point = _POINT.match(text, end)
    if point:
        written, end = written + point.group(), point.end()
    return _valued(text, at, written, end)


def _valued(text: str, at: int, written: str, end: int) -> Number | None:
    if not NUMERAL.fullmatch(written) or text[end : end + 1] == "几":
        return None
    if written[0] in "零〇○" and written[1:2] != "点":
        return None
    scale = Decimal(1)
    fuzz = ""
    ending = _ENDS_IN_SCALE.search(written)
    if ending:
        scale = Decimal(_FACTORS[ending.group()])
    bare = not re.search("[零一二两三四五六七八九十壹贰叁肆伍陆柒捌玖拾]", written)
    value = chinese_value("一" + written if written[0] in "万亿" else written) / scale
    more = _CHINESE_SCALE.match(text, end)
    if more:
        scale *= _FACTORS[more[2]]
        fuzz, end = more[1], more.end()
    after = _FUZZ.match(text, end)
    if after:
        fuzz, end = fuzz or after[1], after.end()
    return Number(at, end, value, scale, written, fuzz, True, bare)
