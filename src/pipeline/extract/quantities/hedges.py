"""Finds bounds and hedges around a figure (``rund``, ``mehr als``, ``oder mehr``): its modifier."""

from decimal import Decimal
from typing import cast

from pipeline.extract.quantities.page import BORDERS, Page
from pipeline.lexicon import load
from pipeline.types import Modifier

_data = load("modifiers")
_BEFORE: dict[str, Modifier] = {phrase: name for name, phrases in _data["before"].items() for phrase in phrases}
_BEHIND: dict[str, Modifier] = {phrase: name for name, phrases in _data["behind"].items() for phrase in phrases}
_FIRST_WORDS = frozenset(phrase.partition(" ")[0] for phrase in _BEFORE)
_LAST_WORDS = frozenset(phrase.rsplit(" ", 1)[-1] for phrase in _BEFORE)
INSIDE = cast(dict[str, Modifier], _data["inside"])
_TOPIC_VERBS = tuple(_data["topic_verbs"])
_TOPIC_NOUNS = frozenset(_data["topic_nouns"])
_RACE_VERBS = tuple(_data["race_verbs"])
_RACE_NOUNS = frozenset(_data["race_nouns"])
SECOND_GUESS = frozenset(_data["second_guess"])
_DISTANCES = frozenset(_data["distances"])
_DISCIPLINES = frozenset(_data["disciplines"])
_ATTRIBUTES = frozenset(_data["attributes"])
_ABBREVIATED = frozenset({"ca", "max", "mind", "rd"})
_AMONG = 1000
"""Fewer things than that may be those among which something is (``unter 20 Bewerbern``)."""
_PLACES = 10
"""Fewer things than that may be those over which something goes (``über zwei Brücken``)."""
_PREPOSITIONS = frozenset({"auf", "mit", "von", "bei", "um", "aus", "für", "zu", "nach", "in"})
"""Behind one of them ``über`` and ``unter`` are no prepositions (``auf über 300 Anlagen``)."""
_WORDS_OF_PHRASE = 4
_CLAUSE = 12
_ARTICLES = frozenset(load("quantity_guards")["determiners"])


def modifier_of(page: Page, first: int, after: int, count: Decimal | None = None) -> Modifier | None:
    """The modifier of a figure made of the tokens ``first`` up to ``after``; ``count``: the value of a bare cardinal."""
    found = _before(page, first)
    if found is None:
        return behind(page, first, after)
    phrase, modifier = found
    if phrase in {"um die", "an die"}:
        return None if page.raw(after).lower in _ATTRIBUTES else modifier
    if phrase in {"über", "unter"} and page.raw(first - 2).lower in _PREPOSITIONS:
        return modifier
    if phrase in {"über", "unter"} and (_is_place(phrase, count) or _has_topic(page, first, after)):
        return None
    return modifier


def _is_place(phrase: str, count: Decimal | None) -> bool:
    """Whether the preposition rather says where: ``unter 20 Bewerbern``, ``über zwei Brücken``."""
    return count is not None and count < (_AMONG if phrase == "unter" else _PLACES)


def hedge_words(page: Page, index: int) -> int:
    """How many tokens from ``index`` on are a hedge before a number (``rund``: 1, ``mehr als``: 2), 0 where none is."""
    if page.raw(index).lower not in _FIRST_WORDS:
        return 0
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
    if page.raw(after).lower in _DISCIPLINES:
        return True
    verbs, nouns = _TOPIC_VERBS, _TOPIC_NOUNS
    if page.raw(after - 1).lower in _DISTANCES:
        verbs, nouns = verbs + _RACE_VERBS, nouns | _RACE_NOUNS
    return any(_clause_has_topic(page, index, step, verbs, nouns) for index, step in ((first - 2, -1), (after, 1)))


def _clause_has_topic(page: Page, index: int, step: int, verbs: tuple[str, ...], nouns: frozenset[str]) -> bool:
    for at in range(index, index + step * _CLAUSE, step):
        token = page.raw(at)
        if not token.text or token.text in BORDERS:
            return False
        if token.text[0].isupper():
            if step < 0 and token.lower in nouns:
                return True
        elif token.lower.startswith(verbs):
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
