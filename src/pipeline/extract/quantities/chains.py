"""Joins numbers: a range (``zehn bis 20 Prozent``), or amounts that share a magnitude and a unit (``3,2 und 4,1 Mrd. Euro``)."""

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from pipeline.extract.quantities.hedges import hedge_words
from pipeline.extract.quantities.money import currency_before
from pipeline.extract.quantities.numbers import EXACT, Number, read_number
from pipeline.extract.quantities.page import Page
from pipeline.extract.quantities.units import Unit, read_unit, with_divisor
from pipeline.extract.quantities.vocabulary import word_value

Link = Literal["range", "share", "list"]

_SHARED = {
    "und": "share",
    "oder": "share",
    "sowie": "share",
    "bzw": "share",
    "beziehungsweise": "share",
    "statt": "share",
}
_DASHES = frozenset("-–—‐‑")
THOUSAND = 1000
MAX_TERMS = 12


@dataclass(frozen=True, slots=True)
class Term:
    """A number with its unit: tokens ``first`` up to ``after``."""

    number: Number
    unit: Unit | None
    start: int
    end: int
    first: int
    after: int
    link: Link | None = None
    """How it is joined to the term before it."""
    before: bool = False
    """The currency stands before the number."""


def read_term(page: Page, index: int, joined: bool = False) -> Term | None:
    """The amount that starts at ``index``."""
    currency = currency_before(page, index)
    if currency:
        number = read_number(page, currency.after, joined=True)
        if number is None or (page.touches(number.after) and page.raw(number.after).kind == "word"):
            return None
        after, end = _dash_tail(page, number)
        unit = with_divisor(page, Unit("money", currency.code, after, end))
        return Term(number, unit, page.tokens[index].start, unit.end, index, unit.after, before=True)
    number = read_number(page, index, joined)
    if number is None:
        return None
    found = read_unit(page, number.after)
    if found is None:
        return Term(number, None, number.start, number.end, number.first, number.after)
    return _with_cents(page, Term(number, found, number.start, found.end, number.first, found.after))


def _times_term(page: Page, index: int) -> Term | None:
    """The ``dreimal`` of ``zwei- bis dreimal``."""
    token = page.token(index)
    value = word_value(token.lower[:-3]) if token.lower.endswith("mal") else None
    if value is None:
        return None
    number = Number(token.start, token.end, index, index + 1, value, value)
    return Term(number, Unit("multiplier", None, index + 1, token.end), token.start, token.end, index, index + 1)


def _dash_tail(page: Page, number: Number) -> tuple[int, int]:
    """``Fr. 95.-``: the dash for no cents."""
    at = number.after
    if (
        page.touches(at)
        and page.touches(at + 1)
        and page.raw(at).text in {".", ","}
        and page.raw(at + 1).text in _DASHES
    ):
        return at + 2, page.raw(at + 1).end
    return at, number.end


def _with_cents(page: Page, term: Term) -> Term:
    """``3 Euro 50``, ``3 Euro und 50 Cent``: the hundredths belong to the amount."""
    unit, number = term.unit, term.number
    if unit is None or unit.kind != "money" or unit.factor != 1 or number.scaled or number.value != int(number.value):
        return term
    linked = page.token(term.after).lower == "und"
    if not page.near(term.after + linked) or unit.per:
        return term
    cents = read_number(page, term.after + linked)
    if (
        cents is None
        or cents.scaled
        or not 0 < cents.value < 100
        or cents.value != int(cents.value)
        or cents.start < term.end
    ):
        return term
    behind = read_unit(page, cents.after)
    if behind and behind.kind == "money" and behind.code == unit.code and behind.factor != 1:
        after, end = behind.after, behind.end
    elif linked or behind or len(cents.digits) == 1 or not _is_free(page, cents.after):
        return term
    else:
        after, end = cents.after, cents.end
    value = number.value + cents.value.scaleb(-2)
    return replace(term, number=replace(number, value=value), end=end, after=after)


def _is_free(page: Page, index: int) -> bool:
    """Nothing is counted from there: the clause ends or goes on with a small word."""
    token = page.raw(index)
    if page.touches(index) and token.kind != "symbol":
        return False
    return (
        not token.text
        or token.text in set(".,;:!?)")
        or (token.kind == "word" and token.text[0].islower() and token.lower != "mal")
    )


def read_chain(page: Page, index: int) -> list[Term]:
    """The amount at ``index`` and those joined to it, each with the magnitude and unit it has or shares."""
    first = read_term(page, index)
    if first is None:
        return []
    terms = [first]
    while len(terms) < MAX_TERMS:
        found = _link(page, terms)
        following = (read_term(page, found[1], joined=found[2]) or _times_term(page, found[1])) if found else None
        if found is None or following is None or not _fits(terms[-1], following, found[0]):
            break
        terms.append(replace(following, link=found[0]))
        if found[0] == "range":
            break
    return _shared(_without_loose_list(terms))


