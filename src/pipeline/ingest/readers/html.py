"""Saved web pages: text by trafilatura, title, authors and date from the page's metadata."""

import re
from collections import defaultdict
from functools import cache
from typing import Any

from pipeline.ingest.characters import line_ends
from pipeline.ingest.dates import parse_date
from pipeline.ingest.decode import decode
from pipeline.ingest.metadata import Metadata, clean_title, names_of
from pipeline.ingest.offsets import MappedText
from pipeline.ingest.params import IngestParams
from pipeline.ingest.readers.headed import says_only, with_headline
from pipeline.ingest.record import Record
from pipeline.ingest.reject import RejectError
from pipeline.lexicon import load

_XML_DECLARATION = re.compile(r"\A\s{0,99}<\?xml[^>]{0,500}\?>")
_DATES = {"original_date": True, "extensive_search": False, "min_date": "1990-01-01", "max_date": "2199-12-31"}
"""Only dates that the page's markup states; fixed bounds, as htmldate would else take the present day for the last one."""
_JUDGED = ("div", "section", "aside", "ul", "ol", "nav", "form", "footer", "figure")
"""Elements that are judged by their class; paragraphs are not, their words are (:mod:`pipeline.ingest.furniture`)."""
_UNSEEN = frozenset({"script", "style", "noscript", "template", "head"})
_MAX_SHARE, _MAX_SUM = 0.3, 0.5
"""Largest part of the text that is cut for one word of the lexicon, and for all together."""


def read(data: bytes, params: IngestParams) -> Record:
    """The article of a page with its headline on the first line. Raises RejectError ``binary``, ``too_large`` or ``no_text``."""
    decoded = decode(data, declared=True)
    import trafilatura

    page = trafilatura.load_html(_XML_DECLARATION.sub("", decoded.text))
    if page is None:
        raise RejectError("unreadable", "The file cannot be read as HTML.")
    elements = sum(1 for _element in page.iter())
    if elements > params.max_elements:
        raise RejectError(
            "too_large", f"The page has {elements} elements, more than max_elements ({params.max_elements})."
        )
    metadata = _metadata(page)
    _drop_furniture(page)
    found = trafilatura.bare_extraction(
        page,
        favor_recall=True,
        include_comments=False,
        include_tables=True,
        include_links=False,
        include_images=False,
        include_formatting=False,
        deduplicate=False,
        date_extraction_params=_DATES,
    )
    text = getattr(found, "text", None)
    if not text or not text.strip():
        raise RejectError("no_text", "No article text is found in the page.")
    if says_only(text, metadata.title):
        raise RejectError("no_text", "Nothing but the headline is found in the page.")
    return Record(line_ends(MappedText.of(with_headline(text, metadata.title))), decoded.encoding, metadata)


def _metadata(page: Any) -> Metadata:
    import trafilatura

    stated = trafilatura.extract_metadata(page, date_config=_DATES)
    headings = [" ".join(heading.text_content().split()) for heading in page.iter("h1")]
    published = parse_date(stated.date)
    return Metadata(
        title=clean_title(headings[0] if len(headings) == 1 and headings[0] else stated.title),
        authors=names_of(stated.author),
        published=published,
        published_source="html_meta" if published else None,
    )


def _drop_furniture(page: Any) -> None:
    """Cut the elements whose class or id names furniture, unless they hold the headline or much of the text.

    Elements with the same word count as one: four paragraphs in a ``kommentar__text`` each are an article, not its
    comments. The smallest go first, as long as what is cut stays a small part of the text.
    """
    groups: dict[str, list[Any]] = defaultdict(list)
    for element in page.iter(*_JUDGED):
        found = _classes().search(f"{element.get('class', '')} {element.get('id', '')}")
        if found and element.find(".//h1") is None:
            groups[found[0].strip(" _-").casefold()].append(element)
    sizes = _sizes(page)
    total, in_paragraphs = sizes[page]
    parts = {}
    for word, elements in groups.items():
        outer = _outermost(elements)
        size, prose = (sum(column) for column in zip(*(sizes[element] for element in outer), strict=True))
        parts[word] = max(size / max(1, total), prose / max(1, in_paragraphs))
        groups[word] = outer
    cut = 0.0
    for word in sorted(parts, key=lambda word: (parts[word], word)):
        cut += parts[word]
        if parts[word] < _MAX_SHARE and cut < _MAX_SUM:
            for element in groups[word]:
                if element.getparent() is not None:
                    element.drop_tree()


def _outermost(elements: list[Any]) -> list[Any]:
    """The elements, in the order of the page, without those that stand within another one of them."""
    chosen = set(elements)
    return [element for element in elements if chosen.isdisjoint(element.iterancestors())]


def _sizes(page: Any) -> dict[Any, tuple[int, int]]:
    """Characters of visible text in each element, and how many of them stand in paragraphs."""
    sizes: dict[Any, tuple[int, int]] = {}
    for element in reversed(list(page.iter())):
        seen = isinstance(element.tag, str) and element.tag not in _UNSEEN
        size, prose = (len((element.text or "").strip()) if seen else 0), 0
        for child in element:
            child_size, child_prose = sizes[child]
            tail = len((child.tail or "").strip())
            size, prose = size + (child_size + tail) * seen, prose + child_prose * seen
        sizes[element] = size, size if element.tag == "p" else prose
    return sizes


@cache
def _classes() -> re.Pattern[str]:
    """A word of the lexicon, with nothing but an edge, a hyphen, an underscore or a capital (``shareBar``) behind it."""
    words = "|".join(map(re.escape, load("furniture")["html_classes"]))
    return re.compile(rf"(?:^|[\s_-])(?:{words})(?=$|[\s_-]|(?-i:[A-Z]))", re.IGNORECASE)
