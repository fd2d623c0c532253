"""Names as a model finds them, put right by the contract: borders mended, and what is no name dropped.

No title, article, quote or bracket belongs to a name, and none goes beyond a line. Ordinary nouns and compounds of them
(``KI-Chips``), adjectives (``chinesische``), currencies, months, techniques, plain dates and amounts are no names.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache

from pipeline.annotate.common_nouns import is_common_noun
from pipeline.lexicon import load
from pipeline.types import Name, check_span

_LINE = re.compile(r"[^\n]+")
_STOP = re.compile(r"\.\s+(\w+)")
_OPENING = re.compile(r"[\s\"'„“”»«‚‘’›‹(\[{*#_©®–—,;:!?/|•·-]+")
_CLOSING = re.compile(r"[\s\"'„“”»«‚‘›‹(\[{*#_©®–—,;:!?/|•·-]$")
_STOP_OF_NAME = re.compile(r"(?:\b\w|\.\w+|\b[IVX]+|\b(?:Inc|Co|Cie|Corp|Ltd|St|Jr|Sr|Bros))\.$")
_QUOTE = re.compile(r"[\"„“»«‚‘›]$")
_APOSTROPHE = re.compile(r"[^\Wsxzß]’$|^(?=’)")
_YEAR = re.compile(r"\s(?:19|20)\d\d$")
_ADJECTIVE = re.compile(r"\w+(?:isch|ische[mnrs]?)")
_BEGINNING = re.compile(r"(?:^|[\n.!?:…]|[#*•-])[\s\"„»“*#-]*$")
_LONGEST = 200
_REACH = 12


@dataclass(frozen=True)
class _Words:
    function: frozenset[str]
    """Articles, prepositions …: lower case."""
    starters: frozenset[str]
    """The same and more, as they begin a sentence."""
    dates_and_money: frozenset[str]
    """Lower case."""
    abbreviations: frozenset[str]
    appositions: tuple[str, ...]


@cache
def _words() -> _Words:
    no_names = load("no_names")
    days_and_months = (load("months")["names"], load("weekdays")["names"])
    calendar = {word for names in days_and_months for words in names.values() for word in words[:2]}
    function = frozenset(load("function_words")["words"])
    return _Words(
        function,
        frozenset(load("sentence_starters")["words"]) | {word.capitalize() for word in function},
        frozenset(calendar | set(load("currency_words")["nouns"]) | {"prozent", "uhr", "millionen", "milliarden"}),
        frozenset(no_names["abbreviations"]),
        tuple(no_names["appositions"]),
    )


def cleaned(text: str, names: Iterable[Name], known: frozenset[str] = frozenset()) -> Iterator[Name]:
    """The names that are some, with mended borders; those in ``known`` stay as they are, adjectives of them go (``Bremer``)."""
    for name in names:
        if name.text in known:
            yield name
            continue
        for start, end in _sentences(text, name):
            mended = _mended(text, replace(name, start=start, end=end, text=text[start:end]))
            if mended is not None and not _is_none(text, mended, known):
                yield mended


def _sentences(text: str, name: Name) -> Iterator[tuple[int, int]]:
    """The parts of a name that lie in different lines or sentences."""
    for line in _LINE.finditer(text, name.start, name.end):
        start = line.start()
        for stop in _STOP.finditer(line[0]):
            if stop[1] in _words().starters:
                yield start, line.start() + stop.start()
                start = line.start() + stop.start(1)
        yield start, line.end()


def shortened(text: str, name: Name, start: int, end: int) -> Name | None:
    """The part ``text[start:end]`` of a name, its borders mended; None where no name is left."""
    part = _mended(text, replace(name, start=start, end=end, text=text[start:end])) if start < end else None
    return None if part is None or _is_none(text, part, frozenset()) else part


def _mended(text: str, name: Name) -> Name | None:
    start, end = name.start, name.end
    if end - start > _LONGEST:
        return None
    while start < end:
        before = start, end
        opening = _OPENING.match(text, start, end)
        start = opening.end() if opening else start
        if start == end:
            return None
        end = _closed(text, start, _end(text, start, end))
        start, end = _without_words(text, start, end, name)
        if (start, end) == before:
            check_span(text, start, end, text[start:end])
            return replace(name, start=start, end=end, text=text[start:end])
    return None


def _end(text: str, start: int, end: int) -> int:
    """The end without the marks behind a name; a genitive apostrophe, an abbreviation's stop and paired brackets stay."""
    last = text[end - 1]
    if last == "-":  # half of a compound: Mittel- und Osteuropa
        return start
    if last in ")]":
        opening = "(" if last == ")" else "["
        return end if text.count(opening, start, end) >= text.count(last, start, end) else end - 1
    if last == ".":
        return end if _STOP_OF_NAME.search(text, start, end) else end - 1
    if last in "’'":
        return end if text[end - 2 : end - 1] in set("sxzß") and end - start > 1 else end - 1
    return end - 1 if _CLOSING.match(last) else end


