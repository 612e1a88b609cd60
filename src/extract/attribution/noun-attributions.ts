import { wordClass } from '../../language/index.ts';
import { clauseEnd, levelEnd } from './clause-ends.ts';
import type { Draft } from './draft.ts';
import { phraseFrom } from './noun-phrases.ts';
import { is, isFiniteVerb, isPossessive, type Scene, spanOf, stretchAround, type WordRun } from './scene.ts';

/** Between the noun and its clause stands at most a name ("the claim by Smith that"). */
const longestGap = 9;

/**
 * "His claim that …", «заявление мэра о том, что …», «твердження про те, що …»: a reporting noun with its clause. Read only where it says
 * whose it is.
 */
export function nounAttribution(scene: Scene, at: number): Draft | undefined {
  const { words, cues } = scene;
  const noun = cues.nouns.get(words.lower[at]!);
  if (noun === undefined || scene.verbs[at] !== undefined) return undefined;
  const high = levelEnd(scene, at);
  const clause = clauseOfNoun(scene, at, high, noun.leads);
  if (clause === undefined) return undefined;
  const source = possessorBefore(scene, at) ?? possessorBehind(scene, at, clause.link);
  if (source === undefined) return undefined;
  const cueLast = source.first > at ? at : clause.cueLast;
  return {
    source: [spanOf(words, source)],
    sourceRun: source,
    cue: [spanOf(words, { first: at, last: cueLast })],
    content: [{ start: words.start[clause.first]!, end: endOfNounClause(scene, clause.first, high) }],
    lemma: noun.lemma,
    anchor: at,
    negated: false,
    direct: false,
    confidence: 0.6,
    rule: 'noun',
  };
}

interface NounClause {
  /** The conjunction. */
  readonly first: number;
  /** The word before the conjunction that still belongs to the cue («о том»), or the noun. */
  readonly cueLast: number;
  /** The first word of that link; the conjunction where there is none. */
  readonly link: number;
}

/** The clause that a noun leads to: behind "that", «, что», «о том, что», «про те, що». */
function clauseOfNoun(scene: Scene, noun: number, high: number, leads: ReadonlySet<string>): NounClause | undefined {
  const { words, pack, utterance } = scene;
  for (let at = noun + 1; at < high && at - noun <= longestGap; at++) {
    if (utterance[at] !== utterance[noun]) return undefined;
    if (is(words, at, wordClass.bareConjunction) && leads.has(words.lower[at]!)) {
      if (!pack.functionWords.clausesNeedConjunction) {
        // "the claims that were made": a relative clause.
        if (isFiniteVerb(scene, at + 1)) return undefined;
        return { first: at, cueLast: noun, link: at };
      }
      if (words.lower[at - 1] !== ',') return undefined;
      const linked = isClauseLink(words.lower[at - 3], words.lower[at - 2]);
      return linked ? { first: at, cueLast: at - 2, link: at - 3 } : { first: at, cueLast: noun, link: at - 1 };
    }
    if (isFiniteVerb(scene, at) || /^[;:.!?]$/.test(words.lower[at]!)) return undefined;
    if (words.lower[at] === ',' && !is(words, at + 1, wordClass.bareConjunction)) return undefined;
  }
  return undefined;
}

/** Where the clause ends and the predicate of the noun itself begins: "his claim that the dam held was false". */
function endOfNounClause(scene: Scene, from: number, high: number): number {
  const { words, pack } = scene;
  const end = clauseEnd(scene, from, false);
  let verbs = 0;
  for (let at = from + 1; at <= high && words.end[at]! <= end; at++) {
    if (pack.functionWords.clausesNeedConjunction) {
      if (words.lower[at] === ',' && at < high && isFiniteVerb(scene, at + 1)) return words.end[at - 1]!;
      continue;
    }
    if (is(words, at, wordClass.punctuation | wordClass.coordinator | wordClass.relative | wordClass.subordinator))
      verbs = 0;
    else if (isFiniteVerb(scene, at) && startsPredicate(scene, at)) {
      verbs += 1;
      if (verbs === 2) return words.end[at - 1]!;
    }
  }
  return end;
}

/** "held was": an auxiliary behind a full verb begins another predicate; "was closed" and "has said" are one. */
function startsPredicate(scene: Scene, at: number): boolean {
  const auxiliary = (word: number): boolean => is(scene.words, word, wordClass.auxiliary);
  return !isFiniteVerb(scene, at - 1) || (auxiliary(at) && !auxiliary(at - 1));
}

/** «о том», «про те»: what stands for the clause. */
function isClauseLink(preposition: string | undefined, pronoun: string | undefined): boolean {
  return (
    (preposition === 'о' && pronoun === 'том') || (preposition === 'про' && (pronoun === 'те' || pronoun === 'то'))
  );
}

/** "his claim", "Smith's claim", «его заявление». */
function possessorBefore(scene: Scene, noun: number): WordRun | undefined {
  const { words } = scene;
  let at = noun - 1;
  const low = stretchAround(scene, noun).first;
  while (at > low && noun - at < 4 && is(words, at, wordClass.word) && !isBorder(scene, at)) at -= 1;
  if (at < low) return undefined;
  if (isPossessive(scene, at)) return { first: at, last: at };
  if (words.lower[at] !== "'s" && words.lower[at] !== "'") return undefined;
  let first = at;
  while (
    first > low &&
    at - first < 6 &&
    is(words, first - 1, wordClass.word) &&
    (is(words, first - 1, wordClass.capitalised) || first === at) &&
    !is(words, first - 1, wordClass.preposition | wordClass.coordinator | wordClass.subordinator)
  )
    first -= 1;
  if (first > low && is(words, first - 1, wordClass.determiner) && !isPossessive(scene, first - 1)) first -= 1;
  return first === at ? undefined : { first, last: at };
}

function isBorder(scene: Scene, at: number): boolean {
  const { words } = scene;
  return (
    isPossessive(scene, at) ||
    words.lower[at] === "'s" ||
    words.lower[at] === "'" ||
    is(words, at, wordClass.preposition | wordClass.determiner | wordClass.coordinator | wordClass.subordinator)
  );
}

/** "the claim by Smith that", «заявление мэра о том, что»: whose it is stands behind the noun. */
function possessorBehind(scene: Scene, noun: number, link: number): WordRun | undefined {
  const { words, pack } = scene;
  const last = link - 1;
  if (last <= noun) return undefined;
  const marked = words.lower[noun + 1] === pack.functionWords.agentMarker && pack.functionWords.agentMarker !== '';
  if (!pack.functionWords.clausesNeedConjunction && !marked) return undefined;
  const first = marked ? noun + 2 : noun + 1;
  if (first > last || is(words, first, wordClass.preposition | wordClass.punctuation | wordClass.adverb))
    return undefined;
  const phrase = phraseFrom(scene, first, last, false);
  return phrase !== undefined && phrase.last === last ? phrase : undefined;
}
