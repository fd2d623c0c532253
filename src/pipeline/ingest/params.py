"""All settings of the ingest stage in one frozen model."""

from pydantic import BaseModel, ConfigDict, Field


class IngestParams(BaseModel):
    """Settings of :func:`pipeline.ingest.read.read_file` and of the search for duplicates.

    >>> IngestParams().kind_of("raw/Artikel.HTML")
    'html'
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    text_suffixes: tuple[str, ...] = (".txt", ".text")
    """Suffixes of plain text, in lower case like all suffix lists here."""
    markdown_suffixes: tuple[str, ...] = (".md", ".markdown")
    """Suffixes of Markdown."""
    html_suffixes: tuple[str, ...] = (".html", ".htm", ".xhtml")
    """Suffixes of saved web pages."""
    json_suffixes: tuple[str, ...] = (".json",)
    """Suffixes of JSON files: one object is one record, a list is a container."""
    jsonl_suffixes: tuple[str, ...] = (".jsonl", ".ndjson")
    """Suffixes of JSON Lines: a container with one record a line, blank lines not counted."""
    docx_suffixes: tuple[str, ...] = (".docx",)
    """Suffixes of Word files (OOXML)."""
    pdf_suffixes: tuple[str, ...] = (".pdf",)
    """Suffixes of PDF files; only those with a text layer can be read."""
    sidecar_suffixes: tuple[str, ...] = (".meta.yaml", ".meta.yml")
    """Suffixes of sidecars; ``x.txt`` belongs to ``x.txt.meta.yaml`` or else to ``x.meta.yaml``."""

    text_fields: tuple[str, ...] = ("text", "body", "content", "article", "fulltext", "inhalt")
    """Names of the JSON field with the article text; the first that holds text wins."""
    title_fields: tuple[str, ...] = ("title", "headline", "titel", "überschrift")
    """Names of the title in JSON, front matter and sidecars."""
    authors_fields: tuple[str, ...] = ("authors", "author", "byline", "autor", "autoren", "autorin")
    """Names of the authors in JSON, front matter and sidecars."""
    published_fields: tuple[str, ...] = (
        "published",
        "date",
        "publication_date",
        "published_at",
        "date_published",
        "datePublished",
        "publish_date",
        "pubDate",
        "datum",
        "veröffentlicht",
    )
    """Names of the publication date in JSON, front matter and sidecars."""

    max_bytes: int = Field(default=50_000_000, gt=0)
    """Largest file that is read, in bytes; a larger one is rejected as ``too_large``."""
    max_chars: int = Field(default=1_000_000, gt=0)
    """Longest text of one record, in characters (spaCy's own limit); a longer one is ``too_large``."""
    max_unpacked_bytes: int = Field(default=200_000_000, gt=0)
    """Largest size of a Word file once unpacked, in bytes; a larger one is ``too_large``."""
    max_elements: int = Field(default=50_000, gt=0)
    """Most elements of an HTML page; a larger page is ``too_large``."""
    max_pages: int = Field(default=500, gt=0)
    """Most pages of a PDF file; a longer one is ``too_large``."""
    min_chars: int = Field(default=10, ge=1)
    """Shortest text, in characters; a shorter one is rejected as ``too_short`` (nothing left: ``empty``)."""

    language: str = "de"
    """ISO 639-1 code of the language that is kept."""
    other_languages: tuple[str, ...] = (
        *("ar", "bg", "cs", "da", "el", "en", "es", "fi", "fr", "hr", "hu", "it", "ja", "ko", "lb", "nl"),
        *("no", "pl", "pt", "ro", "ru", "sk", "sl", "sv", "tr", "uk", "vi", "zh"),
    )
    """Languages that the text is weighed against: those of German-language press and its neighbours."""
    min_language_score: float = Field(default=0.5, ge=0, le=1)
    """Least share of the text, in characters, that must read as ``language``; below it: ``not_german``."""

    byline_lines: int = Field(default=8, ge=0)
    """How many lines from the top, blank ones not counted, may hold a byline."""

    threshold: float = Field(default=0.7, gt=0, le=1)
    """Jaccard similarity of word shingles from which two texts are near duplicates."""
    shingle_words: int = Field(default=4, ge=1)
    """Words in a shingle."""
    min_duplicate_words: int = Field(default=40, ge=1)
    """Texts with fewer words are compared for exact equality only."""
    permutations: int = Field(default=128, ge=16)
    """Length of a MinHash signature."""
    seed: int = 1
    """Seed of the MinHash permutations."""

    def kind_of(self, path: str) -> str:
        """The kind of a file by its suffix: text, markdown, html, json, jsonl, docx, pdf or unknown."""
        name = path.lower()
        suffixes = {
            "text": self.text_suffixes,
            "markdown": self.markdown_suffixes,
            "html": self.html_suffixes,
            "json": self.json_suffixes,
            "jsonl": self.jsonl_suffixes,
            "docx": self.docx_suffixes,
            "pdf": self.pdf_suffixes,
        }
        return next((kind for kind, endings in suffixes.items() if name.endswith(endings)), "unknown")
