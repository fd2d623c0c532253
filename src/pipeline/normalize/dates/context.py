"""What the sentence around a time expression tells: whether it looks back or ahead, and whether ``heute`` is a day."""

import re
from functools import lru_cache
from itertools import zip_longest
from typing import Literal

from pipeline.lexicon import load

Tense = Literal["past", "future"]

_WINDOW = 300
_SENTENCE_END = re.compile(r"(?<![\s.(]\w)(?<!\d)[.!?…][\"“«»’)]*\s+(?=[\"„“»«(–-]*[A-ZÄÖÜ])|\n")
_CLAUSE_END = re.compile(r"[,;:](?=\s)|[()»«„“\"]|\s[–-]\s|\sund\s")
_GOES_ON = re.compile(r"\.?\s*(?:bis\b|an\b|ab\b|[–-])")
_WORD = re.compile(r"[^\W\d_]+")
_PARTICIPLE = re.compile(
    r"(?:(?:ab|an|auf|aus|bei|bekannt|durch|ein|fest|frei|her|hin|los|mit|nach|statt|teil|um|vor|weg|zu|zurück)?ge\w+"
    r"|(?:be|ver|er|ent|zer|miss|über|unter)\w+|\w+ier)(?:t|en)"
)

_cues = load("tense_cues")
_PAST, _FUTURE, _AUXILIARIES = (frozenset(_cues[name]) for name in ("past", "future", "auxiliaries"))
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
    for match in _SENTENCE_END.finditer(text, low, start):
        low = match.end()
    after = _SENTENCE_END.search(text, end, high)
    return low, after.start() + 1 if after else high


def tense_around(text: str, start: int, end: int) -> Tense | None:
    """Whether the clause, else the sentence, looks back or ahead; None where neither is clear.

    >>> tense_around("Im Mai wurde gewählt.", 3, 6), tense_around("Im Mai wird gewählt.", 3, 6)
    ('past', 'future')
    """
    low, high = sentence_around(text, start, end)
    left = [match.span() for match in _CLAUSE_END.finditer(text, low, start)]
    right = [match.span() for match in _CLAUSE_END.finditer(text, end, high)]
    here = (left[-1][1] if left else low, right[0][0] if right else high)
    after = [(span[1], right[at + 1][0] if at + 1 < len(right) else high) for at, span in enumerate(right)]
    before = [(left[at - 1][1] if at else low, span[0]) for at, span in enumerate(left)][::-1]
    preposition = _word_before(text, start)
    if preposition in ("auf", "seit"):
        return "future" if preposition == "auf" else "past"
    if preposition == "vom" and not _GOES_ON.match(text, end):
        return "past"
    if tense := _tense(text[slice(*here)]) or _PREPOSITIONS.get(preposition):
        return tense
    for pair in zip_longest(after, before):
        for clause in pair:
            words = text[slice(*clause)] if clause else ""
            if not _reports(words) and (tense := _tense(words)):
                return tense
    return _tense(text[low:high])


def _reports(clause: str) -> bool:
    """Whether the clause says who says it (``sagte er``), which tells nothing about the other clauses."""
    return not _REPORTING.isdisjoint(_WORD.findall(clause))


@lru_cache(maxsize=1 << 10)
def _tense(clause: str) -> Tense | None:
    words = _WORD.findall(clause)
    lowers = [word.lower() for word in words]
    if any(lower in _PAST for lower in lowers) or any(_is_preterite(words, at) for at in range(len(words))):
        return "past"
    if any(lower in _FUTURE for lower in lowers):
        return "future"
    if any(lower in _AUXILIARIES for lower in lowers) and any(_PARTICIPLE.fullmatch(word) for word in words):
        return "past"
    return None


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
    words = {word.lower() for word in _WORD.findall(text, low, start)} | {
        word.lower() for word in _WORD.findall(text, end, high)
    }
    return words.isdisjoint(_DAY_WORDS) and tense_around(text, start, end) != "past"
