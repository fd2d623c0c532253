"""Bylines: lines that hold nothing but authors, a date, a time and the words around them.

``3. Mai 2024, 9:05 Uhr | Erika Mustermann``, ``Von Erika Mustermann, 3. Mai 2024``, ``Stand: 12.03.2024, 10:15 Uhr``, a
line that is only a date. A date in a running sentence is never one: each word of the line must be accounted for. A group
of words is a person where the line says so (``Von``, a bar, a clock time) or its first word is a known first name.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import pairwise

from pipeline.ingest.dates import german_date, read_german
from pipeline.ingest.metadata import Metadata
from pipeline.ingest.params import IngestParams
from pipeline.ingest.prose import is_running
from pipeline.lexicon import load

_MAX_CHARS = 200
_LAST_LINES = 3
"""How many lines at the end may hold a date with a label (``Stand: 12.03.2024``)."""
_TIME = re.compile(
    r"(?:um\s|\bkl\.\s)?\b\d{1,2}(?:[:.]\d{2}){1,2}\s?(?:Uhr|h\b)?(?!\d)|\b\d{1,2}\sUhr\b", re.IGNORECASE
)
_SEPARATOR = re.compile(r"\s*(?:[|·•/;,()]|\s[-–—]\s|\s(?:und|u\.|&)\s)\s*")
_STRONG_SEPARATOR = re.compile(r"[|·•]")
_NAME_PART = re.compile(r"(?!.*[A-ZÄÖÜ]{2})[A-ZÀ-ÖØ-Þ](?:\.|[\w'’.]*(?:-[A-ZÀ-ÖØ-Þ][\w'’]*)*)")


@dataclass(frozen=True, slots=True)
class Byline:
    """What a byline line states. ``rank`` orders its date: 0 published, 1 without a label, 2 state of the text.

    ``introduced`` says that a word like ``Von`` stands before the authors, ``known`` that their first names are known.
    """

    authors: tuple[str, ...]
    published: date | None
    rank: int
    introduced: bool
    known: bool


def read_byline(line: str) -> Byline | None:
    """The byline that is this whole line, or None.

    >>> read_byline("Von Erika Mustermann, 3. Mai 2024").published
    datetime.date(2024, 5, 3)
    >>> read_byline("Am 3. Mai 2024 trat das Gesetz in Kraft.")
    """
    line = line.strip()
    if not 2 < len(line) <= _MAX_CHARS:
        return None
    days = [(match, read_german(match)) for match in german_date().finditer(line)]
    if len(days) > 3 or any(day is None for _match, day in days):
        return None
    rest, labels = line, []
    for match, day in reversed(days):
        before = _label_before(rest[: match.start()])
        labels.append((before[1], day))
        rest = f"{rest[: before[0]]}|\x00|{rest[match.end() :]}"
    dated = min(labels, key=lambda label: label[0]) if labels else None
    trusted = bool(days and (_TIME.search(rest) or _STRONG_SEPARATOR.search(line)))
    rest = (_TIME.sub("", rest) if days else rest).lstrip("|\x00 -–—")
    authors = _authors(_extras().sub("", rest), trusted, bool(days) or _names_agency(line))
    if authors is None or not (authors or days):
        return None
    rank, published = dated or (1, None)
    return Byline(authors, published, rank, _by().match(rest) is not None, all(map(_has_first_name, authors)))


def find_byline(lines: Sequence[str], params: IngestParams) -> tuple[Metadata, frozenset[int]]:
    """Authors and date from the bylines among the lines of a text, and the indexes of those lines.

    Looked for in the first lines and, for a date with a label, in the last ones. The first line is the headline and no
    byline unless it has a date; below the first running sentence a date without a label is that of an event. Dates that
    stand alone on several lines are headings of a chronicle and count for nothing.
    """
    filled = [index for index, line in enumerate(lines) if line.strip()]
    top = filled[: params.byline_lines]
    alone = sum(_is_bare_date(lines[index]) for index in filled)
    found: dict[int, Byline] = {}
    in_body = False
    for index in top:
        byline = read_byline(lines[index])
        in_body = in_body or (byline is None and is_running(lines[index]))
        is_headline = index == top[0] and byline is not None and byline.published is None
        if not byline or is_headline or (alone > 1 and _is_bare_date(lines[index])):
            continue
        if not in_body or _stands_below_a_lead(byline):
            found[index] = byline
    for index in filled[len(top) :][-_LAST_LINES:]:
        byline = read_byline(lines[index])
        if byline and byline.published and byline.rank != 1:
            found.setdefault(index, byline)
    dated = min((byline for byline in found.values() if byline.published), key=lambda byline: byline.rank, default=None)
    metadata = Metadata(
        authors=next((byline.authors for byline in found.values() if byline.authors), ()),
        published=dated.published if dated else None,
        published_source="byline" if dated else None,
    )
    return metadata, frozenset(found)


def _stands_below_a_lead(byline: Byline) -> bool:
    """True for what can be no part of the article: a date with a label, authors who are introduced."""
    if byline.published and byline.rank != 1:
        return True
    return byline.introduced and bool(byline.authors) and (byline.known or byline.published is not None)


def _is_bare_date(line: str) -> bool:
    match = german_date().search(line) if len(line) < 60 else None
    return match is not None and not (line[: match.start()] + line[match.end() :]).strip(" .,:")


def _label_before(text: str) -> tuple[int, int]:
    """Where the label of the date that follows ``text`` begins, with a weekday, and its rank."""
    match = _label().search(text)
    if not match:
        return len(text), 1
    label = (match["label"] or "").casefold().strip(" :")
    if label in _words("updated"):
        return match.start(), 2
    return match.start(), 0 if label in _words("published") - {"am", "vom", "datum"} else 1


def _authors(rest: str, trusted: bool, personal: bool) -> tuple[str, ...] | None:
    """The persons in what is left of the line; None where it holds anything else.

    Without ``Von`` a group of words counts as a name where the line is ``trusted`` (a clock time or bars beside a date);
    where it is ``personal`` (a date, an agency), the first name must be known.
    """
    introduced = False
    names: list[str] = []
    for piece in _SEPARATOR.split(rest.replace("\x00", "|")):
        piece = piece.strip(" .:-–—")
        if not piece or piece.casefold() in _words("agencies") or piece in _words("places"):
            continue
        is_genre = False
        if by := _by().match(piece):
            piece, introduced, is_genre = piece[by.end() :].lstrip(), True, by["genre"] is not None
        if piece.casefold() in _words("agencies"):
            continue
        certain = trusted or introduced
        if not _is_name(piece) or not (
            (certain and not is_genre) or ((personal or is_genre) and _has_first_name(piece))
        ):
            return None
        names.append(piece)
    return tuple(names)


def _names_agency(line: str) -> bool:
    """True for ``dpa/Erika Mustermann``."""
    parts = line.split("/")
    return len(parts) > 1 and any(part.strip().casefold() in _words("agencies") for part in parts)


def _is_name(piece: str) -> bool:
    """Two to five words in the form of a person's name."""
    words = [word for word in piece.split() if word.casefold() not in _words("titles")]
    parts = []
    for before, word in pairwise(["", *words]):
        if word not in _words("particles") and not (before in {"von", "van"} and word in _words("particle_articles")):
            parts.append(word)
    if not 2 <= len(parts) <= 4 or len(words) > 5 or words[-1] != parts[-1]:
        return False
    return all(_NAME_PART.fullmatch(word) and word not in _words("not_names") for word in parts)


