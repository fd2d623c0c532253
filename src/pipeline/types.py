"""The value objects that flow between the stages, and nothing else.

    raw/ ─ ingest ─ Document ─ annotate ─ Annotation ─ extract ─ Reading ─ normalize ─ Mentions ─ dataset

All offsets are Unicode code points into ``Document.text``, start inclusive, end exclusive. A span's ``text`` is a copy
of what stands there, checked by :func:`check_span` where the span is made.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from msgspec import Struct

EntityLabel = Literal["PER", "LOC", "ORG", "MISC"]
NameSource = Literal["model", "gazetteer", "rule"]
QuantityKind = Literal["money", "percent", "quantity", "cardinal", "ordinal", "multiplier", "fraction"]
Modifier = Literal["approx", "less_than", "at_most", "more_than", "at_least"]
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
PublishedSource = Literal["front_matter", "sidecar", "html_meta", "byline"]
FactRelation = Literal["same", "of", "from_to"]
Change = Literal["increase", "decrease", "comparison"]
Modality = Literal["stated", "planned", "estimated", "conditional"]

TIMEX_MODS = (
    *("START", "MID", "END", "APPROX", "BEFORE", "AFTER", "ON_OR_BEFORE", "ON_OR_AFTER"),
    *("LESS_THAN", "MORE_THAN", "EQUAL_OR_LESS", "EQUAL_OR_MORE"),
)
"""The values of ``mod`` in TIMEX3."""

OffsetRuns = tuple[tuple[int, int, int], ...]
"""``(text_start, raw_start, length)``: ``length`` code points of the text stand unchanged in the source file."""


def check_span(source: str, start: int, end: int, text: str) -> None:
    """Raise AssertionError unless ``source[start:end]`` is ``text`` and not empty."""
    if not text or source[start:end] != text:
        raise AssertionError(f"span {start}-{end} reads {source[start:end]!r}, not {text!r}")


@dataclass(frozen=True, slots=True)
class Source:
    """One file below raw/ (a sidecar belongs to its file)."""

    path: str
    sha256: str
    kind: str
    status: Literal["used", "rejected", "container"]
    n_records: int


@dataclass(frozen=True, slots=True)
class Document:
    """A German article as plain text, with what is known about it."""

    doc_id: str
    sha256: str
    title: str | None
    authors: tuple[str, ...]
    published: date | None
    published_source: PublishedSource | None
    language: str
    language_score: float
    encoding: str
    text: str
    offsets: OffsetRuns | None = None
    """Where the text stands in the decoded source file; None for kinds that have no plain text (HTML, PDF …)."""


@dataclass(frozen=True, slots=True)
class Rejected:
    """A record that is not in the dataset, and why."""

    doc_id: str
    sha256: str
    reason: str
    message: str
    duplicate_of: str | None = None


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence; sent_id is its place in the document."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Name:
    """A name as annotate found it."""

    start: int
    end: int
    text: str
    label: EntityLabel
    source: NameSource
    rule: str | None = None


@dataclass(frozen=True, slots=True)
class Annotation:
    """What the spaCy pipeline says of a document."""

    doc_id: str
    sentences: tuple[Sentence, ...]
    names: tuple[Name, ...]
    n_tokens: int
    subjects: tuple[int, ...] | None = None
    """Where the heads of the grammatical subjects begin, by the model's parser; None where it has none."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure as the text states it. ``value`` is exact unless ``exact`` is false (see the contract)."""

    start: int
    end: int
    text: str
    kind: QuantityKind
    value: Decimal
    rule: str
    value_max: Decimal | None = None
    modifier: Modifier | None = None
    unit: str | None = None
    per: str | None = None
    exact: bool = True
    measures: str | None = None


