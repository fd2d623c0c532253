"""What a line looks like: a running sentence of the article, or the title of something."""

import re

_SENTENCE_END = re.compile(r"[.!?…][\"“”«»')\]]*$")
_MIN_WORDS, _MAX_TITLE_WORDS = 6, 25


def ends_sentence(line: str) -> bool:
    """True where the line ends like a sentence, quotation marks and brackets not counted."""
    return _SENTENCE_END.search(line.strip()) is not None


def is_title(line: str) -> bool:
    """True for a line that can be a heading or the title of a link: short, without a sentence end."""
    return not ends_sentence(line) and len(line.split()) <= _MAX_TITLE_WORDS


def is_running(line: str) -> bool:
    """True for a sentence of the article. A short line with ``?`` or ``!`` may be a headline and does not count.

    >>> is_running("Der Bundesrat hat seinen Sitz in Berlin."), is_running("Wann sinken die Zinsen wieder im Euroraum?")
    (True, False)
    """
    words = len(line.split())
    return words > _MAX_TITLE_WORDS or (
        words >= _MIN_WORDS and ends_sentence(line) and not line.rstrip().endswith(("?", "!"))
    )
