from __future__ import annotations

from pathlib import Path

import pytest
from check_reports import BULLETIN, DRAFT, LAST, TEXTS, write_files
from shell import Call, process

from index.library import Library


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a library of the bulletin and last year's report."""
    files = tmp_path_factory.mktemp("files")
    folder = tmp_path_factory.mktemp("held") / "library"
    with Library.open(folder) as library:
        library.add(write_files(files, BULLETIN, LAST))
    return folder


@pytest.fixture
def draft(tmp_path: Path) -> str:
    """The path of the report to be checked."""
    (path,) = write_files(tmp_path, DRAFT)
    return str(path)


def test_check_prints_one_json_document_as_in_the_contract(
    call: Call, held: Path, draft: str
) -> None:
    done = call("check", draft, "--json", library=held)
    document = done.json()
    assert (done.code, done.err, done.out.count("\n")) == (0, "", 1)
    assert {"figures", "findings", "seconds"} <= set(document)
    for row in document["figures"]:
        assert " ".join(row) == "start end text status sources"
        assert TEXTS[DRAFT][row["start"] : row["end"]] == row["text"]
        assert row["status"] in ("supported", "contradicted", "unsupported")
        for source in row["sources"]:
            assert " ".join(source) == "n report title heading start end page quote"
    keys = "kind severity start end quote message expected found formula others"
    assert document["findings"]
    for finding in document["findings"]:
        assert " ".join(finding) == keys
        assert TEXTS[DRAFT][finding["start"] : finding["end"]] == finding["quote"]


def test_the_page_of_the_terminal_counts_and_cites(call: Call, held: Path, draft: str) -> None:
    done = call("check", draft, library=held)
    assert done.code == 0
    first = done.out.split("\n")[0]
    assert "共 6 个数字，对照 2 份报告：有出处 1 个，不一致 1 个，未见出处 4 个" in first
    assert f"对照《{BULLETIN}》" in done.out
    assert "算式：41件+30件+35件 = 106件" in done.out


def test_reports_to_hold_against_are_named_by_id_or_file(
    call: Call, held: Path, draft: str
) -> None:
    named = [
        call("check", draft, "--json", "--against", *names, library=held).json()["against"]
        for names in (["all"], [LAST], [f"{LAST}.txt"], [LAST, BULLETIN])
    ]
    assert named == [2, 1, 1, 2]


def test_a_report_of_the_library_is_checked_by_its_id(call: Call, held: Path) -> None:
    document = call("check", LAST, "--json", library=held).json()
    assert (document["report"], document["against"]) == (LAST, 1)


def test_html_and_docx_are_written_where_asked(
    call: Call, held: Path, draft: str, tmp_path: Path
) -> None:
    html, word = tmp_path / "核对.html", tmp_path / "核对.docx"
    done = call("check", draft, "--html", str(html), "--docx", str(word), library=held)
    assert done.code == 0
    assert (html.read_bytes()[:9], word.read_bytes()[:2]) == (b"<!DOCTYPE", b"PK")
    assert str(html) in done.err
    assert str(word) in done.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["没有的文件.docx"], "文件不存在"),
        (["{empty}"], "文件是空的"),
        (["{plain}"], "没有读到数字"),
        (["{draft}", "--against", "平樾市年报"], "没有报告“平樾市年报”"),
        (["{draft}", "--html", "{draft}/x.html"], "无法写入"),
    ],
)
def test_errors_are_one_line(
    call: Call, held: Path, draft: str, tmp_path: Path, arguments: list[str], said: str
) -> None:
    (tmp_path / "空.txt").write_text("", encoding="utf-8")
    (tmp_path / "字.txt").write_text("本市高度重视整改工作。", encoding="utf-8")
    paths = {"empty": tmp_path / "空.txt", "plain": tmp_path / "字.txt", "draft": draft}
    done = call("check", *(a.format(**paths) for a in arguments), library=held)
    assert done.code == 1
    assert said in done.err
    assert done.err.count("\n") == 1


def test_more_than_one_file_without_against_is_wrong_usage(held: Path, draft: str) -> None:
    done = process(["check", draft, draft, "--library", str(held)])
    assert done.returncode == 2
    assert "多出了参数" in done.stderr
    assert done.stderr.count("\n") == 1
