"""A content-addressed cache beside DVC: what was computed once for the same input, settings and code is read back.

DVC runs a whole stage again when one article is added; with this cache the stage then computes that one article. Cold
and warm cache give the same bytes. The folder can be deleted at any time.
"""

import hashlib
import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import msgspec

Item = TypeVar("Item")
Result = TypeVar("Result")

FOLDER = Path(".cache/datenlese")
PACKAGE = Path(__file__).parent


def digest(*parts: bytes | str) -> str:
    """SHA-256 over ``parts``; each is preceded by its length, so that ("ab", "c") and ("a", "bc") differ."""
    total = hashlib.sha256()
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        total.update(b"%d:" % len(data))
        total.update(data)
    return total.hexdigest()


def code_digest(paths: Iterable[str]) -> str:
    """SHA-256 over source files and lexicons: ``paths`` are files or folders below the package."""
    files: set[Path] = set()
    for name in paths:
        path = PACKAGE / name
        files.update(path.rglob("*") if path.is_dir() else [path])
    parts: list[bytes | str] = []
    for file in sorted(file for file in files if file.suffix in {".py", ".yaml", ".csv", ".tsv"}):
        parts += [file.relative_to(PACKAGE).as_posix(), file.read_bytes()]
    return digest(*parts)


@dataclass(frozen=True)
class Cache:
    """Values of one kind below ``folder``, each under the hash of all it depends on.

    ``scope`` is what all keys share: settings, model and code of the stage.
    """

    folder: Path
    scope: str

    def _file(self, key: str) -> Path:
        name = digest(self.scope, key)
        return self.folder / name[:2] / name[2:]

    def get(self, key: str) -> bytes | None:
        """The value stored under ``key``, or None."""
        try:
            return self._file(key).read_bytes()
        except OSError:
            return None

    def put(self, key: str, value: bytes) -> None:
        """Store ``value``; a reader sees all of it or nothing."""
        file = self._file(key)
        file.parent.mkdir(parents=True, exist_ok=True)
        temporary = file.with_name(f".{file.name}.{os.getpid()}")
        temporary.write_bytes(value)
        temporary.replace(file)

    def map(
        self,
        kind: type[Result],
        items: Sequence[Item],
        key: Callable[[Item], str],
        compute: Callable[[Sequence[Item]], Iterable[Result]],
    ) -> tuple[list[Result], int]:
        """The result for each item, in order, and how many had to be computed; ``compute`` gets only those."""
        decoder = msgspec.msgpack.Decoder(kind)
        results: dict[int, Result] = {}
        missing: list[int] = []
        for index, item in enumerate(items):
            stored = self.get(key(item))
            try:
                if stored is None:
                    missing.append(index)
                else:
                    results[index] = decoder.decode(stored)
            except msgspec.MsgspecError:  # a damaged file is the same as none
                missing.append(index)
        computed = compute([items[index] for index in missing]) if missing else ()
        for index, result in zip(missing, computed, strict=True):
            self.put(key(items[index]), msgspec.msgpack.encode(result))
            results[index] = result
        return [results[index] for index in range(len(items))], len(missing)
