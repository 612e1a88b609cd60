"""Writes the shipped files from a checkpoint: `python export.py --vocabulary FILE --checkpoint FILE --out DIR --name NAME --languages … --version N`.

- `encoder.onnx` (one window at a time): ids [batch, pieces] and first [batch, words] → per word its state and the scores of cue (3), name (9) and sentence (3:
  checkable, debate, hedged) tags. Matrices in 8 bits; embeddings as bytes with a scale a block of 32, which hold the 4-bit values of the multilingual base as they are.
- `credit.onnx`: states of one window [words, hidden], first and last word of each cue → tag scores [cues, words, 5].
- `vocabulary.json`: pieces, with their scores where they are cut by scores, in the order of their ids; the first four are padding, start, line break and end, unknown.
- `reader.json`: name, version, limits and the sha256 of the other files.
"""

import argparse
import hashlib
import json
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import torch
import torch.nn as nn
import torch.nn.functional as F
from onnxruntime.quantization import QuantType, quantize_dynamic

from assemble import assemble
from base_model import BLOCK
from corpora import READING_OVERLAP, WINDOW_PIECES
from reader import Reader


class BlockEmbedding(nn.Module):
    """Embeddings as whole numbers of -largest…largest and one scale for each block of 32: 8 for a base in 4 bits, 127 for one in 32.
    Shapes of words (pieces.py) are added where the encoder knows them."""

    def __init__(self, weights: torch.Tensor, largest: int, shapes: nn.Embedding | None):
        super().__init__()
        self.rows = weights.shape[0]
        self.shapes = shapes
        blocks = weights.view(self.rows, -1, BLOCK)
        top = blocks.abs().amax(-1, keepdim=True).clamp(min=1e-8)
        scale = top / largest
        self.register_buffer("values", (blocks / scale).round().to(torch.int8).view(weights.shape[0], -1))
        self.register_buffer("scales", scale.squeeze(-1))
        self.largest_error = float(((blocks / scale).round() * scale - blocks).abs().max())

    def forward(self, ids):
        rows = ids if self.shapes is None else ids % self.rows
        values = self.values[rows].to(torch.float32)
        scales = self.scales[rows]
        words = (values.view(*scales.shape, BLOCK) * scales.unsqueeze(-1)).view(values.shape)
        return words if self.shapes is None else words + self.shapes(ids // self.rows)


class FusedAttention(torch.autograd.Function):
    """ONNX Runtime's own attention over all heads in one step. It takes no mask: windows are read one at a time, without padding."""

    @staticmethod
    def forward(ctx, q, k, v, heads):
        return q

    @staticmethod
    def symbolic(g, q, k, v, heads):
        return g.op("com.microsoft::MultiHeadAttention", q, k, v, num_heads_i=heads).setType(q.type())


def fused_layer(layer, x, bias, dropout):
    q, k, v = layer.qkv(x).chunk(3, dim=-1)
    x = layer.attention_norm(x + layer.out(FusedAttention.apply(q, k, v, layer.heads)))
    return layer.output_norm(x + layer.narrow(F.gelu(layer.widen(x))))


class EncoderGraph(nn.Module):
    def __init__(self, reader: Reader, largest: int = 8):
        super().__init__()
        for layer in reader.encoder.layers:
            layer.forward = fused_layer.__get__(layer)
        self.reader = reader
        self.embedding = BlockEmbedding(reader.encoder.words.weight.detach(), largest, reader.encoder.shapes)

    def forward(self, ids, first):
        pieces = self.reader.encoder.encode(self.embedding(ids), ids.ne(0))
        words = torch.gather(pieces, 1, first.unsqueeze(-1).expand(-1, -1, pieces.shape[-1]))
        return words, self.reader.cue(words), self.reader.name(words), self.reader.sentence(words)


class CreditGraph(nn.Module):
    def __init__(self, reader: Reader):
        super().__init__()
        self.reader = reader

    def forward(self, states, begin, end):
        return self.reader.pair_logits(states.unsqueeze(0), torch.zeros_like(begin), begin, end)


def fuse(model: Path) -> None:
    """Saves the graph as ONNX Runtime fuses it, so that loading takes half the time. Sum and norm stay apart: their fused kernel is slower
    (40 against 35 ms of processor time for a window)."""
    settings = onnxruntime.SessionOptions()
    settings.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_EXTENDED
    fused = model.with_suffix(".fused.onnx")
    settings.optimized_model_filepath = str(fused)
    onnxruntime.InferenceSession(str(model), settings, disabled_optimizers=["SkipLayerNormFusion"])
    fused.replace(model)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--vocabulary", type=Path, required=True)
    parser.add_argument("--checkpoint", type=Path, required=True)
    parser.add_argument("--layers", type=int, nargs="*", default=list(range(12)))
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--name", required=True)
    parser.add_argument("--languages", nargs="+", required=True)
    parser.add_argument("--version", type=int, required=True)
    parser.add_argument("--base", type=Path, help="as in train.py")
    parser.add_argument("--cue-bias", type=float, default=0.0, help="how much less sure a word must be to be a cue; chosen on held-out texts")
    parser.add_argument("--reaches", type=int, nargs="*", default=[])
    parser.add_argument("--float", action="store_true", help="leave the matrices in 32 bits, to see what 8 bits cost")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    reader, _, kept = assemble(options.vocabulary, options.base, options.layers, options.reaches)
    reader.load_state_dict(torch.load(options.checkpoint, weights_only=True))
    reader.eval()
    with torch.no_grad():
        reader.cue.bias[0] -= options.cue_bias

    graph = EncoderGraph(reader, 127 if options.base else 8)
    print(f"embeddings: largest error {graph.embedding.largest_error:.2e}")
    plain = options.out / "encoder.float.onnx"
    ids, first = torch.randint(4, 1000, (2, 40)), torch.arange(1, 31).repeat(2, 1)
    axes = {"ids": {0: "batch", 1: "pieces"}, "first": {0: "batch", 1: "words"}}
    outputs = ["states", "cue", "name", "sentence"]
    torch.onnx.export(
        graph, (ids, first), str(plain), input_names=["ids", "first"], output_names=outputs, opset_version=17, dynamo=False,
        custom_opsets={"com.microsoft": 1}, dynamic_axes={**axes, **{name: {0: "batch", 1: "words"} for name in outputs}},
    )
    target = options.out / "encoder.onnx"
    if options.float:
        plain.rename(target)
    else:
        quantize_dynamic(plain, target, weight_type=QuantType.QInt8, per_channel=True, op_types_to_quantize=["MatMul"])
        plain.unlink()
        fuse(target)
    cues = torch.tensor([3, 9])
    torch.onnx.export(
        CreditGraph(reader), (torch.randn(30, 384), cues, cues + 1), str(options.out / "credit.onnx"),
        input_names=["states", "begin", "end"], output_names=["tags"], opset_version=17, dynamo=False,
        dynamic_axes={"states": {0: "words"}, "begin": {0: "cues"}, "end": {0: "cues"}, "tags": {0: "cues", 1: "words"}},
    )
    (options.out / "vocabulary.json").write_text(json.dumps({k: kept[k] for k in ("pieces", "scores") if k in kept}, ensure_ascii=False))
    files = ["encoder.onnx", "credit.onnx", "vocabulary.json"]
    for name in files[:2]:
        onnx.checker.check_model(str(options.out / name))
    described = {
        "name": options.name,
        "version": options.version,
        "languages": options.languages,
        "windowPieces": WINDOW_PIECES,
        "overlapPieces": READING_OVERLAP,
        "sha256": {name: hashlib.sha256((options.out / name).read_bytes()).hexdigest() for name in files},
    }
    (options.out / "reader.json").write_text(json.dumps(described, indent=2) + "\n")
    for name in files:
        print(f"{name}: {(options.out / name).stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
