from __future__ import annotations

from pathlib import Path

import pytest
from template_values import FULL_HEAD, HEAD, parse

from assistant.draft_model import Letter
from assistant.status import Progress
from assistant.template import TemplateError, load_template, parse_template, template_files
from assistant.template_model import Blank, Choice, Heading, IndicatorRule, Loop, Pattern, Theme

BODY = """\
# 一、进展

共{{总数}}。
已完成{{完成}}{% if 名单 %}，为{{名单}}{% endif %}；
另有{{名单}}。
"""


def test_a_template_says_what_each_slot_is() -> None:
    template = parse(HEAD + BODY)
    assert (template.name, template.title) == ("试", "试一试")
    total, done, names = template.rules
    assert (total.keywords, total.roll_up, total.required) == (("任务",), "全部", True)
    assert total.units == ("项", "个", "条", "件")
    assert (done.status, done.roll_up, done.required) == (Progress.DONE, "状态", False)
    assert (names.type, names.owner) == ("名单", "完成")
    assert template.body[0] == Heading(9, 1, "一、进展", "试.md")
    assert [node.line for node in template.body[2:] if isinstance(node, Pattern)] == [11, 12, 13]


def test_slots_of_every_type_say_how_they_are_looked_for() -> None:
    template = parse(FULL_HEAD + "# 进展\n共{{总数}}。\n")
    days = template.rule("优良天数")
    assert (days.indicators, days.units, days.basis) == (("优良天数",), ("天",), "累计")
    assert (days.comparisons, days.responsible) == (("同比", "上期"), "市生态环境局")
    assert template.rule("总数").responsible == "市整改办"
    open_issues = template.rule("问题")
    assert (open_issues.under, open_issues.max_sentences) == (("存在问题", "存在的问题"), 4)
    assert (template.rule("大气进展").theme, template.rule("大气进展").max_sentences) == ("大气", 3)


def test_themes_stand_in_the_front_matter() -> None:
    assert parse(FULL_HEAD + "# 进展\n共{{总数}}。\n").themes == (
        Theme(
            "大气",
            ("大气", "扬尘"),
            (
                IndicatorRule(("优良天数", "优良率"), "天", "本期", ("同比", "上期"), "市环境局"),
                IndicatorRule(("臭氧浓度",)),
            ),
        ),
        Theme("水", ("河",)),
    )


def test_the_letter_stands_in_the_front_matter() -> None:
    head = FULL_HEAD.replace(
        "编号: 是\n", "主送: 省督察整改办\n署名: {{地区}}人民政府\n附件: [{{时期}}清单, 台账]\n"
    )
    with pytest.raises(TemplateError, match="第 6 行"):
        parse(head + "共{{总数}}。\n")
    head = head.replace("[{{时期}}清单, 台账]", '["{{时期}}清单", 台账]')
    letter = parse(head + "共{{总数}}。\n").letter
    assert letter == Letter("省督察整改办", ("{{时期}}清单", "台账"), "{{地区}}人民政府", "")


def test_a_body_is_a_tree() -> None:
    body = """\
# 任务

{% for 任务 in 任务表 if 任务.状态 == "已完成" %}
{% if 任务.验收 %}
{{任务.名称}}已通过{{任务.验收}}；
{% elif 任务.完成日期 %}
{{任务.名称}}于{{任务.完成日期}}完成；
{% else %}
{{任务.名称}}已完成；
{% endif %}
{% endfor %}
"""
    heading, blank, loop, _ = parse(FULL_HEAD + body).body
    assert isinstance(heading, Heading)
    assert blank == Blank()
    assert isinstance(loop, Loop)
    assert (loop.variable, loop.over, loop.line) == ("任务", "任务表", 23)
    assert loop.condition == '任务.状态 == "已完成"'
    (choice,) = loop.body
    assert isinstance(choice, Choice)
    assert [(b.line, b.condition) for b in choice.branches] == [
        (24, "任务.验收"),
        (26, "任务.完成日期"),
        (28, ""),
    ]


