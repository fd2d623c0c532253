"""Bare numbers that look like cardinals and are ages, hours, titles, places in a book or emergency calls."""

from collections.abc import Callable

from pipeline.extract.quantities.counted import is_plural
from pipeline.extract.quantities.magnitudes import Number
from pipeline.extract.quantities.page import DASHES, QUOTES, Page
from pipeline.extract.quantities.vocabulary import word_value
from pipeline.lexicon import load

_data = load("lookalikes")
_EMERGENCY_NUMBERS = frozenset(_data["emergency_numbers"])
_EMERGENCY_BEFORE = frozenset(_data["emergency_before"])
_EMERGENCY_BEHIND = tuple(_data["emergency_behind"])
_TURNS = frozenset(_data["turns"])
_IS_AGE = frozenset(_data["is_age"])
_AT_THE_TIME = frozenset(_data["at_the_time"])
_LIFE = tuple(_data["life"])
_AGE_VERBS = frozenset(_data["age_verbs"])
_SPEED_WORDS = frozenset(_data["speed_words"])
_BIBLE = frozenset(_data["bible"])
_AGE_NOUNS = frozenset(_data["age_nouns"])
_PEOPLE = frozenset(_data["people"])
_AGE_BOUNDS = frozenset(_data["age_bounds"])

_LOTTERY = tuple(_data["lottery"])
_DRAWN = 24
_SPRINTS = frozenset({("0", "auf", "100"), ("null", "auf", "hundert"), ("null", "auf", "100")})
_SINGULAR = frozenset({"das", "dem", "des"})
_BEFORE_SINGULAR = frozenset({"mit", "bei", "in", "auf", "unter", "trägt", "trug"})
_BEFORE_PLURAL = frozenset({"an", "um", "unter", "über", "auf", "in", "gegen"})
_ENDS = frozenset({"", ".", ",", ";", "!", "?"})
_MARKS = QUOTES - {"(", "["}
_OLDEST = 120
_ROW = 3
_LONGEST_BOUND = 6
_LEAST_BOUND = 10
_CLAUSE = 6
"""Words on either side in which a verb makes a number an age."""
_MINUTES = 30
_HOURS = 24


def is_lookalike(page: Page, number: Number, noun: int | None) -> bool:
    """Whether a number without unit and magnitude is one of them; ``noun``: the token it seems to count."""
    if _is_title(page, number, noun) or _is_place_in_book(page, number) or _is_ratio(page, number):
        return True
    if _is_part_of_time(page, number) or _is_in_row(page, number):
        return True
    return noun is None and any(test(page, number) for test in _WITHOUT_NOUN)


def _is_title(page: Page, number: Number, noun: int | None) -> bool:
    """``„99 Luftballons“``, ``„8½“``: a number and its noun are all that stands in quotation marks."""
    first, after = number.first, (noun + 1 if noun is not None else number.after)
    opens = page.raw(first - 1).text in _MARKS and page.touches(first)
    return opens and page.raw(after).text in _MARKS and page.touches(after)


def _is_place_in_book(page: Page, number: Number) -> bool:
    """``Johannes 3,16``, ``1 Kor 13,4``, ``2 BvR 1333/17``, ``NJW 1972, 335``, ``† 551``, ``'43``."""
    before, behind = page.raw(number.first - 1), page.raw(number.after)
    if page.capital(number.first - 1) and before.lower in _BIBLE and page.same_line(number.first):
        return True
    if page.capital(number.after) and page.raw(number.after + 2).text == "/" and page.touches(number.after + 2):
        return page.raw(number.after + 1).kind == "number"
    if behind.lower in _BIBLE and page.capital(number.after) and page.raw(number.after + 1).kind == "number":
        return True
    if before.text == "," and _is_year(page.raw(number.first - 2).text):
        return sum(char.isupper() for char in page.raw(number.first - 3).text) > 1
    short = before.text in {"'", "’"} and len(number.digits) == 2 and behind.text not in _MARKS
    return before.text == "†" or (short and page.touches(number.first))


def _is_year(text: str) -> bool:
    return len(text) == 4 and text.isdigit() and text[:2] in {"18", "19", "20"}


