"""Durations: ``sieben Monate``, ``fast sechs Jahren``, ``ein halbes Jahr``, ``35-Stunden-Woche``, ``vor zwei Jahren``."""

from dataclasses import dataclass, replace
from decimal import Decimal

from pipeline.extract.dates.clock import STOPWATCH, read_stopwatch
from pipeline.extract.dates.counts import Count, count_before, plain
from pipeline.extract.dates.match import Match, Scan, with_article
from pipeline.extract.dates.units import timed, whole
from pipeline.extract.dates.vocabulary import (
    ABOVE_AFTER,
    ADJECTIVE_UNITS,
    AFTER,
    ARTICLES,
    DASHES,
    HALVES,
    LASTING,
    LENGTH_ADJECTIVES,
    LENGTH_MODIFIERS,
    PLURAL_UNITS,
    SHIFTS,
    TEXT_SHIFTS,
    UNIT_ABBREVIATIONS,
    UNITS,
    YEAR_LONG,
)
from pipeline.extract.numerals import parse_decimal, read_ordinal
from pipeline.types import TimeAnchor

_BARE_AFTER = frozenset(["seit", "vor", "nach", "über", "auf"])
_PERSONS = frozenset(
    ["kinder", "kindern", "jugendliche", "jugendlichen", "personen", "menschen", "männer", "männern", "frauen", "befragte",
     "befragten", "erwachsene", "erwachsenen", "alter", "altersgruppe", "bürger", "mädchen", "jungen", "leute"]
)  # fmt: skip
_AGE = frozenset(["alt", "alte", "alten", "alter", "altes", "jung", "jünger"])
_WHOLE = frozenset(["den ganzen tag", "die ganze woche", "den ganzen monat", "das ganze jahr"])
_IN_MONTHS = {"Y": 12, "H": 6, "Q": 3}
_ANCHORED = frozenset(["Y", "M", "W", "D"])


@dataclass(frozen=True, slots=True)
class _Length:
    """The parts of a length around its unit."""

    count: Count
    first: int
    mod: str | None
    shift: int | None = None
    """The direction of an adjective: ``den letzten zwei Jahren`` is -1."""


def read_length(scan: Scan, index: int) -> list[Match]:
    """The duration whose unit is at ``index``; two where the unit is shared (``vier und 14 Monaten``)."""
    if (
        match := _half(scan, index) or (read_stopwatch(scan, index) if scan.lower(index) in STOPWATCH else None)
    ) is not None:
        return [match]
    length = _length(scan, index)
    if length is None:
        bare = _bare(scan, index)
        return [bare] if bare else []
    unit, count = UNITS[scan.lower(index)], length.count
    shared = _shared(scan, unit, count)
    if _is_age(scan, index, shared.first if shared else length.first) or _is_idiom(scan, index, count):
        return []
    value = timed(unit, "X" if count.value is None else plain(count.value))
    if scan.left((shared.first if shared else length.first) - 1) == "alle":
        return [] if shared else [Match(length.first - 1, index + 1, "SET", "set.every", value, quant="EVERY")]
    if later := _later(scan, index, unit, length):
        return [later]
    match = Match(length.first, index + 1, "DURATION", "length", value, length.mod, anchor=_anchor(scan, unit, length))
    return [shared, replace(match, first=count.first, mod=None, anchor=None)] if shared else [match]


def read_abbreviated(scan: Scan, index: int) -> list[Match]:
    """``15 Min.``, ``2,5 Std.``, ``90 min``."""
    count = count_before(scan, index - 1) if scan.token(index - 1).kind == "number" else None
    if count is None or count.value is None or (scan.touch(index) and scan.token(index + 1).text not in ".,;:)!?"):
        return []
    first, mod = _modified(scan, count.first)
    last = index + 1 + int(scan.lower(index + 1) == "." and scan.touch(index))
    value = timed(UNIT_ABBREVIATIONS[scan.lower(index)], plain(count.value))
    return [Match(first, last, "DURATION", "length.abbreviated", value, mod)]


def _length(scan: Scan, index: int) -> _Length | None:
    """Number, adjectives, article and modifier in front of the unit."""
    left, mod = index - 1, None
    if scan.left(left) in LENGTH_ADJECTIVES:
        mod, left = LENGTH_ADJECTIVES[scan.left(left)], left - 1
    count = count_before(scan, left)
    if count is None or scan.broken(left) or not _agrees(scan, index, count):
        return None
    first, shift = count.first, None
    before = scan.left(first - 1)
    if before in SHIFTS and before[:3] != "die":
        first, shift = first - 1, SHIFTS[before]
    elif before in TEXT_SHIFTS or (read_ordinal(before) == 1 and not count.article) or before in LENGTH_ADJECTIVES:
        first -= 1
    if not mod:
        first, mod = _modified(scan, first)
    first = with_article(scan, first)
    return _Length(count, first, mod, shift)


