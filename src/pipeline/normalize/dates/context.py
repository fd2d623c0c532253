"""What the sentence around a time expression tells: whether it looks back or ahead, and whether ``heute`` is a day."""

import re
from functools import lru_cache
from itertools import zip_longest
from typing import Literal

from pipeline.lexicon import load

Tense = Literal["past", "future"]

_WINDOW = 300
_STARTERS = "|".join(load("sentence_starters")["words"])
_SENTENCE_END = re.compile(
    r"[\n.!?…](?:(?<=\n)|(?<![\s.(]\w.)(?<!\d.)[\"“«»’)]*\s+(?=[\"„“»«(–-]*[A-ZÄÖÜ])"  # starts with one set: fast
    r"|(?<=\d\d\d\d.)\s+(?=[A-ZÄÖÜ])"  # a sentence may end in a year, or in a number in front of a word that begins sentences
    rf"|(?<=\d.)\s+(?=(?:{_STARTERS})\b))"
)
_CLAUSE_END = re.compile(r"[,;:](?=\s)|[()»«„“\"]|\s[–-]\s|\sund\s")
_GOES_ON = re.compile(r"\.?\s*(?:bis\b|an\b|ab\b|[–-])")
_RANGE_BEFORE = re.compile(r"(?:\d\.|\b[A-ZÄÖÜ]\w+) bis (?:zum |zur |Anfang |Mitte |Ende )?$")
_WORD = re.compile(r"[^\W\d_]+")
_PARTICIPLE = re.compile(
    r"(?:(?:ab|an|auf|aus|bei|bekannt|durch|ein|fest|frei|her|hin|los|mit|nach|statt|teil|um|vor|weg|zu|zurück)?ge\w+"
    r"|(?:be|ver|er|ent|zer|miss|über|unter)\w+|\w+ier)(?:t|en)"
)

