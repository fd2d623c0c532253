"""Single words: ``gestern``, ``Vorjahr``, ``derzeit``, ``jahrelang``, ``täglich`` and phrases like ``in letzter Zeit``."""

from dataclasses import replace
from typing import Any

from pipeline.extract.dates.counts import count_before
from pipeline.extract.dates.lengths import is_age_adjective
from pipeline.extract.dates.match import Match, Scan, starts_sentence, widened, with_article
from pipeline.extract.dates.units import whole, with_frequency
from pipeline.extract.dates.vocabulary import (
    DAY_PARTS,
    DEICTIC,
    LENGTHS,
    NOUNS,
    PHRASES,
    RECURRING,
    REFERENCES,
    SOME_DAYS,
    TEXT_NOUNS,
    UNIT_COMPOUNDS,
    UNITS,
    WEEKDAY_PARTS,
    WEEKDAYS,
    YEAR_ADJECTIVES,
    YEAR_LONG,
)
from pipeline.extract.dates.years import year_after
from pipeline.types import TimeAnchor

_DEGREES = frozenset(
    ["noch", "in", "immer", "etwas", "deutlich", "umso", "desto", "je", "viel", "wer", "weit", "wesentlich", *UNITS]
)
_MOST_YEARS = 1000
_QUOTES = frozenset("«»„“\"‚‘'")


def read_deictic(scan: Scan, index: int) -> list[Match]:
    """``heute``, ``gestern``, ``heuer``; ``Morgen`` with a capital only at the start of a sentence."""
    word = scan.lower(index)
    if scan.capital(index) and not starts_sentence(scan, index):
        return []
    if (scan.lower(index + 1) == "auf" and scan.lower(index + 2) == "morgen") or (
        scan.left(index - 1) == "auf" and word == "morgen"
    ):
        return []
    if word == "morgen" and scan.capital(index) and _greets(scan, index + 1):
        return []
    if scan.left(index - 1) == "von" and word in ("morgen", "gestern") and _is_attribute(scan, index - 2):
        return [Match(index, index + 1, "DATE", "vague", "FUTURE_REF")] if word == "morgen" else []
    match = Match(index, index + 1, "DATE", "deictic", anchor=_anchor(DEICTIC[word], "published"))
    return [_to_the_day(scan, match) or match]


def _is_attribute(scan: Scan, index: int) -> bool:
    """``die Stadt von morgen``, ``er ist nicht von gestern``: times to come and gone, no days."""
    return scan.capital(index) or scan.lower(index) in ("nicht", "ist", "sind", "war", "waren", "bin", "ewig")


def _greets(scan: Scan, index: int) -> bool:
    """``Morgen, liebe Hörer!``, but ``Morgen, Sonntag, beginnt …``."""
    return scan.lower(index) in ("!", ".") or (scan.lower(index) == "," and scan.lower(index + 1) not in WEEKDAYS)


def _to_the_day(scan: Scan, match: Match) -> Match | None:
    """``heute vor zehn Jahren``, ``gestern vor einer Woche``, ``heute in vierzehn Tagen``: a day, not a length."""
    side, unit = {"vor": -1, "in": 1}.get(scan.lower(match.last)), UNITS.get(scan.lower(match.last + 2), "")
    count = count_before(scan, match.last + 1) if side and unit in ("Y", "M", "W", "D") else None
    anchor = match.anchor
    if side is None or count is None or anchor is None or count.first != match.last + 1:
        return None
    if anchor.unit != "D" or not count.value or not whole(count.value) or not 0 < count.value < _MOST_YEARS:
        return None
    days = {"W": 7, "D": 1}.get(unit)
    shift = side * int(count.value) * (days or 1)
    if days is None and anchor.shift:
        return None
    there = TimeAnchor("published", "XXXX-XX-XX", "D" if days else unit, shift + (anchor.shift or 0))
    return replace(match, last=match.last + 3, rule="deictic.anniversary", anchor=there)


def _anchor(entry: dict[str, Any], against: Any) -> TimeAnchor:
    return TimeAnchor(against, None, entry["unit"], entry["shift"])


def read_today_adjective(scan: Scan, index: int) -> list[Match]:
    """``heutigen``: nowadays, unless a day follows (read there); ``am gestrigen Tag``."""
    word = scan.lower(index)
    if (
        scan.lower(index + 1) in DAY_PARTS
        or scan.lower(index + 1) in WEEKDAYS
        or scan.lower(index + 1) in WEEKDAY_PARTS
    ):
        return []
    shift = {"h": 0, "g": -1, "m": 1}[word[0]]
    anchor = TimeAnchor("published", None, "D", shift)
    if scan.lower(index + 1) in ("tag", "tages", "tage"):
        return [widened(scan, Match(index, index + 2, "DATE", "deictic.day", anchor=anchor))]
    if shift:
        return [Match(index, index + 1, "DATE", "deictic.adjective", anchor=anchor)]
    return [Match(index, index + 1, "DATE", "vague", "PRESENT_REF")]


