"""Where the files of a run are: the one place that knows the folder names."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Workspace:
    """The folders of one run; relative to the folder that holds dvc.yaml."""

    raw: Path = Path("raw")
    interim: Path = Path("outputs/interim")
    dataset: Path = Path("outputs/dataset")

    def records(self, stage: str) -> Path:
        """The folder of a stage's partitions."""
        return self.interim / stage


ENVIRONMENT = Path("outputs/interim/environment")
"""What is installed here; written by the stage ``environment``."""

EVALUATION = Path("outputs/evaluation")
REPORT = Path("outputs/report")

RUN = Workspace()
"""The articles of the user."""

REFERENCE = Workspace(
    raw=Path("tests/gold/texts"),
    interim=Path("outputs/interim/reference"),
    dataset=Path("outputs/interim/reference/dataset"),
)
"""The labelled texts that come with datenlese; they are measured, and stay out of the user's dataset."""
