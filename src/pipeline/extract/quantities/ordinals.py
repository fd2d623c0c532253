"""Reads ordinals: ``zweiter``, ``der 22. Platz``, ``4ter``, ``zum hundert und dritten Mal``."""

from decimal import Decimal

from pipeline.extract.numerals import read_ordinal
from pipeline.extract.quantities.guards import DETERMINERS, SENTENCE_STARTERS
from pipeline.extract.quantities.numbers import read_number
from pipeline.extract.quantities.page import Page
from pipeline.extract.quantities.shares import Share
from pipeline.extract.quantities.spelled import read_spelled_ordinal
from pipeline.lexicon import load

_guards = load("quantity_guards")
_NOT_ORDINAL = frozenset(_guards["not_ordinal"])
_FIRST_RANKS = frozenset(_guards["first_ranks"])
_NOMINAL_PREDICATES = frozenset(
    {"als", "wurde", "wird", "war", "ist", "werden", "wurden", "der", "dem", "die", "den", "zum", "zur"}
)
_LINKS = frozenset({"und", "oder", "bis", "sowie"})
_ADJECTIVE_ENDINGS = ("e", "en", "er", "es")
_ORDINAL_SUFFIXES = frozenset({"te", "ten", "ter", "tes", "tem", "ste", "sten", "ster", "stes", "stem"})
MAX_BETWEEN = 6
"""Words that may stand between an ordinal and its noun."""


def read_ordinal_word(page: Page, index: int) -> Share | None:
    """``zweiter``, ``dritten``: an ordinal in words; ``erste`` only beside a noun of rank."""
    token = page.tokens[index]
    value = read_ordinal(token.lower)
    following = page.raw(index + 1)
    if value is None or (page.touches(index + 1) and following.text == "-") or following.lower in _NOT_ORDINAL:
        return None
    if page.touches(index) and page.text[token.start - 1] in "-/_@#":
        return None
    if value <= 1:
        return _first(page, index) if value == 1 else None
    if value == 8 and page.raw(index - 1).lower not in DETERMINERS:
        return None
    if token.text[0].isupper() and _is_ordinal_name(page, index):
        return None
    return Share("ordinal", Decimal(value), index, index + 1, "ordinal.word")


def _is_ordinal_name(page: Page, index: int) -> bool:
    """``Dritte Welt``, ``an Dritte``: written with a capital inside a sentence, as a name or for other people."""
    following = page.raw(index + 1)
    noun = following.kind == "word" and following.text[0].isupper() and page.same_line(index + 1)
    if page.starts_sentence(index):
        return not noun and page.tokens[index].lower.startswith("dritt") and following.text == ""
    if not noun and _is_in_ranking(page, index):
        return False
    regnal = page.raw(index - 1).lower in {"der", "die", "dem", "den"} and page.capital(index - 2) and index > 1
    return noun or regnal or page.raw(index - 1).lower not in _NOMINAL_PREDICATES


def _is_in_ranking(page: Page, index: int) -> bool:
    """``…, Zweiter wurde Kenia``, ``Fünfter, Zweiter, Dritter``; ``Dritter`` alone may be other people."""
    before = page.raw(index - 1).text
    listed = before in {",", "und", "oder"} and read_ordinal(page.raw(index - 2).lower) is not None
    word = page.tokens[index].lower
    return word.endswith("ter") and (listed or (before in {",", ";"} and word != "dritter"))


def _first(page: Page, index: int) -> Share | None:
    token, following = page.tokens[index], page.raw(index + 1)
    ranked = following.lower in _FIRST_RANKS and following.text[0].isupper()
    person = token.text in {"Erste", "Erster"} and page.raw(index - 1).lower in {"als", "wurde", "wird"}
    if not ranked and not (person and not following.text[:1].isupper()):
        return None
    return Share("ordinal", Decimal(1), index, index + 1, "ordinal.first")


def read_ordinal_digits(page: Page, index: int) -> Share | None:
    """``der 22. Platz``: an article, the numeral with its point, and a noun that is no month."""
    token, point = page.tokens[index], page.raw(index + 1)
    if (
        point.text != "."
        or not page.touches(index + 1)
        or not token.text.isdigit()
        or len(token.text) > 3
        or token.text[0] == "0"
    ):
        return None
    if page.touches(index) or not page.same_line(index) or not _may_rank(page, index):
        return None
    at = _ranked_noun(page, index + 2)
    noun = page.raw(at)
    if not page.same_line(at) or not page.capital(at) or noun.lower in _NOT_ORDINAL or page.token(at) is not noun:
        return None
    if noun.text in SENTENCE_STARTERS:
        return None
    return Share("ordinal", Decimal(token.text), index, index + 2, "ordinal.digits")


def _may_rank(page: Page, index: int) -> bool:
    """An article stands before, ``als`` without a comparative, or an ordinal and ``und`` (``im 3. und 4. Satz``)."""
    before = page.raw(index - 1).lower
    if before == "als":
        return not page.raw(index - 2).lower.endswith(("er", "mehr"))
    if before in _LINKS:
        return page.raw(index - 2).text == "." and page.raw(index - 3).kind == "number" and page.touches(index - 2)
    return before in DETERMINERS


def _ranked_noun(page: Page, index: int) -> int:
    """The first token behind small words (``117. und letzter Flug``) and further ordinals (``3. und 4. Satz``)."""
    at = index
    while at < index + MAX_BETWEEN and page.same_line(at):
        word = page.raw(at)
        if word.lower in _LINKS:
            at += 3 if page.raw(at + 1).kind == "number" and page.raw(at + 2).text == "." else 1
        elif word.kind == "word" and word.text[0].islower() and word.lower.endswith(_ADJECTIVE_ENDINGS):
            at += 1
        else:
            break
    return at


def read_ordinal_suffix(page: Page, index: int) -> Share | None:
    """``4ter``, ``21ste``: an ordinal in digits with its ending."""
    token, ending = page.tokens[index], page.token(index + 1)
    if (
        not page.touches(index + 1)
        or ending.lower not in _ORDINAL_SUFFIXES
        or (page.touches(index + 2) and page.raw(index + 2).kind != "symbol")
    ):
        return None
    if (index and page.touches(index)) or not token.text.isdigit() or len(token.text) > 3 or token.text[0] == "0":
        return None
    noun = page.raw(index + 2).lower
    return None if noun in _NOT_ORDINAL else Share("ordinal", Decimal(token.text), index, index + 2, "ordinal.digits")


def read_ordinal_apart(page: Page, index: int) -> Share | None:
    """``zum hundert und dritten Mal``, ``der zwei Millionen erste``: an ordinal in several words."""
    following = page.next_word(index + 1)
    if page.tokens[index].kind != "word" or following.kind != "word":
        return None
    number = read_number(page, index)
    if number is None or number.value != int(number.value) or number.first != index:
        return None
    found = read_spelled_ordinal(page, index, int(number.value), number.after)
    if found is None or page.raw(found[1]).lower in _NOT_ORDINAL:
        return None
    return Share("ordinal", Decimal(found[0]), index, found[1], "ordinal.words")
