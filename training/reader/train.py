"""Trains the reader: `python train.py --data DIR --vocabulary FILE --out DIR [--marks FILE…] [--epochs N] [--seed N]`.

Every epoch sees every window once, tasks mixed by batch. After each epoch the held-out parts are read and scored, and a checkpoint is
written; `metrics.jsonl` keeps the figures. A machine with two cores takes about a quarter of an hour an epoch.
"""

import argparse
import json
import math
import random
import time
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F

from assemble import assemble
from corpora import Text, Window, read_credits, read_names, read_sentences, windows_of
from evaluate import score_credits, score_names, score_sentences
from reader import Reader

SENTENCE_TASKS = ["claim", "debate", "hedge"]


SHAPES = (64, 128, 256)
"""Window lengths that batches are padded to: few shapes, so that the compiled encoder is made for each once."""


def batches_of(windows: list[Window], pieces_a_batch: int, chance: random.Random) -> list[list[Window]]:
    """Windows of like length together."""
    found = []
    for shorter, shape in zip((0, *SHAPES), SHAPES):
        fitting = [w for w in windows if shorter < len(w.ids) <= shape]
        chance.shuffle(fitting)
        size = pieces_a_batch // shape
        found += [fitting[at : at + size] for at in range(0, len(fitting), size)]
    return found


