from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.smooth_lock import difference
from assistant.smooth_parts import FIGURE, MARK, NAME, TIME, take_apart
from assistant.smooth_words import PAUSING

_PROGRESS = (
    "截至2024年12月底，《云汐市整改方案》明确的整改任务共20项，其中已到整改时限的14项[1][2]。"
    "已完成整改12项，其中已销号近9项，完成率60.0%（据[1][2]计算：12÷20=60.0%）；基本完成1项[3]。"
    "【待补：滞后任务，由市生态环境局提供】。"
)
_THEME = (
    "市生态环境局加强扬尘治理和秸秆禁烧，巡查工地312个[1]。细颗粒物平均浓度29微克/立方米，"
    "同比下降9.4%[2]。平樾市正在推进燃煤锅炉淘汰，尚未完成的锅炉17台[3]。"
    "拟于2025年10月底前新建污水管网31.5公里，力争提高管网覆盖率[4]。"
)
_WORK = (
    "完善网格化监管机制，开展专项检查46次[1]。望潮区印发《河道管护办法》，清理河道12.6公里[2]。"
    "改善水质3项，投入资金1.2亿元[3]。"
)
_FIRMS = (
    "督促恒澜化工公司清运废渣、渗滤液32吨[1]。城市管理局按期验收，确实无法完成的，提前15日报告[2]。"
)
_PARAGRAPHS = (_PROGRESS, _THEME, _WORK, _FIRMS)

# Words put for others; each of the results says what the paragraph said.
_FLOWING = [
    (_PROGRESS, "整改任务共20项", "整改任务共有20项"),
    (_PROGRESS, "。已完成整改12项", "。同时，已完成整改12项"),
    (_PROGRESS, "基本完成1项", "基本完成的有1项"),
    (_PROGRESS, "明确的整改任务", "明确整改任务"),
    (_THEME, "加强扬尘治理和秸秆禁烧", "强化扬尘治理与秸秆禁烧"),
    (_THEME, "扬尘治理和秸秆禁烧", "扬尘治理、秸秆禁烧"),
    (_THEME, "尚未完成的锅炉17台", "尚未完成的锅炉有17台"),
    (_THEME, "[1]。细颗粒物", "[1]；细颗粒物"),
    (_THEME, "力争提高管网", "并力争提升管网"),
    (_WORK, "完善网格化", "健全网格化"),
    (_WORK, "[1]。望潮区", "[1]。此外，望潮区"),
    (_WORK, "改善水质3项", "水质改善的有3项"),
    (_WORK, "[2]。改善", "[2]，改善"),
    (_WORK, "，清理河道", "，并清理河道"),
    (_WORK, "专项检查46次", "专项检查工作46次"),
]
_CHANGED = [
    (_PROGRESS, "12项", "13项", "数字“12项”"),
    (_PROGRESS, "近9项", "9项", "数字“近9项”"),
    (_PROGRESS, "1项[3]", "一项[3]", "数字“1项”"),
    (_PROGRESS, "1项[3]", "1项", "出处“[3]”"),
    (_PROGRESS, "14项[1][2]", "14项[2][1]", "先后变了"),
    (_PROGRESS, "2024年12月底", "2025年12月底", "时间“截至2024年12月底”"),
    (_PROGRESS, "云汐市整改方案", "云汐市整改工作方案", "名称“《云汐市整改方案》”"),
    (_PROGRESS, "基本完成1项", "完成1项", "进展变了"),
    (_PROGRESS, "其中已销号", "已销号", "“其中”字少了"),
    (_PROGRESS, "【待补：滞后任务，由市生态环境局提供】", "", "待补“【待补"),
    (_PROGRESS, "（据[1][2]计算：12÷20=60.0%）", "[1][2]", "出处“（据"),
    (_PROGRESS, "20项，其中", "20项。其中", "出处变了"),
    (_PROGRESS, "；基本完成", "，基本完成", "断句"),
    (_THEME, "正在推进", "已完成", "进展变了"),
    (_THEME, "尚未完成", "完成", "“未”字少了"),
    (_THEME, "拟于", "于", "“拟”字少了"),
    (_THEME, "力争提高", "提高", "“力争”字少了"),
    (_THEME, "同比下降", "同比上升", "增减变了"),
    (_THEME, "平樾市", "云汐市", "名称“平樾市”"),
    (_THEME, "平樾市", "", "名称“平樾市”"),
    (_THEME, "市生态环境局", "市生态环境局和市水务局", "名称"),
    (_THEME, "[3]。拟于", "[3]，拟于", "断句"),
    (_THEME, "加强扬尘治理", "扬尘治理成效显著", "“成效显著”"),
    (_THEME, "巡查工地", "巡查了工地", "“了”"),
    (_THEME, "扬尘治理", "治理", "少了“扬”"),
    (_WORK, "[3]。", "[3]。群众满意度大幅提升。", "没有了出处"),
    (_WORK, "开展专项检查", "开展联合专项检查", "“联合”"),
    (_WORK, "印发《", "出台《", "“出台”"),
    (_WORK, "清理河道", "清理，河道", "断句"),
    (_WORK, "，清理河道", "，并，清理河道", "断句"),
    (_THEME, "的锅炉", "的，锅炉", "断句"),
    (_WORK, "12.6公里[2]。", "12.6公里[2]。\n", "分成了几段"),
    (_WORK, "12.6公里[2]。", "12.6公里，[2]。", "断句"),
    (_WORK, "12.6公里[2]。", "12.6公里[2]。。", "断句"),
    (_WORK, "专项检查46次", "专项检查的46次", "断句"),
    (_WORK, "网格化", "网的格化", "添了字"),
    (_FIRMS, "恒澜化工", "恒的澜化工", "添了字"),
    (_FIRMS, "城市管理局", "城市的管理局", "名称"),
    (_FIRMS, "完成的，提前", "完成，提前", "断句"),
    (_FIRMS, "废渣、渗滤液", "废渣，、渗滤液", "断句"),
]