def _link(page: Page, terms: list[Term]) -> tuple[Link, int, bool] | None:
    """What joins the last term to a next one: kind, token of the next number, whether the number may touch a dash."""
    last = terms[-1]
    at = last.after
    token = page.token(at)
    if not token.text or not page.near(at):
        return None
    if token.text in _DASHES:
        return _dash_link(page, last, at)
    kind = _word_link(page, terms, at)
    if kind is None:
        return None
    at += 1
    if page.raw(at).text == "." and token.lower == "bzw":
        at += 1
    if token.lower == "bis" and page.raw(at).lower == "zu":
        at += 1
    at += hedge_words(page, at)
    if page.raw(at).lower == "minus" or (page.raw(at).text in {"−", "-"} and page.touches(at + 1)):
        at += 1
    return (kind, at, page.touches(at)) if page.near(at) else None


def _word_link(page: Page, terms: list[Term], at: int) -> Link | None:
    first, last, word = terms[0], terms[-1], page.raw(at).lower
    if word == "bis":
        return "range"
    if word == "und" and _is_between(page, first) and len(terms) == 1:
        return "range"
    if last.unit is not None:
        return None
    if word == "auf":
        return "share" if _stands_behind(page, first, {"von", "vom"}) else None
    if word == ",":
        return "list" if _is_list(page, at) else None
    return "share" if word in _SHARED else None


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
    if page.touches(at) and page.raw(at + 1).lower == "bis" and not page.touches(at + 1):
        return "range", at + 2, False
    if not last.number.digits or page.token(at + 1).kind != "number" or page.touches(at) != page.touches(at + 1):
        return None
    if not page.touches(at) and (page.raw(at).text == "-" or last.unit):
        return None
    return "range", at + 1, True


def _is_between(page: Page, term: Term) -> bool:
    return _stands_behind(page, term, {"zwischen"})


def _stands_behind(page: Page, term: Term, words: set[str]) -> bool:
    """Whether one of the words stands before the term, with nothing but a hedge between."""
    for length in (0, 1, 2):
        at = term.first - 1 - length
        if page.raw(at).lower in words:
            return length == 0 or hedge_words(page, at + 1) == length
    return False


def _fits(last: Term, following: Term, link: Link) -> bool:
    if following.before and not last.before:
        return False
    if last.unit is None or last.before:
        return not (link != "range" and last.before) and not _is_year(last.number)
    if link != "range" or following.unit is None:
        return False
    return last.unit.kind == following.unit.kind and last.unit.code == following.unit.code


def _is_year(number: Number) -> bool:
    return number.digits.isdigit() and len(number.digits) == 4 and 1900 <= number.value < 2100


def _without_loose_list(terms: list[Term]) -> list[Term]:
    """A list with commas counts only where ``und`` or ``oder`` closes it (``10, 20 und 30 Prozent``)."""
    if terms[-1].link == "list":
        cut = next(index for index, term in enumerate(terms) if term.link == "list")
        return terms[:cut]
    return terms


def _shared(terms: list[Term]) -> list[Term]:
    """Give each term the magnitude and unit of the one behind it where it has none of its own."""
    done = [terms[-1]]
    for term, following in zip(reversed(terms[:-1]), reversed(terms[1:]), strict=True):
        right = done[-1]
        number = _scaled_like(term.number, right.number, following.link) if term.unit is None else term.number
        if term.before and right.number.scaled:
            number = _scaled_like(term.number, right.number, following.link)
        done.append(replace(term, number=number, unit=term.unit or right.unit))
    return done[::-1]


def _scaled_like(number: Number, right: Number, link: Link | None) -> Number:
    if (
        not right.digits
        and right.value % 1000 == 0
        and 0 < number.value < 100
        and link == "range"
        and not number.digits
    ):
        factor = Decimal(1000) if THOUSAND <= right.value < 100 * THOUSAND and not right.scaled else Decimal(1)
        if right.first == number.after + 2 and factor != 1:
            return replace(number, value=number.value * factor, factor=factor)
    small = not number.scaled and abs(number.value) < 1000
    if not (small and right.scaled) or (link == "range" and number.coefficient > right.coefficient):
        return number
    return replace(number, value=EXACT.multiply(number.value, right.factor), factor=right.factor)


def amount(term: Term) -> Decimal:
    """The value of a term in whole units (50 Cent: 0.50)."""
    return EXACT.multiply(term.number.value, term.unit.factor) if term.unit else term.number.value