def _agrees(scan: Scan, index: int, count: Count) -> bool:
    """``ein Jahr`` but not ``ein Jahre``; ``drei Jahre`` but not ``drei Jahr``."""
    plural = scan.lower(index) in PLURAL_UNITS
    if count.article:
        return not plural
    return (
        plural
        or count.value == 1
        or (scan.lower(index) in ("jahr", "tag", "monat") and not plural and count.value is None)
    )


def _modified(scan: Scan, first: int) -> tuple[int, str | None]:
    """The start and the mod with ``fast``, ``mehr als``, ``seit über`` in front."""
    word, before = scan.left(first - 1), scan.left(first - 2)
    if mod := LENGTH_MODIFIERS.get(f"{before} {word}"):
        return first - 2, mod
    if mod := LENGTH_MODIFIERS.get(word):
        return first - 1, mod
    if word == "." and before == "ca":
        return first - 2, LENGTH_MODIFIERS["ca"]
    if word == "über" and before in ABOVE_AFTER:
        return first - 1, "MORE_THAN"
    if word == "genau" and before in LENGTH_MODIFIERS:
        return first - 2, LENGTH_MODIFIERS[before]
    return (first - 1, LENGTH_ADJECTIVES[word]) if word in LENGTH_ADJECTIVES else (first, None)


def _half(scan: Scan, index: int) -> Match | None:
    """``ein halbes Jahr``, ``eine halbe Stunde``."""
    unit = UNITS[scan.lower(index)]
    if not scan.left(index - 1).startswith("halbe") or unit not in HALVES or scan.lower(index) in PLURAL_UNITS:
        return None
    count = count_before(scan, index - 2)
    first = count.first if count and count.article else index - 1
    first, mod = _modified(scan, first)
    length = _Length(Count(first, Decimal(6)), first, mod)
    later = _later(scan, index, "M", length) if unit == "Y" else None
    anchor = _anchor(scan, "M", length) if unit == "Y" else None
    return later or Match(first, index + 1, "DURATION", "length.half", HALVES[unit], mod, anchor=anchor)


def _bare(scan: Scan, index: int) -> Match | None:
    """``seit Jahren``, ``den letzten Jahren``, ``lange Jahre``: a plural without a number; ``den ganzen Tag``."""
    word, before = scan.lower(index), scan.left(index - 1)
    if word not in PLURAL_UNITS:
        whole_one = f"{scan.left(index - 2)} {before} {word}" in _WHOLE
        return Match(index - 2, index + 1, "DURATION", "length.whole", timed(UNITS[word], "1")) if whole_one else None
    value, last = timed(UNITS[word], "X"), index + 1
    if (before in ("lange", "langen") and UNITS[word] != "WE") or (
        before in ("die", "diese") and scan.left(index - 2) == "all"
    ):
        first = index - 1 - int(scan.left(index - 2) == "all")
        return Match(with_article(scan, first), last, "DURATION", "length.vague", value)
    if before == "über" and (not word.endswith("n") or scan.lower(last) == "hinweg"):
        return Match(index, last, "DURATION", "length.vague", value)
    if before in SHIFTS and not before.startswith("dies"):
        first, mod = _modified(scan, index - 1)
        return Match(with_article(scan, first), last, "DURATION", "length.vague", value, mod)
    if before in _BARE_AFTER and word.endswith("n") and scan.lower(last) not in ("der", "des"):
        return Match(index, last, "DURATION", "length.vague", value)
    return None


def _is_age(scan: Scan, index: int, first: int) -> bool:
    """``31 Jahre alt``, ``im Alter von 31 Jahren``, ``mit 31 Jahren``, ``Kinder bis sechs Jahre``, ``ab 18 Jahren``."""
    if scan.lower(index + 1) in _AGE:
        return True
    if UNITS[scan.lower(index)] not in ("Y", "M"):
        return False
    before = scan.lower(first - 1)
    if before == "von" and scan.lower(first - 2) == "alter":
        return True
    if before in ("unter", "mit", "ab", "über") and scan.lower(index) == "jahren":
        return True
    around = {scan.lower(first - step) for step in range(2, 7)}
    return before in ("ab", "von", "bis", "über", "unter", "zwischen") and not around.isdisjoint(_PERSONS)


def _is_idiom(scan: Scan, index: int, count: Count) -> bool:
    """``eines Tages``, ``ein Tag der offenen Tür``."""
    return count.article and (
        scan.lower(index) == "tages" or (scan.lower(index) == "tag" and scan.lower(index + 1) == "der")
    )


