from __future__ import annotations

from pathlib import Path

import pytest
from renew_city import ROWS, became, renewed, text_of

from assistant.renewal_marks import CUT_OFF, DROPPED, OPEN, UPDATED, VALID

WORK = "三、工作成效\n"


@pytest.mark.parametrize(
    ("old", "mark", "new"),
    [
        # A running total comes from the ledger, its part of the whole and the growth are computed.
        (
            "全年改造供水管网24.0公里，累计58.1公里，占120公里目标的48.4%。",
            UPDATED,
            "上半年改造供水管网8.3公里，累计66.4公里，占120公里目标的55.3%。",
        ),
        # What the ledger does not tell stays open, its share with it.
        (
            "老城供水管网漏损点累计修复96处，占总数150处的64.0%。",
            OPEN,
            "老城供水管网漏损点累计修复【待补：处数、占比，责任单位：市水务局】。",
        ),
        # A growth is never carried on, nor its direction.
        (
            "全年受理投诉310件，比上年下降14.8%；办结306件，办结率98.7%。",
            OPEN,
            "上半年受理投诉【待补：件数、同比增减，责任单位：市生态环境局】；"
            "办结【待补：件数、办结率】。",
        ),
        # A part of the old year is cut with its clause.
        (
            "全年投入资金3.2亿元，其中下半年1.9亿元。",
            OPEN,
            "上半年投入资金【待补：金额（亿元），责任单位：市财政局】。",
        ),
        # A list keeps its frame, with holes that are short.
        (
            "发现问题12个，分别为工程类7个、档案类5个，年底前全部整改到位。",
            OPEN,
            "发现问题【待补：个数】，分别为工程类【待补：个数】、档案类【待补：个数】。",
        ),
        # A comparison base falls with its comparison.
        (
            "全年投入资金3.2亿元，比上年的2.5亿元增长28.0%。",
            OPEN,
            "上半年投入资金【待补：金额（亿元）、同比增减，责任单位：市财政局】。",
        ),
    ],
)
def test_the_figures_of_a_sentence_are_those_of_now_or_open(
    tmp_path: Path, old: str, mark: str, new: str
) -> None:
    made = renewed(tmp_path, f"{WORK}{old}")
    assert became(made, old[:8]) == (mark, new)


@pytest.mark.parametrize(
    ("old", "mark"),
    [
        ("督察组移交的45件信访件全部办结。", VALID),
        ("废石场复绿总面积40公顷。", VALID),
        ("柏溪河段32个排污口全部完成整治。", VALID),
        ("东渡码头散货堆场全部完成封闭。", VALID),
        ("青崖坪废石场全部完成复绿。", DROPPED),
        ("9月18日新码头建成，新增泊位3个，增长20.0%。", DROPPED),
        ("空气质量创历史最好水平。", DROPPED),
        ("召开现场推进会。", DROPPED),
        ("2025年是整改攻坚之年。", DROPPED),
        ("上半年排查出的9座停运站点恢复运行。", DROPPED),
        ("农田退水治理连续3个月达标。", DROPPED),
    ],
)
def test_what_is_not_of_now_is_left_out_and_what_lasts_is_kept(
    tmp_path: Path, old: str, mark: str
) -> None:
    made = renewed(tmp_path, f"{WORK}{old}")
    found, text = became(made, old[:6])
    assert found == mark
    assert (text == old) is (mark == VALID)


def test_a_status_is_never_raised_above_the_ledger(tmp_path: Path) -> None:
    old = "河西养殖场粪污治理全部完成。"
    made = renewed(tmp_path, f"{WORK}{old}")
    assert became(made, old[:6])[0] == DROPPED
    assert "全部完成" not in text_of(made).replace("32个排污口全部完成整治", "")


def test_the_ledger_tells_of_a_task_whose_old_figures_are_past(tmp_path: Path) -> None:
    old = "东渡码头散货堆场扬尘治理投入680万元，9月开工。"
    made = renewed(tmp_path, f"{WORK}{old}")
    mark, text = became(made, old[:6])
    assert mark == UPDATED
    assert text == "“东渡码头散货堆场扬尘突出”问题，整改已完成，封闭料仓3座投入使用。"


