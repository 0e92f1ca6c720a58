"""The comparison with the last report, kept in step with a paragraph that was smoothed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.draft_model import Renewal

__all__ = ["renewed"]

_SENTENCE = re.compile(r"[^。！？]+[。！？]?")


def renewed(renewals: Sequence[Renewal], before: str, after: str) -> tuple[Renewal, ...] | None:
    """The renewals with the sentences of a paragraph as they read `after` it was smoothed.

    None where a sentence of the comparison can no longer be told in the paragraph.
    """
    old, new = _SENTENCE.findall(before), _SENTENCE.findall(after)
    reads = dict(zip(old, new, strict=True)) if len(old) == len(new) else {}
    changed = []
    for renewal in renewals:
        if renewal.new and renewal.new in before:
            said = "".join(reads.get(one, "") for one in _SENTENCE.findall(renewal.new))
            if not said or said not in after:
                return None
            renewal = replace(renewal, new=said)
        changed.append(renewal)
    return tuple(changed)
