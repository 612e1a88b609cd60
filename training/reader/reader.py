"""The reader: one encoder for three languages, and small heads that mark cues, sources, contents, names, checkable and hedged sentences."""

import torch
import torch.nn as nn
import torch.nn.functional as F

from encoder import Encoder

PAIR = 128
CROSS = 64
TAGS = 5
"""none, source begins, source goes on, content begins, content goes on."""
DISTANCES = 24


def distance_bucket(distance: torch.Tensor) -> torch.Tensor:
    """Words from the cue (0 inside it), signed, in steps that grow: ±1, 2, 3, 4, 6, 8, 12, 16, 32, 64, 128 and beyond."""
    steps = torch.tensor([1, 2, 3, 4, 6, 8, 12, 16, 32, 64, 128], device=distance.device)
    size = torch.bucketize(distance.abs(), steps, right=True)
    return torch.where(distance < 0, 12 + size, size).clamp(max=DISTANCES - 1)


class Neighbours(nn.Module):
    """Lets words that one cue asks about see each other: so that a content ends where it should and begins but once."""

    def __init__(self, width: int, reach: int):
        super().__init__()
        self.norm = nn.LayerNorm(width)
        self.look = nn.Conv1d(width, width, 5, padding=2 * reach, dilation=reach)

    def forward(self, x):
        return x + F.relu(self.look(self.norm(x).transpose(1, 2)).transpose(1, 2))


class Reader(nn.Module):
    def __init__(self, encoder: Encoder, hidden: int = 384, reaches: tuple[int, ...] = ()):
        super().__init__()
        self.encoder = encoder
        self.cue = nn.Linear(hidden, 3)
        self.name = nn.Linear(hidden, 9)
        self.sentence = nn.Linear(hidden, 3)
        """Checkable, debate (a neighbouring task, learnt beside), hedged: summed over the words of a sentence."""
        self.word = nn.Linear(hidden, PAIR + CROSS)
        self.anchor = nn.Linear(2 * hidden, PAIR + TAGS * CROSS)
        self.distance = nn.Embedding(DISTANCES, PAIR)
        self.tag = nn.Linear(PAIR, TAGS)
        self.neighbours = nn.ModuleList(Neighbours(PAIR, reach) for reach in reaches)
        nn.init.normal_(self.distance.weight, std=0.1)

    def states(self, ids, first_piece):
        """States of words: [batch, words, hidden]."""
        pieces = self.encoder(ids)
        return torch.gather(pieces, 1, first_piece[:, :, None].expand(-1, -1, pieces.shape[-1]))

    def pair_logits(self, words, window, first, last, present=None):
        """For each cue (its window and its first and last word) the tag scores of every word of that window: [cues, words, TAGS].
        `present` [windows, words] tells words from padding in a batch."""
        cue = torch.cat([words[window, first], words[window, last]], dim=-1)
        anchor = self.anchor(cue)
        word = self.word(words)[window]
        number = torch.arange(words.shape[1], device=words.device)[None, :]
        before = (number - first[:, None]).clamp(max=0)
        after = (number - last[:, None]).clamp(min=0)
        relation = self.distance(distance_bucket(before + after))
        mixed = F.relu(word[..., :PAIR] + anchor[:, None, :PAIR] + relation)
        for look in self.neighbours:
            mixed = look(mixed if present is None else mixed * present[window][..., None])
        cross = torch.einsum("cwk,ctk->cwt", word[..., PAIR:], anchor[:, PAIR:].view(-1, TAGS, CROSS)) / CROSS**0.5
        return self.tag(F.dropout(mixed, 0.1, self.training)) + cross
