import type { Span } from '../../model/index.ts';
import type { Draft } from './draft.ts';
import type { Scene } from './scene.ts';

/** Longest stretch, in characters, between a credit and the dash behind it («– …, – каже Михайло, усміхаючись. – …»). */
const longestAside = 80;
/** No paragraph is searched further than this, in characters. */
const longestParagraph = 6000;

/**
 * Speech that a dash opens at the start of a paragraph, as Russian and Ukrainian print it: all of it up to the credit is what is credited, and what follows behind
 * a further dash too. A trained reader marks the sentence next to the credit and often no more.
 */
export function withDashSpeech(scene: Scene, draft: Draft, others: readonly Draft[]): Draft {
  const { words, pack } = scene;
  const credit = [...draft.source, ...draft.cue];
  if (!pack.functionWords.clausesNeedConjunction || draft.cue.length === 0 || draft.source.length === 0) return draft;
  const { text } = words;
  const start = Math.min(...credit.map((span) => span.start));
  const end = Math.max(...credit.map((span) => span.end));
  const lineStart = text.lastIndexOf('\n', start) + 1;
  const line = text.indexOf('\n', end);
  const lineEnd = line < 0 ? text.length : line;
  if (start - lineStart > longestParagraph || lineEnd - end > longestParagraph) return draft;
  const opening = /^\s*[–—-]\s+/.exec(text.slice(lineStart, start));
  const closing = /\s*[,!?…]\s*[–—-]\s*$/.exec(text.slice(lineStart, start));
  if (opening === null || closing === null || closing.index <= opening[0].length) return draft;
  const mark = /[!?…]/.exec(closing[0]);
  const before: Span = {
    start: lineStart + opening[0].length,
    end: lineStart + closing.index + (mark === null ? 0 : mark.index + 1),
  };
  const isOwn = (span: Span): boolean =>
    !others.some(({ cue }) => cue.some((one) => one.start < span.end && one.end > span.start));
  if (!isOwn(before)) return draft;
  const next = new RegExp(`^[^.,!?–—\\n]{0,${longestAside}}[.,]?\\s+[–—-]\\s+`, 'u').exec(text.slice(end, lineEnd));
  const rest = next === null ? '' : text.slice(end + next[0].length, lineEnd).trimEnd();
  const after: Span = { start: lineEnd, end: lineEnd };
  if (next !== null) Object.assign(after, { start: end + next[0].length, end: end + next[0].length + rest.length });
  const content = after.end > after.start && isOwn(after) ? [before, after] : [before];
  return { ...draft, content, direct: true };
}
