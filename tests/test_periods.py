from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from index.outline import outline
from index.periods import FoundPeriod, Periods
from index.report import Metadata, Period, Recognised, Report
from index.sentences import sentence_spans

RECTIFICATION = ("整改落实情况报告", "2018", Period(None, "2018-10-31"))
WORK = ("政府工作报告", "2025", Period("2024-01-01", "2024-12-31"))
FIVE_YEARS = ("政府工作报告", "2003", Period("1998-01-01", "2002-12-31"))
OLD = ("政府工作报告", "1979", Period("1978-01-01", "1978-12-31"))
BULLETIN = ("统计公报", "2022", Period("2022-01-01", "2022-12-31"))


def report(kind: tuple[str, str, Period], text: str) -> Report:
    name, year, covered = kind
    empty = Recognised()
    metadata = Metadata(empty, empty, Recognised(year), empty, Recognised(name), covered)
    return Report("r", "r.txt", "txt", text, metadata, outline(text))


def found(kind: tuple[str, str, Period], text: str, figure: str) -> FoundPeriod:
    start = text.index(figure)
    sentence = next(span for span in sentence_spans(text) if span[0] <= start < span[1])
    return Periods(report(kind, text)).at(start, start + len(figure), sentence)


def years(period: Period) -> str:
    """A period in short: '2017', '1998-2002', '~2018-10-31', or its two dates."""
    start, end = period.start, period.end
    if start is None or end is None:
        return f"~{end}"
    if start.endswith("-01-01") and end.endswith("-12-31"):
        return start[:4] if start[:4] == end[:4] else f"{start[:4]}-{end[:4]}"
    return f"{start}~{end}"


