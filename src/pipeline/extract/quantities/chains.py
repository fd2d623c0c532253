"""Joins numbers: a range (``zehn bis 20 Prozent``), or amounts that share a magnitude and a unit (``3,2 und 4,1 Mrd. Euro``)."""

from dataclasses import replace
from decimal import Decimal

from pipeline.extract.quantities.brackets import read_bracketed
from pipeline.extract.quantities.digits import SIGNS
from pipeline.extract.quantities.divisors import with_divisor
from pipeline.extract.quantities.guards import is_label
from pipeline.extract.quantities.hedges import SECOND_GUESS, hedge_words
from pipeline.extract.quantities.lookalikes import is_spaced_count
from pipeline.extract.quantities.magnitudes import EXACT, Number
from pipeline.extract.quantities.measures import Unit
from pipeline.extract.quantities.money import currency_before
from pipeline.extract.quantities.numbers import read_number
from pipeline.extract.quantities.page import DASHES, Page
from pipeline.extract.quantities.tails import dash_tail, with_tail
from pipeline.extract.quantities.terms import Link, Term
from pipeline.extract.quantities.units import read_unit
from pipeline.extract.quantities.vocabulary import PERCENT_SIGNS, PERCENTS, word_value
from pipeline.extract.tokens import Token

_SHARED = {
    "und": "share",
    "oder": "share",
    "sowie": "share",
    "bzw": "share",
    "beziehungsweise": "share",
    "statt": "share",
    "gegen": "share",
}
BEFORE_NOW = frozenset({"bisher", "bislang", "zuvor", "zuletzt", "derzeit", "sonst", "früher"})
MAX_TERMS = 12
_SHARE_LIMIT = 100
"""A number that is more times as large as the next has no magnitude in common with it (``um 500 auf 1,2 Millionen``)."""


def read_term(page: Page, index: int, joined: bool = False) -> Term | None:
    """The amount that starts at ``index``."""
    currency = currency_before(page, index)
    if currency:
        number = read_number(page, currency.after, joined=True)
        if number is None or (page.touches(number.after) and page.raw(number.after).kind == "word"):
            return None
        after, end = dash_tail(page, number)
        unit = with_divisor(page, Unit("money", currency.code, after, end, currency.factor))
        return Term(number, unit, page.tokens[index].start, unit.end, index, unit.after, before=True)
    number = read_number(page, index, joined)
    if number is None:
        return None
    found = read_unit(page, number.after)
    if found is None:
        return Term(number, None, number.start, number.end, number.first, number.after)
    return with_tail(page, Term(number, found, number.start, found.end, number.first, found.after))


def _times_term(page: Page, index: int) -> Term | None:
    """The ``dreimal`` of ``zwei- bis dreimal``."""
    token = page.token(index)
    value = word_value(token.lower[:-3]) if token.lower.endswith("mal") else None
    if value is None:
        return None
    number = Number(token.start, token.end, index, index + 1, value, value)
    return Term(number, Unit("multiplier", None, index + 1, token.end), token.start, token.end, index, index + 1)


def read_chain(page: Page, index: int) -> list[Term]:
    """The amount at ``index`` and those joined to it, each with the magnitude and unit it has or shares."""
    first = read_term(page, index)
    if first is None:
        return []
    if pair := read_bracketed(page, first):
        return pair
    terms = [first]
    while len(terms) < MAX_TERMS:
        found = _link(page, terms)
        following = (read_term(page, found[1], joined=found[2]) or _times_term(page, found[1])) if found else None
        if found is None or following is None or not _fits(page, terms[-1], following, found[0]):
            break
        terms.append(replace(following, link=found[0]))
        if found[0] == "range":
            break
    return _shared(page, _without_loose_list(terms))


