"""From scores to spans: cues and names by the best legal tag sequence, sources and contents of each cue likewise."""

import numpy as np


def best_tags(scores: np.ndarray, starts: list[bool], follows: np.ndarray) -> list[int]:
    """Viterbi without transition scores: `follows[a, b]` says that tag b may come after tag a, `starts[b]` that it may come first."""
    length, tags = scores.shape
    best = np.where(starts, scores[0], -1e9)
    back = np.zeros((length, tags), dtype=np.int64)
    illegal = np.where(follows, 0.0, -1e9)
    for at in range(1, length):
        total = best[:, None] + illegal
        back[at] = total.argmax(0)
        best = total.max(0) + scores[at]
    path = [int(best.argmax())]
    for at in range(length - 1, 0, -1):
        path.append(int(back[at, path[-1]]))
    return path[::-1]


def legal(kinds: int) -> tuple[list[bool], np.ndarray]:
    """Tags 0, then begin and go-on of each kind: only after its own begin or go-on may a go-on come."""
    tags = 1 + 2 * kinds
    follows = np.ones((tags, tags), dtype=bool)
    for kind in range(kinds):
        goes_on = 2 + 2 * kind
        follows[:, goes_on] = False
        follows[goes_on - 1, goes_on] = follows[goes_on, goes_on] = True
    return [tag == 0 or tag % 2 == 1 for tag in range(tags)], follows


CUE, PAIR, NAME = legal(1), legal(2), legal(4)


def spans(tags: list[int]) -> list[tuple[int, int, int]]:
    """Kind, first and last word of each stretch."""
    found: list[list[int]] = []
    for at, tag in enumerate(tags):
        if tag == 0:
            continue
        kind = (tag - 1) // 2
        if tag % 2 == 1 or not found or found[-1][0] != kind or found[-1][2] != at - 1:
            found.append([kind, at, at])
        else:
            found[-1][2] = at
    return [(kind, first, last) for kind, first, last in found]


def credits_of_window(cue_scores: np.ndarray, pair_scores, inside) -> list[dict]:
    """Cues of a window with their sources and contents, in words. `inside(first, last)` says whether a cue is this window's to read."""
    found = []
    cues = [(first, last) for _, first, last in spans(best_tags(cue_scores, *CUE)) if inside(first, last)]
    if not cues:
        return found
    for (first, last), scores in zip(cues, pair_scores(cues)):
        masked = scores.copy()
        masked[first : last + 1, 1:] = -1e9
        pieces = spans(best_tags(masked, *PAIR))
        sources = [(a, b) for kind, a, b in pieces if kind == 0]
        contents = [(a, b) for kind, a, b in pieces if kind == 1]
        if len(sources) > 1:
            sources = [max(sources, key=lambda s: float(np.mean([masked[n, 1:3].max() - masked[n, 0] for n in range(s[0], s[1] + 1)])))]
        if contents:
            found.append({"cue": (first, last), "source": sources, "content": contents})
    return found
