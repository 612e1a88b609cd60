import { wordClass } from '../../language/index.ts';
import {
  is,
  isAbbreviationStop,
  isFiniteVerb,
  isPronoun,
  isSpacedDash,
  maxPhraseWords,
  type Scene,
  startsPhrase,
  transparent,
  type WordRun,
} from './scene.ts';

const comma = ',';

/**
 * The noun phrase that ends just before word `before`: the subject of the verb group that begins there.
 * @returns undefined when there is none (the verb shares the subject of an earlier one)
 */
export function subjectBefore(scene: Scene, before: number, low: number): WordRun | undefined {
  const { words } = scene;
  const last = before - 1;
  if (last < low) return undefined;
  if (words.lower[last] === comma) {
    const subject = subjectWithParenthesis(scene, last, low);
    if (subject === undefined || isDate(scene, subject.first, subject.last)) return undefined;
    return { first: subject.first, last: beforeTrailingAdverbial(scene, subject.first, subject.last) };
  }
  if (/^[—–]$/.test(words.lower[last]!) || isSpacedDash(scene, last)) return subjectBeforeDashes(scene, last, low);
  if (is(words, last, wordClass.coordinator) && !is(words, last, wordClass.determiner)) return undefined;
  const first = phraseStart(scene, last, low);
  if (first === undefined) return undefined;
  if (isDate(scene, first, last)) return undefined;
  return { first, last: beforeTrailingAdverbial(scene, first, last) };
}

/** "14 November", «1936 года …»: no subject. */
function isDate(scene: Scene, first: number, last: number): boolean {
  return first < last && is(scene.words, first, wordClass.number) && is(scene.words, first + 1, wordClass.time);
}

/** «Сенатор Петрова в интервью порталу заявила»: where clauses need conjunctions, an adverbial may stand between subject and verb. */
function beforeTrailingAdverbial(scene: Scene, first: number, last: number): number {
  const { words, pack } = scene;
  if (!pack.functionWords.clausesNeedConjunction) return last;
  for (let at = first + 1; at < last; at++)
    if (
      is(words, at, wordClass.adverbialPreposition) &&
      !is(words, at, wordClass.attachingPreposition) &&
      is(words, at - 1, wordClass.capitalised) &&
      !namesFollow(scene, at + 1, last)
    )
      return at - 1;
  return last;
}

/** "посол в США Иван Петров": a full name ends the phrase. */
function namesFollow(scene: Scene, from: number, last: number): boolean {
  return (
    last - from >= 2 && is(scene.words, last, wordClass.capitalised) && is(scene.words, last - 1, wordClass.capitalised)
  );
}

/** "Smith, a spokesman for the group, said": the head, with its apposition; without, when what stands between is a clause. */
function subjectWithParenthesis(scene: Scene, closing: number, low: number, depth = 0): WordRun | undefined {
  const { words } = scene;
  let opening = closing - 1;
  let bracket = 0;
  while (opening > low && (bracket > 0 || words.lower[opening] !== comma) && closing - opening < maxPhraseWords) {
    if (words.lower[opening] === ')') bracket += 1;
    else if (words.lower[opening] === '(') bracket -= 1;
    opening -= 1;
  }
  if (opening <= low || words.lower[opening] !== comma || opening === closing - 1) return undefined;
  const inside = opening + 1;
  const clause =
    is(words, inside, wordClass.relative | wordClass.subordinator) ||
    is(words, inside, wordClass.adverbialPreposition) ||
    scene.verbs[inside]?.tenses.has('gerund') === true ||
    is(words, inside, wordClass.gerund) ||
    isFiniteVerb(scene, inside);
  const head = phraseStart(scene, opening - 1, low);
  if (head === undefined) return undefined;
  if (opening === closing - 2 && is(words, inside, wordClass.adverb)) return { first: head, last: opening - 1 };
  const nested = head > low && words.lower[head - 1] === comma && depth < 3;
  if (nested && !isPronoun(scene, head) && looksLikeApposition(scene, head)) {
    const outer = subjectWithParenthesis(scene, opening, low, depth + 1);
    if (outer) return clause ? { first: outer.first, last: opening - 1 } : { first: outer.first, last: closing };
  }
  if (clause) return { first: head, last: opening - 1 };
  return { first: head, last: closing };
}

/** "Smith — who is listed as an attorney — said": the head before the first dash. */
function subjectBeforeDashes(scene: Scene, closing: number, low: number): WordRun | undefined {
  const { words } = scene;
  for (let opening = closing - 2; opening > low && closing - opening < maxPhraseWords; opening--)
    if (words.lower[opening] === words.lower[closing]) {
      const first = phraseStart(scene, opening - 1, low);
      return first === undefined ? undefined : { first, last: opening - 1 };
    }
  return undefined;
}

function looksLikeApposition(scene: Scene, index: number): boolean {
  return (
    is(scene.words, index, wordClass.determiner | wordClass.number) || !is(scene.words, index, wordClass.capitalised)
  );
}

