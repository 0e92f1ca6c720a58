"""A draft beside its sources as one HTML file that needs nothing else, not even a script."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from assistant.draft_marks import GAP, NOTE, WORDS, parts, without_marks
from assistant.draft_model import Draft, Letter, Section
from assistant.export_file import write_file
from assistant.export_html_sources import Links, missing_list, source_list
from assistant.export_title import title_lines
from assistant.web_text import shown

__all__ = ["draft_html", "page", "write_html"]

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def write_html(draft: Draft, path: Path, clean: bool = False) -> None:
    """Writes the page of a draft; raises ExportError where that fails."""
    write_file(path, draft_html(draft, clean).encode("utf-8", "replace"))


def draft_html(draft: Draft, clean: bool = False) -> str:
    """The draft, and beside it its sources: each figure leads to the words that state it.

    A `clean` copy is the draft alone, without marks and calculations. The page holds its own style
    and nothing from elsewhere, prints on A4, and works without scripts.
    """
    links = Links()
    head, foot = _letter(draft.letter)
    body = "".join(_section(n, s, draft.title, links, clean) for n, s in enumerate(draft.sections))
    title = "<br>".join(shown(line) for line in title_lines(draft.title))
    paper = f'<main class="paper"><h1>{title}</h1>{head}{body}{foot}</main>'
    if clean:
        return page(draft.title, paper, "clean")
    beside = f"{missing_list(draft)}{source_list(draft, links)}"
    return page(draft.title, f'{paper}<aside class="sources">{beside}</aside>')


def page(title: str, body: str, name: str = "", style: str = "") -> str:
    """A whole page in the style of exports and another one; `name` is the class of its body."""
    shared = Path(__file__).with_name("export.css").read_text(encoding="utf-8")
    return (
        '<!DOCTYPE html>\n<html lang="zh-CN"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{shown(title)}</title><style>{shared}{style}</style></head>"
        f'<body class="{name}">{body}</body></html>\n'
    )


def _letter(letter: Letter) -> tuple[str, str]:
    to = letter.addressee.rstrip("：:")
    head = f'<p class="addressee">{shown(to)}：</p>' if to else ""
    names = [name.rstrip("。；") for name in letter.attachments]
    foot = [f'<p class="attached only">附件：{shown(name)}</p>' for name in names[:1]]
    if len(names) > 1:
        foot = [
            f'<p class="attached{"" if n > 1 else " first"}">{"" if n > 1 else "附件："}'
            f"{n}.{shown(name)}</p>"
            for n, name in enumerate(names, 1)
        ]
    signed = [line for line in (letter.signer, letter.date) if line]
    foot += [
        f'<p class="signed{"" if n else " top"}">{shown(line)}</p>' for n, line in enumerate(signed)
    ]
    return head, "".join(foot)


def _section(number: int, section: Section, title: str, links: Links, clean: bool) -> str:
    made = []
    rank = min(max(section.level, 1), 4)
    heading = "" if section.heading == title else shown(section.heading)
    run_in = f'<span class="level-{rank}">{heading}</span>' if heading.endswith("。") else ""
    if heading and not run_in:
        made.append(f'<h{rank + 1} class="level-{rank}">{heading}</h{rank + 1}>')
    if clean:
        text = section.clean or without_marks(section.text).text
    else:
        text = section.text
        links.add(section, number)
    at = 0
    for line in text.split("\n"):
        if line.strip():
            made.append(f"<p>{run_in}{''.join(_line(line, at, number, links))}</p>")
            run_in = ""
        at += len(line) + 1
    return "".join([*made, f"<p>{run_in}</p>" if run_in else ""])


def _line(line: str, at: int, number: int, links: Links) -> Iterator[str]:
    for part in parts(line):
        if part.kind == WORDS:
            yield links.words(number, part.text, at + part.start)
        elif part.kind == GAP:
            kind = "gap conflict" if part.text.startswith("【不一致") else "gap"
            yield f'<span class="{kind}">{shown(part.text)}</span>'
        elif part.kind == NOTE:
            yield f'<small class="note">{links.marks(number, part.text)}</small>'
        else:
            yield f"<sup>{links.marks(number, part.text)}</sup>"
