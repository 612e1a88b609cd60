import { isAttitudeCue, type LanguagePack } from '../language/index.ts';
import type { Attribution, Finding, Hedge, Layers, Span } from '../model/index.ts';
import { defineCheck } from './check.ts';
import { foldedWords, phraseAt } from './phrases.ts';

const contains = (outer: Span, inner: Span): boolean => outer.start <= inner.start && inner.end <= outer.end;
const meet = (left: Span, right: Span): boolean => left.start < right.end && right.start < left.end;
const quoted = (text: string, { start, end }: Span): string => `“${text.slice(start, end).replace(/\s+/g, ' ')}”`;

/**
 * Finds what is passed on with nobody behind it: "is rumored to", "reportedly", «якобы», where no one is credited; sources that nobody
 * could ask ("experts", "a source"); and outlets that are credited without a link in a text that links elsewhere. Nothing is computed, so the outcome is always `undetermined`: a person has to ask who says so.
 */
export const missingSource = defineCheck({
  id: 'missing-source',
  question: 'Who stands behind what is only passed on?',
  version: 4,
  requires: ['document', 'structure', 'sentences', 'hedges', 'attributions'],
  evaluate: (layers, { pack }) => [
    ...nobodyBehind(layers, pack),
    ...nobodyToAsk(layers, pack),
    ...creditedWithoutLink(layers),
  ],
});

type Needed = Pick<Layers, 'document' | 'structure' | 'sentences' | 'hedges' | 'attributions'>;

/** "The alleged scheme": the cue colours a noun; nothing is passed on as having happened. */
function qualifiesNoun(text: string, hedge: Span, pack: LanguagePack | undefined): boolean {
  const words = foldedWords(text, hedge);
  return pack !== undefined && words.length === 1 && phraseAt(words, 0, pack.hedges.attributive) > 0;
}

function nobodyBehind(
  { document, structure, sentences, hedges, attributions }: Needed,
  pack: LanguagePack | undefined,
): Finding[] {
  const { text } = document;
  const sourced = attributions.filter(
    (attribution) => attribution.source.length > 0 && attribution.sourceKind !== 'none',
  );
  const cues: (Span & { readonly scope: Span })[] = [
    ...hedges.filter((hedge: Hedge) => hedge.level === 'reported' && !qualifiesNoun(text, hedge, pack)),
    ...attributions
      .filter(
        (attribution: Attribution) =>
          attribution.source.length === 0 && attribution.cue.length > 0 && attribution.content.length > 0,
      )
      .filter(isHearsay)
      .map((attribution) => ({ ...spanning(attribution.cue), scope: spanning(attribution.content) })),
    ...impersonalCredits(text, sentences, pack),
  ].sort((left, right) => left.start - right.start);
  const findings: Finding[] = [];
  let last: Span | undefined;
  for (const cue of cues) {
    if (last && meet(last, cue)) continue;
    if (structure.embeds.some((embed) => contains(embed, cue))) continue;
    const block = structure.blocks.find((candidate) => contains(candidate, cue));
    if (block && block.role !== 'body' && block.role !== 'title') continue;
    const behind = sourced.find((attribution) =>
      [...attribution.content, ...attribution.cue].some((span) => meet(span, cue)),
    );
    if (behind) continue;
    last = cue;
    const sentence = sentences.find((candidate) => contains(candidate, cue)) ?? cue.scope;
    const scope = meet(cue.scope, sentence) ? cue.scope : sentence;
    findings.push({
      check: 'missing-source',
      outcome: 'undetermined',
      stated: quoted(text, cue),
      computed: 'nobody is credited',
      working: `${quoted(text, cue)} passes something on, and no source is credited in the sentence`,
      readings: [],
      evidence: [{ start: cue.start, end: cue.end }, ...(contains(scope, cue) || !meet(scope, cue) ? [scope] : [])],
      confidence: 0.8,
    });
  }
  return findings;
}

/** "It has emerged that", «как стало известно»: the words credit nobody. */
function impersonalCredits(
  text: string,
  sentences: readonly Span[],
  pack: LanguagePack | undefined,
): (Span & { readonly scope: Span })[] {
  if (pack === undefined) return [];
  const lower = text.toLowerCase().replace(/ё/g, 'е').replace(/[’ʼ]/g, "'");
  return pack.sourceKinds.impersonal.flatMap((phrase) => {
    const found: (Span & { readonly scope: Span })[] = [];
    // A comma may stand before «что».
    const pattern = new RegExp(`(?<!\\p{L})${phrase.replace(/ /g, '[\\s,]+')}(?!\\p{L})`, 'gu');
    for (const match of lower.matchAll(pattern)) {
      const [start, end] = [match.index, match.index + match[0].length];
      const sentence = sentences.find((candidate) => contains(candidate, { start, end }));
      if (sentence) found.push({ start, end, scope: sentence });
    }
    return found;
  });
}