def _is_ratio(page: Page, number: Number) -> bool:
    """``1 : 50 000``, ``92 :85``: with a blank before the colon; ``90.+4``, ``Karten: 3 - 2``."""
    if any(_is_apart(page, dash) for dash in (number.first - 1, number.after)):
        return True
    colon = page.raw(number.after)
    if colon.text == ":" and not page.touches(number.after) and page.raw(number.after + 1).kind == "number":
        return page.same_line(number.after) and page.same_line(number.after + 1)
    if colon.text == "." and page.raw(number.after + 1).text == "+" and page.touches(number.after + 1):
        return True
    before = number.first - 1
    return page.raw(before).text == ":" and not page.touches(before) and page.raw(before - 1).kind == "number"


def _is_apart(page: Page, dash: int) -> bool:
    """A hyphen between blanks and two numerals."""
    if page.raw(dash).text != "-" or page.touches(dash) or page.touches(dash + 1) or not page.same_line(dash):
        return False
    if is_spaced_count(page, dash):
        return False
    return page.token(dash - 1).kind == page.token(dash + 1).kind == "number" and page.same_line(dash + 1)


def is_spaced_count(page: Page, dash: int) -> bool:
    """``30 - 60 Seiten``: a hyphen between the bounds of what is counted; small numbers may be a score."""
    low, high = page.token(dash - 1).text, page.token(dash + 1).text
    if not all(end.isascii() and end.isdigit() and len(end) <= _LONGEST_BOUND for end in (low, high)):
        return False
    counted = page.same_line(dash + 2) and page.capital(dash + 2) and is_plural(page.raw(dash + 2).text)
    return counted and int(low) < int(high) >= _LEAST_BOUND


def _is_in_row(page: Page, number: Number) -> bool:
    """``3 – 14 – 19``: one of three numbers or more between dashes."""
    return _dashed(page, number.first - 1, -1) + _dashed(page, number.after, 1) >= _ROW - 1


def _dashed(page: Page, dash: int, step: int) -> int:
    """How many numbers stand on one side, each behind a dash; counted up to two."""
    count = 0
    while count < _ROW - 1 and page.raw(dash).text in DASHES and page.raw(dash + step).kind == "number":
        count, dash = count + 1, dash + 2 * step
    return count


def _is_part_of_time(page: Page, number: Number) -> bool:
    """``die 54 und 63-jährigen``: the number shares its unit with an age."""
    if page.raw(number.after).lower not in {"und", "oder", "bis"} or page.raw(number.after + 1).kind != "number":
        return False
    return page.raw(number.after + 2).text == "-" and page.raw(number.after + 3).lower.startswith("jähr")


def _is_age(page: Page, number: Number) -> bool:
    """``Er wurde 80.``, ``war 27, als``, ``, damals 33,``, ``(SPD, 45)``."""
    before, behind = page.raw(number.first - 1), page.raw(number.after)
    if number.value != int(number.value) or not 0 < number.value <= _OLDEST:
        return False
    if before.lower in _TURNS and behind.text in _ENDS:
        return True
    if _is_age_of_people(page, number.first - 1):
        return True
    if before.lower in _IS_AGE and behind.text == "," and page.raw(number.after + 1).lower == "als":
        return True
    if before.lower in _AT_THE_TIME and behind.text == "," and page.raw(number.first - 2).text == ",":
        return True
    return before.text == "," and behind.text == ")" and page.capital(number.first - 2)


def _is_age_of_people(page: Page, index: int) -> bool:
    """``im Alter von 80``, ``Erwachsene über 60``, but not ``die Zahl der Kinder über 500``; ``index``: the preposition."""
    if page.raw(index).lower == "von":
        return page.raw(index - 1).lower in _AGE_NOUNS
    if page.raw(index).lower not in _AGE_BOUNDS or page.raw(index - 1).lower not in _PEOPLE:
        return False
    return not any(page.raw(index - step).lower in {"zahl", "anzahl"} for step in range(2, _CLAUSE))


