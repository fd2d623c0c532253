"""Years: explicit ones after another word, relative ones (``des vergangenen Jahres``), bare ones in running text."""

from dataclasses import dataclass
from typing import Literal

from pipeline.extract.dates.match import Match, Scan, starts_sentence, widened
from pipeline.extract.dates.vocabulary import (
    COUNTED_NOUNS,
    DASHES,
    DATED,
    HAVING,
    HOLDING,
    NOT_A_YEAR_AFTER,
    NOUNS,
    PARTICIPLES,
    SHIFTS,
    TEXT_NOUNS,
    TEXT_SHIFTS,
    YEAR_CUES,
)
from pipeline.types import TimeAnchor

_APOSTROPHES = frozenset("’'‘")
_RANGE = frozenset(["bis", "und", "oder", *DASHES])
_NO_VERB = frozenset(["bis", "und", "oder", "von", "davon", "der", "mal"])
_ABBREVIATION = 3
_LONGEST_GAP = 10
"""``1914/18`` and ``1870/71`` are years; later ones with a slash are seasons, of two years."""
_SIGNS_AFTER = frozenset(["%", "€", "$", "£", "°", "+", "×", "="])
YEAR_WORDS = frozenset(["jahr", "jahre", "jahrs", "jahres"])


@dataclass(frozen=True, slots=True)
class YearRef:
    """A year that is written beside a month, season or feast: known, or so many years from another date."""

    last: int
    year: str | None = None
    shift: int = 0
    against: Literal["published", "text"] = "published"


def year_number(scan: Scan, index: int) -> str | None:
    """The four digits at ``index`` if they can be a year (1000 to 2199)."""
    token = scan.token(index)
    return token.text if token.kind == "number" and len(token.text) == 4 and _is_year(token.text) else None


def _is_year(digits: str) -> bool:
    return digits.isascii() and digits.isdecimal() and "1000" <= digits < "2200"


def year_after(scan: Scan, index: int) -> YearRef | None:
    """The year that begins at ``index``: ``2024``, ``des Jahres 2024``, ``vergangenen Jahres``, ``des Vorjahres``.

    Behind a month or feast the digits are a year whatever follows (``6. Oktober 2017 2 BvR 987/16``), but for a round
    number of what is counted (``im Mai 2000 Euro``).
    """
    if (year := year_number(scan, index)) and (_ends_well(scan, index) or not scan.touch(index)):
        amount = year.endswith("00") and scan.lower(index + 1) in COUNTED_NOUNS and not scan.broken(index)
        return None if amount else YearRef(index + 1, year)
    if year := _short_year(scan, index):
        return YearRef(index + 2, year)
    of = scan.lower(index) == "des"
    index += of
    word = scan.lower(index)
    if word in YEAR_WORDS and (year := year_number(scan, index + 1)):
        return YearRef(index + 2, year)
    if of and word in ("jahres", "jahrs") and scan.lower(index + 1) not in ("der", "des"):
        return YearRef(index + 1)
    if scan.lower(index + 1) in YEAR_WORDS:
        if word in SHIFTS:
            return YearRef(index + 2, shift=SHIFTS[word])
        if word in TEXT_SHIFTS:
            return YearRef(index + 2, shift=TEXT_SHIFTS[word], against="text")
    return _year_noun(index, word)


def _short_year(scan: Scan, index: int) -> str | None:
    """The ``’89`` of ``Herbst ’89``; 30 to 99 mean the 20th century, as in ``’90er``."""
    digits = scan.token(index + 1).text
    if scan.lower(index) not in _APOSTROPHES or not scan.touch(index) or len(digits) != 2 or not digits.isdecimal():
        return None
    free = not scan.touch(index + 1) or (
        scan.token(index + 2).kind == "symbol" and scan.lower(index + 2) not in _APOSTROPHES
    )
    return ("19" if digits >= "30" else "20") + digits if free else None


def _year_noun(index: int, word: str) -> YearRef | None:
    entry, text_entry = NOUNS.get(word), TEXT_NOUNS.get(word)
    if entry and entry["unit"] == "Y" and "mod" not in entry:
        return YearRef(index + 1, shift=entry["shift"])
    if text_entry and text_entry["unit"] == "Y":
        return YearRef(index + 1, shift=text_entry["shift"], against="text")
    return None


