"""Says which bare numbers are no quantities: labels, codes, years, ages, scores, numbering."""

from pipeline.extract.quantities.counted import is_plural
from pipeline.extract.quantities.hedges import hedge_words
from pipeline.extract.quantities.lookalikes import is_lookalike
from pipeline.extract.quantities.magnitudes import Number
from pipeline.extract.quantities.page import Page
from pipeline.extract.quantities.vocabulary import is_time, word_value
from pipeline.extract.tokens import Token
from pipeline.lexicon import load

_data, _small = load("quantity_guards"), load("counted_nouns")
_LABELS = frozenset(_data["labels"])
_RANKS = frozenset(_data["ranks"])
_STREETS = tuple(_data["streets"])
DETERMINERS = frozenset(_data["determiners"])
_FIXED = frozenset(tuple(phrase) for phrase in _data["fixed"])
_STARTERS = frozenset(_small["stops"]) | frozenset(_small["adverbs"]) | DETERMINERS | frozenset(_data["starters"])
_YEAR_WORDS = frozenset(_data["year_words"])
_BEFORE_NULL = frozenset({"bei", "auf", "gleich", "gegen", "nahe", "von", "unter", "über", "an"})
_LOWER_LABELS = frozenset({"nr", "op", "§", "§§", "abs", "art", "s", "vgl", "tel", "rn", "lit", "no"})
_PRODUCT_SUFFIXES = frozenset(_data["product_suffixes"])
_FUSED = frozenset({"am", "im", "zum", "zur", "vom", "beim"})
_CLOCK = frozenset({"um", "gegen", "mit"})
_HOUR_PARTS = frozenset({"halb", "viertel", "dreiviertel"})
_NAMED = 12
"""Numbers up to it are often part of a name where a capital letter starts them (``die Zehn Gebote``)."""
_LARGEST_NAMED = 10_000
"""No name has a number from there on that is written with a point."""
_LONGEST_ABBREVIATION = 3
SENTENCE_STARTERS = frozenset(load("sentence_starters")["words"])
_CLAUSE_OPENERS = frozenset({",", ";", "(", "–", ""})
_LONGEST_RANK = 3
_TIME_LINKS = frozenset({"bis", "und", "oder", "auf", "statt"})
_YEAR_DIGITS = 4
_LONGEST_RANGE = 6
_DIMENSIONS = frozenset({"mal", "x", "×"})


def is_no_cardinal(page: Page, number: Number, noun: int | None) -> bool:
    """Whether a number without unit and magnitude is something else than a cardinal; ``noun``: the token it counts."""
    before, behind = page.raw(number.first - 1).lower, page.raw(number.after).lower
    if before in _HOUR_PARTS or behind in _DIMENSIONS or behind.startswith("jährig"):
        return True
    if behind not in _TIME_LINKS and _is_year(page, number, noun):  # the commonest by far, so asked first
        return True
    if _is_score(page, number, noun) or _is_attached(page, number, noun) or is_lookalike(page, number, noun):
        return True
    if behind in _TIME_LINKS and not page.token(number.after + 1).text and is_count(page.raw(number.after + 1)):
        upper = page.raw(number.after + 1)
        year = upper.kind == "number" and len(upper.text) == _YEAR_DIGITS  # 11.400 und 1933 noch
        return behind == "bis" or not year or len(number.digits) == _YEAR_DIGITS
    if not number.digits:
        return _is_word_name(page, number, noun)
    if _is_numbering(page, number) or is_label(page, number.first) or _is_code(page, number, noun):
        return True
    if noun is None and before == "von" and is_label(page, number.first - 2):  # Seite 12 von 300
        return True
    return _is_name_part(page, number, noun) or _is_year(page, number, noun)


def _is_attached(page: Page, number: Number, noun: int | None) -> bool:
    """Something hangs on the number, and it is not the upper end of a range before its noun (``200-300 Gäste``)."""
    ends = (number.digits, page.raw(number.after + 1).text)
    ranges = page.raw(number.after).text == "-" and noun == number.after + 2
    if ranges and all(end.isascii() and end.isdigit() and len(end) <= _LONGEST_RANGE for end in ends):
        return int(ends[0]) >= int(ends[1]) or page.capital(number.first - 1)
    return _touches_word(page, number.after)


def _touches_word(page: Page, after: int) -> bool:
    """``5G``, ``90er``, ``20-Jährige``, ``drei-``: something hangs on the number."""
    if not page.touches(after):
        return False
    token = page.raw(after)
    if token.text == "-" and page.raw(after + 1).lower in {"bis", "und", "oder"} and not page.touches(after + 1):
        compound = page.raw(after + 3).text == "-" and page.touches(after + 3)  # 10-, 20- und 50-Cent-Münzen
        return compound or not is_count(page.raw(after + 2))
    return token.kind == "word" or token.text in {"-", "‐", "‑", "/", "×"}


