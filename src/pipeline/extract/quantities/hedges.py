"""Finds bounds and hedges around a figure (``rund``, ``mehr als``, ``oder mehr``): its modifier."""

from typing import cast

from pipeline.extract.quantities.page import Page
from pipeline.lexicon import load
from pipeline.types import Modifier

_data = load("modifiers")
_BEFORE: dict[str, Modifier] = {phrase: name for name, phrases in _data["before"].items() for phrase in phrases}
_BEHIND: dict[str, Modifier] = {phrase: name for name, phrases in _data["behind"].items() for phrase in phrases}
_LAST_WORDS = frozenset(phrase.rsplit(" ", 1)[-1] for phrase in _BEFORE)
INSIDE = cast(dict[str, Modifier], _data["inside"])
_TOPIC_VERBS = tuple(_data["topic_verbs"])
_TOPIC_NOUNS = frozenset(_data["topic_nouns"])
_ABBREVIATED = frozenset({"ca", "max", "mind"})
_WORDS_OF_PHRASE = 4
_CLAUSE = 12
_ARTICLES = frozenset(load("quantity_guards")["determiners"])
_BORDERS = frozenset(".,;:!?()–")


def modifier_of(page: Page, first: int, after: int, counted: bool) -> Modifier | None:
    """The modifier of a figure made of the tokens ``first`` up to ``after``; ``counted``: it is a bare cardinal."""
    found = _before(page, first)
    if found is None:
        return behind(page, first, after)
    phrase, modifier = found
    if phrase in {"über", "unter"} and (_has_topic(page, first, after) or (phrase == "unter" and counted)):
        return None
    return modifier


def hedge_words(page: Page, index: int) -> int:
    """How many tokens from ``index`` on are a hedge before a number (``rund``: 1, ``mehr als``: 2), 0 where none is."""
    for length in (3, 2, 1):
        if " ".join(page.raw(index + step).lower for step in range(length)) in _BEFORE:
            dotted = length == 1 and page.raw(index).lower in _ABBREVIATED and page.raw(index + 1).text == "."
            return length + dotted
    return 0


def _before(page: Page, first: int) -> tuple[str, Modifier] | None:
    index = first - 1
    if page.raw(index).text == "." and page.raw(index - 1).lower in _ABBREVIATED and page.touches(index):
        index -= 1
    if page.raw(index).lower not in _LAST_WORDS or not page.same_line(first):
        return None
    if page.raw(index).text == ">" and page.starts_line(index):
        return None
    found, phrase = None, ""
    for step in range(_WORDS_OF_PHRASE):
        at = index - step
        phrase = f"{page.raw(at).lower} {phrase}".strip()
        if phrase in _BEFORE:
            found = phrase, _BEFORE[phrase]
        if at == 0 or not page.same_line(at):
            break
    return found


def _has_topic(page: Page, first: int, after: int) -> bool:
    """``verfügt über drei Kameras``, ``ein Kredit über fünf Millionen``: the preposition is no bound."""
    return any(_clause_has_topic(page, index, step) for index, step in ((first - 2, -1), (after, 1)))


def _clause_has_topic(page: Page, index: int, step: int) -> bool:
    for at in range(index, index + step * _CLAUSE, step):
        token = page.raw(at)
        if not token.text or token.text in _BORDERS:
            return False
        if token.text[0].isupper():
            if step < 0 and token.lower in _TOPIC_NOUNS:
                return True
        elif token.lower.startswith(_TOPIC_VERBS):
            return True
    return False


def behind(page: Page, first: int, after: int) -> Modifier | None:
    """``oder mehr``, ``aufwärts``, ``von 5120 Mark an``."""
    if not page.same_line(after):
        return None
    one = page.raw(after).lower
    if one == "an" and page.raw(first - 1).lower in {"von", "vom"} and _goes_on(page, after + 1):
        return "at_least"
    two = f"{one} {page.raw(after + 1).lower}"
    if two in _BEHIND:
        return _BEHIND[two] if page.raw(after + 2).kind != "word" or not _compares(page, after + 2) else None
    return _BEHIND.get(one) if one in _BEHIND and _ends_clause(page, after + 1) else None


def _compares(page: Page, index: int) -> bool:
    """``und mehr Frauen``, ``und weniger als``: the words start something new."""
    token = page.raw(index)
    return token.text[0].isupper() or token.lower == "als"


def _goes_on(page: Page, index: int) -> bool:
    """A verb may follow: ``an`` ends ``von … an``; it is no preposition and no part of a verb (``kündigte … an.``)."""
    token = page.raw(index)
    return token.kind == "word" and token.text[0].islower() and token.lower not in _ARTICLES


def _ends_clause(page: Page, index: int) -> bool:
    token = page.raw(index)
    return not token.text or token.kind == "symbol" or not page.same_line(index)
