from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from template_values import cite, parse, value

from assistant.draft_sentence import number_citations
from assistant.shipped import prompt_folder
from assistant.status import Progress
from assistant.template import HEAD_KEYS, TemplateError
from assistant.template_model import BASES, COMPARISONS, LISTS, ROLL_UPS, TYPES
from assistant.template_render import render_template, render_title
from assistant.template_rules import COMMON_KEYS, INDICATOR_KEYS, KEYS, THEME_KEYS
from assistant.template_value import Filled

GUIDE = (prompt_folder() / "draft" / "README.md").read_text(encoding="utf-8")
TAGS = ("{% for 任务 in 任务表 %}", "{% endfor %}", "{% if … %}", "{% elif … %}", "{% else %}")


@pytest.mark.parametrize(
    "word",
    sorted(
        {*HEAD_KEYS, *COMMON_KEYS, *TYPES, *BASES, *COMPARISONS, *ROLL_UPS, *TAGS}
        | {key for keys in KEYS.values() for key in keys}
        | {field for fields in LISTS.values() for field in fields}
        | {*THEME_KEYS, *INDICATOR_KEYS, *(f".{name}" for name in COMPARISONS)}
        | {
            "{% endif %}",
            '{% include "总体进展" %}',
            "{% for 专题 in 专题表 %}",
            "{# … #}",
            "专题.yaml",
        }
    ),
)
def test_every_key_type_tag_and_field_is_documented(word: str) -> None:
    assert f"`{word}`" in GUIDE


def test_the_types_are_documented_with_the_keys_they_take() -> None:
    for kind, keys in KEYS.items():
        (row,) = re.findall(rf"^\| `{kind}` \|.*\|([^|]*)\|$", GUIDE, re.MULTILINE)
        assert set(re.findall(r"`(.+?)`", row)) == set(keys)


def test_every_status_and_property_is_documented() -> None:
    assert all(progress.value in GUIDE for progress in Progress)
    assert all(word in GUIDE for word in (".数", ".对象", ".属于"))


EXAMPLE = re.findall(r"```markdown\n(.*?)```", GUIDE, re.DOTALL)[0]
SCRAPS = ("{", "}", "{{", "}}", "{%", "%}", "{#", "#", ":", "：", "-", "[", "]", "'", '"', "&", "*")
SCRAPS += (
    "\n",
    " ",
    "\t",
    "。",
    "；",
    "三项",
    "9",
    "。。",
    "任务",
    "for",
    "if",
    "|",
    ".",
    "是",
    "---",
)


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(0, len(EXAMPLE)), st.integers(0, 6), st.sampled_from(["", *SCRAPS])),
        min_size=1,
        max_size=4,
    )
)
def test_a_spoiled_template_is_read_or_refused_with_its_line(
    edits: list[tuple[int, int, str]],
) -> None:
    text = EXAMPLE
    for at, length, scrap in edits:
        text = text[:at] + scrap + text[at + length :]
    said = ""
    try:
        render_template(parse(text), {}, {"任务表": [{"名称": value("沙河截污")}]})
    except TemplateError as error:
        said = str(error)
    assert not said or re.match(r"模板 试\.md 第 [1-9]\d* 行：.+。$", said, re.DOTALL)


def test_the_example_writes_what_the_guide_shows() -> None:
    source, shown = (
        re.findall(rf"```{kind}\n(.*?)```", GUIDE, re.DOTALL)[0] for kind in ("markdown", "text")
    )
    template = parse(source)
    change = Filled("同比增加6天", (cite("优良天数"), cite("上年")), formula="152−146=6")
    values = {
        "地区": value("青石市"),
        "时期": value("2025年上半年"),
        "截止时间": value("截至2025年6月底", "报告"),
        "任务总数": value("9项", "报告"),
        "已完成": value("4项", number=4),
        "未启动": value("0项", has_value=False, number=0),
        "优良天数": value("152天", "优良天数", fields={"同比": change}),
        "存在问题": Filled("【待补：存在问题，责任单位：市整改办】", has_value=False, wanted=True),
    }
    done = {
        name: value(text, "台账")
        for name, text in (
            ("名称", "沙河截污"),
            ("牵头单位", "市住建局"),
            ("状态", "已完成"),
            ("完成日期", "2025年5月"),
        )
    }
    other = {"名称": value("北渡口改造"), "状态": value("正在推进")}
    measures = Filled("", sentences=(value("新建截污管网3公里。"),))
    progress = Filled("", sentences=(value("上半年查处扬尘问题12起。"),))
    lists = {
        "任务表": [done | {"措施": measures}, other],
        "专题表": [{"名称": value("大气"), "进展": progress}, {"名称": value("水")}],
    }
    sections = number_citations(render_template(template, values, lists)).sections
    lines = [render_title(template, values), ""]
    for section in sections:
        lines += [section.heading, *([section.text] if section.text else [])]
    assert "\n".join(lines) == shown.strip()
