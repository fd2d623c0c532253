"""Organisations named by a head noun and a place: ``Landgericht Kassel``, ``Universität zu Köln``, ``Preußen Münster``."""

import re
from functools import cache

from pipeline.lexicon import load
from pipeline.types import Name

_COMPOUND = "[A-ZÄÖÜ][a-zäöüß]{2,30}"
_REACH = 60
_DIVISION = re.compile(r" I{1,2}\b")


@cache
def _head() -> re.Pattern[str]:
    """The head noun with its adjective and joint, at the end of what stands before a place."""
    lexicon = load("org_heads")
    adjective = rf"(?:{'|'.join(lexicon['adjectives'])})e[nrs]? "
    noun = "|".join(rf"{noun[0].upper()}{noun[1:]}|{_COMPOUND}{noun.lower()}" for noun in lexicon["nouns"])
    name = "|".join(map(re.escape, lexicon["names"]))
    joint = rf" (?:{'|'.join(lexicon['joints'])})"
    return re.compile(rf"(?<![\w-])(?:{adjective})?(?:(?:{noun})(?:e?s)?|(?:1\. )?(?:{name}))(?:{joint})?\s$")


def around(text: str, start: int, end: int) -> Name | None:
    """The organisation whose name ends in the place ``text[start:end]``, None where there is none."""
    head = _head().search(text, max(0, start - _REACH), start)
    if head is None:
        return None
    division = _DIVISION.match(text, end)
    start, end = head.start(), division.end() if division else end
    return Name(start, end, text[start:end], "ORG", "rule", "org:head_noun")
