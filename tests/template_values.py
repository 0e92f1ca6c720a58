"""Templates out of a few lines, and what they write with values given by name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from assistant.draft_sentence import Written, number_citations
from assistant.reply import Citation
from assistant.template import Template, parse_template
from assistant.template_render import render_template
from assistant.template_value import Filled

__all__ = ["FULL_HEAD", "HEAD", "cite", "parse", "record", "render", "value", "written"]

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
FULL_HEAD = """\
---
名称: 试
标题: {{地区}}{{时期}}报告
编号: 是
专题:
  - 名称: 大气
    关键词: [大气, 扬尘]
    指标:
      - {名称: [优良天数, 优良率], 单位: 天, 口径: 本期, 比较: [同比, 上期], 责任单位: 市环境局}
      - 臭氧浓度
  - {名称: 水, 关键词: 河}
要素:
  - {名称: 地区, 类型: 地区}
  - {名称: 时期, 类型: 时期}
  - {名称: 主题, 类型: 文字}
  - {名称: 总数, 类型: 数量, 关键词: [任务], 台账: 全部, 必填: 是, 责任单位: 市整改办}
  - {名称: 优良天数, 类型: 指标, 单位: 天, 口径: 累计, 比较: [同比, 上期], 责任单位: 市生态环境局}
  - {名称: 问题, 类型: 段落, 章节: [存在问题, 存在的问题], 条数: 4, 责任单位: 市整改办}
  - {名称: 大气进展, 类型: 段落, 专题: 大气}
---
"""


def cite(name: str) -> Citation:
    """A citation that is like no other of another name."""
    return Citation(0, name, f"{name}报告", (), 0, len(name), None, name)


def value(text: str, source: str = "", **more: object) -> Filled:
    """A value that cites the source of that name, its own text without one."""
    return Filled(text, (cite(source or text),), **more)  # type: ignore[arg-type]


def record(**fields: str) -> dict[str, Filled]:
    """A task or theme whose fields cite themselves."""
    return {name: value(text) for name, text in fields.items()}


def parse(text: str) -> Template:
    """The template of a text that lies nowhere."""
    return parse_template(text, Path("试.md"))


def written(
    template: Template,
    values: Mapping[str, Filled],
    lists: Mapping[str, Sequence[Mapping[str, Filled]]] | None = None,
) -> list[tuple[int, str, str]]:
    """Level, heading and marked text of every section."""
    return _texts(render_template(template, values, lists))


def render(template: Template, **values: Filled) -> str:
    """The marked text of the sections, each on lines of its own."""
    return "\n".join(text for _, _, text in written(template, values) if text)


def _texts(sections: Sequence[Written]) -> list[tuple[int, str, str]]:
    numbered = number_citations(sections)
    return [(s.level, s.heading, s.text) for s in numbered.sections]
