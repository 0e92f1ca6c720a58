from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from draft_city import city_library
from evidence_library import HALF, LAST, PLACE, write_ledger
from shell import Call, Done

from assistant.cli import run

BASE = ("--place", PLACE, "--period", "2026年上半年")
NO_SUCH = "没有名为“没有的”的起草模板；现有模板："


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("city")
    with city_library(folder):
        return folder / "library"


@pytest.fixture
def book(tmp_path: Path) -> str:
    return str(write_ledger(tmp_path / "台账.xlsx"))


@pytest.fixture
def drafting(call: Call, held: Path) -> Call:
    def called(*arguments: str, library: Path = held) -> Done:
        return call("draft", *arguments, library=library)

    return called


def test_json_is_one_document_as_in_the_contract(drafting: Call) -> None:
    done = drafting("水", *BASE, "--json")
    document = done.json()
    assert (done.code, done.out.count("\n")) == (0, 1)
    assert " ".join(document) == "template title sections slots missing letter renewals"
    section = document["sections"][0]
    assert " ".join(section) == "heading level text clean citations"
    assert " ".join(section["citations"][0]) == "n report title heading start end page quote"
    slot = document["slots"][0]
    assert " ".join(slot) == "name value status citation citations"
    assert {slot["status"] for slot in document["slots"]} <= {"filled", "missing", "conflict"}
    assert "[1]" in section["text"]
    assert "[1]" not in section["clean"]


def test_the_page_shows_the_text_its_sources_and_what_is_open(drafting: Call) -> None:
    done = drafting("信访", *BASE, "--fill", "办结率=98.5%")
    assert done.code == 0
    assert "办结率98.5%" in done.out
    assert "【待补：2026年上半年受理群众投诉（件），责任单位：信访工作机构】" in done.out
    assert "来源" in done.out
    assert "请补充或核对：" in done.err


def test_templates_are_listed_with_what_they_are_for(drafting: Call) -> None:
    done = drafting("--list")
    assert done.code == 0
    assert "水：写“水污染防治”一节" in done.out.replace("\n", "")
    listed = drafting("--list", "--json").json()
    assert " ".join(listed[0]) == "name title summary source error"
    assert {"整改落实情况报告", "总体进展", "任务整改情况", "审计整改情况报告"} <= {
        info["name"] for info in listed
    }
    assert not any(info["error"] for info in listed)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["没有的", *BASE], NO_SUCH),
        (["水", "--place", PLACE, "--period", "去年"], "看不懂报告期“去年”，请写成“2025年”"),
        (["水", "--period", "2026年"], "请用 --place 写明写哪个地区"),
        (["水", "--place", PLACE], "请用 --period 写明写哪个时期"),
        (["水", "--place", "东岬市", "--period", "2026年"], "没有东岬市的材料"),
        (["水", "--place", PLACE, "--period", "2031年"], f"{PLACE}现有：《"),
        (
            ["水", *BASE, "--compare", "对照.html"],
            "没有上期报告可以对照，请用 --last 写明上期报告。",
        ),
        (["水", *BASE, "--last", "没有的"], "报告库里没有报告“没有的”"),
        (["水", *BASE, "--report", "没有的"], "报告库里没有报告“没有的”"),
        (["水", *BASE, "--ledger", "没有.xlsx"], "找不到台账文件“没有.xlsx”"),
        (["水", *BASE, "--date", "尽快"], "看不懂成文日期“尽快”"),
        (["水", *BASE, "--templates", "没有的文件夹"], "没有模板文件夹“没有的文件夹”"),
        (["专题进展", *BASE], "模板“专题进展”要有主题，请用 --topic 写明。"),
        (["任务整改情况", *BASE], "请用 --ledger 给出台账"),
    ],
)
def test_what_the_user_can_put_right_is_said_in_one_line(
    drafting: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    done = drafting(*arguments)
    assert (done.code, done.out) == (1, "")
    assert done.err.count("\n") == 1
    assert said in done.err
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["水", "--fill", "优良天数"], "“优良天数”应写成“名称=内容”。"),
        (["水", "--font", "脚注=宋体"], "没有“脚注”这个部位，可以写：标题、正文"),
        (["水", "--sources", "正文"], "没有“正文”这种放法，可以写：annex、comments、none。"),
        (["水", "-o", "草稿.txt"], ".docx、.md 或 .html"),
        (["水", "--compare", "对照.md"], ".docx 或 .html"),
        (["水", "--smooth"], "--smooth 要用 --model 写明语言模型。"),
    ],
)
def test_wrong_usage_is_told_in_chinese(drafting: Call, arguments: list[str], said: str) -> None:
    asked = [arguments[0], *BASE, *arguments[1:]]
    done = drafting(*asked)
    assert (done.code, done.out) == (2, "")
    assert said in done.err
    assert "not one of" not in done.err


@pytest.mark.parametrize("name", ["草稿.docx", "草稿.md", "草稿.html"])
def test_a_draft_is_saved_in_the_format_of_the_name(
    drafting: Call, tmp_path: Path, name: str
) -> None:
    done = drafting("水", *BASE, "-o", str(tmp_path / name))
    assert (done.code, done.out) == (0, "")
    assert f"已存为 {tmp_path / name}" in done.err
    content = (tmp_path / name).read_bytes()
    if name.endswith(".docx"):
        with zipfile.ZipFile(tmp_path / name) as file:
            content = file.read("word/document.xml")
    assert "断面" in content.decode("utf-8")