def _link(page: Page, terms: list[Term]) -> tuple[Link, int, bool] | None:
    """What joins the last term to a next one: kind, token of the next number, whether the number may touch a dash."""
    last = terms[-1]
    at = _behind_year(page, last.after)
    token = page.token(at)
    if not token.text or not page.near(at):
        return None
    if token.text in DASHES:
        return _dash_link(page, last, at)
    kind = _word_link(page, terms, at)
    if kind is None:
        return None
    at += 1
    if token.text == ",":
        at += _second_guess(page, terms[0], at)
    if page.raw(at).text == "." and token.lower == "bzw":
        at += 1
    if token.lower == "bis" and page.raw(at).lower == "zu":
        at += 1
    at += page.raw(at).lower in BEFORE_NOW if token.lower == "statt" else hedge_words(page, at)
    if page.raw(at).lower in {"minus", "plus"} or (page.raw(at).text in SIGNS | {"+"} and page.touches(at + 1)):
        at += 1
    return (kind, at, page.touches(at)) if page.near(at) else None


def _word_link(page: Page, terms: list[Term], at: int) -> Link | None:
    first, last, word = terms[0], terms[-1], page.raw(at).lower
    if word == "bis":
        return "range"
    if word == "und" and _is_between(page, first) and len(terms) == 1:
        return "range"
    if last.unit is not None and not (last.before and word == "auf"):
        return None
    if word == "zu":
        return "share" if page.raw(at + 1).kind == "number" and _is_vote(page.raw(at + 2)) else None
    if word == "auf":
        return "share" if _stands_behind(page, first, {"von", "vom", "um"}) else None
    if word == ",":
        return "list" if _is_list(page, at) else "share" if _second_guess(page, first, at + 1) else None
    return "share" if word in _SHARED else None


def _behind_year(page: Page, at: int) -> int:
    """The token behind a year in brackets (``von 34 (2019) auf 29 Prozent``), or ``at``."""
    year = page.raw(at + 1).text
    enclosed = page.raw(at).text == "(" and page.raw(at + 2).text == ")"
    return at + 3 if enclosed and len(year) == 4 and year[:2] in {"19", "20"} and year.isdigit() else at


def _second_guess(page: Page, first: Term, at: int) -> int:
    """How many tokens lead over to another guess (``auf drei, im schlimmsten Fall auf fünf Millionen``); 0: none do."""
    for length in (3, 2, 1):
        if " ".join(page.raw(at + step).lower for step in range(length)) in SECOND_GUESS:
            return length + (page.raw(at + length).lower == page.raw(first.first - 1).lower)
    return 0


def _is_vote(token: Token) -> bool:
    """``52 zu 48 Prozent``, ``14 zu 11 Stimmen``: a vote has two amounts, the result of a match has none."""
    return token.lower in PERCENTS or token.text in PERCENT_SIGNS or token.lower == "stimmen"


def _is_list(page: Page, at: int) -> bool:
    """Whether the commas from ``at`` on stand between bare numbers up to an ``und`` or ``oder``."""
    for comma in range(at, at + 2 * MAX_TERMS, 2):
        if page.raw(comma).text != ",":
            return page.raw(comma).lower in {"und", "oder"}
        number = page.raw(comma + 1)
        if number.kind != "number" and (number.kind != "word" or word_value(number.lower) is None):
            return False
    return False


def _dash_link(page: Page, last: Term, at: int) -> tuple[Link, int, bool] | None:
    """``10–20 Prozent``, ``10 – 20 Prozent``, ``5- bis 10-mal``."""
    words = {"bis"} if last.number.digits else {"bis", "und", "oder"}
    if page.touches(at) and page.raw(at + 1).lower in words and not page.touches(at + 1):
        wide = page.raw(at + 1).lower == "bis" or (page.raw(at + 1).lower == "und" and _is_between(page, last))
        return "range" if wide else "share", at + 2, False
    if not last.number.digits or page.token(at + 1).kind != "number" or page.touches(at) != page.touches(at + 1):
        return None
    if not page.touches(at) and (last.unit or (page.raw(at).text == "-" and not _is_spaced_range(page, last, at))):
        return None
    return "range", at + 1, True