def tensors(batch: list[Window], pieces_a_batch: int):
    shape = next(shape for shape in SHAPES if max(len(w.ids) for w in batch) <= shape)
    ids = torch.zeros(pieces_a_batch // shape, shape, dtype=torch.long)
    first = torch.zeros(len(batch), max(len(w.words) for w in batch), dtype=torch.long)
    for at, w in enumerate(batch):
        ids[at, : len(w.ids)] = torch.tensor(w.ids)
        first[at, : len(w.words)] = torch.tensor(w.first_piece)
    return ids, first


def padded(rows: list[list[int] | None], width: int) -> torch.Tensor:
    return torch.tensor([(row or []) + [-100] * (width - len(row or [])) for row in rows])


def loss_of(reader: Reader, encode, batch: list[Window], pieces_a_batch: int) -> tuple[torch.Tensor, dict[str, float]]:
    ids, first = tensors(batch, pieces_a_batch)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        pieces = encode(reader.encoder.embed(ids), ids.ne(0))[: len(batch)].float()
    words = torch.gather(pieces, 1, first[:, :, None].expand(-1, -1, pieces.shape[-1]))
    width = words.shape[1]
    present = torch.tensor([[1.0] * len(w.words) + [0.0] * (width - len(w.words)) for w in batch])
    parts: dict[str, torch.Tensor] = {}
    if any(w.cue_tags for w in batch):
        parts["cue"] = F.cross_entropy(reader.cue(words).flatten(0, 1), padded([w.cue_tags for w in batch], width).flatten(), ignore_index=-100)
    pairs = [(at, *pair) for at, w in enumerate(batch) for pair in w.pairs]
    if pairs:
        window, begin, end = (torch.tensor([p[i] for p in pairs]) for i in range(3))
        logits = reader.pair_logits(words, window, begin, end, present)
        parts["pair"] = F.cross_entropy(logits.flatten(0, 1), padded([p[3] for p in pairs], width).flatten(), ignore_index=-100) * 3
    if any(w.name_tags for w in batch):
        parts["name"] = F.cross_entropy(reader.name(words).flatten(0, 1), padded([w.name_tags for w in batch], width).flatten(), ignore_index=-100)
    sentences = [(at, *span) for at, w in enumerate(batch) for span in w.sentence_spans]
    if sentences:
        scores = reader.sentence(words)
        losses = []
        for at, begin, end, task, label in sentences:
            logit = scores[at, begin : end + 1, SENTENCE_TASKS.index(task)].mean()
            losses.append(F.binary_cross_entropy_with_logits(logit, torch.tensor(float(label))))
        parts["sentence"] = torch.stack(losses).mean()
    return sum(parts.values()), {name: float(value) for name, value in parts.items()}


def only(texts: list[Text], languages: list[str]) -> list[Text]:
    return [text for text in texts if text.id.split(" ")[0].rsplit(".", 1)[-1] in languages]


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--vocabulary", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--marks", type=Path, nargs="*", default=[])
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--base", type=Path, help="an English model file (english_base.py) instead of the multilingual base")
    parser.add_argument("--languages", nargs="*", default=["en", "ru", "uk"], help="of the named texts; labelled sentences are English")
    parser.add_argument("--reaches", type=int, nargs="*", default=[], help="of the look at neighbouring words, one a layer")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--minutes", type=float, help="end after so long, the rate following the clock: for a machine whose speed varies. Epochs are then only a limit")
    parser.add_argument("--layers", type=int, nargs="*", default=list(range(12)))
    parser.add_argument("--rate", type=float, default=1e-4)
    parser.add_argument("--pieces", type=int, default=4096, help="pieces a batch")
    parser.add_argument("--share", type=float, default=1.0, help="share of the windows, for a trial")
    parser.add_argument("--credits", type=float, default=1.0, help="share of PolNeAR's texts seen each epoch")
    parser.add_argument("--names", type=float, default=0.3, help="share of the named texts seen each epoch")
    parser.add_argument("--sentences", type=float, default=0.3, help="share of the labelled runs of sentences seen each epoch")
    parser.add_argument("--start", type=Path, help="a checkpoint to go on from")
    parser.add_argument("--times", type=int, default=1, help="how often an epoch sees our own marks")
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(options.seed)
    chance = random.Random(options.seed)
    torch.set_num_threads(options.threads)

    reader, cutter, _ = assemble(options.vocabulary, options.base, options.layers, options.reaches)
    if options.start is not None:
        missing, strange = reader.load_state_dict(torch.load(options.start, weights_only=True), strict=False)
        print(f"from {options.start}; new: {missing}; left out: {strange}", flush=True)
    reader.encoder.words.weight.requires_grad_(False)
    encode = torch.compile(reader.encoder.encode, dynamic=False)

    credits, held_credits = read_credits(options.data, options.marks)
    names, held_names = (only(texts, options.languages) for texts in read_names(options.data))
    sentences, held_sentences = read_sentences(options.data, options.seed) if "en" in options.languages else ([], [])
    print(f"{len(credits)} credited, {len(names)} named, {len(sentences)} labelled texts; held out {len(held_credits)}, {len(held_names)}, {len(held_sentences)}", flush=True)

    def epoch_batches() -> list[list[Window]]:
        windows = []
        for texts, share in ((credits, options.credits), (names, options.names), (sentences, options.sentences)):
            for text in texts:
                if not text.own and chance.random() >= share * options.share:
                    continue
                for _ in range(options.times if text.own else 1):
                    windows += windows_of(text, cutter, chance.randrange(0, 180))
        # Every batch holds windows of all tasks: each task is then a part of every step.
        found = batches_of(windows, options.pieces, chance)
        chance.shuffle(found)
        return found

    body, heads = [], []
    for name, parameter in reader.named_parameters():
        if parameter.requires_grad:
            (body if name.startswith("encoder") else heads).append(parameter)
    groups = [{"params": body, "lr": options.rate}, {"params": heads, "lr": options.rate * 10}]
    optimiser = torch.optim.AdamW(groups, weight_decay=0.01, betas=(0.9, 0.98), fused=True)
    steps = len(epoch_batches()) * options.epochs
    warm = max(20, min(steps // 20, 150))
    step, began = 0, time.time()

    def done() -> float:
        return min(1.0, (time.time() - began) / 60 / options.minutes if options.minutes else step / steps)

    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda s: min(1, s / warm) * max(0.02, 0.5 * (1 + math.cos(math.pi * done()))))
    for epoch in range(options.epochs):
        if options.minutes and done() >= 1:
            break
        reader.train()
        sums: dict[str, list[float]] = {}
        for batch in epoch_batches():
            if options.minutes and done() >= 1:
                break
            loss, parts = loss_of(reader, encode, batch, options.pieces)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(reader.parameters(), 1.0)
            optimiser.step()
            optimiser.zero_grad(set_to_none=True)
            schedule.step()
            step += 1
            for name, value in parts.items():
                sums.setdefault(name, []).append(value)
            if step % 50 == 0:
                shown = " ".join(f"{name} {np.mean(values[-100:]):.3f}" for name, values in sums.items())
                print(f"epoch {epoch + 1} step {step} of {steps}, {time.time() - began:.0f} s: {shown}", flush=True)
        torch.save(reader.state_dict(), options.out / f"epoch{epoch + 1}.pt")
        reader.eval()
        figures = {
            "epoch": epoch + 1,
            "seconds": round(time.time() - began),
            **score_credits(reader, cutter, held_credits),
            **score_names(reader, cutter, held_names[:: 1 if epoch + 1 == options.epochs else 5]),
            **score_sentences(reader, cutter, held_sentences),
        }
        print(json.dumps(figures), flush=True)
        with (options.out / "metrics.jsonl").open("a") as file:
            file.write(json.dumps({**figures, "options": {k: str(v) for k, v in vars(options).items()}}) + "\n")


if __name__ == "__main__":
    main()
