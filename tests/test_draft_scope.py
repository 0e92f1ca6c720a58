from __future__ import annotations

from pathlib import Path

import pytest
from draft_city import period_of, template_of
from evidence_library import HALF, PLACE
from fakes import HashingEncoder

from assistant.draft_choose import DraftError
from assistant.draft_scope import gather_for, no_material, nothing_to_write, other_day
from assistant.evidence_of import Evidence
from assistant.ledger import Ledger
from assistant.template_model import Template
from index.library import Library

RULES = "要素:\n  - {名称: 动态, 类型: 段落, 关键词: [管网]}\n---\n{{动态}}\n"
LOOP = (
    "要素:\n  - {名称: 地区, 类型: 地区}\n---\n"
    "{% for 任务 in 任务表 %}\n{{任务.名称}}{{任务.结论}}。\n"
    "{% endfor %}\n"
)


@pytest.fixture
def template(tmp_path: Path) -> Template:
    return template_of(tmp_path / "模板", RULES)


def gathered(
    template: Template,
    library: Library,
    place: str = "",
    period: str = "",
    report: str = "",
    last: str = "",
    ledger: Ledger | None = None,
) -> Evidence:
    return gather_for(template, library, place, period, last, report, None, ledger)


def test_place_and_period_are_those_that_were_named(template: Template, city: Library) -> None:
    found = gathered(template, city, PLACE, "2026年上半年")
    assert (found.place, found.period.label) == (PLACE, "2026年上半年")


def test_a_report_that_was_named_gives_its_own(template: Template, city: Library) -> None:
    found = gathered(template, city, report=HALF)
    assert (found.place, found.period.label) == (PLACE, "2026年上半年")


def test_a_ledger_gives_place_and_day_by_its_title(
    template: Template, city: Library, ledger: Ledger
) -> None:
    found = gathered(template, city, ledger=ledger)
    assert (found.place, found.period.label) == (PLACE, "2026年上半年")


@pytest.mark.parametrize(
    ("place", "period", "option"), [("", "2026年", "--place"), (PLACE, "", "--period")]
)
def test_what_nothing_names_is_asked_for(
    template: Template, city: Library, place: str, period: str, option: str
) -> None:
    with pytest.raises(DraftError, match=option):
        gathered(template, city, place, period)


def test_material_that_the_template_does_not_take_is_left_out(
    tmp_path: Path, city: Library
) -> None:
    none = template_of(tmp_path / "模板", f"不用材料: [整改落实]\n{RULES}")
    told = gathered(none, city, PLACE, "2026年上半年")
    assert not told.said(["管网"], 9)
    some = template_of(tmp_path / "又一", RULES)
    assert gathered(some, city, PLACE, "2026年上半年").said(["管网"], 9)


def held(folder: Path, title: str, text: str, signed: str) -> Library:
    path = folder / f"{title}.txt"
    path.write_text(f"{title}\n\n{text}\n\n云杉市人民政府\n{signed}\n", encoding="utf-8")
    library = Library.open(folder / "library", HashingEncoder())
    library.add([path])
    return library


def test_a_year_is_told_as_far_as_its_only_report_goes(template: Template, tmp_path: Path) -> None:
    title = "云杉市环境保护督察反馈意见整改落实情况报告"
    text = "截至2026年10月底，12项整改任务已完成7项。\n\n一、水方面\n新建改造管网31.5公里。"
    with held(tmp_path, title, text, "2026年11月5日") as library:
        found = gathered(template, library, "云杉市", "2026年")
        assert found.period.end.isoformat() == "2026-10-31"
        told = other_day(found.period, period_of("2026年"))
        assert told == ("材料的数据到2026年10月31日，文稿写的是2026年，请核实",)
        half = gathered(template, library, "云杉市", "2026年上半年")
        assert half.period.label == "2026年上半年"


def test_a_report_that_looks_back_on_the_year_before_tells_nothing_of_its_own(
    template: Template, tmp_path: Path
) -> None:
    text = "一、2025年工作回顾\n新建改造管网31.5公里。\n\n二、2026年工作安排\n新建管网40公里。"
    with held(tmp_path, "云杉市2026年政府工作报告", text, "2026年1月12日") as library:
        assert gathered(template, library, "云杉市", "2026年").period.label == "2026年"
        assert gathered(template, library, "云杉市", "2025年").period.label == "2025年"


def test_the_same_day_needs_no_word() -> None:
    assert other_day(period_of("2026年6月底"), period_of("2026年上半年")) == ()


def test_nothing_found_names_what_there_is(template: Template, city: Library) -> None:
    said = no_material(template, city, gathered(template, city, PLACE, "2031年"))
    assert said.startswith(f"报告库里没有{PLACE}2031年可供“试写”使用的内容（{PLACE}现有：《")
    assert f"《{HALF}》" in said
    assert said.endswith("请换模板或报告期，或用 add 加入材料。")
    elsewhere = no_material(template, city, gathered(template, city, "东岬市", "2026年"))
    assert "（没有东岬市的材料）" in elsewhere


def test_a_template_over_tasks_asks_for_a_ledger_others_for_material(
    template: Template, tmp_path: Path, ledger: Ledger
) -> None:
    over_tasks = template_of(tmp_path / "任务", LOOP)
    assert "请用 --ledger 给出台账" in nothing_to_write(over_tasks, None)
    assert "请换报告期" in nothing_to_write(over_tasks, ledger)
    assert "请换报告期" in nothing_to_write(template, None)
