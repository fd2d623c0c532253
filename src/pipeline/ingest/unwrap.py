r"""Hard-wrapped text: lines that a program broke at a fixed width become paragraphs again.

A line was broken by the wrapping where the first word of the next line no longer fitted in. A text counts as
hard-wrapped where several lines end like that and many of them plainly go on: the next line begins in lower case, or the
line ends with a comma or a function word. Lines of a list and headlines begin with capitals and end with a content word.
"""

import re
from collections.abc import Callable
from functools import cache
from itertools import pairwise

from pipeline.ingest.offsets import Edit, MappedText
from pipeline.lexicon import load

_MIN_WIDTH, _MAX_WIDTH = 45, 110
_MIN_BREAKS = 2
_MIN_CONTINUED = 0.4
"""Least share of broken lines that plainly go on on the next one."""
_LIST_ITEM = re.compile(r"\s*(?:[-•*–▪●►]\s|\d{1,2}[.)]\s|#)")
_HYPHENATED = re.compile(r"(?:(?<=\s)|^)\S*[^\W_]-$")
_SUSPENDED = re.compile(
    r"(?:und|oder|bzw|beziehungsweise|sowie|sondern|bis|plus|aber|nicht|als|noch|wie|statt|in|mit|zu)\b"
)
"""Words that go on after a suspended hyphen: ``Ein-`` / ``und Ausgaben``."""
_ONE_WORD = re.compile(
    r"\b(?:(?:da|hier|so|wo)-\nmit|(?:da|hier|hin|wo)-\nzu|(?:dar|wor)-\nin|so-\nwie|den-\nnoch"
    r"|(?:an|grab|heim|lager|ruhe|schlaf|werk)-\nstatt)\b",
    re.IGNORECASE,
)
"""Words that come apart before one of those: ``da-`` / ``mit``, ``Werk-`` / ``statt``."""
_ADDRESS = re.compile(r"(?:https?://|www\.|\S@)\S*$")
_ABBREVIATION = re.compile(r"(?:^|[\s\-(„\"'])(?:[A-ZÄÖÜ]|\S*\d|\w*[A-ZÄÖÜ]{2})-$")
"""``US-``, ``E-``, ``2,5-``: the hyphen belongs to the word."""

Line = tuple[int, int]


def unwrap(text: MappedText, alone: Callable[[str], bool], *, slack: float) -> MappedText:
    r"""Join hard-wrapped lines with a space, and words hyphenated at a line end without one.

    ``alone`` says of a line that it is never joined (a byline, page furniture). ``slack`` is the share of the width by
    which lines may fall short: little for plain text, more for the uneven lines of proportional type. Text that is
    not hard-wrapped stays as it is, but for words hyphenated at a line end.

    ``die Wirt-\nschaft`` → ``die Wirtschaft``, ``US-\nDollar`` → ``US-Dollar``, ``Ein- und\nAusgaben`` → ``Ein- und Ausgaben``
    """
    lines = _lines(text.text)
    joints = _wrapped(text.text, lines, slack)
    if joints is None:
        joints = [joint for joint in pairwise(lines) if _splits_word(text.text, *joint)]
    return text.replace(
        _joint(text.text, line, following)
        for line, following in joints
        if not alone(text.text[slice(*line)]) and not alone(text.text[slice(*following)])
    )


def _wrapped(text: str, lines: list[Line], slack: float) -> list[tuple[Line, Line]] | None:
    """The pairs of lines that the wrapping broke; None where the text is not hard-wrapped."""
    width = _width(lines)
    if width is None:
        return None
    fits = width * (1 - slack)
    joints = [joint for joint in pairwise(lines) if _joined(text, *joint, fits)]
    continued = sum(_continues(text, *joint) for joint in joints)
    return joints if len(joints) >= _MIN_BREAKS and continued >= _MIN_CONTINUED * len(joints) else None


def _lines(text: str) -> list[Line]:
    """Start and end of each line, without the blanks at its edges."""
    lines = []
    start = 0
    for raw in text.split("\n"):
        stripped = raw.strip(" ")
        begin = start + len(raw) - len(raw.lstrip(" ")) if stripped else start
        lines.append((begin, begin + len(stripped)))
        start += len(raw) + 1
    return lines


def _width(lines: list[Line]) -> int | None:
    """The width a text is wrapped at: its longest line, one in twenty not counted; None out of the usual bounds."""
    lengths = sorted(end - start for start, end in lines if end > start)
    if not lengths:
        return None
    width = lengths[-1 - len(lengths) // 20]
    return width if _MIN_WIDTH <= width <= _MAX_WIDTH else None


def _joined(text: str, line: Line, following: Line, width: float) -> bool:
    """True where the wrapping broke the line."""
    (start, end), (next_start, next_end) = line, following
    if start == end or next_start == next_end or _LIST_ITEM.match(text, next_start, next_end):
        return False
    if text[next_start].isalpha() and _HYPHENATED.search(text[max(start, end - 60) : end]):
        return True
    space = text.find(" ", next_start, next_end)
    word = (space if space >= 0 else next_end) - next_start
    return end - start + 1 + word > width


def _splits_word(text: str, line: Line, following: Line) -> bool:
    """True where a line ends in a letter and a hyphen and the next one goes on in lower case."""
    (start, end), (next_start, next_end) = line, following
    if end - start < 2 or next_start == next_end or not (text[end - 1] == "-" and text[end - 2].isalpha()):
        return False
    return text[next_start].islower() and not _ADDRESS.search(text[max(start, end - 200) : end])


def _continues(text: str, line: Line, following: Line) -> bool:
    """True where the words say that the next line goes on with the sentence."""
    tail = text[max(line[0], line[1] - 60) : line[1]]
    return text[following[0]].islower() or tail.endswith(",") or tail.rpartition(" ")[2] in _function_words()


@cache
def _function_words() -> frozenset[str]:
    return frozenset(load("function_words")["words"])


def _joint(text: str, line: Line, following: Line) -> Edit:
    end, next_start = line[1], following[0]
    tail = text[max(line[0], end - 60) : end]
    suspended = _SUSPENDED.match(text, next_start)
    if not _HYPHENATED.search(tail) or (suspended and not _ONE_WORD.search(f"{tail}\n{suspended[0]}")):
        return end, next_start, " "
    if not text[next_start].isalnum():
        return end, next_start, " "
    if text[next_start].islower() and not _ABBREVIATION.search(tail):
        return end - 1, next_start, ""
    return end, next_start, ""
