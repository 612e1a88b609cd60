"""Scores the reader on held-out texts, as the benchmarks of the product do: exact spans for credits, overlap for names, F1 for sentences."""

import numpy as np
import torch

from corpora import NAME_TYPES, READING_OVERLAP, Text, Window, windows_of
from decode import NAME, best_tags, credits_of_window, spans
from pieces import Cutter
from reader import Reader


def states(reader: Reader, window: Window) -> torch.Tensor:
    with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
        found = reader.states(torch.tensor([window.ids]), torch.tensor([window.first_piece]))
    return found.float()


def f1(right: int, found: int, gold: int) -> float:
    return round(2 * right / max(1, found + gold), 4)


def own_words(windows: list[Window], at: int) -> tuple[int, int]:
    """The characters that a window answers for: up to the middle of what it shares with its neighbours."""
    first = windows[at].words[0].start
    last = windows[at].words[-1].end
    begin = (first + windows[at - 1].words[-1].end) // 2 if at > 0 else 0
    end = (windows[at + 1].words[0].start + last) // 2 if at + 1 < len(windows) else last + 1
    return begin, end


def read_credits_of(reader: Reader, cutter: Cutter, text: Text, bias: float = 0.0) -> list[dict]:
    found = []
    windows = windows_of(text, cutter, overlap=READING_OVERLAP)
    for at, window in enumerate(windows):
        begin, end = own_words(windows, at)
        words = states(reader, window)
        with torch.no_grad():
            cue_scores = reader.cue(words)[0].numpy().copy()
            cue_scores[:, 0] -= bias

            def pair_scores(cues):
                at_window = torch.zeros(len(cues), dtype=torch.long)
                first, last = (torch.tensor([c[i] for c in cues]) for i in (0, 1))
                return reader.pair_logits(words, at_window, first, last).numpy()

            for credit in credits_of_window(cue_scores, pair_scores, lambda first, _: begin <= window.words[first].start < end):
                span = lambda pair: (window.words[pair[0]].start, window.words[pair[1]].end)
                found.append({"cue": [span(credit["cue"])], "source": [span(s) for s in credit["source"]], "content": [span(c) for c in credit["content"]]})
    return found


def score_credits(reader: Reader, cutter: Cutter, texts: list[Text]) -> dict[str, float]:
    counts = {role: [0, 0, 0] for role in ("source", "cue", "content")}
    quotes = covered = 0
    for text in texts:
        found = read_credits_of(reader, cutter, text)
        for role, count in counts.items():
            gold = {tuple(s) for c in text.credits for s in c[role]}
            mine = {s for c in found for s in c[role]}
            count[0] += len(gold & mine)
            count[1] += len(mine)
            count[2] += len(gold)
        for credit in text.credits:
            length = sum(e - s for s, e in credit["content"])
            if length == 0:
                continue
            quotes += 1
            shared = [sum(max(0, min(e, e2) - max(s, s2)) for s, e in credit["content"] for s2, e2 in c["content"]) for c in found]
            covered += max(shared, default=0) / length >= 0.8
    return {**{role: f1(*count) for role, count in counts.items()}, "quote@0.8": round(covered / max(1, quotes), 4)}


def score_names(reader: Reader, cutter: Cutter, texts: list[Text]) -> dict[str, float]:
    by_set: dict[str, list[int]] = {}
    for text in texts:
        count = by_set.setdefault(text.id.split(" ")[0], [0, 0, 0])
        gold = [(s, e, t) for s, e, t in text.names if t != "MISC"]
        claimed: set[int] = set()
        windows = windows_of(text, cutter, overlap=READING_OVERLAP)
        for at, window in enumerate(windows):
            begin, end = own_words(windows, at)
            scores = reader.name(states(reader, window))[0].detach().numpy()
            for kind, first, last in spans(best_tags(scores, *NAME)):
                start, stop = window.words[first].start, window.words[last].end
                if not begin <= start < end or NAME_TYPES[kind] == "MISC":
                    continue
                if any(s < stop and e > start for s, e in text.masked):
                    continue
                count[1] += 1
                match = next((n for n, g in enumerate(gold) if n not in claimed and g[0] < stop and g[1] > start and g[2] == NAME_TYPES[kind]), None)
                if match is not None:
                    claimed.add(match)
                    count[0] += 1
        count[2] += len(gold)
    return {f"names {name}": f1(*count) for name, count in by_set.items()}


def score_sentences(reader: Reader, cutter: Cutter, texts: list[Text]) -> dict[str, float]:
    logits: dict[str, list[tuple[float, int]]] = {}
    for text in texts:
        for window in windows_of(text, cutter, overlap=0):
            scores = reader.sentence(states(reader, window))[0].detach().numpy()
            for first, last, task, label in window.sentence_spans:
                logits.setdefault(task, []).append((float(scores[first : last + 1, ["claim", "debate", "hedge"].index(task)].mean()), label))
    found = {}
    for task, pairs in logits.items():
        right = sum(1 for score, label in pairs if score > 0 and label)
        found[task] = f1(right, sum(1 for score, _ in pairs if score > 0), sum(label for _, label in pairs))
    return found
