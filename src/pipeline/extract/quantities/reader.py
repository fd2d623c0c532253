"""Walks over the tokens and reads the figures, one mention at each place at most."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from pipeline.extract.numerals import read_ordinal
from pipeline.extract.quantities.anchors import Anchor, anchor_of, follows_article, goes_on, percent_word
from pipeline.extract.quantities.bare import read_bare
from pipeline.extract.quantities.cents import settle_cents
from pipeline.extract.quantities.chains import amount, read_chain
from pipeline.extract.quantities.compounds import read_compound
from pipeline.extract.quantities.counted import GENITIVES, counted_noun
from pipeline.extract.quantities.countries import settle_countries
from pipeline.extract.quantities.ellipses import settle_ellipses
from pipeline.extract.quantities.guards import is_front_matter, is_lettered, is_no_cardinal
from pipeline.extract.quantities.hedges import INSIDE, behind, modifier_of
from pipeline.extract.quantities.measures import Unit
from pipeline.extract.quantities.money import currency_before
from pipeline.extract.quantities.ordinals import (
    read_ordinal_apart,
    read_ordinal_digits,
    read_ordinal_suffix,
    read_ordinal_word,
)
from pipeline.extract.quantities.page import Page, make_page
from pipeline.extract.quantities.shares import (
    Share,
    multiple_start,
    read_each,
    read_fraction,
    read_half,
    read_multiplier,
    read_slash,
)
from pipeline.extract.quantities.spelled import is_bare
from pipeline.extract.quantities.terms import Term
from pipeline.extract.quantities.units import read_unit
from pipeline.extract.quantities.vocabulary import (
    ARTICLES,
    SYMBOLS,
    is_time,
)
from pipeline.extract.tokens import Token
from pipeline.lemmas import base_form
from pipeline.types import Quantity, QuantityKind, check_span


def read_quantities(text: str, tokens: list[Token], blocked: Sequence[tuple[int, int]]) -> list[Quantity]:
    """The figures of ``text``, sorted and apart; a number that touches a ``blocked`` span is none.

    >>> from pipeline.extract.tokens import tokenize
    >>> text = "Rund 43,4 % der Befragten"
    >>> [(found.text, found.kind, str(found.value), found.modifier) for found in read_quantities(text, tokenize(text), [])]
    [('43,4 %', 'percent', '43.4', 'approx')]

    Takes time linear in the text and raises nothing on any text.
    """
    if not blocked and (bare := read_bare(text)) is not None:
        return [bare]
    page = make_page(text, tokens, blocked)
    found: list[Quantity] = []
    index, pending = is_front_matter(page), -1
    taken = page.taken
    for at, (kind, _start, _end, surface, lower) in enumerate(page.tokens):
        if kind == "word":
            anchor = anchor_of(lower)
        elif kind == "number":
            anchor = "number"
        else:
            anchor = "code" if surface in SYMBOLS else ""
        if not anchor or at < index or taken[at]:
            continue
        read, after = _read(page, at, anchor)
        pending = _link_part(page, found, read, pending, at)
        for item in read:
            if not found or item.start >= found[-1].end:
                found.append(item)
        index = max(index, after)
    settle_cents(text, found)
    settle_countries(found)
    settle_ellipses(page, found)
    return found


def _link_part(page: Page, found: list[Quantity], read: list[Quantity], pending: int, at: int) -> int:
    """``14 der 20 Modelle``: the part takes the noun of the whole. Returns the token where a whole may start, or -1."""
    if not read:
        return pending
    last = read[-1]
    if found and 0 <= at - pending <= 2 and pending >= 0 and read[0].kind == "cardinal":
        part = found[-1]
        if part.kind == "cardinal" and part.measures is None:
            found[-1] = replace(part, measures=read[0].measures)
    if last.kind != "cardinal" or last.measures is not None:
        return -1
    here = at
    while here < len(page.tokens) and page.tokens[here].start < last.end:
        here += 1
    return here + 1 if page.raw(here).lower in GENITIVES | {"von"} else -1


def _read(page: Page, index: int, anchor: Anchor) -> tuple[list[Quantity], int]:
    """What starts at the token, and the token where reading goes on."""
    share = _share(page, index, anchor)
    if share is not None:
        return _from_share(page, share)
    if anchor == "article" and index and _is_plain_article(page, index):
        return [], index + 1
    if anchor == "each":
        return [], index + (2 if read_ordinal(page.raw(index + 1).lower) else 1)
    if anchor in {"ordinal", "multiplier", "share"}:
        return _percentages(page, index), index + 1
    compound = read_compound(page, index) if anchor in {"number", "compound"} else None
    if compound is not None:
        modifier = modifier_of(page, index, compound.after)
        found = _quantity(
            page, compound.start, compound.end, compound.kind, compound.value, "compound",
            unit=compound.unit, measures=compound.measures, modifier=modifier,
        )  # fmt: skip
        return [found], compound.after
    if anchor == "compound" or (anchor == "code" and currency_before(page, index) is None):
        return [], index + 1
    if page.tokens[index].lower == "eins" and page.raw(index + 1).lower not in {"komma", "und"}:
        return _one(page, index), index + 1
    return _amounts(page, index)


def _is_plain_article(page: Page, index: int) -> bool:
    following = page.token(index + 1)
    return following.kind == "word" and not follows_article(following.lower)


def _one(page: Page, index: int) -> list[Quantity]:
    """``eins`` is a figure only where the text is nothing but number words: elsewhere it is a pronoun, a mark or a name."""
    token = page.tokens[index]
    negative = page.raw(index - 1).lower == "minus" and page.same_line(index)
    if negative:
        start = page.tokens[index - 1].start
        return [_quantity(page, start, token.end, "cardinal", Decimal(-1), "cardinal.words")]
    if not (page.alone(token.start, token.end) or is_bare(page)):
        return []
    return [_quantity(page, token.start, token.end, "cardinal", Decimal(1), "cardinal.words")]


def _percentages(page: Page, index: int) -> list[Quantity]:
    token = page.tokens[index]
    value = percent_word(token.lower)
    if value is None:
        return []
    modifier = modifier_of(page, index, index + 1)
    rule = "percent.adjective"
    return [_quantity(page, token.start, token.end, "percent", value, rule, unit="percent", modifier=modifier)]


def _share(page: Page, index: int, anchor: Anchor) -> Share | None:
    lower = page.tokens[index].lower
    if anchor == "each":
        return read_each(page, index)
    if anchor == "ordinal":
        return read_ordinal_word(page, index)
    if anchor == "multiplier" or lower == "halb":
        return read_multiplier(page, index)
    if anchor == "share":
        return read_half(page, index) if lower == "hälfte" else None
    following = page.raw(index + 1)
    if page.tokens[index].kind == "number":
        if following.kind == "word":
            return read_ordinal_suffix(page, index) or read_fraction(page, index)
        return _READ_BEFORE.get(following.text, _nothing)(page, index)
    if anchor in {"number", "article"} and goes_on(following.lower):
        return read_fraction(page, index) or read_ordinal_apart(page, index)
    return read_fraction(page, index) if anchor == "article" else None


def _nothing(_page: Page, _index: int) -> None:
    """What a number begins that has neither a slash nor a point behind it."""


_READ_BEFORE: dict[str, Callable[[Page, int], Share | None]] = {"/": read_slash, ".": read_ordinal_digits}


def _from_share(page: Page, share: Share) -> tuple[list[Quantity], int]:
    start, end = page.tokens[share.first].start, page.tokens[share.after - 1].end
    unit = read_unit(page, share.after) if share.rule == "fraction.words" else None
    if unit and unit.kind == "time":
        return [], unit.after
    modifier = share.modifier or modifier_of(page, share.first, share.after)
    if unit and unit.kind in {"percent", "money", "quantity"}:
        kind: QuantityKind = unit.kind
        found = _quantity(
            page, start, unit.end, kind, share.value * unit.factor, f"{kind}.fraction",
            unit=unit.code, per=unit.per, exact=share.exact, modifier=modifier,
        )  # fmt: skip
        return [found], unit.after
    found = _quantity(page, start, end, share.kind, share.value, share.rule, exact=share.exact, modifier=modifier)
    return [found], share.after


def _quantity(
    page: Page, start: int, end: int, kind: QuantityKind, value: Decimal, rule: str, **fields: Any
) -> Quantity:
    """The figure at ``page.text[start:end]``; ``fields`` are further ones of Quantity."""
    text = page.text[start:end]
    check_span(page.text, start, end, text)
    return Quantity(start, end, text, kind, _plain(value), rule, **fields)


def _plain(value: Decimal) -> Decimal:
    """The same value without zeros behind the comma or an exponent (``85700000000.0``: 85700000000)."""
    return Decimal(int(value)) if value == int(value) else value


def _amounts(page: Page, index: int) -> tuple[list[Quantity], int]:
    """The amounts of a chain, or nothing where they measure time or are no quantities."""
    terms = read_chain(page, index)
    if not terms:
        return [], index + 1
    last = terms[-1]
    if last.unit and (last.unit.kind == "time" or (last.unit.code in {"GBP", None} and _is_half(last))):
        return [], last.after
    noun = counted_noun(page, last.after) if last.unit is None else None
    if noun is not None and is_time(page.raw(noun).lower):
        return [], last.after
    if last.unit is None and len(terms) > 1 and terms[1].link != "range" and _is_nothing(page, terms[0], None, noun):
        return [], last.after
    found: list[Quantity] = []
    place = 0
    while place < len(terms):
        wide = place + 1 < len(terms) and terms[place + 1].link == "range"
        item = _mention(page, terms[place], terms[place + 1] if wide else None, noun)
        found.extend([item] if item else [])
        place += 2 if wide else 1
    return found, last.after


def _mention(page: Page, low: Term, high: Term | None, noun: int | None) -> Quantity | None:
    last = high or low
    unit = last.unit if high else low.unit
    if _is_nothing(page, low, high, noun) if unit is None else is_lettered(page, low.number, last.end):
        return None
    kind: QuantityKind = "cardinal" if unit is None else unit.kind  # type: ignore[assignment]
    value, value_max = amount(low), amount(high) if high else None
    if value_max is not None and value_max < value:
        value, value_max = value_max, value
    start = multiple_start(page, low.first) if kind == "multiplier" else None
    measures = base_form(page.raw(noun).text) if noun is not None and kind == "cardinal" else None
    modifier = modifier_of(page, low.first, last.after, low.number.value if kind == "cardinal" else None)
    if modifier is None and noun is not None:
        modifier = behind(page, low.first, noun + 1)
    if page.tokens[low.first].lower in ARTICLES:
        modifier = INSIDE.get(page.raw(low.first + 1).lower, modifier)
    return _quantity(
        page, low.start if start is None else start, last.end, kind, value, _rule(low, high, unit),
        value_max=None if value_max is None else _plain(value_max), measures=measures, modifier=modifier,
        unit=unit.code if unit else None, per=unit.per if unit else None,
    )  # fmt: skip


def _is_nothing(page: Page, low: Term, high: Term | None, noun: int | None) -> bool:
    """Whether bare numbers are no quantity."""
    for term in (low, high):
        if term is None:
            continue
        if not term.number.scaled and _is_half(term):
            return True
        if not term.number.scaled and is_no_cardinal(page, term.number, noun):
            return True
    return False


def _is_half(term: Term) -> bool:
    """``ein halbes``: half of something that is no unit; half a pound is a weight."""
    return term.number.coefficient == Decimal("0.5") and not term.number.digits and not term.number.scaled


def _rule(low: Term, high: Term | None, unit: Unit | None) -> str:
    kind = unit.kind if unit else "cardinal"
    way = "before" if low.before else "digits" if low.number.digits else "words"
    return f"{kind}.range" if high else f"{kind}.{way}"
