import {
  type EntityType,
  type MarkedCredit,
  type MarkedName,
  noReaderMarks,
  type ReaderMarks,
  type Span,
} from '../model/index.ts';
import { rolesOf, roleTags } from './credits.ts';
import type { PieceCutter } from './pieces.ts';
import { bestStretches, confidenceOf, type Stretch, type TagScores } from './tags.ts';
import { type Window, type WindowSize, windowsOf } from './windows.ts';
import { type Words, wordsOf } from './words.ts';

/** What the encoder says of the words of a window, word after word. */
export interface WindowScores<States> {
  /** What only the same network understands. */
  readonly states: States;
  /** 3 a word: none, a cue begins, goes on. */
  readonly cue: Float32Array;
  /** 9 a word: none; begins and goes on of each name type. */
  readonly name: Float32Array;
  /** 3 a word: checkable, a task of training only, hedged. */
  readonly sentence: Float32Array;
}

/** The trained network, wherever it runs. */
export interface ReaderNetwork<States> {
  encode(ids: readonly number[], firstPiece: readonly number[]): Promise<WindowScores<States>>;
  /** For each cue, {@link roleTags} scores of every word of its window. */
  credit(states: States, cues: readonly Stretch[]): Promise<Float32Array>;
}

/** Everything but the network that reading a text needs. */
export interface ReaderSettings extends WindowSize {
  readonly cut: PieceCutter;
}

/**
 * Longest text that is marked, in characters: some 9 s of one core for prose. Longer ones are collections rather than reports, and would
 * run into the time allowed for a document.
 */
export const mostCharacters = 200_000;
/** The same in windows, for text without words: 200,000 characters of prose fill about 250. */
const mostWindows = 350;

const cueTags = 3;
const nameTags = 9;
const sentenceTasks = 3;
const checkableTask = 0;
const hedgedTask = 2;
const tooLong = 'longer than the trained reader takes (200,000 characters)';
const nameTypes: readonly EntityType[] = ['PER', 'ORG', 'LOC', 'MISC'];

/** Marks names, credits and the scores of words in a text, window by window. A text that is too long is not marked, and `absent` says so. */
export async function markText<States>(
  text: string,
  network: ReaderNetwork<States>,
  settings: ReaderSettings,
): Promise<ReaderMarks> {
  if (text.length > mostCharacters) return noReaderMarks(tooLong);
  const words = wordsOf(text);
  const windows = windowsOf(text, words, settings.cut, settings);
  if (windows.length > mostWindows) return noReaderMarks(tooLong);
  const names: MarkedName[] = [];
  const credits: MarkedCredit[] = [];
  const checkable = new Float32Array(words.count);
  const hedged = new Float32Array(words.count);
  for (const window of windows) {
    const count = window.endWord - window.firstWord;
    const scores = await network.encode(window.ids, window.firstPiece);
    const spanOf = spansIn(words, window);
    const isOwn = ({ first }: Stretch): boolean => {
      const start = words.starts[window.firstWord + first]!;
      return start >= window.ownStart && start < window.ownEnd;
    };

    const nameScores: TagScores = { values: scores.name, words: count, tags: nameTags };
    for (const name of bestStretches(nameScores).filter(isOwn)) {
      names.push({ ...spanOf(name), type: nameTypes[name.kind]!, confidence: confidenceOf(nameScores, name) });
    }

    const cueScores: TagScores = { values: scores.cue, words: count, tags: cueTags };
    const cues = bestStretches(cueScores).filter(isOwn);
    const roles = cues.length === 0 ? new Float32Array() : await network.credit(scores.states, cues);
    for (const [number, cue] of cues.entries()) {
      const size = count * roleTags;
      const values = roles.subarray(number * size, (number + 1) * size);
      const { source, content } = rolesOf({ values, words: count, tags: roleTags }, cue);
      if (content.length === 0) continue;
      credits.push({
        cue: spanOf(cue),
        ...(source ? { source: spanOf(source) } : {}),
        content: content.map(spanOf),
        confidence: confidenceOf(cueScores, cue),
      });
    }

    for (let word = 0; word < count; word++) {
      if (!isOwn({ kind: 0, first: word, last: word })) continue;
      checkable[window.firstWord + word] = scores.sentence[word * sentenceTasks + checkableTask]!;
      hedged[window.firstWord + word] = scores.sentence[word * sentenceTasks + hedgedTask]!;
    }
  }
  return { names, credits, words: { starts: words.starts, checkable, hedged } };
}

function spansIn(words: Words, { firstWord }: Window): (stretch: Stretch) => Span {
  return ({ first, last }) => ({ start: words.starts[firstWord + first]!, end: words.ends[firstWord + last]! });
}
