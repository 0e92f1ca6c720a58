"""Cell values as a spreadsheet shows them."""

from __future__ import annotations

import datetime
import re
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

__all__ = ["shown_number", "shown_value"]

_CHINESE_DATES = {
    **dict.fromkeys((27, 36, 50, 52, 57), 'yyyy"年"m"月"'),
    **dict.fromkeys((28, 29, 51, 53, 54, 58), 'm"月"d"日"'),
    31: 'yyyy"年"m"月"d"日"',
    30: "yyyy-m-d",
}
_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|(?P<skipped>\[[^\]]*\]|[_*].)'
    r"|(?P<digits>[#0?][#0?,]*(?:\.[#0?]*)?,*)|(?P<sign>.)"
)
_SIGNS = frozenset("%+-()（）￥¥$ :万亿元个")
_GENERAL_DIGITS = 15
_MOST = 10**20


def shown_value(cell: Any, epoch: Any) -> str:
    """The text of an openpyxl cell as the sheet shows it; `epoch` is the workbook's first day.

    Numbers 27 to 58 of the built-in formats are dates in a Chinese Excel, which openpyxl takes for
    plain numbers; they are read from the style.
    """
    value, code = cell.value, str(cell.number_format)
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        chinese = _CHINESE_DATES.get(cell._style.numFmtId)
        if not chinese:
            return shown_number(value, code)
        from openpyxl.utils.datetime import from_excel

        value, code = from_excel(value, epoch), chinese
    if isinstance(value, (datetime.datetime, datetime.date)):
        return _date(value, code)
    if isinstance(value, datetime.time):
        return value.strftime("%H:%M")
    return str(value)


def shown_number(value: float, code: str) -> str:
    """A number in an Excel number format: decimals, thousands, %, and text in the format.

    Rounded half away from zero as Excel does. Formats beyond that (fractions, powers of ten) give
    the plain number.
    """
    amount = Decimal(repr(value))
    if not amount.is_finite():
        return str(value)
    if abs(amount) > _MOST:
        return _plain(amount)
    tokens = [(each.lastgroup, each.group(each.lastgroup or 0)) for each in _tokens(amount, code)]
    signs = "".join(text for kind, text in tokens if kind == "sign")
    digits = next((text for kind, text in tokens if kind == "digits"), "")
    if not digits or "/" in signs or "E" in signs.upper():
        return _plain(amount)
    thousands = len(digits) - len(digits.rstrip(","))
    scaled = abs(amount) * 100 ** signs.count("%") / 1000**thousands
    number = _rounded(scaled, digits.rstrip(","))
    shown = _filled(tokens, number)
    minus = amount < 0 and ";" not in code and any(digit in "123456789" for digit in number)
    return f"-{shown}" if minus else shown


def _tokens(amount: Decimal, code: str) -> list[re.Match[str]]:
    """The pieces of the part of 'positive;negative;zero' that applies; a lone part serves all."""
    parts = code.split(";")
    part = 1 if amount < 0 else 2 if amount == 0 else 0
    return list(_TOKEN.finditer(parts[part] if part < len(parts) else parts[0]))


def _filled(tokens: list[tuple[str | None, str]], number: str) -> str:
    """The format with the number in the place of its first digits."""
    pieces: list[str] = []
    for kind, text in tokens:
        if kind == "digits":
            pieces.append(number)
            number = ""
        elif kind in ("quoted", "escaped") or (kind == "sign" and text in _SIGNS):
            pieces.append(text)
    return "".join(pieces).strip()


def _rounded(amount: Decimal, digits: str) -> str:
    """The amount in placeholders such as '#,##0.0#'."""
    pattern, _, places = digits.partition(".")
    shown = amount.quantize(Decimal(1).scaleb(-len(places)), rounding=ROUND_HALF_UP)
    whole, _, part = f"{shown:f}".partition(".")
    needed = len(places.rstrip("#?"))
    part = part[:needed] + part[needed:].rstrip("0")
    whole = f"{int(whole):,}" if "," in pattern else whole.zfill(pattern.count("0"))
    return f"{whole}.{part}" if part else whole


def _plain(amount: Decimal) -> str:
    """The digits of a number without a format: at most 15, no power of ten."""
    text = f"{Decimal(f'{amount:.{_GENERAL_DIGITS}g}'):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _date(value: datetime.date, code: str) -> str:
    """2025年3月1日 where the format says so, else 2025-03-01, as exact as the format."""
    plain = re.sub(r"\[[^\]]*\]", "", code).lower()
    clock = ""
    if isinstance(value, datetime.datetime) and "h" in plain:
        clock = value.strftime(" %H:%M")
    year, month, day = "y" in plain, "m" in plain or "y" not in plain, "d" in plain
    if "h" in plain and not (year or day):
        return clock.strip()
    if any(char in plain for char in "年月日"):
        parts = [(year, f"{value.year}年"), (month, f"{value.month}月"), (day, f"{value.day}日")]
        return "".join(text for wanted, text in parts if wanted) + clock
    if year and not month:
        return str(value.year)
    return value.strftime("%Y-%m-%d" if day or not year else "%Y-%m") + clock