FULL = FULL_HEAD.count("\n")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("名称: 试\n", "第 1 行：开头应是"),
        ("---\n名称: 试\n---\n共。\n", "第 1 行：说明部分缺少“要素”清单"),
        ("---\n名称: 试\n要素:\n  - {名称: 甲\n---\n共{{甲}}。\n", "第 4 行：说明部分的写法有误"),
        (HEAD, "没有句子"),
        (HEAD + "# 只有标题\n", "没有句子"),
        (HEAD.replace("标题:", "题目:"), "第 3 行：说明部分有不认识的项：题目"),
        (HEAD.replace("名称: 试", "名称: 试\n名称: 再试"), "第 3 行：“名称”写了两次"),
        (HEAD.replace("名称: 试", "名称: [试]"), "第 2 行：“名称”应是一段文字"),
        (HEAD.replace("标题: 试一试", "编号: 对"), "第 3 行：“编号”应写“是”或“否”"),
        (HEAD.replace("试一试", "第20次"), "第 3 行：“标题”里，标题里不能自带数字（“2”）"),
        (HEAD.replace("试一试", "{{总数}}"), "第 3 行：“标题”里，标题里不能用“总数”"),
        (HEAD.replace("类型: 名单", "类型: 名字"), "第 7 行：要素“名单”的类型应是"),
        (HEAD.replace("状态: 已完成", "状态: 做完了"), "第 6 行：要素“完成”的状态“做完了”不在"),
        (HEAD.replace("状态: 已完成", "备注: 已完成"), "第 6 行：要素“完成”有不认识的项：备注"),
        (HEAD.replace("属于: 完成", "条数: 3"), "第 7 行：要素“名单”的类型是“名单”，不用写“条数”"),
        (HEAD.replace(", 状态: 已完成", ""), "第 6 行：要素“完成”应写明"),
        (HEAD.replace("台账: 全部", "台账: 全"), "第 5 行：要素“总数”的“台账”应是"),
        (HEAD.replace("名称: 名单", "名称: 完成"), "第 7 行：要素“完成”写了两次"),
        (HEAD.replace("名称: 完成", "名称: 完 成"), "第 6 行：要素“完 成”没有可用的名称"),
        (HEAD.replace("名称: 完成", "名称: 任务表"), "第 6 行：要素“任务表”没有可用的名称"),
        (HEAD.replace("属于: 完成", "属于: 完毕"), "第 7 行：要素“名单”属于“完毕”，但没有"),
        (HEAD + "共{{总量}}。\n", "第 9 行：没有名为“总量”的要素"),
        (HEAD + "\n共{{总数}}\n", "第 10 行：一行写一句"),
        (HEAD + "共{{总数}}。完成{{完成}}。\n", "第 9 行：一行写一句"),
        (HEAD + "共。{{总数}}\n", "第 9 行：一行写一句"),
        (HEAD + "共20项，{{总数}}。\n", "第 9 行：句子里不能自带数字（“2”）"),
        (HEAD + "共三项，{{总数}}。\n", "第 9 行：句子里不能自带数字（“三项”）"),
        (HEAD + "过百分之九十，{{总数}}。\n", "第 9 行：句子里不能自带数字（“百分之”）"),
        (HEAD + "占{{总数}}％。\n", "第 9 行：句子里不能自带数字（“％”）"),
        (HEAD + "完成近五成，{{总数}}。\n", "第 9 行：句子里不能自带数字（“五成”）"),
        (HEAD + "高度重视。\n", "第 9 行：每行至少用一个要素"),
        (HEAD + "{% if 总数 %}高度重视{% endif %}。\n", "第 9 行：每行至少用一个要素"),
        (HEAD + "共｛｛总数｝｝。\n", "第 9 行：花括号要用半角的"),
        (HEAD + "＃ 共{{总数}}\n", "第 9 行：标题里不能用“总数”"),
        (HEAD + "共{{总数}。\n", "第 9 行：“{{”和“}}”没有成对"),
        (HEAD + "{% if 总数 %}共{{总数}}。\n", "第 9 行：“{% if %}”和“{% endif %}”没有成对"),
        (HEAD + "共{{总数 + 1}}。\n", "第 9 行：“{{ }}”里只写一个要素名"),
        (HEAD + "共{{总数|upper}}。\n", "第 9 行：“{{ }}”里只写一个要素名"),
        (HEAD + "共{{总数。}}。\n", "第 9 行：花括号之间有不能用的“。”"),
        (HEAD + "共{{总数]}}。\n", "第 9 行：花括号之间有不能用的“]”"),
        (HEAD + "{# 没完 共{{总数}}。\n", "第 9 行：“{#”没有与它成对的“#}”"),
        (HEAD + "{% %}共{{总数}}。\n", "第 9 行：“{%”后面应写 if"),
        (HEAD + "共{{总数.数}}。\n", "第 9 行：“总数.数”只能用在条件里"),
        (HEAD + "{% set x = 1 %}共{{总数}}。\n", "第 9 行：一行里只能用 {% if %}"),
        (HEAD + "{% if 总数 > 3 %}共{{总数}}{% endif %}。\n", "第 9 行：比大小只能用“.数”"),
        (HEAD + "{% if 总数.数 == '三' %}共{% endif %}{{总数}}。\n", "第 9 行：比大小只能用"),
        (HEAD + "{% if 名单 in '甲' %}共{% endif %}{{总数}}。\n", "第 9 行：比较应写成"),
        (HEAD + "{% if 名单 == ['甲'] %}共{% endif %}{{总数}}。\n", "第 9 行：比较应写成"),
        (HEAD + "{% if 任务表 == '甲' %}\n共{{总数}}。\n{% endif %}\n", "第 9 行：比较应写成"),
        (HEAD + "{% if 1 < 总数.数 < 3 %}共{% endif %}{{总数}}。\n", "第 9 行：比较应写成"),
        (HEAD + "{% if 总数() %}共{% endif %}{{总数}}。\n", "第 9 行：条件里只能用要素名"),
        (HEAD + "{% if 总量 %}共{% endif %}{{总数}}。\n", "第 9 行：没有名为“总量”的要素"),
        (HEAD + "共{{总数.__class__}}。\n", "第 9 行：“总数”没有“__class__”这一项"),
        (HEAD + "共{{总数.x.y}}。\n", "第 9 行：“总数”没有“x.y”这一项"),
        (HEAD + "共{{总数.同比}}。\n", "第 9 行：“总数”没有“同比”这一项，可以用：数、对象、属于"),
        (HEAD + "{% if 总数 %}\n共{{总数}}。\n", "第 9 行：“{% if %}”没有与它成对的“{% endif %}”"),
        (HEAD + "共{{总数}}。\n{% endif %}\n", "第 10 行：多了一个“{% endif %}”"),
        (HEAD + "{% if %}\n共{{总数}}。\n{% endif %}\n", "第 9 行：“{% if %}”后面应写条件"),
        (HEAD + "{% if 总量 %}\n共{{总数}}。\n{% endif %}\n", "第 9 行：没有名为“总量”的要素"),
        (
            HEAD + "{% if 总数 %}\n共{{总数}}。\n{% else %}\n{% else %}\n{% endif %}\n",
            "第 9 行：“{% if %}”没有与它成对的“{% endif %}”，第 12 行却是“{% else %}”",
        ),
        (
            HEAD + "{% for 任务 in 任务表 %}\n{{任务.名称}}。\n{% endif %}\n",
            "第 9 行：“{% for %}”没有与它成对的“{% endfor %}”，第 11 行却是“{% endif %}”",
        ),
        (HEAD + "{% for 任务 of 任务表 %}\n{% endfor %}\n", "第 9 行：循环应写成"),
        (HEAD + "{% for 任务 in 任务单 %}\n{% endfor %}\n", "第 9 行：没有名为“任务单”的表"),
        (
            HEAD + "{% for 总数 in 任务表 %}\n{{总数.名称}}。\n{% endfor %}\n",
            "第 9 行：循环里的名称",
        ),
        (
            HEAD + "{% for 甲 in 任务表 %}\n{{甲.地点}}。\n{% endfor %}\n",
            "第 10 行：“甲”没有“地点”",
        ),
        (
            HEAD + "{% for 甲 in 任务表 %}\n{{甲}}。\n{% endfor %}\n",
            "第 10 行：“甲”后面应写明哪一项",
        ),
        (HEAD + "{% for 甲 in 任务表 %}\n好。\n{% endfor %}\n", "第 10 行：每行至少用一个要素"),
        (
            HEAD + '{% for 甲 in 任务表 if 甲.状态 == "完结" %}\n{{甲.名称}}。\n{% endfor %}\n',
            "第 9 行：状态“完结”不在状态词表中：已销号、",
        ),
        (
            HEAD + "{% for 甲 in 任务表 %}\n进展是{{甲.进展}}。\n{% endfor %}\n",
            "第 10 行：“甲.进展”是段落，应单独写一行",
        ),
        (
            HEAD + "{% for 甲 in 专题表 %}\n{{甲.进展}}\n{% endfor %}\n",
            "第 9 行：用了“专题表”，但说明部分没有写“专题”",
        ),
        (HEAD + "已销号{{完成}}。\n", "第 9 行：“完成”的状态是“已完成”，前面不能写“已销号”"),
        (
            HEAD.replace("状态: 已完成", "状态: 基本完成") + "共{{总数}}，已完成的有{{名单}}。\n",
            "第 9 行：“名单”的状态是“基本完成”，前面不能写“已完成的有”（已完成）",
        ),
        (
            HEAD.replace("状态: 已完成", "状态: 达到序时进度") + "基本完成{{完成}}。\n",
            "第 9 行：“完成”的状态是“达到序时进度”，前面不能写“基本完成”",
        ),
        (
            HEAD + "{% for 甲 in 任务表 %}\n{{甲.名称}}已完成整改。\n{% endfor %}\n",
            "第 10 行：“已完成整改”说任务已经完成，但没有限定任务的状态",
        ),
        (
            HEAD
            + '{% for 甲 in 任务表 if 甲.状态 in ["已完成", "基本完成"] %}\n'
            + "{{甲.名称}}于{{甲.完成日期}}完成。\n{% endfor %}\n",
            "第 10 行：“于完成”说任务已经完成",
        ),
        (HEAD + "{% include 总体 %}\n", "第 9 行：引入另一个模板应写成"),
        (HEAD + '{% include "没有" %}\n', "第 9 行：没有名为“没有”的模板可以引入"),
        (HEAD + "{% macro x() %}\n", "第 9 行：不认识“{% macro %}”"),
        (HEAD + "##### 深\n共{{总数}}。\n", "第 9 行：标题写成“# ”到“#### ”"),
        (HEAD + "## 二级\n共{{总数}}。\n", "第 9 行：标题“二级”跳了级，应写在第1级"),
        (HEAD + "# 三项工作\n共{{总数}}。\n", "第 9 行：标题里不能自带数字（“三项”）"),
        (HEAD + "# 共{{总数}}\n共{{总数}}。\n", "第 9 行：标题里不能用“总数”"),
        (
            HEAD + "{% for 甲 in 任务表 %}\n# {{甲.时限}}\n{{甲.名称}}。\n{% endfor %}\n",
            "第 10 行：标题里不能用“甲.时限”，只能用时期、地区、文字要素和名称、序号、牵头单位",
        ),
        (FULL_HEAD + "# 一、进展\n共{{总数}}。\n", f"第 {FULL + 1} 行：写了“编号: 是”"),
        (FULL_HEAD.replace("口径: 累计", "口径: 累加"), "第 17 行：要素“优良天数”的“口径”应是"),
        (FULL_HEAD.replace("比较: [同比, 上期]", "比较: 增幅"), "“比较”应从 同比、环比、上期"),
        (FULL_HEAD.replace("条数: 4", "条数: 很多"), "第 18 行：要素“问题”的“条数”应是"),
        (FULL_HEAD.replace(", 章节: [存在问题, 存在的问题]", ""), "第 18 行：要素“问题”应写明"),
        (
            FULL_HEAD.replace("专题: 大气}", "专题: 土}") + "共{{总数}}。",
            "第 19 行：要素“大气进展”的专题",
        ),
        (FULL_HEAD.replace("关键词: 河", "词: 河"), "第 11 行：专题“水”有不认识的项：词"),
        (FULL_HEAD.replace(", 关键词: 河", ""), "第 11 行：专题“水”应写明“关键词”"),
        (FULL_HEAD.replace("口径: 本期", "口径: 季度"), "第 9 行：指标“优良天数”的“口径”应是"),
        (FULL_HEAD.replace("名称: 水", "名称: 大气"), "第 11 行：专题“大气”写了两次"),
        (
            FULL_HEAD + '{% for 甲 in 专题表 if 甲.名称 == "土" %}\n{{甲.进展}}\n{% endfor %}\n',
            f"第 {FULL + 1} 行：没有名为“土”的专题，现有：大气、水",
        ),
    ],
)
def test_a_fault_is_named_with_its_line(text: str, message: str) -> None:
    with pytest.raises(TemplateError) as error:
        parse(text)
    assert str(error.value).startswith("模板 试.md ")
    assert message in str(error.value)


