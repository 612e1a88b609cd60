import { isReportingForm, type LanguagePack } from '../language/index.ts';
import type { Attribution, ClaimMention, Finding, Layers, Quantity, Span } from '../model/index.ts';
import { defineCheck } from './check.ts';
import { actorOf, isNamedIn } from './headline-actor.ts';
import { foldedWords, phraseAt } from './phrases.ts';

/** Share of the headline's content words that a claim must repeat before the two are held against each other. */
const smallestCoverage = 0.75;
/** Fewer shared words than this are a chance meeting; a headline of fewer content words says too little to compare. */
const fewestShared = 3;
/** Of them, words that are no names: two texts about one person need not say the same of them. */
const fewestCommon = 2;
/** Share of the headline's content words that must stand with what contradicts it before that is an alarm. */
const sameStatement = 0.9;
/** Words between a hedge and the verb that it weakens. */
const hedgeToVerb = 2;
/** A hedge this many characters beside the shared words bears on them. */
const hedgeReach = 30;
/** Words are compared by their first letters, which case and tense leave alone. */
const stemLength = 5;
/** Letters by which two forms of a verb are taken for one: "kills", "killed"; "dies", "died". */
const verbLength = 3;
/** Relative difference of two figures that rounding explains. */
const roundingTolerance = 0.1;

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
      ...figures(layers, headline, pack),
      ...actors(layers, headline, pack),
    ];
  },
});

interface Headline {
  readonly text: string;
  /** Where it stands in the text; absent when it was only declared. */
  readonly span?: Span;
}

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

/** A figure of the headline against the figures that the body gives for the same thing. */
function figures({ document, quantities }: Needed, { text, span }: Headline, pack: LanguagePack): Finding[] {
  if (span === undefined) return [];
  // "Four moved to Oman, one to Estonia": parts of what the body counts together.
  if ((text.match(/\d+/g)?.length ?? 0) > 1 || quantities.filter((quantity) => isInside(quantity, span)).length > 1)
    return [];
  const keys = contentKeys(text, pack);
  const inBody = quantities.filter((quantity) => quantity.start >= span.end && quantity.object !== undefined);
  return quantities
    .filter((quantity) => isInside(quantity, span))
    .flatMap((stated): Finding[] => {
      // Shares of the same people answer many questions: two of them are no contradiction.
      if (
        stated.value === undefined ||
        stated.object === undefined ||
        stated.approx !== 'exact' ||
        stated.unit === 'percent' ||
        isOneOfMore(document.text, stated, pack)
      )
        return [];
      const same = inBody.filter(
        (other) => countsTheSame(stated, other) && sharesContext(document.text, other, keys, stated, text, pack),
      );
      if (same.length === 0 || same.some((other) => agrees(stated.value!, other))) return [];
      const named = [...new Set(same.map((other) => `“${flat(document.text.slice(other.start, other.object!.end))}”`))];
      // One figure of the body, for all that the headline says and for no part of it; any other figure for such things leaves it open.
      const isSame =
        inBody.filter((other) => countsTheSame(stated, other)).length === same.length &&
        new Set(same.map(({ value }) => value)).size === 1 &&
        !isPart(text, { start: 0, end: text.length }, pack) &&
        same.some((other) => tellsTheSame(document.text, other, stated, text, span, pack));
      return [
        {
          check: 'headline-support',
          outcome: isSame ? 'inconsistent' : 'undetermined',
          stated: `headline: “${flat(document.text.slice(stated.start, stated.object.end))}”`,
          computed: `body: ${named.join(', ')}`,
          tolerance: 'a tenth, for rounding',
          working: `${stated.value} in the headline is none of the figures that the body gives for the same thing: ${named.join(', ')}`,
          readings: [],
          evidence: [{ start: stated.start, end: stated.end }, ...same.map(({ start, end }) => ({ start, end }))],
          confidence: 0.6,
        },
      ];
    });
}

/** Whether the sentence around a figure of the body is the headline's own statement, told of all and not of some of them. */
function tellsTheSame(
  text: string,
  figure: Quantity,
  stated: Quantity,
  headline: string,
  span: Span,
  pack: LanguagePack,
): boolean {
  if (figure.approx !== 'exact' || figure.low !== undefined) return false;
  const start = Math.max(text.lastIndexOf('\n', figure.start), text.lastIndexOf('. ', figure.start), span.end);
  const end = /[.!?](?:\s|$)|\n/.exec(text.slice(figure.end));
  const sentence = { start, end: end ? figure.end + end.index : text.length };
  const number = text.slice(stated.start, stated.end);
  const wanted = [...contentKeys(headline.replace(number, ' '), pack)];
  const around = contentKeys(text.slice(sentence.start, sentence.end), pack);
  const shared = wanted.filter((key) => around.has(key) || [...around].some((other) => isSameVerb(key, other)));
  return shared.length >= sameStatement * wanted.length && !isPart(text, sentence, pack);
}

/** "kills", "killed": the same but for an ending. */
const isSameVerb = (one: string, other: string): boolean =>
  Math.min(one.length, other.length) >= verbLength + 1 &&
  one.slice(0, verbLength + 1) === other.slice(0, verbLength + 1);

