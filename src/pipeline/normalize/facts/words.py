"""Word classes by closed lists, capitals and simplemma's dictionary; what the sentence decides is left to ``chunks``."""

import re
from functools import lru_cache
from typing import Literal

from pipeline.lemmas import dictionary_form, has_known_head, is_word
from pipeline.lexicon import load

Tag = Literal[
    "figure", "name", "time", "mark", "art", "poss", "prep", "pron", "sub", "conj", "verb", "noun", "adj", "adv", "neg",
    "prefix", "zu",
]  # fmt: skip

_data = load("clause_words")
FUSED: dict[str, str] = _data["fused"]
PREFIXES = frozenset(_data["prefixes"])
HEDGES = frozenset(_data["hedges"])
ABBREVIATIONS = frozenset(_data["abbreviations"])
MODALS = frozenset(_data["modals"])
AUXILIARIES = frozenset(_data["auxiliaries"])
MEASURE_ADJECTIVES = frozenset(_data["measure_adjectives"])
FEMININE = tuple(_data["feminine"])
NEGATIONS = frozenset(_data["negations"])
_VAGUE = frozenset(_data["vague"])
_NOT_VERBS = frozenset(_data["not_verbs"])
_VERBS: dict[str, str] = _data["verbs"]
_INFINITIVE = ("en", "eln", "ern", "sein", "tun")
_ADJECTIVE = ("e", "en", "er", "es", "em")
_INFLECTED_PARTICIPLE = re.compile(
    r"\w+end(?:e[nrsm]?)|\w+(?:t|en)e[rsm]|ge\w+(?:t|en)en?|\w+(?:ab|an|auf|aus|ein|um|vor|zu)ge\w+en?e"
)

_ENDINGS = frozenset({"e", "en", "er", "es", "em"})
_INSEPARABLE = ("ver", "be", "er", "ent", "zer", "über", "unter")

_CLOSED: dict[str, Tag] = {}
for _tag, _name in (
    ("adv", "adverbs"),
    ("prep", "prepositions"),
    ("conj", "coordinators"),
    ("sub", "subordinators"),
    ("pron", "pronouns"),
    ("art", "articles"),
    ("poss", "possessives"),
):
    _CLOSED.update(dict.fromkeys(_data[_name], _tag))
_CLOSED.update(dict.fromkeys(FUSED, "prep"))
_CLOSED |= {"nicht": "neg", "nie": "neg", "niemals": "neg", "keineswegs": "neg"}


_TOKEN = re.compile(r"""([^\W\d_][^\W_]*(?:[-‐‑’'][^\W_]+)*-?)|\d+(?:[.,]\d+)*|[^\w\s*#"'„“”‚‘’»«`]""")
"""A word, a number that no figure holds, or a mark; quotation marks and those of Markdown are passed over."""
OPENING = frozenset(":.-–")
"""Marks behind which a capital says nothing, as at the beginning of a sentence."""

Piece = tuple[Tag, int, int, str, str, str, bool]
"""The word class, where a word or mark begins and ends, itself, in lower case, of a verb the infinitive, and whether
the verb form is an infinite one."""


@lru_cache(maxsize=1 << 14)
def pieces(token: str) -> tuple[tuple[Piece, ...], bool, bool]:
    """The words and marks of a stretch without a space; whether a sentence may begin behind it; if a name is among them.

    A word that is no German noun is a name.
    """
    return _pieces(token, opening=False)


@lru_cache(maxsize=1 << 12)
def pieces_opening(token: str) -> tuple[tuple[Piece, ...], bool, bool]:
    """The same at the beginning of a sentence, where a capital says nothing."""
    return _pieces(token, opening=True)


def _pieces(token: str, opening: bool) -> tuple[tuple[Piece, ...], bool, bool]:
    found: list[Piece] = []
    for match in _TOKEN.finditer(token):
        word, lower = match[0], match[0].lower()
        if match.lastindex:
            tag, infinitive = _classify(word, lower, opening)
            tag = "name" if tag == "noun" and is_foreign(word) else tag
            infinite = bool(infinitive) and is_participle(lower, infinitive)
            found.append((tag, *match.span(), word, lower, infinitive, infinite))
            opening = False
        elif word != "." or not found or found[-1][4] not in ABBREVIATIONS:
            found.append(("mark", *match.span(), word, word, "", False))
            opening = word in OPENING
    return tuple(found), opening, any(piece[0] == "name" for piece in found)


