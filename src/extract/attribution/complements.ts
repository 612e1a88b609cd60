import { wordClass } from '../../language/index.ts';
import type { Span } from '../../model/index.ts';
import { clauseEnd, levelEnd } from './clause-ends.ts';
import { frameBit } from './cue-table.ts';
import { is, isFiniteVerb, isPronoun, type Scene } from './scene.ts';

/** What a cue governs to its right. */
export interface Complement {
  readonly kind: 'quote' | 'clause' | 'object' | 'infinitive';
  readonly content: Span;
  /** Last word of the cue, when a preposition or a colon joins it. */
  readonly cueLast: number;
}

/** Reads what the cue that ends at word `cueLast` governs to its right; undefined when nothing there fits its frames. */
export function complementAfter(
  scene: Scene,
  cueLast: number,
  frames: number,
  prepositions: ReadonlySet<string>,
): Complement | undefined {
  const { words, utterance, quotations } = scene;
  const level = utterance[cueLast]!;
  const high = levelEnd(scene, cueLast);
  let at = cueLast + 1;
  let last = cueLast;
  const speaks = (frames & (frameBit.clause | frameBit.quote | frameBit.addressee)) !== 0;
  while (at <= high && is(words, at, wordClass.adverb) && !is(words, at, wordClass.determiner | wordClass.subordinator))
    at += 1;
  if (at < words.count && words.lower[at] === ':' && words.sentence[at] === words.sentence[cueLast]) {
    last = at;
    at += 1;
    if (speaks && at <= high && utterance[at] === level)
      return { kind: 'clause', content: { start: words.start[at]!, end: clauseEnd(scene, at, false) }, cueLast: last };
  } else if (at <= high && words.lower[at] === ',') at += 1;
  // A quotation may begin a new sentence, or after a colon a new paragraph.
  const quoteAt = at;
  if (
    quoteAt < words.count &&
    utterance[quoteAt] !== level &&
    utterance[quoteAt]! >= 0 &&
    (quoteAt <= high || last !== cueLast || words.lower[quoteAt - 1] === ',')
  ) {
    const quotation = quotations[utterance[quoteAt]!]!;
    const opens = quotation.start === words.start[quoteAt] || quotation.start + 1 >= words.start[quoteAt]!;
    if (opens && (speaks || frames & frameBit.object)) {
      const complete = /,['’]?["”»“'’]{1,2}$/.test(words.text.slice(quotation.end - 4, quotation.end));
      if (
        !complete &&
        at <= high &&
        quotation.end < words.end[high]! - 1 &&
        !endsAfterQuote(scene, quotation.end, high) &&
        last === cueLast
      )
        return { kind: 'clause', content: { start: quotation.start, end: clauseEnd(scene, at, false) }, cueLast: last };
      return { kind: 'quote', content: { start: quotation.start, end: quotation.end }, cueLast: last };
    }
  }
  if (at > high || utterance[at] !== level) return undefined;
  if (at > cueLast + 1 && words.lower[at - 1] === ',' && !opensClause(scene, at))
    return afterParenthesis(scene, at, high, last);
  const form = words.lower[at]!;
  if (is(words, at, wordClass.punctuation) && !/^["“«„'‘$€£(]|^''$/.test(form)) return undefined;
  if (opensClause(scene, at)) {
    if (!speaks && !(frames & frameBit.object)) return undefined;
    return { kind: 'clause', content: { start: words.start[at]!, end: clauseEnd(scene, at, false) }, cueLast: last };
  }
  if (form === scene.pack.functionWords.infinitiveMarker) {
    if (prepositions.has(form)) {
      const object = at + 1;
      if (object > high) return undefined;
      return {
        kind: 'object',
        content: { start: words.start[object]!, end: clauseEnd(scene, object, true) },
        cueLast: at,
      };
    }
    if (!(frames & frameBit.infinitive)) return undefined;
    return { kind: 'infinitive', content: { start: words.start[at]!, end: clauseEnd(scene, at, true) }, cueLast: last };
  }
  if (is(words, at, wordClass.preposition) && !is(words, at, wordClass.determiner)) {
    if (prepositions.has(form) && at < high) {
      const object = at + 1;
      if (is(words, object, wordClass.time)) return undefined;
      return {
        kind: 'object',
        content: { start: words.start[object]!, end: clauseEnd(scene, object, true) },
        cueLast: at,
      };
    }
    return speaks ? afterAdverbial(scene, at, high, last) : undefined;
  }
  if (frames & frameBit.addressee) {
    const inner = afterAddressee(scene, at, high);
    if (inner !== undefined) {
      const rest = complementAfter(scene, inner, (frames & ~frameBit.addressee) | frameBit.clause, prepositions);
      if (rest !== undefined) return { ...rest, cueLast: rest.cueLast > inner ? last : last };
    }
    if (!(frames & (frameBit.object | frameBit.clause))) return undefined;
  }
  const timed =
    is(words, at, wordClass.time) ||
    (at < high && is(words, at, wordClass.determiner) && is(words, at + 1, wordClass.time));
  if (timed && speaks) {
    let next = at;
    while (
      next <= high &&
      is(words, next, wordClass.time | wordClass.number | (next === at ? wordClass.determiner : 0))
    )
      next += 1;
    if (next > high) return undefined;
    if (words.lower[next] === ',') return complementAfter(scene, next - 1, frames & ~frameBit.object, noPrepositions);
    if (is(words, next, wordClass.preposition) && !is(words, next, wordClass.determiner))
      return afterAdverbial(scene, next, high, last);
    if (is(words, next, wordClass.punctuation)) return undefined;
    if (words.lower[next] === scene.pack.functionWords.infinitiveMarker) return undefined;
    return {
      kind: 'clause',
      content: { start: words.start[next]!, end: clauseEnd(scene, next, false) },
      cueLast: last,
    };
  }
  if (scene.pack.functionWords.clausesNeedConjunction) {
    if (!(frames & (frameBit.object | frameBit.infinitive))) return undefined;
    return { kind: 'object', content: { start: words.start[at]!, end: clauseEnd(scene, at, true) }, cueLast: last };
  }
  if (isFiniteVerb(scene, at) && !is(words, at, wordClass.capitalised)) return undefined;
  if (frames & frameBit.clause)
    return {
      kind: 'clause',
      content: {
        start: words.start[at]!,
        end: clauseEnd(scene, at, (frames & frameBit.object) !== 0 && !hasVerbAhead(scene, at, high)),
      },
      cueLast: last,
    };
  if (frames & frameBit.object)
    return { kind: 'object', content: { start: words.start[at]!, end: clauseEnd(scene, at, true) }, cueLast: last };
  if (frames & frameBit.infinitive) {
    for (let next = at + 1; next <= Math.min(high, at + 8); next++) {
      if (is(words, next, wordClass.punctuation)) break;
      if (words.lower[next] === scene.pack.functionWords.infinitiveMarker)
        return {
          kind: 'infinitive',
          content: { start: words.start[at]!, end: clauseEnd(scene, at, true) },
          cueLast: last,
        };
    }
  }
  return undefined;
}

/** "said, among other things, that …": the clause behind a short parenthesis. */
function afterParenthesis(scene: Scene, from: number, high: number, cueLast: number): Complement | undefined {
  const { words } = scene;
  for (let at = from; at < high && at - from < 8; at++)
    if (words.lower[at] === ',') {
      if (!is(words, at + 1, wordClass.statementConjunction)) return undefined;
      return {
        kind: 'clause',
        content: { start: words.start[at + 1]!, end: clauseEnd(scene, at + 1, false) },
        cueLast,
      };
    } else if (isFiniteVerb(scene, at)) return undefined;
  return undefined;
}

/** For cues that take nothing with a preposition. */
export const noPrepositions: ReadonlySet<string> = new Set();

function hasVerbAhead(scene: Scene, from: number, high: number): boolean {
  for (let at = from; at <= high && at < from + 25; at++) {
    if (scene.words.lower[at] === ',' || is(scene.words, at, wordClass.relative)) return false;
    if (isFiniteVerb(scene, at)) return true;
  }
  return false;
}

/** Whether a conjunction or question word that opens a credited clause stands here. */
export function opensClause(scene: Scene, at: number): boolean {
  return is(scene.words, at, wordClass.complementizer);
}

function endsAfterQuote(scene: Scene, quoteEnd: number, high: number): boolean {
  const rest = scene.words.text.slice(quoteEnd, scene.words.end[high]!);
  return /^[\s.,;:!?…)"”»'’—–-]*$/.test(rest) || /^\s*[,;—–-]/.test(rest);
}

/** "said in an interview on Tuesday that …": finds the clause behind an adverbial; also a quotation. */
function afterAdverbial(scene: Scene, from: number, high: number, cueLast: number): Complement | undefined {
  const { words, utterance, quotations } = scene;
  const level = utterance[from]!;
  for (let at = from + 1; at <= high && at - from < 16; at++) {
    if (utterance[at] !== level && utterance[at]! >= 0) {
      const before = words.lower[at - 1]!;
      const quotation = quotations[utterance[at]!]!;
      if (before !== ',' && before !== ':' && !is(words, at - 1, wordClass.statementConjunction)) return undefined;
      return { kind: 'quote', content: { start: quotation.start, end: quotation.end }, cueLast };
    }
    const form = words.lower[at]!;
    if (is(words, at, wordClass.statementConjunction) && !is(words, at - 1, wordClass.preposition))
      return { kind: 'clause', content: { start: words.start[at]!, end: clauseEnd(scene, at, false) }, cueLast };
    if (form === ':' && at < high)
      return {
        kind: 'clause',
        content: { start: words.start[at + 1]!, end: clauseEnd(scene, at + 1, false) },
        cueLast,
      };
    if (
      isPronoun(scene, at) &&
      !is(words, at, wordClass.determiner) &&
      !is(words, at - 1, wordClass.preposition) &&
      at < high &&
      isFiniteVerb(scene, at + 1)
    )
      return { kind: 'clause', content: { start: words.start[at]!, end: clauseEnd(scene, at, false) }, cueLast };
    if (is(words, at, wordClass.determiner) && is(words, at - 1, wordClass.time) && hasVerbAhead(scene, at, high))
      return { kind: 'clause', content: { start: words.start[at]!, end: clauseEnd(scene, at, false) }, cueLast };
    if (form === ',' || form === ';' || form === '.') {
      if (form === ',' && at < high && utterance[at + 1] !== level) continue;
      if (form === ',' && at < high && opensClause(scene, at + 1)) continue;
      return undefined;
    }
  }
  return undefined;
}

/** The conjunction that opens the credited clause after a longer addressee ("told the Post and Courier of Charleston on Saturday that"). */
function conjunctionAhead(scene: Scene, from: number, high: number): number | undefined {
  const { words } = scene;
  for (let at = from + 1; at <= high && at - from < 16; at++) {
    if (is(words, at, wordClass.bareConjunction)) return is(words, at - 1, wordClass.preposition) ? undefined : at;
    if (
      words.lower[at] === ',' ||
      words.lower[at] === ';' ||
      isFiniteVerb(scene, at) ||
      scene.utterance[at] !== scene.utterance[from]
    )
      return undefined;
    if (is(words, at, wordClass.subordinator | wordClass.relative) && !is(words, at, wordClass.preposition))
      return undefined;
  }
  return undefined;
}

/** The last word of the addressee after "told": "reporters", "the AP", "Fox News host Sean Hannity on Tuesday". */
function afterAddressee(scene: Scene, from: number, high: number): number | undefined {
  const { words } = scene;
  if (scene.pack.functionWords.clausesNeedConjunction) {
    for (let at = from; at <= high && at - from < 8; at++) {
      if (words.lower[at] === ',' || words.lower[at] === ':') return at - 1 >= from ? at - 1 : undefined;
      if (isFiniteVerb(scene, at)) return undefined;
    }
    return undefined;
  }
  const conjunction = conjunctionAhead(scene, from, high);
  if (conjunction !== undefined) return conjunction - 1;
  if (is(words, from, wordClass.objectPronoun) && !is(words, from, wordClass.determiner)) return from;
  let at = from;
  // "told her the truth", "told her boss": an object or a possessive.
  if (is(words, from, wordClass.objectPronoun))
    return is(words, from + 1, wordClass.determiner | wordClass.subjectPronoun) || opensClause(scene, from + 1)
      ? from
      : undefined;
  while (at <= high && is(words, at, wordClass.determiner)) at += 1;
  const capital = is(words, at, wordClass.capitalised);
  for (; at <= high && at - from < 14; at++) {
    const next = at + 1;
    if (next > high) return at;
    if (words.lower[next] === ',' || words.lower[next] === ':' || opensClause(scene, next)) return at;
    if (scene.utterance[next] !== scene.utterance[from]) return at;
    if (words.lower[next] === scene.pack.functionWords.infinitiveMarker) return at;
    if (is(words, next, wordClass.preposition)) {
      if (is(words, next, wordClass.attachingPreposition)) {
        at = next;
        continue;
      }
      return at;
    }
    if (is(words, next, wordClass.time)) return at;
    if (is(words, next, wordClass.determiner) || (isPronoun(scene, next) && next > from)) return at;
    if (isFiniteVerb(scene, next)) return undefined;
    if (!capital && is(words, next, wordClass.capitalised) && words.lower[at]!.endsWith('s')) return at;
    if (
      capital &&
      !is(words, next, wordClass.capitalised | wordClass.punctuation) &&
      is(words, next, wordClass.word) &&
      !scene.pack.functionWords.addresseeNouns.includes(words.lower[next]!)
    )
      return at;
  }
  return undefined;
}
