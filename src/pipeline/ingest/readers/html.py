"""Saved web pages: text by trafilatura, title, authors and date from the page's metadata."""

import re
from functools import cache
from typing import Any

from pipeline.ingest.characters import line_ends
from pipeline.ingest.dates import parse_date
from pipeline.ingest.decode import decode
from pipeline.ingest.metadata import Metadata, clean_title, names_of
from pipeline.ingest.offsets import MappedText
from pipeline.ingest.params import IngestParams
from pipeline.ingest.readers.headed import with_headline
from pipeline.ingest.record import Record
from pipeline.ingest.reject import RejectError
from pipeline.lexicon import load

_XML_DECLARATION = re.compile(r"\A\s{0,99}<\?xml[^>]{0,500}\?>")
_DATES = {"original_date": True, "extensive_search": False, "min_date": "1990-01-01", "max_date": "2199-12-31"}
"""Only dates that the page's markup states; fixed bounds, as htmldate would else take the present day for the last one."""
_MAX_SHARE = 0.3


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
    """Cut the elements whose class or id names furniture; one that holds the headline or much of the text stays."""
    size = len(page.text_content())
    for element in list(page.iter("div", "section", "aside", "ul", "ol", "nav", "form", "footer", "figure", "p")):
        if not _classes().search(f"{element.get('class', '')} {element.get('id', '')}"):
            continue
        if element.find(".//h1") is None and len(element.text_content()) < _MAX_SHARE * size:
            element.drop_tree()


@cache
def _classes() -> re.Pattern[str]:
    return re.compile(rf"(?:^|[\s_-])(?:{'|'.join(map(re.escape, load('furniture')['html_classes']))})", re.IGNORECASE)