def test_the_counts_of_tasks_are_those_of_the_ledger(tmp_path: Path) -> None:
    made = renewed(tmp_path, f"{WORK}坚持周调度。")
    mark, text = became(made, "截至2025年12月底")
    assert mark == UPDATED
    assert text == (
        "截至2026年6月底，5项任务中，已完成2项（其中已销号1项），基本完成1项，"
        "达到序时进度1项，未达到序时进度1项，完成率40.0%。"
    )


def test_a_rate_is_compared_with_the_last_one_where_it_changed(tmp_path: Path) -> None:
    lead = (
        "截至2025年12月底，5项任务中，已完成1项，达到序时进度3项，未达到序时进度1项，完成率20.0%。"
    )
    made = renewed(tmp_path, f"{WORK}坚持周调度。", lead=lead)
    assert became(made, "截至2025年12月底")[1].endswith("完成率40.0%，比2025年底提高20.0个百分点。")
    formulas = [p.formula for s in made.renewals for p in s.paragraph if p.formula]
    assert formulas == ["2÷5=40.0%", "2÷5−1÷5=20.0个百分点"]


def test_sections_by_deadline_are_counted_out_anew(tmp_path: Path) -> None:
    body = (
        "二、整改任务进展\n（一）已到时限任务2项\n完成1项，为柏溪河排污口整治；基本完成1项。\n"
        "（二）未到时限任务3项\n达到序时进度2项，未达到序时进度1项。按时限，应于2026年3月底前完成1项、"
        "2026年底前完成2项。\n三、成效\n坚持周调度。"
    )
    text = text_of(renewed(tmp_path, body))
    assert (
        "（一）已到时限任务\n已到时限任务3项，已完成2项（其中已销号1项），基本完成1项，为" in text
    )
    assert "上半年新增完成1项，为“东渡码头散货堆场扬尘突出”。" in text
    assert "（二）未到时限任务\n未到时限任务2项，达到序时进度1项，为" in text
    assert "2026年底前应完成2项" in text
    assert "2026年3月底" not in text


def test_a_problem_stays_while_its_task_is_open(tmp_path: Path) -> None:
    body = (
        "四、存在的问题\n一是柏溪河段个别排污口反弹。二是老城供水管网漏损率仍达18.5%。"
        "三是群众参与不够。"
    )
    made = renewed(tmp_path, body)
    assert became(made, "一是柏溪河")[0] == DROPPED
    assert became(made, "三是群众")[0] == DROPPED
    mark, text = became(made, "二是老城")
    assert mark == OPEN
    assert text == "一是老城供水管网漏损率仍达【待补：比例（%），责任单位：市水务局】。"


def test_a_table_is_left_to_be_filled_in(tmp_path: Path) -> None:
    body = (
        "二、进展\n| 类别 | 任务 | 完成 |\n| 水 | 3 | 1 |\n| 大气 | 2 | 1 |\n三、成效\n坚持周调度。"
    )
    made = renewed(tmp_path, body)
    tables = [s for s in made.renewals if any("表格" in p.text for p in s.paragraph)]
    assert [s.mark for s in tables] == [OPEN]


def test_a_cut_off_alone_is_marked_as_such(tmp_path: Path) -> None:
    made = renewed(tmp_path, f"{WORK}坚持周调度。")
    assert became(made, "现将2025年度") == (CUT_OFF, "现将2026年上半年整改落实情况报告如下：")


def test_what_happened_in_the_first_half_still_counts_for_the_year(tmp_path: Path) -> None:
    lead = "截至2025年6月底，5项任务中，已完成1项，达到序时进度4项。现将2025年上半年情况报告如下："
    body = f"{WORK}2025年3月18日，召开整改推进会。上半年播放公益短片96条。"
    title = "柏舟市2025年上半年生态环境保护督察反馈意见整改落实情况报告"
    made = renewed(tmp_path, body, period="2025年", ledger=False, lead=lead, title=title)
    assert became(made, "2025年3月18日") == (VALID, "2025年3月18日，召开整改推进会。")
    assert became(made, "上半年播放") == (OPEN, "全年播放公益短片【待补：条数】。")


@pytest.mark.parametrize(
    "condition", ["无劣Ⅴ类断面", "水质稳定达标", "未发生突发环境事件", "均达到考核要求"]
)
def test_a_condition_of_the_last_period_is_not_told_of_the_new_one(
    tmp_path: Path, condition: str
) -> None:
    made = renewed(tmp_path, f"{WORK}14个国省考断面优良比例92.9%，{condition}。")
    assert condition not in text_of(made)
    assert "断面优良比例【待补：比例（%）" in text_of(made)


