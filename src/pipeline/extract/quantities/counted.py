"""Finds the noun that a number counts."""

from pipeline.extract.quantities.page import Page
from pipeline.extract.quantities.vocabulary import word_value
from pipeline.lemmas import base_form
from pipeline.lexicon import load

_data = load("counted_nouns")
_STOPS = frozenset(_data["stops"]) | frozenset(load("quantity_guards")["determiners"])
_ADVERBS = frozenset(_data["adverbs"])
GENITIVES = frozenset(_data["genitives"])

_ADJECTIVE_ENDINGS = ("e", "en", "er", "es", "em")
_HYPHENS = "-‐‑"
MAX_BETWEEN = 6
"""Words that may stand between a number and its noun."""


def counted_noun(page: Page, index: int) -> int | None:
    """The token of the noun counted by a number that ends before ``index``: over adjectives, and into a genitive.

    ``236 Milliarden Parametern``, ``20 weltweit führenden KI-Modelle``, ``zwei der drei größten Banken``.
    """
    at = index
    if page.raw(at).lower in GENITIVES and page.same_line(at) and not _is_number(page, at + 1):
        at += 1
    for _ in range(MAX_BETWEEN):
        if not page.same_line(at):
            return None
        token = page.token(at)
        if token.kind != "word":
            if token.text == "," and at > index and _is_adjective(page, at - 1) and _is_adjective(page, at + 1):
                at += 1
                continue
            return None
        if token.text[0].isupper():
            return _noun_at(page, at)
        if not _passes(page, at):
            return None
        at += 1
    return None


def _noun_at(page: Page, index: int) -> int | None:
    """The noun at the first word with a capital, or behind it where that is an adjective of a place (``Berliner Firmen``)."""
    if page.touches(index + 1) and page.raw(index + 1).text in set(_HYPHENS):
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
    return _is_adjective(page, index) or (page.raw(index).lower in _ADVERBS and _is_adjective(page, index + 1))


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
    following = page.raw(index + 1)
    place = (
        token.lower.endswith("er")
        and following.kind == "word"
        and following.text[0].isupper()
        and page.same_line(index + 1)
    )
    return not (place and base_form(token.text) == token.text and base_form(following.text) != following.text)
