"""The headline of a plain text, told by its form: a short line above the article without a sentence end."""

import re
from collections.abc import Collection, Sequence

_MAX_CHARS, _MAX_WORDS = 140, 20
_NO_HEADLINE = re.compile(
    r"[-•*–▸►\d]{1,3}[.)]?\s|[„\"»(].*[“\"«)]\.?$|.*[.:;,…]$|.*(?:[a-zäöüß]{3}\.|[!?…])\s+[A-ZÄÖÜ„\"»]"
)
_BODY_WORDS = 8


def find_headline(lines: Sequence[str], bylines: Collection[int]) -> str | None:
    """The headline among the first lines, or None.

    It is the first line; where a second short line follows and then a byline, the first line is the kicker over the
    headline (Dachzeile). A headline may end in ``?`` or ``!``; body text must follow.

    >>> find_headline(["Zinsen sinken weiter", "Die EZB senkt den Leitzins zum dritten Mal in diesem Jahr."], ())
    'Zinsen sinken weiter'
    """
    filled = [index for index, line in enumerate(lines) if line.strip()]
    top = filled[:2] if not filled or filled[0] not in bylines else filled[1:3]
    candidates = [index for index in top if index not in bylines and _is_headline(lines[index])]
    if not candidates or candidates[0] != top[0]:
        return None
    chosen = candidates[0]
    after = filled[filled.index(candidates[-1]) + 1 :]
    if len(candidates) == 2 and after and after[0] in bylines:
        chosen = candidates[1]
    body = (index for index in filled if index > chosen and index not in bylines)
    has_body = any(len(lines[index].split()) >= _BODY_WORDS for index in body)
    return lines[chosen].strip() if has_body else None


def _is_headline(line: str) -> bool:
    line = line.strip()
    return len(line) <= _MAX_CHARS and len(line.split()) <= _MAX_WORDS and not _NO_HEADLINE.match(line)
