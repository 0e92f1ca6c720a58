from __future__ import annotations

from pathlib import Path

import pytest
from check_reports import BULLETIN, DRAFT, LAST, TEXTS, write_files

from assistant.check import ALL, Checked, CheckError, check
from index.library import Library, UnknownReportsError
from index.read_source import ReadError


@pytest.fixture
def held(library: Library, files: Path) -> Library:
    """A library of the bulletin and of last year's report."""
    library.add(write_files(files, BULLETIN, LAST))
    return library


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    """The report to be checked, which is not in the library."""
    folder = tmp_path / "drafts"
    folder.mkdir()
    (path,) = write_files(folder, DRAFT)
    return path


def statuses(checked: Checked) -> dict[str, str]:
    return {row.figure.quote: row.status for row in checked.figures}


def test_figures_are_supported_contradicted_or_unsupported(held: Library, draft: Path) -> None:
    found = statuses(check(held, draft))
    assert found["18.64万吨"] == "supported"
    assert found["19.37万吨"] == "contradicted"
    assert found["96件"] == "unsupported"


def test_sources_cite_the_sentence_of_another_report(held: Library, draft: Path) -> None:
    for row in check(held, draft).figures:
        assert len(row.sources) == (row.status != "unsupported")
        for source in row.sources:
            assert source.report == BULLETIN
            assert held.report(source.report).text[source.start : source.end] == source.quote


def test_findings_quote_the_text_and_stand_in_its_order(held: Library, draft: Path) -> None:
    checked = check(held, draft)
    assert [finding.kind for finding in checked.findings] == ["conflict", "sum"]
    for finding in checked.findings:
        assert checked.report.text[finding.start : finding.end] == finding.quote
    conflict, total = checked.findings
    assert (conflict.found, conflict.expected) == ("19.37万吨", "9.37万吨")
    assert [other.report for other in conflict.others] == [BULLETIN]
    assert "106" in total.expected


def test_a_report_never_vouches_for_itself(held: Library, draft: Path) -> None:
    before = statuses(check(held, draft))
    held.add([draft])
    checked = check(held, draft)
    assert statuses(checked) == before
    assert checked.against == (LAST, BULLETIN)
    assert statuses(check(held, DRAFT)) == before


def test_an_edited_copy_under_another_name_does_not_vouch_either(
    library: Library, files: Path, tmp_path: Path
) -> None:
    lines = "\n".join(f"2024年，第{n}片区整治河道{n}.{n}公里。" for n in range(11, 40))
    (files / "旧稿.txt").write_text(TEXTS[BULLETIN] + lines, encoding="utf-8")
    library.add([files])
    edited = tmp_path / "新稿.txt"
    text = (TEXTS[BULLETIN] + lines).replace("18.64", "18.46").replace("2.46万人", "2.64万人")
    edited.write_text(text, encoding="utf-8")
    assert check(library, edited).against == ()


def test_only_the_named_reports_are_held_against(held: Library, draft: Path) -> None:
    checked = check(held, draft, [LAST])
    assert checked.against == (LAST,)
    assert set(statuses(checked).values()) == {"unsupported"}
    assert check(held, draft, [ALL]).against == (LAST, BULLETIN)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("无.txt", None, "文件不存在"),
        ("空.txt", "", "文件是空的"),
        ("白.txt", " \n ", "没有文字"),
        ("图.png", "x", ""),
        ("字.txt", "本市高度重视整改工作，成效明显。", "没有读到数字"),
    ],
)
def test_what_cannot_be_checked_is_said_in_one_sentence(
    held: Library, tmp_path: Path, name: str, content: str | None, said: str
) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_text(content, encoding="utf-8")
    with pytest.raises((ReadError, CheckError)) as raised:
        check(held, path)
    assert said in str(raised.value)
    assert "\n" not in str(raised.value)


def test_an_unknown_report_to_hold_against_is_named(held: Library, draft: Path) -> None:
    with pytest.raises(UnknownReportsError, match="平樾市年报"):
        check(held, draft, ["平樾市年报"])