def _classify(word: str, lower: str, first: bool) -> tuple[Tag, str]:
    if lower in _VAGUE:
        return "adj", ""
    if lower in _CLOSED and len(word) > 1 and word.isupper():
        return _CLOSED[lower], ""  # VORSTAND STEIGT AUS, 5 % ÜBER VORJAHR
    if word[0].isupper() and not first:
        return ("pron", "") if lower in {"sie", "ihnen"} else ("noun", "")
    if lower in _CLOSED:
        return _CLOSED[lower], ""
    if lower in HEDGES:
        return "adv", ""
    infinitive = _infinitive(lower)
    if word[0].isupper() and not _opens_as(lower, word, infinitive):
        return "noun", ""
    if infinitive:
        return "verb", infinitive
    return ("adj" if lower.endswith(_ADJECTIVE) else "adv"), ""


def _infinitive(lower: str) -> str:
    """The infinitive of a word that may be a verb form, else nothing."""
    if lower in _VERBS:
        return _VERBS[lower]
    if lower in _NOT_VERBS or not lower.isalpha() or _INFLECTED_PARTICIPLE.fullmatch(lower):
        return ""
    lemma = dictionary_form(lower)
    if lemma == lower and lower.endswith("t") and lower.startswith(_INSEPARABLE) and is_word(lower[:-1] + "en"):
        return lower[:-1] + "en"  # verharrt: not in the dictionary, but verharren is
    return lemma if lemma.endswith(_INFINITIVE) and lemma != "ein" and (lemma != lower or is_word(lower)) else ""


def _opens_as(lower: str, word: str, infinitive: str) -> bool:
    """Whether the first word of a sentence is no noun, though it has a capital."""
    if infinitive:
        return lower.startswith("ge") or not is_word(word) or dictionary_form(word)[0].islower()
    lemma = dictionary_form(word)
    return lemma[0].islower() and is_word(lower)


def is_participle(form: str, infinitive: str) -> bool:
    """Whether a form of this verb can only be a participle or an infinitive with zu: ``umgesetzt``, ``gestiegen``."""
    for prefix in ("", *PREFIXES):
        if form.startswith(prefix) and infinitive.startswith(prefix) and prefix != infinitive:
            rest, stem = form[len(prefix) :], infinitive[len(prefix) :]
            if rest.startswith("ge") and not stem.startswith("ge") and rest.endswith(("t", "en", "n")):
                return True
            if prefix and rest.startswith("zu") and rest.removeprefix("zu") == stem:
                return True
    return form in {"worden", "geworden", "gewesen"}


@lru_cache(maxsize=1 << 12)
def is_plural_form(form: str) -> bool:
    """Whether a finite verb may stand with a plural: ``stiegen``, ``sind``; not ``gewann``, ``kann``, ``bin``."""
    return form == "sind" or (form.endswith("n") and not form.endswith(("ann", "bin", "schien")))


@lru_cache(maxsize=1 << 12)
def measure_adjective(lower: str) -> str | None:
    """The base form of an adjective of measure (``langen``: ``lang``, ``hohe``: ``hoch``), else None."""
    for ending in ("", "e", "en", "er", "es", "em"):
        stem = lower.removesuffix(ending)
        if stem in MEASURE_ADJECTIVES:
            return stem
    irregular = {"hoh": "hoch", "teur": "teuer"}
    return next(
        (
            adjective
            for stem, adjective in irregular.items()
            if lower.startswith(stem) and lower[len(stem) :] in _ENDINGS
        ),
        None,
    )


@lru_cache(maxsize=1 << 14)
def is_foreign(word: str) -> bool:
    """Whether a word with a capital is no German noun, nor a compound with a German head: most likely a name."""
    if any(char.isdigit() for char in word) or _MIXED.search(word):
        return True
    last = word.rstrip("-").rpartition("-")[2]
    return last[:1].isupper() and not has_known_head(last) and not is_word(last.lower())


_MIXED = re.compile("[a-zß][A-ZÄÖÜ]")
_FACTOR = re.compile(r"(ver\w+fach|verdoppel|halbier)(?:t|te|ten|n|en)")


def factor_verb(lower: str) -> str:
    """The infinitive of a verb that is a figure itself: ``verdoppelt``, ``vervierzehnfachte``."""
    match = _FACTOR.fullmatch(lower)
    return match[1] + ("n" if match[1].endswith("el") else "en") if match else ""


@lru_cache(maxsize=1 << 12)
def joined(prefix: str, infinitive: str) -> str:
    """The verb with the prefix that stands alone at the end of its clause: ``um``, ``setzen`` → ``umsetzen``; else the verb."""
    whole = prefix + infinitive
    return whole if is_word(whole) else infinitive
