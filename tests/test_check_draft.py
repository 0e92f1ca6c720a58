from __future__ import annotations

from collections import Counter
from pathlib import Path

import docx
import pytest
from drafted_file import REPORT, SOURCE, TEXT, edit, library_of, written
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rich.console import Console

from assistant.as_json_check import json_of_check
from assistant.check import Checked, check
from assistant.check_docx import write_checked_docx
from assistant.check_draft_edit import BY_HAND, Edit
from assistant.check_draft_figures import folded, held
from assistant.check_draft_status import raised, strength
from assistant.check_html import checked_html
from assistant.draft_marks import GAP, WORDS, Part, parts
from assistant.render_check import check_page
from index.library import Library

OTHER = "望潮市2026年简报"


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return library_of(tmp_path_factory.mktemp("held"))


@pytest.fixture
def path(library: Library, tmp_path: Path) -> Path:
    return written(library, tmp_path / "稿.docx")


def by_hand(checked: Checked) -> list[Edit]:
    assert checked.edits is not None
    return [e for e in checked.edits if e.kind in BY_HAND]


def span(part: Part) -> range:
    return range(part.start, part.end)


def after(library: Library, path: Path, old: str, new: str) -> list[Edit]:
    edit(path, old, new)
    return by_hand(check(library, path))


def test_an_unedited_file_reports_no_change_by_hand(library: Library, path: Path) -> None:
    checked = check(library, path)
    assert by_hand(checked) == []
    assert checked.edits is not None
    counted = Counter((e.kind, e.status) for e in checked.edits)
    assert counted == {("unchanged", "supported"): 7, ("open", ""): 1}
    for e in checked.edits:
        assert checked.report.text[e.start : e.end] == e.now
    assert checked.figures
    assert {row.status for row in checked.figures} == {"supported"}
    assert all(row.sources for row in checked.figures)


def test_a_changed_figure_is_shown_with_both_values_and_its_source(
    library: Library, path: Path
) -> None:
    (found,) = after(library, path, "44.1公里", "44.5公里")
    assert (found.kind, found.was, found.now) == ("changed", "44.1公里", "44.5公里")
    assert found.status in ("contradicted", "unsupported")
    assert found.source is not None
    assert found.source.quote == "上半年新建管网44.1公里，拆除燃煤锅炉31台。"
    assert "原稿为“44.1公里”" in found.message
    assert "现为“44.5公里”" in found.message
    assert "所引原文中没有这个数" in found.message


def test_a_changed_value_that_the_source_also_states_is_called_so(
    library: Library, path: Path
) -> None:
    (found,) = after(library, path, "投入资金4.7亿元", "投入资金3.1亿元")
    assert (found.was, found.now) == ("4.7亿元", "3.1亿元")
    assert "所引原文中也有这个数" in found.message


def test_a_computed_figure_that_was_changed_shows_its_formula(library: Library, path: Path) -> None:
    (found,) = after(library, path, "1.6亿元", "1.7亿元")
    assert "计算得出：4.7−3.1=1.6亿元" in found.message


@pytest.mark.parametrize(
    ("old", "new", "wanted"),
    [
        ("已完成13项，", "", [("removed", "13项", "")]),
        ("沙河截污工程正在推进[2]。", "", [("removed", "沙河截污工程正在推进。", "")]),
        ("压实责任", "压实责任，召开会议6次", [("added", "", "6次")]),
        ("压实责任[3]。", "压实责任[3]。新增问题7个。", [("added", "", "7个")]),
        ("压实责任[3]。", "压实责任[3]。群众反映良好。", [("added", "", "群众反映良好。")]),
        (
            "高度重视",
            "更加重视",
            [("reworded", "各区高度重视，压实责任。", "各区更加重视，压实责任。")],
        ),
        (
            "【待补：数量，市住建局】",
            "31台",
            [("filled", "【待补：数量，市住建局】", "31台")],
        ),
        ("基本完成2项", "完成2项", [("raised", "基本完成2项", "完成2项")]),
        ("沙河截污工程正在推进", "沙河截污工程已完成", [
            ("raised", "沙河截污工程正在推进", "沙河截污工程已完成"),
        ]),
        ("2026年6月底", "2026年7月底", [("changed", "2026年6月底", "2026年7月底")]),
    ],
)  # fmt: skip
def test_each_kind_of_edit_is_reported(
    library: Library, path: Path, old: str, new: str, wanted: list[tuple[str, str, str]]
) -> None:
    found = after(library, path, old, new)
    assert [(e.kind, e.was, e.now) for e in found] == wanted


def test_a_filled_place_is_traced(library: Library, path: Path) -> None:
    (found,) = after(library, path, "【待补：数量，市住建局】", "31台")
    assert "所引原文中也有这个数" in found.message
    assert found.source is not None
    assert "拆除燃煤锅炉31台" in found.source.quote


def test_a_raised_status_is_a_finding_too(library: Library, path: Path) -> None:
    edit(path, "基本完成2项", "完成2项")
    checked = check(library, path)
    (finding,) = [f for f in checked.findings if f.kind == "status"]
    assert (finding.severity, finding.found, finding.expected) == (
        "warning",
        "完成2项",
        "基本完成2项",
    )
    assert checked.report.text[finding.start : finding.end] == finding.quote


