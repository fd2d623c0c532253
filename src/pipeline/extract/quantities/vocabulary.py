"""The lexicons of the quantity reader, joined into look-ups by lower-cased word."""

from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache
from typing import TypeVar

from pipeline.extract.numerals import read_cardinal, read_mixed
from pipeline.lemmas import adjective_stem
from pipeline.lexicon import load

_Whole = TypeVar("_Whole")
_magnitudes, _percents, _units, _times = load("magnitudes"), load("percents"), load("units"), load("counted_times")
_currencies, _money = load("currencies"), load("currency_words")

ARTICLES = frozenset({"ein", "eine", "einer", "einem", "einen", "eines"})
ONE_OF = frozenset({"euro", "dollar", "us-dollar", "cent", "franken"})
"""What one of is an amount even behind an article (``einen Euro``)."""
HALVES = frozenset({"halb", "halbe", "halben", "halber", "halbes", "halbem"})

MAGNITUDES: dict[str, int] = _magnitudes["words"]
NEED_POINT = frozenset(_magnitudes["need_point"])
ABBREVIATED_MAGNITUDES = frozenset({"tsd", "mio", "mill", "mln", "mrd", "mlrd", "mia", "md", "bio"})
KILO_OF = frozenset(_magnitudes["kilo_of"])
VAGUE = frozenset(_magnitudes["vague"])

PERCENTS: dict[str, str] = _percents["words"]
PERCENT_SIGNS: dict[str, str] = _percents["signs"]
PER_HUNDRED: dict[str, str] = _percents["parts"]
PERCENT_ABBREVIATED: dict[str, str] = _percents["abbreviated"]
PERCENT_ADJECTIVES: dict[str, str] = _percents["adjectives"]

TIMES = frozenset(_times["words"])
PER_TIMES: dict[str, str] = _times["per"]
_TIME_ENDINGS = tuple(_times["endings"])
_COUNTED_TIMES = frozenset(_times["counted"])

SYMBOLS: dict[str, str] = _money["symbols"]
DOLLAR_LETTERS: dict[str, str] = _money["dollar_letters"]
YEN_LETTERS: dict[str, str] = _money["yen_letters"]
HUNDREDTHS: dict[str, str | None] = _money["hundredths"]
_WHOLES: dict[str, str] = _money["wholes"]
CURRENCY_PHRASES: dict[str, str] = _money["phrases"]
SCALED_SIGNS: dict[str, int] = _money["scaled_signs"]
THOUSANDS: dict[str, str] = _money["thousands"]
CODES = frozenset(_currencies["codes"]) - frozenset(_money["not_codes"])
CODES_BEFORE = frozenset(code.rstrip(".") for code in _money["before"])
ABBREVIATED_CODES: dict[str, str | None] = _money["abbreviations"]
NEUTRAL_ADJECTIVES = frozenset(_money["neutral"])
_SMALL_NOUNS = frozenset(_money["small"])
_SMALL_NOUN = 5
"""Letters from which on no other small word is written like the name of a currency."""


def _noun_forms() -> dict[str, str]:
    """Each form of a currency noun to its base form."""
    forms = {form: base for base, all_forms in _currencies["forms"].items() for form in all_forms}
    forms |= {f"{base}{ending}": base for base in _currencies["forms"] for ending in "sn" if base[-1] != "s"}
    return forms | {"zloty": "złoty", "zlotys": "złoty", "lire": "lira", "dinare": "dinar", "kronen": "krone"}


def _currency_nouns() -> dict[str, str | None]:
    """Each noun, also with hyphen, that names a currency without an adjective, to its code or None where it is ambiguous."""
    nouns: dict[str, str | None] = {form: _currencies["alone"].get(base) for form, base in _noun_forms().items()}
    for compound, code in _currencies["compounds"].items():
        head, noun = compound.rsplit("-", 1)
        for form in (form for form, base in _noun_forms().items() if base == noun):
            nouns |= {f"{head}-{form}": code, f"{head.replace('-', '')}{form}": code}
    nouns |= _money["nouns"]
    return nouns


CURRENCY_FORMS = _noun_forms()
CURRENCY_NOUNS = _currency_nouns()
_CURRENCY_ADJECTIVES: dict[str, str] = _currencies["adjectives"] | _money["adjectives"]
CURRENCY_CODES_OF: dict[str, set[str]] = {}
"""Each currency noun to the codes that an adjective of a country gives it: krone to DKK, SEK and others."""
for _key, _code in _CURRENCY_ADJECTIVES.items():
    CURRENCY_CODES_OF.setdefault(_key.rsplit(" ", 1)[-1], set()).add(_code)
_CURRENCY_STEMS = frozenset(key.rsplit(" ", 1)[0] for key in _CURRENCY_ADJECTIVES) | NEUTRAL_ADJECTIVES


