"""Reads number words written apart: ``ein hundert zwei und zwanzig tausend``, ``null Komma eins vier``, ``drei und ein halb``.

A word may itself be written together (``zweitausend fünfhundert``). What follows must be smaller than the step before it, as
Duden, Die Grammatik, "Numeralia" has it: units below tens, tens below hundreds, hundreds below thousands.
"""

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction

from pipeline.extract.numerals import read_denominator, read_ordinal
from pipeline.extract.quantities.page import Page
from pipeline.extract.quantities.vocabulary import MAGNITUDES, is_time, word_value

_ONES = frozenset({"ein", "eins"})
_SMALL_WORDS = frozenset({"und", "minus", "plus", "komma", "ein", "eine", "eins"})
_TENS = frozenset(range(20, 100, 10))
_DIGIT_WORDS = frozenset(
    {"null", "eins", "ein", "zwei", "zwo", "drei", "vier", "fünf", "fuenf", "sechs", "sieben", "acht", "neun"}
)
_DETERMINERS = frozenset({"der", "das", "dem", "den", "des", "zum", "zur", "am", "im", "beim", "vom", "als"})
_ORDINAL_STEPS = (100, 1000, 10**6, 10**9, 10**12, 10**15, 10**18)
MAX_BARE = 24
"""Tokens that a text has at most that is nothing but one number."""

MAX_DECIMALS = 12

Place = tuple[int, int]
"""A value and the token behind it."""


def read_spelled(page: Page, index: int) -> Place | None:
    """The whole number below a million whose words start at ``index``; ``ein`` counts only before a further number word."""
    head = _hundreds(page, index, page.token(index).lower)
    if head is None:
        return None
    value, after = head
    following = _whole(page.next_word(after).lower)
    if following and following // 1000 == 1 and 0 < value < 1000:
        value, after = value * 1000 + following % 1000, after + 1
    if value >= 1000 and value % 1000 == 0:
        return _join(page, index, value, after, _hundreds, 1000)
    return value, after


def _whole(word: str) -> int | None:
    value = word_value(word) if word else None
    return int(value) if value is not None and value == int(value) else None


def _hundreds(page: Page, index: int, word: str) -> Place | None:
    head = _tens(page, index, word)
    if head is None:
        return None
    value, after = head
    following = _whole(page.next_word(after).lower)
    if following and following // 100 == 1 and 0 < value < 20:
        value, after = value * 100 + following % 100, after + 1
    if value >= 100 and value % 100 == 0 and value % 1000:
        return _join(page, index, value, after, _tens, 100)
    return value, after


def _tens(page: Page, index: int, word: str) -> Place | None:
    value = _first(page, index) if word in _ONES else _whole(word)
    if value is None:
        return None
    if 0 < value < 10 and page.next_word(index + 1).lower == "und" and not _is_between(page, index):
        tens = _whole(page.next_word(index + 2).lower)
        if tens in _TENS:
            return value + tens, index + 3
    return value, index + 1


