"""Base forms of German words: nouns in the nominative singular, verbs in the infinitive."""

from functools import lru_cache

from pipeline.lexicon import load

_nouns = load("counted_nouns")
_NOMINAL = frozenset(_nouns["nominal"])
_LEMMAS: dict[str, str] = _nouns["lemmas"]
_HYPHENS = "-‐‑"
_UMLAUTS = {"Ä": "A", "Ö": "O", "Ü": "U"}
_ENDINGS = ("en", "er", "em", "es", "e")
_NOMINAL_ENDINGS = tuple(_nouns["nominal_endings"])
MIN_HEAD = 4
"""Letters that the head of a compound has at least."""


def adjective_stem(word: str) -> str:
    """The lower-cased adjective without its ending (``schwedischen``: ``schwedisch``)."""
    for ending in _ENDINGS:
        if word.endswith(ending):
            return word[: -len(ending)]
    return word


@lru_cache(maxsize=1 << 14)
def base_form(noun: str) -> str:
    """The noun in the nominative singular (``Parametern``: ``Parameter``, ``KI-Modelle``: ``KI-Modell``).

    Nominalised adjectives take the strong ending (``Befragten``: ``Befragter``). A form simplemma does not know stays.
    """
    lower = noun.lower()
    if lower in _LEMMAS:
        return _LEMMAS[lower]
    if "-" in noun and (known := known_lemma(noun)) is not None:
        return known
    cut = max(noun.rfind(hyphen) for hyphen in _HYPHENS) + 1
    if cut and noun[cut:].isalpha():
        last = base_form(noun[cut:]) if noun[cut].isupper() else noun[cut:]
        return noun[:cut] + last
    stem = adjective_stem(lower)
    if stem in _NOMINAL or (len(stem) > 8 and stem.endswith(_NOMINAL_ENDINGS)):
        return noun[: len(stem)] + "er"
    return lemma_of(noun)


def has_known_head(noun: str) -> bool:
    """Whether the noun, or the last part of the compound that it is, stands in simplemma's German dictionary."""
    if is_word(noun):
        return True
    return any(is_word(noun[cut:].capitalize()) for cut in range(3, len(noun) - MIN_HEAD + 1))


def lemma_of(noun: str) -> str:
    """The lemma of the noun; of a compound that simplemma does not know, the lemma of its longest known head."""
    if (lemma := known_lemma(noun)) is not None:
        return lemma
    for cut in range(3, len(noun) - MIN_HEAD + 1):
        if (lemma := known_lemma(noun[cut:].capitalize())) is not None:
            return noun[:cut] + lemma.lower()
    return noun


def known_lemma(noun: str) -> str | None:
    """What simplemma's German dictionary has for the noun; None where it does not know it as one."""
    from simplemma import is_known, lemmatize

    if not is_known(noun, "de"):
        return None
    lemma = str(lemmatize(noun, "de"))
    if "ß" in lemma and "ss" in noun:  # the dictionary has some words in the spelling before 1996
        lemma = lemma.replace("ß", "ss")
    elif "ß" in noun and "ß" not in lemma:  # and some in the Swiss one: Ausstoß, not Ausstoss
        lemma = lemma.replace("ss", "ß")
    return lemma if lemma[:1] in {noun[0], _UMLAUTS.get(noun[0])} else noun


@lru_cache(maxsize=1 << 14)
def dictionary_form(word: str) -> str:
    """What simplemma's German dictionary has for a word in lower case: ``stieg`` → ``steigen``; else the word itself."""
    from simplemma import lemmatize

    return str(lemmatize(word, "de"))


@lru_cache(maxsize=1 << 14)
def is_word(word: str) -> bool:
    """Whether simplemma's German dictionary knows the word as it is written."""
    from simplemma import is_known

    return bool(is_known(word, "de"))