def _is_spaced_range(page: Page, last: Term, at: int) -> bool:
    """``50 - 100 Euro``: a hyphen between blanks, no title before and a unit behind."""
    low, high = last.number, read_number(page, at + 1)
    if high is None or not low.value < high.value or page.capital(low.first - 1) or low.scaled:
        return False
    if low.first and page.starts_line(low.first):
        return False
    return is_spaced_count(page, at) or read_unit(page, high.after) is not None


def _is_between(page: Page, term: Term) -> bool:
    return _stands_behind(page, term, {"zwischen"})


def _stands_behind(page: Page, term: Term, words: set[str]) -> bool:
    """Whether one of the words stands before the term, with nothing but a hedge between."""
    for length in (0, 1, 2):
        at = term.first - 1 - length
        if page.raw(at).lower in words:
            return length == 0 or hedge_words(page, at + 1) == length
    return False


def _fits(page: Page, last: Term, following: Term, link: Link) -> bool:
    if following.before and not last.before:
        return False
    if last.before and link != "range":
        return following.before
    if last.unit is None and following.unit and link != "range" and is_label(page, last.first):
        return False  # Windstärke 12 und 140 km/h
    if last.unit is None or last.before:
        return not last.number.is_year
    if link != "range" or following.unit is None:
        return False
    return last.unit.kind == following.unit.kind and last.unit.code == following.unit.code


def _without_loose_list(terms: list[Term]) -> list[Term]:
    """A list with commas counts only where ``und`` or ``oder`` closes it (``10, 20 und 30 Prozent``)."""
    if terms[-1].link == "list":
        cut = next(index for index, term in enumerate(terms) if term.link == "list")
        return terms[:cut]
    return terms


def _shared(page: Page, terms: list[Term]) -> list[Term]:
    """Give each term the magnitude and unit of the one behind it where it has none of its own."""
    done = [terms[-1]]
    for term, following in zip(reversed(terms[:-1]), reversed(terms[1:]), strict=True):
        right = done[-1]
        number = _scaled_like(page, term.number, right.number, following.link) if term.unit is None else term.number
        if term.before and right.number.scaled:
            number = _scaled_like(page, term.number, right.number, following.link)
        done.append(replace(term, number=number, unit=term.unit or right.unit))
    return done[::-1]


def _scaled_like(page: Page, number: Number, right: Number, link: Link | None) -> Number:
    hyphen = page.touches(number.after) and page.raw(number.after).text in DASHES
    if (hyphen or link == "range") and not (right.digits or number.digits or right.scaled):
        factor = _shared_ending(number.value, right.value) if hyphen else _shared_thousand(number.value, right.value)
        return replace(number, value=number.value * factor, factor=factor)
    small = not number.scaled and abs(number.value) < 1000
    wider = number.coefficient > right.coefficient * (1 if link == "range" else _SHARE_LIMIT)
    if not (small and right.scaled) or wider:
        return number
    return replace(number, value=EXACT.multiply(number.value, right.factor), factor=right.factor)


def _shared_ending(low: Decimal, high: Decimal) -> Decimal:
    """What the hyphen in ``zwei- bis dreihunderttausend`` stands for: the largest step that leaves a range."""
    for step, limit in ((100_000, 10**6), (1000, 10**6), (100, 2000)):
        if high % step == 0 and high < limit and low * step <= high:
            return Decimal(step)
    return Decimal(1)


def _shared_thousand(low: Decimal, high: Decimal) -> Decimal:
    """``fünf bis sechstausend`` without the hyphen: nobody means five."""
    return Decimal(1000) if 0 < low < 100 and high % 1000 == 0 and low * 1000 < high < 10**5 else Decimal(1)


def amount(term: Term) -> Decimal:
    """The value of a term in whole units (50 Cent: 0.50)."""
    return EXACT.multiply(term.number.value, term.unit.factor) if term.unit else term.number.value
