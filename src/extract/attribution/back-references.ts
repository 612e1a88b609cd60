import { wordClass } from '../../language/index.ts';
import type { Span } from '../../model/index.ts';
import type { Chosen } from './contents.ts';
import type { Cue } from './cues.ts';
import { hasFinite, is, type Scene, startsPhrase, type WordRun } from './scene.ts';

/** In «об этом в эфире радио сообщил мэр» the subject follows the verb; in «об этом он сообщил в эфире» it stands before. */
export function namesFollow(scene: Scene, cue: Cue): boolean {
  const { words } = scene;
  const next = cue.last + 1;
  return (
    next < words.count &&
    words.sentence[next] === words.sentence[cue.last] &&
    is(words, next, wordClass.word) &&
    !is(
      words,
      next,
      wordClass.preposition |
        wordClass.adverb |
        wordClass.complementizer |
        wordClass.objectPronoun |
        wordClass.coordinator,
    )
  );
}

/** «Об этом сообщил мэр»: the sentence before is credited; «…, о чем сообщил мэр»: the clause before. */
export function referredBack(scene: Scene, cue: Cue, groupFirst: number, stretch: WordRun): Chosen | undefined {
  const { words, cues } = scene;
  if (cues.backReferences.size === 0) return undefined;
  for (let at = groupFirst - 1; at >= stretch.first && groupFirst - at < 24; at--) {
    const length = startsPhrase(scene, cues.backReferences, at);
    if (length === 0) {
      // Another cue in between takes the reference to itself.
      if (scene.verbs[at] !== undefined) return undefined;
      continue;
    }
    const opens = at === stretch.first || is(words, at - 1, wordClass.opener | wordClass.adverb);
    const span = opens
      ? sentenceBefore(scene, at)
      : words.lower[at - 1] === ','
        ? { start: words.start[stretch.first]!, end: words.end[at - 2]! }
        : undefined;
    return span && { spans: [span], kind: 'clause', fromQuote: false, cueLast: cue.last };
  }
  return undefined;
}

function sentenceBefore(scene: Scene, at: number): Span | undefined {
  const { words } = scene;
  let sentence = words.sentence[at]! - 1;
  // A caption or a byline in between says nothing.
  while (
    sentence >= 0 &&
    words.sentence[at]! - sentence < 3 &&
    !hasFinite(scene, words.sentenceFirst[sentence]!, words.sentenceFirst[sentence + 1]! - 1)
  )
    sentence -= 1;
  if (sentence < 0) return undefined;
  const first = words.sentenceFirst[sentence]!;
  let last = words.sentenceFirst[sentence + 1]! - 1;
  while (last > first && /^[.!…]+$/.test(words.lower[last]!)) last -= 1;
  return last < first ? undefined : { start: words.start[first]!, end: words.end[last]! };
}
