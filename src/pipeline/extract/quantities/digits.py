"""Reads a numeral in digits where it stands: groups, vulgar fractions, ``3 1/4``, and what may touch it."""

from decimal import Decimal
from fractions import Fraction

from pipeline.extract.numerals import parse_decimal
from pipeline.extract.quantities.magnitudes import Number, extended, is_measured, with_part
from pipeline.extract.quantities.page import OPENERS, Page
from pipeline.extract.quantities.vocabulary import UNIT_ALTERNATIVES
from pipeline.extract.tokens import VULGAR_FRACTIONS

GROUP_SPACES = frozenset(" \u00a0\u2009\u202f")
MAX_GROUPS = 7
SIGNS = frozenset("-−–")
MAX_PHRASE = 40
"""Characters of a text that is a phrase, where a sign at its start is no bullet."""

_CLOSERS = frozenset(".,;:!?)]}„“”‚‘’\"'»«›‹…%‰°€$£¥₹₽₺₩₪₴₫₦₱฿–—-‐‑/×|*")
_DENOMINATORS = frozenset({"2", "3", "4", "5", "6", "8", "10"})


def read_digits(page: Page, index: int, joined: bool) -> Number | None:
    """The number whose numeral starts with the token at ``index``; ``joined``: it may touch what stands before it."""
    token = page.tokens[index]
    if not joined and token.start and not _opens(page, index):
        return None
    if (fraction := _slash_number(page, index)) is not None:
        return fraction
    after, end = _grouped(page, index)
    following = page.next_word(after)
    if following.text and following.text in VULGAR_FRACTIONS and token.text.isdigit():
        after, end = after + 1, following.end
    numeral = page.text[token.start : end]
    value = parse_decimal(numeral)
    if (part := _slash_part(page, index)) is not None and value is not None:
        value, after, end = with_part(value, part), after + 3, page.tokens[after + 2].end
    if value is None or _leads_with_zero(numeral) or not _closes(page, after, end):
        return None
    return extended(page, index, after, value, numeral)


def has_sign(page: Page, index: int) -> bool:
    """A sign touches the number and nothing touches the sign; ``-`` and ``–`` at the start of a line are bullets."""
    sign = page.token(index - 1)
    if sign.text not in SIGNS and sign.text != "+":
        return False
    if not page.touches(index):
        return sign.text in SIGNS and page.near(index) and page.raw(index - 2).text == "(" and page.touches(index - 1)
    if sign.start and not page.text[sign.start - 1].isspace() and page.text[sign.start - 1] not in '(„"≈~':
        return False
    if sign.text in "−+" or (index == 1 and len(page.text) <= MAX_PHRASE):
        return True
    return not page.starts_line(index - 1) and page.raw(index - 2).kind != "number"


def _opens(page: Page, index: int) -> bool:
    start = page.tokens[index].start
    before = page.text[start - 1]
    if before.isspace():
        return True
    if before not in OPENERS or (before == "±" and page.touches(index - 1)):
        return False
    if before == "*" and page.text[max(start - 2, 0)].isalnum():  # 5*3
        return False
    if (
        before == "/"
        and page.raw(index - 2).text in UNIT_ALTERNATIVES
        and page.raw(index + 1).text in UNIT_ALTERNATIVES
    ):
        return True
    return before not in "-–−+/" or has_sign(page, index)


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


def _slash_part(page: Page, index: int) -> Fraction | None:
    """The ``1/2`` of ``3 1/2``."""
    whole, top = page.tokens[index], page.next_word(index + 1)
    return _slash(page, index + 1) if top.start == whole.end + 1 and whole.text.isdigit() else None


def _slash(page: Page, index: int) -> Fraction | None:
    """A proper fraction whose first digit is the token at ``index``: halves to tenths."""
    top, bottom = page.token(index), page.token(index + 2)
    if page.raw(index + 1).text != "/" or not (page.touches(index + 1) and page.touches(index + 2)):
        return None
    if len(top.text) != 1 or not top.text.isdigit() or bottom.text not in _DENOMINATORS:
        return None
    return Fraction(int(top.text), int(bottom.text)) if 0 < int(top.text) < int(bottom.text) else None


def _slash_number(page: Page, index: int) -> Number | None:
    """``1/2 Million``, ``3/4 Liter``: a fraction in digits before a magnitude or a unit."""
    part = _slash(page, index) if page.raw(index + 1).text == "/" else None
    if part is None or page.touches(index + 3) or not is_measured(page, index, index + 3):
        return None
    numeral = page.text[page.tokens[index].start : page.tokens[index + 2].end]
    return extended(page, index, index + 3, with_part(Decimal(0), part), numeral)


def _is_group(text: str) -> bool:
    return text[:3].isdigit() and (len(text) == 3 or (len(text) > 4 and text[3] == "," and text[4:].isdigit()))


def _closes(page: Page, after: int, end: int) -> bool:
    """Whether what touches the numeral on the right leaves it a numeral."""
    if end >= len(page.text) or page.text[end].isspace() or page.text[end].isalpha():
        return True
    if page.text[end] not in _CLOSERS:
        return False
    behind = page.text[end + 1 : end + 2]
    if page.text[end] in ":/'’.,*":
        return not behind.isalnum()
    return True
