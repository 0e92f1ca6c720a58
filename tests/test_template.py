from __future__ import annotations

from pathlib import Path

import pytest

from assistant.shipped import prompt_folder
from assistant.status import Progress
from assistant.template import (
    Template,
    TemplateError,
    load_template,
    parse_template,
    template_files,
)
from assistant.template_render import MARK_CLOSE, MARK_OPEN, Filled, check_patterns, render_section

HEAD = """\
---
名称: 试
标题: 试一试
要素:
  - {名称: 总数, 类型: 数量, 关键词: [任务], 台账: 全部, 必填: 是}
  - {名称: 完成, 类型: 数量, 状态: 已完成}
  - {名称: 名单, 类型: 名单, 属于: 完成, 必填: 是}
---
"""
BODY = """\
# 一、进展

共{{总数}}。
已完成{{完成}}{% if 名单 %}，为{{名单}}{% endif %}；
另有{{名单}}。
"""
NONE = Filled("【待补：无】", has_value=False)


def parse(text: str) -> Template:
    template = parse_template(text, Path("试.md"))
    check_patterns(template)
    return template


def render(template: Template, **values: Filled) -> str:
    everything = {rule.name: NONE for rule in template.rules} | values
    text = "\n".join(render_section(template, s, everything) for s in template.sections)
    return text.replace(MARK_OPEN, "[").replace(MARK_CLOSE, "]")


def test_a_template_says_what_each_slot_is() -> None:
    template = parse(HEAD + BODY)
    assert (template.name, template.title) == ("试", "试一试")
    total, done, names = template.rules
    assert (total.keywords, total.roll_up, total.required) == (("任务",), "全部", True)
    assert (done.status, done.roll_up, done.required) == (Progress.DONE, "状态", False)
    assert (names.type, names.owner) == ("名单", "完成")
    (section,) = template.sections
    assert section.heading == "一、进展"
    assert [pattern.line for pattern in section.paragraphs[0]] == [11, 12, 13]


def test_a_sentence_without_values_is_left_out_and_a_wanted_one_stays() -> None:
    template = parse(HEAD + BODY)
    wanted = Filled("【待补：总数】", has_value=False, wanted=True)
    assert render(template, 总数=wanted) == "共【待补：总数】。"
    assert render(template, 总数=Filled("20项", (1,))) == "共20项[1]。"
    assert render(template) == ""


def test_clauses_are_joined_and_marked_once() -> None:
    template = parse(HEAD + BODY)
    total, names = Filled("20项", (1,)), Filled("甲", (2,))
    assert render(template, 总数=total, 完成=Filled("1项", (2,)), 名单=names) == (
        "共20项[1]。已完成1项，为甲；另有甲[2]。"
    )
    assert render(template, 总数=total, 完成=Filled("1项", (3,))) == "共20项[1]。已完成1项[3]。"
    zero = Filled("0项", (3,), has_value=False, number=0)
    assert render(template, 总数=total, 完成=zero) == "共20项[1]。"


def test_a_pattern_can_ask_for_number_noun_and_whole() -> None:
    body = (
        "{{总数.对象}}{% if 总数.数 == 1 %}一个{% else %}多个{% endif %}"
        "{% if 总数.属于 %}其中{% endif %}{{总数}}。\n"
    )
    value = Filled("1项", (1,), number=1, noun="任务", part="已完成")
    assert render(parse(HEAD + body), 总数=value) == "任务一个其中1项[1]。"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("名称: 试\n", "第 1 行：开头应是"),
        ("---\n名称: 试\n---\n共。\n", "第 1 行：说明部分缺少“要素”清单"),
        ("---\n名称: 试\n要素:\n  - {名称: 甲\n---\n共{{甲}}。\n", "第 4 行：说明部分的写法有误"),
        (HEAD, "没有句子"),
        (HEAD.replace("类型: 名单", "类型: 名字"), "第 7 行：要素“名单”的类型应是"),
        (HEAD.replace("状态: 已完成", "状态: 做完了"), "第 6 行：要素“完成”的状态“做完了”不在"),
        (HEAD.replace("状态: 已完成", "备注: 已完成"), "第 6 行：要素“完成”有不认识的项：备注"),
        (HEAD.replace(", 状态: 已完成", ""), "第 6 行：要素“完成”应写明"),
        (HEAD.replace("台账: 全部", "台账: 全"), "第 5 行：要素“总数”的“台账”应是"),
        (HEAD.replace("名称: 名单", "名称: 完成"), "要素“完成”写了两次"),
        (HEAD.replace("名称: 完成", "名称: 完 成"), "第 6 行：要素“完 成”没有可用的名称"),
        (HEAD.replace("属于: 完成", "属于: 完毕"), "要素“名单”属于“完毕”，但没有这个要素"),
        (HEAD + "共{{总量}}。\n", "第 9 行：没有名为“总量”的要素"),
        (HEAD + "\n共{{总数}}\n", "第 10 行：一行写一句"),
        (HEAD + "共{{总数}}。完成{{完成}}。\n", "第 9 行：一行写一句"),
        (HEAD + "共20项，{{总数}}。\n", "第 9 行：句子里不能自带数字"),
        (HEAD + "高度重视。\n", "第 9 行：每行至少用一个要素"),
        (HEAD + "共{{总数}。\n", "第 9 行：句子写法有误"),
        (HEAD + "{% if 总数 %}共{{总数}}。\n", "第 9 行：句子写法有误"),
    ],
)
def test_a_fault_is_named_with_its_line(text: str, message: str) -> None:
    with pytest.raises(TemplateError) as error:
        parse(text)
    assert str(error.value).startswith("模板 试.md ")
    assert message in str(error.value)


def test_a_pattern_cannot_reach_beyond_its_slots() -> None:
    for body in ("{{总数.__class__}}。\n", "{{总数.别的}}{{总数}}。\n", "{{总数.x.y}}{{总数}}。\n"):
        with pytest.raises(TemplateError, match=r"试\.md 第 9 行：句子无法生成"):
            render(parse(HEAD + body), 总数=Filled("20项", (1,)))


def test_shipped_templates_are_sound() -> None:
    assert "总体进展" in [path.stem for path in template_files()]
    for path in template_files():
        check_patterns(load_template(path.stem))


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


def test_every_key_and_slot_property_is_documented() -> None:
    guide = (prompt_folder() / "draft" / "README.md").read_text(encoding="utf-8")
    for word in ("名称", "类型", "含义", "关键词", "排除", "状态", "单位", "台账", "属于", "必填"):
        assert f"`{word}`" in guide
    for word in ("固定", "数量", "名单", "日期", "分期", "文件", "全部", "到期", "未到期"):
        assert f"`{word}`" in guide
    for word in (".数", ".对象", ".属于"):
        assert word in guide