@pytest.mark.parametrize(
    ("kind", "text", "figure", "expected"),
    [
        (RECTIFICATION, "2017年，全市造林8.5万亩。", "8.5万亩", "2017"),
        (RECTIFICATION, "按2017年9月会议部署，全市争取资金9亿元。", "9亿元", "~2018-10-31"),
        (RECTIFICATION, "2017年，国企由51家整合为33家。", "51家", "2016"),
        (RECTIFICATION, "比重由二〇一四年的28%增加到二〇一六年的34%。", "34%", "2016"),
        (RECTIFICATION, "2017年，桥梁提前3个月通车，交付率达100%。", "100%", "2017"),
        (RECTIFICATION, "2017年，全市造林1万亩，覆盖率达41.5%。", "41.5%", "2017"),
        (RECTIFICATION, "截至9月底，20项任务完成。", "20项", "~2018-09-30"),
        (RECTIFICATION, "全市新建污水处理厂14座。", "14座", "~2018-10-31"),
        (RECTIFICATION, "2018年前三季度达标237天。", "237天", "2018-01-01~2018-09-30"),
        (RECTIFICATION, "2017年5月以来，召开会议15次。", "15次", "2017-05-01~2018-10-31"),
        (RECTIFICATION, "2016年以来罚款5件。另办理案件9件。", "9件", "2016-01-01~2018-10-31"),
        (RECTIFICATION, "2017年罚款5件。完成清淤9公里。", "9公里", "~2018-10-31"),
        (RECTIFICATION, "2012年以来投入8亿，到2017年6月建成7个。", "7个", "2012-01-01~2017-06-30"),
        (RECTIFICATION, "计划改造20公顷，预计2019年完成。", "20公顷", "2019"),
        (RECTIFICATION, "2018年底应完成3项。", "3项", "2018"),
        (RECTIFICATION, "2017年5月至2018年3月，巡查30次。", "30次", "2017-05-01~2018-03-31"),
        (RECTIFICATION, "能力从2016年的12万吨增加到19万吨。", "12万吨", "2016"),
        (RECTIFICATION, "能力从2016年的12万吨增加到19万吨。", "19万吨", "~2018-10-31"),
        (RECTIFICATION, "能力从2016年的12万吨增加到19万吨。完成6条。", "6条", "~2018-10-31"),
        (RECTIFICATION, "落实《2017年治理方案》，关停企业5家。", "5家", "~2018-10-31"),
        (WORK, "一、2024年工作回顾\n生产总值增长5%。", "5%", "2024"),
        (WORK, "一、2024年工作回顾\n好。\n二、2025年工作安排\n生产总值增长6%。", "6%", "2025"),
        (WORK, "一、2024年工作回顾\n好。\n二、奋力开创新局面\n新增就业7万人。", "7万人", "2025"),
        (WORK, "去年新增就业7万人。", "7万人", "2024"),
        (WORK, "今年主要目标是：新增就业7万人。", "7万人", "2025"),
        (WORK, "比上年增长7%，今年上半年增长8%。", "8%", "2025-01-01~2025-06-30"),
        (WORK, "到2030年，覆盖率达到45%。", "45%", "2030"),
        (WORK, "为“十四五”末建成千座公园打基础。", "千座", "2021-2025"),
        (WORK, "“十四五”规划确定的12项任务完成。", "12项", "2024"),
        (WORK, "全年比2020年增长30%。", "30%", "2024"),
        (WORK, "一季度增长4%。", "4%", "2024-01-01~2024-03-31"),
        (WORK, "1—9月增长4%。", "4%", "2024-01-01~2024-09-30"),
        (WORK, "近三年累计投入30亿元。", "30亿元", "2022-2024"),
        (WORK, "今后五年建设学校60所。", "60所", "2025-2029"),
        (WORK, "建成农田1.2万亩（2023年），修渠9公里。", "1.2万亩", "2023"),
        (WORK, "一、2024年工作回顾\n推广2021年印发的3项标准，新建9座。", "9座", "2024"),
        (FIVE_YEARS, "五年投资3562亿元。", "3562亿元", "1998-2002"),
        (FIVE_YEARS, "由１９９７年的１２公里增加到２００２年的１７公里。", "１２公里", "1997"),
        (FIVE_YEARS, "由１９９７年的１２公里增加到２００２年的１７公里。", "１７公里", "2002"),
        (FIVE_YEARS, "由1997年的3万户增加到2002年的5万户；另由7户增加到9户。", "7户", "1997"),
        (FIVE_YEARS, "由1997年的3万户增加到2002年的5万户；另由7户增加到9户。", "9户", "2002"),
        (FIVE_YEARS, "由1997年的3万户增加到2002年的5万户，增长67%。", "67%", "1998-2002"),
        (FIVE_YEARS, "过去五年，存款余额达到8.7万亿元。", "8.7万亿元", "2002"),
        (FIVE_YEARS, "过去五年，累计达到30亿元。", "30亿元", "1998-2002"),
        (FIVE_YEARS, "2002年收入达5160元，年均增长6%。", "6%", "1998-2002"),
        (FIVE_YEARS, "连续五年无事故，关闭小矿12座。", "12座", "1998-2002"),
        (OLD, "工业总产值一九七七年比一九七六年增长百分之九。", "百分之九", "1977"),
        (OLD, "一九七七年增产九吨。这两年中，钢由二千万吨增加到三千万吨。", "二千万吨", "1976"),
        (OLD, "一九七七年增产九吨。这两年中，钢由二千万吨增加到三千万吨。", "三千万吨", "1978"),
        (OLD, "这两年中，由二千万吨增加到三千万吨，增长百分之五十。", "百分之五十", "1977-1978"),
        (OLD, "一九七七年又获丰收。总产量达到五亿吨。", "五亿吨", "1977"),
        (OLD, "比重由上年的３．３％上升到４．１％。", "３．３％", "1977"),
        (OLD, "比重由上年的３．３％上升到４．１％。", "４．１％", "1978"),
        (OLD, "从１９７６至１９７８年，减少六亿元。这三年安排两百万人。", "两百万人", "1976-1978"),
        (OLD, "钢一百万吨，等于一九四九年的十二倍；煤三百万吨。", "三百万吨", "1978"),
        (OLD, "第一个五年计划期间建成九百座。", "九百座", "1953-1957"),
        (OLD, "按一九七０年不变价格计算，产值六亿元。", "六亿元", "1978"),
        (OLD, "１９７８年同１９６５年相比，产值由３亿元增加到９亿元。", "３亿元", "1965"),
        (OLD, "一九七七年达到十七万人，比一九七五年的五万人增长两倍。", "五万人", "1975"),
        (OLD, "一九七七年达到十七万人，比一九七五年的五万人增长两倍。", "两倍", "1977"),
        (OLD, "从一九七四年到一九七八年，学校由五百所增加到七百所。", "五百所", "1974"),
        (OLD, "从一九七四年到一九七八年，学校由五百所增加到七百所。", "七百所", "1978"),
        (OLD, "第一个五年计划很艰巨。五年投资四百亿元。", "四百亿元", "1953-1957"),
        (BULLETIN, "考生6396人（剔除3月份录取的930人），录取689人。", "689人", "2022"),
        (BULLETIN, "年末全市常住人口45万人，比上年末增加1万人。", "1万人", "2022"),
        (BULLETIN, "全年出生3万人。", "3万人", "2022"),
        (BULLETIN, "与上年增长3%，其中林业4%。全年粮食76万吨。", "76万吨", "2022"),
        (BULLETIN, "获得2021年度奖励10项，专利200件。", "200件", "2022"),
        (BULLETIN, "获得2021年度奖励10项，专利200件。", "10项", "2021"),
        (BULLETIN, "“十三五”期间年均增长7%。", "7%", "2016-2020"),
    ],
)  # fmt: skip
def test_a_figure_holds_for_the_time_that_governs_it(
    kind: tuple[str, str, Period], text: str, figure: str, expected: str
) -> None:
    assert years(found(kind, text, figure).period) == expected