def read_year_adjective(scan: Scan, index: int) -> list[Match]:
    """``diesjährigen``, ``vorjährigen``; ``heurigen Jahr`` is read from its noun."""
    if UNITS.get(scan.lower(index + 1)) == "Y":
        return []
    anchor = TimeAnchor("published", None, "Y", YEAR_ADJECTIVES[scan.lower(index)])
    return [Match(index, index + 1, "DATE", "unit.adjective", anchor=anchor)]


def read_noun(scan: Scan, index: int) -> list[Match]:
    """``Vorjahr``, ``Jahresende`` (against the day of writing or a year behind it), ``Folgejahr`` (against the text)."""
    word = scan.lower(index)
    if not scan.capital(index):
        return []
    against = "text" if word in TEXT_NOUNS else "published"
    entry = NOUNS.get(word) or TEXT_NOUNS[word]
    match = Match(index, index + 1, "DATE", "unit.noun", mod=entry.get("mod"), anchor=_anchor(entry, against))
    ref = year_after(scan, index + 1) if entry["unit"] == "Y" and "mod" in entry else None
    if ref and ref.year:
        match = replace(match, last=ref.last, value=ref.year, anchor=None)
    return [widened(scan, match)]


def read_reference(scan: Scan, index: int) -> list[Match]:
    """``derzeit``, ``damals``, ``künftig``; ``früher`` and ``zuletzt`` only where they do not compare or count."""
    word = scan.lower(index)
    before, after = scan.lower(index - 1), scan.lower(index + 1)
    if word == "früher" and (after in ("als", "oder") or not _alone(scan, index)):
        return []
    if word == "zuletzt" and (before in ("nicht", "wer", "bis") or after in ("im", "am", "in", "vor", "bei")):
        return []
    if word == "bald" and (after in ("darauf", "danach", "so", "wieder") or before in ("so", "möglichst")):
        return []
    if scan.capital(index) and not starts_sentence(scan, index):
        return []
    return [Match(index, index + 1, "DATE", "vague", REFERENCES[word])]


def _alone(scan: Scan, index: int) -> bool:
    """Whether ``früher`` is the adverb and no comparative: at the start, behind ``als``, or in front of a small word."""
    before, after = scan.lower(index - 1), scan.token(index + 1)
    if before in ("als", "wie", "von", "schon"):
        return True
    if before in _DEGREES or after.text[:1].isupper():
        return False
    return after.kind == "word"


def read_phrase(scan: Scan, index: int) -> list[Match]:
    """``letzter Zeit``, ``vor Kurzem``, ``der Zukunft`` behind ``in``."""
    for size in (2, 3):
        phrase = " ".join(scan.lower(index + step) for step in range(size))
        value = PHRASES.get(phrase)
        if value is None:
            continue
        needs_in = phrase.endswith(("zeit", "zeiten", "jahren", "zukunft", "vergangenheit")) and not phrase.startswith(
            "in "
        )
        if needs_in and scan.lower(index - 1) not in ("in", "seit"):
            continue
        first = index + 1 if phrase.startswith("in ") else index
        return [Match(first, index + size, "DATE", "vague.phrase", value)]
    return []


def read_vague_length(scan: Scan, index: int) -> list[Match]:
    """``jahrelang``, ``wochenlangen``, ``dreitägige``, also ``Viertelstunde``."""
    word = scan.lower(index)
    if word not in UNIT_COMPOUNDS:
        if word.endswith(YEAR_LONG) and is_age_adjective(scan, index):
            return []
        return [Match(index, index + 1, "DURATION", "length.lang", LENGTHS[word])]
    if not scan.capital(index):
        return []
    first = (
        index - 1 if scan.left(index - 1) in ("eine", "einer", "ein", "einem", "eines") else with_article(scan, index)
    )
    return [Match(first, index + 1, "DURATION", "length.compound", UNIT_COMPOUNDS[word])]


def read_recurring(scan: Scan, index: int) -> list[Match]:
    """``täglich``, ``dreimal wöchentlich``, ``jährlichen``, ``quartalsweise``, ``werktags``."""
    if scan.left(index - 1) in _QUOTES and scan.capital(index):
        return []
    word = scan.lower(index)
    match = Match(index, index + 1, "SET", "set.word", RECURRING[word], quant=SOME_DAYS.get(word, "EVERY"))
    return [with_frequency(scan, match)]