def _is_age_or_speed(page: Page, number: Number) -> bool:
    """``Mit 80 ist sie fit``, ``starb mit 80``, ``mit 80 durch den Ort``."""
    if page.raw(number.first - 1).lower != "mit" or number.value != int(number.value):
        return False
    behind = page.raw(number.after).lower
    if behind in _SPEED_WORDS or (behind in _AGE_VERBS and page.starts_sentence(number.first - 1)):
        return True
    around = (*range(number.first - _CLAUSE, number.first - 1), *range(number.after, number.after + _CLAUSE))
    return number.value <= _OLDEST and any(page.raw(at).lower.startswith(_LIFE) for at in around)


def _is_hour(page: Page, number: Number) -> bool:
    """``fünf vor zwölf``, ``kurz nach 2``."""
    before, behind = page.raw(number.first - 1).lower, page.raw(number.after).lower
    if behind in {"vor", "nach"}:
        return number.value <= _MINUTES and 0 < _value(page, number.after + 1) <= _HOURS
    if before not in {"vor", "nach"} or number.value > _HOURS:
        return False
    return page.raw(number.first - 2).lower in {"kurz", "bald"} or 0 < _value(page, number.first - 2) <= _MINUTES


def _value(page: Page, index: int) -> int:
    token = page.raw(index)
    if token.kind == "number":
        return int(token.text) if token.text.isascii() and token.text.isdigit() and len(token.text) <= 2 else 0
    value = word_value(token.lower) if token.kind == "word" else None
    return int(value) if value is not None else 0


def _is_emergency_call(page: Page, number: Number) -> bool:
    """``die 112``, ``unter der 116 117``, ``bitte 110 wählen``."""
    if not number.digits or number.value not in _EMERGENCY_NUMBERS:
        return False
    before, behind = page.raw(number.first - 1).lower, page.raw(number.after).lower
    return before in _EMERGENCY_BEFORE or behind.startswith(_EMERGENCY_BEHIND)


def _is_name(page: Page, number: Number) -> bool:
    """``mit dem 4004``, ``das 320``, ``die 10 des Teams``, ``mit der 13``: an article in the singular counts nothing."""
    if not number.digits or not page.same_line(number.first):
        return False
    article, before, behind = (page.raw(at).lower for at in (number.first - 1, number.first - 2, number.after))
    if article == "die":
        return behind == "des" or (behind in _ENDS and before not in _BEFORE_PLURAL)
    return article in _SINGULAR or (article == "der" and (before in _BEFORE_SINGULAR or behind == "des"))


def _is_drawn(page: Page, number: Number) -> bool:
    """``Die Gewinnzahlen lauten 3, 12, 17``."""
    before = page.text[page.tokens[max(number.first - _DRAWN, 0)].start : number.start].lower()
    if not any(ending in before for ending in _LOTTERY):  # almost always, and seen at once
        return False
    for at in range(number.first - 1, max(number.first - _DRAWN, -1), -1):
        token = page.raw(at)
        if token.text == "." or not page.same_line(at + 1):
            return False
        if token.lower.endswith(_LOTTERY):
            return True
    return False


def _is_sprint(page: Page, number: Number) -> bool:
    """``von 0 auf 100``."""
    if "auf" not in {page.raw(number.first - 1).lower, page.raw(number.first + 1).lower}:
        return False
    words = tuple(page.raw(number.first + step).lower for step in range(-2, 3))
    return words[2:] in _SPRINTS or words[:3] in _SPRINTS


def _is_gallery(page: Page, number: Number) -> bool:
    """``1 von 12`` alone on a line, below a picture."""
    for first, after in ((number.first, number.after + 2), (number.first - 2, number.after)):
        ends = not page.raw(after).text or not page.same_line(after)
        if page.raw(first + 1).lower == "von" and page.starts_line(first) and ends and page.raw(first).kind == "number":
            return page.raw(first + 2).kind == "number" and first + 2 < len(page.tokens)
    return False


_WITHOUT_NOUN: tuple[Callable[[Page, Number], bool], ...] = (
    _is_age,
    _is_age_or_speed,
    _is_hour,
    _is_emergency_call,
    _is_name,
    _is_gallery,
    _is_drawn,
    _is_sprint,
)
