"""An evaluation made for reading: a table of measures, the times, and what went wrong."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from assistant.evaluate_score import MEASURES
from assistant.render import Prose, plain

if TYPE_CHECKING:
    from assistant.evaluate import Evaluation, Wrong
    from assistant.evaluate_interval import Mean, Spread

__all__ = ["evaluation_page"]

_LENGTH = "answer length, characters"


def evaluation_page(
    evaluation: Evaluation, wrong: Sequence[Wrong], by_kind: bool
) -> RenderableType:
    """The measures of all questions, of each kind where asked for, the times, the wrong ones."""
    parts: list[RenderableType] = [Prose(f"全部 {evaluation.questions} 个问题", style="bold")]
    parts += [_table(evaluation.means), Text()]
    for kind, means in evaluation.kinds.items() if by_kind else ():
        parts += [Prose(f"类别：{plain(kind)}", style="bold"), _table(means), Text()]
    parts.append(Prose(f"提问{_time(evaluation.answer)}；检索{_time(evaluation.search)}。"))
    if wrong:
        parts += [Text(), Prose("答得不好的问题", style="bold")]
        parts += [line for each in wrong for line in _wrong(each)]
    return Group(*parts)


def _table(means: Mapping[str, Mean]) -> Padding:
    table = Table(box=None, pad_edge=False, padding=(0, 3, 0, 0), header_style="dim")
    table.add_column("指标", overflow="fold")
    for name in ("平均", "95%区间", "题数"):
        table.add_column(name, justify="right", no_wrap=True)
    for name, said in MEASURES.items():
        if mean := means.get(name):
            shown, low, high = (_number(name, v) for v in (mean.value, mean.low, mean.high))
            table.add_row(Text(said), Text(shown, "bold cyan"), f"{low}–{high}", str(mean.n))
    return Padding(table, (0, 0, 0, 2))


def _number(name: str, value: float) -> str:
    return f"{value:.0f}" if name == _LENGTH else f"{value:.3f}"


def _time(spread: Spread) -> str:
    return f"用时中位数 {spread.median_s:.3f} 秒，95% 在 {spread.p95_s:.3f} 秒以内"


def _wrong(wrong: Wrong) -> list[Prose]:
    gold = wrong.gold
    head = Text.assemble((plain(str(gold.id)), "bold cyan"), f"  {plain(gold.question)}")
    lines = [Prose(head), Prose("、".join(wrong.reasons), 4, "yellow")]
    if gold.short:
        joint = "，" if gold.every else " 或 "
        lines.append(Prose(f"应答：{plain(joint.join(gold.short))}", 4))
    lines.append(Prose(f"实答：{plain(wrong.answer).replace(chr(10), ' ')}", 4, "dim"))
    return lines
