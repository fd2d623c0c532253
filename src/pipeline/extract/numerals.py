"""German number words written together, and numerals in digits, as exact values.

Grammar of the number words: Duden, Die Grammatik, "Numeralia"; their parts are in ``lexicon/number_words.yaml``.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache

from pipeline import lexicon

MAX_DIGITS = 30
"""A numeral with more digits is a code, not a figure, and does not fit the dataset's decimals."""

MAX_WORD = 300
"""No number word below 10²¹ has more letters."""

HUNDRED, THOUSAND, MILLION = 100, 1000, 1_000_000

_VULGAR = {"½": "0.5", "¼": "0.25", "¾": "0.75", "⅕": "0.2", "⅖": "0.4", "⅗": "0.6", "⅘": "0.8"}
_VULGAR |= {"⅛": "0.125", "⅜": "0.375", "⅝": "0.625", "⅞": "0.875", "⅒": "0.1"}
_SIGNED = re.compile(r"([+\-−–]?)\s?(.*)", re.DOTALL)
_GROUPED = re.compile(r"[1-9][0-9]{0,2}(?:([.'’ \u00a0\u2009\u202f])[0-9]{3}(?:\1[0-9]{3})*)(?:,([0-9]+))?")
_SWISS = re.compile(r"[1-9][0-9]{0,2}(?:['’][0-9]{3})+(?:\.([0-9]+))?")
_ENGLISH = re.compile(r"[1-9][0-9]{0,2}(?:,[0-9]{3}){2,}|[1-9][0-9]{0,2}(?:,[0-9]{3})+(?=\.)\.[0-9]+")
_PLAIN = re.compile(r"[0-9]+(?:[.,][0-9]+)?")
_LARGE = re.compile(r"(.*?)((?:m|b|tr)illi(?:on|arde))")
_NO_DIGIT = re.compile(r"[^0-9]")
_ORDINAL = re.compile(r"(.+?)(?:e|en|er|es|em)")
_DENOMINATOR = re.compile(r"(.+)els?|(.+)eln")


@dataclass(frozen=True)
class _Parts:
    """The parts of number words by length, so that the longest is tried first."""

    below_hundred: Mapping[str, int]
    large: Mapping[str, int]
    inflected: Mapping[str, int | None]
    ordinal_stems: Mapping[str, int]


@cache
def _parts() -> _Parts:
    data = lexicon.load("number_words")
    units: dict[str, int] = {str(word or "null"): value for word, value in data["units"].items()}
    tens: dict[str, int] = data["tens"]
    digits = {word: value for word, value in units.items() if 0 < value < 10 and word != "eins"}
    below = {**units, **tens}
    below |= {f"{unit}und{ten}": value + tens[ten] for ten in tens for unit, value in digits.items()}
    return _Parts(below, data["large"], data["inflected"], data["ordinal_stems"])


@lru_cache(maxsize=1 << 14)
def read_cardinal(word: str) -> int | None:
    """The value of one lower-cased cardinal written together, below 10²¹; None for any other word.

    >>> read_cardinal("zweihundertfünfunddreißigtausend"), read_cardinal("hundertundeins"), read_cardinal("zweier")
    (235000, 101, 2)

    ``ein`` and its forms are 1; whether they are a numeral or the article is for the caller to tell.
    """
    if len(word) > MAX_WORD:
        return None
    parts = _parts()
    if word in parts.inflected:
        return parts.inflected[word]
    return _large(word, parts)


def _large(word: str, parts: _Parts) -> int | None:
    if "illi" not in word:
        return _below_million(word, parts)
    value, rest, limit = 0, word, 10**21
    while match := _LARGE.match(rest):
        factor = parts.large.get(match[2], limit)
        number = 1 if match[1] in {"ein", "eine"} else _below_million(match[1], parts)
        if not number or number >= THOUSAND or factor >= limit:
            return None
        rest = rest[match.end() :]
        if number > 1:
            rest = rest.removeprefix("en" if match[2].endswith("on") else "n")
        value, rest, limit = value + number * factor, rest.removeprefix("und"), factor
    last = _below_million(rest, parts) if rest else 0
    return None if last is None else value + last


def _below_million(word: str, parts: _Parts) -> int | None:
    return _split(word, "tausend", THOUSAND, parts)


def _split(word: str, name: str, factor: int, parts: _Parts) -> int | None:
    """``[count]name[und][rest]``; without ``name`` the next smaller part decides."""
    head, found, tail = word.partition(name)
    if not found:
        return _split(word, "hundert", HUNDRED, parts) if factor == THOUSAND else parts.below_hundred.get(word)
    count = _count(head, factor, parts)
    rest = _rest(tail, factor, parts)
    return None if count is None or rest is None else count * factor + rest


def _count(head: str, factor: int, parts: _Parts) -> int | None:
    if not head:
        return 1
    count = _split(head, "hundert", HUNDRED, parts) if factor == THOUSAND else parts.below_hundred.get(head)
    limit = THOUSAND if factor == THOUSAND else 20
    return count if count and count < limit else None


def _rest(tail: str, factor: int, parts: _Parts) -> int | None:
    if not tail:
        return 0
    tail = tail.removeprefix("und")
    rest = _split(tail, "hundert", HUNDRED, parts) if factor == THOUSAND else parts.below_hundred.get(tail)
    return rest if rest and rest < factor else None


