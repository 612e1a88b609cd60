import { isReportingForm, type LanguagePack } from '../language/index.ts';
import type { Attribution, ClaimMention, Finding, Layers, Span } from '../model/index.ts';
import { defineCheck } from './check.ts';
import { actorOf, isNamedIn } from './headline-actor.ts';
import { headlineFigures } from './headline-figures.ts';
import {
  contentKeys,
  flat,
  functionWordsOf,
  type Headline,
  isInside,
  predicateOf,
  sameStatement,
  stemLength,
  verbAt,
  verbLength,
} from './headline-words.ts';
import { foldedWords, phraseAt } from './phrases.ts';

/** Share of the headline's content words that a claim must repeat before the two are held against each other. */
const smallestCoverage = 0.75;
/** Fewer shared words than this are a chance meeting; a headline of fewer content words says too little to compare. */
const fewestShared = 3;
/** Of them, words that are no names: two texts about one person need not say the same of them. */
const fewestCommon = 2;
/** Words between a hedge and the verb that it weakens. */
const hedgeToVerb = 2;
/** A hedge this many characters beside the shared words bears on them. */
const hedgeReach = 30;

const weak: ReadonlySet<string> = new Set(['reported', 'possible', 'denied']);
const thinSources: ReadonlySet<string> = new Set(['anonymous', 'crowd', 'none', 'account']);

type Needed = Pick<
  Layers,
  'document' | 'structure' | 'hedges' | 'attributions' | 'claims' | 'quantities' | 'entities' | 'toponyms'
>;

/**
 * Holds the headline against the body: whether it asserts flatly what the body only passes on, whether its figures stand in the body,
 * and whether the body says that somebody else did it. Silent unless the headline clearly repeats a claim of the body: false alarms cost more than misses.
 */
export const headlineSupport = defineCheck({
  id: 'headline-support',
  question: 'Does the body support what the headline says?',
  version: 3,
  requires: ['document', 'structure', 'hedges', 'attributions', 'claims', 'quantities', 'entities', 'toponyms'],
  evaluate: (layers, { pack }) => {
    const headline = headlineOf(layers);
    if (headline === undefined || pack === undefined) return [];
    return [
      ...commitment(layers, headline, pack),
      ...headlineFigures(layers, headline, pack),
      ...actors(layers, headline, pack),
    ];
  },
});

function headlineOf({ document, structure }: Needed): Headline | undefined {
  const declared = structure.title ?? document.title;
  const span = structure.titleSpan ?? (declared === undefined ? undefined : openingSpan(document.text, declared));
  const text = span ? document.text.slice(span.start, span.end) : declared;
  return text === undefined || text.trim() === '' ? undefined : { text, ...(span && { span }) };
}

/** A declared title that the text opens with. */
function openingSpan(text: string, title: string): Span | undefined {
  const start = text.length - text.trimStart().length;
  const trimmed = title.trim();
  return trimmed !== '' && text.startsWith(trimmed, start) ? { start, end: start + trimmed.length } : undefined;
}

/** The headline asserts, and every claim of the body that says the same is hedged, or rests on nobody who could be asked. */
function commitment(layers: Needed, headline: Headline, pack: LanguagePack): Finding[] {
  const { text } = layers.document;
  const keys = contentKeys(headline.text, pack);
  if (keys.size < fewestShared || verbAt(headline.text, pack) < 0) return [];
  const words = predicateOf(headline.text, pack);
  const predicate = { verb: words.slice(0, verbLength).toLowerCase(), keys: contentKeys(words, pack) };
  const matching = layers.claims.filter(
    (claim) => !isInside(claim, headline.span) && repeats(headline.text, keys, claim, pack),
  );
  if (matching.length === 0 || isGuarded(layers, headline, pack)) return [];
  const byId = new Map(layers.attributions.map((attribution) => [attribution.id, attribution]));
  const reasons = matching.map((claim) => weakness(claim, byId, text, { keys, predicate }, pack));
  if (reasons.some((reason) => reason === undefined)) return [];
  const hedged = matching.find((claim) => weak.has(claim.hedge));
  const claim = hedged ?? matching[0]!;
  // The whole statement in other words only by its hedge, and nothing else in the body that says a good part of it flatly.
  const isSame =
    matching.every(
      (other) =>
        (sharedStretch(other, keys, pack)?.count ?? 0) >= sameStatement * keys.size &&
        weakensVerb(other.hedgeCue, other, predicate.verb),
    ) &&
    layers.claims.every(
      (other) =>
        isInside(other, headline.span) ||
        weak.has(other.hedge) ||
        (sharedStretch(other, keys, pack)?.count ?? 0) < keys.size / 2,
    );
  return [
    {
      check: 'headline-support',
      outcome: hedged && isSame ? 'inconsistent' : 'undetermined',
      stated: `headline: “${flat(headline.text)}”`,
      computed: hedged
        ? `the body says so only as ${levelWords[hedged.hedge]}`
        : 'the body rests on sources that cannot be asked',
      working: `the headline has no hedge and no source; in the body: ${[...new Set(reasons)].join('; ')}`,
      readings: [],
      evidence: [...(headline.span ? [headline.span] : []), { start: claim.start, end: claim.end }],
      confidence: hedged ? 0.6 : 0.5,
    },
  ];
}