def _later(scan: Scan, index: int, unit: str, length: _Length) -> Match | None:
    """``zwei Jahre später``, ``einen Monat zuvor``: a date, so many units from the last one named."""
    step = AFTER.get(scan.lower(index + 1))
    value = length.count.value
    if scan.lower(index + 2) == "als" or length.mod not in (None, "APPROX"):
        return None
    if step is None or value is None or length.shift is not None or not whole(value) or value > 10_000:
        return None
    kind = "TIME" if unit[0] == "T" else "DATE"
    template = "XXXX-XX-XXTXX:XX" if unit[0] == "T" else None
    anchor = TimeAnchor("text", template, unit, step * int(value))
    first = length.first
    if length.mod is None and scan.lower(first) in ARTICLES and not length.count.article and first < length.count.first:
        first += 1  # der Läufer, der 21 Sekunden später ankam: a pronoun
    return Match(first, index + 2, kind, "length.after", None, length.mod, anchor=anchor)  # type: ignore[arg-type]


def _anchor(scan: Scan, unit: str, length: _Length) -> TimeAnchor | None:
    """The period a duration points to, where a preposition or adjective ties it to the day of writing."""
    value = length.count.value
    if value is None or (length.mod not in (None, "APPROX") and not _is_nearly(scan, length)):
        return None
    if not whole(value):
        unit, value = "M", value * _IN_MONTHS.get(unit, 0)
    if unit not in _ANCHORED or not whole(value) or not 0 < value < 10_000:
        return None
    count, before = int(value), scan.lower(length.first - 1)
    if length.shift is not None and length.shift != 0:
        return TimeAnchor(
            "published", None, unit, count * length.shift, period="since" if length.shift < 0 else "until"
        )
    if before == "vor" and scan.lower(length.first - 2) != "bis":
        return TimeAnchor("published", None, unit, -count)
    if before == "seit":
        as_of = scan.lower(length.first - 2) == "wie"
        return TimeAnchor("published", None, unit, -count, period="at" if as_of else "since")
    fixed = scan.lower(length.first) in ARTICLES  # in den ersten fünf Jahren
    return TimeAnchor("published", None, unit, count, direction="future") if before == "in" and not fixed else None


def _is_nearly(scan: Scan, length: _Length) -> bool:
    """``vor fast drei Monaten`` still means that month; ``weniger als`` does not."""
    return scan.lower(length.first) in ("fast", "knapp", "beinahe", "nahezu") and scan.lower(length.first - 1) == "vor"


def _shared(scan: Scan, unit: str, count: Count) -> Match | None:
    """The first number of ``vier und 14 Monaten``, ``sechs bis acht Monate``, ``10–15 Minuten``; its span is the number."""
    if count.article or count.value is None:
        return None
    between = scan.left(count.first - 1)
    if between not in ("bis", "und", "oder", ",") and between not in DASHES:
        return None
    before = count_before(scan, count.first - 2)
    if before is None or before.value is None or before.article:
        return None
    if between in ("und", ",") and scan.lower(before.first - 1) not in (
        "zwischen", "nach", "vor", "in", "von", "seit", "binnen", "auf", "für", "zu", "um", "mit"
    ):  # fmt: skip
        return None
    return Match(before.first, count.first - 1, "DURATION", "length.range", timed(unit, plain(before.value)))


def is_age_adjective(scan: Scan, index: int) -> bool:
    """Whether an adjective in -jährig says how old someone is: no noun that lasts follows (``fünfjährige Haftstrafe``)."""
    noun = index + 1 + int(not scan.capital(index + 1))
    if scan.capital(index):
        return True
    return not scan.lower(index).startswith("mehr") and not (scan.capital(noun) and scan.lower(noun).endswith(LASTING))


def read_compound_length(scan: Scan, index: int) -> Match | None:
    """``35-Stunden-Woche`` (whole: its head is a unit too), ``14-Tage`` in ``14-Tage-Frist``, ``48-stündiger``."""
    word = scan.token(index + 2)
    value = parse_decimal(scan.token(index).text)
    if (
        value is None
        or word.kind != "word"
        or not scan.touch(index + 1)
        or (scan.touch(index - 1) and scan.lower(index - 1) not in '(„"»')
    ):
        return None
    first, _, rest = word.lower.partition("-")
    if unit := ADJECTIVE_UNITS.get(word.lower):
        if word.lower in YEAR_LONG and is_age_adjective(scan, index + 2):
            return None
        return Match(index, index + 3, "DURATION", "length.adjective", timed(unit, plain(value)))
    unit = UNITS.get(first) or UNITS.get(first.removesuffix("s"))
    if unit is None or len(scan.token(index).text) > 6:
        return None
    end = None if not rest or rest in UNITS else word.start + len(first)
    return Match(index, index + 3, "DURATION", "length.compound", timed(unit, plain(value)), end=end)
