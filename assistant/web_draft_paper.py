"""A draft as a sheet of paper: headings, paragraphs, and the tools to rewrite each of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from assistant.draft_edits import Edit, Place, Placed, outdated, rewritten
from assistant.draft_marks import without_marks
from assistant.draft_model import Draft, Letter, Section
from assistant.stated import stated
from assistant.web_draft_text import Written, changed_words, marked
from assistant.web_text import attributes, shown

__all__ = ["Sheet", "paper"]

_LONGEST = 5000
_HINT = "只写文字，出处编号由程序加；来源里没有的数字会标“未见出处”。清空表示不写这一段。"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A draft and what a person did to it: paragraphs, and values for slots.

    `rows` are the ids of the rows in which gaps are filled, by the gap's paragraph and its start.
    """

    draft: Draft
    place: str
    placed: Placed
    given: Sequence[str] = ()
    rows: Mapping[tuple[Place, int], str] = field(default_factory=dict)

    @property
    def words(self) -> tuple[str, ...]:
        """The filled values that hold no figure, which are found by their words."""
        return tuple(v for v in self.given if len(v) > 1 and not stated(v))


def paper(sheet: Sheet) -> str:
    """The draft with its letter, as the person sees and edits it."""
    draft = sheet.draft
    old = frozenset(outdated(draft, sheet.placed))
    body = "".join(_section(sheet, s, section, old) for s, section in enumerate(draft.sections))
    head, foot = _letter(draft.letter)
    return (
        f'<div class="paper" role="region" aria-label="草稿"><h2>{shown(draft.title)}</h2>'
        f"{head}{body}{foot}</div>"
    )


def _letter(letter: Letter) -> tuple[str, str]:
    head = f'<p class="addressee">{_line(letter.addressee)}：</p>' if letter.addressee else ""
    names = letter.attachments
    foot = [
        f'<p class="attachments">{"附件：" if not i else ""}'
        f"{f'{i + 1}．' if len(names) > 1 else ''}{shown(name)}</p>"
        for i, name in enumerate(names)
    ]
    foot += [
        f'<p class="signed">{_line(line)}</p>' for line in (letter.signer, letter.date) if line
    ]
    return head, "".join(foot)


def _line(text: str) -> str:
    """A line of the letter; what is left open in it shows as a gap."""
    if not text.startswith("【"):
        return shown(text)
    return f'<span class="gap" title="在“公文要素”里填写，再起草">{shown(text)}</span>'


def _section(sheet: Sheet, s: int, section: Section, old: frozenset[Place]) -> str:
    pieces = []
    if section.heading and section.heading != sheet.draft.title:
        rank = min(section.level, 4) + 2
        pieces.append(f'<h{rank} class="level-{section.level}">{shown(section.heading)}</h{rank}>')
    for p, text in enumerate(section.text.split("\n")):
        if text:
            pieces.append(_paragraph(sheet, (s, p), section, text, (s, p) in old))
    return "".join(pieces)


def _paragraph(sheet: Sheet, at: Place, section: Section, drafted: str, old: bool) -> str:
    edit = sheet.placed.by_place.get(at)
    texts = [drafted] if edit is None else rewritten(section, drafted, edit)
    rows = {start: row for (place, start), row in sheet.rows.items() if place == at and not edit}
    body = "".join(
        f"<p>{marked(Written(text, section.citations, sheet.words, rows))}</p>" for text in texts
    )
    if not texts:
        body = '<p class="left-out">（本段不写入）</p>'
    plain = without_marks(drafted).text if edit is None else edit.text
    name = f"{at[0]}-{at[1]}"
    return (
        f'<div class="paragraph{" by-hand" if edit else ""}" id="paragraph-{name}">{body}'
        f"{_state(edit, drafted, name, old)}{_tools(name)}"
        f"{_editor(name, plain, f'{sheet.place}/{section.heading}/{at[1]}')}</div>"
    )


def _tools(name: str) -> str:
    return f'<div class="paragraph-tools">{_button("rewrite", name, "改写")}</div>'


def _button(act: str, name: str, label: str) -> str:
    return f'<button type="button"{attributes(act=act, place=name)}>{label}</button>'


def _editor(name: str, plain: str, keep: str) -> str:
    """The paragraph as plain text to be rewritten, hidden until it is asked for."""
    return (
        f'<form class="rewriting" hidden{attributes(submit="save", place=name)}>'
        f'<textarea aria-label="改写这一段" maxlength="{_LONGEST}" rows="6"'
        f"{attributes(keep=keep)}>{shown(plain)}</textarea>"
        f'<p class="hint">{_HINT}</p>'
        '<div class="send"><button type="submit" class="primary">保存</button>'
        f"{_button('cancel', name, '取消')}</div></form>"
    )


def _state(edit: Edit | None, drafted: str, name: str, old: bool) -> str:
    """What is said under a rewritten paragraph, and how its draft has changed since."""
    if edit is None:
        return ""
    back = _button("restore", name, "恢复原稿")
    if not old:
        return f'<div class="state"><b class="tag">已改写</b>{back}</div>'
    new = changed_words(without_marks(edit.drafted).text, without_marks(drafted).text)
    return (
        '<div class="state old"><b class="tag">已改写</b><b class="warning">原稿已更新，请核对</b>'
        f"{_button('confirm', name, '已核对')}{back}"
        f'<p class="now">{new}</p></div>'
    )