/** Whether a hedge stands right at the verb that the headline asserts: "allegedly handed over", not "arrested on suspicion of". */
function weakensVerb(cue: Span | undefined, claim: ClaimMention, verb: string): boolean {
  if (cue === undefined) return false;
  const words = foldedWords(claim.text, { start: 0, end: claim.text.length });
  const at = words.findIndex(({ folded }) => folded.startsWith(verb));
  const before = words.filter(({ end }) => end <= cue.start - claim.start).length;
  const after = words.findIndex(({ start }) => start >= cue.end - claim.start);
  // Behind the verb a hedge mostly tells of what follows it.
  return at >= 0 && after >= 0 && at >= before && at - after <= hedgeToVerb;
}

const levelWords: Readonly<Record<ClaimMention['hedge'], string>> = {
  certain: 'certain',
  probable: 'probable',
  possible: 'possible',
  denied: 'denied',
  reported: 'passed on',
};

/** Why a claim is weaker than a flat headline; undefined when it is not. */
function weakness(
  claim: ClaimMention,
  byId: ReadonlyMap<string, Attribution>,
  text: string,
  { keys, predicate }: { readonly keys: ReadonlySet<string>; readonly predicate: Predicate },
  pack: LanguagePack,
): string | undefined {
  if (weak.has(claim.hedge)) {
    const cue = claim.hedgeCue && text.slice(claim.hedgeCue.start, claim.hedgeCue.end);
    if (claim.hedgeCue && !bearsOn(claim.hedgeCue, claim, keys, pack)) return undefined;
    if (claim.hedgeCue && !standsBy(claim.hedgeCue, claim, predicate)) return undefined;
    // "Skeptical of" in both: the headline hedges alike.
    const cueKeys = cue === undefined ? [] : [...contentKeys(cue, pack)];
    if (cueKeys.length > 0 && cueKeys.every((key) => keys.has(key))) return undefined;
    return cue === undefined ? levelWords[claim.hedge] : `“${flat(cue)}” (${levelWords[claim.hedge]})`;
  }
  const innermost = byId.get(claim.chain.at(-1) ?? '');
  const source = innermost?.source[0];
  if (innermost === undefined || !thinSources.has(innermost.sourceKind)) return undefined;
  return source === undefined ? 'nobody is credited' : `credited to “${flat(text.slice(source.start, source.end))}”`;
}

