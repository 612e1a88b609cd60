import { findEntities } from '../../src/extract/names/entities.ts';
import type { Gazetteer } from '../../src/gazetteer/index.ts';
import { languagePacks } from '../../src/language/index.ts';
import type { EntityMention, MarkedName, Structure, SupportedLanguage } from '../../src/model/index.ts';
import { segmentSentences, tokenize } from '../../src/text/index.ts';
import { option } from '../corpus.ts';
import { readGazetteer } from '../gazetteer.ts';
import { addPairs, type PairCounts } from './grouping.ts';
import { type GoldText, nameSets, readNameSet } from './name-sets.ts';
import { readOwnEntities, readOwnGold } from './own-gold.ts';
import { type NameMarker, readNameMarker } from './reader-names.ts';
import { addText, type Counts, mainCounts, noCounts, rates, types } from './score.ts';

/** F1 over PER, ORG and LOC that was agreed on. */
const bars: Readonly<Record<string, number>> = { 'slavicner-ru': 0.9, 'slavicner-uk': 0.88, worldwide: 0.88 };
const defaultSets = ['slavicner-ru', 'slavicner-uk', 'worldwide', 'factrueval', 'nerel', 'wikigold', 're3d'];

type Part = 'report' | 'tune' | 'held-out' | 'learnt' | 'all';
const parts: Readonly<Record<Part, { readonly says: string; has(text: GoldText, index: number): boolean }>> = {
  report: {
    says: 'held-out texts at odd positions: neither learnt from nor looked at when rules were written or weights chosen',
    has: ({ learnt }, index) => !learnt && index % 2 === 1,
  },
  tune: {
    says: 'held-out texts at even positions: not learnt from, but looked at when rules were written or weights chosen',
    has: ({ learnt }, index) => !learnt && index % 2 === 0,
  },
  'held-out': { says: 'every text that the reader did not learn from', has: ({ learnt }) => !learnt },
  learnt: { says: 'texts that the reader learnt from: its figures mean nothing here', has: ({ learnt }) => learnt },
  all: { says: 'every text, most of them learnt from by the reader', has: () => true },
};

/**
 * Names on public corpora: `--data DIR [--set NAME[,NAME]] [--half report|tune|held-out|learnt|all] [--every N] [--errors N] [--type TYPE]`.
 * Overlap F1: a found name is right when it overlaps a marked one of its type that no other found name has claimed. `same entity`: pairs of
 * mentions of one entity in one text, where the corpus tells. Rules alone stand beside the reader alone and both together, with the bar.
 * The readers are those in models/, or in `--model DIR`; `ms/6KB` is processor time of everything but the reader.
 */
export async function run(args: readonly string[]): Promise<void> {
  const sets = option(args, '--set')?.split(',') ?? defaultSets;
  const half = (option(args, '--half') ?? 'report') as Part;
  const every = Number(option(args, '--every') ?? 1);
  const part = parts[half];
  if (!part) throw new Error(`no half "${half}"; there are: ${Object.keys(parts).join(', ')}`);
  const gazetteer = readGazetteer();
  const reader = await readNameMarker(args);
  process.stdout.write(
    `names, overlap F1; sets: own-en own-ru own-uk own-entities-en own-entities-ru own-entities-uk ${Object.keys(nameSets).join(' ')}\n`,
  );
  process.stdout.write(`${half}: ${part.says}\n`);
  process.stdout.write(reader ? `reader: ${reader.model}\n` : 'no reader: rules alone\n');
  process.stdout.write(
    `set           texts  system       ${types.map((type) => type.padEnd(6)).join('')}PER+ORG+LOC: P R F   bar  ms/6KB  same entity: P R F\n`,
  );
  for (const set of sets) {
    const own = ownTexts(set);
    const texts = (own ?? readNameSet(args, set))
      .filter((text, index) => own || part.has(text, index))
      .filter((_, index) => index % every === 0);
    for (const system of reader ? (['rules', 'reader', 'both'] as const) : (['rules'] as const))
      await measure(set, texts, system, gazetteer, reader, args);
  }
  await reader?.close();
}