def test_json_and_a_file_come_together(drafting: Call, tmp_path: Path) -> None:
    done = drafting("水", *BASE, "--json", "-o", str(tmp_path / "草稿.md"))
    assert done.json()["template"] == "水"
    assert (tmp_path / "草稿.md").exists()


@pytest.mark.parametrize("sources", ["annex", "comments", "none"])
def test_sources_are_placed_as_asked(drafting: Call, tmp_path: Path, sources: str) -> None:
    path = tmp_path / "草稿.docx"
    assert drafting("水", *BASE, "--sources", sources, "-o", str(path)).code == 0
    with zipfile.ZipFile(path) as file:
        body, names = file.read("word/document.xml").decode("utf-8"), file.namelist()
    assert ("数据来源对照表" in body) == (sources == "annex")
    assert ("word/comments.xml" in names) == (sources == "comments")


def test_a_clean_copy_has_no_marks_and_the_font_asked_for(drafting: Call, tmp_path: Path) -> None:
    path = tmp_path / "报送稿.docx"
    done = drafting("水", *BASE, "--clean", "--font", "正文=云杉仿宋", "-o", str(path))
    assert done.code == 0
    with zipfile.ZipFile(path) as file:
        words = "".join(
            file.read(name).decode("utf-8") for name in file.namelist() if name.endswith(".xml")
        )
    assert "云杉仿宋" in words
    assert "数据来源对照表" not in words
    assert "[1]" not in words


def test_the_letter_stands_around_the_text(drafting: Call) -> None:
    letter = ("--to", "澄江省人民政府：", "--by", "青石市人民政府", "--date", "2026-07-20")
    made = drafting("水", *BASE, *letter, "--json").json()["letter"]
    assert made == {
        "addressee": "澄江省人民政府",
        "attachments": [],
        "signer": "青石市人民政府",
        "date": "2026年7月20日",
    }


def test_what_a_person_fills_in_is_theirs_and_what_fits_nothing_is_told(drafting: Call) -> None:
    filled = ("--fill", "受理群众投诉=1864件", "--fill", "没有的=1件")
    done = drafting("信访", *BASE, *filled, "--json")
    slot = next(s for s in done.json()["slots"] if s["name"] == "受理群众投诉")
    assert (slot["value"], slot["status"]) == ("1864件", "filled")
    assert slot["citation"]["title"] == "使用者填写"
    assert "自己填写的“没有的”不是这份文稿的要素，没有用上" in done.err


def test_the_last_report_and_the_draft_are_saved_side_by_side(
    drafting: Call, tmp_path: Path, book: str
) -> None:
    beside = tmp_path / "对照.html"
    given = ("--ledger", book, "--last", LAST, "--compare", str(beside))
    done = drafting("整改落实情况报告", *BASE, *given, "--json")
    assert done.code == 0
    assert done.json()["renewals"]
    assert "74.9公里" in beside.read_text(encoding="utf-8")


def test_a_single_section_of_the_last_report_asks_for_nothing_of_the_others(
    drafting: Call, book: str
) -> None:
    made = drafting("农村", *BASE, "--ledger", book, "--last", LAST, "--json").json()
    assert {slot["name"][:4] for slot in made["slots"]} <= {"生活污水", "治理率（"}
    assert not any("优良天数" in line or "围塘" in line for line in made["missing"])


def test_the_report_named_gives_place_and_period(drafting: Call) -> None:
    assert (
        drafting("水", "--report", HALF, "--json").json()["sections"]
        == (drafting("水", *BASE, "--json").json()["sections"])
    )


@pytest.mark.parametrize("by_option", [True, False])
def test_templates_of_ones_own_come_first(
    drafting: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, by_option: bool
) -> None:
    folder = tmp_path / "模板"
    folder.mkdir()
    (folder / "水.md").write_text(
        "---\n名称: 水\n说明: 自己的\n要素:\n  - {名称: 动态, 类型: 段落, 关键词: [断面]}\n---\n"
        "# 河湖\n\n{{动态}}\n",
        encoding="utf-8",
    )
    (folder / "坏.md").write_text("---\n名称: 坏\n要素:\n---\n共20项。\n", encoding="utf-8")
    if not by_option:
        monkeypatch.setenv("REPORT_ASSISTANT_TEMPLATES", str(folder))
    own = ("--templates", str(folder)) if by_option else ()
    made = drafting("水", *BASE, "--json", *own).json()
    assert [section["heading"] for section in made["sections"]] == ["河湖"]
    listed = {info["name"]: info for info in drafting("--list", "--json", *own).json()}
    assert listed["水"]["summary"] == "自己的"
    assert "坏.md 第" in listed["坏"]["error"]
    broken = drafting("坏", *BASE, *own)
    assert (broken.code, broken.err.count("\n")) == (1, 1)
    assert "坏.md 第" in broken.err


def test_a_ledger_alone_needs_no_library(
    tmp_path: Path, book: str, capfd: pytest.CaptureFixture[str]
) -> None:
    code = run(["draft", "总体进展", "--ledger", book, "--library", str(tmp_path / "新库")])
    printed = capfd.readouterr()
    assert code == 0
    assert "整改任务共" in printed.out
