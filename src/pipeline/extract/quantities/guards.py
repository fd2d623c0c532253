"""Says which bare numbers are no quantities: labels, codes, years, ages, scores, numbering."""

from pipeline.extract.quantities.hedges import hedge_words
from pipeline.extract.quantities.numbers import Number
from pipeline.extract.quantities.page import Page
from pipeline.extract.quantities.vocabulary import is_time, word_value
from pipeline.lemmas import base_form
from pipeline.lexicon import load

_data, _small = load("quantity_guards"), load("counted_nouns")
_LABELS = frozenset(_data["labels"])
_RANKS = frozenset(_data["ranks"])
_STREETS = tuple(_data["streets"])
DETERMINERS = frozenset(_data["determiners"])
_FIXED = frozenset(tuple(phrase) for phrase in _data["fixed"])
_STARTERS = frozenset(_small["stops"]) | frozenset(_small["adverbs"]) | DETERMINERS | frozenset(_data["starters"])
_YEAR_WORDS = frozenset(_data["year_words"])
_BEFORE_NULL = frozenset({"bei", "auf", "gleich", "gegen", "nahe", "von", "unter", "über", "an"})
_LOWER_LABELS = frozenset({"nr", "§", "§§", "abs", "art", "s", "vgl", "tel", "rn", "lit", "no"})
_PRODUCT_SUFFIXES = frozenset(_data["product_suffixes"])
_FUSED = frozenset({"am", "im", "zum", "zur", "vom", "beim"})
_CLOCK = frozenset({"um", "gegen", "mit"})
_HOUR_PARTS = frozenset({"halb", "viertel", "dreiviertel"})
_DIMENSIONS = frozenset({"mal", "x", "×"})


def is_no_cardinal(page: Page, number: Number, noun: int | None) -> bool:
    """Whether a number without unit and magnitude is something else than a cardinal; ``noun``: the token it counts."""
    before, behind = page.raw(number.first - 1).lower, page.raw(number.after).lower
    if before in _HOUR_PARTS or behind in _DIMENSIONS or behind.startswith("jährig"):
        return True
    if _is_score(page, number) or _touches_word(page, number.after):
        return True
    if not number.digits:
        return _is_word_name(page, number, noun)
    if _is_numbering(page, number) or _is_label(page, number.first) or _is_code(page, number, noun):
        return True
    return _is_name_part(page, number, noun) or _is_year(page, number, noun)


def _touches_word(page: Page, after: int) -> bool:
    """``5G``, ``90er``, ``20-Jährige``, ``drei-``: something hangs on the number."""
    if not page.touches(after):
        return False
    token = page.raw(after)
    if token.text == "-" and page.raw(after + 1).lower == "bis" and not page.touches(after + 1):
        return False
    return token.kind == "word" or token.text in {"-", "‐", "‑", "/", "×"}


def _is_score(page: Page, number: Number) -> bool:
    """``3 zu 2``, ``zwei zu eins``."""
    after = page.raw(number.after + 1)
    if page.raw(number.after).lower == "zu" and (
        after.kind == "number" or after.lower == "eins" or word_value(after.lower)
    ):
        return True
    before = page.raw(number.first - 2)
    return page.raw(number.first - 1).lower == "zu" and (
        before.kind == "number"
        or before.lower == "eins"
        or (before.kind == "word" and word_value(before.lower) is not None)
    )


def _is_word_name(page: Page, number: Number, noun: int | None) -> bool:
    token = page.tokens[number.first]
    before = page.raw(number.first - 1)
    if before.lower in _RANKS and before.text[:1].isupper():
        return True
    words = tuple(page.raw(number.first + step).lower for step in range(3))
    if words in _FIXED or words[:2] in _FIXED:
        return True
    if token.lower == "null":
        return noun is None and before.lower not in _BEFORE_NULL and not page.alone(number.start, number.end)
    if not token.text[0].isupper() or token.lower in {"hundert", "tausend", "minus"}:
        return False
    return not page.starts_sentence(number.first)


def _is_numbering(page: Page, number: Number) -> bool:
    """``1. Fazit``, ``3) Ziele``, ``[12]``, ``(34)``, ``Meier, 34, Lehrer``; a line that is only a number."""
    if _is_ordinal(page, number):
        return True
    behind, before = page.raw(number.after).text, page.raw(number.first - 1)
    if page.alone(number.start, number.end):
        return False
    if page.starts_line(number.first):
        return behind in {".", ")", ""} or not page.same_line(number.after)
    if before.text in {"(", "["} and (behind in {")", "]", "."} or (behind == "," and page.capital(number.first - 2))):
        return True
    return before.text == "," and behind in {",", ""} and page.capital(number.first - 2)


