"""A part and its whole: ``14 der 20``, ``von den 630 Sitzen entfallen 208 auf …``, ``2043 Stellen, davon 689 in …``."""

from collections.abc import Sequence

from pipeline.lemmas import base_form
from pipeline.normalize.facts.draft import Group, Stated
from pipeline.normalize.facts.words import HEDGES

_OF = (["der"], ["von"], ["von", "den"], ["aus"], ["seiner"], ["ihrer"])
_THEREOF = frozenset({"davon", "wovon"})
_ALONG = frozenset({"und", "sowie", ","})
_BACK = 4
"""How many figures a whole may stand back."""


def is_part(one: Stated, other: Stated) -> bool:
    """``14 der 20``, ``drei von vier``, ``neun der insgesamt 27``."""
    if {one.figure.kind, other.figure.kind} != {"cardinal"} or other.place < one.place:
        return False
    chunks = one.sentence.chunks[one.place + 1 : other.place]
    between = [chunk.lower for chunk in chunks if chunk.tag not in {"mark", "adv"}]
    return between in _OF and one.figure.value <= other.figure.value


def with_wholes(groups: list[Group], stated: Sequence[Stated]) -> list[Group]:
    """The groups with parts that stand apart from their whole."""
    if len(groups) < 2:
        return groups
    words = stated[0].sentence.vocabulary
    if _THEREOF & words or "ihnen" in words:
        return _of_named(groups)
    return _of_opening(groups, stated) if "von" in words or "vom" in words else groups


def _of_opening(groups: list[Group], stated: Sequence[Stated]) -> list[Group]:
    """``Von den 630 Sitzen entfallen 208 auf …, 152 auf …``: the whole belongs to each part."""
    whole = next(
        (one for one in stated if one.phrase.prep == "von" and one.figure.kind == "cardinal" and _opens(one)), None
    )
    if whole is None or whole.phrase.noun is None:
        return groups
    kept = []
    for one in groups:
        if one.figures == [whole]:
            continue
        alone = len(one.figures) == 1 and one.anchor.figure.kind == "cardinal" and one.anchor.phrase.noun is None
        if alone and one.anchor.clause is whole.clause and one.anchor.figure.value <= whole.figure.value:
            one = Group([one.anchor, whole], "of", one.anchor)
        kept.append(one)
    return kept if len(kept) < len(groups) and any(one.relation == "of" for one in kept) else groups


def _opens(one: Stated) -> bool:
    return one.phrase.first == one.clause.head[0].first


def _of_named(groups: list[Group]) -> list[Group]:
    """``2043 Stellen, davon 689 in Deutschland und 540 in Frankreich``, ``180 Exemplare, 49 davon …``."""
    found: list[Group] = []
    for one in groups:
        before = found[-1] if found else None
        whole = None
        if before is not None and one.relation is None:
            if says_davon(one.anchor):
                whole = next((group for group in reversed(found[-_BACK:]) if _may_hold(group.anchor, one.anchor)), None)
            elif before.relation == "of" and _goes_on(before, one.anchor):
                whole = Group([before.figures[1]], None, before.figures[1])
        found.append(one if whole is None else Group([one.anchor, whole.anchor], "of", one.anchor))
    return found


def says_davon(one: Stated) -> bool:
    """Whether ``davon`` stands right behind a figure, or opens its stretch before it: ``davon liegen 865 Kilometer in …``."""
    chunks, first = one.sentence.chunks, one.part.first
    last = one.phrase.last
    if last < len(chunks) and (chunks[last].lower == "davon" or _are_of_them(one)):
        return True
    if not one.phrase.prep and _before_figure(one) == "davon":
        return True
    if one.phrase.prep or not any(chunk.lower in _THEREOF for chunk in chunks[first : first + 2]):
        return False
    return all(chunk.tag != "figure" for chunk in chunks[first : one.place])


def _are_of_them(one: Stated) -> bool:
    """``140 Menschen, 101 von ihnen auf der Flucht``."""
    return [chunk.lower for chunk in one.sentence.chunks[one.phrase.last : one.phrase.last + 2]] == ["von", "ihnen"]


def _before_figure(one: Stated) -> str:
    """The word before a figure and what hedges it: ``davon lediglich 16.000``."""
    chunks, at = one.sentence.chunks, one.place - 1
    while at > one.part.first and chunks[at].lower in HEDGES and chunks[at].lower != "davon":
        at -= 1
    return chunks[at].lower if at >= one.part.first else ""


def _may_hold(whole: Stated, part: Stated) -> bool:
    """Whether a figure can be the whole of a part: of the same things or the same unit, and not less."""
    if whole.figure.kind != part.figure.kind or whole.figure.unit != part.figure.unit:
        return False
    if whole.figure.value < part.figure.value or whole.figure.kind not in {"cardinal", "money", "quantity"}:
        return False
    return whole.figure.kind != "cardinal" or _counts_same(whole, part)


def _counts_same(whole: Stated, part: Stated) -> bool:
    if part.phrase.noun is None:
        return True
    chunks = whole.sentence.chunks
    noun = base_form(chunks[part.phrase.noun].text)
    return whole.phrase.noun is not None and base_form(chunks[whole.phrase.noun].text) == noun


def _goes_on(before: Group, one: Stated) -> bool:
    """``davon 689 in Deutschland und 540 in Frankreich``: a further part without a noun of its own."""
    part, whole = before.figures
    if not says_davon(part) or one.clause is not part.clause or one.phrase.prep or one.phrase.noun is not None:
        return False
    if one.figure.kind != whole.figure.kind or one.figure.value > whole.figure.value:
        return False
    chunks = one.sentence.chunks
    return one.part.opener in _ALONG or any(chunk.lower in _ALONG for chunk in chunks[part.phrase.last : one.place])
