"""Spellings of one name that differ in no letter that matters: what is folded for an id, and what for a look-up."""

import re
import unicodedata

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_HYPHEN = re.compile("[\u2010\u2011]")
_LETTER_DIGIT = re.compile(r"(?<=[^\W\d_])(?=\d)")
_NOT_SLUG = re.compile(r"[^\w]+")
_NOT_COMPACT = re.compile(r"(?<=\d)[\W_]+(?=\d)|([\W_]+)")


def clean(text: str) -> str:
    """A name as written, in NFC, with plain blanks and hyphens and without invisible characters.

    >>> clean("Süd\\u00addeutsche\\u00a0Zeitung")
    'Süddeutsche Zeitung'
    """
    text = _HYPHEN.sub("-", _INVISIBLE.sub("", unicodedata.normalize("NFC", text)))
    return " ".join(text.split()) or "?"


def slug(name: str, label: str = "ORG") -> str:
    """A name as part of an id: lower case, words joined by hyphens, a figure a word of its own, ß as ss (not of persons).

    >>> slug("Bündnis 90/Die Grünen"), slug("Opec+"), slug("GPT4"), slug("Weißes Haus"), slug("Weiß", "PER")
    ('bündnis-90-die-grünen', 'opec-plus', 'gpt-4', 'weisses-haus', 'weiß')
    """
    spelled = clean(name).lower().replace("+", " plus ").replace("#", " sharp ")
    spelled = spelled if label == "PER" else spelled.replace("ß", "ss")
    return _NOT_SLUG.sub("-", _LETTER_DIGIT.sub("-", spelled)).strip("-") or "x"


def compact(name: str) -> str:
    """Letters and digits alone, lower case, figures kept apart: what ``Open AI`` and ``OpenAI`` share.

    >>> compact("Open AI"), compact("Qwen-2.5 Max")
    ('openai', 'qwen2_5max')
    """
    spelled = clean(name).lower().replace("+", "plus").replace("#", "sharp").replace("ß", "ss")
    return _NOT_COMPACT.sub(lambda match: "" if match[1] else "_", spelled)
