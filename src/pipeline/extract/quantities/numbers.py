"""Reads a number: digits or words, with sign, groups, vulgar fraction and magnitude."""

from dataclasses import dataclass, replace
from decimal import Context, Decimal

from pipeline.extract.numerals import parse_decimal
from pipeline.extract.quantities.page import OPENERS, Page
from pipeline.extract.quantities.vocabulary import (
    ABBREVIATED_MAGNITUDES,
    ARTICLES,
    HALVES,
    MAGNITUDES,
    NEED_POINT,
    PERCENTS,
    VAGUE,
    is_time,
    magnitude_part,
    percent_part,
    word_value,
)
from pipeline.extract.tokens import VULGAR_FRACTIONS

EXACT = Context(prec=60)
"""Products of figures and magnitudes are exact in it."""

_WITH_ARTICLE = frozenset({"Euro", "Dollar", "US-Dollar", "Cent", "Franken"})
GROUP_SPACES = frozenset(" \u00a0\u2009\u202f")
MAX_GROUPS = 7
SIGNS = frozenset("-−–")
_CLOSERS = frozenset(".,;:!?)]}„“”‚‘’\"'»«›‹…%‰°€$£¥₹₽₺₩₪₴₫₦₱฿–—-‐‑/×|")
_DIGIT_WORDS = frozenset(
    {"null", "eins", "ein", "zwei", "zwo", "drei", "vier", "fünf", "fuenf", "sechs", "sieben", "acht", "neun"}
)


@dataclass(frozen=True, slots=True)
class Number:
    """A number as it stands in the text: tokens ``first`` up to ``after``, ``value`` is ``coefficient`` times ``factor``."""

    start: int
    end: int
    first: int
    after: int
    coefficient: Decimal
    value: Decimal
    factor: Decimal = Decimal(1)
    digits: str = ""
    """The numeral as written in digits, empty for words."""

    @property
    def scaled(self) -> bool:
        """Whether a magnitude stands with it."""
        return self.factor != 1


def read_number(page: Page, index: int, joined: bool = False) -> Number | None:
    """The number that starts with the token at ``index``; ``joined``: it may touch what stands before it (``10–20``)."""
    token = page.token(index)
    if token.kind == "number":
        number = _digits(page, index, joined)
    elif token.kind == "word":
        number = _words(page, index)
    else:
        return None
    return None if number is None or _is_vague(page, number) else _with_minus(page, number)


def _is_vague(page: Page, number: Number) -> bool:
    """``mehrere hundert``, ``zehn oder gar hunderte``."""
    before = page.raw(number.first - 1).lower
    if before in VAGUE and number.coefficient.normalize().as_tuple().digits == (1,):
        return True
    at = number.after
    if page.raw(at).lower in {"oder", "bis", "und"}:
        at += 2 if page.raw(at + 1).lower in {"sogar", "gar"} else 1
        return page.raw(at).lower in VAGUE and page.raw(at).lower.startswith(("hunder", "tausen", "zehnt", "dutz"))
    return False


def _with_minus(page: Page, number: Number) -> Number:
    """The number with its sign in the span: ``minus`` or a sign that touches it."""
    before = page.token(number.first - 1)
    word = before.lower == "minus" and page.same_line(number.first)
    if not word and not (number.digits and _has_sign(page, number.first)):
        return number
    signed = replace(number, start=before.start, first=number.first - 1)
    if before.text == "+":
        return signed
    return replace(signed, coefficient=-number.coefficient, value=-number.value)


def _has_sign(page: Page, index: int) -> bool:
    """A sign touches the number and nothing touches the sign; ``-`` and ``–`` at the start of a line are bullets."""
    sign = page.token(index - 1)
    if sign.text not in SIGNS and sign.text != "+":
        return False
    if not page.touches(index):
        return sign.text in SIGNS and page.near(index) and page.raw(index - 2).text == "(" and page.touches(index - 1)
    if sign.start and not page.text[sign.start - 1].isspace() and page.text[sign.start - 1] not in '(„"≈~':
        return False
    before = page.raw(index - 2)
    return sign.text in "−+" or (not page.starts_line(index - 1) and before.kind != "number")


