"""A sentence as clauses: where they begin and end, their verb, and what stands in them without a verb of its own."""

from collections.abc import Sequence
from typing import Literal

from msgspec import Struct, field

from pipeline.lexicon import load
from pipeline.normalize.facts.chunks import Chunk
from pipeline.normalize.facts.parts import HARD, Outline, Part, find_parts, is_infinite
from pipeline.normalize.facts.words import AUXILIARIES, MODALS, PREFIXES, joined

Kind = Literal["main", "sub", "rel", "inf", "bracket"]

RELATIVES = frozenset(load("clause_words")["relatives"])
_LIKE = frozenset({"als", "wie", "statt"})
_SAYING = frozenset(load("fact_sources")["verbs"])
_PREFIXED = ("ver", "be", "er", "ent", "zer", "unter", "über")


class Clause(Struct, eq=False):
    """A clause; ``head`` holds its verb, ``gapped`` parts leave the verb out (``Meta 9 Milliarden``)."""

    kind: Kind
    head: list[Part]
    parent: "Clause | None" = None
    gapped: list[Part] = field(default_factory=list)
    finite: int | None = None
    verb: str = ""
    """The infinitive of the full verb: ``hat … umgesetzt``, ``setzte … um``: ``umsetzen``."""
    modal: str = ""
    """The form of an auxiliary or modal verb beside it."""
    passive: bool = False
    joined: bool = False
    """Whether it goes on from ``parent`` by ``und`` or a comma without a subject of its own."""

    @property
    def first(self) -> int:
        """The place where it begins."""
        return self.head[0].first

    @property
    def parts(self) -> list[Part]:
        """All its parts."""
        return [*self.head, *self.gapped] if self.gapped else self.head


def find_clauses(chunks: Sequence[Chunk], outline: Outline) -> list[Clause]:
    """The clauses of a sentence in order; brackets come last."""
    verbs = outline.verbs
    parts, brackets = find_parts(chunks, outline)
    builder = _Builder(chunks, verbs)
    for part in parts:
        builder.add(part)
    clauses = builder.clauses
    for part in brackets:
        part.finite = _finite(chunks, part, verbs)
        around = [one for one in clauses if any(p.first <= part.first <= p.last for p in one.parts)]
        clauses.append(Clause("bracket", [part], around[-1] if around else None))
    for clause in clauses:
        _read_verb(chunks, clause, verbs)
    return clauses


