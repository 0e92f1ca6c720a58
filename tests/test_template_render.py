from __future__ import annotations

import re
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from template_values import FULL_HEAD, HEAD, cite, parse, record, render, value, written

from assistant.draft_model import Letter
from assistant.draft_sentence import Piece
from assistant.template_render import render_letter, render_template, render_title
from assistant.template_value import Filled, conflicting, missing

BODY = """\
# 一、进展

共{{总数}}。
已完成{{完成}}{% if 名单 %}，为{{名单}}{% endif %}；
另有{{名单}}。
"""
NONE = Filled("【待补：无】", has_value=False)
NOTHING = {"总数": NONE, "完成": NONE, "名单": NONE}


def test_a_sentence_without_values_is_left_out_and_a_wanted_one_stays() -> None:
    template = parse(HEAD + BODY)
    wanted = missing("总数", wanted=True)
    assert render(template, **NOTHING | {"总数": wanted}) == "共【待补：总数】。"
    assert render(template, **NOTHING | {"总数": value("20项", "甲")}) == "共20项[1]。"
    assert render(template, **NOTHING) == ""
    assert render(template) == "共【待补：总数】。另有【待补：名单】。"


def test_clauses_are_joined_and_marked_once() -> None:
    template = parse(HEAD + BODY)
    total, names = value("20项", "甲"), value("北渡口", "乙")
    done = value("1项", "乙")
    assert render(template, 总数=total, 完成=done, 名单=names) == (
        "共20项[1]。已完成1项，为北渡口；另有北渡口[2]。"
    )
    values = NOTHING | {"总数": total, "完成": value("1项", "丙")}
    assert render(template, **values) == "共20项[1]。已完成1项[2]。"
    zero = value("0项", "丙", has_value=False, number=0)
    assert render(template, **values | {"完成": zero}) == "共20项[1]。"


def test_a_pattern_can_ask_for_number_noun_and_whole() -> None:
    body = (
        "{{总数.对象}}{% if 总数.数 == 1 %}一个{% else %}多个{% endif %}"
        "{% if 总数.属于 %}其中{% endif %}{{总数}}。\n"
    ).replace("一个", "单个")
    done = value("1项", "甲", number=1, noun="任务", part="已完成")
    assert render(parse(HEAD + body), 总数=done) == "任务单个其中1项[1]。"
    assert render(parse(HEAD + body), 总数=value("若干", "甲")) == "多个若干[1]。"
    body = "{% if 总数.数 > 1 %}合计{% endif %}{{总数}}。\n"
    assert render(parse(HEAD + body), 总数=value("若干", "甲")) == "若干[1]。"


def test_a_sentence_whose_last_clause_is_left_out_ends_with_the_one_before() -> None:
    template = parse(HEAD + "共{{总数}}；\n已完成{{完成}}。\n另有{{名单}}。\n")
    values = NOTHING | {"总数": value("9项"), "名单": value("北渡口")}
    assert render(template, **values) == "共9项[1]。另有北渡口[2]。"


def test_a_record_without_a_field_prints_what_is_wanting() -> None:
    body = (
        "{% for 甲 in 任务表 %}\n{{甲.状态}}，由{{甲.牵头单位}}牵头。\n{{甲.进展}}\n{% endfor %}\n"
    )
    task = record(名称="沙河截污", 状态="已完成") | {"牵头单位": Filled("", has_value=False)}
    for lacking in (task, {n: v for n, v in task.items() if n != "牵头单位"}):
        ((_, _, text),) = written(parse(HEAD + body), {}, {"任务表": [lacking]})
        assert text == "已完成，由【待补：“沙河截污”的牵头单位】牵头[1]。"


def test_a_missing_value_names_the_unit_that_owes_it() -> None:
    template = parse(FULL_HEAD + "# 进展\n共{{总数}}。\n{{问题}}\n")
    assert render(template) == "共【待补：总数，责任单位：市整改办】。"
    assert render(template, 问题=missing("存在的问题", True, "市整改办")) == (
        "共【待补：总数，责任单位：市整改办】。【待补：存在的问题，责任单位：市整改办】。"
    )


def test_both_sides_of_a_conflict_are_marked() -> None:
    sides = conflicting([("报告", value("2项", "甲")), ("台账", value("3项", "乙"))])
    assert sides.text == "【不一致：报告为2项，台账为3项】"
    template = parse(HEAD + "共{{总数}}，已完成{{完成}}，为{{名单}}；\n另有{{名单}}。\n")
    named = value("北渡口", "丙")
    assert render(template, 总数=value("9项", "丁"), 完成=sides, 名单=named) == (
        "共9项[1]，已完成【不一致：报告为2项[2]，台账为3项[3]】，为北渡口；另有北渡口[4]。"
    )


