"""The repair of single kinds of damage, and what must stay as it is."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.document import Document, PageStart, StyledHeading
from index.repair import Repaired, repair


def repaired(text: str, form: str = "txt") -> Repaired:
    result = repair(Document(text, form))
    assert result.original() == text
    return result


def kinds(text: str) -> set[str]:
    return {entry.kind for entry in repaired(text).repairs}


ALPHABET = "一二三是（）()、。，；：“”《》整改市年月日0129０９.．%％aB \t\u3000\u200b\n\r—-|摄省"


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(ALPHABET, max_size=80), st.text(max_size=40)))
def test_any_text_is_rebuilt_from_its_repairs(text: str) -> None:
    result = repaired(text)
    led = result.map
    offsets = [led.to_original(i) for i in range(len(result.text) + 1)]
    assert offsets == sorted(offsets)
    changes = [entry for entry in result.repairs if not entry.flag]
    assert [c.start for c in changes] == sorted({c.start for c in changes})
    for entry in result.repairs:
        assert text[entry.start : entry.start + len(entry.before)] == entry.before
    for change in changes:
        end = change.start + len(change.before)
        start = led.to_repaired(change.start) if change.before else None
        if change.after and start is not None:
            assert result.text[start : start + len(change.after)] == change.after
            assert led.span_to_original(start, start + len(change.after)) == (change.start, end)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.text(ALPHABET, max_size=30), max_size=6), st.data())
def test_pages_and_headings_stay_in_the_text(lines: list[str], data: st.DataObject) -> None:
    text = "\n".join(lines)
    at = sorted(data.draw(st.lists(st.integers(0, len(text)), min_size=3, max_size=3)))
    pages = (PageStart(1, at[0]), PageStart(2, at[2]))
    heading = (StyledHeading(1, at[0], at[1]),) if at[0] < at[1] else ()
    result = repair(Document(text, "docx", pages, heading))
    assert result.original() == text
    assert 0 <= result.pages[0].start <= result.pages[1].start <= len(result.text)
    for entry in result.headings:
        assert 0 <= entry.start < entry.end <= len(result.text)


UNCHANGED = [
    "责任落实类 5 4 0 0 1 0",
    "序号 责任市 任务 时限\n2 尾矿库治理 2025年12月\n修复工程 2025年6月",
    "2023年第3期\n整改工作情况通报\n各区县：",
    "2024年1月20日在青湾市第五届人民代表大会第三次会议上\n政府工作报告",
    "良好≤13秒；及格≤14秒（含）\n场地器材：跑道一条。\n良好≤5米；及格≤4米（含）\n场地要求：平坦。",
    "青湾市人民政府\n关于2023年整改工作的报告\n各位代表：\n现在报告工作。\n一、工作回顾\n过去一年，成绩很大。",
    "青湾市市长 林 远\n各位代表：\n请予审议。",
    "实施“好品青湾 商行四海”行动，推动AI PC下线，建立“1+ N”体系。",
    "支持Discover Qingwan项目5 km、10 MW示范段。",
    "| 指标 | 单位 |\n| 产量 | 12 |",
    "合计 120 35 85\n东港区 40 12 28\n西港区 80 23 57",
    "序号 1 2 3 4 5",
    "单位\t数量\n青湾市\t12",
    "国际形势\n一年来，世界经济复苏乏力。\n外交工作\n我们积极开展外交活动。",
    "第二产业增长３．１％，农业增长2.5%,服务业增长4‰。",
    "附件1 名词解释\n1.“双线”：两条管线。",
    "第三条 为了保护环境，制定本办法。",
    "序号：1；问题：污水直排。；状态：完成\n序号：2；问题：扬尘扰民。；状态：推进",
    "（三）加强领导\n各区落实责任。（热烈鼓掌）\n新的一年要继续努力。",
    "青湾市人民政府\n2023年3月1日",
    "见2016年—2020年数据，共12项。",
    "",
    "\n",
    "整",
]


@pytest.mark.parametrize("text", UNCHANGED)
def test_undamaged_text_passes_unchanged(text: str) -> None:
    result = repaired(text)
    assert result.text == text
    assert [entry for entry in result.repairs if not entry.flag] == []


CASES = [
    # zero-width characters and white space of odd kinds
    ("\ufeff整\u200b改\u00ad工作。", "整改工作。"),
    ("\u3000\u3000整改工作。\n\u00a0\u00a0完成。  ", "整改工作。\n完成。"),
    ("市长\u00a0林远\n请审议。", "市长 林远\n请审议。"),
    ("第一段结束。\u3000\u3000第二段开始。", "第一段结束。\n第二段开始。"),
    # spaces between characters and digits
    ("2017 年 11 月,共 20 项任务。", "2017年11月,共20项任务。"),
    ("1 9 9 6 年达到8 3 6 1 5 万元,增长1 2 ．0 9 ‰。", "1996年达到83615万元,增长12．09‰。"),
    ("2017 年工作总结", "2017年工作总结"),
    ("达标率 86.8 %，上升。", "达标率86.8%，上升。"),
    ("2018 2019 两年完成。", "2018 2019两年完成。"),
    ("政 府 工 作 报 告", "政府工作报告"),
    ("做好渔港清淤 。\n下一步要加强管理。", "做好渔港清淤。\n下一步要加强管理。"),
    ("推进农业发 展，加强 COD 治理。", "推进农业发展，加强COD治理。"),
    ("（一） 加强领导\n二是 持续推进，抓好落实。", "（一）加强领导\n二是持续推进，抓好落实。"),
    # headings glued to what follows
    (
        "一、分清责任,抓紧办理清单问题 督察组离开青湾市以后,各区县当天就开了会并排出日程。",
        "一、分清责任,抓紧办理清单问题\n督察组离开青湾市以后,各区县当天就开了会并排出日程。",
    ),
    (
        "二、先易后难,逐条办理清单 (一)管好沿河工地 一是 定期洒水。工地每天三次。",
        "二、先易后难,逐条办理清单\n(一)管好沿河工地\n一是定期洒水。工地每天三次。",
    ),
    ("(三)开工“三项工程” 一是疏通河道。", "(三)开工“三项工程”\n一是疏通河道。"),
    ("各项工作全部完成。 二、下一步打算", "各项工作全部完成。\n二、下一步打算"),
    # stops, page numbers, web phrases
    ("三是。\n抓紧修复海堤。", "三是抓紧修复海堤。"),
    ("异味减轻。\n。\n二是移栽苗木。", "异味减轻。\n二是移栽苗木。"),
    ("共 5件\n。\n二是移栽苗木。", "共5件。\n二是移栽苗木。"),
    ("异味减轻。\n。二是移栽苗木。", "异味减轻。\n二是移栽苗木。"),
    (
        "工作有序。各区邀请志愿队\n— 3 —\n员巡河，居民称便。",
        "工作有序。各区邀请志愿队员巡河，居民称便。",
    ),
    ("各区邀请志愿队— 3 —员巡河，居民称便。", "各区邀请志愿队员巡河，居民称便。"),
    ("第一段。\n第 2 页 共 9 页\n第二段。", "第一段。\n第二段。"),
    (
        "下面是小编为大家整理的整改报告(范文推荐),供大家参考。\n整改报告\n第一段。\n第二段。",
        "整改报告\n第一段。\n第二段。",
    ),
    # lines broken in mid-sentence
    (
        "成效明显。共收 47\n批来信，均已答复。\n完成 3 项。修补海堤\n缺口，种上芦苇。",
        "成效明显。共收47批来信，均已答复。\n完成3项。修补海堤缺口，种上芦苇。",
    ),
    ("全市出台《海岸带\n保护条例》，抓好落实。", "全市出台《海岸带保护条例》，抓好落实。"),
    ("推进农业、\n林业发展。", "推进农业、林业发展。"),
    ("加强领导\n，落实责任。", "加强领导，落实责任。"),
    (
        "关于青湾市海堤问题清单\n办理情况报告\n现报告如下。",
        "关于青湾市海堤问题清单办理情况报告\n现报告如下。",
    ),
    (
        "青湾市2023年度督察反馈意见整改\n落实情况报告\n现报告如下。",
        "青湾市2023年度督察反馈意见整改落实情况报告\n现报告如下。",
    ),
    # dates
    ("截至20211228日完成。", "截至2021年12月28日完成。"),
    ("2021915日反馈。", "2021年9月15日反馈。"),
    ("2021年1228日反馈。", "2021年12月28日反馈。"),
    ("202112月28日反馈。", "2021年12月28日反馈。"),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_damage_is_repaired(text: str, expected: str) -> None:
    assert repaired(text).text == expected


@pytest.mark.parametrize("text", [expected for _, expected in CASES])
def test_repaired_text_passes_unchanged(text: str) -> None:
    assert repaired(text).text == text


@pytest.mark.parametrize("text", ["2021111日反馈。", "202115日反馈。", "20211301日反馈。"])
def test_a_date_with_several_readings_is_flagged_and_left(text: str) -> None:
    result = repaired(text)
    assert result.text == text
    (flag,) = result.repairs
    assert (flag.kind, flag.flag, flag.before) == ("date-ambiguous", True, text[:-3])


@pytest.mark.parametrize(
    "text", ["处理污水20211210日均。", "编号120211228日。", "金额1998.1228日。"]
)
def test_a_number_that_is_no_date_is_left(text: str) -> None:
    assert repaired(text).repairs == ()


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("已经答复。对来信逐一回...", "..."),
        ("已经答复。对来信逐一回", "回"),
        ("已整改完成。", ""),
    ],
)
def test_a_text_that_stops_in_mid_word_is_flagged_and_left(text: str, end: str) -> None:
    result = repaired(text)
    assert result.text == text
    assert [entry.before for entry in result.repairs] == ([end] if end else [])


def test_each_repair_says_where_it_was_made_in_the_original() -> None:
    result = repaired("截至 10 月底。\n。\n二是整改。")
    assert [(r.kind, r.start, r.before, r.after) for r in result.repairs] == [
        ("digit-space", 2, " ", ""),
        ("digit-space", 5, " ", ""),
        ("stray-stop", 9, "\n。", ""),
    ]


def test_bare_page_numbers_count_up_a_page_of_text_apart() -> None:
    page = "全市各级各部门认真落实整改责任，取得积极成效。" * 10
    text = "".join(f"{page}\n{n}\n" for n in (1, 2, 3))
    assert repaired(text).text == f"{page}\n" * 3
    column = "序号\n1\n2\n3\n完成。"
    assert repaired(column).text == column


def test_a_running_header_beside_page_numbers_is_dropped() -> None:
    text = "".join(f"青湾市整改报告\n第{n}段完成。\n— {n} —\n" for n in (1, 2, 3, 4))
    assert (
        repaired(text).text
        == "青湾市整改报告\n第1段完成。\n第2段完成。\n第3段完成。\n第4段完成。\n"
    )


def test_a_word_file_keeps_its_paragraphs_apart() -> None:
    text = "完成3 项。修补海堤\n缺口，种上芦苇。共 2 项\n任务，完成 1 项。"
    assert repaired(text, "docx").text.count("\n") == 2
    assert repaired(text, "txt").text.count("\n") == 0


def test_a_styled_heading_is_never_joined() -> None:
    text = "完成整改。推进生态保护、\n“六大工程”、\n一批项目开工。"
    assert repaired(text).text.count("\n") == 0
    heading = StyledHeading(1, text.index("“"), text.index("、\n一") + 1)
    result = repair(Document(text, "docx", (), (heading,)))
    assert result.text == text
    assert result.headings == (heading,)


def test_pages_and_headings_follow_their_words() -> None:
    text = "整改 2 项\n一、工作 情况\n完成 3 项。"
    heading = StyledHeading(1, text.index("一"), text.index("\n完"))
    page = PageStart(2, text.index("完成"))
    result = repair(Document(text, "docx", (PageStart(1, 0), page), (heading,)))
    (found,) = result.headings
    assert result.text[found.start : found.end] == "一、工作 情况"
    assert result.text[result.pages[1].start :] == "完成3项。"


@pytest.mark.parametrize(
    "text",
    ["整 " * 20000, "整改。\n。\n" * 10000, "一、提高 " * 10000, "\n" * 50000, "1 " * 20000],
)
def test_long_lines_and_many_lines_take_linear_time(text: str) -> None:
    assert repair(Document(text, "txt")).original() == text
