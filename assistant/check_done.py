"""Degrees of completion and other quotients of two figures of one sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from assistant.check_clauses import Term, Text
from assistant.check_kinds import is_attribute, same_measure, same_unit
from assistant.check_portions import share_interval
from assistant.check_report import as_written, finding, percent
from assistant.check_slip import slip
from assistant.finding import Finding, Severity
from assistant.interval import compatible, is_fuzzy, last_digit, written

__all__ = ["quotients"]

_PLAN = re.compile(r"(?:完成|达到?|相当于|占|^为)[^，。；]*$")
_OF = re.compile(r"(?:[^，。；的]{0,10})的(?:比重|比例)?(?:为|约)?$")
_LESS = re.compile(r"^(?:比|较)[^，。；]{0,8}(?:预算|计划|目标|任务)[^，。；]{0,6}$")
_RATE = re.compile(
    r"(?P<stem>办结|完成|销号|整改|合格|达标|优良|结案|回复|开工|竣工|完工|投产|执行|反馈|交办|答复|"
    r"满意|覆盖|入学|参保|治愈|处置|抽检|检查|达产|签约|落地|到位|支付|拨付|城镇化)率(?:为|达到?|仅|只有)*$"
)
_SETTLED = "完成|整改|办结|销号|到位"
_FACE = re.compile(r"(?:增长面|覆盖面|下降面|率|面|比例|占比|^占)(?:为|达到?|仅)*$")
_RATIO = re.compile(
    r"(?P<one>[^，。；]{2,10})(?:与|和|同|对)(?P<two>[^，。；]{2,10}?)(?:收入|支出|"
    r"人口)?(?:的)?(?:比率|比例|比值|之比|比)(?:为|达到?|是)?$"
)
_BACK, _MANY = 260, 16
_PROFIT = re.compile(r"营业收入利润率(?:为|达到?)*$")
_GOOD_DAYS = re.compile(
    r"(?:达标|优良|优|好于二级|良好)[^，。；]{0,8}(?:天数|天气|日数)?[^，。；]{0,6}$"
)
_GOOD_RATE = re.compile(r"(?:达标|优良|良好|优)[^，。；]{0,6}(?:率|比例|占比|比率)[^，。；]{0,4}$")


def quotients(text: Text) -> Iterator[Finding]:
    """A finding for each stated quotient that its two figures do not give."""
    for sentence in text.sentences():
        for at, term in enumerate(sentence):
            if term.figure.kind in ("percent", "permille") and not is_fuzzy(term.figure):
                before = sentence[:at]
                yield from _of_plan(text, before, term)
                yield from _short_of(text, sentence, at)
                yield from _some_of(text, before, term)
                yield from _rate(text, before, term)
                yield from _named(text, before, term)
                yield from _profit(text, before, term)
                yield from _days(text, before, term)


def _of_plan(text: Text, before: Sequence[Term], rate: Term) -> Iterator[Finding]:
    """N, 完成计划M的 R%."""
    if len(before) < 2 or not _OF.match(rate.label):
        return
    plan, done = before[-1], before[-2]
    if plan.clause != rate.clause or not _PLAN.search(plan.label) or is_fuzzy(plan.figure):
        return
    earlier = [t for t in before[:-1] if _alike(t, plan) and t.sort == "level"]
    if earlier and not is_fuzzy(earlier[-1].figure):
        done = earlier[-1]
        yield from _compare(text, done, plan, rate, "error" if done is before[-2] else "warning")


def _alike(one: Term, other: Term) -> bool:
    return same_measure(one.figure, other.figure) or same_unit(one.figure, other.figure)


def _short_of(text: Text, sentence: Sequence[Term], at: int) -> Iterator[Finding]:
    """完成预算的 R%, 比预算数M少 C."""
    if sentence[at].sort != "done" or at + 2 >= len(sentence):
        return
    rate, plan, gap = sentence[at : at + 3]
    if not _LESS.match(plan.label) or gap.sort != "change" or gap.clause != plan.clause:
        return
    if is_fuzzy(plan.figure) or is_fuzzy(gap.figure) or not same_measure(plan.figure, gap.figure):
        return
    moved = written(gap.figure) if gap.sign > 0 else -written(gap.figure)
    whole = written(plan.figure)
    if whole.low <= 0 or compatible((whole + moved) / whole, share_interval(rate)):
        return
    done = plan.figure.amount + gap.figure.amount * gap.sign
    expected = percent(done / plan.figure.amount, rate.figure)
    sign = "+" if gap.sign > 0 else "-"
    planned, missing = as_written(plan.figure), as_written(gap.figure)
    formula = f"({planned}{sign}{missing})/{planned} = {expected}"
    message = (
        f"按预算数{planned}与差额{missing}计算应完成{expected}，文中写{as_written(rate.figure)}。"
    )
    yield finding(
        text,
        "ratio",
        "error",
        rate.clause[0],
        gap.end,
        message,
        expected,
        as_written(rate.figure),
        formula,
    )


def _some_of(text: Text, before: Sequence[Term], rate: Term) -> Iterator[Finding]:
    """M 个…中，有 N 个…，…率 R%."""
    if len(before) < 2 or not _FACE.search(rate.label) or rate.sort == "rate":
        return
    whole, part = before[-2], before[-1]
    among = whole.after.endswith("中") or re.search("中有$", part.label)
    if among and same_measure(whole.figure, part.figure):
        yield from _compare(text, part, whole, rate, "error")


def _rate(text: Text, before: Sequence[Term], rate: Term) -> Iterator[Finding]:
    """受理 M 件，办结 N 件，办结率 R%."""
    match = _RATE.search(rate.label)
    levels = [t for t in before[-5:] if _counts(t)]
    if not match or not levels or len(rate.label) > 14 or rate.sort in ("rate", "points"):
        return
    stem = _SETTLED if match["stem"] in _SETTLED else match["stem"][:2]
    done = [t for t in levels[-3:] if re.search(stem, t.label + t.after[:8])]
    done = [t for t in done if not re.search(f"(?:[不未没]|部分)(?:{stem})", t.label)]
    if not done:
        return
    part = done[-1]
    wholes = [t for t in _larger(levels, part, stem) if t not in done]
    further = _larger([t for t in _paragraph(text, rate) if _counts(t)], part, stem)
    if any(_holds(p, w, rate) for p in done for w in (*wholes, *further)):
        return
    meant = [w for w in further if _slipped(part, w, rate)]
    sure = len(wholes) == 1 and levels[-2:] == [wholes[0], part]
    possible = wholes if sure else meant or wholes
    if possible and (sure or rate.figure.value != 100):
        yield from _compare(text, part, possible[-1], rate, "error" if sure else "warning")


def _counts(term: Term) -> bool:
    return term.sort in ("level", "change") and not is_attribute(term)


def _paragraph(text: Text, rate: Term) -> list[Term]:
    """The terms before a rate in its paragraph, as far as they are near."""
    low = max(text.text.rfind("\n", 0, rate.start), rate.start - _BACK)
    return text.near(low + 1, rate.start)[-_MANY:]


def _larger(terms: Sequence[Term], part: Term, stem: str) -> list[Term]:
    """The figures that a part may be taken from; not those of what is not done."""
    return [
        t
        for t in terms
        if t is not part
        and same_measure(t.figure, part.figure)
        and t.figure.amount >= part.figure.amount
        and not re.search(f"[不未没](?:{stem})", t.label)
    ]


def _slipped(part: Term, whole: Term, rate: Term) -> bool:
    """Whether one changed digit of the rate would make it that of the part in the whole."""
    ratio = part.figure.amount / whole.figure.amount * (1000 if rate.figure.unit == "‰" else 100)
    return bool(slip(rate.figure, ratio, last_digit(rate.figure) / 2))


def _profit(text: Text, before: Sequence[Term], rate: Term) -> Iterator[Finding]:
    """营业收入 A，利润总额 B，营业收入利润率 R%."""
    if not _PROFIT.search(rate.label) or rate.sort in ("rate", "points"):
        return
    income = [t for t in before if t.sort == "level" and t.label.endswith("营业收入")]
    profit = [t for t in before if t.sort == "level" and re.search("利润(?:总额)?$", t.label)]
    if income and profit and same_measure(income[-1].figure, profit[-1].figure):
        yield from _compare(text, profit[-1], income[-1], rate, "warning")


def _named(text: Text, before: Sequence[Term], rate: Term) -> Iterator[Finding]:
    """甲 A，乙 B，甲与乙之比 R%."""
    match = _RATIO.search(rate.label)
    if not match or len(before) < 2:
        return
    one = [t for t in before if t.sort == "level" and match["one"][:2] in t.label]
    two = [t for t in before if t.sort == "level" and match["two"][:2] in t.label]
    if one and two and one[-1] is not two[-1] and same_measure(one[-1].figure, two[-1].figure):
        yield from _compare(text, one[-1], two[-1], rate, "error")


def _holds(part: Term, whole: Term, rate: Term) -> bool:
    if is_fuzzy(part.figure) or is_fuzzy(whole.figure) or whole.figure.amount <= 0:
        return True
    try:
        ratio = written(part.figure) / written(whole.figure)
    except ZeroDivisionError:
        return True
    return compatible(ratio, share_interval(rate))


def _compare(
    text: Text, part: Term, whole: Term, rate: Term, severity: Severity
) -> Iterator[Finding]:
    if _holds(part, whole, rate):
        return
    expected = percent(part.figure.amount / whole.figure.amount, rate.figure)
    one, all_, found = as_written(part.figure), as_written(whole.figure), as_written(rate.figure)
    start, end = min(part.start, whole.start), rate.end
    message = f"{one}与{all_}之比为{expected}，文中写{found}。"
    formula = f"{one}/{all_} = {expected}"
    yield finding(text, "ratio", severity, start, end, message, expected, found, formula)


def _days(text: Text, before: Sequence[Term], rate: Term) -> Iterator[Finding]:
    """达标天数 N 天，达标率 R%: the period has so many days."""
    if not before or not _GOOD_RATE.search(rate.label) or rate.sort == "rate":
        return
    days = [t for t in before if t.figure.unit == "天" and t.sort == "level"]
    if not days or not _GOOD_DAYS.search(days[-1].label) or is_fuzzy(days[-1].figure):
        return
    good, total = days[-1], _length(days[-1])
    span = total or Decimal(365)
    least, most = span * Decimal("0.93"), (span if total else Decimal(366))
    shares = share_interval(rate)
    low, high = (
        good.figure.amount / shares.high,
        good.figure.amount / max(shares.low, Decimal("0.001")),
    )
    if high >= least and low <= most:
        return
    if not total and low <= most:
        return
    expected = percent(good.figure.amount / span, rate.figure)
    found = as_written(rate.figure)
    message = f"{as_written(good.figure)}在{span}天中占{expected}，文中写{found}。"
    formula = f"{as_written(good.figure)}/{span}天 = {expected}"
    severity: Severity = "error" if total and low > most else "warning"
    yield finding(
        text, "ratio", severity, good.clause[0], rate.end, message, expected, found, formula
    )


def _length(term: Term) -> Decimal | None:
    """The number of days of the figure's period, None where it is open."""
    period = term.figure.period
    if not period.start or not period.end:
        return None
    try:
        first, last = date.fromisoformat(period.start), date.fromisoformat(period.end)
    except ValueError:
        return None
    days = (last - first).days + 1
    return Decimal(days) if 27 <= days <= 366 else None
