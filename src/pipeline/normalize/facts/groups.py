"""Figures that make one fact together: the same in another currency, a part and its whole, from one value to another."""

from collections.abc import Sequence

from pipeline.normalize.facts.draft import Group, Stated
from pipeline.normalize.facts.wholes import is_part, with_wholes

_SAME = frozenset({"umgerechnet", "also", "entspricht", "sprich"})
_ARE = (["das", "sind"], ["das", "waren"], ["das", "entspricht"], ["das", "entsprach"])
_PREVIOUS_YEAR = ("vorjahr", "vorquartal", "vormonat", "jahr zuvor", "jahr davor", "jahr vorher", "jahr früher")
_EARLIER = frozenset({"zuvor", "davor", "vorher", "früher"})
_INSTEAD = frozenset({"statt", "anstatt"})
_PLANNED = frozenset(
    {"wie", "geplant", "vorgesehen", "erwartet", "erhofft", "bisher", "ursprünglich", "zunächst", "zuvor"}
    | {"der", "den", "geplanten", "vorgesehenen", "erwarteten", "erhofften", "bisherigen", "ursprünglichen"}
    | {"prognostizierten", "veranschlagten"}
)
_HEDGES = frozenset({"knapp", "fast", "rund", "gut", "etwa", "also"})
DASHES = frozenset("-–—")
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
    return with_wholes(groups, stated)


def _pair(one: Stated, other: Stated) -> Group | None:
    if _is_from_to(one, other):
        return Group([one, other], "from_to", other)
    if _is_from_to(other, one):
        return Group([other, one], "from_to", one)
    if _is_previous(one, other):
        return Group([other, one], "from_to", one)
    if _opens_with_past(one, other):
        return Group([one, other], "from_to", other)
    if _is_same(one, other):
        return Group([one, other], "same", one)
    if is_part(one, other):
        return Group([one, other], "of", one)
    return None


def _comparable(one: Stated, other: Stated) -> bool:
    first, second = one.figure, other.figure
    if first.kind == second.kind:
        return first.unit == second.unit or first.unit is None or second.unit is None
    return _is_bare(one) or _is_bare(other)


def _is_bare(one: Stated) -> bool:
    return one.figure.kind == "cardinal" and one.phrase.noun is None


def _is_from_to(one: Stated, other: Stated) -> bool:
    """``von A auf B``, ``statt A B``, ``B statt A``."""
    if not _comparable(one, other) or (one.part is not other.part and not _stands_behind(one, other)):
        return False
    if one.phrase.prep == "aus" and one.clause.verb == "werden" and not other.phrase.prep:
        return one.figure.kind == other.figure.kind == "cardinal"
    if one.phrase.prep == "von" and other.phrase.prep in {"auf", "zu"}:
        return one.figure.kind != "ordinal"
    return _is_instead(one) and (other.phrase.prep in {"", "auf", "bei", "um"} or other.phrase.last == one.phrase.first)


def _stands_behind(one: Stated, other: Stated) -> bool:
    """``48 Milliarden statt, wie ursprünglich vorgesehen, 57 Milliarden``."""
    if other.place > one.place or not _INSTEAD & one.sentence.vocabulary:
        return False
    between = [chunk.lower for chunk in one.sentence.chunks[other.phrase.last : one.phrase.first]]
    return between[:1] in (["statt"], ["anstatt"]) and set(between[1:]) <= _PLANNED | {","}


def _is_instead(one: Stated) -> bool:
    """``statt 5``, ``statt wie geplant 5``, ``statt ursprünglich 5``."""
    chunks = one.sentence.chunks
    if one.phrase.prep in _INSTEAD or not _INSTEAD & one.sentence.vocabulary:
        return one.phrase.prep in _INSTEAD
    before = [chunk.lower for chunk in chunks[max(0, one.phrase.first - 6) : one.phrase.first]]
    instead = [at for at, word in enumerate(before) if word in _INSTEAD]
    return bool(instead) and set(before[instead[-1] + 1 :]) <= _PLANNED | {","}


def _is_previous(one: Stated, other: Stated) -> bool:
    """``B (Vorjahr: A)``, ``B, nach A im Vorjahr``, ``B nach A ein Jahr zuvor``."""
    if other.place < one.place or not _comparable(one, other):
        return False
    if other.clause.kind == "bracket":
        return (_is_of_last_year(other) or _opens_with_date(other)) and other.part.first == _end(one) + 1
    if other.phrase.prep != "nach" or one.clause is not other.clause:
        return False
    aside = other.part.opener == "," or other.figure.unit is not None or other.phrase.first == one.phrase.last
    return _is_of_last_year(other) or (aside and _is_dated(other))


