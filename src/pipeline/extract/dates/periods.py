"""Periods with a name: seasons, quarters, half-years, calendar weeks, decades in words, centuries."""

from dataclasses import replace

from pipeline.extract.dates.match import Match, Scan, widened
from pipeline.extract.dates.months import directed
from pipeline.extract.dates.numeric import decade
from pipeline.extract.dates.units import every
from pipeline.extract.dates.vocabulary import ARTICLES, DECADES, PART_ADJECTIVES, PARTS, SEASONS, SHIFTS
from pipeline.extract.dates.years import YearRef, dated, year_after
from pipeline.extract.numerals import read_ordinal

_SEASON_CUES = frozenset(["im", "zum", "vom", "seit", "bis", "ab", "des", *PARTS])
_LETTER_CUES = frozenset(
    ["im", "in", "das", "des", "zum", "für", "fürs", "vom", "seit", "ab", "bis", "gegenüber", "und", "("]
)
_HALF_WORDS = frozenset(["halbjahr", "halbjahrs", "halbjahres", "jahreshälfte"])
_QUARTER_WORDS = {"schlussquartal": "Q4", "schlussquartals": "Q4", "auftaktquartal": "Q1", "auftaktquartals": "Q1"}
_FISCAL = ("geschäftsjahr", "geschäftsjahrs", "geschäftsjahres", "fiskaljahres")


def read_season(scan: Scan, index: int) -> list[Match]:
    """``Herbst 2024``, ``Winter 2024/25``, ``im Frühjahr``, ``vergangenen Sommer``."""
    if not scan.capital(index):
        return []
    code, mod = SEASONS[scan.lower(index)]
    ref, before = year_after(scan, index + 1), scan.left(index - 1)
    if repeated := every(scan, index, f"XXXX-{code}"):
        return [repeated]
    value, anchor = dated(code, ref)
    match = Match(index, _season_end(scan, index, ref), "DATE", "season", value, mod, anchor=anchor)
    if before in SHIFTS and ref is None:
        return [found] if (found := directed(scan, match, SHIFTS[before])) else []
    wide = widened(scan, match)
    through = before in ("den", "das") and scan.lower(index + 1) in ("über", "hindurch")
    cued = ref is not None or through or before in _SEASON_CUES or scan.left(wide.first - 1) in PARTS
    return [wide] if cued or (wide.mod and scan.left(wide.first - 1) == "im") else []


def _season_end(scan: Scan, index: int, ref: YearRef | None) -> int:
    """Behind the year, also of a winter that two years share (``Winter 2024/25``)."""
    if ref is None:
        return index + 1
    digits = scan.token(ref.last + 1).text
    shared = ref.year is not None and scan.lower(ref.last) == "/" and scan.touch(ref.last - 1)
    return ref.last + 2 if shared and len(digits) in (2, 4) and digits.isdecimal() else ref.last


def read_quarter(scan: Scan, index: int) -> list[Match]:
    """``3. Quartal 2024``, ``ersten Halbjahr``, ``zweiten Jahreshälfte``, ``Schlussquartal``."""
    word, first = scan.lower(index), index
    code = _QUARTER_WORDS.get(word)
    if code is None:
        first, number = ordinal_before(scan, index)
        if not 1 <= number <= (2 if word in _HALF_WORDS else 4):
            return []
        code = ("H" if word in _HALF_WORDS else "Q") + str(number)
    if any(scan.lower(index + step) in _FISCAL for step in (1, 2, 3)):
        return []
    return [_in_year(scan, first, index + 1, code, "quarter")]


def read_half(scan: Scan, index: int) -> list[Match]:
    """``zweiten Hälfte des Jahres 2024``, ``ersten Hälfte 2025``; of a decade or month, see :func:`widened`."""
    number = read_ordinal(scan.left(index - 1)) or 0
    if not scan.capital(index) or not 1 <= number <= 2 or year_after(scan, index + 1) is None:
        return []
    return [_in_year(scan, index - 1, index + 1, f"H{number}", "quarter")]


def _in_year(scan: Scan, first: int, last: int, tail: str, rule: str) -> Match:
    ref = year_after(scan, last)
    value, anchor = dated(tail, ref)
    return widened(scan, Match(first, ref.last if ref else last, "DATE", rule, value, anchor=anchor))


def ordinal_before(scan: Scan, index: int) -> tuple[int, int]:
    """First token and value of the ordinal before ``index`` (``3.``, ``dritten``); value 0 where there is none."""
    if scan.left(index - 1) == "." and scan.touch(index - 2):
        text = scan.left(index - 2)
        return (index - 2, int(text)) if text.isdecimal() and len(text) <= 2 else (index, 0)
    return index - 1, read_ordinal(scan.left(index - 1)) or 0


