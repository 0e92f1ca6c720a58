"""The grammar against the cases of other readers; what differs belongs to a named class.

A class is a reason and a pattern on the words of the amount. Every case agrees or falls into a
class, and no class is without a case.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal

from quantity_cases import Case, money_cases, recognizer_cases

from index.quantities import Quantity, quantities
from index.quantity_number import folded, read_number

_NUMERALS = "零一二三四五六七八九十百千万亿億萬两点點余餘0-9"

# Of numbers alone, in the order in which a case is put into the first class that fits.
_NUMBER_CLASSES = {
    "a sign is read with the whole amount": r"^[-负負]",
    "powers and letters of programmers are no numbers of reports": r"[kKMeE^]",
    "a fraction is an amount and no number": r"[／/]|分 *之|又",
    "a dozen or a half is no number": r"打|半",
    "几 makes a number inexact": r"[几幾]",
    "兆 is a prefix of units in reports": r"兆",
    "a number begins with a digit": r"^\.",
    "numerals are not spread out with spaces": rf"[{_NUMERALS}]\s+[{_NUMERALS}]",
    "banker's digits stand in a whole number of their kind": r"[壹贰貳叁肆陆陸柒捌玖拾佰倆]",
    "digits and numerals are not mixed after 零": r"[0-9][千万].*零",
    "no numeral begins with 零": r"^零十",
    "a second point makes a version or a date": r"^2{4,5}$",
    "十 stands before no 千": r"^五十$",
}
_SHARE_CLASSES = {
    "折 is a price": r"折",
    "半成 is a word": r"^半",
    "a part of a thousand or more is given as such and not in per cent": r"[千仟万萬] *分 *之",
    "powers and letters of programmers are no numbers of reports": r"[kKＫ]",
    "numerals and words are not spread out with spaces": r"\s",
    "banker's digits stand in a whole number of their kind": r"[拾叁]",
    "a range is one amount with two ends": r"^20%$",
    "百分位 is no percentage": r"百分之七十$",
}
_MONEY_CLASSES = {
    "一 before a unit is an article unless the words bound it": r"^一",
    "元, 角 and 分 are amounts of their own": r"[角毛銭]|美分",
    "rarer currencies are left to the user's table": r"奈拉",
    "人民币 alone and signs before the number are no units": r"\d人民币$|[$￥]|美圆",
    "兆 is a prefix of units in reports": r"兆",
    "a run of digits longer than any amount is an identifier": r"\d{20}",
}
_MEASURE_CLASSES = {
    "units of letters are written as the standard writes them": r"CM",
    "一 before a unit is an article unless the words bound it": r"^一",
    "千 before a unit without that prefix in the table is part of the number": r"千[比字]",
    "两 is a numeral": r"两$",
    "weeks and months are amounts where something lasts": r"[周月]大$",
    "a range is one amount with two ends": r"^90天大$",
}
_JIONLP_CLASSES = {
    "元, 角 and 分 are amounts of their own": r"[角毛]",
    "letters are no scale": r"\d[kw]",
    "几, 数 and two digits side by side make a number inexact": (
        r"[几数]|十几|[一二三四五六七八九]{2}[百千万亿]"
    ),
    "个 before 亿 is spoken": r"个亿",
    "a fuzzy word stays a word and makes no range": r"多",
    "from and to are two amounts": r"^从",
    "banker's digits stand in a whole number of their kind": r"仟澳",
    "commas of two widths are not mixed": r"，.*,|,.*，",
}


def test_numbers_are_read_like_recognizers_text() -> None:
    cases = recognizer_cases("Number/NumberModel")
    _all_explained(cases, _number_agrees, _NUMBER_CLASSES, agreeing=0.6)


def test_shares_are_read_like_recognizers_text() -> None:
    cases = recognizer_cases("Number/PercentModel")
    _all_explained(cases, _share_agrees, _SHARE_CLASSES, agreeing=0.5)


def test_money_is_read_like_recognizers_text() -> None:
    cases = recognizer_cases("NumberWithUnit/CurrencyModel")
    _all_explained(cases, _amount_agrees, _MONEY_CLASSES, agreeing=0.6)


def test_measures_and_ages_are_read_like_recognizers_text() -> None:
    models = ("DimensionModel", "TemperatureModel", "AgeModel")
    cases = [case for model in models for case in recognizer_cases(f"NumberWithUnit/{model}")]
    _all_explained(cases, _amount_agrees, _MEASURE_CLASSES, agreeing=0.7)


def test_money_is_read_like_jionlp() -> None:
    ends = {case.id: values for case, values in money_cases()}

    def agrees(case: Case) -> bool:
        return tuple(_ends(case.text)) == ends[case.id]

    _all_explained([case for case, _ in money_cases()], agrees, _JIONLP_CLASSES, agreeing=0.6)


def _all_explained(
    cases: list[Case],
    agrees: Callable[[Case], bool],
    classes: dict[str, str],
    agreeing: float,
) -> None:
    """Asserts that each case agrees or is in a class, and that each class is needed."""
    differing = [case for case in cases if not agrees(case)]
    reasons = {case.id: _reason(case, classes) for case in differing}
    assert [name for name, reason in reasons.items() if not reason] == []
    assert set(classes) - set(reasons.values()) == set()
    assert len(cases) - len(differing) >= agreeing * len(cases)


def _reason(case: Case, classes: dict[str, str]) -> str:
    return next((why for why, words in classes.items() if re.search(words, case.written)), "")


def _number_agrees(case: Case) -> bool:
    read = read_number(folded(case.text), case.start)
    return read is not None and read.amount == case.value and read.end >= case.end


def _share_agrees(case: Case) -> bool:
    return any(_in_percent(read) == case.value for read in _found(case))


def _in_percent(read: Quantity) -> Decimal:
    return read.amount * 10 if read.unit == "成" else read.amount


def _amount_agrees(case: Case) -> bool:
    return any(read.amount == case.value for read in _found(case))


def _found(case: Case) -> list[Quantity]:
    read = quantities(case.text)
    return [found for found in read if found.start < case.end and found.end > case.start]


def _ends(text: str) -> list[Decimal]:
    ends = []
    for read in quantities(text):
        ends.append(read.amount)
        if read.upper is not None:
            ends.append(read.upper * read.scale)
    return ends