@lru_cache(maxsize=1 << 14)
def read_ordinal(word: str) -> int | None:
    """The value of one lower-cased ordinal with its ending; None for any other word.

    >>> read_ordinal("zwanzigsten"), read_ordinal("siebte"), read_ordinal("zweihundertdritter")
    (20, 7, 203)

    ``achten`` is read as 8; that it may be the verb is for the caller to tell.
    """
    match = _ORDINAL.fullmatch(word)
    return _ordinal_stem(match[1]) if match and len(word) <= MAX_WORD else None


def _ordinal_stem(stem: str) -> int | None:
    """``zweit``, ``hunderterst``, ``zwanzigst``, ``dreimillionst``: the ordinal without its ending."""
    parts = _parts()
    for irregular, last in parts.ordinal_stems.items():
        if stem.endswith(irregular):
            head = stem[: -len(irregular)]
            if not head:
                return last
            before = _ordinal_head(head, last, parts)
            if before is not None:
                return before
    value = _large(_ordinal_base(stem), parts)
    if not value:
        return value
    short = 1 < value % HUNDRED < 20
    return (
        value if stem.endswith("t") and short != _has_long_ending(stem) and value % HUNDRED not in {1, 3, 8} else None
    )


def _has_long_ending(stem: str) -> bool:
    """``zwanzigst`` has the long ending, ``sechst`` and ``zehnt`` have the short one."""
    return stem.endswith("st") and not stem.endswith("sechst")


def _ordinal_base(stem: str) -> str:
    return stem[:-2] if _has_long_ending(stem) else stem[:-1]


def _ordinal_head(head: str, value: int, parts: _Parts) -> int | None:
    if value < MILLION:
        before = _large(head.removesuffix("und"), parts)
        return before + value if before and before % HUNDRED == 0 else None
    count = 1 if head in {"ein", "eine"} else _below_million(head, parts)
    return count * value if count and count < THOUSAND else None


@lru_cache(maxsize=1 << 12)
def read_denominator(word: str) -> int | None:
    """The denominator that a lower-cased word names (``drittel`` 3, ``zwanzigstel`` 20, ``hundertsteln`` 100).

    >>> read_denominator("drittel"), read_denominator("achteln")
    (3, 8)
    """
    match = _DENOMINATOR.fullmatch(word)
    if not match or len(word) > 60:
        return None
    value = _ordinal_stem(match[1] or match[2])
    return value if value and value > 2 else None


@lru_cache(maxsize=1 << 12)
def read_mixed(word: str) -> Decimal | None:
    """The value of a lower-cased word with a half or three quarters (``anderthalb``, ``zweieinhalbtausend``, ``dreiviertel``).

    >>> read_mixed("zweieinhalb"), read_mixed("anderthalb")
    (Decimal('2.5'), Decimal('1.5'))
    """
    if word.endswith("halbtausend"):
        thousands = read_mixed(word.removesuffix("tausend"))
        return None if thousands is None else thousands * THOUSAND
    stem = word.removesuffix("e").removesuffix("en") if "halb" in word else word
    if stem in {"anderthalb", "eineinhalb", "einundeinhalb", "einenhalb"}:
        return Decimal("1.5")
    for tail, part in (("einhalb", "0.5"), ("einviertel", "0.25"), ("dreiviertel", "0.75")):
        if stem.endswith(tail):
            whole = _below_million(stem.removesuffix(tail).removesuffix("und"), _parts()) if stem != tail else 0
            return None if whole is None or (whole == 0 and tail != "dreiviertel") else whole + Decimal(part)
    return None


def parse_decimal(text: str) -> Decimal | None:
    """The value of a numeral in digits, None where it is none or ambiguous beyond repair.

    A point before exactly three digits groups; any other single point is a decimal point. ``1 234``, ``1'234`` (Swiss) and
    ``½`` are read too, also behind an integer; a leading sign counts.

    >>> parse_decimal("1.234.567,89"), parse_decimal("1.5"), parse_decimal("−3,5"), parse_decimal("1.23.4")
    (Decimal('1234567.89'), Decimal('1.5'), Decimal('-3.5'), None)
    """
    if len(text) <= MAX_DIGITS and text.isascii() and text.isdigit():
        return Decimal(text)
    match = _SIGNED.fullmatch(text)
    sign, body = (match[1], match[2]) if match else ("", text)
    if not body or len(body) > 2 * MAX_DIGITS:
        return None
    part = Decimal(0)
    if body[-1] in _VULGAR:
        part, body = Decimal(_VULGAR[body[-1]]), body[:-1].rstrip()
        value = part if not body else part + Decimal(body) if body.isascii() and body.isdigit() else None
    else:
        value = _unsigned(body)
    return -value if value is not None and sign in {"-", "−", "–"} else value


def _unsigned(body: str) -> Decimal | None:
    if sum(char.isdigit() for char in body) > MAX_DIGITS:
        return None
    if match := _GROUPED.fullmatch(body) or _SWISS.fullmatch(body):
        decimals = match[match.lastindex] if match.lastindex and match[match.lastindex].isdigit() else ""
        whole = body[: -len(decimals) - 1] if decimals else body
        return Decimal(f"{_NO_DIGIT.sub('', whole)}.{decimals or 0}") if decimals else Decimal(_NO_DIGIT.sub("", whole))
    if _ENGLISH.fullmatch(body):
        return Decimal(body.replace(",", ""))
    return Decimal(body.replace(",", ".")) if _PLAIN.fullmatch(body) else None
