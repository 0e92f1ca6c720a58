"""A draft of three sentences from a report and a ledger, written to a Word file and edited."""

from __future__ import annotations

from pathlib import Path

from assistant.draft_model import CellCitation, Draft
from assistant.draft_sentence import Piece, Written, number_citations
from assistant.export_docx import write_docx
from assistant.reply import Citation
from index.library import Library

__all__ = ["LEDGER", "REPORT", "SOURCE", "TEXT", "draft_of", "edit", "library_of", "written"]

REPORT = "望潮市2026年上半年整改落实情况报告"
SOURCE = f"""{REPORT}

截至2026年6月底，18项整改任务中，已完成13项，基本完成2项，正在推进3项。
上半年新建管网44.1公里，拆除燃煤锅炉31台。
投入整改资金4.7亿元，2025年同期投入3.1亿元。
"""
LEDGER = CellCitation(
    0, "台账.xlsx", "台账", ("台账", "第3行"), 0, 0, None, "沙河截污正在推进", "H3"
)
TEXT = (
    "截至2026年6月底，整改任务共18项，已完成13项，基本完成2项。"
    "沙河截污工程正在推进。新建管网44.1公里，拆除燃煤锅炉【待补：数量，市住建局】。"
    "投入资金4.7亿元，比上年同期增加1.6亿元。各区高度重视，压实责任。"
)


def library_of(folder: Path) -> Library:
    """A library that holds the source report."""
    file = folder / f"{REPORT}.txt"
    file.write_text(SOURCE, encoding="utf-8")
    library = Library.open(folder / "library")
    library.add([file])
    return library


def draft_of(library: Library) -> Draft:
    """The draft whose text without marks is TEXT."""
    text = library.report(REPORT).text

    def cite(words: str) -> Citation:
        start = text.index(words)
        end = text.index("。", start) + 1
        return Citation(0, REPORT, REPORT, (), start, end, None, text[start:end])

    counts, works, money = cite("截至"), cite("上半年新建"), cite("投入")
    pieces = (
        Piece("截至2026年6月底，整改任务共18项，已完成13项，基本完成2项。", (counts,)),
        Piece("沙河截污工程正在推进。", (LEDGER,)),
        Piece("新建管网44.1公里，", (works,)),
        Piece("拆除燃煤锅炉【待补：数量，市住建局】。", (works,)),
        Piece("投入资金4.7亿元，", (money,)),
        Piece("比上年同期增加1.6亿元。", (money,), "4.7−3.1=1.6亿元"),
        Piece("各区高度重视，压实责任。", (works,)),
    )
    numbered = number_citations([Written("一、总体情况", 1, (pieces,))])
    return Draft("总体进展", "望潮市整改进展", numbered.sections, (), ())


def written(library: Library, path: Path) -> Path:
    """The draft as a Word file that remembers it."""
    from assistant.draft_record import attach

    draft = draft_of(library)
    write_docx(draft, path)
    attach(path, draft)
    return path


def edit(path: Path, old: str, new: str) -> None:
    """Changes words in a Word file and saves it, as a person would; they may span runs."""
    import docx

    document = docx.Document(str(path))
    paragraph = next(p for p in document.paragraphs if old in p.text)
    text = paragraph.text.replace(old, new, 1)
    for run in paragraph.runs[1:]:
        run._r.getparent().remove(run._r)
    paragraph.runs[0].text = text
    document.save(str(path))