/** Walks left over one noun phrase and gives its first word; undefined when nothing there can be a noun phrase. */
function phraseStart(scene: Scene, last: number, low: number): number | undefined {
  const { words } = scene;
  const { comparisons, infinitiveMarker } = scene.pack.functionWords;
  if (isPronoun(scene, last) && !is(words, last, wordClass.capitalised | wordClass.determiner)) return last;
  if (isPronoun(scene, last)) return last;
  if (is(words, last, wordClass.relative)) return last;
  let coordinated = false;
  let at = last;
  for (; at >= low; at--) {
    if (last - at > maxPhraseWords) return undefined;
    const form = words.lower[at]!;
    if (is(words, at, wordClass.punctuation)) {
      if (form === ')') {
        const open = matchingBracket(scene, at, low);
        if (open === undefined) break;
        at = open;
        continue;
      }
      if (form === '.' && at < last) {
        if (isAbbreviationStop(scene, at)) continue;
        break;
      }
      if (transparent.has(form) && !isSpacedDash(scene, at)) continue;
      if (form === comma && at < last && coordinated && isListComma(scene, at, last, low)) continue;
      break;
    }
    if (is(words, at, wordClass.coordinator) && at < last) {
      if (is(words, at, wordClass.adversative)) break;
      if (words.lower[at - 1] === comma && !coordinated && !hasListBefore(scene, at, low)) break;
      if (hasFiniteVerb(scene, clauseStart(scene, at, low), at)) break;
      coordinated = true;
      continue;
    }
    if (isFiniteVerb(scene, at) && at !== last) {
      if (isReducedRelative(scene, at, low)) continue;
      const relative = relativeBefore(scene, at, low);
      if (relative === undefined) break;
      at = relative;
      continue;
    }
    if (at === last && (is(words, at, wordClass.auxiliary) || scene.verbs[at] !== undefined) && isFiniteVerb(scene, at))
      return undefined;
    if (isPronoun(scene, at) && !is(words, at, wordClass.determiner)) break;
    if (is(words, at, wordClass.objectPronoun) && !is(words, at, wordClass.determiner)) break;
    if (
      is(words, at, wordClass.relative) &&
      is(words, at, wordClass.determiner) &&
      !is(words, at, wordClass.bareConjunction)
    ) {
      at -= 1;
      break;
    }
    if (is(words, at, wordClass.relative) && !is(words, at, wordClass.determiner)) {
      if (
        at > low &&
        at < last &&
        is(words, at - 1, wordClass.word) &&
        scene.verbs[at - 1] === undefined &&
        !is(words, at - 1, wordClass.preposition)
      )
        continue;
      break;
    }
    if (is(words, at, wordClass.subordinator) && !is(words, at, wordClass.preposition | wordClass.determiner)) {
      if (comparisons.includes(words.lower[at - 1] ?? '')) continue;
      break;
    }
    if (
      is(words, at, wordClass.bareConjunction) &&
      (at === last || scene.verbs[at - 1] !== undefined || !is(words, at + 1, wordClass.word))
    )
      break;
    if (is(words, at, wordClass.asConjunction) && !comparisons.includes(words.lower[at - 1] ?? '')) break;
    if (
      form !== '' &&
      form === infinitiveMarker &&
      at < last &&
      !is(words, at + 1, wordClass.capitalised | wordClass.determiner)
    )
      break;
  }
  return trimStart(scene, at + 1, last);
}

/** Leaves out what opens a sentence before its subject: conjunctions, adverbs, a fronted adverbial. */
function trimStart(scene: Scene, from: number, last: number): number | undefined {
  const { words } = scene;
  let first = from;
  for (let turns = 0; first <= last && turns < 6; turns++) {
    const phrase = startsPhrase(scene, scene.cues.openingPhrases, first);
    if (phrase > 0 && first + phrase <= last) first += phrase;
    else if (
      first < last &&
      is(words, first, wordClass.opener | wordClass.coordinator | wordClass.adverb) &&
      !is(words, first, wordClass.determiner | wordClass.subjectPronoun)
    )
      first += 1;
    else if (
      is(words, first, wordClass.punctuation) &&
      first < last &&
      words.lower[first] !== '$' &&
      words.lower[first] !== '«'
    )
      first += 1;
    else if (is(words, first, wordClass.preposition) && first < last) {
      const subject = afterFrontedAdverbial(scene, first, last);
      if (subject === undefined) return undefined;
      first = subject;
    } else if (
      is(words, first, wordClass.time) &&
      first < last &&
      !is(words, first + 1, wordClass.preposition) &&
      !(
        is(words, first, wordClass.capitalised) &&
        is(words, first + 1, wordClass.capitalised) &&
        !/day$/.test(words.lower[first]!)
      )
    )
      first += 1;
    else break;
  }
  if (first > last || is(words, first, wordClass.punctuation)) return undefined;
  if (
    first === last &&
    is(words, first, wordClass.preposition | wordClass.adverb | wordClass.coordinator) &&
    !isPronoun(scene, first)
  )
    return undefined;
  return first;
}