class _Builder:
    """Puts the parts of a sentence together to clauses."""

    def __init__(self, chunks: Sequence[Chunk], verbs: Sequence[int]):
        self._chunks = chunks
        self._verbs = verbs
        self._zu = [at for at in verbs if (at and chunks[at - 1].tag == "zu") or _has_zu(chunks[at])]
        self.clauses: list[Clause] = []
        self._main: Clause | None = None

    def add(self, part: Part) -> None:
        """Make a clause of the part, or add it to one before."""
        part.finite = _finite(self._chunks, part, self._verbs)
        last = self.clauses[-1] if self.clauses else None
        kind = self._kind(part, last)
        has_finite = part.finite is not None
        if kind != "main":
            coordinate = (
                kind == "rel" and last is not None and last.kind == "rel" and self._chunks[part.first].tag == "conj"
            )
            parent = last if kind == "rel" else (self._main or last)
            self.clauses.append(Clause(kind, [part], parent, joined=coordinate))
        elif self._shares_auxiliary(part):
            part.finite = None
            self.clauses.append(Clause("main", [part], self._main, joined=True))
        elif has_finite:
            self._add_main(part, last)
        elif self._is_participial(part):
            self.clauses.append(Clause("inf", [part], None if part.opener in HARD else last))
        elif last is None or part.opener in HARD:
            self._open(Clause("main", [part], self._main))
        else:
            self._attach(part, last)

    def _open(self, clause: Clause) -> None:
        self.clauses.append(clause)
        self._main = clause

    def _attach(self, part: Part, last: Clause) -> None:
        """A part without a verb goes on with the clause before, or around a subordinate one that has no figures."""
        target = last
        if last.kind in {"rel", "inf", "sub"} and self._main is not None:
            part_of = any(self._chunks[at].lower == "davon" for at in range(part.first, part.last))
            around = last.kind == "rel" and not part_of and not self._has_figure(self._main)
            if not self._has_figure(last) or around:
                target = self._main
        if self._has_verb(target):
            target.gapped.append(part)
        else:
            target.head.append(part)

    def _has_figure(self, clause: Clause) -> bool:
        return any(self._chunks[at].tag == "figure" for one in clause.parts for at in range(one.first, one.last))

    def _has_verb(self, clause: Clause) -> bool:
        return any(part.finite is not None for part in clause.head)

    def _add_main(self, part: Part, last: Clause | None) -> None:
        main, hard = self._main, part.opener in HARD
        if main is not None and not hard and not self._has_verb(main):
            if self._is_inserted(part):
                self.clauses.append(Clause("main", [part], main))
            else:
                main.head.append(part)
        elif last is not None and last.kind in {"sub", "rel"} and self._is_joined_subordinate(part):
            self.clauses.append(Clause(last.kind, [part], last, joined=True))
        else:
            opens = self._opening(part).verb != ""
            self._open(Clause("main", [part], main, joined=opens and main is not None and self._goes_on(part, last)))

    def _is_inserted(self, part: Part) -> bool:
        """``Das Werk, sagte die Betriebsrätin, habe …``: a verb of saying first, and the verb of the clause behind."""
        chunks, behind = self._chunks, part.last + 1
        if part.opener != "," or part.finite != part.first:
            return False
        verb, end = chunks[part.first].verb, chunks[part.last - 1].lower
        if (joined(end, verb) if end in PREFIXES else verb) not in _SAYING:
            return False
        return behind < len(chunks) and chunks[part.last].text == "," and chunks[behind].tag == "verb"

    def _goes_on(self, part: Part, last: Clause | None) -> bool:
        """Whether a part that opens with its verb leaves out the subject; behind a subordinate clause it has one of its own."""
        if part.opener in HARD:
            return False
        return self._chunks[part.first].tag == "conj" or last is self._main

    def _is_joined_subordinate(self, part: Part) -> bool:
        return self._chunks[part.first].tag == "conj" and self._verb_last(part)

    def _opening(self, part: Part) -> Chunk:
        """The first chunk that is no coordinator."""
        first = self._chunks[part.first]
        return self._chunks[part.first + 1] if first.tag == "conj" and part.first + 1 < part.last else first

    def _kind(self, part: Part, last: Clause | None) -> Kind:
        """What the first words and the place of the verb say."""
        chunks, first = self._chunks, self._opening(part)
        finite = part.finite
        if finite is None:
            return "inf" if any(part.first <= at < part.last for at in self._zu) else "main"
        if not self._verb_last(part):
            return "main"
        if first.tag == "sub":
            first.tag = "conj"  # no preposition: als Baidu zeigte
            return "sub"
        at = part.first + (first is not chunks[part.first])
        goes_on = part.opener == "," or (part.opener == "und" and last is not None and last.kind == "rel")
        if last is not None and goes_on and self._is_relative(at, part):
            return "rel"
        return "main"

    def _is_relative(self, at: int, part: Part) -> bool:
        first = self._chunks[at]
        if first.tag == "prep" and at + 1 < part.last:
            at, first = at + 1, self._chunks[at + 1]
        if first.lower not in RELATIVES:
            return False
        if first.lower not in {"dessen", "deren"}:
            first.tag = "pron"
        return True

    def _verb_last(self, part: Part) -> bool:
        """Whether the finite verb stands at the end of the part, as in a subordinate clause."""
        finite = part.finite
        if finite is None:
            return False
        return all(one.verb or one.inside for one in self._chunks[finite + 1 : part.last])

    def _shares_auxiliary(self, part: Part) -> bool:
        """``hat den Umsatz gesteigert und 5 Millionen Besucher gezählt``, ``soll … laufen und … kosten``."""
        main, end = self._main, self._chunks[part.last - 1]
        if self._chunks[part.first].tag != "conj" or main is None or not end.verb or not self._has_verb(main):
            return False
        helper = next(self._chunks[one.finite].verb for one in main.head if one.finite is not None)
        rest = [at for at in self._verbs if part.first <= at < part.last - 1]
        infinitive = (helper in MODALS or helper == "werden") and end.lower == end.verb
        doubtful = _has_participle_form(end) and part.last - part.first > 2 and bool(self._chunks[part.first - 1].verb)
        return not rest and (infinitive or (helper in AUXILIARIES and (is_infinite(end) or doubtful)))

    def _is_participial(self, part: Part) -> bool:
        """``vor drei Monaten veröffentlicht``, ``1985 geboren``: a participle at the end, and no finite verb."""
        return self._chunks[part.last - 1].tag == "verb" and part.last - part.first > 1


