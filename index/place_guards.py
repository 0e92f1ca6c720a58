"""Where a place's name is only part of other words."""

from __future__ import annotations

import re

__all__ = ["stands_alone"]

_WORDS = re.compile(
    r"[城郊矿东西]区|[新老]城区|新市区|解放区|市中区|城[中东西北]区|前进区|东山区|西市区|"
    r"港口区|中原区|新县|和县"
)
# A name, the characters before it, and the words after it that make it another word.
_PARTS = {
    "海口": ("出入", ""), "长春": ("", "花"), "河南": ("黄淮沿大内", "岸"),
    "河北": ("黄淮沿大内", "岸"), "湖南": ("太环巢", "岸"), "湖北": ("太环巢", "岸"),
    "山东": ("", "麓侧路坡"), "山西": ("", "麓侧路坡"), "江西": ("长", "岸"),
    "南通": ("西东越", "过道知报车航"), "三明": ("", "治确"), "北海": ("", "道舰公"),
    "丽水": ("美壮秀绮", ""), "济源": ("经", ""), "新乡": ("创最", "村镇"), "江门": ("", "户"),
    "河源": ("黄江大", "头"), "内江": ("境省市国区县", "河湖"), "广安": ("", "门"),
    "定西": ("确坚稳制决固规", "部"), "海东": ("沿渤", "部岸南北"), "哈密": ("", "瓜"),
    "大庆": ("", "典祝功贺"), "南平": ("西东", "原"), "保山": ("环", ""), "南宁": ("西东", ""),
    "全国": ("", "人政第前首各最重统文先性一百平领唯总少大代同的乃率两劳优、及和"),
}  # fmt: skip
_LONGER = {"市": "场", "区": "域间别块", "县": ""}
_BOUNDARY = re.compile(r"[^一-龥]|[省市州盟区在和与及对到从为是由]")


def stands_alone(text: str, start: int, end: int) -> bool:
    """Whether the place name at `text[start:end]` is a word of its own.

    Not so '海口' in '出海口', '海城市' in '沿海城市', '东方市' in '东方市场', '范县' in '示范县'.
    """
    name, before, after = text[start:end], text[start - 1 : start], text[end : end + 1]
    if _WORDS.fullmatch(name) and not (before and before in "省市州"):
        return False
    bad_before, bad_after = _PARTS.get(name, ("", ""))
    if (before and before in bad_before) or (after and after in bad_after):
        return False
    if after and after in _LONGER.get(name[-1], ""):
        return False
    needs_boundary = name.endswith("城市") or (len(name) == 2 and name[-1] in "县旗区")
    return not needs_boundary or not before or bool(_BOUNDARY.match(before))
