from __future__ import annotations

from pathlib import Path
from typing import Any

import docx
import pytest
from check_reports import BULLETIN, DRAFT, TEXTS, write_files
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.check import check
from assistant.check_docx import Note, annotate, write_checked_docx
from assistant.find_again import find_again
from index.library import Library


def anchored(document: Any) -> list[str]:
    """The text that each comment stands on, in the order of the comments' numbers."""
    texts: dict[str, str] = {}
    open_ids: set[str] = set()
    for element in document.element.body.iter():
        if element.tag == qn("w:commentRangeStart"):
            open_ids.add(element.get(qn("w:id")))
            texts[element.get(qn("w:id"))] = ""
        elif element.tag == qn("w:commentRangeEnd"):
            open_ids.remove(element.get(qn("w:id")))
        elif element.tag == qn("w:t"):
            for id in open_ids:
                texts[id] += element.text or ""
    assert not open_ids
    return [texts[id] for id in sorted(texts, key=int)]


def characters(document: Any) -> list[tuple[str, bool | None, str | None]]:
    """Every character of the runs with how it looks."""
    return [
        (character, run.bold, run.font.name)
        for paragraph in document.paragraphs
        for run in paragraph.runs
        for character in run.text
    ]


def document_of(*paragraphs: list[str]) -> Any:
    """A document whose paragraphs have these runs, every other one bold."""
    document = docx.Document()
    for runs in paragraphs:
        paragraph = document.add_paragraph()
        for n, text in enumerate(runs):
            paragraph.add_run(text).bold = n % 2 == 1
    return document


def notes_on(text: str, *quotes: str) -> list[Note]:
    return [Note(text.index(q), text.index(q) + len(q), f"批注{q}") for q in quotes]


def test_comments_stand_on_their_figures_and_nothing_else_changes() -> None:
    document = document_of(["全年新建管网9", "0.", "8公里，占3"], ["00公里目标\t的", "30.3%。"])
    before = characters(document)
    text = "全年新建管网90.8公里，占3\n00公里目标\t的30.3%。"
    quotes = ("90.8公里", "目标", "30.3%")
    assert annotate(document, text, notes_on(text, *quotes)) == 3
    assert anchored(document) == list(quotes)
    assert characters(document) == before
    assert [c.text for c in document.comments] == [f"批注{q}" for q in quotes]


def test_overlapping_comments_each_keep_their_ends() -> None:
    text = "共58个，其中工程类21个、现场类19个。"
    document = document_of([text])
    quotes = ("58个，其中工程类21个、现场类19个", "58个", "21个", "19个")
    assert annotate(document, text, notes_on(text, *quotes)) == 4
    assert anchored(document) == list(quotes)


def test_a_repaired_text_is_found_in_the_document_as_it_was_typed() -> None:
    document = document_of(["完成 1 2 项，投入", " ３．５ 亿元；其余1", "2项推进。"])
    text = "完成12项，投入3.5亿元；其余12项推进。"
    second = text.rindex("12项")
    notes = [*notes_on(text, "12项", "3.5亿元"), Note(second, second + 3, "后")]
    assert annotate(document, text, notes) == 3
    assert ["".join(a.split()) for a in anchored(document)] == ["12项", "３．５亿元", "12项"]


def test_cells_and_links_take_comments_and_deleted_text_does_not() -> None:
    document = document_of(["整改任务共", "20项。"])
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "完成", "12项"
    deleted = document.add_paragraph().add_run("旧稿18项")._r
    wrapper = deleted.makeelement(qn("w:del"), {})
    deleted.addprevious(wrapper)
    wrapper.append(deleted)
    text = "整改任务共20项。\n完成\n12项\n旧稿18项"
    assert annotate(document, text, notes_on(text, "20项", "12项", "18项")) == 2
    assert anchored(document) == ["20项", "12项"]


@settings(deadline=None)
@given(st.data())
def test_any_stretch_of_any_runs_can_be_commented(data: st.DataObject) -> None:
    runs = data.draw(st.lists(st.text("甲乙12项 ", min_size=1, max_size=5), min_size=1, max_size=5))
    text = "".join(runs)
    solid = [i for i, c in enumerate(text) if not c.isspace()]
    document = document_of(runs)
    if not solid:
        assert annotate(document, text, [Note(0, len(text), "x")]) == 0
        return
    first, last = sorted((data.draw(st.sampled_from(solid)), data.draw(st.sampled_from(solid))))
    (place,) = find_again(text, [(first, last + 1)], text)
    assert place is not None
    wanted = "".join(text[first : last + 1].split())
    assert "".join(text[place[0] : place[1]].split()) == wanted
    before = characters(document)
    assert annotate(document, text, [Note(first, last + 1, "x")]) == 1
    assert ["".join(a.split()) for a in anchored(document)] == [wanted]
    assert characters(document) == before


@pytest.mark.parametrize("suffix", [".docx", ".txt"])
def test_the_checked_file_has_its_text_and_a_comment_at_each_finding(
    library: Library, files: Path, tmp_path: Path, suffix: str
) -> None:
    library.add(write_files(files, BULLETIN))
    path = tmp_path / f"{DRAFT}{suffix}"
    if suffix == ".docx":
        document_of(*([line] for line in TEXTS[DRAFT].split("\n"))).save(str(path))
    else:
        path.write_text(TEXTS[DRAFT], encoding="utf-8")
    checked = check(library, path)
    target = tmp_path / "核对稿.docx"
    write_checked_docx(checked, target)
    written = docx.Document(str(target))
    lines = [p.text.strip() for p in written.paragraphs if p.text.strip()]
    assert lines == [line.strip() for line in TEXTS[DRAFT].split("\n") if line.strip()]
    stood_on = anchored(written)
    assert stood_on[0] == DRAFT
    for finding in checked.findings:
        assert finding.quote in stood_on
    said = "\n".join(comment.text for comment in written.comments)
    assert "共 6 个数字" in said
    for finding in checked.findings:
        assert finding.message in said
