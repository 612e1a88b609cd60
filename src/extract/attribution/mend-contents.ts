import { wordClass } from '../../language/index.ts';
import type { Span } from '../../model/index.ts';
import { withDashSpeech } from './dash-speech.ts';
import type { Draft } from './draft.ts';
import { is, type Scene, wordsWithin } from './scene.ts';

/** Contents reach no further than this many words beyond where they were marked. */
const farthestMend = 30;
/** Credits of one sentence stand this near to each other, counted in credits. */
const neighbours = 6;

/**
 * Contents without what belongs to another credit's sentence, and without a cut in the middle of a phrase. A trained reader judges word by word,
 * and its marks end now and then before the end of a clause or run on into the next sentence, which has a credit of its own.
 * @param drafts in any order
 */
export function mendContents(scene: Scene, drafts: readonly Draft[]): Draft[] {
  const ordered = drafts.map((draft, index) => ({ draft, index })).sort((a, b) => placeOf(a.draft) - placeOf(b.draft));
  const mended: Draft[] = drafts.map((draft) => ({ ...draft }));
  for (const [at, { draft, index }] of ordered.entries()) {
    if (draft.cue.length === 0) continue;
    const near = ordered.slice(Math.max(0, at - neighbours), at + neighbours + 1).map((one) => one.draft);
    const others = near.filter((one) => one !== draft);
    const spoken = withDashSpeech(scene, draft, others);
    if (spoken !== draft || draft.rule !== 'marked') {
      mended[index] = { ...spoken };
      continue;
    }
    const own = draft.content.filter((span) => !belongsToAnother(scene, draft, span, others));
    const kept = own.length > 0 ? own : draft.content;
    mended[index] = { ...draft, content: kept.map((span) => withWholePhrase(scene, span, near)) };
  }
  // The one who cites is known by its place in memory.
  const now = new Map(drafts.map((draft, index) => [draft, mended[index]!]));
  return mended.map((draft) => {
    const outer = draft.citedBy && now.get(draft.citedBy);
    return outer === undefined || outer === draft.citedBy ? draft : Object.assign(draft, { citedBy: outer });
  });
}

const placeOf = ({ cue, content }: Draft): number => (cue[0] ?? content[0]!).start;

/** Whether a stretch of content lies in the sentence of another credit, which credits it too and is not itself within this one. */
function belongsToAnother(scene: Scene, draft: Draft, span: Span, others: readonly Draft[]): boolean {
  const { words } = scene;
  const run = wordsWithin(scene, span);
  const cue = wordsWithin(scene, draft.cue[0]!);
  if (run === undefined || cue === undefined) return false;
  const home = words.sentence[cue.first]!;
  if (words.sentence[run.first]! === home || words.sentence[run.last]! === home) return false;
  return others.some((other) => {
    const theirs = other.cue[0] && wordsWithin(scene, other.cue[0]);
    if (theirs === undefined || other.source.length === 0) return false;
    const sentence = words.sentence[theirs.first]!;
    if (sentence < words.sentence[run.first]! || sentence > words.sentence[run.last]!) return false;
    return meets(other.content, span) && !meets(draft.content, other.cue[0]!);
  });
}

/** The span, on to the end of its clause where it ends before a word that goes on with a phrase. */
function withWholePhrase(scene: Scene, span: Span, near: readonly Draft[]): Span {
  const { words } = scene;
  const run = wordsWithin(scene, span);
  if (run === undefined || words.end[run.last]! !== span.end) return span;
  const sentence = words.sentence[run.last]!;
  const taken = near.flatMap(({ source, cue, content }) => [...source, ...cue, ...content]);
  const isFree = (at: number): boolean =>
    at < words.count &&
    words.sentence[at] === sentence &&
    (words.classes[at]! & (wordClass.word | wordClass.number)) !== 0 &&
    !taken.some(({ start, end }) => start < words.end[at]! && end > words.start[at]!);
  if (!isFree(run.last + 1) || !goesOn(scene, run.last)) return span;
  let last = run.last;
  while (isFree(last + 1) && last - run.last < farthestMend) last += 1;
  // Where the clause does not end there either, the mark stands as it was.
  const next = last + 1;
  const ends = next >= words.count || words.sentence[next] !== sentence || is(words, next, wordClass.punctuation);
  return ends ? { start: span.start, end: words.end[last]! } : span;
}

/** Whether the word is no end of a phrase, or the next one no beginning. */
function goesOn({ words, pack }: Scene, last: number): boolean {
  const articles = !pack.functionWords.clausesNeedConjunction;
  const dangling = wordClass.determiner | wordClass.preposition | wordClass.coordinator | wordClass.negation;
  if (is(words, last, dangling) && !is(words, last, wordClass.adverb | wordClass.subjectPronoun)) return true;
  if (articles && words.lower[last] === pack.functionWords.infinitiveMarker) return true;
  const begins =
    wordClass.preposition |
    wordClass.coordinator |
    wordClass.subordinator |
    wordClass.relative |
    wordClass.time |
    wordClass.adverb |
    wordClass.gerund |
    wordClass.auxiliary |
    wordClass.subjectPronoun;
  return !is(words, last + 1, begins);
}

function meets(spans: readonly Span[], { start, end }: Span): boolean {
  return spans.some((span) => span.start < end && span.end > start);
}