def _is_ordinal(page: Page, number: Number) -> bool:
    """``23. Juli``, ``in 3. Lesung``: a point that is no full stop, whatever the ordinal means."""
    at = number.after
    if page.raw(at).text != "." or not page.touches(at) or not number.digits.isdigit() or not page.same_line(at + 1):
        return False
    following = page.raw(at + 1)
    if following.kind != "word":
        return False
    ranked = page.raw(number.first - 1).lower in DETERMINERS
    return ranked or following.text[0].islower() or is_time(following.lower)


def _is_label(page: Page, first: int) -> bool:
    """``Artikel 5``, ``S. 12``, ``§ 5 Abs. 2``, ``Hauptstraße 7``, ``A 7``."""
    if not page.same_line(first):
        return False
    at = first - 1
    for mark in (":", "."):
        if page.raw(at).text == mark and page.touches(at):
            at -= 1
    token = page.raw(at)
    if token.lower in _LABELS and (token.text[0].isupper() or token.lower in _LOWER_LABELS):
        return True
    if token.kind != "word" or not token.text[0].isupper():
        return False
    return len(token.text) == 1 or token.lower.endswith(_STREETS)


def _is_code(page: Page, number: Number, noun: int | None) -> bool:
    """Phone and account numbers, post codes, versions: numerals side by side, long ones without groups, ``2.0``."""
    for index in (number.first - 1, number.after):
        if page.token(index).kind == "number" and page.near(
            max(index, number.first) if index < number.first else index
        ):
            return True
    if "." in number.digits and "," not in number.digits and len(number.digits.rpartition(".")[2]) != 3:
        return True
    if not number.digits.isdigit() or len(number.digits) < 4:
        return False
    if len(number.digits) == 4:
        town = noun == number.after and page.raw(number.first - 1).lower in {"in", ",", "aus", "nach"}
        return town and not _is_plural(page, noun)
    plain = (
        noun is None
        or noun != number.after
        or page.raw(number.first - 1).text in {",", ""}
        or page.starts_line(number.first)
    )
    return plain or not (_is_hedged(page, number) or _is_plural(page, noun))


def _is_plural(page: Page, noun: int | None) -> bool:
    return noun is not None and base_form(page.raw(noun).text) != page.raw(noun).text


def _is_hedged(page: Page, number: Number) -> bool:
    return any(hedge_words(page, number.first - length) == length for length in (1, 2))


def _is_name_part(page: Page, number: Number, noun: int | None) -> bool:
    """``Ascend 910``, ``iPhone 15``: a name, unless a small word starts the sentence or a noun is counted."""
    before = page.raw(number.first - 1)
    if not page.same_line(number.first):
        return False
    if before.kind == "word" and before.text.lower() != before.text and before.lower not in _STARTERS:
        if noun is not None and page.raw(noun).lower in _PRODUCT_SUFFIXES:
            return True
        return noun is None and "," not in number.digits and not _is_hedged(page, number)
    if before.lower in _FUSED and noun is None:
        return True
    return before.lower in _CLOCK and noun is None and number.value <= 24


def _is_year(page: Page, number: Number, noun: int | None) -> bool:
    """A bare 1000 to 2099 counts something only where the noun follows."""
    if not (number.digits.isdigit() and len(number.digits) == 4 and 1000 <= number.value < 2100):
        return False
    before = page.raw(number.first - 1).lower
    hedged = _is_hedged(page, number) and before not in _YEAR_WORDS
    if noun is None:
        return not hedged or number.value >= 1900
    if number.value < 1900 or hedged:
        return False
    return before in _YEAR_WORDS or noun != number.after or not _is_plural(page, noun)


def is_front_matter(page: Page) -> int:
    """The index of the first token behind a YAML block at the start of the text, 0 where there is none."""
    if not page.text.startswith("---\n"):
        return 0
    end = page.text.find("\n---", 4)
    if end < 0:
        return 0
    return next((index for index, token in enumerate(page.tokens) if token.start >= end + 4), len(page.tokens))
