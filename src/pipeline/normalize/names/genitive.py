"""The genitive of names: which s is an ending and which belongs to the name.

Duden, "Genitiv der Eigennamen": names take -s without an article; behind s, ß, x and z an apostrophe stands instead. So an
apostrophe decides; a plain s is an ending where the text has the name without it.
"""

import re
from functools import cache

from pipeline.lexicon import load

_APOSTROPHE = re.compile(r"(?<=\w)['’‘´`][sS]?$")
_NOUN = re.compile(r"[ \u00a0][„“\"»]?[A-ZÄÖÜ]\w")
_DES = re.compile(r"\b[Dd]es (?:[a-zäöüß]+en )?$")
_PREPOSITION = re.compile(
    r"(?:^|[^\w-])(?:an|auf|aus|bei|durch|für|gegen|hinter|in|laut|mit|nach|neben|ohne|seit|trotz|über|um|unter|von|vor|wegen"
    r"|während|zu|zwischen)\s+$",
    re.IGNORECASE,
)
_SENTENCE_START = re.compile(r"(?:^|[.!?:\n]|[.!?:]?[„“\"»(])\s*$")
_CONTEXT = 24
_SHORTEST = 3
_SHORT = 4


@cache
def _kept_words() -> frozenset[str]:
    lexicon = load("names_in_s")
    first = {name for name in load("first_names")["names"] if name.endswith("s")}
    return frozenset(lexicon["words"]) | first


@cache
def _kept_endings() -> tuple[str, ...]:
    return tuple(load("names_in_s")["endings"])


@cache
def _kept_apostrophes() -> frozenset[str]:
    return frozenset(load("names_in_s")["apostrophes"])


def is_name_in_s(word: str) -> bool:
    """Whether the lexicon has the word as a name in -s."""
    return word in _kept_words()


def without_apostrophe(text: str) -> str:
    """``text`` without a genitive that an apostrophe shows; ``McDonald’s`` is so called.

    >>> without_apostrophe("DeepSeek’s"), without_apostrophe("Marx’"), without_apostrophe("Moody's")
    ('DeepSeek', 'Marx', "Moody's")
    """
    if text[-2:-1] in "’'" and text.split()[-1].replace("'", "’") in _kept_apostrophes():
        return text
    return _APOSTROPHE.sub("", text)


def without_s(text: str) -> str | None:
    """``text`` without its last s where that can be an ending, else None: the lexicon has no such name in -s.

    >>> without_s("Karpathys"), without_s("Texas"), without_s("Boss"), without_s("Baidus")
    ('Karpathy', None, None, 'Baidu')
    """
    word = text.rpartition(" ")[2].rpartition("-")[2]
    if (
        not word.endswith("s")
        or len(word) < _SHORTEST
        or word.isupper()
        or word[-2] in "sxzßSXZ'’"
        or word in _kept_words()
    ):
        return None
    return text[:-1]


def may_be_base(text: str, label: str) -> bool:
    """Whether the s may well be the name's own, so that none is cut by rule alone.

    Short names and Latin or English endings (``Fils``, ``Airbus``, ``Robotics``), titles and products (``Buddenbrooks``), and
    firms and places of several words (``Glasgow Rangers``).
    """
    own = label == "MISC" or (label != "PER" and " " in text)
    return own or len(text.rpartition(" ")[2]) <= _SHORT or text.endswith(_kept_endings())


def reads_as_genitive(text: str, start: int, end: int) -> bool:
    """Whether a name stands where a genitive does: behind ``des``, or before a noun where it opens the sentence or follows a
    preposition.

    ``im Westen des Pazifiks``, ``Karpathys Vortrag dauerte …``, ``mit Buffetts Firma``; not ``hat Airbus Aufträge`` or
    ``Domingos lehrte Informatik``, where it may be the subject.
    """
    before = text[max(0, start - _CONTEXT) : start]
    if _DES.search(before):
        return True
    return bool(_NOUN.match(text, end) and (_SENTENCE_START.search(before) or _PREPOSITION.search(before)))
