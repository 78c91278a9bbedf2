"""What holds of signals whatever the figures are, and how seldom an honest partner gives one."""

import random

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.signals import KINDS, Figures, found_in
from bot.domain.signals.dependence import dependence
from bot.domain.signals.gaps import Gaps
from bot.domain.signals.history import LONGEST, History, PastReport
from bot.domain.week import Week
from tests.signals.past import counts, history, report, turnover

AMOUNTS = st.integers(0, 10**9)
FEW = st.integers(0, 3)
REPORTS = st.builds(
    lambda sold, left, returned, missing, late, by_itself: report(
        counts(sold * 5, left * 5, returned * 5, missing=missing), late=late, by_itself=by_itself
    ),
    *(FEW, FEW, FEW, FEW, FEW, st.booleans()),
)
HISTORIES = st.lists(st.none() | REPORTS, min_size=1, max_size=LONGEST).map(lambda reports: history(*reports))


@given(HISTORIES)
def test_weeks_that_are_named_are_the_partners_own_and_in_order(past: History) -> None:
    own = [one.week for one in past.weeks]
    for _kind, figures in found_in(past):
        named = _named(figures)
        assert named == sorted(named)
        assert set(named) <= set(own)


def _named(figures: Figures) -> list[Week]:
    return [short.week for short in figures.shorts] if isinstance(figures, Gaps) else list(figures.weeks)


@given(HISTORIES)
def test_what_is_silent_or_gone_by_is_not_told_as_new(past: History) -> None:
    """Where the newest week has no report, nothing is told of reports but that none come."""
    if past.weeks[-1].report is None:
        assert {kind.key for kind, _figures in found_in(past)} <= {"silence", "lateness"}


@given(st.lists(REPORTS, min_size=1, max_size=2))
def test_two_weeks_are_too_few_for_anything_but_silence(reports: list[PastReport]) -> None:
    assert list(found_in(history(*reports))) == []


@given(AMOUNTS, AMOUNTS.filter(bool), AMOUNTS, AMOUNTS)
def test_what_others_sell_more_only_makes_a_partner_weigh_less(siti: int, eko: int, citra: int, more: int) -> None:
    before = history(None, sold=turnover(siti, eko, citra))
    after = history(None, sold=turnover(siti, eko + more, citra))
    assert dependence(before) or not dependence(after)


def honest_week(chance: random.Random) -> PastReport:
    """A delivery of 20 keripik and 8 nastar of which some are sold, counted with a slip now and then."""
    keripik, nastar = chance.randint(8, 20), chance.randint(2, 8)
    slip = 1 if keripik < 20 and chance.random() < 0.05 else 0
    back = chance.randint(0, 20 - keripik - slip) if chance.random() < 0.3 else 0
    late = 1 if chance.random() < 0.15 else 0
    first = counts(keripik, 20 - keripik - slip - back, back, missing=slip)
    return report(first, counts(nastar, 8 - nastar), late=late)


def test_an_honest_partner_gives_less_than_one_signal_in_a_year() -> None:
    chance, alarms = random.Random(31), dict.fromkeys((kind.key for kind in KINDS), 0)
    for _partner in range(100):
        weeks = [honest_week(chance) for _week in range(52)]
        for end in range(1, 53):
            for kind, _figures in found_in(history(*weeks[max(0, end - LONGEST) : end])):
                alarms[kind.key] += 1
    assert sum(alarms.values()) < 100, alarms