def test_a_count_that_another_source_contradicts_is_shown_with_both(tmp_path: Path) -> None:
    lead = (
        "截至2025年12月底，9项任务已完成2项（其中已销号1项），基本完成1项，达到序时进度2项，"
        "未达到序时进度1项。"
    )
    other = "柏舟市督察整改办关于2026年上半年整改工作情况的通报"
    text = f"{other}\n\n截至2026年6月底，9项任务已完成3项（其中已销号1项），基本完成1项。\n"
    _, alone = became(renewed(tmp_path / "a", f"{WORK}坚持周调度。", lead=lead), "截至2025年")
    assert "【不一致：台账“台账.xlsx”为5项，上期报告为9项】任务中，已完成2项" in alone
    made = renewed(tmp_path / "b", f"{WORK}坚持周调度。", lead=lead, others={other: text})
    _, both = became(made, "截至2025年")
    assert f"【不一致：台账“台账.xlsx”为5项，《{other}》为9项】任务中，" in both
    assert f"已完成【不一致：台账“台账.xlsx”为2项，《{other}》为3项】（其中已销号1项）" in both
    assert {slot.status for slot in made.slots if slot.name.startswith("已完成")} == {"conflict"}


@pytest.mark.parametrize(
    ("old", "gone"),
    [
        ("14项未达到序时进度的有2项，分别为：河口清淤和堤岸加固。", "河口清淤"),
        ("查出问题9个，2项未达到序时进度，分别为：河口清淤和堤岸加固。", "河口清淤"),
        ("产业优势明显，2023年，全市规模以上企业31户，完成增加值12亿元。", "增加值"),
        ("主城区6条河段得到彻底整治。", "彻底整治"),
        ("对申请销号的案件进行逐一核...", "逐一核"),
    ],
)
def test_names_years_and_states_of_before_are_not_told_of_now(
    tmp_path: Path, old: str, gone: str
) -> None:
    made = renewed(tmp_path, f"{WORK}坚持周调度。\n{old}")
    assert gone not in text_of(made)
    assert any(s.old is not None and gone in s.old.quote for s in made.renewals)


def test_a_share_of_days_that_meet_the_standard_keeps_its_name(tmp_path: Path) -> None:
    made = renewed(tmp_path, f"{WORK}市区空气质量达标天数311天，达标率85.2%。")
    assert "【待补：天数、达标率" in text_of(made)


def test_tasks_counted_in_another_measure_word_are_counted_anew(tmp_path: Path) -> None:
    lead = (
        "督察反馈涉及我市任务5条，到2025年底，整改完成2条（含销号1条），序时推进2条，"
        "进展滞后1条，分别是老城供水管网和河西养殖场。"
    )
    made = renewed(tmp_path, f"{WORK}坚持周调度。", lead=lead)
    text = text_of(made)
    assert "5项任务中，已完成2项（其中已销号1项），基本完成1项" in text
    assert "老城供水管网和河西养殖场" not in text


def test_money_that_arrived_is_that_of_the_task(tmp_path: Path) -> None:
    rows = [dict(row) for row in ROWS]
    rows[2]["progress"] = "累计改造供水管网66.4公里，到位资金7400万元"
    body = f"{WORK}老城供水管网漏损严重，概算9600万元，到位4200万元。"
    text = text_of(renewed(tmp_path, body, rows=rows))
    assert "到位7400万元" in text
    assert "4200万元" not in text


def test_a_number_torn_off_its_sentence_is_not_asked_for(tmp_path: Path) -> None:
    made = renewed(tmp_path, f"{WORK}坚持周调度。\n77.4 %。")
    assert "【待补：比例" not in text_of(made)


def test_the_status_before_what_was_done_is_told_once(tmp_path: Path) -> None:
    rows = [dict(row) for row in ROWS]
    rows[1]["progress"] = "达到序时进度，累计复绿废石场31.5公顷"
    text = text_of(renewed(tmp_path, f"{WORK}青崖坪废石场裸露面积18公顷。", rows=rows))
    assert "达到序时进度，达到序时进度" not in text