def _has_zu(chunk: Chunk) -> bool:
    return chunk.tag == "verb" and "zu" in chunk.lower[2:] and is_infinite(chunk)


def _finite(chunks: Sequence[Chunk], part: Part, verbs: Sequence[int]) -> int | None:
    """The place of the finite verb of a part: an auxiliary or modal verb before any other."""
    verbs = [at for at in verbs if part.first <= at < part.last and _is_finite(chunks, at, part)]
    for at in verbs:
        if chunks[at].verb in AUXILIARIES or chunks[at].verb in MODALS:
            return at
    if len(verbs) == 1 and _may_be_participle(chunks, part, verbs[0]):
        return None
    return verbs[0] if verbs else None


def _is_finite(chunks: Sequence[Chunk], at: int, part: Part) -> bool:
    chunk = chunks[at]
    if (chunk.inside and not chunks[part.first].inside) or is_infinite(chunk):
        return False
    return not (at > part.first and chunks[at - 1].tag == "zu")


def _may_be_participle(chunks: Sequence[Chunk], part: Part, at: int) -> bool:
    """``vor drei Monaten veröffentlicht``: a form in -t without ge, last in a part that opens with a preposition or a date."""
    last = part.first < at == part.last - 1
    return last and chunks[part.first].tag in {"prep", "time"} and _has_participle_form(chunks[at])


def _has_participle_form(chunk: Chunk) -> bool:
    """``verlegt``, ``studiert``: a participle without ge, or the third person; not ``erhielt``."""
    lower = chunk.lower
    weak = lower.endswith("t") and lower.startswith(chunk.verb[:-2])
    return ((weak or lower.endswith("en")) and lower.startswith(_PREFIXED)) or lower.endswith("iert")


def _read_verb(chunks: Sequence[Chunk], clause: Clause, verbs: Sequence[int]) -> None:
    """The full verb of a clause, with its prefix, and the auxiliary or modal verb beside it."""
    verbs = [at for part in clause.head for at in verbs if part.first <= at < part.last and _in_part(chunks, at, part)]
    finites = [part.finite for part in clause.head if part.finite is not None]
    if not finites:
        clause.verb = chunks[verbs[-1]].verb if verbs else ""
        if clause.joined and clause.kind == "main" and clause.parent is not None:
            clause.modal, clause.passive = clause.parent.modal, clause.parent.passive
        return
    clause.finite = finites[0]
    chunk = chunks[finites[0]]
    clause.verb = chunk.verb
    if chunk.verb not in AUXILIARIES and chunk.verb not in MODALS:
        clause.verb = _with_prefix(chunks, clause, finites[0])
        return
    clause.modal = chunk.lower
    full = [at for at in verbs if chunks[at].verb not in AUXILIARIES and chunks[at].verb not in MODALS]
    if full:
        clause.verb = chunks[full[-1]].verb
        clause.passive = chunk.verb == "werden" or any(chunks[at].lower == "worden" for at in verbs)


def _in_part(chunks: Sequence[Chunk], at: int, part: Part) -> bool:
    return not chunks[at].inside or chunks[part.first].inside


def _with_prefix(chunks: Sequence[Chunk], clause: Clause, finite: int) -> str:
    """The verb with the prefix at the end of one of its parts."""
    verb = chunks[finite].verb
    for part in reversed(clause.parts):
        if part.last - 1 <= finite:
            continue
        for at in _ends(chunks, part, finite, part in clause.head):
            if chunks[at].lower in PREFIXES and (whole := joined(chunks[at].lower, verb)) != verb:
                chunks[at].tag = "prefix"
                return whole
    return verb


def _ends(chunks: Sequence[Chunk], part: Part, finite: int, with_verb: bool) -> list[int]:
    """Where a prefix may stand behind the finite verb: last in the part, or before ``als`` and ``wie``."""
    places = range(max(part.first, finite + 1), part.last - 1)
    before = [at for at in places if chunks[at + 1].lower in _LIKE] if with_verb else []
    end = part.last - 1
    while end > finite and chunks[end].inside and not chunks[part.first].inside:
        end -= 1  # setzte 3 Milliarden um (Vorjahr: 2 Milliarden)
    return [end, *reversed(before)] if end > finite and part.last > part.first else []
