import type { MarkedName } from '../../model/index.ts';
import type { NameDraft } from './draft.ts';
import { nameClass } from './lexicon.ts';
import { isCapitalised, type NameScene, shape } from './name-scene.ts';

/**
 * The names that the trained reader marked, as drafts: stretched to whole tokens, without marks at their edges, within one sentence.
 * Handles, hashtags, addresses, peoples and adjectives of places are no names, whatever the reader says.
 */
export function draftsOfReader(scene: NameScene, marked: readonly MarkedName[]): NameDraft[] {
  const drafts: NameDraft[] = [];
  for (const { start, end, type, confidence } of marked) {
    let from = firstTokenEndingAfter(scene, start);
    let to = from;
    while (to < scene.count && scene.tokens[to]!.start < end && scene.sentence[to] === scene.sentence[from]) to++;
    while (from < to && isEdgeMark(scene, from)) from++;
    while (to > from && isEdgeMark(scene, to - 1)) to--;
    if (from === to || !hasName(scene, from, to) || isPeople(scene, from, to)) continue;
    const last = drafts.at(-1);
    if (last !== undefined && last.to > from) {
      if (last.confidence >= confidence) continue;
      drafts.pop();
    }
    drafts.push({ from, to, type, confidence, by: 'reader' });
  }
  return drafts;
}

/** The first token that ends after an offset. */
function firstTokenEndingAfter({ tokens, count }: NameScene, offset: number): number {
  let [low, high] = [0, count];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (tokens[middle]!.end <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

function isEdgeMark({ tokens, word }: NameScene, at: number): boolean {
  const { kind } = tokens[at]!;
  return kind !== 'word' && kind !== 'number' && word[at] !== '.';
}

/** "Russian", «украинские»: peoples, languages and adjectives of places are no names. */
function isPeople({ bits, shapes }: NameScene, from: number, to: number): boolean {
  return to === from + 1 && shapes[from] !== shape.allCaps && (bits[from]! & nameClass.demonym) !== 0;
}

/** Whether a stretch holds a number, or a word that is more than "a" or "and" in small letters. */
function hasName(scene: NameScene, from: number, to: number): boolean {
  const { tokens, shapes, word, bits } = scene;
  for (let at = from; at < to; at++) {
    if (tokens[at]!.kind === 'number') return true;
    const isSmallWord = (bits[at]! & nameClass.common) !== 0 && !isCapitalised(scene, at);
    if (shapes[at] !== shape.other && word[at] !== '' && !isSmallWord) return true;
  }
  return false;
}
