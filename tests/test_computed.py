from __future__ import annotations

import pytest
from known_figures import AT_DECEMBER, AT_JUNE, HALF_AGO, NOW, YEAR_AGO, known

from assistant.computed import change, left, ratio, share, this_period
from assistant.draft_model import Found
from assistant.evidence import Known


def written(found: Found | None) -> tuple[str, str] | None:
    return (found.value, found.formula) if found else None


@pytest.mark.parametrize(
    ("now", "before", "value", "formula"),
    [
        ("接电421艘次", "接电318艘次", "同比增长32.4%", "(421−318)÷318=32.4%"),
        ("立案158件", "立案172件", "同比下降8.1%", "(158−172)÷172=−8.1%"),
        ("投入4.7亿元", "投入5.1亿元", "同比下降7.8%", "(4.7−5.1)÷5.1=−7.8%"),
        ("投入1.21亿元", "投入9800万元", "同比增长23.5%", "(1.21亿元−9800万元)÷9800万元=23.5%"),
        ("优良天数162天", "优良天数160天", "同比增加2天", "162−160=2"),
        ("完成任务13项", "完成任务8项", "同比增加5项", "13−8=5"),
        ("检查企业12家", "检查企业15家", "同比减少3家", "12−15=−3"),
        ("处理污水30万吨", "处理污水30万吨", "同比持平", "30−30=0"),
        ("优良率89.5%", "优良率87.9%", "同比提高1.6个百分点", "89.5%−87.9%=1.6个百分点"),
        ("治理率59.0%", "治理率60.4%", "同比下降1.4个百分点", "59.0%−60.4%=−1.4个百分点"),
        ("投入约4.4亿元", "投入4亿元", "同比增长约10.0%", "(4.4−4)÷4=10.0%"),
        ("产量20005吨", "产量20000吨", "同比增长0.03%", "(20005−20000)÷20000=0.03%"),
    ],
)
def test_a_change_is_told_in_the_measure_that_offices_use(
    now: str, before: str, value: str, formula: str
) -> None:
    assert written(change(known(now), known(before, YEAR_AGO), "同比")) == (value, formula)


def test_growth_rates_differ_by_points_and_a_fall_counts_as_one() -> None:
    up = known("产值增长4.2%")
    down = known("产值下降1.5%", YEAR_AGO)
    found = change(up, down, "同比")
    assert written(found) == ("同比提高5.7个百分点", "4.2%−−1.5%=5.7个百分点")


def test_the_change_cites_both_operands() -> None:
    now, before = known("立案158件"), known("立案172件", YEAR_AGO)
    found = change(now, before, "同比")
    assert found is not None
    assert found.citations == (now.citation, before.citation)


@pytest.mark.parametrize(
    ("now", "before", "words"),
    [
        (known("立案158件"), known("立案172家", YEAR_AGO), "同比"),
        (known("立案158件"), known("罚款172万元", YEAR_AGO), "同比"),
        (known("立案158件"), known("立案172件", YEAR_AGO, place="银杉市"), "同比"),
        (known("立案158件"), known("立案172件", HALF_AGO), "同比"),
        (known("立案158件"), known("立案172件", YEAR_AGO), "环比"),
        (known("立案158件"), known("立案372件", ("2025-01-01", "2025-12-31")), "同比"),
        (known("立案158件"), known("立案158件"), "同比"),
        (known("立案158件"), known("立案172件", YEAR_AGO, cumulative=True), "同比"),
        (known("立案158件"), known("立案172件", YEAR_AGO, role="target"), "同比"),
        (known("投入4亿元"), known("投入0亿元", YEAR_AGO), "同比"),
        (known("突破3亿元"), known("投入2亿元", YEAR_AGO), "同比"),
        (known("优良率89.5%"), known("产值增长4.2%", YEAR_AGO), "同比"),
    ],
)
def test_what_cannot_be_compared_is_not(now: Known, before: Known, words: str) -> None:
    assert change(now, before, words) is None


def test_the_half_year_before_is_the_base_of_a_sequential_change() -> None:
    found = change(known("立案158件"), known("立案193件", HALF_AGO), "环比")
    assert written(found) == ("环比下降18.1%", "(158−193)÷193=−18.1%")


def test_totals_are_compared_at_their_ends() -> None:
    now = known("累计255.5公里", NOW, cumulative=True)
    before = known("累计159.1公里", (None, "2025-06-30"), cumulative=True)
    assert written(change(now, before, "同比")) == (
        "同比增长60.6%",
        "(255.5−159.1)÷159.1=60.6%",
    )


@pytest.mark.parametrize(
    ("part", "whole", "value", "formula"),
    [
        ("改造管网255.5公里", "改造管网300公里", "85.2%", "255.5÷300=85.2%"),
        ("修复12.8公顷", "修复12.8公顷", "100%", "12.8÷12.8=100%"),
        ("检查9999家", "检查10000家", "99.99%", "9999÷10000=99.99%"),
        ("到位9800万元", "概算1.42亿元", "69.0%", "9800万元÷1.42亿元=69.0%"),
        ("完成0项", "任务20项", "0.0%", "0÷20=0.0%"),
    ],
)
def test_a_share_is_told_to_one_decimal_and_never_rounded_up_to_all(
    part: str, whole: str, value: str, formula: str
) -> None:
    assert written(share(known(part), known(whole))) == (value, formula)


def test_no_share_of_less_or_of_nothing_or_of_another_place() -> None:
    assert share(known("改造管网310公里"), known("改造管网300公里")) is None
    assert share(known("改造管网3公里"), known("改造管网0公里")) is None
    assert share(known("改造管网3公里"), known("修复9公顷")) is None
    assert share(known("改造管网3公里"), known("改造管网9公里", place="银杉市")) is None


def test_a_ratio_of_counts() -> None:
    citation = known("完成任务13项").citation
    assert written(ratio(13, 20, [citation, citation])) == ("65.0%", "13÷20=65.0%")
    assert ratio(13, 20, [citation, citation]).citations == (citation,)
    assert written(ratio(20, 20, [citation])) == ("100%", "20÷20=100%")
    for done, total in ((1, 0), (0, 0), (3, 2), (-1, 2)):
        with pytest.raises(ValueError, match="no share"):
            ratio(done, total, [citation])


def test_what_came_since_the_last_total() -> None:
    now = known("累计255.5公里", AT_JUNE, cumulative=True)
    before = known("累计211.4公里", AT_DECEMBER, cumulative=True)
    assert written(this_period(now, before)) == ("44.1公里", "255.5−211.4=44.1")
    assert this_period(before, now) is None
    assert this_period(now, known("完成211.4公里", AT_DECEMBER)) is None
    fallen = known("累计205公里", AT_JUNE, cumulative=True)
    assert this_period(fallen, before) is None


def test_amounts_of_two_scales_give_the_one_that_reads_well() -> None:
    now = known("累计到位1.21亿元", AT_JUNE, cumulative=True)
    before = known("累计到位9800万元", AT_DECEMBER, cumulative=True)
    found = this_period(now, before)
    assert written(found) == ("2300万元", "1.21亿元−9800万元=2300万元")


def test_what_is_left_of_a_whole() -> None:
    found = left(known("隧洞1260米"), known("累计掘进815米", cumulative=True))
    assert written(found) == ("445米", "1260−815=445")
    assert written(left(known("隧洞9米"), known("掘进9米"))) == ("0米", "9−9=0")
    assert left(known("隧洞9米"), known("掘进10米")) is None
    counted = left(known("任务20项"), known("完成13项"))
    assert counted is not None
    assert counted.number == 7
