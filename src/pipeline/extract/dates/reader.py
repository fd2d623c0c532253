"""One pass over the tokens: words and numbers that can begin or head a time expression are handed to their reader."""

from collections.abc import Callable, Sequence

from pipeline.extract.dates import clock, feasts, lengths, months, numeric, periods, units, weekdays, words, years
from pipeline.extract.dates import vocabulary as vocab
from pipeline.extract.dates.joins import join, share_years
from pipeline.extract.dates.match import NOTHING, Match, Scan, expression
from pipeline.extract.tokens import Token
from pipeline.types import TimeExpression

Reader = Callable[[Scan, int], list[Match]]


def read_unit(scan: Scan, index: int) -> list[Match]:
    """What a unit of time heads: a year, a feast, a set, a period, a length, tried in this order."""
    word = scan.lower(index)
    if not scan.capital(index) and word != "tags":
        return []
    if word == "tag" and (feast := feasts.read_feast(scan, index)):
        return feast
    if word in years.YEAR_WORDS and (year := years.read_year_word(scan, index)):
        return [year]
    if word.startswith("wochenende") and word in vocab.UNITS and (weekend := units.weekend(scan, index)):
        return [weekend]
    if word.startswith(("jahrhundert", "jahrtausend")) and (century := periods.read_century(scan, index)):
        return century
    if word.startswith(("quartal", "halbjahr")) and (quarter := periods.read_quarter(scan, index)):
        return quarter
    found = units.read_set(scan, index) or units.read_shifted(scan, index)
    return [found] if found else lengths.read_length(scan, index)


def _readers() -> dict[str, Reader]:
    """The reader for each word that calls for one; where a word is in two lexicons, the later line counts."""
    readers: dict[str, Reader] = {}
    for words_, reader in (
        (vocab.UNITS, read_unit),
        (vocab.MONTHS, months.read_month),
        (vocab.FEAST_HEADS - {"tag"}, feasts.read_feast),
        (vocab.DAY_PARTS, weekdays.read_day_part),
        ([*vocab.WEEKDAYS, *vocab.WEEKDAY_PARTS], weekdays.read_weekday),
        (vocab.SEASONS, periods.read_season),
        (["jahreshälfte", "schlussquartal", "schlussquartals", "auftaktquartal"], periods.read_quarter),
        (["hälfte"], periods.read_half),
        (["gesamtjahr", "kalenderjahr", "kalenderjahres"], _read_whole_year),
        (["q", "h"], periods.read_letter_period),
        (["kw", "kalenderwoche"], periods.read_week),
        (vocab.DECADE_WORDS, periods.read_decade),
        (["advent", "adventssonntag", "weihnachtstag", "weihnachtsfeiertag"], feasts.read_numbered_feast),
        (vocab.UNIT_ABBREVIATIONS, lengths.read_abbreviated),
        (vocab.DAY_HOURS, weekdays.read_day_hours),
        (["uhr"], clock.read_oclock),
        (["halb"], clock.read_half_hour),
        (["viertel"], clock.read_quarter_hour),
        (["mitternacht"], clock.read_midnight),
        ([*vocab.NOUNS, *vocab.TEXT_NOUNS], words.read_noun),
        (vocab.TODAY_ADJECTIVES, words.read_today_adjective),
        (vocab.YEAR_ADJECTIVES, words.read_year_adjective),
        (vocab.REFERENCES, words.read_reference),
        (vocab.PHRASE_HEADS, words.read_phrase),
        ([*vocab.LENGTHS, *vocab.UNIT_COMPOUNDS], words.read_vague_length),
        (vocab.RECURRING, words.read_recurring),
        ([word for word in vocab.DEICTIC if word != "morgen"], words.read_deictic),
        (["morgen"], _read_morgen),
        (["früh"], lambda _scan, _index: []),
    ):
        readers.update(dict.fromkeys(words_, reader))
    return readers


def _read_whole_year(scan: Scan, index: int) -> list[Match]:
    """``Gesamtjahr 2014``."""
    found = years.read_year_word(scan, index)
    return [found] if found else []


def _read_morgen(scan: Scan, index: int) -> list[Match]:
    """``am Morgen`` is a part of the day, ``morgen`` the next day."""
    return (scan.capital(index) and weekdays.read_day_part(scan, index)) or words.read_deictic(scan, index)


_READERS = _readers()


def read_times(text: str, tokens: list[Token], blocked: Sequence[tuple[int, int]]) -> list[TimeExpression]:
    """The time expressions of ``text`` in order, without overlap; nothing is read inside the spans of ``blocked``.

    >>> text = "Im Herbst 2024"
    >>> [(found.text, found.value) for found in read_times(text, tokenize(text), [])]  # doctest: +SKIP
    [('Herbst 2024', '2024-FA')]

    ``blocked`` are names that hold digits (``Agenda 2010``). Linear in the length of the text.
    """
    scan = Scan(text, _masked(tokens, blocked) if blocked else tokens)
    matches: list[Match] = []
    for index, token in enumerate(scan.tokens):
        if index < scan.floor:
            continue
        if token[0] == "word":
            reader = _READERS.get(token[4])
            found = reader(scan, index) if reader else None
        else:
            found = numeric.read_number(scan, index) if token[0] == "number" else None
        if found or (matches and matches[-1].last >= index - 1 and token[0] != "symbol"):
            _append(scan, matches, found or _beside(scan, matches[-1], index))
    return [expression(scan, match) for match in share_years(scan, matches)]


def _beside(scan: Scan, last: Match, index: int) -> list[Match]:
    """What is a time only right behind a day: ``gestern Abend``, ``23. Juli 2025, 13:11``."""
    if last.last == index and (hour := clock.read_bare_hour(scan, index, last)):
        return [hour]
    if last.last < index and scan.lower(last.last) not in (",", "|", "-", "–"):
        return []
    number = scan.token(index).kind == "number"
    found = clock.read_colon_time(scan, index) if number else weekdays.read_beside_day(scan, index)
    return [found] if found and join(scan, last, found) else []


def _append(scan: Scan, matches: list[Match], found: list[Match]) -> None:
    for match in found:
        joined = join(scan, matches[-1], match) if matches else None
        if joined:
            matches[-1] = joined
        else:
            matches.append(match)
        scan.floor = matches[-1].last


def _masked(tokens: list[Token], blocked: Sequence[tuple[int, int]]) -> list[Token]:
    """The tokens, with NOTHING-like symbols in place of those that a blocked span overlaps."""
    masked, at = [], 0
    for token in tokens:
        while at < len(blocked) and blocked[at][1] <= token.start:
            at += 1
        inside = at < len(blocked) and blocked[at][0] < token.end
        masked.append(Token("symbol", token.start, token.end, "\0", NOTHING.lower) if inside else token)
    return masked
