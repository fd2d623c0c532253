"""The tables of the contract: their columns, types and what must hold; checked with pandera before anything is written."""

from dataclasses import dataclass
from typing import Any, get_args

import pandas as pd
import pandera.pandas as pa
import pyarrow as arrow

from pipeline.errors import UsageError
from pipeline.types import TIMEX_MODS, EntityLabel, Modifier, NameSource, PublishedSource, QuantityKind, TimexType

DECIMAL = arrow.decimal128(38, 12)


@dataclass(frozen=True)
class Column:
    """A column; ``among`` lists the values it may have."""

    name: str
    type: arrow.DataType
    nullable: bool = False
    among: tuple[str, ...] | None = None


@dataclass(frozen=True)
class Table:
    """A table: columns in the contract's order, the key that makes a row unique, the order of rows."""

    name: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    spans: bool = False

    @property
    def arrow_schema(self) -> arrow.Schema:
        """The columns as Arrow has them."""
        return arrow.schema([arrow.field(column.name, column.type, column.nullable) for column in self.columns])


def _text(name: str, nullable: bool = False, among: Any = None) -> Column:
    return Column(name, arrow.string(), nullable, tuple(among) if among else None)


def _int(name: str, nullable: bool = False) -> Column:
    return Column(name, arrow.int64(), nullable)


_MENTION = (
    _text("mention_id"),
    _text("doc_id"),
    _int("sent_id"),
    _int("start"),
    _int("end"),
    _text("text"),
    _int("raw_start", nullable=True),
    _int("raw_end", nullable=True),
)


def _decimal(name: str, nullable: bool = True) -> Column:
    return Column(name, DECIMAL, nullable)


TABLES: tuple[Table, ...] = (
    Table(
        "sources",
        (
            _text("path"),
            _text("sha256"),
            _text("kind"),
            _text("status", among=("used", "rejected", "container")),
            _int("n_records"),
        ),
        key=("path",),
    ),
    Table(
        "documents",
        (
            _text("doc_id"),
            _text("sha256"),
            _text("title", nullable=True),
            Column("authors", arrow.list_(arrow.string())),
            Column("published", arrow.date32(), nullable=True),
            _text("published_source", nullable=True, among=get_args(PublishedSource)),
            _text("language"),
            Column("language_score", arrow.float64()),
            _text("encoding"),
            _text("text"),
            _int("n_chars"),
            _int("n_tokens"),
            _int("n_sentences"),
        ),
        key=("doc_id",),
    ),
    Table(
        "rejected",
        (_text("doc_id"), _text("sha256"), _text("reason"), _text("message"), _text("duplicate_of", nullable=True)),
        key=("doc_id",),
    ),
    Table(
        "sentences",
        (_text("doc_id"), _int("sent_id"), _int("start"), _int("end"), _text("text")),
        key=("doc_id", "sent_id"),
        spans=True,
    ),
    Table(
        "entities",
        (
            *_MENTION,
            _text("label", among=get_args(EntityLabel)),
            _text("source", among=get_args(NameSource)),
            _text("rule", nullable=True),
            _text("canonical"),
            _text("entity_id"),
            _text("wikidata", nullable=True),
        ),
        key=("mention_id",),
        spans=True,
    ),
    Table(
        "quantities",
        (
            *_MENTION,
            _text("kind", among=get_args(QuantityKind)),
            _decimal("value", nullable=False),
            _decimal("value_max"),
            _text("modifier", nullable=True, among=get_args(Modifier)),
            _text("unit", nullable=True),
            _text("per", nullable=True),
            Column("exact", arrow.bool_()),
            _text("rule"),
            _text("measures", nullable=True),
            _decimal("value_eur"),
            _decimal("value_max_eur"),
            _decimal("fx_rate"),
            Column("fx_date", arrow.date32(), nullable=True),
            _text("fx_source", nullable=True),
        ),
        key=("mention_id",),
        spans=True,
    ),
    Table(
        "dates",
        (
            *_MENTION,
            _text("type", among=get_args(TimexType)),
            _text("value", nullable=True),
            _text("mod", nullable=True, among=TIMEX_MODS),
            _text("quant", nullable=True),
            _text("freq", nullable=True),
            Column("first_day", arrow.date32(), nullable=True),
            Column("last_day", arrow.date32(), nullable=True),
            Column("relative", arrow.bool_()),
            _text("rule"),
            _text("edtf", nullable=True),
        ),
        key=("mention_id",),
        spans=True,
    ),
    Table(
        "facts",
        (
            _text("fact_id"),
            _text("doc_id"),
            _int("sent_id"),
            _text("sentence"),
            Column("quantities", arrow.list_(arrow.string())),
            _text("relation", nullable=True, among=("same", "of", "from_to")),
            _text("measure", nullable=True),
            _text("subject", nullable=True),
            _text("subject_text", nullable=True),
            _text("object_text", nullable=True),
            _text("date", nullable=True),
            _text("attributed_to", nullable=True),
            _text("change", nullable=True, among=("increase", "decrease", "comparison")),
            _text("modality", among=("stated", "planned", "estimated", "conditional")),
            Column("negated", arrow.bool_()),
            _text("rule"),
        ),
        key=("fact_id",),
    ),
)


