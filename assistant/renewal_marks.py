"""What can become of a sentence of the last report in the next one."""

from __future__ import annotations

__all__ = ["CUT_OFF", "DROPPED", "MARKS", "NEW", "OPEN", "REPORT_BACK", "UPDATED", "VALID"]

VALID = "valid"
UPDATED = "updated"
OPEN = "open"
CUT_OFF = "cut-off"
REPORT_BACK = "report-back"
DROPPED = "dropped"
NEW = "new"
MARKS = {
    VALID: "仍适用",
    UPDATED: "数字已更新",
    OPEN: "数字待补",
    CUT_OFF: "截止时间已更新",
    REPORT_BACK: "上期计划，本期应报告",
    DROPPED: "上期事项，不再写入",
    NEW: "本期新增",
}