/** "It was announced" hides an agent whom the context usually gives; hearsay hides that there may be none. */
function isHearsay(attribution: Attribution): boolean {
  return attribution.hedge === 'reported';
}

function spanning(spans: readonly Span[]): Span {
  return { start: Math.min(...spans.map(({ start }) => start)), end: Math.max(...spans.map(({ end }) => end)) };
}

/** Longest wording, in words, of a source that names nobody: "some analysts". */
const longestVagueSource = 3;

/** "Experts say", "a source said": somebody is credited whom nobody could ask, and no one relays it. One finding for each wording. */
function nobodyToAsk({ document, attributions }: Needed, pack: LanguagePack | undefined): Finding[] {
  if (pack === undefined) return [];
  const { text, links = [] } = document;
  const seen = new Set<string>();
  return attributions.flatMap((attribution): Finding[] => {
    const source = attribution.source[0];
    const cue = attribution.cue[0];
    if (source === undefined || cue === undefined || attribution.parent !== undefined) return [];
    if (isAttitudeCue(text.slice(cue.start, cue.end), pack)) return [];
    const anonymous = attribution.sourceKind === 'anonymous';
    if (!anonymous && !(attribution.sourceKind === 'crowd' && isVague(text, source, pack))) return [];
    if (links.some((link) => [source, cue].some((span) => meet(link, span)))) return [];
    const key = text.slice(source.start, source.end).toLowerCase();
    if (seen.has(key)) return [];
    seen.add(key);
    return [
      {
        check: 'missing-source',
        outcome: 'undetermined',
        stated: `credits ${quoted(text, source)}`,
        computed: 'nobody who could be asked',
        working: `${quoted(text, source)} ${anonymous ? 'is not named' : 'names nobody'}, and no outlet or link stands behind it`,
        readings: [],
        evidence: [source, cue],
        confidence: anonymous ? 0.5 : 0.4,
      },
    ];
  });
}

function isVague(text: string, source: Span, pack: LanguagePack): boolean {
  const words = foldedWords(text, source);
  if (words.length === 0 || words.length > longestVagueSource) return false;
  const forms = vagueForms(pack);
  return forms.has(words.map(({ folded }) => folded).join(' ')) || forms.has(words.at(-1)!.folded);
}

const vagueTables = new WeakMap<LanguagePack, ReadonlySet<string>>();

function vagueForms(pack: LanguagePack): ReadonlySet<string> {
  const known = vagueTables.get(pack);
  if (known) return known;
  const forms = new Set(
    pack.sourceKinds.vague.flatMap((entry) => (entry.includes(' ') ? [entry] : pack.nounForms(entry))),
  );
  vagueTables.set(pack, forms);
  return forms;
}

/** Only in texts that do link elsewhere: where links were lost on the way, their absence says nothing. */
function creditedWithoutLink({ document, attributions }: Needed): Finding[] {
  const links = (document.links ?? []).filter((link) => /^https?:/i.test(link.uri));
  if (links.length === 0) return [];
  const seen = new Set<string>();
  return attributions.flatMap((attribution): Finding[] => {
    const source = attribution.source[0];
    if (attribution.sourceKind !== 'outlet' || source === undefined) return [];
    const key = attribution.sourceEntity ?? document.text.slice(source.start, source.end).toLowerCase();
    if (seen.has(key)) return [];
    seen.add(key);
    const mentions = attributions.filter(
      (other) =>
        (other.sourceEntity ?? document.text.slice(other.source[0]?.start, other.source[0]?.end).toLowerCase()) === key,
    );
    const paragraphs = mentions.flatMap((mention) => [...mention.source, ...mention.cue, ...mention.content]);
    if (links.some((link) => paragraphs.some((span) => link.start <= span.end + 1 && span.start <= link.end + 1)))
      return [];
    return [
      {
        check: 'missing-source',
        outcome: 'undetermined',
        stated: `credits ${quoted(document.text, source)}`,
        computed: 'no link to it',
        working: `${quoted(document.text, source)} is credited, the text links to ${links.length} other ${links.length === 1 ? 'page' : 'pages'}, none of them from here`,
        readings: [],
        evidence: [source],
        confidence: 0.5,
      },
    ];
  });
}
