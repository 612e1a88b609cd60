"""Leaves a checkpoint with fewer pieces: `python narrow.py --checkpoint FILE --vocabulary FILE --to FILE --out FILE.pt`. The pieces of `--to` must all be
among those of `--vocabulary`."""

import argparse
import json
from pathlib import Path

import torch


def main() -> None:
    parser = argparse.ArgumentParser()
    for name in ("checkpoint", "vocabulary", "to", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    options = parser.parse_args()
    rows = {number: row for row, number in enumerate(json.loads(options.vocabulary.read_text())["base"])}
    wanted = json.loads(options.to.read_text())["base"]
    state = torch.load(options.checkpoint, weights_only=True)
    state["encoder.words.weight"] = state["encoder.words.weight"][torch.tensor([rows[number] for number in wanted])]
    torch.save(state, options.out)
    print(f"{len(wanted)} of {len(rows)} pieces kept")


if __name__ == "__main__":
    main()