_cues = load("tense_cues")
_FUTURE, _AUXILIARIES = frozenset(_cues["future"]), frozenset(_cues["auxiliaries"])
_STRONG, _LIKE_PARTICIPLE = _cues["strong"], _cues["strong_like_participle"]
_SINGULAR = [*_STRONG, *_LIKE_PARTICIPLE]
_PAST = frozenset(
    [
        *_cues["past"],
        *(prefix + form + end for prefix in ["", *_cues["prefixes"]] for form in _SINGULAR for end in ("", "en")),
        *(prefix + form for prefix in _cues["fixed_prefixes"] for form in _SINGULAR),
        *(prefix + form + "en" for prefix in _cues["fixed_prefixes"] for form in _STRONG),
    ]
)
_STATES = frozenset(_cues["states"])
_NOT_PRESENT = frozenset(_cues["not_present"])
_PRESENT = re.compile(r"(?!\w{0,9}ge\w+t\b)[a-zäöüß]{2,}t|ist|sind|hat|haben")
_CLOCK_NEXT = re.compile(r",?\s+(?:(?:um|ab|von|gegen)\s+)?\d{1,2}(?:[.:]\d\d)?\s+(?:Uhr|bis)\b")
_NOT_PRETERITE = frozenset(_cues["not_preterite"])
_NOW_BEFORE, _NOW_AFTER = frozenset(_cues["nowadays_before"]), frozenset(_cues["nowadays_after"])
_DAY_WORDS = frozenset(_cues["day_words"])
_DETERMINERS = frozenset(_cues["determiners"])
_REPORTING = frozenset(_cues["reporting"])
_PRONOUNS = frozenset(["das", "die", "der", "dies", "diese", "dieser"])
_PREPOSITIONS: dict[str, Tense] = {"seit": "past", "bis": "future", "ab": "future"}


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Start and end of the sentence that holds ``text[start:end]``, at most some hundred characters each way."""
    low, high = max(0, start - _WINDOW), min(len(text), end + _WINDOW)
    for match in _SENTENCE_END.finditer(
        text, low, end
    ):  # a border has to see the word behind it, which may be the expression
        low = match.end() if match.end() <= start else low
    after = _SENTENCE_END.search(text, end, high)
    return low, after.start() + 1 if after else high


def tense_around(text: str, start: int, end: int) -> Tense | None:
    """Whether the clause, else the sentence, looks back or ahead; None where neither is clear.

    >>> tense_around("Im Mai wurde gewählt.", 3, 6), tense_around("Im Mai wird gewählt.", 3, 6)
    ('past', 'future')
    """
    preposition = "" if _RANGE_BEFORE.search(text, max(0, start - 40), start) else _word_before(text, start)
    if preposition in ("auf", "seit"):
        return "future" if preposition == "auf" else "past"
    if preposition == "vom" and not _GOES_ON.match(text, end):
        return "past"
    low, high = sentence_around(text, start, end)
    return _tense_of_clauses(text[low:high], start - low, end - low, _PREPOSITIONS.get(preposition))


@lru_cache(maxsize=1 << 8)
def _tense_of_clauses(sentence: str, start: int, end: int, implied: Tense | None) -> Tense | None:
    """The tense of the clause, else the one its preposition implies, else that of the clauses around."""
    left = [match.span() for match in _CLAUSE_END.finditer(sentence, 0, start)]
    right = [match.span() for match in _CLAUSE_END.finditer(sentence, end)]
    here = (left[-1][1] if left else 0, right[0][0] if right else len(sentence))
    if tense := _tense(sentence[slice(*here)]) or implied:
        return tense
    after = [(span[1], right[at + 1][0] if at + 1 < len(right) else len(sentence)) for at, span in enumerate(right)]
    before = [(left[at - 1][1] if at else 0, span[0]) for at, span in enumerate(left)][::-1]
    for pair in zip_longest(after, before):
        for clause in pair:
            words = sentence[slice(*clause)] if clause else ""
            if not _reports(words) and (tense := _tense(words)):
                return tense
    return _tense(sentence)


def is_announced(text: str, start: int, end: int) -> bool:
    """Whether a sentence without a clear tense speaks in the present or lists an event, which looks ahead for a weekday.

    >>> text = "Am Freitag liest die Autorin."
    >>> is_announced(text, 3, 10), is_announced("Bozen, Freitag", 7, 14)
    (True, False)
    """
    low, high = sentence_around(text, start, end)
    if _CLOCK_NEXT.match(text, end, high) or text[start:end].endswith("Uhr"):
        return True
    words = _WORD.findall(text, low, high)
    return any(_PRESENT.fullmatch(word) and (word not in _NOT_PRESENT or word in _AUXILIARIES) for word in words)


def is_past_form(word: str) -> bool:
    """Whether a finite verb form in lower case is a preterite.

    >>> [is_past_form(word) for word in ("stieg", "kamen", "sagte", "kosten", "steigt")]
    [True, True, True, False, False]
    """
    return word in _PAST or (word.endswith(("te", "ten")) and word not in _NOT_PRETERITE)


def _reports(clause: str) -> bool:
    """Whether the clause says who says it (``sagte er``), which tells nothing about the other clauses."""
    return not _REPORTING.isdisjoint(_WORD.findall(clause))


@lru_cache(maxsize=1 << 10)
def _tense(clause: str) -> Tense | None:
    words = _WORD.findall(clause)
    lowers = [word.lower() for word in words]
    if not _PAST.isdisjoint(words) or any(_is_preterite(words, at) for at in range(len(words))):
        return "past"
    if any(lower in _FUTURE for lower in lowers):
        return "future"
    if any(lower in _AUXILIARIES for lower in lowers) and _has_participle(words):
        return "past"
    return None


def _has_participle(words: list[str]) -> bool:
    """A participle of something done; ``ist geöffnet`` says how it is, ``ist geöffnet worden`` what was done."""
    done = "worden" in words
    return any(_PARTICIPLE.fullmatch(word) and (done or word not in _STATES) for word in words)


def _is_preterite(words: list[str], at: int) -> bool:
    """A small word in -te or -ten; not an adjective behind an article (``die geplante``), not an infinitive at the end."""
    word = words[at]
    if not word.endswith(("te", "ten")) or not word.islower() or word in _NOT_PRETERITE or len(word) < 5:
        return False
    if word.startswith("ge") or word.endswith(("este", "esten", "ierte", "ierten")):
        return False
    before = words[at - 1].lower() if at else ""
    adjectival = at + 1 < len(words) and words[at + 1][0].isupper()
    if (before in _DETERMINERS and (adjectival or before not in _PRONOUNS)) or (
        before.endswith("en") and at + 1 < len(words) and words[at + 1][0].isupper()
    ):
        return False
    if word.endswith("te"):
        return True
    return at + 1 < len(words) and not (words[at + 1][0].isupper() and before and before == words[at - 1])


def _word_before(text: str, start: int) -> str:
    words = _WORD.findall(text, max(0, start - 20), start)
    return words[-1].lower() if words else ""


def _word_after(text: str, end: int) -> str:
    match = _WORD.search(text, end, end + 30)
    return match[0].lower() if match else ""


def is_nowadays(text: str, start: int, end: int) -> bool:
    """Whether ``heute`` at ``text[start:end]`` means these times and not the day of writing.

    >>> is_nowadays("Bis heute fehlt ein Beweis.", 4, 9), is_nowadays("Heute wurde er gewählt.", 0, 5)
    (True, False)
    """
    before, after = _word_before(text, start), _word_after(text, end)
    if before in _NOW_BEFORE or after in _NOW_AFTER:
        return True
    if before in ("ab", "für") or after in ("vor", "in", "um", "gegen", "ab", "morgen"):
        return False
    low, high = sentence_around(text, start, end)
    beside = _names_day(text[low:start]) or _names_day(text[end:high])
    return not beside and tense_around(text, start, end) != "past"


@lru_cache(maxsize=1 << 8)
def _names_day(words: str) -> bool:
    return any(word.lower() in _DAY_WORDS for word in _WORD.findall(words))
