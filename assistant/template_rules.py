"""The slots and themes of a template, out of its front matter."""

from __future__ import annotations

import re

from assistant.status import Progress
from assistant.template_model import (
    BASES,
    COMPARISONS,
    LISTS,
    ROLL_UPS,
    TYPES,
    IndicatorRule,
    SlotRule,
    Theme,
)
from assistant.template_yaml import Entry

__all__ = ["COMMON_KEYS", "INDICATOR_KEYS", "KEYS", "THEME_KEYS", "read_rules", "read_themes"]

COMMON_KEYS = ("名称", "类型", "含义", "必填", "固定", "责任单位")
KEYS = {
    "数量": ("关键词", "排除", "状态", "单位", "台账", "属于"),
    "名单": ("属于",),
    "日期": (),
    "分期": ("属于",),
    "文件": (),
    "指标": ("指标", "单位", "口径", "比较", "属于"),
    "段落": ("专题", "关键词", "章节", "条数", "属于"),
    "时期": (),
    "地区": (),
    "文字": (),
}
_ALL_KEYS = {*COMMON_KEYS, *(key for keys in KEYS.values() for key in keys)}
THEME_KEYS = ("名称", "关键词", "指标", "责任单位")
INDICATOR_KEYS = ("名称", "单位", "口径", "比较", "责任单位", "必填")
_COUNTED = ("项", "个", "条", "件")
_NAME = re.compile(r"[一-鿿A-Za-z_][一-鿿A-Za-z0-9_]*")


def read_rules(slots: Entry) -> tuple[SlotRule, ...]:
    """The rules of the list 要素, in its order; raises TemplateError with the line of a fault."""
    rules: dict[str, SlotRule] = {}
    for entry in slots.items:
        name = entry.text("名称") if entry.mapping else str(entry.value)
        if not entry.mapping or not _NAME.fullmatch(name) or name in LISTS:
            raise entry.fault(f"要素“{name}”没有可用的名称（汉字或字母，不含空格和标点）")
        if name in rules:
            raise entry.fault(f"要素“{name}”写了两次")
        rules[name] = _rule(name, entry)
    for entry in slots.items:
        owner = entry.text("属于")
        if owner and owner not in rules:
            name = entry.text("名称")
            raise entry.mapping["属于"].fault(f"要素“{name}”属于“{owner}”，但没有这个要素")
    return tuple(rules.values())


def _rule(name: str, entry: Entry) -> SlotRule:
    whose = f"要素“{name}”"
    if unknown := set(entry.mapping) - _ALL_KEYS:
        raise entry.fault(f"{whose}有不认识的项：{'、'.join(sorted(unknown))}")
    kind = entry.text("类型")
    if kind not in TYPES:
        raise entry.fault(f"{whose}的类型应是 {'、'.join(TYPES)} 之一")
    if misplaced := [key for key in entry.mapping if key not in (*COMMON_KEYS, *KEYS[kind])]:
        raise entry.mapping[misplaced[0]].fault(f"{whose}的类型是“{kind}”，不用写“{misplaced[0]}”")
    words = [word.strip() for word in entry.text("状态").split("+") if word.strip()]
    known = {progress.value: progress for progress in Progress}
    if wrong := [word for word in words if word not in known]:
        raise entry.fault(f"{whose}的状态“{wrong[0]}”不在状态词表中")
    if kind == "数量" and not (words or entry.words("关键词")):
        raise entry.fault(f"{whose}应写明“状态”或“关键词”")
    if kind == "段落" and not (entry.text("专题") or entry.words("关键词") or entry.words("章节")):
        raise entry.fault(f"{whose}应写明“专题”“关键词”或“章节”")
    return SlotRule(
        name,
        kind,
        entry.text("含义") or name,
        entry.words("关键词"),
        entry.words("排除"),
        known[words[0]] if words else None,
        len(words) > 1,
        entry.words("单位") or (_COUNTED if kind == "数量" else ()),
        entry.one_of("台账", ROLL_UPS, whose) or ("状态" if words else ""),
        entry.text("属于"),
        entry.yes("必填"),
        entry.yes("固定"),
        entry.text("责任单位"),
        entry.words("指标") or ((name,) if kind == "指标" else ()),
        entry.one_of("口径", BASES, whose),
        entry.some_of("比较", COMPARISONS, whose),
        entry.text("专题"),
        entry.words("章节"),
        _count(entry, whose),
    )


def _count(entry: Entry, whose: str) -> int:
    said = entry.text("条数") or str(SlotRule("", "", "").max_sentences)
    if not re.fullmatch(r"[1-9]\d?", said):
        raise entry.mapping["条数"].fault(f"{whose}的“条数”应是1到99的数")
    return int(said)


def read_themes(themes: Entry) -> tuple[Theme, ...]:
    """The themes of the list 专题, in its order; raises TemplateError with the line of a fault."""
    found: dict[str, Theme] = {}
    for entry in themes.items:
        name = entry.text("名称")
        if not name:
            raise entry.fault("专题应写明“名称”")
        if name in found:
            raise entry.fault(f"专题“{name}”写了两次")
        whose = f"专题“{name}”"
        if unknown := set(entry.mapping) - set(THEME_KEYS):
            raise entry.fault(f"{whose}有不认识的项：{'、'.join(sorted(unknown))}")
        if not (keywords := entry.words("关键词")):
            raise entry.fault(f"{whose}应写明“关键词”")
        listed = entry.mapping["指标"].items if "指标" in entry.mapping else ()
        found[name] = Theme(
            name, keywords, tuple(_indicator(i, whose) for i in listed), entry.text("责任单位")
        )
    if not found:
        raise themes.fault("“专题”清单是空的")
    return tuple(found.values())


def _indicator(entry: Entry, whose: str) -> IndicatorRule:
    """An indicator of a theme: a mapping, or its bare name."""
    if isinstance(entry.value, str):
        return IndicatorRule((entry.value,))
    if unknown := set(entry.mapping) - set(INDICATOR_KEYS):
        raise entry.fault(f"{whose}的指标有不认识的项：{'、'.join(sorted(unknown))}")
    names = entry.words("名称")
    if not names:
        raise entry.fault(f"{whose}的指标应写明“名称”")
    whose = f"指标“{names[0]}”"
    return IndicatorRule(
        names,
        entry.text("单位"),
        entry.one_of("口径", BASES, whose),
        entry.some_of("比较", COMPARISONS, whose),
        entry.text("责任单位"),
        entry.yes("必填"),
    )
