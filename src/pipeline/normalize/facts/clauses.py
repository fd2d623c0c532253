"""A sentence as clauses: where they begin and end, their verb, and what stands in them without a verb of its own."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from msgspec import Struct, field

from pipeline.lexicon import load
from pipeline.normalize.facts.chunks import Chunk
from pipeline.normalize.facts.parts import HARD, Outline, Part, find_parts, is_infinite
from pipeline.normalize.facts.verbs import find_finite, has_infinitive_with_zu, has_participle_form, read_verb
from pipeline.normalize.facts.words import AUXILIARIES, MODALS, PREFIXES, joined

if TYPE_CHECKING:
    from pipeline.normalize.facts.phrases import Phrase

Kind = Literal["main", "sub", "rel", "inf", "bracket"]

RELATIVES = frozenset(load("clause_words")["relatives"])
_SAYING = frozenset(load("fact_sources")["verbs"])


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

    parts: Sequence[Part] = ()
    """All its parts, those with the verb first."""
    phrases: "Sequence[Phrase]" = ()
    """The phrases of the parts with the verb."""


def find_clauses(chunks: Sequence[Chunk], outline: Outline) -> list[Clause]:
    """The clauses of a sentence in order; brackets come last."""
    parts, brackets = find_parts(chunks, outline)
    builder = _Builder(chunks)
    for part in parts:
        builder.add(part)
    clauses = builder.clauses
    for clause in clauses:
        clause.parts = [*clause.head, *clause.gapped] if clause.gapped else clause.head
    for part in brackets:
        part.finite = find_finite(chunks, part)
        around = [one for one in clauses if any(p.first <= part.first <= p.last for p in one.parts)]
        head = [part]
        clauses.append(Clause("bracket", head, around[-1] if around else None, parts=head))
    for clause in clauses:
        read_verb(chunks, clause)
    return clauses


class _Builder:
    """Puts the parts of a sentence together to clauses."""

    def __init__(self, chunks: Sequence[Chunk]):
        self._chunks = chunks
        self.clauses: list[Clause] = []
        self._main: Clause | None = None

    def add(self, part: Part) -> None:
        """Make a clause of the part, or add it to one before."""
        part.finite = find_finite(self._chunks, part)
        last = self.clauses[-1] if self.clauses else None
        if last is not None and self._closes(part, last):
            return
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

    def _closes(self, part: Part, last: Clause) -> bool:
        """``ein Fonds, der 5 Millionen, etwa für Schulen, geben soll``: nothing but the verb, behind an insertion."""
        if part.opener != "," or not last.gapped or len(part.verbs) < part.last - part.first:
            return False
        if self._completes(part, last):
            part.finite = None
            last.head.append(part)
            return True
        for at in range(len(last.gapped) - 2, -1, -1):
            start = last.gapped[at]
            sub = self._chunks[start.first].tag == "sub"
            if start.opener == "," and (sub or self._is_relative(start.first, start)):
                inserted = last.gapped[at + 1 :]
                del last.gapped[at:]
                self.clauses.append(Clause("sub" if sub else "rel", [start, part], last, gapped=inserted))
                return True
        return False

    def _completes(self, part: Part, last: Clause) -> bool:
        """``will 5 Millionen, etwa für Schulen, ausgeben``: the infinitive or participle that a helping verb waits for."""
        verbs = [self._chunks[at].verb for one in last.head for at in one.verbs]
        end = self._chunks[part.first]
        waits = len(verbs) == len(part.verbs) == 1 and (verbs[0] in AUXILIARIES or verbs[0] in MODALS)
        return waits and (end.lower == end.verb or is_infinite(end))

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
        return any(
            self._chunks[at].tag == "figure"
            for one in (*clause.head, *clause.gapped)
            for at in range(one.first, one.last)
        )

    def _has_verb(self, clause: Clause) -> bool:
        return clause.head[0].finite is not None or any(part.finite is not None for part in clause.head)

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
            return "inf" if has_infinitive_with_zu(chunks, part) else "main"
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
        if part.verbs and part.verbs[0] < part.last - 1:
            return False
        helper = next(self._chunks[one.finite].verb for one in main.head if one.finite is not None)
        infinitive = (helper in MODALS or helper == "werden") and end.lower == end.verb
        doubtful = has_participle_form(end) and part.last - part.first > 2 and bool(self._chunks[part.first - 1].verb)
        return infinitive or (helper in AUXILIARIES and (is_infinite(end) or doubtful))

    def _is_participial(self, part: Part) -> bool:
        """``vor drei Monaten veröffentlicht``, ``1985 geboren``: a participle at the end, and no finite verb."""
        return self._chunks[part.last - 1].tag == "verb" and part.last - part.first > 1
