"""Finds the noun that a number counts and puts it into its base form."""

from pipeline.extract.quantities.page import HYPHENS, Page
from pipeline.extract.quantities.vocabulary import word_value
from pipeline.extract.tokens import Token
from pipeline.lemmas import base_form, known_lemma, lemma_of
from pipeline.lexicon import load

_data = load("counted_nouns")
_STOPS = frozenset(_data["stops"]) | frozenset(load("quantity_guards")["determiners"])
_ADVERBS = frozenset(_data["adverbs"])
_PLACES = frozenset(_data["places"])
GENITIVES = frozenset(_data["genitives"])

_ADJECTIVE_ENDINGS = ("e", "en", "er", "es", "em")
MAX_BETWEEN = 6
"""Words that may stand between a number and its noun."""


def counted_noun(page: Page, index: int, shared: bool = False) -> int | None:
    """The token of the noun counted by a number that ends before ``index``: over adjectives, and into a genitive.

    ``236 Milliarden Parametern``, ``20 weltweit führenden KI-Modelle``, ``zwei der drei größten Banken``, and once over a
    further number (``1.111 alten und 634 neuen Pfählen``); ``shared``: that number is behind.
    """
    at = index
    if page.raw(at).lower in GENITIVES and page.same_line(at) and not _is_number(page, at + 1):
        at += 1
    for _ in range(MAX_BETWEEN):
        if not page.same_line(at):
            return None
        token = page.raw(at) if page.raw(at).lower in _ADVERBS else page.token(at)
        if token.kind != "word":
            if token.text == "," and at > index and _is_adjective(page, at - 1) and _is_adjective(page, at + 1):
                at += 1
                continue
            return None
        if token.text[0].isupper():
            return _noun_at(page, at)
        if token.lower in {"und", "sowie"} and at > index and not shared and _is_number(page, at + 1):
            return counted_noun(page, at + 2, shared=True) if _is_adjective(page, at + 2) else None
        if not _passes(page, at):
            return None
        at += 1
    return None


def _noun_at(page: Page, index: int) -> int | None:
    """The noun at the first word with a capital, or behind it where that is an adjective of a place (``Berliner Firmen``)."""
    if page.touches(index + 1) and page.raw(index + 1).text in HYPHENS:
        return _second_noun(page, index + 2)
    if _is_noun(page, index):
        return index
    return index + 1 if _is_noun(page, index + 1) and _is_adjective(page, index, True) else None


def _second_noun(page: Page, index: int) -> int | None:
    """``Kurz- und Mittelstreckenflüge``: the head stands in the second noun."""
    return index + 1 if page.raw(index).lower in {"und", "oder", "sowie"} and _is_noun(page, index + 1) else None


def _is_number(page: Page, index: int) -> bool:
    token = page.raw(index)
    return token.kind == "number" or (token.kind == "word" and word_value(token.lower) is not None)


def _passes(page: Page, index: int) -> bool:
    """Whether the noun may stand behind this lower-case word: an adjective, or an adverb before one."""
    if page.raw(index).lower in {"und", "sowie"}:
        return _is_adjective(page, index - 1) and _is_adjective(page, index + 1)
    if page.raw(index).lower in _ADVERBS:
        return any(_is_adjective(page, at) for at in (index + 1, index + 2))
    return _is_adjective(page, index)


def _is_adjective(page: Page, index: int, capital: bool = False) -> bool:
    token = page.raw(index)
    if token.kind != "word" or (token.text[0].isupper() and not capital) or token.lower in _STOPS:
        return False
    return token.lower.endswith(("er",) if capital else _ADJECTIVE_ENDINGS) and len(token.lower) > 3


def _is_noun(page: Page, index: int) -> bool:
    """A word with a capital that is no abbreviation before a point, no adjective of a place and no lone capital letter."""
    token = page.token(index)
    if token.kind != "word" or not token.text[0].isupper() or len(token.text) < 2 or not page.same_line(index):
        return False
    return not (page.capital(index + 1) and page.same_line(index + 1) and _is_place(token, page.raw(index + 1)))


def _is_place(token: Token, noun: Token) -> bool:
    """``Berliner Firmen``, ``Emder Werften``, but not ``Vertreter Deutschlands``, ``KI-Entwickler Chinas``."""
    if token.lower in _PLACES or not token.lower.endswith("er"):
        return token.lower in _PLACES
    base = base_form(noun.text)
    names = base in {noun.text, noun.text.removesuffix("s")}
    return not names and known_lemma(token.text) is None and lemma_of(token.text) == token.text


def is_plural(noun: str) -> bool:
    """Whether the form differs from the base form (``Pfifferlinge``); a plural without ending is not told (``Wagen``)."""
    return base_form(noun) != noun