@pytest.mark.parametrize("paragraph", _PARAGRAPHS)
def test_a_paragraph_may_stand_as_it_was(paragraph: str) -> None:
    assert difference(paragraph, paragraph) == ""


@pytest.mark.parametrize(("paragraph", "old", "new"), _FLOWING)
def test_wording_that_says_the_same_may_stand(paragraph: str, old: str, new: str) -> None:
    assert old in paragraph
    assert difference(paragraph, paragraph.replace(old, new)) == ""


@pytest.mark.parametrize(("paragraph", "old", "new", "why"), _CHANGED)
def test_what_is_protected_may_not_change(paragraph: str, old: str, new: str, why: str) -> None:
    assert old in paragraph
    assert why in difference(paragraph, paragraph.replace(old, new, 1))


def test_figures_may_not_change_places() -> None:
    swapped = _WORK.replace("46次", "%").replace("12.6公里", "46次").replace("%", "12.6公里")
    assert "先后变了" in difference(_WORK, swapped)


def test_subjects_of_figures_may_not_change_places() -> None:
    before = "大气任务完成9项，水任务完成5项[1]。"
    assert difference(before, "水任务完成9项，大气任务完成5项[1]。")


def test_a_noun_just_said_may_be_left_out_but_no_other() -> None:
    before = "整改任务中，水污染防治任务12项，大气污染防治任务8项[1]。"
    assert difference(before, before.replace("大气污染防治任务8项", "大气污染防治8项")) == ""
    assert difference(before, before.replace("大气污染防治任务", "污染防治任务"))


def test_nothing_and_half_of_it_may_not_stand() -> None:
    assert difference(_WORK, " \n") == "没有写出文字"
    assert difference(_WORK, _WORK[: len(_WORK) // 2])
    assert difference("强化监管[1]。", "强化监管[1]。" + "此外，" * 9)


def test_anchors_are_read_with_what_bounds_them() -> None:
    anchors = take_apart("截至2024年12月底，已销号近9 项，占《方案》任务的45%以上[1]。").anchors
    assert [(anchor.kind, anchor.text) for anchor in anchors] == [
        (TIME, "截至2024年12月底"),
        (FIGURE, "近9项"),
        (NAME, "《方案》"),
        (FIGURE, "45%以上"),
        (MARK, "[1]"),
    ]


_PROTECTED = re.compile(
    r"\d+(?:\.\d+)?|\[\d+\]|《[^》]*》|【[^】]*】|基本完成|完成|销号|正在|推进|[未拟近]|力争|其中|尚|同比|"
    r"平樾市|望潮区|市生态环境局|下降|提高|已|年|月|扬尘|秸秆|锅炉|印发|巡查"
)
_INSERTED = (
    *(
        "9项",
        "已",
        "未",
        "拟",
        "云汐市",
        "[1]",
        "[9]",
        "近",
        "全部",
        "《办法》",
        "2025年",
        "不",
        "基本",
    ),
    *(
        "成效明显",
        "市水务局",
        "计划",
        "累计",
        "力争",
        "完成",
        "约",
        "大幅",
        "等",
        "了",
        "一",
        "率先",
        "【待补：甲】",
    ),
)


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_any_change_of_something_protected_is_refused(data: st.DataObject) -> None:
    paragraph = data.draw(st.sampled_from(_PARAGRAPHS))
    found = data.draw(st.sampled_from(list(_PROTECTED.finditer(paragraph))))
    other = data.draw(st.sampled_from(list(_PROTECTED.finditer(paragraph))))
    word = other.group() if found.group() != other.group() else ""
    made = paragraph[: found.start()] + word + paragraph[found.end() :]
    assert difference(paragraph, made), made


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(_PARAGRAPHS), st.sampled_from(_INSERTED), st.floats(0, 1))
def test_anything_said_in_addition_is_refused(paragraph: str, word: str, where: float) -> None:
    at = int(where * len(paragraph))
    made = paragraph[:at] + word + paragraph[at:]
    assert difference(paragraph, made), made


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_two_protected_things_that_changed_places_are_refused(data: st.DataObject) -> None:
    paragraph = data.draw(st.sampled_from(_PARAGRAPHS))
    found = list(_PROTECTED.finditer(paragraph))
    one, other = sorted(data.draw(st.permutations(found))[:2], key=lambda match: match.start())
    if one.group() != other.group():
        middle = paragraph[one.end() : other.start()]
        swapped = other.group() + middle + one.group()
        made = paragraph[: one.start()] + swapped + paragraph[other.end() :]
        assert difference(paragraph, made), made


_LINKS = [f"{word}，" for word in sorted(PAUSING)] + ["并", "还", "也", "此外"]


@settings(max_examples=200, deadline=None)
@given(
    st.sampled_from((_THEME, _WORK)),
    st.lists(st.sampled_from([*_LINKS, ""]), min_size=4, max_size=4),
)
def test_words_that_say_nothing_may_come_between_sentences(
    paragraph: str, links: list[str]
) -> None:
    sentences = re.findall(r"[^。]+。", paragraph)
    made = "".join(link + said for link, said in zip(links, sentences, strict=False))
    assert difference(paragraph, made) == "", made
