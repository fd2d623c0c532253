"""The alias table: which spellings stand for which thing.

Curated names are in ``lexicon/aliases.csv`` (canonical, label, spellings, wikidata, domain); users add tables of the same
form (params.yaml, annotate.aliases). Names of countries come from CLDR through Babel.
"""

import csv
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

from pipeline.errors import UsageError
from pipeline.types import EntityLabel

COLUMNS = ("canonical", "label", "spellings", "wikidata", "domain")
LABELS: tuple[EntityLabel, ...] = ("PER", "LOC", "ORG", "MISC")


@dataclass(frozen=True, slots=True)
class Alias:
    """A known thing; ``spellings`` begins with the canonical one."""

    canonical: str
    label: EntityLabel
    spellings: tuple[str, ...]
    wikidata: str | None = None
    unrestricted: bool = False
    """Counts wherever it stands, though it may be an ordinary word: the user's own tables are taken at their word."""

    @property
    def rule(self) -> str:
        """The id that a row carries which this entry produced."""
        return f"alias:{self.label}:{self.canonical}"


@cache
def load_aliases(tables: tuple[str, ...] = ()) -> tuple[Alias, ...]:
    """The curated aliases, those of the user's ``tables`` (which win), and the countries of CLDR.

    Raises UsageError where a user's table is missing or has a wrong line.
    """
    known: dict[tuple[str, EntityLabel], Alias] = {}
    own = files("pipeline.lexicon").joinpath("aliases.csv")
    sources = [(name, Path(name), True) for name in tables] + [("lexicon/aliases.csv", own, False)]
    for name, source, unrestricted in sources:
        try:
            lines = source.read_text(encoding="utf-8").splitlines()
        except OSError as error:
            raise UsageError(
                f"the alias table {name} (params.yaml, annotate.aliases) cannot be read: {error}"
            ) from None
        for alias in _read(name, lines, unrestricted):
            known.setdefault((alias.canonical, alias.label), alias)
    taken = {spelling for alias in known.values() for spelling in alias.spellings}
    for alias in _countries():
        if alias.canonical not in taken:
            known.setdefault((alias.canonical, alias.label), alias)
    return tuple(known.values())


def without_names(aliases: Iterable[Alias], surfaces: Iterable[str]) -> tuple[Alias, ...]:
    """The aliases of which no form is one of ``surfaces``: a table that does not know the names of certain texts.

    >>> [alias.canonical for alias in without_names([Alias("Alibaba", "ORG", ("Alibaba",))], ["Alibabas"])]
    []
    """
    known = frozenset(surfaces)
    return tuple(
        alias for alias in aliases if known.isdisjoint(form for name in alias.spellings for form in inflected(name))
    )


def _read(name: str, lines: Iterable[str], unrestricted: bool) -> Iterator[Alias]:
    reader = csv.DictReader(lines)
    if tuple(reader.fieldnames or ()) != COLUMNS:
        raise UsageError(f"{name}: the first line must be {','.join(COLUMNS)}")
    for row in reader:
        label = next((label for label in LABELS if label == row["label"]), None)
        if not row["canonical"] or label is None or None in row.values():
            raise UsageError(f"{name}, line {reader.line_num}: a name and one of {', '.join(LABELS)} are needed: {row}")
        others = [spelling.strip() for spelling in row["spellings"].split("|") if spelling.strip()]
        spellings = tuple(dict.fromkeys([row["canonical"], *others]))
        yield Alias(row["canonical"], label, spellings, row["wikidata"] or None, unrestricted)


_NO_COUNTRIES = frozenset({"ZZ", "EZ", "UN", "XA", "XB"})
"""Unknown, euro zone, United Nations, and two codes for testing translations."""


def _countries() -> Iterator[Alias]:
    """Country names in German from CLDR (two-letter codes are countries, the numbers are regions)."""
    from babel import Locale

    for code, name in Locale("de").territories.items():
        if len(code) == 2 and code.isalpha() and name[:1].isupper() and "(" not in name and code not in _NO_COUNTRIES:
            yield Alias(name, "LOC", (name,))


GENITIVE_S = ("s", "’s", "'s")
GENITIVE_APOSTROPHE = ("’", "'")
_ADJECTIVE = re.compile(r"((?:[A-ZÄÖÜ]\w*(?:sch|lich|ig|al|är|ell|iv|nt|igt|ert|ot|eu|roß|rei))e)[rsn]?(?= )")
_STRONG = re.compile(
    r"(?:tag|[rR]at|[hH]of|[aA]mt|gericht|bund|land|verband|dienst|parlament|kongress|Kongress|[kK]rieg|buch|wald|berg|preis|gesetz"
    r"|werk|haus|[pP]akt|vertrag|anwalt|Senat|institut|[iI]nstitut)$"
)
"""Masculine and neuter nouns that may take -es (Duden, "Genitiv-s oder -es"); feminine and weak ones are not among them."""


def inflected(spelling: str) -> tuple[str, ...]:
    """The forms in which German texts write a name: as it is, in the genitive, and with its adjectives declined.

    >>> inflected("Alibaba")
    ('Alibaba', 'Alibabas', 'Alibaba’s', "Alibaba's")
    >>> inflected("Deutsche Bahn")[:3]
    ('Deutsche Bahn', 'Deutschen Bahn', 'Deutscher Bahn')
    >>> inflected("Bundestag")[-1]
    'Bundestages'
    """
    forms = [spelling]
    genitives = [spelling]
    if " " in spelling and _ADJECTIVE.match(spelling):
        forms += [_ADJECTIVE.sub(rf"\g<1>{ending}", spelling) for ending in ("n", "r", "", "s")]
        genitives.append(forms[1])
    endings: tuple[str, ...] = GENITIVE_APOSTROPHE if spelling[-1] in "sxzß" else GENITIVE_S
    if _STRONG.search(spelling):
        endings += ("es",)
    return tuple(dict.fromkeys([*forms, *(name + ending for name in genitives for ending in endings)]))