def test_a_computed_value_ends_a_piece_of_its_own() -> None:
    rise = Filled("同比增长3.5%", (cite("甲"), cite("乙")), formula="(298−288)÷288=3.5%")
    days = value("298天", "甲", fields={"同比": rise})
    body = "优良天数{{优良天数}}{% if 优良天数.同比 %}，{{优良天数.同比}}{% endif %}，持续向好。\n"
    template = parse(FULL_HEAD + body)
    formula = "（据[1][2]计算：(298−288)÷288=3.5%）"
    assert render(template, 优良天数=days) == (
        f"优良天数298天[1]，同比增长3.5%{formula}，持续向好。"
    )
    (section,) = render_template(template, {"优良天数": days})
    assert section.paragraphs == (
        (
            Piece("优良天数298天，", (cite("甲"),)),
            Piece("同比增长3.5%，", (cite("甲"), cite("乙")), rise.formula),
            Piece("持续向好。"),
        ),
    )
    assert render(template, 优良天数=value("298天", "甲")) == "优良天数298天，持续向好[1]。"
    alone = parse(FULL_HEAD + "{{优良天数.同比}}；\n")
    assert render(alone, 优良天数=days) == f"同比增长3.5%{formula}。"


def test_a_field_without_a_value_is_named() -> None:
    template = parse(FULL_HEAD + "优良天数{{优良天数}}，{{优良天数.同比}}。\n")
    assert render(template, 优良天数=value("298天", "甲")) == (
        "优良天数298天，【待补：优良天数的同比】[1]。"
    )


def test_sentences_stand_as_they_are() -> None:
    template = parse(FULL_HEAD + "共{{总数}}；\n{{问题}}\n另有{{总数}}；\n")
    said = (value("沙河污泥外运不及时。", "甲"), value("北渡口管网老化。", "乙"))
    ready = Filled("", sentences=said)
    assert render(template, 总数=value("9项", "丙"), 问题=ready) == (
        "共9项[1]。沙河污泥外运不及时[2]。北渡口管网老化[3]。另有9项[1]。"
    )
    unended = Filled("", sentences=(value("管网老化；", "乙"),))
    assert render(template, 问题=unended).startswith(
        "共【待补：总数，责任单位：市整改办】。管网老化[1]。"
    )


def test_the_frame_does_not_decide_whether_a_sentence_is_written() -> None:
    template = parse(FULL_HEAD + "{{时期}}，{{地区}}优良天数{{优良天数}}。\n{{时期}}有序推进。\n")
    frame = {"时期": value("2025年上半年"), "地区": value("青石市")}
    assert render(template, **frame) == "2025年上半年有序推进[1]。"
    assert render(template, **frame, 优良天数=value("298天")) == (
        "2025年上半年[1]，青石市优良天数298天[2][3]。2025年上半年有序推进[1]。"
    )


TASKS = [
    record(名称="沙河截污", 状态="已完成", 完成日期="2025年5月"),
    record(名称="北渡口改造", 状态="正在推进"),
    record(名称="尾矿库治理", 状态="已完成"),
]
LOOP = """\
# 任务
{% for 任务 in 任务表 if 任务.状态 in ["已完成", "已销号"] %}
## {{任务.名称}}
{{任务.名称}}{{任务.状态}}；
{% if 任务.完成日期 %}
完成于{{任务.完成日期}}。
{% elif 任务.进展 %}
{{任务.进展}}
{% else %}
{{任务.名称}}的日期未载明；
{% endif %}
{% endfor %}
"""


def test_a_loop_writes_what_is_in_it_for_each_record_that_fits() -> None:
    texts = written(parse(FULL_HEAD + LOOP), {}, {"任务表": TASKS})
    assert texts == [
        (1, "一、任务", ""),
        (2, "（一）沙河截污", "沙河截污已完成[1][2]；完成于2025年5月[3]。"),
        (2, "（二）尾矿库治理", "尾矿库治理已完成[4][2]；尾矿库治理的日期未载明[4]。"),
    ]
    assert written(parse(FULL_HEAD + LOOP), {}) == []
    said = {**TASKS[2], "进展": Filled("", sentences=(value("已植草固坡。"),))}
    assert written(parse(FULL_HEAD + LOOP), {}, {"任务表": [said]})[1][2] == (
        "尾矿库治理已完成[1][2]。已植草固坡[3]。"
    )


def test_blank_lines_part_paragraphs_within_loops_too() -> None:
    for blank, joint in (("", "；"), ("\n", "。\n")):
        body = f"{{% for 甲 in 任务表 %}}\n{blank}{{{{甲.名称}}}}；\n{{% endfor %}}\n"
        (_, _, text) = written(parse(HEAD + body), {}, {"任务表": TASKS})[0]
        assert re.sub(r"\[\d+\]", "", text) == f"沙河截污{joint}北渡口改造{joint}尾矿库治理。"


def test_loops_stand_within_loops_and_lists_are_tested() -> None:
    body = """\
{% if 任务表 %}
{% for 专题 in 专题表 if 专题.名称 != "大气" %}
# {{专题.名称}}方面
{% for 任务 in 任务表 if 任务.状态 == "正在推进" %}
{{任务.名称}}归{{专题.名称}}；
{% endfor %}
{% endfor %}
{% endif %}
"""
    lists = {"任务表": TASKS, "专题表": [record(名称="大气"), record(名称="水")]}
    template = parse(FULL_HEAD + body)
    assert written(template, {}, lists) == [(1, "一、水方面", "北渡口改造归水[1][2]。")]
    assert written(template, {}, lists | {"任务表": []}) == []


