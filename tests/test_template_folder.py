from __future__ import annotations

from pathlib import Path

import pytest
from template_values import HEAD, value, written

from assistant.shipped import prompt_folder
from assistant.template import TemplateError, load_template, template_files
from assistant.template_list import TemplateInfo, listed

THEMES = "专题:\n  - {名称: 水, 关键词: [河]}\n"


def put(folder: Path, name: str, text: str) -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_users_template_comes_before_the_shipped_one(tmp_path: Path) -> None:
    own = put(tmp_path, "总体进展.md", HEAD + "共{{总数}}。\n")
    put(tmp_path, "README.md", "说明")
    assert load_template("总体进展", [tmp_path]).path == own
    assert load_template("总体进展").path == prompt_folder() / "draft" / "总体进展.md"
    files = template_files([tmp_path])
    assert [p for p in files if p.stem == "总体进展"] == [own]
    assert {p.stem for p in files} == {p.stem for p in template_files()}


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(TemplateError, match=r"没有模板文件夹“.*无此处”"):
        load_template("总体进展", [tmp_path / "无此处"])


def test_the_list_names_a_faulty_template_and_what_is_wrong(tmp_path: Path) -> None:
    put(
        tmp_path,
        "自用.md",
        HEAD.replace("试一试", "{{地区}}报告").replace(
            "要素:", "说明: 一段\n要素:\n  - {名称: 地区, 类型: 地区}"
        )
        + "共{{总数}}。\n",
    )
    put(tmp_path, "坏的.md", HEAD + "共20项。\n")
    infos = {info.name: info for info in listed([tmp_path])}
    assert infos["自用"] == TemplateInfo("自用", "〔地区〕报告", "一段", str(tmp_path))
    assert infos["坏的"] == TemplateInfo(
        "坏的",
        "坏的",
        "",
        str(tmp_path),
        "模板 坏的.md 第 9 行：每行至少用一个要素，否则这一句没有出处。",
    )
    assert infos["总体进展"].source == infos["总体进展"].error == ""
    assert [info.name for info in listed()] == [path.stem for path in template_files()]


OTHER = (
    HEAD.replace("总数", "合计")
    + """\
# 一级
共{{合计}}。
## 二级
已完成{{完成}}。
"""
)


def test_an_included_template_goes_below_the_heading_it_stands_under(tmp_path: Path) -> None:
    put(tmp_path, "乙.md", OTHER)
    values = {"合计": value("9项"), "完成": value("3项"), "总数": value("12项")}
    put(tmp_path, "甲.md", HEAD + '# 甲\n## 次\n总共{{总数}}。\n{% include "乙" %}\n')
    template = load_template("甲", [tmp_path])
    assert [rule.name for rule in template.rules] == ["总数", "完成", "名单", "合计"]
    assert written(template, values) == [
        (1, "甲", ""),
        (2, "次", "总共12项[1]。\n共9项[2]。"),
        (3, "二级", "已完成3项[3]。"),
    ]
    put(tmp_path, "甲.md", HEAD + '{% include "乙" %}\n')
    assert written(load_template("甲", [tmp_path]), values) == [
        (1, "一级", "共9项[1]。"),
        (2, "二级", "已完成3项[2]。"),
    ]


def test_what_is_included_is_looked_for_beside_the_template_first(tmp_path: Path) -> None:
    mine, yours = tmp_path / "我的", tmp_path / "你的"
    including = put(mine, "甲.md", HEAD + '共{{总数}}。\n{% include "乙" %}\n')
    put(yours, "乙.md", OTHER)
    with pytest.raises(TemplateError, match=r"甲\.md 第 10 行：没有名为“乙”的模板可以引入"):
        load_template(str(including))
    assert len(load_template(str(including), [yours]).rules) == 4
    put(mine, "乙.md", OTHER.replace("合计", "小计"))
    assert load_template(str(including), [yours]).rules[-1].name == "小计"
    put(mine, "丙.md", HEAD + '共{{总数}}。\n{% include "总体进展" %}\n')
    assert load_template(str(mine / "丙.md")).rule("任务总数").type == "数量"


