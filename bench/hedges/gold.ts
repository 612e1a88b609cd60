import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findHedges } from '../../src/extract/index.ts';
import { languagePacks } from '../../src/language/index.ts';
import type { HedgeLevel, Span, SupportedLanguage } from '../../src/model/index.ts';
import { segmentSentences, tokenize } from '../../src/text/index.ts';

interface MarkedHedge extends Span {
  readonly level: HedgeLevel;
}

/** Hedges found against those marked in `bench/gold/hedges.json`: cue and level both right. */
export interface HedgeScore {
  readonly texts: number;
  readonly precision: number;
  readonly recall: number;
  /** Share of the found cues whose level is right too. */
  readonly level: number;
  readonly misses: readonly string[];
}

/** Reads the marked sentences of a language and compares. A cue counts as found when it overlaps the marked one. */
export function scoreHedges(language: SupportedLanguage): HedgeScore {
  const file = join(import.meta.dirname, '../gold/hedges.json');
  const marked = (JSON.parse(readFileSync(file, 'utf8')) as Record<SupportedLanguage, string[]>)[language];
  const pack = languagePacks[language];
  const counts = { gold: 0, found: 0, right: 0, level: 0 };
  const misses: string[] = [];
  for (const line of marked) {
    const { text, hedges } = readMarks(line);
    const sentences = segmentSentences(text, [{ start: 0, end: text.length, role: 'body' }], pack.sentenceRules);
    const found = findHedges(text, sentences, tokenize(text, sentences), pack);
    counts.gold += hedges.length;
    counts.found += found.length;
    for (const gold of hedges) {
      const match = found.find((hedge) => hedge.start < gold.end && hedge.end > gold.start);
      if (match === undefined) misses.push(`missed: ${line}`);
      else {
        counts.right += 1;
        if (match.level === gold.level) counts.level += 1;
        else misses.push(`${match.level}: ${line}`);
      }
    }
    for (const hedge of found)
      if (!hedges.some((gold) => hedge.start < gold.end && hedge.end > gold.start))
        misses.push(`too much (“${text.slice(hedge.start, hedge.end)}”): ${line}`);
  }
  return {
    texts: marked.length,
    precision: counts.right / Math.max(1, counts.found),
    recall: counts.right / Math.max(1, counts.gold),
    level: counts.level / Math.max(1, counts.right),
    misses,
  };
}

function readMarks(line: string): { text: string; hedges: MarkedHedge[] } {
  let text = '';
  const hedges: MarkedHedge[] = [];
  let open: { level: HedgeLevel; start: number } | undefined;
  for (const part of line.split(/(<\/?[a-z]*>)/)) {
    const tag = /^<(\/?)([a-z]*)>$/.exec(part);
    if (tag === null) text += part;
    else if (tag[1] === '') open = { level: tag[2] as HedgeLevel, start: text.length };
    else if (open) hedges.push({ ...open, end: text.length });
  }
  return { text, hedges };
}
