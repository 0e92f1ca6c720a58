"""What a word processor makes of the layout: LibreOffice lays a draft out, its pages are read."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from xml.etree import ElementTree

import pytest

from assistant.draft_model import Draft, Letter, Section
from assistant.export_docx import write_docx
from assistant.export_layout import Layout

_OFFICE = shutil.which("soffice")
_READER = shutil.which("pdftotext")
_FONT = "Noto Serif CJK SC"
_WORD = "{http://www.w3.org/1999/xhtml}"
_MINUTES_S = 180


def _installed() -> bool:
    if _OFFICE is None or _READER is None or shutil.which("fc-list") is None:
        return False
    listed = subprocess.run(["fc-list", _FONT], capture_output=True, text=True, check=True)
    return bool(listed.stdout.strip())


pytestmark = pytest.mark.skipif(
    not _installed(), reason=f"needs LibreOffice, pdftotext and {_FONT}"
)
SENTENCE = "坚持问题导向系统治理推动整改任务落地见效"
DRAFT = Draft(
    "整改报告",
    "整改落实情况报告",
    (Section("一、总体情况", SENTENCE * 70, ()), Section("（一）甲", SENTENCE, (), 2)),
    (),
    (),
    Letter("上级机关", ("任务清单", "销号清单"), "平樾市人民政府", "2025年7月18日"),
)


@pytest.fixture(scope="module")
def pdf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("rendered")
    write_docx(DRAFT, folder / "报告.docx", Layout(_FONT, _FONT, _FONT, _FONT, _FONT))
    subprocess.run(
        [
            str(_OFFICE),
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            str(folder),
            str(folder / "报告.docx"),
        ],
        check=True,
        capture_output=True,
        timeout=_MINUTES_S,
    )
    return folder / "报告.pdf"


def lines(pdf: Path, page: int) -> list[str]:
    """The lines of a page as they are seen, without white space; the last is the page number."""
    asked = ["-raw", "-f", str(page), "-l", str(page)]
    done = subprocess.run([str(_READER), *asked, str(pdf), "-"], capture_output=True, check=True)
    found = ["".join(line.split()) for line in done.stdout.decode().split("\n")]
    return [line for line in found if line.strip("\f")]


def places(pdf: Path, words: str) -> list[tuple[float, float]]:
    """Left and right edge of what begins so, page by page, as shares of the page's width."""
    done = subprocess.run([str(_READER), "-bbox", str(pdf), "-"], capture_output=True, check=True)
    found = []
    for page in ElementTree.fromstring(done.stdout.decode()).iter(f"{_WORD}page"):
        width = float(page.get("width", 0))
        found += [
            (float(word.get("xMin", 0)) / width, float(word.get("xMax", 0)) / width)
            for word in page.iter(f"{_WORD}word")
            if (word.text or "").startswith(words)
        ]
    return found


def test_a_page_holds_22_lines_of_28_characters(pdf: Path) -> None:
    *body, number = lines(pdf, 2)
    assert (len(body), {len(line) for line in body}, number) == (22, {28}, "—2—")


def test_the_first_line_is_indented_by_two_characters(pdf: Path) -> None:
    first = next(line for line in lines(pdf, 1) if line.startswith(SENTENCE))
    assert len(first) == 26


def test_page_numbers_stand_right_on_odd_and_left_on_even_pages(pdf: Path) -> None:
    mm = 210.0
    dashes = places(pdf, "—")
    odd, even = dashes[:2], dashes[2:4]
    # One character of 14 pt, 4.9 mm, in from the text area: 28 mm from the left, 26 from the right.
    assert odd[-1][1] * mm == pytest.approx(210 - 26 - 4.9, abs=1)
    assert even[0][0] * mm == pytest.approx(28 + 4.9, abs=1)


def test_the_date_stands_four_characters_from_the_right(pdf: Path) -> None:
    right = [edge for _, edge in places(pdf, "日") + places(pdf, "2025") + places(pdf, "18")]
    assert max(right) * 210 == pytest.approx(210 - 26 - 4 * 16 / 72 * 25.4, abs=1.5)
    assert lines(pdf, 3)[-4:-1] == ["2.销号清单", "平樾市人民政府", "2025年7月18日"]