def dated(tail: str, ref: YearRef | None) -> tuple[str | None, TimeAnchor | None]:
    """Value and anchor of what ``tail`` (``03``, ``12-24``, ``FA``) names in the year of ``ref``."""
    if ref is None:
        return None, TimeAnchor("published", f"XXXX-{tail}")
    if ref.year is not None:
        return f"{ref.year}-{tail}", None
    return None, TimeAnchor(ref.against, f"XXXX-{tail}", "Y", ref.shift)


def read_year_word(scan: Scan, index: int) -> Match | None:
    """``Jahr 2024``, ``des Jahres 2024``; the number may have fewer digits (``Jahr 800``)."""
    token = scan.token(index + 1)
    if era := read_era(scan, index + 1):
        return widened(scan, Match(index, era.last, "DATE", "year.era", era.value))
    if token.kind != "number" or not token.text.isdecimal() or len(token.text) not in (3, 4):
        return None
    if not _ends_well(scan, index + 1) or (len(token.text) == 4 and not _is_year(token.text)):
        return None
    if scan.lower(index) == "jahre" and scan.left(index - 1) not in ("im", "dem", "vom", "zum"):
        return None
    return widened(scan, Match(index, index + 2, "DATE", "year.word", token.text.zfill(4)))


def read_era(scan: Scan, index: int) -> Match | None:
    """``44 v. Chr.``, ``79 n. Chr.``."""
    token, era = scan.token(index), scan.lower(index + 1)
    if era not in ("v", "n", "vor", "nach") or len(token.text) > 4 or not token.text.isdecimal():
        return None
    dot = int(scan.lower(index + 2) == ".")
    if scan.lower(index + 2 + dot) not in ("chr", "christus", "christi"):
        return None
    last = index + 3 + dot + int(scan.lower(index + 3 + dot) == "." and scan.lower(index + 2 + dot) == "chr")
    year = token.text.zfill(4)
    return Match(index, last, "DATE", "year.era", f"BC{year}" if era[0] == "v" else year)


def read_bare_year(scan: Scan, index: int) -> list[Match]:
    """A four-digit number that the words around it make a year: ``seit 2023``, ``(Köln, 1998)``, not ``2000 Menschen``.

    ``2024/25`` gives two matches, as a range does.
    """
    year = year_number(scan, index)
    if year is None or not _begins_well(scan, index) or not _ends_well(scan, index):
        return []
    if _is_counted(scan, index, year) or not _is_believable(scan, index, year):
        return []
    matches = [widened_part(scan, Match(index, index + 1, "DATE", "year.bare", year))]
    if second := _second_year(scan, index, year):
        matches.append(second)
    return matches


def widened_part(scan: Scan, match: Match) -> Match:
    """The match with ``Anfang``, ``Mitte`` or ``Ende`` in front, but with no article: ``die 2016 gegründete Firma``."""
    wide = widened(scan, match)
    return wide if wide.mod else match


def _second_year(scan: Scan, index: int, year: str) -> Match | None:
    token = scan.token(index + 2)
    if scan.lower(index + 1) not in ("/", "-", "–") or not (scan.touch(index) and scan.touch(index + 1)):
        return None
    gap = (int(token.text) - int(year)) % 100 if len(token.text) == 2 and token.text.isdecimal() else 0
    if not 1 <= gap <= (_LONGEST_GAP if scan.lower(index + 1) == "/" and "1800" <= year < "1990" else 1):
        return None
    return Match(index + 2, index + 3, "DATE", "year.second", str(int(year) + gap))


def _begins_well(scan: Scan, index: int) -> bool:
    if scan.left(index - 1) in NOT_A_YEAR_AFTER or scan.token(index - 1).kind == "number":
        return False
    abbreviated = scan.left(index - 1) == "." and scan.touch(index - 2) and len(scan.left(index - 2)) <= _ABBREVIATION
    if abbreviated and scan.left(index - 2) in NOT_A_YEAR_AFTER:
        return False
    if not scan.touch(index - 1):
        return True
    before = scan.token(index - 1).text
    if before in DASHES or before == "/":
        return year_number(scan, index - 2) is not None
    return before in "(\"„“»«'‚‘[,;…©*†|."


