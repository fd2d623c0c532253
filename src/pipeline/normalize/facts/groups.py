"""Figures that make one fact together: the same in another currency, a part and its whole, from one value to another."""

from collections.abc import Sequence

from pipeline.normalize.facts.draft import Group, Stated

_SAME = (["umgerechnet"], ["also"], ["entspricht"])
_PREVIOUS_YEAR = ("vorjahr", "vorquartal", "vormonat")
_HEDGES = frozenset({"knapp", "fast", "rund", "gut", "etwa", "also"})
_NEAR, _FAR = 5, 14
_CLOSE = 2
"""How far two values of one amount may be apart: knapp 6 Millionen for 5,576 Millionen."""


def group(stated: Sequence[Stated]) -> list[Group]:
    """The figures of a sentence in groups, in order of their first figures; most stand alone."""
    groups: list[Group] = []
    taken: set[int] = set()
    for index, one in enumerate(stated):
        if index in taken:
            continue
        found = None
        for other in range(index + 1, min(index + 3, len(stated))):
            if other not in taken and (found := _pair(one, stated[other])) is not None:
                taken.add(other)
                break
        groups.append(found or Group([one], None, one))
    return _shared_whole(groups, stated)


def _pair(one: Stated, other: Stated) -> Group | None:
    if _is_from_to(one, other):
        return Group([one, other], "from_to", other)
    if _is_from_to(other, one):
        return Group([other, one], "from_to", one)
    if _is_previous(one, other):
        return Group([other, one], "from_to", one)
    if _is_same(one, other):
        return Group([one, other], "same", one)
    if _is_part(one, other):
        return Group([one, other], "of", one)
    return None


def _same_part(one: Stated, other: Stated) -> bool:
    return one.part is other.part


def _comparable(one: Stated, other: Stated) -> bool:
    kinds = {one.figure.kind, other.figure.kind}
    same_unit = one.figure.unit == other.figure.unit or None in {one.figure.unit, other.figure.unit}
    if len(kinds) == 1:
        return same_unit
    return any(figure.figure.kind == "cardinal" and figure.phrase.noun is None for figure in (one, other))


def _is_from_to(one: Stated, other: Stated) -> bool:
    """``von A auf B``, ``statt A B``."""
    if not _same_part(one, other) or not _comparable(one, other):
        return False
    if one.phrase.prep == "aus" and one.clause.verb == "werden" and not other.phrase.prep:
        return one.figure.kind == other.figure.kind == "cardinal"
    return (one.phrase.prep == "von" and other.phrase.prep in {"auf", "zu"} and _free(one)) or (
        one.phrase.prep in {"statt", "anstatt"}
        and (other.phrase.prep in {"", "auf", "bei"} or other.phrase.last == one.phrase.first)
    )


def _free(one: Stated) -> bool:
    """Whether ``von`` belongs to the verb: with ``Ergebnis von 5 auf 6`` it stands behind a noun, but means the verb too."""
    return one.figure.kind != "ordinal"


def _is_previous(one: Stated, other: Stated) -> bool:
    """``B (Vorjahr: A)``, ``B, nach A im Vorjahr``."""
    chunks = other.sentence.chunks
    if not _comparable(one, other):
        return False
    around = [chunk.lower for chunk in chunks[max(0, other.place - 4) : other.place + 5]]
    named = any(previous in word for word in around for previous in _PREVIOUS_YEAR)
    if other.clause.kind == "bracket":
        return named and other.part.first == one.phrase.last + 1
    return named and other.phrase.prep == "nach" and other.place > one.place and one.clause is other.clause


def _is_same(one: Stated, other: Stated) -> bool:
    """``A (≈B)``, ``A, umgerechnet B``, ``A, das sind B``, ``A, knapp B``."""
    if other.place < one.place or not _same_kind(one, other):
        return False
    chunks = other.sentence.chunks
    between = [chunk.lower for chunk in chunks[one.place + 1 : other.place]]
    if other.clause.kind == "bracket":
        return between[:1] == ["("] and len(between) < _NEAR and other.figure.unit != one.figure.unit
    if one.clause is other.clause and one.clause.verb == "entsprechen":
        return True
    behind = {chunk.lower for chunk in chunks[other.place + 1 : other.place + 2]}
    if "," not in between or behind & {"mehr", "weniger"} or other.part is one.part:
        return False
    words = {chunk.lower for chunk in chunks[other.part.first : other.place]}
    if any(chunk.tag == "figure" for chunk in chunks[one.place + 1 : other.place]) or one.phrase.adjective is not None:
        return False
    if other.figure.unit != one.figure.unit:
        points = one.figure.kind == other.figure.kind == "percent"
        opening = [chunk.lower for chunk in chunks[other.part.first : other.part.first + 2]]
        joins = opening[:1] in _SAME or opening == ["das", "sind"]
        return joins and other.part.opener == "," and len(between) <= _FAR and not points
    return one.figure.kind == "money" and words <= _HEDGES and _close(one, other)


def _same_kind(one: Stated, other: Stated) -> bool:
    kinds = (one.figure.kind, other.figure.kind)
    if kinds == ("percent", "fraction"):
        return "also" in {chunk.lower for chunk in other.sentence.chunks[other.part.first : other.place]}
    return kinds[0] == kinds[1] and kinds[0] in {"money", "quantity", "percent"}


def _close(one: Stated, other: Stated) -> bool:
    low, high = sorted((one.figure.value, other.figure.value))
    return low > 0 and high <= low * _CLOSE


def _is_part(one: Stated, other: Stated) -> bool:
    """``14 der 20``, ``drei von vier``."""
    if {one.figure.kind, other.figure.kind} != {"cardinal"} or other.place < one.place:
        return False
    between = [chunk.lower for chunk in one.sentence.chunks[one.place + 1 : other.place] if chunk.tag != "mark"]
    return between in (["der"], ["von"], ["von", "den"], ["aus"]) and one.figure.value <= other.figure.value


def _shared_whole(groups: list[Group], stated: Sequence[Stated]) -> list[Group]:
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