def to_frame(table: Table, rows: list[dict[str, Any]]) -> pd.DataFrame:
    """The rows as a pandas frame of objects, every column present, in the contract's order."""
    return pd.DataFrame(rows, columns=[column.name for column in table.columns], dtype=object)


def check(frames: dict[str, pd.DataFrame]) -> None:
    """Check all tables and what holds between them.

    Raises UsageError with every failure of all tables in one list.
    """
    failures: list[str] = []
    for table in TABLES:
        try:
            _pandera_schema(table).validate(frames[table.name], lazy=True)
        except pa.errors.SchemaErrors as error:
            cases = error.failure_cases
            failures += [
                f"{table.name}.{case.column}: {case.check}: {case.failure_case!r} (row {case.index})"
                for case in cases.head(20).itertuples()
            ]
    failures += _check_between(frames)
    if failures:
        raise UsageError("the dataset does not keep its contract, nothing was written:\n  " + "\n  ".join(failures))


def _pandera_schema(table: Table) -> pa.DataFrameSchema:
    columns = {
        column.name: pa.Column(
            object,
            nullable=column.nullable,
            checks=[pa.Check.isin([*column.among])] if column.among else None,
        )
        for column in table.columns
    }
    checks = []
    if table.spans:
        checks.append(pa.Check(_spans_fit, name="span", error="end - start is the length of text, at least 1"))
    if table.name == "dates":
        checks.append(pa.Check(_days_in_order, name="days", error="first_day <= last_day"))
    return pa.DataFrameSchema(columns, checks=checks, unique=[*table.key], strict=True, ordered=True)


def _spans_fit(frame: pd.DataFrame) -> pd.Series:
    length = frame["end"] - frame["start"]
    return (frame["text"].str.len() == length) & (length > 0)


def _days_in_order(frame: pd.DataFrame) -> pd.Series:
    known = frame["first_day"].notna() & frame["last_day"].notna()
    in_order = frame["first_day"][known] <= frame["last_day"][known]
    return in_order.reindex(frame.index, fill_value=True)


def _check_between(frames: dict[str, pd.DataFrame]) -> list[str]:
    """Records are documents or rejected; mentions belong to documents."""
    failures = []
    documents = set(frames["documents"]["doc_id"])
    records = int(sum(frames["sources"]["n_records"]))
    if len(documents) + len(frames["rejected"]) != records:
        failures.append(f"{len(documents)} documents + {len(frames['rejected'])} rejected are not {records} records")
    for name in ("sentences", "entities", "quantities", "dates", "facts"):
        strangers = set(frames[name]["doc_id"]) - documents
        failures += [f"{name}.doc_id: no such document: {doc_id}" for doc_id in sorted(strangers)]
    failures += _check_facts(frames)
    return failures


def _check_facts(frames: dict[str, pd.DataFrame]) -> list[str]:
    """The figures and dates of facts are mentions, their subjects entities."""
    facts = frames["facts"]
    named = {
        "quantities": ({one for ids in facts["quantities"] for one in ids}, set(frames["quantities"]["mention_id"])),
        "date": (set(facts["date"].dropna()), set(frames["dates"]["mention_id"])),
        "subject": (set(facts["subject"].dropna()), set(frames["entities"]["entity_id"])),
    }
    return [
        f"facts.{name}: no such mention: {one}" for name, (ids, known) in named.items() for one in sorted(ids - known)
    ]