def read_letter_period(scan: Scan, index: int) -> list[Match]:
    """``Q3 2024``, ``H1/2025``, ``im Q3``: bare ones need a preposition (Audi Q3, Hotel H1)."""
    letter, number = scan.token(index).text, scan.token(index + 1).text
    limit = {"Q": "4", "H": "2"}.get(letter)
    if limit is None or not scan.touch(index) or len(number) != 1 or not "1" <= number <= limit:
        return []
    if (scan.touch(index - 1) and scan.lower(index - 1) not in ("(", "/")) or (
        scan.touch(index + 1) and scan.token(index + 2).kind != "symbol"
    ):
        return []
    slash = int(scan.lower(index + 2) == "/" and scan.touch(index + 1))
    ref = year_after(scan, index + 2 + slash)
    paired = scan.lower(index + 2) in ("und", "bis") and scan.lower(index + 3) == scan.lower(index)
    if ref is None and not paired and scan.left(index - 1) not in _LETTER_CUES:
        return []
    before = scan.token(index - 1)
    if (
        before.kind == "word"
        and before.lower not in _LETTER_CUES
        and scan.capital(index - 1)
        and before.lower not in PARTS
    ):
        return []
    value, anchor = dated(letter + number, ref)
    return [widened(scan, Match(index, ref.last if ref else index + 2, "DATE", "quarter", value, anchor=anchor))]


def read_week(scan: Scan, index: int) -> list[Match]:
    """``KW 14``, ``14. Kalenderwoche 2025``."""
    number, last = scan.token(index + 1).text, index + 2
    first = index
    if not (number.isdecimal() and len(number) <= 2):
        first, week = ordinal_before(scan, index)
        last = index + 1
    else:
        week = int(number)
    if not 1 <= week <= 53:
        return []
    slash = int(scan.lower(last) == "/" and scan.touch(last))
    ref = year_after(scan, last + slash)
    value, anchor = dated(f"W{week:02d}", ref)
    return [widened(scan, Match(first, ref.last if ref else last, "DATE", "week", value, anchor=anchor))]


def read_decade(scan: Scan, index: int) -> list[Match]:
    """``Neunzigerjahre``, ``fünfziger und sechziger Jahren``, ``die Neunziger``."""
    digit, named = _decade_digit(scan.lower(index))
    if digit is None:
        return []
    last = index + 1
    if not named and scan.lower(last) in ("jahre", "jahren", "jahres"):
        named, last = True, last + 1
    value, anchor = decade(str(digit))
    match = Match(index, last, "DATE", "decade", value, anchor=anchor)
    if scan.left(index - 1) in ("goldenen", "wilden") and digit == 2:
        match = replace(match, first=index - 1, value="192", anchor=None)
    wide = widened(scan, match)
    bare = scan.capital(index) and scan.token(wide.first).lower in (*ARTICLES, *PARTS)
    if not named and (not bare or scan.token(last).kind == "number" or scan.capital(last)):
        return []
    earlier = _decade_before(scan, index)
    return [earlier, wide] if earlier else [wide]


def _decade_digit(word: str) -> tuple[int | None, bool]:
    """The tens digit of a decade word, and whether it holds ``Jahre``."""
    stem = word.removesuffix("-jahren").removesuffix("-jahre").removesuffix("jahren").removesuffix("jahre")
    digit = DECADES.get(stem)
    return (digit if digit is not None else DECADES.get(stem.removesuffix("n"))), stem != word


def _decade_before(scan: Scan, index: int) -> Match | None:
    """The ``fünfziger`` of ``fünfziger und sechziger Jahren``."""
    if scan.left(index - 1) not in ("und", "bis", "oder"):
        return None
    word = scan.left(index - 2)
    digit, _ = _decade_digit(word.removesuffix("-")) if word else (None, False)
    if digit is None:
        return None
    value, anchor = decade(str(digit))
    return widened(scan, Match(index - 2, index - 1, "DATE", "decade", value, anchor=anchor))


def read_century(scan: Scan, index: int) -> list[Match]:
    """``20. Jahrhundert``, ``18. und 19. Jahrhundert``, ``5. Jahrhundert v. Chr.``, ``dritte Jahrtausend``."""
    digits = 2 if scan.lower(index).startswith("jahrhundert") else 1
    first, number = ordinal_before(scan, index)
    if not 1 <= number <= (22 if digits == 2 else 9):
        return []
    era, last = _era(scan, index + 1)
    prefix = "BC" if era == "v" else ""
    match = Match(first, last, "DATE", "century", f"{prefix}{number - 1:0{digits}d}")
    matches = [widened(scan, match)]
    first -= int(scan.left(first - 1) in PART_ADJECTIVES)
    if scan.left(first - 1) in ("und", "bis", "/", "oder", "-", "–"):
        before, earlier = ordinal_before(scan, first - 1)
        if 1 <= earlier < number:
            value = f"{prefix}{earlier - 1:0{digits}d}"
            matches.insert(0, widened(scan, Match(before, first - 1, "DATE", "century", value)))
    return matches


def _era(scan: Scan, index: int) -> tuple[str, int]:
    """``v. Chr.`` or ``n. Chr.`` at ``index``: its first letter and the index behind it."""
    if scan.lower(index) in ("v", "n") and scan.lower(index + 1) == "." and scan.lower(index + 2) == "chr":
        return scan.lower(index), index + 3 + int(scan.lower(index + 3) == ".")
    return "", index
