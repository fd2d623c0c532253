"""Markdown: the markup is cut from the text, the words between it stay where they stand in the file.

A small reading of CommonMark 0.31 (https://spec.commonmark.org/0.31.2/) for articles: what is markup there and prose in a
German newspaper (``Leser*innen``, ``3 * 4``) stays.
"""

import html
import re
from collections.abc import Iterator

from pipeline.ingest.characters import line_ends
from pipeline.ingest.decode import decode
from pipeline.ingest.metadata import Metadata, clean_title, from_fields, load_mapping
from pipeline.ingest.offsets import Edit, MappedText
from pipeline.ingest.params import IngestParams
from pipeline.ingest.record import Record
from pipeline.ingest.reject import RejectError

_MAX_FRONT_MATTER = 20_000
_FRONT_MATTER_END = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.MULTILINE)
_OPENING = re.compile(r"<!--|^ {0,3}(?P<fence>`{3,20}|~{3,20})[^\n]*$", re.MULTILINE)
_TITLE = re.compile(r"^ {0,3}#[ \t]+(\S[^\n]*)$", re.MULTILINE)
_UNDERLINED_TITLE = re.compile(r"^(\S[^\n]*)\n=+[ \t]*$", re.MULTILINE)

_CUTS = tuple(
    re.compile(pattern, re.MULTILINE)
    for pattern in (
        r"^ {0,3}\[[^\]^\n][^\]\n]{0,200}\]:[ \t]+(?:<[^>\n]*>|\S+)(?:[ \t]+[\"'(][^\n]*)?$",  # link definition
        r"!\[[^\]\n]{0,500}\](?:\([^()\n]{0,2000}(?:\([^()\n]{0,500}\))?[^()\n]{0,500}\)|\[[^\]\n]{0,200}\])",  # image
        r"^ {0,3}(?:(?:\*[ \t]{0,3}){3,}|(?:-[ \t]{0,3}){3,}|(?:_[ \t]{0,3}){3,}|=+[ \t]*)$",  # rule, underline
        r"^[ \t]{0,3}(?=[|:-])(?=[^\n]{0,500}-)(?=[^\n]{0,500}\|)[ \t:|-]{3,500}\n",  # the line under a table's head
        r"^(?: {0,3}>[ \t]?)+",  # block quote
        r"^ {0,3}#{1,6}(?:[ \t]+|$)|(?<=\S)[ \t]+#+[ \t]*$",  # heading
        r"^[ \t]*\|[ \t]*|[ \t]*\|[ \t]*$",  # outer bars of a table row
        r"(?<=[-*+] )\[[ xX]\][ \t]+",  # task
        r"(?<!\\)\[\^[^\]\s]{1,50}\](?::[ \t]*)?",  # footnote
        r"</?(?!br\b)[A-Za-z][A-Za-z0-9]{0,15}(?:\s[^<>\n]{0,500})?/?>",  # HTML tag
    )
)
_BREAK_TAG = re.compile(r"<br\s{0,5}/?>|(?<!\\)\\$", re.IGNORECASE | re.MULTILINE)
_BULLET = re.compile(r"^([ \t]*)[*+](?=[ \t])", re.MULTILINE)
_LINK = re.compile(
    r"(?<![\\!])\[([^\[\]\n]{0,500})\](?:\((?:[^()\n]{0,2000}(?:\([^()\n]{0,500}\))?[^()\n]{0,500})\)|\[[^\]\n]{0,200}\])"
)
_AUTOLINK = re.compile(r"<((?:https?://|mailto:)[^<>\s]{1,2000})>")
_CODE = re.compile(r"(?<!`)(`{1,2})([^`\n]{1,500})\1(?!`)")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_ESCAPE = re.compile(r"\\(?=[!-/:-@\[-`{-~])")
_DELIMITER = re.compile(r"(?<!\\)(?:\*{1,3}|_{1,3}|~~)|\n[ \t]*\n")