/** Whether a stretch counts a part, or what comes on top: "12 of them", "including", "another 12", "almost 200". */
function isPart(text: string, span: Span, pack: LanguagePack): boolean {
  const { further, including, remainder, almost, moreThan } = pack.numberRelations;
  const words = foldedWords(text, span);
  return words.some(
    (_, at) => phraseAt(words, at, [...further, ...including, ...remainder, ...almost, ...moreThan]) > 0,
  );
}

/** "Three other Americans", "two more": what the headline adds to somebody it has just named is not the body's total. */
function isOneOfMore(text: string, { start, object }: Quantity, pack: LanguagePack): boolean {
  const words = foldedWords(text, { start: Math.max(0, start - 12), end: object!.end });
  return words.some((_, at) => phraseAt(words, at, pack.numberRelations.further) > 0);
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

function countsTheSame(one: Quantity, other: Quantity): boolean {
  return one.unit === other.unit && one.object!.lemma === other.object!.lemma;
}

/** "Two killed" and "40 wounded" count people both: the sentence around the body's figure must speak of the same. */
function sharesContext(
  text: string,
  other: Quantity,
  keys: ReadonlySet<string>,
  stated: Quantity,
  headline: string,
  pack: LanguagePack,
): boolean {
  const start = Math.max(text.lastIndexOf('\n', other.start), other.start - 120, 0);
  const around = contentKeys(text.slice(start, other.end + 120).split('\n')[start === 0 ? 0 : 1] ?? '', pack);
  const own = contentKeys(text.slice(stated.object!.start, stated.object!.end), pack);
  // "480 killed" and "1,448 affected": what happened to them must be the same.
  const verb = predicateOf(headline, pack).slice(0, verbLength).toLowerCase();
  const nearby = foldedWords(text, { start, end: Math.min(text.length, other.end + 120) });
  if (!nearby.some(({ folded }) => folded.startsWith(verb))) return false;
  const shared = [...keys].filter((key) => around.has(key) && !own.has(key) && !/^\d/.test(key));
  return shared.length >= 2;
}

function agrees(value: number, { value: other, low, high, approx }: Quantity): boolean {
  if (
    low !== undefined &&
    value >= low * (1 - roundingTolerance) &&
    (high === undefined || value <= high * (1 + roundingTolerance))
  )
    return true;
  if (high !== undefined && low === undefined && value <= high) return true;
  if (other === undefined) return low === undefined && high === undefined;
  if (approx === 'more-than' || approx === 'at-least' || approx === 'just-over')
    return value >= other * (1 - roundingTolerance);
  if (approx === 'less-than' || approx === 'at-most' || approx === 'just-under')
    return value <= other * (1 + roundingTolerance);
  return (
    Math.abs(value - other) <= roundingTolerance * Math.max(value, other) &&
    !(value < 20 && value !== other && approx === 'exact')
  );
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

/** Position of the first verb of a headline, -1 without one: then it names something and asserts nothing. */
function verbAt(headline: string, pack: LanguagePack): number {
  const words = foldedWords(headline, { start: 0, end: headline.length }).map(({ folded }) => folded);
  const { auxiliaries, finiteVerbs } = pack.functionWords;
  return words.findIndex(
    (word, at) =>
      auxiliaries.includes(word) ||
      finiteVerbs.includes(word) ||
      isReportingForm(word, pack) ||
      pack.looksFinite(word, words[at - 1] ?? '', words[at + 1] ?? '.'),
  );
}

/** The headline from its first verb on: what it asserts of its subject. */
function predicateOf(headline: string, pack: LanguagePack): string {
  const words = foldedWords(headline, { start: 0, end: headline.length });
  return headline.slice(words[Math.max(0, verbAt(headline, pack))]?.start ?? 0);
}

/** First letters of the words that carry content: no function words, no very short ones. */
function contentKeys(text: string, { functionWords }: LanguagePack): Set<string> {
  const empty = functionWordsOf(functionWords);
  const keys = new Set<string>();
  for (const { folded } of foldedWords(text, { start: 0, end: text.length }))
    if ((folded.length > 2 || /^\d/.test(folded)) && !empty.has(folded)) keys.add(folded.slice(0, stemLength));
  return keys;
}

const emptyWords = new WeakMap<object, ReadonlySet<string>>();

function functionWordsOf(words: LanguagePack['functionWords']): ReadonlySet<string> {
  const known = emptyWords.get(words);
  if (known) return known;
  const {
    determiners,
    prepositions,
    coordinators,
    subordinators,
    auxiliaries,
    objectPronouns,
    relatives,
    subjectPronouns,
  } = words;
  const set = new Set([
    ...[determiners, prepositions, coordinators, subordinators, auxiliaries, objectPronouns, relatives].flat(),
    ...Object.keys(subjectPronouns),
  ]);
  emptyWords.set(words, set);
  return set;
}

function isInside(span: Span, outer: Span | undefined): boolean {
  return outer !== undefined && span.start < outer.end && span.end > outer.start;
}

const flat = (text: string): string => text.replace(/\s+/g, ' ').trim();
