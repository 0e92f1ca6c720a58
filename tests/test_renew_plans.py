from __future__ import annotations

from pathlib import Path

import pytest
from renew_city import became, renewed, text_of

from assistant.renewal_marks import OPEN, REPORT_BACK, VALID

PLANS = "三、成效\n坚持周调度。\n四、2026年工作安排\n"


@pytest.mark.parametrize(
    ("plan", "report"),
    [
        (
            "3月底前完成东渡码头散货堆场封闭。",
            "上期报告安排“3月底前完成东渡码头散货堆场封闭”，台账载明“东渡码头散货堆场扬尘突出”问题已完成，封闭料仓3座投入使用。",
        ),
        (
            "二季度末老城供水管网改造达到70公里。",
            "上期报告安排“二季度末老城供水管网改造达到70公里”，台账载明“老城供水管网漏损严重”问题未达到序时进度，"
            "累计改造供水管网66.4公里（台账备注：市级督办）。",
        ),
        (
            "5月底前建成生态环境展馆。",
            "上期报告安排“5月底前建成生态环境展馆”，【待补：落实情况】。",
        ),
    ],
)
def test_a_plan_that_was_due_is_reported_on(tmp_path: Path, plan: str, report: str) -> None:
    made = renewed(tmp_path, f"{PLANS}{plan}")
    assert became(made, plan[:6]) == (REPORT_BACK, report)
    assert f"上期工作安排落实情况\n{report}" in text_of(made)


@pytest.mark.parametrize(
    "plan",
    [
        "10月底前完成青崖坪废石场覆土。",
        "2026年计划改造供水管网60公里。",
        "对已销号任务定期复核，防止反弹。",
    ],
)
def test_a_plan_that_is_still_ahead_stays_a_plan(tmp_path: Path, plan: str) -> None:
    made = renewed(tmp_path, f"{PLANS}{plan}")
    assert became(made, plan[:6]) == (VALID, plan)
    assert "上期报告安排" not in text_of(made)


def test_a_plan_of_several_tasks_is_reported_on_task_by_task(tmp_path: Path) -> None:
    plan = "6月底前完成东渡码头散货堆场封闭、老城供水管网改造。"
    reports = [
        line
        for line in text_of(renewed(tmp_path, f"{PLANS}{plan}")).split("\n")
        if line.startswith("上期报告安排")
    ]
    assert ["台账载明“东渡码头散货堆场扬尘突出”问题已完成" in line for line in reports] == [
        True,
        False,
    ]
    assert "“老城供水管网改造”，台账载明“老城供水管网漏损严重”问题未达到序时进度" in reports[1]


def test_only_what_is_ahead_of_a_mixed_plan_stays(tmp_path: Path) -> None:
    plan = "3月底前完成东渡码头散货堆场封闭，12月底前完成老城供水管网改造。"
    text = text_of(renewed(tmp_path, f"{PLANS}{plan}"))
    assert "\n12月底前完成老城供水管网改造。\n" in text
    assert "“3月底前完成东渡码头散货堆场封闭”，台账载明“东渡码头散货堆场扬尘突出”问题已完成" in text


def test_the_new_plans_name_what_is_unfinished_and_leave_the_rest_open(tmp_path: Path) -> None:
    made = renewed(tmp_path, f"{PLANS}对已销号任务定期复核。")
    text = text_of(made)
    assert "下一步工作安排" in text
    assert "2026年工作安排" not in text
    late = "“河西养殖场粪污直排”问题，整改时限为2025年底，现基本完成"
    ahead = (
        "“老城供水管网漏损严重”问题，应于2026年底前完成整改，现未达到序时进度（台账备注：市级督办）"
    )
    assert late in text
    assert ahead in text
    assert "柏溪河" not in text.split("下一步工作安排")[1]
    assert text.endswith("【待补：本期新的工作安排】")
    assert made.renewals[-1].mark == OPEN


def test_who_is_to_do_it_stays_with_what_is_to_be_done(tmp_path: Path) -> None:
    plan = "一季度完成选址；由分管负责同志牵头，协调有关单位在5月底前明确建设主体。"
    text = text_of(renewed(tmp_path, f"{PLANS}{plan}"))
    assert "上期报告安排“一季度完成选址”" in text
    assert "上期报告安排“由分管负责同志牵头，协调有关单位在5月底前明确建设主体”" in text
