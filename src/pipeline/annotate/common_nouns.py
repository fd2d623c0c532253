"""Whether a word is an ordinary German noun, or a compound of one: ``Mathematiktest``, ``KI-Chips``, ``Ruderboot``."""

from functools import cache

from pipeline.lexicon import load

_SHORTEST_HEAD = 4
_SHORTEST_FRONT = 4
_LONGEST = 60


@cache
def _nouns() -> frozenset[str]:
    return frozenset(load("common_nouns")["words"])


@cache
def _heads() -> frozenset[str]:
    return _nouns() | frozenset(load("no_names")["heads"])


def is_common_noun(word: str) -> bool:
    """Whether the last part of ``word`` is a noun that is (almost) never part of a name.

    >>> is_common_noun("KI-Chips"), is_common_noun("Ruderboot"), is_common_noun("DeepSeek-V2"), is_common_noun("Bodensee")
    (True, True, False, False)
    """
    head = word.rpartition("-")[2]
    if not head[:1].isupper() or not head.isalpha() or head.isupper() or len(head) > _LONGEST:
        return False
    return _is_listed(head, _heads() if "-" in word else _nouns()) or any(
        _is_word(head[:index]) and _is_listed(head[index:].capitalize(), _heads())
        for index in range(_SHORTEST_FRONT, len(head) - _SHORTEST_HEAD + 1)
    )


def _is_word(front: str) -> bool:
    """Whether the first part of a compound is German, with a joining -s or without."""
    from simplemma import is_known  # loads its word list, half a second, only where it is needed

    return is_known(front, "de") or (front[-1] == "s" and is_known(front[:-1], "de"))


def _is_listed(word: str, nouns: frozenset[str]) -> bool:
    from simplemma import lemmatize

    return word in nouns or lemmatize(word, "de") in nouns
