"""What is known about an article beside its text, and how front matter, sidecars and JSON fields say it."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import yaml

from pipeline.ingest.characters import inline
from pipeline.ingest.dates import parse_date
from pipeline.ingest.params import IngestParams
from pipeline.types import PublishedSource

_MAX_TITLE = 500
_MAX_AUTHORS = 50
_AUTHOR_BREAK = re.compile(r"\s*(?:[;|/·•]|,(?!\s*(?:Jr|Dr|M\.?A)\b)|\s(?:und|and|u\.|&)\s)\s*")
_BY = re.compile(r"^(?:von|by|text(?:\s+von)?|autor(?:in|en)?)\s*:?\s+", re.IGNORECASE)
_ADDRESS = re.compile(r"(?:https?://|www\.)\S*|\S*@\S*")


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """YAML without dates of its own: ``2024-13-01`` is a text that is no date, not a file that is no YAML."""


_Loader.add_constructor("tag:yaml.org,2002:timestamp", _Loader.construct_yaml_str)


@dataclass(frozen=True, slots=True)
class Metadata:
    """Title, authors and publication date, each empty where nothing states it."""

    title: str | None = None
    authors: tuple[str, ...] = ()
    published: date | None = None
    published_source: PublishedSource | None = None

    def over(self, other: "Metadata") -> "Metadata":
        """This metadata, with the gaps filled from ``other``."""
        dated = self if self.published else other
        return Metadata(
            self.title or other.title, self.authors or other.authors, dated.published, dated.published_source
        )


def from_fields(fields: Mapping[str, Any], source: PublishedSource, params: IngestParams) -> Metadata:
    """Metadata from named fields, whose names are taken from ``params`` and compared without case.

    Where none of the publication dates can be read, the article is taken to have none; in a sidecar, which a person
    writes to set the date right, this is an error. Raises ValueError for it.
    """
    known = {str(name).casefold(): value for name, value in fields.items()}
    title = next((value for value in _values(known, params.title_fields) if isinstance(value, str)), None)
    authors = next(_values(known, params.authors_fields), None)
    stated = list(_values(known, params.published_fields))
    published = next(filter(None, map(parse_date, stated)), None)
    if stated and published is None and source == "sidecar":
        raise ValueError(f"the date {str(stated[0])[:60]!r} cannot be read (use JJJJ-MM-TT)")
    return Metadata(
        title=clean_title(title),
        authors=names_of(authors),
        published=published,
        published_source=source if published else None,
    )


def _values(fields: Mapping[str, Any], names: Iterable[str]) -> Iterator[Any]:
    found = (fields.get(name.casefold()) for name in names)
    return (value for value in found if value is not None and value != "")


def clean_title(title: str | None) -> str | None:
    """A title on one line; None where it is empty or too long to be one."""
    cleaned = inline(title[: 4 * _MAX_TITLE]) if title else ""
    return cleaned if 0 < len(cleaned) <= _MAX_TITLE else None


def names_of(authors: object) -> tuple[str, ...]:
    """Names from a string (``Von A und B``), a list of strings or a list of objects with a ``name``; no doubles.

    >>> names_of("Von Erika Mustermann und Max Mustermann")
    ('Erika Mustermann', 'Max Mustermann')
    """
    parts = list(authors) if isinstance(authors, list | tuple) else [authors]
    names: dict[str, None] = {}
    for part in parts[:_MAX_AUTHORS]:
        stated = part.get("name") if isinstance(part, Mapping) else part
        if not isinstance(stated, str):
            continue
        for name in _AUTHOR_BREAK.split(_BY.sub("", _ADDRESS.sub("", inline(stated[:1000])))):
            if any(map(str.isalpha, name)):
                names[name] = None
    return tuple(names)


def load_mapping(text: str) -> dict[str, Any]:
    """The YAML mapping in ``text``, an empty one for an empty text. Raises ValueError for anything else."""
    try:
        content = yaml.load(text, Loader=_Loader)  # noqa: S506 (the loader is the safe one)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise ValueError(f"no valid YAML ({str(error).splitlines()[0]})") from None
    if content is None:
        return {}
    if not isinstance(content, dict):
        raise ValueError("no YAML mapping of names to values")
    return content