/** A question, a quotation, a credit or a hedge in the headline says that it does not assert. */
function isGuarded({ attributions, hedges }: Needed, { text, span }: Headline, pack: LanguagePack): boolean {
  if (/[?:"“”«»„…]|\.\.\.|\s[—–-]\s|(?:^|\s)['‘]/.test(text)) return true;
  const words = foldedWords(text, { start: 0, end: text.length });
  const cues = Object.entries(pack.hedges).flatMap(([level, entries]) =>
    level !== 'certain' && Array.isArray(entries) ? (entries as readonly string[]) : [],
  );
  if (words.some((_, at) => phraseAt(words, at, cues) > 0)) return true;
  // Within the text the credits are known; a declared headline shows only its words.
  if (span === undefined) return words.some(({ folded }) => isReportingForm(folded, pack));
  return (
    hedges.some((hedge) => isInside(hedge, span)) ||
    attributions.some(({ cue, content }) => [...cue, ...content].some((part) => isInside(part, span)))
  );
}

/** The headline names one country or person as doing what the body says another did, and the body never names the first. */
function actors(layers: Needed, headline: Headline, pack: LanguagePack): Finding[] {
  const { text } = layers.document;
  const { span } = headline;
  const actor = span && actorOf(layers, span);
  if (!span || !actor || /[?:"“”«»„…]/.test(headline.text)) return [];
  const body = { start: span.end, end: text.length };
  if (isNamedIn(text, layers, actor, body)) return [];
  const keys = contentKeys(text.slice(actor.end, span.end), pack);
  if (keys.size < fewestShared) return [];
  for (const claim of layers.claims) {
    if (claim.start < span.end || !repeats(headline.text, keys, claim, pack)) continue;
    const shared = sharedStretch(claim, keys, pack)?.count ?? 0;
    const other = actorOf(layers, claim);
    if (other?.kind !== actor.kind || other.key === actor.key || isNamedIn(text, layers, other, span)) continue;
    const names = [actor, other].map(({ start, end }) => `“${flat(text.slice(start, end))}”`);
    // Right behind either name the same verb, and all of what the headline says.
    const [verb, otherVerb] = [actor, other].map(
      ({ end }) => foldedWords(text, { start: end, end: end + 40 })[0]?.folded,
    );
    const isSame =
      shared >= sameStatement * keys.size && verb?.slice(0, verbLength) === otherVerb?.slice(0, verbLength);
    return [
      {
        check: 'headline-support',
        outcome: isSame ? 'inconsistent' : 'undetermined',
        stated: `headline: “${flat(headline.text)}”`,
        computed: `the body says so of ${names[1]}`,
        working: `the headline names ${names[0]}, whom the body never mentions; in the body ${names[1]} does the same: “${flat(claim.text)}”`,
        readings: [],
        evidence: [
          { start: actor.start, end: actor.end },
          { start: claim.start, end: claim.end },
        ],
        confidence: 0.6,
      },
    ];
  }
  return [];
}

/** The claim repeats most of the headline, and in one place: words scattered over a long sentence are a chance meeting. */
function repeats(headline: string, keys: ReadonlySet<string>, claim: ClaimMention, pack: LanguagePack): boolean {
  const shared = sharedStretch(claim, keys, pack);
  if (shared === undefined || shared.count < fewestShared || shared.count / keys.size < smallestCoverage) return false;
  return shared.end - shared.start <= 2 * headline.length + 20;
}

/** Whether a hedge stands among or right beside the words that the claim shares with the headline, and is more than the colour of a noun. */
function bearsOn(cue: Span, claim: ClaimMention, keys: ReadonlySet<string>, pack: LanguagePack): boolean {
  const shared = sharedStretch(claim, keys, pack);
  if (shared === undefined) return false;
  const words = foldedWords(claim.text, {
    start: Math.max(0, cue.start - claim.start),
    end: Math.max(0, cue.end - claim.start),
  });
  if (words.length === 1 && phraseAt(words, 0, pack.hedges.attributive) > 0) return false;
  return cue.end > claim.start + shared.start - hedgeReach && cue.start < claim.start + shared.end + hedgeReach;
}

/** What a headline asserts: the first letters of its verb, and the words from there on. */
interface Predicate {
  readonly verb: string;
  readonly keys: ReadonlySet<string>;
}

/** Words around a hedge among which it weakens what is asserted. */
const nearHedge = 4;

/** Whether a hedge stands by a word of what the headline asserts, not only by its subject ("the group, which may be divided, has …"). */
function standsBy(cue: Span, claim: ClaimMention, predicate: Predicate): boolean {
  const words = foldedWords(claim.text, { start: 0, end: claim.text.length });
  const [from, to] = [cue.start - claim.start, cue.end - claim.start];
  const before = words.filter(({ end }) => end <= from).slice(-nearHedge);
  const after = words.filter(({ start }) => start >= to).slice(0, nearHedge);
  if (!words.some(({ folded }) => folded.startsWith(predicate.verb))) return false;
  return [...before, ...after].some(({ folded }) => predicate.keys.has(folded.slice(0, stemLength)));
}

/** From the first to the last word of a claim that the headline has too, as offsets into the claim. */
function sharedStretch(
  claim: ClaimMention,
  keys: ReadonlySet<string>,
  pack: LanguagePack,
): (Span & { readonly count: number }) | undefined {
  const empty = functionWordsOf(pack.functionWords);
  const found = new Set<string>();
  let stretch: { start: number; end: number } | undefined;
  let common = 0;
  for (const { folded, start, end } of foldedWords(claim.text, { start: 0, end: claim.text.length })) {
    const key = folded.slice(0, stemLength);
    if (empty.has(folded) || !keys.has(key)) continue;
    if (!found.has(key) && claim.text[start] === claim.text[start]!.toLowerCase()) common++;
    found.add(key);
    stretch = { start: stretch?.start ?? start, end };
  }
  return stretch && common >= fewestCommon ? { ...stretch, count: found.size } : undefined;
}
