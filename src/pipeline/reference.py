"""The stage reference: runs the labelled texts that come with datenlese through all stages, beside the user's articles.

They give the metrics of this machine's model on texts with hand labels, and stay out of ``outputs/dataset``.
"""

import shutil

from pipeline.annotate.stage import annotate
from pipeline.dataset.stage import dataset
from pipeline.extract.stage import extract
from pipeline.ingest.stage import ingest
from pipeline.normalize.stage import normalize
from pipeline.params import Params
from pipeline.workspace import REFERENCE


def main(params: Params) -> None:
    """Run the stage."""
    shutil.rmtree(REFERENCE.interim, ignore_errors=True)
    for stage in (ingest, annotate, extract, normalize, dataset):
        stage(REFERENCE, params)
