"""Plan and result asked for in one question: neither is answered with the other."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.chosen import Chosen
from assistant.selection import chosen_like, first_figure
from index.question import Question
from index.search import Ranked

__all__ = ["asks_plan_and_result", "chosen_of_role", "wrong_role"]

_LONGEST = 80


def asks_plan_and_result(parts: Sequence[Question]) -> bool:
    """Whether some of the questions in one ask for a plan and others for what came of it."""
    return len({part.asked.plan for part in parts}) > 1


def wrong_role(part: Question, chosen: Chosen) -> str:
    """Why a plan does not answer for a result, or a result for a plan, in Chinese; '' if it does.

    Only the first figure that was read is judged.
    """
    figure = first_figure(chosen)
    if figure is None or (figure.role == "target") == part.asked.plan:
        return ""
    best = chosen.sentences[0]
    quote = best.evidence.text
    shown = quote if len(quote) <= _LONGEST else quote[:_LONGEST] + "……"
    reason = "只有目标或计划，没有实际完成的数字"
    if part.asked.plan:
        reason = "只有实际完成的数字，没有目标或计划"
    return f"报告库里{reason}。最接近的内容：《{best.metadata.title.value}》：“{shown}”"


def chosen_of_role(part: Question, ranked: Sequence[Ranked], wrong: Chosen) -> Chosen | None:
    """What else was found of the same indicator in the role asked for; None for nothing."""
    chosen = chosen_like(
        part, ranked, wrong, lambda figure: (figure.role == "target") == part.asked.plan
    )
    return chosen if chosen.sentences else None
