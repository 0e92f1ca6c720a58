from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from known_figures import YEAR_AGO, known

from assistant.computed import change, left, share
from assistant.evidence_gather import gather
from assistant.reporting_period import read_period
from index.library import Library

_SCALES = {"亿": 10**8, "万": 10**4, "": 1}
_amounts = st.decimals(min_value=Decimal("0.1"), max_value=90000, places=1)
_measures = st.sampled_from(["公里", "亿元", "万元", "万吨", "天", "项", "件"])


def evaluated(formula: str) -> tuple[Decimal, Decimal]:
    """What the left side of a formula comes to, and what its right side says."""
    sides = []
    for side in formula.split("="):
        words = side.replace("−−", "+").replace("−", "-").replace("÷", "/")
        words = re.sub(r"([\d.]+)([万亿]?)[元吨公里天项件]*", _scaled, words)
        sides.append(Decimal(eval(re.sub(r"%|个百分点", "", words), {"Decimal": Decimal})))
    return sides[0], sides[1]


def _scaled(match: re.Match[str]) -> str:
    return f"Decimal('{Decimal(match[1]) * _SCALES[match[2]]}')"


@given(_amounts, _amounts, _measures)
def test_every_formula_comes_to_its_value(one: Decimal, other: Decimal, unit: str) -> None:
    now, before = known(f"完成{one}{unit}"), known(f"完成{other}{unit}", YEAR_AGO)
    assume(now.figure.role == before.figure.role == "level")
    for found in (change(now, before, "同比"), share(now, before), left(now, before)):
        if found is None:
            continue
        left_side, right_side = evaluated(found.formula)
        exact = left_side * 100 if found.formula.endswith("%") else left_side
        step = Decimal(1).scaleb(int(right_side.as_tuple().exponent))
        assert exact.quantize(step, ROUND_HALF_UP) == right_side
        said = re.sub(r"[^\d.]", "", found.value)
        shown = re.sub(r"[^\d.]", "", found.formula.split("=")[1])
        assert not said or Decimal(said) == Decimal(shown)


@given(_amounts, _amounts)
def test_a_share_and_what_is_left_make_the_whole(part: Decimal, whole: Decimal) -> None:
    assume(part < whole)
    done, total = known(f"完成{part}公里"), known(f"完成{whole}公里")
    rest = left(total, done)
    assert rest is not None
    assert Decimal(rest.value.removesuffix("公里")) + part == whole
    portion = share(done, total)
    assert portion is not None
    assert abs(Decimal(portion.value.rstrip("%")) - part / whole * 100) <= Decimal("0.05")


@pytest.mark.parametrize(
    ("period", "name", "role", "said"),
    [
        ("2025年上半年", "立案查处", "level", "同比下降8.1%"),
        ("2025年上半年", "罚款", "level", "同比下降13.8%"),
        ("2025年上半年", "受理群众投诉", "level", "同比下降12.8%"),
        ("2025年上半年", "细颗粒物平均浓度", "level", "同比下降9.4%"),
        ("2025年上半年", "市区优良天数", "level", "同比增加2天"),
        ("2025年上半年", "市区优良天数比例", "share", "同比提高1.6个百分点"),
        ("2024年", "立案查处", "level", "同比下降8.1%"),
        ("2024年", "受理群众投诉", "level", "同比下降14.8%"),
        ("2024年", "市区优良天数", "level", "同比增加9天"),
        ("2024年", "投入整改资金", "level", "同比增长22.9%"),
    ],
)
def test_changes_of_the_sample_city_are_those_that_its_reports_state(
    samples: Library, period: str, name: str, role: str, said: str
) -> None:
    asked = read_period(period)
    assert asked is not None
    evidence = gather(samples, "云汐市", asked)
    before = evidence.at(asked.year_before())
    (now, *_), (then, *_) = (
        e.figures([name], role=role, cumulative=False) for e in (evidence, before)
    )
    found = change(now, then, "同比")
    assert found is not None
    assert found.value == said
    assert found.citations == (now.citation, then.citation)
