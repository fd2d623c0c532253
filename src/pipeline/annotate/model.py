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
DESCRIPTIONS = frozenset({"README.md", "meta.json"})
"""Files of a model folder that change nothing in what it finds."""

REPOSITORY = Path(__file__).parents[3]


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
        place = _place(name)
        found = _version(place)
        if found is not None:
            wanted = place if name == params.model else params.model
            return ModelIdentity(wanted, place, found, version("spacy"))
    raise UsageError(
        f"neither the model {params.model!r} nor the fallback {params.fallback!r} (params.yaml, annotate) is installed: "
        "run `make model`, or set annotate.fallback to blank:de"
    )


def _place(name: str) -> str:
    """A model folder of the repository in full where datenlese is used from another folder; any other name as it is."""
    ours = REPOSITORY / name
    return str(ours) if not Path(name).exists() and (ours / "meta.json").is_file() else name


def _version(name: str) -> str | None:
    """The version of a spaCy package, a model folder (with a digest of what it computes with) or a blank pipeline."""
    if name.startswith(BLANK):
        return version("spacy")
    meta = Path(name) / "meta.json"
    if meta.is_file():
        files = (file for file in sorted(meta.parent.rglob("*")) if file.is_file() and file.name not in DESCRIPTIONS)
        parts = [part for file in files for part in (file.name, file.read_bytes())]
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
        f"WARNING: the spaCy model {model.wanted} is not installed, {model.name} is used instead. "
        f"Run `make model` to install {model.wanted}, then `make repro`."
    )