def _has_first_name(name: str) -> bool:
    words = (word for word in name.split() if word.casefold() not in _words("titles"))
    return next(words, "").partition("-")[0] in _first_names()


@cache
def _first_names() -> frozenset[str]:
    return frozenset(load("first_names")["names"])


@cache
def _words(key: str) -> frozenset[str]:
    return frozenset(load("byline")[key])


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def _weekdays() -> Iterator[str]:
    for names in load("weekdays")["names"].values():
        yield from names
        yield f"{names[0][:2]}."


@cache
def _label() -> re.Pattern[str]:
    label, day = _any(_words("published") | _words("updated")), _any(_weekdays())
    return re.compile(
        rf"(?:(?<![\w-])(?P<label>{label})\s?:?\s?)?(?:(?<![\w-])(?:(?:am|vom|den)\s)?(?:{day})?,?\s?(?:den\s)?)?$",
        re.IGNORECASE,
    )


@cache
def _by() -> re.Pattern[str]:
    by, label, genre = (_any(_words(key)) for key in ("by", "by_label", "by_genre"))
    return re.compile(rf"(?:(?P<genre>{genre})|{by})(?:\s?:\s?|\s)|(?:{label})\s?:", re.IGNORECASE)


@cache
def _extras() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{'|'.join(load('byline')['extras'])})(?![\w-])", re.IGNORECASE)
