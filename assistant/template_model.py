"""What a template is once it is read: its slots, its themes, and its body as a small tree."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from assistant.draft_model import Letter
from assistant.status import Progress
from index.errors import ReportAssistantError

__all__ = [
    "BASES",
    "COMPARISONS",
    "FRAMES",
    "LISTS",
    "NAMING",
    "PARAGRAPHS",
    "ROLL_UPS",
    "TYPES",
    "Blank",
    "Branch",
    "Choice",
    "Heading",
    "Include",
    "IndicatorRule",
    "Loop",
    "Node",
    "Pattern",
    "SlotRule",
    "Template",
    "TemplateError",
    "Theme",
    "fault",
]

TYPES = ("数量", "名单", "日期", "分期", "文件", "指标", "段落", "时期", "地区", "文字")
FRAMES = ("时期", "地区", "文字")
ROLL_UPS = ("全部", "到期", "未到期", "状态")
BASES = ("本期", "累计", "时点")
COMPARISONS = ("同比", "环比", "上期")
LISTS: Mapping[str, tuple[str, ...]] = {
    "任务表": (
        *("序号", "名称", "问题", "目标", "牵头单位", "配合单位", "时限", "状态"),
        *("完成日期", "验收", "进展", "措施", "结论", "逾期", "滞后", "待办"),
    ),
    "专题表": ("名称", "指标", "进展"),
}
PARAGRAPHS: Mapping[str, tuple[str, ...]] = {"任务表": ("进展", "措施"), "专题表": ("指标", "进展")}

NAMING = ("名称", "序号", "牵头单位")


class TemplateError(ReportAssistantError):
    """A template that cannot be used; the message names the file and the line."""


def fault(file: str, line: int, message: str) -> TemplateError:
    """The error of a line of a template or of a list of themes."""
    kind = "模板" if file.endswith(".md") else "专题清单"
    return TemplateError(f"{kind} {file} 第 {line} 行：{message}。")


@dataclass(frozen=True, slots=True)
class SlotRule:
    """What one slot is and how it is looked for.

    `type` is one of TYPES. A count is found in a report by `status` (with `long_term` where the
    attribute 长期坚持 is asked for too) or by one of `keywords` without any of `excluded`, in one
    of `units`; in a ledger by `roll_up` (one of ROLL_UPS). `owner` names the count that a list of
    names (名单) or of deadlines (分期) belongs to. `lasting` values do not change between periods.
    A required slot with an owner is required only where the owner has a value above zero.

    An indicator (指标) goes by any of the names `indicators`, the best first, in one of `units`
    where there are any, with `basis` one of BASES or '', and is compared by each of `comparisons`.
    A 段落 takes at most `max_sentences` on `theme` (a theme, or the slot in which the user names
    one) or on `keywords`, from under one of the headings `under` where there are any.
    `responsible` is the unit that owes a missing value, '' where it is not known.
    """

    name: str
    type: str
    meaning: str
    keywords: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()
    status: Progress | None = None
    long_term: bool = False
    units: tuple[str, ...] = ()
    roll_up: str = ""
    owner: str = ""
    required: bool = False
    lasting: bool = False
    responsible: str = ""
    indicators: tuple[str, ...] = ()
    basis: str = ""
    comparisons: tuple[str, ...] = ()
    theme: str = ""
    under: tuple[str, ...] = ()
    max_sentences: int = 3


@dataclass(frozen=True, slots=True)
class IndicatorRule:
    """An indicator of a theme: its `names`, the best first, and how it is read and compared."""

    names: tuple[str, ...]
    unit: str = ""
    basis: str = ""
    comparisons: tuple[str, ...] = ()
    responsible: str = ""
    required: bool = False

    @property
    def name(self) -> str:
        """The name that a draft calls it by."""
        return self.names[0]


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme of a report (大气, 水 …): what it is found by, and the indicators it reports on."""

    name: str
    keywords: tuple[str, ...]
    indicators: tuple[IndicatorRule, ...] = ()
    responsible: str = ""


@dataclass(frozen=True, slots=True)
class Pattern:
    """One sentence or clause of a template: its `line`, counted from 1, its text and its file."""

    line: int
    text: str
    file: str


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of `level` 1 to 4, whose text may hold slots."""

    line: int
    level: int
    text: str
    file: str


@dataclass(frozen=True, slots=True)
class Blank:
    """An empty line: what follows begins a new paragraph."""


@dataclass(frozen=True, slots=True)
class Include:
    """Another template to be put here, under a heading of `level` (0 where there is none)."""

    line: int
    name: str
    level: int
    file: str


@dataclass(frozen=True, slots=True)
class Loop:
    """What is written for each record of the list `over` that meets the condition, if any."""

    line: int
    variable: str
    over: str
    condition: str
    body: tuple[Node, ...]
    file: str


@dataclass(frozen=True, slots=True)
class Branch:
    """What is written where the condition holds; an `{% else %}` has none ('')."""

    line: int
    condition: str
    body: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """The first of its branches whose condition holds."""

    branches: tuple[Branch, ...]
    file: str


Node = Pattern | Heading | Blank | Include | Loop | Choice


@dataclass(frozen=True, slots=True)
class Template:
    """A template as read from its file and the files it includes, found without fault.

    `rules` are in the order of the files. `title` and the texts of `letter` are patterns that may
    hold slots. `numbered` headings get their numbers from the program. `body` holds no Include.
    Sentences and figures are taken from reports whose title or kind holds a word of `material`
    (any, where there are none) and none of `not_material`. A last report whose title or kind holds
    a word of `framed_by` gives the frame of all of it, any other only the sections on the same.
    """

    name: str
    title: str
    summary: str
    path: Path
    rules: tuple[SlotRule, ...]
    body: tuple[Node, ...]
    themes: tuple[Theme, ...] = ()
    letter: Letter = field(default_factory=Letter)
    numbered: bool = False
    material: tuple[str, ...] = ()
    not_material: tuple[str, ...] = ()
    framed_by: tuple[str, ...] = ()

    def takes(self, title: str, kind: str) -> bool:
        """Whether a report of that title and kind is material for the template."""
        said = f"{title} {kind}"
        if any(word in said for word in self.not_material):
            return False
        return not self.material or any(word in said for word in self.material)

    def rule(self, name: str) -> SlotRule:
        """The rule of the slot of that name; KeyError where there is none."""
        return {rule.name: rule for rule in self.rules}[name]
