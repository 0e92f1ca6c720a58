"""A draft whose frame is the last report."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from assistant.draft_choose import DraftError
from assistant.draft_model import Draft

if TYPE_CHECKING:
    from assistant.evidence_of import Evidence
    from assistant.ledger import Ledger
    from assistant.template import Template
    from index.library import Library

__all__ = ["draft_from_last"]


def draft_from_last(
    library: Library,
    template: Template,
    last: str,
    evidence: Evidence,
    ledger: Ledger | None,
    given: Mapping[str, str],
) -> Draft:
    """The draft of a period in the frame of the last report."""
    raise DraftError("尚不能沿用上期报告。")