def is_count(token: Token) -> bool:
    """Whether the token is a number in digits or a number word."""
    return token.kind == "number" or (
        token.kind == "word" and (token.lower == "eins" or word_value(token.lower) is not None)
    )


def _is_score(page: Page, number: Number, noun: int | None) -> bool:
    """``3 zu 2``, ``zwei zu eins``, but not of votes."""
    if noun is not None and page.raw(noun).lower == "stimmen":
        return False
    if page.raw(number.after).lower == "zu" and is_count(page.raw(number.after + 1)):
        return True
    return page.raw(number.first - 1).lower == "zu" and is_count(page.raw(number.first - 2))


def _is_word_name(page: Page, number: Number, noun: int | None) -> bool:
    token = page.tokens[number.first]
    before = page.raw(number.first - 1)
    if _is_ranked(page, number.first) or _is_fixed(page, number.first) or _is_numbered_pair(page, number):
        return True
    if token.lower == "null":
        return noun is None and before.lower not in _BEFORE_NULL and not page.alone(number.start, number.end)
    if (
        not token.text[0].isupper()
        or token.lower in {"hundert", "tausend", "minus"}
        or page.starts_sentence(number.first)
    ):
        return False
    return noun is None or not (_is_shouted(token) or (number.value > _NAMED and before.text[:1].islower()))


def _is_ranked(page: Page, first: int) -> bool:
    """``Platz zwei``, ``Gruppe eins und zwei``."""
    if page.raw(first - 1).lower in {"und", "oder", "bis"} and page.raw(first - 2).lower == "eins":
        first -= 2
    before = page.raw(first - 1)
    return before.lower in _RANKS and before.text[:1].isupper()


def _is_numbered_pair(page: Page, number: Number) -> bool:
    """``seine Saisontore neun und zehn``: two numbers in a row behind a plural say which ones."""
    if page.raw(number.after).lower not in {"und", "oder"} or word_value(page.raw(number.after + 1).lower) is None:
        return False
    if word_value(page.raw(number.after + 1).lower) != number.value + 1 or page.capital(number.after + 2):
        return False
    return page.capital(number.first - 1) and is_plural(page.raw(number.first - 1).text)


def _is_fixed(page: Page, first: int) -> bool:
    """``null und nichtig``, ``auf allen vieren``: the number stands anywhere in a fixed phrase of two or three words."""
    words = tuple(page.raw(first + step).lower for step in range(-2, 3))
    return any(words[at : at + length] in _FIXED for length in (2, 3) for at in range(3 - length, 3))


def _is_shouted(token: Token) -> bool:
    """A headline in capitals; one letter more than an abbreviation has."""
    return token.text.isupper() and len(token.text) > _LONGEST_ABBREVIATION


def _is_numbering(page: Page, number: Number) -> bool:
    """``1. Fazit``, ``3) Ziele``, ``[12]``, ``(34)``, ``Meier, 34, Lehrer``; a line that is only a number."""
    if _is_ordinal(page, number):
        return True
    behind, before = page.raw(number.after).text, page.raw(number.first - 1)
    if page.alone(number.start, number.end):
        return False
    if page.starts_line(number.first):
        return behind in {".", ")", ""} or not page.same_line(number.after)
    if before.text in {"(", "["} and (behind in {")", "]", "."} or (behind == "," and page.capital(number.first - 2))):
        return number.digits.isdigit() and page.raw(number.first).kind == "number"  # (+2,3) is a change
    return before.text == "," and behind in {",", ""} and page.capital(number.first - 2)


def _is_ordinal(page: Page, number: Number) -> bool:
    """``23. Juli``, ``in 3. Lesung``: a point that is no full stop, whatever the ordinal means."""
    at = number.after
    if page.raw(at).text != "." or not page.touches(at) or not number.digits.isdigit() or not page.same_line(at + 1):
        return False
    following = page.raw(at + 1)
    if following.kind != "word":
        return False
    before = page.raw(number.first - 1)
    compared = before.lower == "als" and page.raw(number.first - 2).lower.endswith(("er", "mehr"))
    ranked = (before.lower in DETERMINERS and not compared) or _is_ranked_noun(page, number.first, at + 1)
    return ranked or following.text[0].islower() or is_time(following.lower)


def _is_ranked_noun(page: Page, first: int, index: int) -> bool:
    """``Zimmer 214, 2. Stock``, ``der neuen 3. Liga``, ``Ob 1. FC Köln``: the word behind the point starts no sentence."""
    if page.raw(index).text in SENTENCE_STARTERS or len(page.raw(first).text) > _LONGEST_RANK:
        return False
    before = page.raw(first - 1)
    if before.text in _CLAUSE_OPENERS or before.lower in {"ob", "wie"}:
        return True
    adjective = before.text[:1].islower() and before.lower.endswith(("e", "en", "er", "es", "em"))
    return adjective and page.raw(first - 2).lower in DETERMINERS