def _ends_well(scan: Scan, index: int) -> bool:
    after = scan.token(index + 1)
    if not scan.touch(index):
        pages = scan.lower(index + 2) in ("s", "seiten")
        other = (after.kind == "number" and not pages) or after.text in _SIGNS_AFTER or _is_symbol(after.text)
        return scan.broken(index) or not other
    if after.text in DASHES or after.text == "/":
        return not scan.touch(index + 1) or _goes_on(scan, index, after.text)
    if after.text == ":":
        return not scan.touch(index + 1) and scan.token(index - 1).text != ":"
    return after.kind == "symbol" and after.text not in "%€$£°_@&=+²"


def _goes_on(scan: Scan, index: int, sign: str) -> bool:
    """``1998–2003``, ``2024/25``; not ``2016/679`` and not ``2024-Modell``."""
    if year_number(scan, index + 2):
        return True
    year, end = scan.token(index).text, scan.token(index + 2).text
    if len(end) != 2 or not end.isdecimal():
        return False
    if sign == "/":
        return 1 <= (int(end) - int(year)) % 100 <= (_LONGEST_GAP if "1800" <= year < "1990" else 1)
    return end > year[2:] and sign == "–"


def _is_symbol(word: str) -> bool:
    """Whether a short word has capitals inside, as symbols of units have (``mAh``, ``kWh``)."""
    return 2 <= len(word) <= 4 and word[0].islower() and word != word.lower()


def _is_counted(scan: Scan, index: int, year: str) -> bool:
    """Whether the number counts what follows: a listed noun, or for a round number any plural-like noun."""
    word = scan.token(index + 1)
    pair = word.lower in _RANGE or word.lower == "zu" or (word.lower == "auf" and scan.left(index - 1) == "von")
    if pair and scan.token(index + 2).kind == "number":
        word = scan.token(index + 3)
        return word.lower in COUNTED_NOUNS or word.text in _SIGNS_AFTER
    if word.kind != "word" or scan.broken(index):
        return word.text == "." and scan.left(index - 1) in HOLDING
    if word.lower in COUNTED_NOUNS:
        return True
    if _is_owned(scan, index):
        return True
    if word.lower in PARTICIPLES:
        return False
    likely = year >= "1800" and not year.endswith("00")
    noun = word
    if word.lower.endswith(("e", "en", "er")) and word.text.islower() and scan.capital(index + 2):
        noun = scan.token(index + 2)
        if noun.lower in COUNTED_NOUNS and scan.left(index - 1) not in YEAR_CUES:
            return True
    return not likely and noun.text[:1].isupper() and scan.left(index - 1) not in YEAR_CUES


def _is_owned(scan: Scan, index: int) -> bool:
    """``hat 1885 Pfeifen.``, ``stehen 1924 Kreuze``: a verb of having in front of the number, and only the noun behind it."""
    after = scan.token(index + 2)
    if scan.left(index - 1) not in HAVING or not scan.capital(index + 1) or year_number(scan, index + 2):
        return False
    return (
        after.kind == "symbol"
        or after.lower in ("und", "sowie", "auf", "mit", "aus")
        or scan.left(index - 1) in HOLDING
    )


def _is_believable(scan: Scan, index: int, year: str) -> bool:
    """From 1900 on a bare number is a year; before, something has to say so (a preposition, brackets, a dash)."""
    if year >= "2100":
        return scan.left(index - 1) in YEAR_CUES
    if year >= "1800" and (year >= "1900" or not year.endswith("00")):
        return True
    before = scan.left(index - 1)
    if before in YEAR_CUES - {"in"} or scan.lower(index + 1) in PARTICIPLES or before in ("(", "*", "†", "©"):
        return True
    if before in DASHES or before == "/":
        return year_number(scan, index - 2) is not None
    if (starts_sentence(scan, index) or before in DATED) and _goes_on_small(scan, index):
        return not year.endswith(("00", "50"))
    return scan.lower(index + 1) in ("–", "/", "-") and year_number(scan, index + 2) is not None


def _goes_on_small(scan: Scan, index: int) -> bool:
    """Whether a small word follows that counts nothing: ``1648 endete``, ``wurde 1756 in``, not ``1234 von 2000``."""
    after = scan.token(index + 1)
    return after.kind == "word" and after.text.islower() and after.text not in _NO_VERB
