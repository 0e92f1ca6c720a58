"""Typing errors put right, and what looks like one but is none."""

from __future__ import annotations

import pytest

from index.question_typing import mended
from index.syllables import same_sound, syllable

_PLACES = ("云汐市", "大连市")


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("二0二四年罚款", "2024年罚款"),
        ("２０２４年", "2024年"),
        ("2O24年", "2024年"),
        ("2024 年", "2024年"),
        ("20 24年", "2024年"),
        ("‘24年", "24年"),
        ("2o24年1O月底", "2024年10月底"),
        ("GPD是多少", "GDP是多少"),
        ("GDPP是多少", "GDP是多少"),
        ("PM25浓度", "PM2.5浓度"),
        ("pm2。5浓度", "PM2.5浓度"),
        ("污水处里能力", "污水处理能力"),
        ("污水理处能力", "污水处理能力"),
        ("粮食产产量", "粮食产量"),
        ("财正收入多少", "财政收入多少"),
        ("第二产业增加直", "第二产业增加值"),
        ("一般公共预算收人", "一般公共预算收入"),
        ("大联市2024年罚款", "大连市2024年罚款"),
    ],
)
def test_a_slip_is_put_right(typed: str, read: str) -> None:
    assert mended(typed, _PLACES).text == read


@pytest.mark.parametrize(
    "question",
    [
        "二〇二四年罚款多少？",
        "二四年罚款多少？",
        "KPI完成得怎么样？",
        "养老金涨了多少？",
        "养老院有几家？",
        "出口总额是多少？",
        "进口总额是多少？",
        "规模以下工业增加值",
        "东屿市2024年罚款多少？",
        "第一产业增加值",
        "新能源车产量多少",
        "粮食产了多少吨",
        "2024年Q3罚了多少？",
        "",
    ],
)
def test_what_is_right_stays(question: str) -> None:
    assert mended(question, ("东岬市",)).text == question
    assert mended(question, ("东岬市",)).corrections == ()


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [("理", "里", True), ("政", "正", True), ("增", "真", True), ("增", "降", False),
     ("处", "粗", True), ("金", "精", True), ("进", "出", False), ("上", "下", False),
     ("A", "啊", False)],
)  # fmt: skip
def test_characters_that_sound_alike(one: str, other: str, same: bool) -> None:
    assert same_sound(one, other) is same


def test_a_rare_character_has_no_syllable() -> None:
    assert (syllable("樾"), syllable("粮"), syllable("啊")) == ("", "liang", "a")
