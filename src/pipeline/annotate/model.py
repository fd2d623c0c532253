"""Which spaCy model runs: its name and version, told without importing spaCy.

The stage ``environment`` writes this to a file that annotate depends on. So installing the big model annotates anew, and
nothing else does.
"""

import json
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from pipeline.cache import digest
from pipeline.errors import UsageError
from pipeline.params import AnnotateParams

BLANK = "blank:"


@dataclass(frozen=True, slots=True)
class ModelIdentity:
    """The model that runs; ``wanted`` is the one params.yaml names."""

    wanted: str
    name: str
    version: str
    spacy: str

    @property
    def is_fallback(self) -> bool:
        """Whether the wanted model is not installed."""
        return self.wanted != self.name


def identify(params: AnnotateParams) -> ModelIdentity:
    """The wanted model where it is installed, else the fallback.

    Raises UsageError where neither can be used.
    """
    for name in (params.model, params.fallback):
        found = _version(name)
        if found is not None:
            return ModelIdentity(params.model, name, found, version("spacy"))
    raise UsageError(
        f"neither the model {params.model!r} nor the fallback {params.fallback!r} (params.yaml, annotate) is installed: "
        "run `make model`, or set annotate.fallback to blank:de"
    )


def _version(name: str) -> str | None:
    """The version of a spaCy package, a model folder (with a digest of its files) or a blank pipeline."""
    if name.startswith(BLANK):
        return version("spacy")
    meta = Path(name) / "meta.json"
    if meta.is_file():
        parts = [
            part for file in sorted(meta.parent.rglob("*")) if file.is_file() for part in (file.name, file.read_bytes())
        ]
        return f"{json.loads(meta.read_text(encoding='utf-8')).get('version', '0')}+{digest(*parts)[:12]}"
    try:
        return version(name)
    except PackageNotFoundError:
        return None


def warning(model: ModelIdentity) -> str | None:
    """What to tell a person whose wanted model is missing; None where it is there."""
    if not model.is_fallback:
        return None
    return (
        f"WARNING: the spaCy model {model.wanted} is not installed, {model.name} is used instead and finds fewer names. "
        f"Run `make model` to install {model.wanted}, then `make repro`."
    )