@given(st.data())
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_any_single_edit_is_reported(library: Library, tmp_path: Path, data: st.DataObject) -> None:
    path = written(library, tmp_path / "随机.docx")
    figure = data.draw(st.sampled_from([h for h in held(TEXT) if h.kind == "figure"]))
    digits = [i for i, c in enumerate(figure.text) if c.isdigit()]
    at = data.draw(st.sampled_from(digits))
    digit = data.draw(st.sampled_from([d for d in "123456789" if d != figure.text[at]]))
    changed = figure.text[:at] + digit + figure.text[at + 1 :]
    before = TEXT[figure.start - 2 : figure.start] if figure.start >= 2 else ""
    found = after(library, path, before + figure.text, before + changed)
    assert found
    assert found[0].kind == "changed"
    assert found[0].was == figure.text
    assert folded(found[0].now) in folded(changed)


@given(st.data())
@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_no_single_character_is_changed_unseen(
    library: Library, tmp_path: Path, data: st.DataObject
) -> None:
    path = written(library, tmp_path / "随机.docx")
    document = docx.Document(str(path))
    paragraph = next(p for p in document.paragraphs if "整改任务共" in p.text)
    text = paragraph.text
    words = [i for part in parts(text) if part.kind in (WORDS, GAP) for i in span(part)]
    at = data.draw(st.sampled_from(words))
    put = data.draw(
        st.sampled_from(["", "甲", "7", text[at] + "乙"]).filter(lambda c: c != text[at])
    )
    for run in paragraph.runs[1:]:
        run._r.getparent().remove(run._r)
    paragraph.runs[0].text = text[:at] + put + text[at + 1 :]
    before = check(library, path).report.text
    document.save(str(path))
    checked = check(library, path)
    repaired = checked.report.text == before
    assert repaired or by_hand(checked)


def test_a_source_that_changed_or_is_gone_is_said_once(tmp_path: Path) -> None:
    library = library_of(tmp_path)
    path = written(library, tmp_path / "稿.docx")
    file = tmp_path / f"{REPORT}.txt"
    file.write_text(SOURCE.replace("44.1公里", "44.5公里"), encoding="utf-8")
    library.add([file])
    (changed,) = [e for e in check(library, path).edits or () if e.kind == "source"]
    assert "原文变了" in changed.message
    assert (changed.now, changed.status) == ("44.1公里", "unsupported")
    library.remove([REPORT])
    gone = [e for e in check(library, path).edits or () if e.kind == "source"]
    assert len(gone) == 3
    assert all("已不在库中" in e.message for e in gone)


def test_the_edits_are_shown_everywhere(library: Library, path: Path, tmp_path: Path) -> None:
    edit(path, "44.1公里", "44.5公里")
    checked = check(library, path)
    (found,) = by_hand(checked)
    document = json_of_check(checked)
    (row,) = [e for e in document["edits"] if e["kind"] == "changed"]
    assert " ".join(row) == "kind was now start end status source message"
    assert row["message"] == found.message
    console = Console(width=400, file=None, record=True, quiet=False)
    with console.capture() as printed:
        console.print(check_page(checked))
    assert found.message in printed.get().replace("\n", "")
    page = checked_html(checked)
    assert "现为“44.5公里”" in page
    assert page.count('data-target="edit-0"') == page.count('id="edit-0"') == 1
    target = tmp_path / "核对稿.docx"
    write_checked_docx(checked, target)
    comments = [c.text for c in docx.Document(str(target)).comments]
    assert f"【改动】{found.message}" in comments
    assert "人工改动 1 处" in comments[0]


def test_a_file_without_a_record_is_checked_as_before(
    library: Library, path: Path, tmp_path: Path
) -> None:
    plain = tmp_path / "稿子.docx"
    document = docx.Document()
    for paragraph in docx.Document(str(path)).paragraphs:
        document.add_paragraph(paragraph.text)
    document.save(str(plain))
    checked = check(library, plain)
    assert checked.edits is None
    assert "edits" not in json_of_check(checked)


@pytest.mark.parametrize(
    ("weaker", "stronger"),
    [
        ("未达到序时进度", "达到序时进度"),
        ("达到序时进度", "基本完成"),
        ("基本完成整改", "完成整改"),
        ("已完成整改", "已销号"),
        ("正在建设泵站", "已建成泵站"),
        ("拟于年底建成泵站", "建成泵站"),
        ("计划开展清淤", "已开展清淤"),
        ("12月底前完成", "已完成"),
    ],
)
def test_a_stronger_status_is_raised_and_a_weaker_one_is_not(weaker: str, stronger: str) -> None:
    low, high = strength(weaker), strength(stronger)
    assert low is not None
    assert high is not None
    assert low < high
    assert [(r.old, r.new) for r in raised(f"{weaker}。", f"{stronger}。")] == [(weaker, stronger)]
    assert raised(f"{stronger}。", f"{weaker}。") == []