/** "On Tuesday Mr. Smith": where the phrase after the adverbial begins. */
function afterFrontedAdverbial(scene: Scene, preposition: number, last: number): number | undefined {
  const { words } = scene;
  let found: number | undefined;
  for (let at = preposition + 2; at <= last; at++) {
    if (
      is(words, at - 1, wordClass.preposition | wordClass.determiner | wordClass.coordinator) ||
      words.lower[at - 1] === "'s"
    )
      continue;
    if (is(words, at, wordClass.preposition | wordClass.coordinator | wordClass.punctuation)) continue;
    const begins = is(words, at - 1, wordClass.time | wordClass.number)
      ? !is(words, at, wordClass.time | wordClass.number)
      : is(words, at, wordClass.determiner) ||
        isPronoun(scene, at) ||
        (is(words, at, wordClass.capitalised) &&
          !is(words, at - 1, wordClass.capitalised) &&
          words.lower[at - 1] !== '.') ||
        (!is(words, at, wordClass.capitalised) && is(words, at - 1, wordClass.capitalised));
    if (begins) {
      found = at;
      break;
    }
  }
  if (found === undefined) return last > preposition + 1 && !is(words, last, wordClass.capitalised) ? last : undefined;
  return found;
}

/** "footage verified by the agency", "a video posted on Telegram": a participle behind its noun and before a preposition. */
function isReducedRelative(scene: Scene, at: number, low: number): boolean {
  const { words, verbs } = scene;
  if (at <= low || scene.pack.functionWords.clausesNeedConjunction) return false;
  const participle = verbs[at]?.tenses.has('pastParticiple') ?? words.lower[at]!.endsWith('ed');
  const afterNoun =
    is(words, at - 1, wordClass.word) &&
    !is(
      words,
      at - 1,
      wordClass.subjectPronoun | wordClass.capitalised | wordClass.adverb | wordClass.relative | wordClass.auxiliary,
    );
  return (
    participle &&
    afterNoun &&
    is(words, at + 1, wordClass.preposition) &&
    !is(words, at + 1, wordClass.statementConjunction)
  );
}

/** The relative pronoun of the clause whose verb stands at `verb`, when it has one that hangs on a noun without a comma. */
function relativeBefore(scene: Scene, verb: number, low: number): number | undefined {
  const { words } = scene;
  for (let at = verb - 1; at > low && verb - at <= 8; at--) {
    if (is(words, at, wordClass.relative)) {
      const head = at - 1;
      if (words.lower[head] === comma || !is(words, head, wordClass.word) || scene.verbs[head] !== undefined)
        return undefined;
      return at;
    }
    if (is(words, at, wordClass.punctuation)) return undefined;
  }
  return undefined;
}

function matchingBracket(scene: Scene, closing: number, low: number): number | undefined {
  for (let at = closing - 1; at >= low && closing - at < 20; at--) if (scene.words.lower[at] === '(') return at;
  return undefined;
}

function isListComma(scene: Scene, at: number, last: number, low: number): boolean {
  const { words } = scene;
  for (let before = at - 1; before >= low && at - before < 14; before--)
    if (
      scene.cues.accordingTo.has(words.lower[before]!) &&
      words.lower[before + 1] !== undefined &&
      is(words, before, wordClass.word)
    )
      return false;
  for (let next = at + 1; next < last && next < at + 12; next++) {
    if (is(words, next, wordClass.coordinator)) return true;
    if (isFiniteVerb(scene, next)) return false;
  }
  return false;
}

function hasListBefore(scene: Scene, coordinator: number, low: number): boolean {
  const { words } = scene;
  let commas = 0;
  for (let at = coordinator - 2; at >= low && coordinator - at < 15; at--) {
    if (isFiniteVerb(scene, at)) return false;
    if (words.lower[at] === comma) commas += 1;
  }
  return commas > 0;
}

function clauseStart(scene: Scene, from: number, low: number): number {
  const { words } = scene;
  for (let at = from - 1; at >= low; at--)
    if (
      words.lower[at] === comma ||
      words.lower[at] === ';' ||
      (is(words, at, wordClass.subordinator) && !is(words, at, wordClass.bareConjunction))
    )
      return at + 1;
  return low;
}

function hasFiniteVerb(scene: Scene, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (isFiniteVerb(scene, at)) return true;
  return false;
}

/** The subject that a verb without its own shares: that of the first finite verb of the sentence's main clause. */
export function sharedSubject(scene: Scene, verb: number, low: number): WordRun | undefined {
  const { words } = scene;
  let at = low;
  if (is(words, at, wordClass.subordinator) && !is(words, at, wordClass.determiner)) {
    while (at < verb && words.lower[at] !== comma) at += 1;
    at += 1;
  }
  for (; at < verb; at++) {
    if (!isFiniteVerb(scene, at) || at === low) continue;
    let group = at;
    while (group > low && is(words, group - 1, wordClass.adverb) && !isPronoun(scene, group - 1)) group -= 1;
    const subject = subjectBefore(scene, group, low);
    if (subject === undefined) continue;
    if (is(words, subject.last, wordClass.relative) && subject.first === subject.last) continue;
    return subject;
  }
  return undefined;
}
