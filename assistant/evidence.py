"""What is known of a place in a period: figures and sentences, each with where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.evidence_sort import PLAIN, Sort
from assistant.reply import Citation

if TYPE_CHECKING:
    from assistant.ledger import Task
    from index.figure import Figure

__all__ = ["LEDGER", "LIBRARY", "Known", "Said"]

LEDGER, LIBRARY = 1, 2


@dataclass(frozen=True, slots=True)
class Known:
    """One figure of the place and period asked for.

    `trust` is LEDGER before LIBRARY. The figure of a ledger cell has the file's name as `report`
    and its offsets in `citation.quote`; that of a report has its offsets in the report's text.
    `cumulative` is true for a running total (累计). `task` is the ledger's task that it tells of,
    None without one. `fixed` is true for what a ledger's task sets once (目标300公里), which is no
    result. `sort` says whether the figure is a total, of a stated time, or a whole.
    """

    figure: Figure
    citation: Citation
    trust: int
    cumulative: bool = False
    task: Task | None = None
    fixed: bool = False
    sort: Sort = PLAIN


@dataclass(frozen=True, slots=True)
class Said:
    """One sentence, or the end of one from a clause on, that can stand in a draft as it is.

    `text` ends with 。 and is made of the words of `citation.quote` alone, without white space.
    `relevance` is from 0 to 1.
    """

    text: str
    citation: Citation
    relevance: float
