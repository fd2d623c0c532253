"""The words of the time lexicons in the form the readers look them up: by the word in small letters."""

from collections.abc import Iterable, Mapping
from typing import Any

from pipeline.lexicon import load

ENDINGS = ("e", "en", "er", "es", "em")


def inflected(stems: Mapping[str, Any], endings: Iterable[str] = ENDINGS) -> dict[str, Any]:
    """Each stem with each ending (``letzt`` as ``letzte, letzten …``)."""
    return {stem + ending: value for stem, value in stems.items() for ending in endings}


def _by_word(forms: Mapping[Any, Iterable[str]]) -> dict[str, Any]:
    return {word: key for key, words in forms.items() for word in words}


_months, _weekdays, _seasons = load("months"), load("weekdays"), load("seasons")
_units, _feasts, _relative = load("time_units"), load("feasts"), load("relative_times")
_vague, _recurring, _modifiers = load("vague_times"), load("recurring_times"), load("time_modifiers")

MONTHS: dict[str, int] = _by_word(_months["names"])
AMBIGUOUS_MONTHS = frozenset(_months["ambiguous"])
MONTH_ABBREVIATIONS = frozenset(_months["abbreviations"])

WEEKDAYS: dict[str, int] = _by_word(_weekdays["names"])
WEEKDAY_ABBREVIATIONS: dict[str, int] = _weekdays["abbreviations"]
WEEKDAY_SURNAMES = frozenset(_weekdays["surnames"])

DAY_PARTS: dict[str, str] = _by_word(_seasons["day_parts"])
DAY_HOURS: dict[str, str] = _seasons["day_hours"]
RECURRING_DAY_PARTS = frozenset(_seasons["recurring_day_parts"])
WEEKDAY_PARTS: dict[str, tuple[int, str]] = {
    day + part: (number, code)
    for day, number in WEEKDAYS.items()
    if not day.endswith("gs")
    for part, code in DAY_PARTS.items()
    if part not in ("früh", "morgens")
}

SEASONS: dict[str, tuple[str, str | None]] = {
    **{word: (code, None) for word, code in _by_word(_seasons["seasons"]).items()},
    **{
        prefix + word: (code, mod)
        for prefix, mod in _seasons["season_prefixes"].items()
        for word, code in _by_word(_seasons["seasons"]).items()
        if not word.startswith("früh") or prefix == "vor"
    },
}

ZONES: dict[str, str] = load("time_zones")["zones"]

UNITS: dict[str, str] = {
    word: unit for unit, forms in _units["units"].items() for words in forms.values() for word in words
}
PLURAL_UNITS = frozenset(word for forms in _units["units"].values() for word in forms["plural"])
UNIT_ABBREVIATIONS: dict[str, str] = _units["abbreviations"]
HALVES: dict[str, str] = _units["halves"]
UNIT_COMPOUNDS: dict[str, str] = _units["compounds"]
VAGUE_COUNTS = frozenset(_units["vague_counts"])
ADJECTIVE_UNITS: dict[str, str] = inflected(_units["adjective_units"])
YEAR_LONG = tuple(word for word, unit in ADJECTIVE_UNITS.items() if unit == "Y")
LASTING: tuple[str, ...] = tuple(_units["lasting"])

FIXED_FEASTS: dict[str, str] = {word: day for word, day in _feasts["fixed"].items() if day}
MOVABLE_FEASTS: dict[str, str] = {word: feast for word, feast in _feasts["movable"].items() if feast}
FEAST_NAMES = frozenset(_feasts["names"])
FEAST_HEADS = frozenset(word.split()[0] for word in (*FIXED_FEASTS, *MOVABLE_FEASTS))

DEICTIC: dict[str, dict[str, Any]] = _relative["deictic"]
NOUNS: dict[str, dict[str, Any]] = _relative["nouns"]
TEXT_NOUNS: dict[str, dict[str, Any]] = _relative["text_nouns"]
YEAR_ADJECTIVES: dict[str, int] = inflected(_relative["year_adjectives"])
AFTER: dict[str, int] = _relative["after"]
SHIFTS: dict[str, int] = inflected(_relative["adjectives"])
TEXT_SHIFTS: dict[str, int] = {
    **inflected(_relative["text_adjectives"]),
    "desselben": 0,
    "derselben": 0,
    "demselben": 0,
}

REFERENCES: dict[str, str] = _vague["references"]
PHRASES: dict[str, str] = _vague["phrases"]
PHRASE_HEADS = frozenset(phrase.split()[0] for phrase in PHRASES)
LENGTHS: dict[str, str] = {
    **_vague["lengths"],
    **inflected(_vague["lengths"]),
    **inflected(_units["adjective_others"]),
    **{
        count + word: f"P{'T' if unit[0] == 'T' else ''}{number}{unit[-1]}"
        for word, unit in ADJECTIVE_UNITS.items()
        for count, number in _units["adjective_counts"].items()
    },
}
"""Words that are a length of time (``jahrelang``, ``dreitägigen``) to their TIMEX3 duration."""

SOME_DAYS: dict[str, str] = _recurring["some_days"]
RECURRING: dict[str, str] = {
    **_recurring["stems"],
    **inflected(_recurring["stems"]),
    **_recurring["adverbs"],
    **dict.fromkeys(SOME_DAYS, "P1D"),
}

LENGTH_MODIFIERS: dict[str, str] = _modifiers["lengths"]
ABOVE_AFTER = frozenset(_modifiers["above_after"])
LENGTH_ADJECTIVES: dict[str, str | None] = inflected(_modifiers["adjectives"])
PARTS: dict[str, str] = _modifiers["parts"]
PART_ADJECTIVES: dict[str, str] = inflected(_modifiers["part_adjectives"], ("e", "en", "em", "es"))

_lookalikes = load("year_lookalikes")
YEAR_CUES = frozenset(_lookalikes["cues"])
NOT_A_YEAR_AFTER = frozenset(_lookalikes["not_after"])
DATED = frozenset(_lookalikes["dated"])
HOLDING = frozenset(_lookalikes["holding"])
HAVING = frozenset(_lookalikes["having"]) | HOLDING
PARTICIPLES = frozenset([*_lookalikes["participles"], *inflected(dict.fromkeys(_lookalikes["participles"]))])
COUNTED_NOUNS = frozenset(_lookalikes["counted"])

ARTICLES = frozenset(["der", "die", "das", "den", "dem", "des"])
DASHES = frozenset("-–—‐‑")
"""Hyphens and dashes, which all stand for ``bis`` in a range."""
TODAY_ADJECTIVES = frozenset(inflected({"heutig": 0, "gestrig": -1, "morgig": 1}))

DECADES: dict[str, int] = {
    "nuller": 0, "zehner": 1, "zwanziger": 2, "dreißiger": 3, "dreissiger": 3, "vierziger": 4, "fünfziger": 5,
    "sechziger": 6, "siebziger": 7, "achtziger": 8, "neunziger": 9,
}  # fmt: skip
DECADE_WORDS = frozenset(
    word + tail
    for word in DECADES
    for tail in ("", "n", "jahre", "jahren", "-jahre", "-jahren")
    if (word, tail) != ("zehner", "")
)