@dataclass(frozen=True, slots=True)
class TimeAnchor:
    """What a time expression has to be resolved against, and how; the words alone do not give its value.

    * ``template`` with the unknown leading part as X: ``XXXX-01`` (a bare month), ``XXXX-12-24``, ``XXXX-WXX-1`` (a bare
      Monday), ``XXXX-FA``, ``XX25-07-23``, ``XXXX-XX-XXT20:30`` (a bare clock time): filled from the reference date.
    * ``unit`` and ``shift``: so many units from the reference (``letztes Jahr``: Y, -1; ``gestern``: D, -1; ``heute``: D, 0).
      Units: Y H (half-year) Q M W D DE (decade) CE (century) TH TM TS (hour, minute, second).
    * both: the template filled from the shifted reference (``8. Mai dieses Jahres``: ``XXXX-05-08``, Y, 0).
    * ``feast``: a movable feast as ``easter+49`` or ``advent4-21``, with or without unit and shift.
    """

    against: Literal["published", "text"]
    """``text``: the last full date named before in the same text (``einen Monat später``)."""
    template: str | None = None
    unit: str | None = None
    shift: int | None = None
    direction: Literal["past", "future", "nearest"] = "nearest"
    """``past`` and ``future`` exclude the reference itself (``vergangenen Montag``); ``nearest`` leaves it to the context."""
    period: Literal["at", "since", "until"] = "at"
    """For a duration: the period it points to (``vor zwei Jahren``: at, ``seit zwei Jahren``: since)."""
    feast: str | None = None


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A time expression as read. ``value`` is its TIMEX3 value where the words alone give it, else ``anchor`` is set.

    A duration tied to a date has both: the value ``P2Y`` and the anchor that says which two years.
    """

    start: int
    end: int
    text: str
    type: TimexType
    value: str | None
    rule: str
    mod: str | None = None
    quant: str | None = None
    freq: str | None = None
    anchor: TimeAnchor | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """What a document says in figures and time expressions, each character in one mention at most."""

    doc_id: str
    quantities: tuple[Quantity, ...]
    times: tuple[TimeExpression, ...]


@dataclass(frozen=True, slots=True)
class Entity:
    """A name with its identity."""

    name: Name
    canonical: str
    entity_id: str
    wikidata: str | None = None


@dataclass(frozen=True, slots=True)
class EuroValue:
    """Money in euro; ``value`` is None where there is no rate, and ``source`` says why."""

    value: Decimal | None
    value_max: Decimal | None
    rate: Decimal | None
    rate_date: date | None
    source: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity with its euro value, where it is money."""

    quantity: Quantity
    euro: EuroValue | None = None


@dataclass(frozen=True, slots=True)
class Timex:
    """A time expression resolved in its document."""

    expression: TimeExpression
    value: str | None
    first_day: date | None
    last_day: date | None
    relative: bool
    edtf: str | None


Place = tuple[int, int]
"""Where a mention stands: its start and end."""


class Fact(Struct, frozen=True):
    """One statement that the text makes with a figure: what the figure measures, of whom or what, and when.

    ``figures`` is one quantity, or several with a ``relation``: the same figure twice (same), a part and its whole (of), the
    earlier and the later value (from_to).
    """

    figures: tuple[Place, ...]
    rule: str
    relation: FactRelation | None = None
    measure: str | None = None
    """Base form of the word that names what is measured: ``Umsatz``, ``Parameter``, ``investieren``."""
    subject: str | None = None
    """entity_id of the name that it is said of."""
    subject_text: str | None = None
    object_text: str | None = None
    date: Place | None = None
    attributed_to: str | None = None
    change: Change | None = None
    modality: Modality = "stated"
    negated: bool = False
    parsed: bool = False
    """Whether the grammatical subjects were the model's parse, not rules alone."""


@dataclass(frozen=True, slots=True)
class Mentions:
    """All mentions of a document, resolved."""

    doc_id: str
    entities: tuple[Entity, ...]
    figures: tuple[Figure, ...]
    dates: tuple[Timex, ...]
    facts: tuple[Fact, ...] = ()