def read(data: bytes, params: IngestParams) -> Record:
    """The article without markup; front matter is metadata. Raises RejectError ``binary`` or ``unreadable``."""
    decoded = decode(data)
    text = line_ends(MappedText.of(decoded.text))
    metadata, text = _front_matter(text, params)
    text = text.delete(_blocks(text.text))
    heading = _TITLE.search(text.text) or _UNDERLINED_TITLE.search(text.text)
    title = clean_title(_strip(MappedText.of(heading[1])).text) if heading else None
    return Record(_strip(text), decoded.encoding, metadata.over(Metadata(title)), traceable=True)


def _front_matter(text: MappedText, params: IngestParams) -> tuple[Metadata, MappedText]:
    """YAML between ``---`` lines at the top; without a closing line, or where it is prose, it belongs to the text."""
    if not text.text.startswith("---\n"):
        return Metadata(), text
    end = _FRONT_MATTER_END.search(text.text, 4, _MAX_FRONT_MATTER)
    if not end:
        return Metadata(), text
    source = text.text[4 : end.start()]
    if not re.search(r"^\w[\w -]*:(?:\s|$)", source, re.MULTILINE):
        return Metadata(), text
    try:
        metadata = from_fields(load_mapping(source), "front_matter", params)
    except ValueError as error:
        raise RejectError("unreadable", f"The front matter cannot be used: {error}.") from None
    return metadata, text.slice(end.end(), len(text.text))


def _blocks(text: str) -> Iterator[tuple[int, int]]:
    """Fenced code and HTML comments; a fence or comment that is never closed is left alone."""
    last_comment_end = text.rfind("-->")
    unclosed: set[str] = set()
    position = 0
    while opening := _OPENING.search(text, position):
        position = opening.end()
        sign = opening["fence"]
        if sign is None:
            end = text.find("-->", position) + 3 if position <= last_comment_end else 0
        elif sign in unclosed:
            continue
        else:
            closing = re.compile(rf"^ {{0,3}}{sign}+[ \t]*$", re.MULTILINE).search(text, position)
            end = closing.end() if closing else 0
            if not closing:
                unclosed.add(sign)
        if end:
            yield opening.start(), end
            position = end


def _strip(text: MappedText) -> MappedText:
    text = text.sub(_BREAK_TAG, "\n")
    for pattern in _CUTS:
        text = text.sub(pattern, "")
    text = text.sub(_BULLET, lambda match: f"{match[1]}-")
    for pattern in (_LINK, _AUTOLINK):
        text = _keep_group(text, pattern, 1)
    text = text.delete(_emphasis(text.text))
    text = _keep_group(text, _CODE, 2)
    return text.sub(_ENTITY, lambda match: html.unescape(match[0])).sub(_ESCAPE, "")


def _keep_group(text: MappedText, pattern: re.Pattern[str], group: int) -> MappedText:
    """Cut what each match holds beside its group."""
    edits: list[Edit] = []
    for match in pattern.finditer(text.text):
        edits += (match.start(), match.start(group), ""), (match.end(group), match.end(), "")
    return text.replace(edits)


def _emphasis(text: str) -> list[tuple[int, int]]:
    """Spans of the delimiters that pair up within a paragraph, found with one stack for each kind of sign."""
    spans: list[tuple[int, int]] = []
    open_runs: dict[str, list[tuple[int, int]]] = {"*": [], "_": [], "~": []}
    for match in _DELIMITER.finditer(text):
        if match[0][0] == "\n":
            for stack in open_runs.values():
                stack.clear()
            continue
        start, end = match.span()
        before, after = text[start - 1 : start] or " ", text[end : end + 1] or " "
        stack = open_runs[match[0][0]]
        if not before.isspace() and not after.isalnum():
            start = _close(stack, start, end, spans)
        if start < end and not after.isspace() and not before.isalnum():
            stack.append((start, end))
    return sorted(spans)


def _close(stack: list[tuple[int, int]], start: int, end: int, spans: list[tuple[int, int]]) -> int:
    """Pair the run ``start:end`` with the open runs it closes; what is left of it begins at the returned position."""
    while stack and start < end:
        open_start, open_end = stack.pop()
        length = min(open_end - open_start, end - start)
        spans += (open_end - length, open_end), (start, start + length)
        start += length
        if open_end - length > open_start:
            stack.append((open_start, open_end - length))
    return start
