import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Attribution, ReaderMarks, Span, SupportedLanguage } from '../../src/model/index.ts';
import { attributionsOf } from './read-attributions.ts';

/** One text of our own with its attributions marked. */
export interface MarkedText {
  readonly text: string;
  readonly attributions: readonly MarkedAttribution[];
}

interface MarkedAttribution {
  readonly source: readonly Span[];
  readonly cue: readonly Span[];
  readonly content: readonly Span[];
  readonly kind?: string;
  /** Index into the attributions of the text. */
  readonly parent?: number;
}

interface GoldLine {
  readonly text: string;
  readonly kinds?: Readonly<Record<string, string>>;
  readonly parents?: Readonly<Record<string, string>>;
}

/** Reads `bench/gold/attributions.json`. */
export function readGold(language: SupportedLanguage): MarkedText[] {
  const file = join(import.meta.dirname, '../gold/attributions.json');
  const gold = JSON.parse(readFileSync(file, 'utf8')) as Record<SupportedLanguage, GoldLine[]>;
  return gold[language].map(readMarks);
}

function readMarks({ text: marked, kinds = {}, parents = {} }: GoldLine): MarkedText {
  let text = '';
  const open = new Map<string, number>();
  const spans = new Map<string, Span[]>();
  for (const part of marked.split(/(<\/?[sqc]\d+>)/)) {
    const tag = /^<(\/?)([sqc]\d+)>$/.exec(part);
    if (tag === null) text += part;
    else if (tag[1] === '') open.set(tag[2]!, text.length);
    else spans.set(tag[2]!, [...(spans.get(tag[2]!) ?? []), { start: open.get(tag[2]!)!, end: text.length }]);
  }
  const numbers = [...new Set([...spans.keys()].map((key) => key.slice(1)))];
  const attributions = numbers.map((number) => ({
    source: spans.get(`s${number}`) ?? [],
    cue: spans.get(`q${number}`) ?? [],
    content: spans.get(`c${number}`) ?? [],
    ...(kinds[number] !== undefined && { kind: kinds[number] }),
    ...(parents[number] !== undefined && { parent: numbers.indexOf(parents[number]) }),
  }));
  return { text, attributions };
}

/** Shares of the gold that are found, and of what is found that is right. */
export interface GoldScore {
  readonly texts: number;
  /** Credits with their content at least 80 % covered, of those marked. */
  readonly recall: number;
  /** Found credits that meet a marked one. */
  readonly precision: number;
  /** Of the covered ones: the source overlaps, its kind is right, its parent is right. */
  readonly speaker: number;
  readonly kind: number;
  readonly chain: number;
  readonly misses: readonly string[];
}

/** Reads every gold text of a language by rules, or with the marks of a trained reader, and compares. */
export async function scoreGold(
  language: SupportedLanguage,
  mark?: (text: string, language: string) => Promise<ReaderMarks>,
): Promise<GoldScore> {
  const counts = {
    gold: 0,
    covered: 0,
    found: 0,
    right: 0,
    speaker: 0,
    kinds: 0,
    kindsRight: 0,
    parents: 0,
    parentsRight: 0,
  };
  const misses: string[] = [];
  const texts = readGold(language);
  for (const { text, attributions } of texts) {
    const found = attributionsOf(text, language, await mark?.(text, language));
    counts.found += found.length;
    const matched = attributions.map((gold) => bestMatch(gold, found));
    counts.right += new Set(matched.filter((match) => match !== undefined)).size;
    for (const [index, gold] of attributions.entries()) {
      counts.gold += 1;
      const match = matched[index];
      if (match === undefined) {
        misses.push(text);
        continue;
      }
      counts.covered += 1;
      if (gold.source.length === 0 || overlap(gold.source, match.source) > 0) counts.speaker += 1;
      if (gold.kind !== undefined) {
        counts.kinds += 1;
        if (gold.kind === match.sourceKind) counts.kindsRight += 1;
        else misses.push(`${match.sourceKind}, not ${gold.kind}: ${text}`);
      }
      if (gold.parent !== undefined) {
        counts.parents += 1;
        if (matched[gold.parent]?.id === match.parent) counts.parentsRight += 1;
        else misses.push(`chain: ${text}`);
      }
    }
    for (const extra of found)
      if (!matched.includes(extra))
        misses.push(`too much (“${text.slice(extra.cue[0]?.start, extra.cue[0]?.end)}”): ${text}`);
  }
  return {
    texts: texts.length,
    recall: counts.covered / counts.gold,
    precision: counts.right / Math.max(1, counts.found),
    speaker: counts.speaker / Math.max(1, counts.covered),
    kind: counts.kindsRight / Math.max(1, counts.kinds),
    chain: counts.parentsRight / Math.max(1, counts.parents),
    misses,
  };
}

function bestMatch(gold: MarkedAttribution, found: readonly Attribution[]): Attribution | undefined {
  const length = gold.content.reduce((sum, { start, end }) => sum + end - start, 0);
  return found.find((candidate) => {
    if (gold.cue.length > 0 && overlap(gold.cue, candidate.cue) === 0) return false;
    return overlap(gold.content, candidate.content) >= 0.8 * length;
  });
}

function overlap(one: readonly Span[], other: readonly Span[]): number {
  let shared = 0;
  for (const a of one)
    for (const b of other) shared += Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start));
  return shared;
}
