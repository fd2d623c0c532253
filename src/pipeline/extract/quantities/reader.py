"""Walks over the tokens and reads the figures, one mention at each place at most."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from pipeline.extract.numerals import MAX_WORD, read_ordinal
from pipeline.extract.quantities.chains import Term, amount, read_chain
from pipeline.extract.quantities.compounds import read_compound
from pipeline.extract.quantities.counted import GENITIVES, counted_noun
from pipeline.extract.quantities.guards import is_front_matter, is_no_cardinal
from pipeline.extract.quantities.hedges import behind, modifier_of
from pipeline.extract.quantities.money import currency_before
from pipeline.extract.quantities.page import Page, make_page
from pipeline.extract.quantities.shares import (
    EACH,
    Share,
    multiplier_of,
    read_each,
    read_fraction,
    read_half,
    read_multiplier,
    read_ordinal_digits,
    read_ordinal_word,
    read_slash,
)
from pipeline.extract.quantities.units import Unit, read_unit
from pipeline.extract.quantities.vocabulary import (
    ARTICLES,
    CODES_BEFORE,
    DOLLAR_LETTERS,
    HALVES,
    SYMBOLS,
    YEN_LETTERS,
    is_time,
    word_value,
)
from pipeline.extract.tokens import Token
from pipeline.lemmas import base_form
from pipeline.types import Quantity, QuantityKind, check_span

Anchor = Literal["number", "article", "half", "each", "ordinal", "multiplier", "share", "compound", "code", ""]

_BEFORE = frozenset(word.lower() for word in (*CODES_BEFORE, *DOLLAR_LETTERS, *YEN_LETTERS))


@lru_cache(maxsize=1 << 16)
def _anchor(word: str) -> Anchor:
    """What may start at a lower-cased word; most words start nothing."""
    if len(word) > MAX_WORD:
        return ""
    fixed: dict[str, Anchor] = {
        "hälfte": "share",
        "halb": "multiplier",
        "doppelte": "multiplier",
        "doppelten": "multiplier",
    }
    if word in fixed:
        return fixed[word]
    if word in ARTICLES:
        return "article"
    if word in HALVES:
        return "half"
    if word in EACH:
        return "each"
    if word == "eins" or word_value(word) is not None:
        return "number"
    if word in _BEFORE:
        return "code"
    if multiplier_of(word) is not None or word.startswith("doppelt"):
        return "multiplier"
    if read_ordinal(word) is not None:
        return "ordinal"
    return "compound" if "-" in word and word_value(word.partition("-")[0]) is not None else _percentage(word)


def _percentage(word: str) -> Anchor:
    return "share" if "prozentig" in word and _percent_word(word) is not None else ""


def _percent_word(word: str) -> Decimal | None:
    """``zehnprozentig``; ``hundertprozentig`` is an adverb."""
    count, _, ending = word.partition("prozentig")
    return word_value(count) if count != "hundert" and ending in {"", "e", "en", "er", "es", "em"} else None


def read_quantities(text: str, tokens: list[Token], blocked: Sequence[tuple[int, int]]) -> list[Quantity]:
    """The figures of ``text``, sorted and apart; a number that touches a ``blocked`` span is none.

    >>> from pipeline.extract.tokens import tokenize
    >>> text = "Rund 43,4 % der Befragten"
    >>> [(found.text, found.kind, str(found.value), found.modifier) for found in read_quantities(text, tokenize(text), [])]
    [('43,4 %', 'percent', '43.4', 'approx')]

    Takes time linear in the text and raises nothing on any text.
    """
    page = make_page(text, tokens, blocked)
    found: list[Quantity] = []
    index, pending = is_front_matter(page), -1
    taken = page.taken
    at = 0
    for at, token in enumerate(tokens):
        if at < index or taken[at]:
            continue
        kind = token.kind
        if kind == "word":
            anchor = _anchor(token.lower)
            if not anchor:
                continue
        elif kind == "number":
            anchor = "number"
        elif token.text in SYMBOLS:
            anchor = "code"
        else:
            continue
        read, after = _read(page, at, anchor)
        pending = _link_part(page, found, read, pending, at)
        found.extend(item for item in read if not found or item.start >= found[-1].end)
        index = max(index, after)
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
    if anchor == "each":
        return [], index + (2 if read_ordinal(page.raw(index + 1).lower) else 1)
    if anchor in {"ordinal", "multiplier", "share"}:
        return _percentages(page, index), index + 1
    compound = read_compound(page, index) if anchor in {"number", "compound"} else None
    if compound is not None:
        modifier = modifier_of(page, index, compound.after, counted=False)
        found = _quantity(page, compound.start, compound.end, compound.kind, compound.value, "compound")
        return [replace(found, unit=compound.unit, measures=compound.measures, modifier=modifier)], compound.after
    if anchor == "compound" or (anchor == "code" and currency_before(page, index) is None):
        return [], index + 1
    if page.tokens[index].lower == "eins" and page.raw(index + 1).lower != "komma":
        return _one(page, index), index + 1
    return _amounts(page, index)


def _one(page: Page, index: int) -> list[Quantity]:
    """``eins`` is a figure only where it is all the text: elsewhere it is a pronoun, a mark or a name."""
    token = page.tokens[index]
    if not page.alone(token.start, token.end):
        return []
    return [_quantity(page, token.start, token.end, "cardinal", Decimal(1), "cardinal.words")]


def _percentages(page: Page, index: int) -> list[Quantity]:
    token = page.tokens[index]
    value = _percent_word(token.lower)
    if value is None:
        return []
    found = _quantity(page, token.start, token.end, "percent", value, "percent.adjective")
    return [replace(found, unit="percent", modifier=modifier_of(page, index, index + 1, counted=False))]


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
    if page.tokens[index].kind == "number":
        return read_slash(page, index) or read_ordinal_digits(page, index) or read_fraction(page, index)
    return read_fraction(page, index) if anchor in {"number", "article"} else None


def _from_share(page: Page, share: Share) -> tuple[list[Quantity], int]:
    start, end = page.tokens[share.first].start, page.tokens[share.after - 1].end
    unit = read_unit(page, share.after) if share.rule == "fraction.words" else None
    if unit and unit.kind == "time":
        return [], unit.after
    modifier = share.modifier or modifier_of(page, share.first, share.after, counted=False)
    if unit and unit.kind in {"percent", "money", "quantity"}:
        kind: QuantityKind = unit.kind
        found = _quantity(page, start, unit.end, kind, share.value * unit.factor, f"{kind}.fraction")
        return [replace(found, unit=unit.code, per=unit.per, exact=share.exact, modifier=modifier)], unit.after
    found = _quantity(page, start, end, share.kind, share.value, share.rule)
    return [replace(found, exact=share.exact, modifier=modifier)], share.after


def _quantity(page: Page, start: int, end: int, kind: QuantityKind, value: Decimal, rule: str) -> Quantity:
    text = page.text[start:end]
    check_span(page.text, start, end, text)
    return Quantity(start, end, text, kind, _plain(value), rule)


def _plain(value: Decimal) -> Decimal:
    """The same value without zeros behind the comma or an exponent (``85700000000.0``: 85700000000)."""
    return Decimal(int(value)) if value == int(value) else value


def _amounts(page: Page, index: int) -> tuple[list[Quantity], int]:
    """The amounts of a chain, or nothing where they measure time or are no quantities."""
    terms = read_chain(page, index)
    if not terms:
        return [], index + 1
    last = terms[-1]
    if last.unit and (last.unit.kind == "time" or (last.unit.code == "GBP" and _is_half(last))):
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
    if unit is None and _is_nothing(page, low, high, noun):
        return None
    kind: QuantityKind = "cardinal" if unit is None else unit.kind  # type: ignore[assignment]
    value, value_max = amount(low), amount(high) if high else None
    if value_max is not None and value_max < value:
        value, value_max = value_max, value
    found = _quantity(page, low.start, last.end, kind, value, _rule(low, high, unit))
    measures = base_form(page.raw(noun).text) if noun is not None and kind == "cardinal" else None
    modifier = modifier_of(page, low.first, last.after, counted=kind == "cardinal" and low.number.value < 1000)
    if modifier is None and noun is not None:
        modifier = behind(page, low.first, noun + 1)
    return replace(
        found, value_max=None if value_max is None else _plain(value_max), measures=measures, modifier=modifier,
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
