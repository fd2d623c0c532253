"""Bytes to text: the encodings that German articles come in, told apart by rules in a fixed order.

A byte order mark, then UTF-16 by its NUL bytes, then UTF-8, then the charset a page declares, then the single-byte
encoding under which the text reads most like German. The code charts are those of Unicode's mapping tables
(https://www.unicode.org/Public/MAPPINGS/), as they are in Python's codecs.
"""

import codecs
import re
from dataclasses import dataclass

from pipeline.ingest.reject import RejectError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8", "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32-le", "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32-be", "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "utf-16"),
)
_MAGIC = {
    b"%PDF-": "a PDF file",
    b"PK\x03\x04": "a zip archive",
    b"\x89PNG": "a PNG picture",
    b"\xff\xd8\xff": "a JPEG picture",
    b"GIF8": "a GIF picture",
    b"\x1f\x8b": "a gzip archive",
    b"\x7fELF": "a program",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": "an old Office file",
    b"7z\xbc\xaf'\x1c": "a 7z archive",
    b"{\\rtf": "an RTF file",
}
_SAMPLE = 65_536
_MAX_CONTROLS = 0.02
"""Largest share of control characters in the sample of a text."""
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_SINGLE_BYTE = ("cp1252", "iso8859-15", "cp850", "mac-roman")
_GERMAN = frozenset("äöüÄÖÜßéèáàçñóíêâë„“”‚‘’»«›‹–—…·•€§°²³ \xa0\xad©®½¼×šžŠŽœŒ")
_LATIN_9 = re.compile(
    r"¤|[¦¨¸](?=[^\W\d_])|(?<=[^\W\d_])[¨¸]|(?<![^\W\d_])´(?=[a-zà-ÿ¨¸]{2})|[¼½](?=[a-zà-ÿ])|(?<=[a-zà-ÿ])½"
)
"""Signs of ISO 8859-15 read as ISO 8859-1: ``¤`` is its €; ¦ ¨ ¸ ´ ¼ ½ within a word are its Š š ž Ž Œ œ."""
_DECLARED = re.compile(
    rb"""(?:charset\s{0,9}=\s{0,9}|encoding\s{0,9}=\s{0,9})["']?([A-Za-z0-9._:-]{2,40})""", re.IGNORECASE
)
_KNOWN = re.compile(r"utf-?8|us-ascii|ascii|iso|latin|windows-|cp\d|x-mac|mac|koi8|gb|big5|shift|euc", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text as the source spells it, without a byte order mark, and what its bytes were decoded as."""

    text: str
    encoding: str


def decode(data: bytes, *, declared: bool = False) -> Decoded:
    """The text of ``data``; with ``declared``, a charset that the first 2,048 bytes declare is tried before guessing.

    >>> decode("100 € für Grüße".encode("iso8859-15")).encoding
    'iso8859-15'

    Raises RejectError ``binary`` for what is no text.
    """
    decoded = _decode(data, declared)
    sample = decoded.text[:_SAMPLE]
    if len(_CONTROLS.findall(sample)) > _MAX_CONTROLS * len(sample):
        raise RejectError("binary", "The file holds control characters where a text would have letters.")
    return decoded


def _decode(data: bytes, declared: bool) -> Decoded:
    for bom, codec, name in _BOMS:
        if data.startswith(bom):
            return Decoded(data[len(bom) :].decode(codec, "replace"), name)
    for magic, what in _MAGIC.items():
        if data.startswith(magic):
            raise RejectError("binary", f"The file is {what}, not a text.")
    if b"\x00" in data:
        return Decoded(data.decode(_utf16(data), "replace"), "utf-16")
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        pass
    if declared and (page := _declared(data)):
        return page
    if mended := _damaged_utf8(data):
        return mended
    encoding = _single_byte(data)
    return Decoded(data.decode(encoding, "replace"), encoding)


def _utf16(data: bytes) -> str:
    """The byte order of UTF-16 without a mark: in Latin script every other byte is NUL. Raises RejectError ``binary``."""
    sample = data[: _SAMPLE - _SAMPLE % 2]
    half = len(sample) / 2
    even, odd = sample[::2].count(0) / half, sample[1::2].count(0) / half if len(sample) > 1 else 0.0
    if len(data) % 2 == 0 and min(even, odd) < 0.05 and max(even, odd) > 0.6:
        return "utf-16-le" if odd > even else "utf-16-be"
    raise RejectError("binary", "The file holds NUL bytes, so it is no text.")


def _declared(data: bytes) -> Decoded | None:
    match = _DECLARED.search(data[:2048])
    label = match[1].decode("ascii") if match else ""
    if not _KNOWN.match(label):
        return None
    try:
        name = codecs.lookup(label).name
        name = "cp1252" if name in {"iso8859-1", "ascii"} else name  # as browsers do (WHATWG Encoding Standard)
        return Decoded(data.decode(name), name)
    except (LookupError, UnicodeDecodeError):
        return None


def _damaged_utf8(data: bytes) -> Decoded | None:
    """UTF-8 with a few foreign or cut-off bytes: at least ten well-formed sequences to each bad byte."""
    text = data.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    good = len(re.findall(r"[^\x00-\x7f\ufffd]", text))
    return Decoded(text, "utf-8") if good >= 10 * bad else None


def _single_byte(data: bytes) -> str:
    if not re.search(rb"[\x80-\x9f]", data):
        return "iso8859-15" if _LATIN_9.search(data.decode("latin-1")) else "cp1252"
    high = data.translate(None, bytes(range(0x80)))
    return max(_SINGLE_BYTE, key=lambda name: _likeness(high, name))


def _likeness(high: bytes, encoding: str) -> int:
    """How many of the bytes above 0x7f read as characters of German text; the first of equals is taken."""
    counts = {byte: high.count(byte) for byte in set(high)}
    return sum(count for byte, count in counts.items() if bytes([byte]).decode(encoding, "replace") in _GERMAN)
