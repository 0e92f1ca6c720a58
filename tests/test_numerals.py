"""Chinese numerals."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.numerals import NUMERAL, chinese_value

_DIGITS = "零一二三四五六七八九"


def spelled(number: int) -> str:
    """The plain Chinese spelling of a number below 10^8: the oracle of the reader."""
    if number >= 10_000:
        rest = number % 10_000
        gap = "零" if 0 < rest < 1000 else ""
        return spelled(number // 10_000) + "万" + gap + (spelled(rest) if rest else "")
    text, pending = "", False
    for power, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // power % 10
        if digit:
            text += ("零" if pending and text else "") + _DIGITS[digit] + name
            pending = False
        else:
            pending = True
    return text or "零"


@given(st.integers(min_value=1, max_value=99_999_999))
def test_a_spelled_number_reads_back(number: int) -> None:
    assert chinese_value(spelled(number)) == number


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("十", "10"),
        ("二十", "20"),
        ("一百零五", "105"),
        ("两万四千", "24000"),
        ("三千一百七十八", "3178"),
        ("五十五点三", "55.3"),
        ("二〇二五", "2025"),
        ("一亿零四百万", "104000000"),
        ("二百十七", "217"),
        ("一万三千五百十三", "13513"),
        ("两万五", "25000"),
        ("四百五", "450"),
        ("四百零五", "405"),
        ("四万万七千五百万", "475000000"),
        ("三万五千亿", "3500000000000"),
        ("一点八万亿", "1800000000000"),
        ("壹仟贰佰万", "12000000"),
    ],
)
def test_the_spellings_of_reports_are_read(written: str, value: str) -> None:
    assert chinese_value(written) == Decimal(value)
    assert NUMERAL.fullmatch(written) or re.fullmatch("[零〇一二三四五六七八九]+", written)


def test_other_text_is_no_numeral() -> None:
    with pytest.raises(ValueError, match="not a Chinese numeral"):
        chinese_value("三户")


@pytest.mark.parametrize(
    "written", ["十四五", "三五", "七八十", "二十七八", "一九四九", "百千万亿千"]
)
def test_runs_of_numeral_characters_that_are_no_number(written: str) -> None:
    assert NUMERAL.fullmatch(written) is None
