"""Turns shipped files back into a checkpoint to go on from: `python restore.py --model ../../models/reader-ru-uk --vocabulary FILE --out FILE.pt`.

Matrices come back with the coarseness of their 8 bits. The vocabulary must be the one that the files were exported with.
"""

import argparse
import json
from pathlib import Path

import onnx
import torch
from onnx import numpy_helper

from base_model import BLOCK


def matrices(graph, initial) -> dict[str, torch.Tensor]:
    """Weights by their name in reader.py, from the nodes that multiply: stored input × output, in 8 bits or not."""
    found = {}
    for node in graph.node:
        if "MatMul" not in node.op_type:
            continue
        values = initial.get(node.input[1])
        if values is None:
            continue
        if values.dtype == "int8":
            stem = node.input[1].removesuffix("_quantized")
            values = (values.astype("float32") - initial[f"{stem}_zero_point"]) * initial[f"{stem}_scale"]
        name = node.name.strip("/").split("/MatMul")[0].replace("/", ".")
        found[f"encoder.{name}.weight" if name.startswith("layers.") else f"{name}.weight"] = torch.tensor(values.T.copy())
    return found


def restored(folder: Path) -> dict[str, torch.Tensor]:
    state = {}
    for file in ("encoder.onnx", "credit.onnx"):
        graph = onnx.load(str(folder / file)).graph
        initial = {tensor.name: numpy_helper.to_array(tensor) for tensor in graph.initializer}
        for name, values in initial.items():
            if name.startswith("reader."):
                state[name.removeprefix("reader.")] = torch.tensor(values)
        state.update(matrices(graph, initial))
        if "embedding.values" in initial:
            values = torch.tensor(initial["embedding.values"]).float()
            scales = torch.tensor(initial["embedding.scales"])
            state["encoder.words.weight"] = (values.view(*scales.shape, BLOCK) * scales.unsqueeze(-1)).view(values.shape)
    return state


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--vocabulary", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    shipped = json.loads((options.model / "vocabulary.json").read_text())["pieces"]
    if shipped != json.loads(options.vocabulary.read_text())["pieces"]:
        raise SystemExit(f"{options.vocabulary} holds other pieces than {options.model / 'vocabulary.json'}")
    state = restored(options.model)
    torch.save(state, options.out)
    print(f"{len(state)} tensors")


if __name__ == "__main__":
    main()