def _digits(page: Page, index: int, joined: bool) -> Number | None:
    token = page.tokens[index]
    if not joined and token.start and not _opens(page, index):
        return None
    after, end = _grouped(page, index)
    following = page.next_word(after)
    if following.text and following.text in VULGAR_FRACTIONS and token.text.isdigit():
        after, end = after + 1, following.end
    numeral = page.text[token.start : end]
    value = parse_decimal(numeral)
    if value is None or _leads_with_zero(numeral) or not _closes(page, after, end):
        return None
    return _extended(page, index, after, value, numeral)


def _opens(page: Page, index: int) -> bool:
    start = page.tokens[index].start
    before = page.text[start - 1]
    if before.isspace():
        return True
    if before not in OPENERS:
        return False
    return before not in "-–−+/" or _has_sign(page, index)


def _leads_with_zero(numeral: str) -> bool:
    return len(numeral) > 1 and numeral[0] == "0" and numeral[1].isdigit()


def _grouped(page: Page, index: int) -> tuple[int, int]:
    """Where a numeral ends whose groups are set apart by spaces (``10 000``)."""
    token = page.tokens[index]
    after, end = index + 1, token.end
    if not (token.text.isdigit() and len(token.text) <= 3 and token.text[0] != "0"):
        return after, end
    gap = page.text[end : end + 1]
    while gap in GROUP_SPACES and gap and after - index <= MAX_GROUPS:
        group = page.token(after)
        if group.start != end + 1 or page.text[end] != gap or not _is_group(group.text):
            break
        after, end = after + 1, group.end
        if not group.text.isdigit():
            break
    return after, end


def _is_group(text: str) -> bool:
    return text[:3].isdigit() and (len(text) == 3 or (len(text) > 4 and text[3] == "," and text[4:].isdigit()))


def _closes(page: Page, after: int, end: int) -> bool:
    """Whether what touches the numeral on the right leaves it a numeral."""
    if end >= len(page.text) or page.text[end].isspace() or page.text[end].isalpha():
        return True
    if page.text[end] not in _CLOSERS:
        return False
    behind = page.text[end + 1 : end + 2]
    if page.text[end] in ":/'’.,":
        return not behind.isalnum()
    return True


def _extended(page: Page, index: int, after: int, value: Decimal, numeral: str = "") -> Number | None:
    """The number with the magnitudes and further words that follow it."""
    first = page.tokens[index]
    total, current, factor, limit = Decimal(0), value, Decimal(1), Decimal(10**21)
    while True:
        word = page.next_word(after)
        scale = _magnitude(page, after)
        if scale is None or scale >= limit or page.touches(after):
            break
        limit = Decimal(scale)
        total, factor = EXACT.add(total, EXACT.multiply(current, limit)), limit if total == 0 else factor
        after += 2 if _has_point(page, after) else 1
        current = Decimal(0)
        more = None if numeral or word.lower == "dutzend" else _rest(page, after, limit)
        if more is None:
            break
        current, after = more
    total = EXACT.add(total, current)
    end = page.tokens[after - 1].end
    return Number(first.start, end, index, after, value, total, factor, numeral)


def _magnitude(page: Page, index: int) -> int | None:
    word = page.next_word(index)
    scale = MAGNITUDES.get(word.lower) if word.kind == "word" else None
    if scale is None or (word.lower in NEED_POINT and not _has_point(page, index)):
        return None
    return scale


def _has_point(page: Page, index: int) -> bool:
    return (
        page.token(index).lower in ABBREVIATED_MAGNITUDES
        and page.token(index + 1).text == "."
        and page.touches(index + 1)
    )