def _closed(text: str, start: int, end: int) -> int:
    """The end with the bracket that closes one in the name (``Frankfurt (Oder)``), or before the one that stays open."""
    opening = text.rfind("(", start, end)
    if opening < 0 or text.find(")", opening, end) >= 0:
        return end
    return end + 1 if text[end : end + 1] == ")" else opening


def _without_words(text: str, start: int, end: int, name: Name) -> tuple[int, int]:
    """The borders without the first or last word, where that is none of the name."""
    words = text[start:end].split()
    if not words:
        return end, end
    first, last = words[0], words[-1]
    quoted = bool(_QUOTE.search(text, max(0, start - 1), start))
    is_title = name.label == "MISC" and len(words) > 1 and not _BEGINNING.search(text, max(0, start - _REACH), start)
    if not quoted and not is_title and (first in _words().function or first in _words().starters):
        return start + len(first), end
    if len(words) > 1 and _stands_before(first, name):
        return start + len(first), end
    if not quoted and len(words) > 1 and (last in _words().function or _is_lower_word(last)):
        return start, end - len(last)
    if name.label != "MISC" and (year := _YEAR.search(text, start, end)):
        return start, year.start()
    return start, end


def _stands_before(word: str, name: Name) -> bool:
    """Whether a name's first word is a title or another noun that says what the named is: ``Drohnenbauer DJI``."""
    if word[:1].isupper() and not word.isupper():
        lower, listed = word.lower(), _words().appositions
        if any(lower.endswith(ending.lstrip("-")) and f"-{lower}" != ending for ending in listed):
            return True
    return name.label == "PER" and (word in {"Frau", "Herr", "Herrn", "Dr.", "Prof."} or is_common_noun(word))


def _is_lower_word(word: str) -> bool:
    from simplemma import is_known  # loads its word list, half a second, only where it is needed

    return word.isalpha() and word.islower() and len(word) > 2 and is_known(word, "de")


def _is_none(text: str, name: Name, known: frozenset[str]) -> bool:
    """Whether what is left is no name."""
    words = name.text.split()
    bare = [word.strip(".,").lower() for word in words]
    if not any(map(str.isalpha, name.text)):
        return True
    if len(words) > 1:
        ordinary = [word in _words().dates_and_money or word.isdigit() for word in bare]
        return all(ordinary) and any(map(str.isdigit, name.text))
    word = words[0]
    return (
        word in _words().abbreviations
        or (bare[0] in _words().dates_and_money and name.label != "PER")
        or _ADJECTIVE.fullmatch(word) is not None
        or is_common_noun(word)
        or _is_of_a_place(text, name, known)
        or _is_ordinary_at_the_beginning(text, name)
    )


def _is_of_a_place(text: str, name: Name, known: frozenset[str]) -> bool:
    """Whether the word is an adjective in -er from a place: ``Bremer``, ``Hangzhouer``."""
    word = name.text
    if not word.endswith("er") or word in known:
        return False
    stem = word[:-2]
    return not known.isdisjoint({stem, f"{stem}en", f"{stem}e", f"{stem[:-1]}en"}) and len(stem) > 2


def _is_ordinary_at_the_beginning(text: str, name: Name) -> bool:
    """Whether a word that opens a sentence has its capital from there alone: ``Gratis``, ``Wenig``, ``Mancher``."""
    from simplemma import is_known, lemmatize

    begins = _BEGINNING.search(text, max(0, name.start - _REACH), name.start)
    return begins is not None and is_known(name.text, "de") and lemmatize(name.text, "de").islower()