@pytest.mark.parametrize(
    ("text", "figure", "words"),
    [
        ("2017年5月以来，召开会议15次。", "15次", "2017年5月以来"),
        ("截至9月底，20项任务完成。", "20项", "截至9月底"),
        ("能力从2016年的12万吨增加到19万吨。", "12万吨", "2016年"),
    ],
)
def test_the_evidence_is_the_words_that_tell_the_time(text: str, figure: str, words: str) -> None:
    evidence = found(RECTIFICATION, text, figure).evidence
    assert evidence is not None
    assert text[slice(*evidence)] == words


def test_a_time_inherited_from_the_report_has_no_evidence_and_one_from_a_heading_has() -> None:
    assert found(WORK, "新建学校9所。", "9所").evidence is None
    text = "一、2024年工作回顾\n新建学校9所。"
    evidence = found(WORK, text, "9所").evidence
    assert evidence is not None
    assert text[slice(*evidence)] == "2024年"


def test_only_the_amount_before_a_change_is_a_baseline() -> None:
    text = "能力从2016年的12万吨增加到19万吨。"
    marks = [found(RECTIFICATION, text, figure).baseline for figure in ("12万吨", "19万吨")]
    assert marks == [True, False]


def test_a_paragraph_that_begins_with_a_run_of_years_governs_those_after_it() -> None:
    text = "一、工作回顾\n过去五年，我们砥砺前行。\n新建学校9所。\n二、2003年任务\n新建学校7所。"
    assert years(found(FIVE_YEARS, text, "9所").period) == "1998-2002"
    assert years(found(FIVE_YEARS, text, "7所").period) == "2003"


@given(st.text(alphabet="由从到至比12017年月一二五今去来以，。；、增加％%“”十末底\n", max_size=80))
@example("0年来0")
def test_every_place_has_a_period_with_its_dates_in_order(text: str) -> None:
    periods = Periods(report(WORK, text))
    for start, end in sentence_spans(text):
        for at in range(start, end):
            answer = periods.at(at, at + 1, (start, end))
            first, last = answer.period.start, answer.period.end
            assert first is None or last is None or first <= last
            assert answer.evidence is None or 0 <= answer.evidence[0] < answer.evidence[1]
