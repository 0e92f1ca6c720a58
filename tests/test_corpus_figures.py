"""The figures of the sample corpus agree with each other, within a report and over the periods."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

import pytest
from sample_corpus import AUDIT, COASTAL, INLAND, headline, number, numbers


def percent(part: Decimal, whole: Decimal) -> Decimal:
    return (part / whole * 100).quantize(Decimal("0.1"), ROUND_HALF_UP)


@pytest.mark.parametrize(("name", "total"), [(n, 20) for n in COASTAL] + [(n, 16) for n in INLAND])
def test_the_states_of_the_lead_paragraph_make_all_tasks(name: str, total: int) -> None:
    assert sum(headline(name).values()) == total


def test_the_coastal_city_finishes_more_tasks_in_every_period() -> None:
    assert [headline(name)["已完成"] for name in COASTAL] == [3, 6, 8, 12, 13]


@pytest.mark.parametrize(
    ("name", "early", "pattern"),
    [
        (
            COASTAL[1],
            0,
            r"到期的(\d+)项任务。完成(\d+)项.+?基本完成(\d+)项.+?未按期完成(\d+)项",
        ),
        (COASTAL[2], 1, r"已到时限的(\d+)项任务，完成(\d+)项，基本完成(\d+)项()"),
        (COASTAL[3], 0, r"已到时限任务(\d+)项完成(\d+)项.+?基本完成(\d+)项.+?未按期完成(\d+)项"),
        (COASTAL[4], 0, r"时限已到的(\d+)项任务，完成(\d+)项，基本完成(\d+)项()"),
    ],
)
def test_tasks_by_deadline_agree_with_the_lead(name: str, early: int, pattern: str) -> None:
    due, done, nearly, late = numbers(name, pattern)
    counts = headline(name)
    assert done + nearly + late == due
    assert [done + early, nearly] == [counts["已完成"], counts["基本完成"]]


CUMULATIVE = {
    "管网公里": (r"(?:，|；|。)[^。；]{0,40}管网[^。；]{0,40}累计(?:达到)?([\d.]+)公里", 5),
    "修复公顷": (r"鹰嘴岩废弃采石场(?:累计)?[^。；]{0,24}?([\d.]+)公顷，(?:栽植|占)", 5),
    "入海排污口": (r"(?:累计整治|整治|增加到)(\d+)个，(?:占|完成率)", 5),
    "农村治理村": (r"(?:增加到|累计)(\d+)个，治理率", 5),
    "农村黑臭水体": (r"农村黑臭水体(?:完成治理|累计治理)(\d+)条", 5),
    "燃煤锅炉": (r"累计拆除(\d+)台", 3),
    "信访件": (r"(?:累计办结|已办结)(\d+)件，办结率\d", 3),
    "混接点": (r"(?:雨污混接点(?:累计整治)?|累计整治雨污混接点)(\d+)处", 5),
}


@pytest.mark.parametrize("indicator", CUMULATIVE)
def test_cumulative_figures_never_fall(indicator: str) -> None:
    pattern, periods = CUMULATIVE[indicator]
    levels = [number(name, pattern) for name in COASTAL[:periods]]
    assert levels == sorted(levels)
    assert levels[0] < levels[-1]


@pytest.mark.parametrize(
    ("before", "after", "cumulative", "added"),
    [
        (3, 4, r"新建改造管网[^。；]{0,20}累计([\d.]+)公里", r"新建改造管网([\d.]+)公里，累计"),
        (1, 3, r"新建改造管网[^。；]{0,20}累计([\d.]+)公里", r"全年新建改造管网([\d.]+)公里"),
        (3, 4, r"行政村(?:\d+个，)?累计(\d+)个", r"行政村(\d+)个，累计"),
        (1, 3, r"行政村(?:\d+个，)?累计(\d+)个", r"行政村(\d+)个，累计"),
        (3, 4, r"累计掘进(\d+)米", r"上半年掘进(\d+)米"),
        (3, 4, r"累计修复([\d.]+)公顷", r"上半年完成([\d.]+)公顷"),
        (1, 2, r"累计修复([\d.]+)公顷", r"上半年完成([\d.]+)公顷"),
        (1, 2, r"累计拆除(\d+)台", r"拆除燃煤锅炉(\d+)台"),
        (1, 2, r"围塘累计清退(\d+)亩", r"上半年清退(\d+)亩"),
        (2, 3, r"累计投入([\d.]+)亿元", r"其中下半年([\d.]+)亿元"),
        (3, 4, r"累计投入([\d.]+)亿元", r"上半年投入整改资金([\d.]+)亿元"),
        (1, 2, r"雨污混接点(?:累计整治)?(\d+)处", r"其中上半年(\d+)处"),
        (3, 4, r"雨污混接点累计整治(\d+)处", r"上半年整治(\d+)处"),
        (2, 3, r"入海排污口累计整治(\d+)个", r"其中下半年整治(\d+)个"),
    ],
)
def test_the_last_cumulative_figure_and_the_new_one_make_the_next(
    before: int, after: int, cumulative: str, added: str
) -> None:
    first, last = number(COASTAL[before], cumulative), number(COASTAL[after], cumulative)
    assert first + number(COASTAL[after], added) == last


@pytest.mark.parametrize(
    ("name", "days", "whole"),
    [
        (COASTAL[0], 155, 181),
        (COASTAL[1], 313, 365),
        (COASTAL[2], 160, 182),
        (COASTAL[3], 322, 366),
        (COASTAL[4], 162, 181),
        (INLAND[0], 299, 365),
        (INLAND[1], 311, 366),
    ],
)
def test_the_share_of_good_days_follows_from_the_days(name: str, days: int, whole: int) -> None:
    (found,) = numbers(name, r"优良天数(\d+)天")
    (rate,) = numbers(name, rf"{days}天，(?:占\d+天的|优良率)([\d.]+)%")
    assert [found, rate] == [days, percent(Decimal(days), Decimal(whole))]


@pytest.mark.parametrize(
    ("period", "whole", "pattern"),
    [
        (0, 300, r"累计([\d.]+)公里，为300公里总目标的([\d.]+)%"),
        (1, 300, r"累计([\d.]+)公里，占总目标的([\d.]+)%"),
        (2, 300, r"累计([\d.]+)公里，占300公里目标的([\d.]+)%"),
        (3, 300, r"累计([\d.]+)公里，占300公里目标的([\d.]+)%"),
        (4, 300, r"累计([\d.]+)公里，占300公里目标的([\d.]+)%"),
        (0, 318, r"整治(\d+)个，占([\d.]+)%"),
        (1, 318, r"整治(\d+)个，占([\d.]+)%"),
        (2, 318, r"整治(\d+)个，占([\d.]+)%"),
        (3, 318, r"整治(\d+)个，占([\d.]+)%"),
        (1, 68.4, r"累计修复([\d.]+)公顷，占([\d.]+)%"),
        (2, 68.4, r"累计修复([\d.]+)公顷，占68.4公顷的([\d.]+)%"),
        (3, 68.4, r"累计修复([\d.]+)公顷，占([\d.]+)%"),
        (4, 68.4, r"累计修复([\d.]+)公顷，占68.4公顷的([\d.]+)%"),
        (0, 862, r"增加到(\d+)个，治理率([\d.]+)%"),
        (1, 862, r"累计(\d+)个，治理率([\d.]+)%"),
        (2, 862, r"累计(\d+)个，治理率([\d.]+)%"),
        (3, 862, r"累计(\d+)个，治理率([\d.]+)%"),
        (4, 862, r"累计(\d+)个，治理率([\d.]+)%"),
        (0, 356, r"已办结(\d+)件，办结率([\d.]+)%"),
        (1, 356, r"信访件累计办结(\d+)件，办结率([\d.]+)%"),
        (2, 356, r"信访件累计办结(\d+)件，办结率([\d.]+)%"),
        (3, 1260, r"累计掘进(\d+)米，占设计长度1260米的([\d.]+)%"),
        (4, 1260, r"累计掘进(\d+)米，占1260米的([\d.]+)%"),
    ],
)
def test_a_share_follows_from_its_part(period: int, whole: float, pattern: str) -> None:
    part, share = numbers(COASTAL[period], pattern)
    assert share == percent(part, Decimal(str(whole)))


@pytest.mark.parametrize(
    ("earlier", "later", "level", "change"),
    [
        (0, 2, r"立案查处(?:环境违法行为)?(\d+)件", r"立案查处\d+件，同比下降([\d.]+)%"),
        (2, 4, r"立案查处(\d+)件", r"立案查处\d+件，同比下降([\d.]+)%"),
        (1, 3, r"立案查处(\d+)件", r"立案查处\d+件，比上年下降([\d.]+)%"),
        (0, 2, r"罚款(\d+)万元", r"罚款\d+万元，同比下降([\d.]+)%"),
        (1, 3, r"罚款(\d+)万元", r"罚款\d+万元，比上年下降([\d.]+)%"),
        (2, 4, r"罚款(\d+)万元", r"罚款\d+万元，同比下降([\d.]+)%"),
        (0, 2, r"使用岸电(\d+)艘次", r"艘次，同比增长([\d.]+)%"),
        (1, 3, r"使用岸电(\d+)艘次", r"艘次，比上年增长([\d.]+)%"),
        (2, 4, r"使用岸电(\d+)艘次", r"艘次，同比增长([\d.]+)%"),
        (0, 2, r"浓度(\d+)微克", r"微克/立方米，同比下降([\d.]+)%"),
        (1, 3, r"浓度(\d+)微克", r"微克/立方米，比上年下降([\d.]+)%"),
        (2, 4, r"浓度(\d+)微克", r"微克/立方米，同比下降([\d.]+)%"),
        (0, 2, r"投诉(\d+)件，", r"投诉\d+件，同比下降([\d.]+)%"),
        (1, 3, r"投诉(\d+)件，", r"投诉\d+件，比上年下降([\d.]+)%"),
        (2, 4, r"受理群众投诉(\d+)件，", r"投诉\d+件，同比下降([\d.]+)%"),
        (1, 3, r"全年投入整改资金([\d.]+)亿元", r"比上年的9.6亿元增长([\d.]+)%"),
    ],
)
def test_a_change_follows_from_the_level_a_year_before(
    earlier: int, later: int, level: str, change: str
) -> None:
    (before,), (after,) = numbers(COASTAL[earlier], level), numbers(COASTAL[later], level)
    assert number(COASTAL[later], change) == percent(abs(after - before), before)


@pytest.mark.parametrize("name", COASTAL)
def test_the_kinds_of_cases_make_their_total(name: str) -> None:
    parts = numbers(
        name,
        r"按日计罚(\d+)件、查封扣押(\d+)件、限产停产(\d+)件、移送行政拘留(\d+)件、移送涉嫌犯罪(\d+)件",
    )
    assert sum(parts) == number(name, r"(?:犯罪案件|犯罪\d+件，(?:合计|共))(\d+)件")


@pytest.mark.parametrize(
    ("name", "pattern"),
    [
        (
            COASTAL[0],
            r"(\d+)件信访件中，大气类(\d+)件、水类(\d+)件、噪声类(\d+)件、\D+(\d+)件、\D+(\d+)件",
        ),
        (
            COASTAL[0],
            r"整改资金([\d.]+)亿元，其中市级财政([\d.]+)亿元、\D+([\d.]+)亿元、\D+([\d.]+)亿元",
        ),
        (COASTAL[1], r"整改资金([\d.]+)亿元，其中上半年([\d.]+)亿元、下半年([\d.]+)亿元"),
        (COASTAL[4], r"(\d+)个排污口全部落实\D+(\d+)个、\D+(\d+)个、\D+(\d+)个、\D+(\d+)个"),
        (COASTAL[4], r"的(\d+)个在建工地评定绿牌(\d+)个、黄牌(\d+)个、红牌(\d+)个"),
        (INLAND[0], r"整改资金([\d.]+)亿元，其中\D+([\d.]+)亿元、\D+([\d.]+)亿元、\D+([\d.]+)亿元"),
        (INLAND[1], r"(\d+)座砖瓦窑\D+关停(\d+)座、升级改造(\d+)座"),
        (AUDIT, r"问题共(\d+)个\D+(\d+)个、分阶段整改(\d+)个、持续整改(\d+)个"),
        (
            AUDIT,
            r"问题金额([\d.]+)亿元\D+([\d.]+)亿元、\D+([\d.]+)亿元、\D+([\d.]+)亿元、\D+([\d.]+)亿元",
        ),
    ],
)
def test_the_parts_make_their_total(name: str, pattern: str) -> None:
    total, *parts = numbers(name, pattern)
    assert sum(parts) == total