def _first(page: Page, index: int) -> int | None:
    """``ein`` before ``hundert`` or ``und zwanzig``, ``eins`` behind a hundred (``hundert ein Millionen``); else no number."""
    if page.token(index).lower == "eins":
        return 1 if _whole(page.raw(index - 1).lower) or page.raw(index - 1).lower == "und" else None
    linked = page.next_word(index + 1).lower == "und"
    following = _whole(page.next_word(index + 1 + linked).lower)
    if linked:
        return 1 if following in _TENS else None
    behind_hundred = (_whole(page.raw(index - 1).lower) or 0) >= 100 and page.raw(index + 1).lower in MAGNITUDES
    return 1 if behind_hundred or (following and 1 in {following // 100, following // 1000}) else None


def _join(
    page: Page, index: int, value: int, after: int, reader: Callable[[Page, int, str], Place | None], limit: int
) -> Place:
    """Add what stands behind ``value`` if it is smaller than ``limit``, also behind ``und``."""
    linked = page.next_word(after).lower == "und"
    word = page.next_word(after + linked).lower
    rest = reader(page, after + linked, word) if word and not (linked and _is_between(page, index)) else None
    if rest is None or not 0 < rest[0] < (100 if linked else limit):
        return value, after
    return value + rest[0], rest[1]


def _is_between(page: Page, index: int) -> bool:
    """``zwischen fünf und zwanzig``: two numbers."""
    return "zwischen" in {page.raw(index - 1).lower, page.raw(index - 2).lower}


def read_rest(page: Page, index: int, limit: Decimal) -> tuple[Decimal, int] | None:
    """The words behind a magnitude that belong to the same number (``eine Million zweihunderttausend``)."""
    at = index
    if page.next_word(at).lower == "und" and is_bare(page):
        at += 1
    word = page.next_word(at)
    if word.kind != "word":
        return None
    if word.lower in {"eins", "eine", "ein"} and read_spelled(page, at) is None:
        scaled = page.next_word(at + 1).lower in MAGNITUDES
        found: Place | None = (1, at + 1) if (word.lower == "eins") != scaled else None
    else:
        found = read_spelled(page, at)
    if found is None or found[0] >= limit or is_time(page.raw(found[1]).lower):
        return None
    return Decimal(found[0]), found[1]


def is_bare(page: Page) -> bool:
    """Whether the text is nothing but number words."""
    return len(page.tokens) <= MAX_BARE and all(
        token.lower in MAGNITUDES or token.lower in _SMALL_WORDS or word_value(token.lower) is not None
        for token in page.tokens
        if token.kind == "word"
    )


def read_point(page: Page, index: int) -> tuple[Decimal, int] | None:
    """The decimals behind the ``Komma`` at ``index``: each word is a digit (``Komma eins vier``: 0.14)."""
    if page.next_word(index).lower != "komma":
        return None
    digits, at = "", index + 1
    while len(digits) < MAX_DECIMALS and (word := page.next_word(at).lower) in _DIGIT_WORDS:
        digits += str(1 if word in _ONES else word_value(word))
        at += 1
    return (Decimal(f"0.{digits}"), at) if digits else None


def read_part(page: Page, index: int) -> tuple[Fraction, int] | None:
    """The part of one behind a whole number: ``[und] einhalb``, ``und ein halb``, ``und zwei Drittel``."""
    linked = page.next_word(index).lower == "und"
    at = index + linked
    word, following = page.next_word(at).lower, page.next_word(at + 1)
    if word == "einhalb":
        return Fraction(1, 2), at + 1
    if not linked:
        return None
    if word == "ein" and following.lower == "halb":
        return Fraction(1, 2), at + 2
    count = 1 if word == "ein" else _whole(word) or 0
    below = read_denominator(following.lower) if following.kind == "word" else None
    if below is None or not 0 < count < below:
        return None
    return Fraction(count, below), at + 2


def read_spelled_ordinal(page: Page, index: int, value: int, after: int) -> Place | None:
    """The ordinal whose first words have the value ``value`` and end before ``after`` (``hundert und dritte``).

    It needs an article before it or must be all the text: ``hundert erste Plätze`` are a hundred.
    """
    linked = page.next_word(after).lower == "und"
    word = page.next_word(after + linked)
    last = read_ordinal(word.lower) if word.kind == "word" else None
    if not last or not _is_ordinal_place(page, index, after + linked):
        return None
    if linked and value % 100 in range(1, 10) and last in _TENS:
        return value + last, after + 2
    if not linked and last in _ORDINAL_STEPS and 0 < value < 1000:
        return value * last, after + 1
    step = next((step for step in _ORDINAL_STEPS if step > last), 0)
    return (value + last, after + linked + 1) if step and value and value % step == 0 else None


def _is_ordinal_place(page: Page, index: int, last: int) -> bool:
    before = page.raw(index - 1).lower
    if before == "die":
        return page.raw(last).lower.endswith("e")
    return before in _DETERMINERS or page.alone(page.raw(index).start, page.raw(last).end)