def is_label(page: Page, first: int) -> bool:
    """``Artikel 5``, ``S. 12``, ``§ 5 Abs. 2``, ``Hauptstraße 7``, ``A 7``."""
    if not page.same_line(first):
        return False
    at = first - 1
    for mark in (":", "."):
        if page.raw(at).text == mark and page.touches(at):
            at -= 1
    token = page.raw(at)
    if token.lower in _LABELS and (token.text[0].isupper() or token.lower in _LOWER_LABELS):
        return True
    if token.kind != "word" or not token.text[0].isupper():
        return False
    return len(token.text) == 1 or token.lower.endswith(_STREETS)


def _is_code(page: Page, number: Number, noun: int | None) -> bool:
    """Phone and account numbers, post codes, versions: numerals side by side, long ones without groups, ``2.0``."""
    for slash, other in ((number.first - 1, number.first - 2), (number.after, number.after + 1)):
        if page.raw(slash).text == "/" and page.raw(other).kind == "number" and page.same_line(slash):
            return True
    for index in (number.first - 1, number.after):
        if page.token(index).kind == "number" and page.near(
            max(index, number.first) if index < number.first else index
        ):
            return True
    if "." in number.digits and "," not in number.digits and len(number.digits.rpartition(".")[2]) != 3:
        return True
    if not number.digits.isdigit() or len(number.digits) < 4:
        return False
    if len(number.digits) == 4:
        town = noun == number.after and page.raw(number.first - 1).lower in {"in", ",", "aus", "nach"}
        return town and not _is_plural(page, noun)
    plain = (
        noun is None
        or noun != number.after
        or page.raw(number.first - 1).text in {",", ""}
        or page.starts_line(number.first)
    )
    return plain or not (_is_hedged(page, number) or _is_plural(page, noun))


def _is_plural(page: Page, noun: int | None) -> bool:
    return noun is not None and is_plural(page.raw(noun).text)


def _is_hedged(page: Page, number: Number) -> bool:
    return any(hedge_words(page, number.first - length) == length for length in (1, 2))


def is_lettered(page: Page, number: Number, end: int) -> bool:
    """``Paragraf 49 t``, ``Gleis 3 m``: one letter behind a number with a label is no unit."""
    letter = page.text[number.end : end].strip()
    return bool(number.digits) and len(letter) == 1 and letter.isalpha() and is_label(page, number.first)


def _is_name_part(page: Page, number: Number, noun: int | None) -> bool:
    """``Ascend 910``, ``iPhone 15``: a name, unless a small word starts the sentence or a noun is counted."""
    before = page.raw(number.first - 1)
    if not page.same_line(number.first):
        return False
    if before.kind == "word" and before.text.lower() != before.text and before.lower not in _STARTERS:
        if noun is not None and page.raw(noun).lower in _PRODUCT_SUFFIXES:
            return True
        if noun is not None and not _is_line(page, number, noun):
            return page.raw(noun).text == before.text  # ein Leopard 2 und 14 Leopard 1
        if noun is None and is_plural(before.text) and is_count(page.raw(number.first - 2)):
            return False  # aus 60 Filmen 12 auswählen
        grouped = "." in number.digits and number.value >= _LARGEST_NAMED
        return "," not in number.digits and not grouped and not _is_hedged(page, number)
    if before.lower in _FUSED and noun is None:
        return True
    rises = page.raw(number.after).lower == "auf" and page.raw(number.after + 1).kind == "number"
    whole = "," not in number.digits
    suspended = page.capital(number.after) and page.raw(number.after + 1).text == "-"  # mit 16 Gold-, acht
    return before.lower in _CLOCK and noun is None and whole and number.value <= 24 and not rises and not suspended


def _is_line(page: Page, number: Number, noun: int) -> bool:
    """``RE 19 Düsseldorf``, ``BAB 60 Mainz``: an abbreviation and its number before another name, which has no plural."""
    before = page.raw(number.first - 1).text
    return before.isupper() and len(before) > 1 and noun == number.after and not _is_plural(page, noun)


def _is_year(page: Page, number: Number, noun: int | None) -> bool:
    """A bare 1000 to 2099 counts something only where the noun follows."""
    if not (number.digits.isdigit() and len(number.digits) == 4 and 1000 <= number.value < 2100):
        return False
    before = page.raw(number.first - 1).lower
    hedged = _is_hedged(page, number) and before not in _YEAR_WORDS
    if noun is None:
        return not hedged or number.value >= 1900
    if number.value < 1900 or hedged:
        return False
    if page.raw(noun + 1).lower == "von" and is_count(page.raw(noun + 2)):  # verbuchte 2016 Ausgaben von drei Millionen
        return True
    return before in _YEAR_WORDS or noun != number.after or not _is_plural(page, noun)


def is_front_matter(page: Page) -> int:
    """The index of the first token behind a YAML block at the start of the text, 0 where there is none."""
    if not page.text.startswith("---\n"):
        return 0
    end = page.text.find("\n---", 4)
    if end < 0:
        return 0
    return next((index for index, token in enumerate(page.tokens) if token.start >= end + 4), len(page.tokens))