def test_only_printed_headings_are_numbered() -> None:
    body = """\
# 总体
共{{总数}}。
# 空的
## 也空
{{问题}}
# 分项
## 首项
### 细目
#### 小点
共{{总数}}。
#### 小点
共{{总数}}。
## 次项
共{{总数}}。
"""
    plain = parse(FULL_HEAD.replace("编号: 是\n", "") + body)
    values = {"总数": value("9项"), "问题": Filled("", has_value=False)}
    numbers = ["一、", "二、", "（一）", "1.", "（1）", "（2）", "（二）"]
    headings = ["总体", "分项", "首项", "细目", "小点", "小点", "次项"]
    levels = [1, 1, 2, 3, 4, 4, 2]
    assert [(lv, h) for lv, h, _ in written(plain, values)] == list(
        zip(levels, headings, strict=True)
    )
    assert [(lv, h) for lv, h, _ in written(parse(FULL_HEAD + body), values)] == [
        (lv, n + h) for lv, n, h in zip(levels, numbers, headings, strict=True)
    ]


def test_headings_are_numbered_in_chinese() -> None:
    body = "".join("# 节\n共{{总数}}。\n" for _ in range(21))
    headings = [h for _, h, _ in written(parse(FULL_HEAD + body), {"总数": value("9项")})]
    assert headings[8:12] == ["九、节", "十、节", "十一、节", "十二、节"]
    assert headings[18:] == ["十九、节", "二十、节", "二十一、节"]


def test_title_and_letter_hold_slots() -> None:
    head = FULL_HEAD.replace("编号: 是\n", "主送: 省办\n署名: {{地区}}政府\n附件: {{时期}}清单\n")
    template = parse(head + "共{{总数}}。\n")
    values = {"地区": value("青石市"), "时期": value("2025年上半年")}
    assert render_title(template, values) == "青石市2025年上半年报告"
    assert render_title(template, {}) == "【待补：地区】【待补：时期】报告"
    assert render_letter(template, values) == Letter(
        "省办", ("2025年上半年清单",), "青石市政府", ""
    )


NUMBERS = st.integers(min_value=0, max_value=99999).map(str)
FILLED = st.one_of(
    st.builds(lambda n: value(f"{n}项", f"甲{n}", has_value=n != "0", number=int(n)), NUMBERS),
    st.builds(lambda n: Filled(f"{n}%", (cite("乙"), cite("丙")), formula=f"{n}÷1"), NUMBERS),
    st.builds(
        lambda a, b: conflicting([("报告", value(a, f"丁{a}")), ("台账", value(b, f"戊{b}"))]),
        NUMBERS,
        NUMBERS,
    ),
    st.builds(lambda wanted: missing("数", wanted), st.booleans()),
)
PARAGRAPH = st.lists(NUMBERS.map(lambda n: value(f"管网{n}公里。", f"己{n}")), max_size=3).map(
    lambda said: Filled("", has_value=bool(said), sentences=tuple(said))
)
RECORDS = st.lists(
    st.builds(
        lambda a, b, c: {"名称": value(f"任务{a}"), "验收": b, "进展": c},
        NUMBERS,
        FILLED,
        PARAGRAPH,
    ),
    max_size=3,
)
EVERY = parse(
    FULL_HEAD
    + """\
# 总体
共{{总数}}，优良天数{{优良天数}}{% if 优良天数.同比 %}，{{优良天数.同比}}{% endif %}的水平；
其中{{优良天数.上期}}。
{{问题}}
{% for 任务 in 任务表 %}
## 任务
{{任务.名称}}，{{任务.验收}}；
{{任务.进展}}

{{任务.验收}}、{{总数}}。
{% endfor %}
"""
)


@settings(max_examples=200, deadline=None)
@given(
    st.fixed_dictionaries({"总数": FILLED, "优良天数": FILLED, "问题": PARAGRAPH}),
    st.dictionaries(st.sampled_from(["同比", "上期"]), FILLED),
    RECORDS,
)
def test_no_printed_digit_lacks_a_citation(
    values: dict[str, Filled], fields: dict[str, Filled], tasks: list[dict[str, Filled]]
) -> None:
    values["优良天数"] = replace(values["优良天数"], fields=fields)
    for section in render_template(EVERY, values, {"任务表": tasks}):
        for paragraph in section.paragraphs:
            assert "".join(piece.text for piece in paragraph).endswith("。")
            for piece in paragraph:
                cited = {re.sub(r"\D", "", citation.quote) for citation in piece.citations}
                computed = {piece.formula.split("÷")[0]} if piece.citations else set()
                assert set(re.findall(r"\d+", piece.text)) <= cited | computed