def _rest(page: Page, index: int, limit: Decimal) -> tuple[Decimal, int] | None:
    """The words behind a magnitude that belong to the same number (``eine Million zweihunderttausend``)."""
    word = page.next_word(index)
    value = Decimal(1) if word.lower in {"eins", "eine"} else word_value(word.lower) if word.kind == "word" else None
    if value is None or value >= limit or value != int(value) or is_time(page.raw(index + 1).lower):
        return None
    if word.lower == "eine" and _magnitude(page, index + 1) is None:
        return None
    return value, index + 1


def _words(page: Page, index: int) -> Number | None:
    token = page.tokens[index]
    if token.start and page.touches(index) and page.text[token.start - 1] not in OPENERS - frozenset("-+/"):
        return None
    word = token.lower
    if word in ARTICLES:
        return _after_article(page, index)
    if word in HALVES:
        return _half(page, index, index)
    if word == "eins" and page.next_word(index + 1).lower == "komma":
        return _point(page, index, index + 1, Decimal(1))
    value = word_value(word)
    if value is None:
        return None
    value, after = _apart(page, index + 1, value)
    if page.next_word(after).lower == "komma":
        return _point(page, index, after, value)
    return _extended(page, index, after, value)


def _apart(page: Page, after: int, value: Decimal) -> tuple[Decimal, int]:
    """Number words written apart: ``zwei hundert``, ``hundert fünf``, ``fünf und zwanzig``."""
    word = page.next_word(after).lower
    if word == "hundert" and 1 < value < 20:
        value, after = value * 100, after + 1
        word = page.next_word(after).lower
    linked = word == "und"
    second = word_value(page.next_word(after + linked).lower) if word else None
    if second is None or second != int(second):
        return value, after
    if value % 100 == 0 and value and second < 100 and value < 10**6 and not (linked and value >= 1000):
        return value + second, after + linked + 1
    if (
        linked
        and 1 < value < 10
        and second % 10 == 0
        and 20 <= second < 100
        and page.raw(after - 2).lower != "zwischen"
    ):
        return value + second, after + 2
    return value, after


def _after_article(page: Page, index: int) -> Number | None:
    """``eine Million``, ``ein halbes Dutzend``, ``eine Viertelmillion``; the article alone is no number."""
    following = page.next_word(index + 1)
    if following.kind != "word":
        return None
    if following.lower in HALVES:
        return _half(page, index, index + 1)
    upper = page.raw(index + 2)
    if following.lower == "bis" and (upper.kind == "number" or word_value(upper.lower) is not None):
        return Number(page.tokens[index].start, page.tokens[index].end, index, index + 1, Decimal(1), Decimal(1))
    part = magnitude_part(following.lower)
    if part is not None:
        return Number(page.tokens[index].start, following.end, index, index + 2, part, part)
    if _magnitude(page, index + 1) is not None:
        return _extended(page, index, index + 1, Decimal(1))
    if percent_part(following.lower) or following.lower in PERCENTS or following.text in _WITH_ARTICLE:
        return Number(page.tokens[index].start, page.tokens[index].end, index, index + 1, Decimal(1), Decimal(1))
    quarters = word_value(following.lower)
    if quarters == Decimal("0.75") and _magnitude(page, index + 2) is not None:
        return _extended(page, index, index + 2, quarters)
    return None


def _half(page: Page, first: int, index: int) -> Number | None:
    if page.tokens[index].lower == "halb":
        return None
    number = _extended(page, first, index + 1, Decimal("0.5"))
    return (
        number
        if number and page.next_word(number.after if not number.scaled else index + 1).kind in {"word", "symbol"}
        else None
    )


def _point(page: Page, index: int, after: int, value: Decimal) -> Number | None:
    """``fünf Komma drei``, ``null Komma eins vier``: each word behind the comma is a digit."""
    digits = ""
    at = after + 1
    while len(digits) < 12 and (word := page.next_word(at).lower) in _DIGIT_WORDS:
        digits += str(1 if word in {"eins", "ein"} else word_value(word))
        at += 1
    if not digits:
        return None
    return _extended(page, index, at, value + Decimal(f"0.{digits}"))