@pytest.mark.parametrize(
    ("condition", "line"),
    [
        (' if 甲.牵头单位 and 甲.状态 == "已完成"', "{{甲.名称}}已完成。"),
        ("", '{% if 甲.状态 == "已销号" %}\n{{甲.名称}}已销号。\n{% endif %}'),
        ("", '{{甲.名称}}{% if 甲.状态 == "已完成" %}已完成{% endif %}。'),
        (" if 甲.状态 == “已完成”", "{{甲.名称}}已完成。"),
        ("", "{{甲.名称}}基本完成，完成时限为{{甲.时限}}。"),
        ("", "已完成{{完成}}，尚未完成的见{{名单}}。"),
    ],
)
def test_a_status_that_is_no_stronger_may_be_said(condition: str, line: str) -> None:
    body = f"{{% for 甲 in 任务表{condition} %}}\n{line}\n{{% endfor %}}\n"
    assert parse(HEAD + body).body


def test_shipped_templates_are_sound() -> None:
    assert "总体进展" in [path.stem for path in template_files()]
    for path in template_files():
        assert load_template(path.stem).body


def test_an_unknown_template_names_the_known_ones() -> None:
    for name in ("没有", "../总体进展", "没有.md"):
        with pytest.raises(TemplateError, match=r"现有模板：.*总体进展"):
            load_template(name)


def test_a_template_of_ones_own_is_named_by_its_path(tmp_path: Path) -> None:
    own = tmp_path / "自用.md"
    own.write_text("\ufeff" + HEAD + BODY, encoding="utf-8")
    assert load_template(str(own)).title == "试一试"
    own.write_bytes((HEAD + BODY).encode("gb18030"))
    with pytest.raises(TemplateError, match="不是 UTF-8"):
        load_template(str(own))


def test_windows_line_ends_change_nothing() -> None:
    text = HEAD + BODY
    assert parse_template(text.replace("\n", "\r\n"), Path("试.md")) == parse(text)


@pytest.mark.parametrize("words", ["同比增加", "同比", "增长", "环比下降"])
def test_what_a_comparison_says_itself_is_not_said_before_it(words: str) -> None:
    line = f"优良天数{{{{优良天数}}}}，{words}{{{{优良天数.同比}}}}。\n"
    with pytest.raises(TemplateError, match="自带“同比增加”这样的话"):
        parse(FULL_HEAD + line)


def test_the_number_in_the_name_of_a_pollutant_is_no_figure() -> None:
    template = parse(HEAD + "共{{总数}}，涉及PM2.5、PM10、SO2和O3。\n")
    assert template.rules