def _unit_names() -> dict[str, str | None]:
    """Each German form of a unit to its UCUM code."""
    names: dict[str, str | None] = {}
    prefixes: dict[str, str] = {"": "", **_units["prefixes"]}
    for stem, endings, code in _units["prefixed"]:
        names |= {f"{word}{stem}{end}": f"{sign}{code}" for word, sign in prefixes.items() for end in endings}
    for word, power in _units["areas"]:
        for stem, endings, code in _units["area_bases"]:
            names |= {f"{word}{stem}{end}": f"{code}{power}" for end in endings}
    names |= _units["words"]
    return names


UNIT_NAMES = _unit_names()
UNIT_PAIRS: dict[str, str] = _units["pairs"]
UNIT_SIGNS: dict[str, str] = _units["signs"]
UNIT_SIGNS_APART = frozenset(_units["apart"])
DIVISORS = frozenset(_units["divisors"])
ANGLES = frozenset(_units["angles"])
ANGLE_CUES = frozenset(_units["angle_cues"])
UNIT_ALTERNATIVES = frozenset(_units["alternatives"])
DOUBTFUL_UNITS = frozenset(_units["doubtful"])
POUND_GOODS = tuple(_units["pound_goods"])
POUND_OF_MONEY = frozenset(_units["pound_of_money"])
DOUBTFUL_CUES = frozenset(_units["doubtful_cues"])
WEIGH = frozenset(_units["weigh"])


def is_small_noun(word: str) -> bool:
    """Whether the name of a currency also counts where a hasty writer gives it no capital (``20 euro``, ``fünf franken``)."""
    return len(word) >= _SMALL_NOUN or word in _SMALL_NOUNS


def is_currency_adjective(word: str) -> bool:
    """Whether the lower-cased word is an adjective that stands before a currency noun, of a country or ``alt``, ``neu``."""
    stem = adjective_stem(word)
    return stem in _CURRENCY_STEMS or (stem.endswith("isch") and stem != word)


def currency_of(adjective: str, noun: str) -> str | None:
    """The code that adjective and noun name together (``schwedischen``, ``kronen``: SEK), None where it is not known.

    >>> currency_of("kanadische", "dollar")
    'CAD'

    Of hundredths it is the code of the whole (``dänische Öre``: DKK).
    """
    stem, base = adjective_stem(adjective), _WHOLES.get(noun) or CURRENCY_FORMS.get(noun, noun)
    if stem in NEUTRAL_ADJECTIVES:
        return CURRENCY_NOUNS.get(noun, HUNDREDTHS.get(noun))
    known = _CURRENCY_ADJECTIVES.get(f"{stem} {base}") or _CURRENCY_ADJECTIVES.get(f"{stem} {noun}")
    return known or _currencies["alone"].get(base) or (None if noun in _WHOLES else HUNDREDTHS.get(noun))


@lru_cache(maxsize=1 << 14)
def is_time(word: str) -> bool:
    """Whether the lower-cased noun is one of time, whose count is a duration (``jahren``, ``arbeitstage``)."""
    if word in TIMES:
        return True
    return word.endswith(_TIME_ENDINGS) and word not in _COUNTED_TIMES and word not in UNIT_NAMES


@lru_cache(maxsize=1 << 14)
def word_value(word: str) -> Decimal | None:
    """The value of a lower-cased number word that is no form of ``ein`` (``zwölf``, ``zweieinhalb``)."""
    if word in ARTICLES or word == "eins":
        return None
    value = read_cardinal(word)
    return read_mixed(word) if value is None else Decimal(value)


@lru_cache(maxsize=1 << 12)
def percent_part(word: str) -> tuple[str, Decimal] | None:
    """Unit and share of a part of a percentage in one lower-cased word (``viertelprozentpunkt``)."""
    return _part_of(word, PERCENTS)


@lru_cache(maxsize=1 << 12)
def unit_part(word: str) -> tuple[str | None, Decimal] | None:
    """Unit and share of a part of a unit in one lower-cased word (``viertelliter``)."""
    return _part_of(word, UNIT_NAMES)


@lru_cache(maxsize=1 << 12)
def magnitude_part(word: str) -> Decimal | None:
    """The value of a part of a magnitude in one word (``viertelmillion``: 250000)."""
    found = _part_of(word, MAGNITUDES)
    return None if found is None else found[1] * found[0]


def _part_of(word: str, wholes: Mapping[str, _Whole]) -> tuple[_Whole, Decimal] | None:
    """What ``wholes`` holds for the second part of the word, and the share that its first part names."""
    for part, share in _magnitudes["parts"].items():
        if word.startswith(part) and word[len(part) :] in wholes:
            return wholes[word[len(part) :]], Decimal(str(share))
    return None
