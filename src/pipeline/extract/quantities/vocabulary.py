"""The lexicons of the quantity reader, joined into look-ups by lower-cased word."""

from decimal import Decimal
from functools import lru_cache

from pipeline.extract.numerals import read_cardinal, read_mixed
from pipeline.lemmas import adjective_stem
from pipeline.lexicon import load

_magnitudes, _percents, _units, _times = load("magnitudes"), load("percents"), load("units"), load("counted_times")
_currencies, _money = load("currencies"), load("currency_words")

ARTICLES = frozenset({"ein", "eine", "einer", "einem", "einen", "eines"})
HALVES = frozenset({"halb", "halbe", "halben", "halber", "halbes", "halbem"})

MAGNITUDES: dict[str, int] = _magnitudes["words"]
NEED_POINT = frozenset(_magnitudes["need_point"])
ABBREVIATED_MAGNITUDES = frozenset({"tsd", "mio", "mill", "mrd", "mia", "md", "bio"})
VAGUE = frozenset(_magnitudes["vague"])

PERCENTS: dict[str, str] = _percents["words"]
PERCENT_SIGNS: dict[str, str] = _percents["signs"]
PERCENT_ABBREVIATED: dict[str, str] = _percents["abbreviated"]
PERCENT_ADJECTIVES: dict[str, str] = _percents["adjectives"]

TIMES = frozenset(_times["words"])
PER_TIMES: dict[str, str] = _times["per"]
_TIME_ENDINGS = tuple(_times["endings"])
_COUNTED_TIMES = frozenset(_times["counted"])

SYMBOLS: dict[str, str] = _money["symbols"]
DOLLAR_LETTERS: dict[str, str] = _money["dollar_letters"]
YEN_LETTERS: dict[str, str] = _money["yen_letters"]
HUNDREDTHS: dict[str, str] = _money["hundredths"]
THOUSANDS: dict[str, str] = _money["thousands"]
CODES = frozenset(_currencies["codes"]) - frozenset(_money["not_codes"])
CODES_BEFORE = frozenset(code.rstrip(".") for code in _money["before"])
ABBREVIATED_CODES: dict[str, str] = _money["abbreviations"]
NEUTRAL_ADJECTIVES = frozenset(_money["neutral"])


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
        nouns |= {f"{head}-{form}": code for form, base in _noun_forms().items() if base == noun}
    nouns |= _money["nouns"]
    return nouns


CURRENCY_FORMS = _noun_forms()
CURRENCY_NOUNS = _currency_nouns()
_CURRENCY_ADJECTIVES: dict[str, str] = _currencies["adjectives"] | _money["adjectives"]
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


def is_currency_adjective(word: str) -> bool:
    """Whether the lower-cased word is an adjective that stands before a currency noun."""
    return adjective_stem(word) in _CURRENCY_STEMS


def currency_of(adjective: str, noun: str) -> str | None:
    """The code that adjective and noun name together (``schwedischen``, ``kronen``: SEK), None where it is not known.

    >>> currency_of("kanadische", "dollar")
    'CAD'
    """
    stem, base = adjective_stem(adjective), CURRENCY_FORMS.get(noun, noun)
    if stem in NEUTRAL_ADJECTIVES:
        return CURRENCY_NOUNS.get(noun)
    return _CURRENCY_ADJECTIVES.get(f"{stem} {base}") or _CURRENCY_ADJECTIVES.get(f"{stem} {noun}")


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
    for part, share in _magnitudes["parts"].items():
        if word.startswith(part) and word[len(part) :] in PERCENTS:
            return PERCENTS[word[len(part) :]], Decimal(str(share))
    return None


@lru_cache(maxsize=1 << 12)
def magnitude_part(word: str) -> Decimal | None:
    """The value of a part of a magnitude in one word (``viertelmillion``: 250000)."""
    for part, share in _magnitudes["parts"].items():
        if word.startswith(part) and word[len(part) :] in MAGNITUDES:
            return Decimal(str(share)) * MAGNITUDES[word[len(part) :]]
    return None