/** Texts of our own: `own-ru`, sentences with names; `own-entities-ru`, short texts with the names of each entity. */
function ownTexts(set: string): GoldText[] | undefined {
  const own = /^own-(entities-)?(en|ru|uk)$/.exec(set);
  if (!own) return undefined;
  const language = own[2] as SupportedLanguage;
  return own[1] ? readOwnEntities(language) : readOwnGold(language);
}

type System = 'rules' | 'reader' | 'both';

async function measure(
  set: string,
  texts: readonly GoldText[],
  system: System,
  gazetteer: Gazetteer,
  reader: NameMarker | undefined,
  args: readonly string[],
): Promise<void> {
  const shown = Number(option(args, '--errors') ?? 0);
  const only = option(args, '--type');
  const counts = noCounts();
  const pairs: PairCounts = { right: 0, found: 0, gold: 0 };
  const errors: string[] = [];
  let milliseconds = 0;
  let characters = 0;
  let read = 0;
  for (const gold of texts) {
    const marked = system === 'rules' ? undefined : await reader!.mark(gold);
    if (system !== 'rules' && marked === undefined) continue;
    read++;
    const started = process.cpuUsage();
    const entities = system === 'reader' ? undefined : entitiesOf(gold, gazetteer, marked);
    const { user, system: kernel } = process.cpuUsage(started);
    milliseconds += (user + kernel) / 1000;
    characters += gold.text.length;
    addText(counts, gold, entities ?? marked!, (kind, { start, end, type }) => {
      if (only === undefined || type === only)
        errors.push(
          `  ${kind} ${type.padEnd(5)} ${`${gold.text.slice(Math.max(0, start - 50), start)}⟦${gold.text.slice(start, end)}⟧${gold.text.slice(end, end + 40)}`.replaceAll('\n', ' ')}`,
        );
    });
    if (entities) addPairs(pairs, gold, entities);
  }
  const byType = types.map((type) => figure(rates(counts.get(type)!)[2])).join('  ');
  const speed = system === 'reader' ? '    ' : ((milliseconds / Math.max(1, characters)) * 6000).toFixed(2);
  process.stdout.write(
    `${set.padEnd(13)} ${String(read).padStart(5)}  ${system.padEnd(11)}  ${byType}  ${cell(mainCounts(counts))}  ${bars[set] ? figure(bars[set]) : '    '}  ${speed}  ${pairs.gold > 0 ? cell(pairs) : ''}\n`,
  );
  const step = Math.max(1, Math.floor(errors.length / Math.max(1, shown)));
  if (shown > 0) process.stdout.write(`${errors.filter((_, index) => index % step === 0).join('\n')}\n`);
}

/**
 * The names that Firsthand finds in a plain text of a known language: sentences, tokens and names, a line a paragraph.
 * @param marked what the trained reader marked; without it rules read alone
 */
export function entitiesOf(
  gold: Pick<GoldText, 'text' | 'language'>,
  gazetteer: Gazetteer,
  marked?: readonly MarkedName[],
): EntityMention[] {
  const blocks = [...gold.text.matchAll(/\S(?:.*\S)?/g)].map((line) => ({
    start: line.index,
    end: line.index + line[0].length,
    role: 'body' as const,
  }));
  const structure: Structure = { authors: [], embeds: [], blocks };
  const pack = languagePacks[gold.language];
  const sentences = segmentSentences(gold.text, structure.blocks, pack.sentenceRules);
  const tokens = tokenize(gold.text, sentences);
  return findEntities(gold.text, structure, sentences, tokens, { pack, latin: languagePacks.en, gazetteer }, marked);
}

const figure = (value: number): string => value.toFixed(3).replace(/^0/, '');

function cell(counts: Counts): string {
  return rates(counts).map(figure).join(' ');
}
