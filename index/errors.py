"""Errors that a user can put right; the shells print one line for each."""

from __future__ import annotations

__all__ = ["ReportAssistantError"]


class ReportAssistantError(Exception):
    """Root of the errors a user can put right.

    The message is one Chinese sentence that says what happened and what to do next.
    """
