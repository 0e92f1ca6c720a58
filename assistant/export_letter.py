"""What stands around the body of an official document: 主送机关, 附件说明, 署名 and 成文日期."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.draft_model import Letter
from assistant.export_layout import Layout, body_type, width_in_characters
from assistant.export_xml import ParagraphLook, paragraph, run

__all__ = ["addressee", "blank", "closing"]

_ATTACHED = "附件："
_SEALED_RIGHT, _UNSEALED_RIGHT, _UNSEALED_SHIFT = 4.0, 2.0, 2.0
# The seal is put over 署名 and date; its top may stand at most one line below the body.
_SEALED_BLANKS, _UNSEALED_BLANKS = 2, 1


def addressee(letter: Letter, layout: Layout) -> str:
    """主送机关: flush left, with a full-width colon; '' where there is none."""
    name = letter.addressee.strip().rstrip("：:")
    return _line(f"{name}：", layout, ParagraphLook()) if name else ""


def blank(layout: Layout, keep_next: bool = False) -> str:
    """An empty line of the body."""
    return _line("", layout, ParagraphLook(keep_next=keep_next))


def closing(letter: Letter, layout: Layout) -> list[str]:
    """附件说明, 署名 and date, each after its blank lines; [] where there are none."""
    return [*_attachments(letter, layout), *_signature(letter, layout)]


def _line(text: str, layout: Layout, look: ParagraphLook) -> str:
    words = run(text, body_type(layout.body))
    return paragraph((words,), look.but(line=layout.line_pt))


def _attachments(letter: Letter, layout: Layout) -> Iterator[str]:
    """附件说明: two characters in, no end punctuation, long names going on below their start.

    A single attachment has no number; the numbers of several stand below each other.
    """
    names = [name.strip().rstrip("。；;，,、.") for name in letter.attachments if name.strip()]
    if names:
        yield blank(layout)
    label = 2 + width_in_characters(_ATTACHED)
    for n, name in enumerate(names, 1):
        number = f"{n}." if len(names) > 1 else ""
        left = label + width_in_characters(number)
        hanging = left - (2 if n == 1 else label)
        text = f"{_ATTACHED if n == 1 else ''}{number}{name}"
        yield _line(text, layout, ParagraphLook(left=left, hanging=hanging))


def _signature(letter: Letter, layout: Layout) -> Iterator[str]:
    """署名 and date, kept on one page with what comes before.

    With a seal the date stands four characters from the right and 署名 is centred over it. Without
    one 署名 stands two characters from the right and the date begins two characters after it; a
    date longer than 署名 stands two characters from the right itself, and 署名 moves with it.
    """
    signer, date = letter.signer.strip(), letter.date.strip()
    if not signer and not date:
        return
    for _ in range(_SEALED_BLANKS if layout.sealed else _UNSEALED_BLANKS):
        yield blank(layout, keep_next=True)
    signed, dated = width_in_characters(signer), width_in_characters(date)
    if layout.sealed:
        date_right = _SEALED_RIGHT
        signer_right = max(0.0, date_right + (dated - signed) / 2)
    else:
        longer = dated > signed
        signer_right = _UNSEALED_RIGHT + (dated - signed + _UNSEALED_SHIFT if longer else 0.0)
        date_right = signer_right + signed - _UNSEALED_SHIFT - dated
    if signer:
        right = signer_right if date else (_SEALED_RIGHT if layout.sealed else _UNSEALED_RIGHT)
        look = ParagraphLook(align="right", right=right, keep_next=bool(date))
        yield _line(signer, layout, look)
    if date:
        right = date_right if signer or layout.sealed else _UNSEALED_RIGHT
        yield _line(date, layout, ParagraphLook(align="right", right=right))
