import { describe, expect, it } from 'vitest';
import { addQuotes, type FoundQuote, isAllDirect, isDirect, noQuotes } from '../../bench/peers/direct-quotes.ts';

const text = 'The mayor spoke. “We will rebuild,” she said, “and soon.” Critics called it “late” but fair.';

function placeOf(words: string): [number, number] {
  const start = text.indexOf(words);
  return [start, start + words.length];
}

function spanOf(words: string): { start: number; end: number } {
  const [start, end] = placeOf(words);
  return { start, end };
}

const marked = [
  { source: [placeOf('she')], cue: [], content: [placeOf('“We will rebuild,”'), placeOf('“and soon.”')] },
];

function scoreOf(found: readonly FoundQuote[]) {
  const score = noQuotes();
  addQuotes(score, { text, attributions: marked }, found);
  return score;
}

describe('direct quotations', () => {
  it('open with a quotation mark, and throughout when no words of the writer follow', () => {
    expect(isDirect(text, [placeOf('“late” but fair')])).toBe(true);
    expect(isAllDirect(text, [placeOf('“late” but fair')])).toBe(false);
    expect(isAllDirect(text, marked[0]!.content)).toBe(true);
    expect(isDirect(text, [placeOf('Critics')])).toBe(false);
  });

  it('are found when their pieces are found one by one', () => {
    const pieces = ['“We will rebuild,”', '“and soon.”'].map((words) => ({
      content: [spanOf(words)],
      speaker: [spanOf('she')],
      coreferent: [],
    }));
    expect(scoreOf(pieces)).toEqual({ quotes: 1, covered: 1, speaker: 1, speakerOrCoreferent: 1 });
    expect(scoreOf(pieces.slice(1)).covered).toBe(0);
  });

  it('have the right speaker by another mention only where this counts', () => {
    const found = {
      content: [spanOf('“We will rebuild,” she said, “and soon.”')],
      speaker: [spanOf('The mayor')],
      coreferent: [spanOf('The mayor'), spanOf('she')],
    };
    expect(scoreOf([found])).toEqual({ quotes: 1, covered: 1, speaker: 0, speakerOrCoreferent: 1 });
  });
});