def _opens_with_past(one: Stated, other: Stated) -> bool:
    """``Nach 4,1 Prozent im Herbst liegt die Quote nun bei 4,8 Prozent``."""
    if one.phrase.prep != "nach" or one.phrase.first != one.clause.first or one.part is not other.part:
        return False
    fits = other.phrase.prep in {"", "auf", "bei"} and _comparable(one, other)
    return fits and (_is_of_last_year(one) or _is_dated(one))


def _opens_with_date(one: Stated) -> bool:
    """``(2021: 4,9 Prozent)``."""
    chunks, first = one.sentence.chunks, one.part.first
    time = chunks[first].time
    return (
        time is not None and time.expression.type == "DATE" and chunks[first + 1].text == ":" and one.place == first + 2
    )


def _end(one: Stated) -> int:
    """Where what belongs to a figure ends: behind its phrase and the prefix of the verb."""
    last, chunks = one.phrase.last, one.sentence.chunks
    return last + 1 if last < len(chunks) and chunks[last].tag == "prefix" else last


def _is_of_last_year(one: Stated) -> bool:
    """``im Vorjahr``, ``im Jahr zuvor``, ``ein Jahr zuvor``, ``vor einem Jahr``."""
    chunks = one.sentence.chunks
    around = chunks[max(one.part.first, one.place - 4) : min(one.part.last, one.place + 6)]
    if any(previous in chunk.lower for chunk in around for previous in _PREVIOUS_YEAR):
        return True
    behind = chunks[one.phrase.last : min(one.part.last, one.phrase.last + 4)]
    return any(chunk.lower in _EARLIER for chunk in behind) or (
        [chunk.lower for chunk in behind[:1]] == ["vor"] and any(chunk.time is not None for chunk in behind)
    )


def _is_dated(one: Stated) -> bool:
    """``…, nach 4,2 Prozent 2022``: a calendar date right behind the figure."""
    behind = one.behind()
    time = one.sentence.chunks[behind.head].time if behind is not None and behind.prep in {"", "in"} else None
    return time is not None and time.expression.type == "DATE"


def _is_same(one: Stated, other: Stated) -> bool:
    """``A (≈B)``, ``A, umgerechnet B``, ``A – das sind B``, ``A, knapp B``, ``A oder B``."""
    if other.place < one.place or not _same_kind(one, other):
        return False
    chunks = other.sentence.chunks
    between = [chunk.lower for chunk in chunks[one.place + 1 : other.place]]
    if other.clause.kind == "bracket":
        opens = one.phrase.last < len(chunks) and chunks[one.phrase.last].text == "("
        return opens and len(between) < _NEAR and other.figure.unit != one.figure.unit
    if one.clause is other.clause and one.clause.verb == "entsprechen":
        return True
    if any(chunk.tag == "figure" for chunk in chunks[one.place + 1 : other.place]) or one.phrase.adjective is not None:
        return False
    if other.part is one.part:
        return between[:1] == ["oder"] and _is_converted(one, other)
    return _is_aside(one, other, between)


def _is_aside(one: Stated, other: Stated, between: Sequence[str]) -> bool:
    """Whether the other figure stands behind a comma or a dash and says the same."""
    chunks = other.sentence.chunks
    behind = {chunk.lower for chunk in chunks[other.place + 1 : other.place + 2]}
    if not (other.part.opener == "," or other.part.opener in DASHES) or behind & {"mehr", "weniger"}:
        return False
    if other.figure.unit != one.figure.unit:
        points = one.figure.kind == other.figure.kind == "percent"
        opening = [chunk.lower for chunk in chunks[other.part.first : other.part.first + 2]]
        return (bool(_SAME & {*opening[:1]}) or opening in _ARE) and len(between) <= _FAR and not points
    words = {chunk.lower for chunk in chunks[other.part.first : other.place]}
    return other.part.opener == "," and one.figure.kind == "money" and words <= _HEDGES and _close(one, other)


def _is_converted(one: Stated, other: Stated) -> bool:
    """``85 Dollar oder 78 Euro``: two units of one amount, both given."""
    return other.figure.unit not in {one.figure.unit, None} and one.figure.unit is not None and not other.phrase.prep


def _same_kind(one: Stated, other: Stated) -> bool:
    kinds = (one.figure.kind, other.figure.kind)
    if kinds == ("fraction", "percent"):
        return other.clause.kind == "bracket"  # jeder vierte (26 Prozent)
    if kinds == ("percent", "fraction"):
        return "also" in {chunk.lower for chunk in other.sentence.chunks[other.part.first : other.place]}
    return kinds[0] == kinds[1] and kinds[0] in {"money", "quantity", "percent"}


def _close(one: Stated, other: Stated) -> bool:
    low, high = sorted((one.figure.value, other.figure.value))
    return low > 0 and high <= low * _CLOSE