@pytest.mark.parametrize(
    ("other", "message"),
    [
        ("共20项{{合计}}。\n", r"模板 乙\.md 第 9 行：句子里不能自带数字"),
        ('共{{合计}}。\n{% include "甲" %}\n', r"模板 乙\.md 第 10 行：模板互相引入：甲→乙→甲"),
        ('共{{合计}}。\n{% include "乙" %}\n', r"模板 乙\.md 第 10 行：模板互相引入：甲→乙→乙"),
        ("# 一\n## 二\n### 三\n#### 四\n共{{合计}}。\n", r"模板 乙\.md 第 12 行：.*超过四级"),
    ],
)
def test_a_fault_of_an_included_template_is_named_there(
    tmp_path: Path, other: str, message: str
) -> None:
    put(tmp_path, "甲.md", HEAD + '# 甲\n## 次\n{% include "乙" %}\n')
    put(tmp_path, "乙.md", HEAD.replace("总数", "合计") + other)
    with pytest.raises(TemplateError, match=message):
        load_template("甲", [tmp_path])


def test_a_slot_of_both_templates_must_be_the_same(tmp_path: Path) -> None:
    put(tmp_path, "甲.md", HEAD + '共{{总数}}。\n{% include "乙" %}\n')
    put(tmp_path, "乙.md", HEAD.replace("状态: 已完成", "状态: 基本完成") + "基本完成{{完成}}。\n")
    with pytest.raises(TemplateError, match=r"甲\.md 第 10 行：要素“完成”与引入的“乙”里的写法不同"):
        load_template("甲", [tmp_path])


LOOP = "{% for 专题 in 专题表 %}\n# {{专题.名称}}\n{{专题.进展}}\n{% endfor %}\n"


def test_shared_themes_come_from_the_nearest_list(tmp_path: Path) -> None:
    mine, yours = tmp_path / "我的", tmp_path / "你的"
    path = put(mine, "甲.md", "---\n名称: 甲\n专题: 通用\n---\n" + LOOP)
    put(yours, "专题.yaml", THEMES)
    assert [theme.name for theme in load_template(str(path), [yours]).themes] == ["水"]
    put(mine, "专题.yaml", THEMES.replace("水", "土"))
    assert [theme.name for theme in load_template(str(path), [yours]).themes] == ["土"]


@pytest.mark.parametrize(
    ("themes", "message"),
    [
        (THEMES.replace("关键词", "词"), r"专题清单 专题\.yaml 第 2 行：专题“水”有不认识的项：词"),
        ("- {名称: 水}\n", r"专题清单 专题\.yaml 第 1 行：应以“专题:”开头"),
        ("专题:\n", r"专题清单 专题\.yaml 第 1 行：“专题”清单是空的"),
        ("专题:\n  - {名称: 水\n", r"专题清单 专题\.yaml 第 3 行：说明部分的写法有误"),
    ],
)
def test_a_fault_of_the_list_of_themes_is_named(tmp_path: Path, themes: str, message: str) -> None:
    put(tmp_path, "甲.md", "---\n名称: 甲\n专题: 通用\n---\n" + LOOP)
    put(tmp_path, "专题.yaml", themes)
    with pytest.raises(TemplateError, match=message):
        load_template("甲", [tmp_path])


def test_included_themes_are_taken_over(tmp_path: Path) -> None:
    head = "---\n名称: 甲\n专题:\n  - {名称: 水, 关键词: 河}\n---\n"
    put(tmp_path, "乙.md", head + LOOP)
    put(tmp_path, "甲.md", '---\n名称: 甲\n---\n{% include "乙" %}\n')
    assert [theme.name for theme in load_template("甲", [tmp_path]).themes] == ["水"]
    put(tmp_path, "甲.md", head.replace("水", "土") + '{% include "乙" %}\n')
    with pytest.raises(TemplateError, match=r"甲\.md 第 6 行：与引入的“乙”的“专题”不一致"):
        load_template("甲", [tmp_path])
