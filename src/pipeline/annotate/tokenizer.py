"""Token borders for German news, the same for every model: spaCy's German rules with a few changed.

Kept whole: ``Kund:innen``, ``US-Dollar``, ``THE-DECODER-Abo``, ``DeepSeek’s``, ``L’Oréal``, ``14.000``. Taken apart:
``Berlin–Paris``, the full stop behind ``GPT-4.``, ``14.000.`` or ``GmbH.`` (behind ``3.`` it belongs to the ordinal).
spaCy strips marks from a word one by one, which takes quadratic time; a long run of marks is therefore one token.
"""

import re
from collections.abc import Iterable, Iterator
from re import Pattern
from typing import Any

from spacy.lang.char_classes import ALPHA, ALPHA_LOWER, ALPHA_UPPER
from spacy.lang.tokenizer_exceptions import URL_PATTERN
from spacy.language import Language
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

LONGEST_RUN = 16
"""A run of this many marks (``––––––––––––––––``) or more is one token."""

LONGEST_URL = 2_048
"""What is longer is not tested for being a web address (that takes quadratic time)."""

_RUN = rf"[^\w\s]{{{LONGEST_RUN},}}"
_DASH = "[–—]"
_BEFORE_FULL_STOP = (
    *(rf"[^\W\d_]{dash}[0-9]{{{n}}}" for dash in ("", "-") for n in (1, 2)),  # A4. GPT-4. Covid-19.
    r"[^\W\d_]-[0-9]\.[0-9]",  # GPT-3.5.
    "[0-9]{4}",  # 2024.
    r"\.[0-9]{3}",  # 14.000.
    rf"[{ALPHA_LOWER}0-9-][{ALPHA_UPPER}]",  # GmbH. DeepL. 7B. Wendelstein 7-X.
)
_FULL_STOPS = tuple(rf"(?<={before})\." for before in _BEFORE_FULL_STOP)

Rules = Iterable[str | Pattern[str]]


def set_tokenizer(nlp: Language) -> None:
    """Give ``nlp`` these token borders; offsets and text stay as they are.

    Needs spaCy's rule-based tokenizer (AttributeError where it is another one).

    >>> import spacy
    >>> nlp = spacy.blank("de")
    >>> set_tokenizer(nlp)
    >>> [token.text for token in nlp("Die Kund:innen zahlten DeepSeek’s Firma 14.000 US-Dollar.")]
    ['Die', 'Kund:innen', 'zahlten', 'DeepSeek’s', 'Firma', '14.000', 'US-Dollar', '.']
    """
    defaults = nlp.Defaults
    tokenizer: Any = nlp.tokenizer  # spaCy types it as a bare function
    tokenizer.prefix_search = compile_prefix_regex([_RUN, *_texts(defaults.prefixes or ())]).search
    tokenizer.suffix_search = compile_suffix_regex(_suffixes(defaults.suffixes or ())).search
    tokenizer.infix_finditer = compile_infix_regex([*_infixes(defaults.infixes or ())]).finditer
    tokenizer.url_match = re.compile(rf"(?u)(?!\S{{{LONGEST_URL}}}){URL_PATTERN}").match


def _texts(rules: Rules) -> Iterator[str]:
    return (rule if isinstance(rule, str) else rule.pattern for rule in rules)


def _suffixes(defaults: Rules) -> list[str]:
    """A long run of marks comes off in one piece; so do dashes, and full stops behind digits and capitals."""
    return [_RUN, *_texts(defaults), _DASH, *_FULL_STOPS]


def _infixes(defaults: Rules) -> Iterator[str]:
    """No split at an apostrophe within a word, nor at a colon before a small letter; one at a dash between words."""
    yield _RUN
    for rule in _texts(defaults):
        yield rule.replace("’", "").replace("[:<>=]", "[<>=]")
    yield rf"(?<=[{ALPHA}]):(?=[{ALPHA_UPPER}])"
    yield rf"(?<=[{ALPHA}0-9]){_DASH}(?=[{ALPHA}0-9])"
