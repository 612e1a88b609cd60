import { findEntities } from '../../src/extract/names/entities.ts';
import type { Gazetteer } from '../../src/gazetteer/index.ts';
import { languagePacks } from '../../src/language/index.ts';
import type { EntityMention, EntityType, Structure, SupportedLanguage } from '../../src/model/index.ts';
import { segmentSentences, tokenize } from '../../src/text/index.ts';
import { option } from '../corpus.ts';
import { readGazetteer } from '../gazetteer.ts';
import { addPairs, type PairCounts } from './grouping.ts';
import { type GoldText, nameSets, readNameSet } from './name-sets.ts';
import { readOwnGold } from './own-gold.ts';

const types: readonly EntityType[] = ['PER', 'ORG', 'LOC', 'MISC'];
/** The types that the bars are about. */
const mainTypes: readonly EntityType[] = ['PER', 'ORG', 'LOC'];

interface Counts {
  right: number;
  found: number;
  gold: number;
}

/**
 * Names on public corpora: `--data DIR [--set NAME[,NAME]] [--half tune|report|all] [--every N] [--errors N]`. Overlap F1: a found name is
 * right when it overlaps a marked one of its type that no other found name has claimed. `tune`: every other text, the ones that rules were
 * written against; `report` (default): the rest. `same entity`: pairs of mentions of one entity in one text, where the corpus tells.
 */
export function run(args: readonly string[]): void {
  const sets = option(args, '--set')?.split(',') ?? [
    'slavicner-ru',
    'factrueval',
    'slavicner-uk',
    'worldwide',
    'wikigold',
    're3d',
  ];
  const half = option(args, '--half') ?? 'report';
  const every = Number(option(args, '--every') ?? 1);
  const shown = Number(option(args, '--errors') ?? 0);
  const only = option(args, '--type');
  const gazetteer = readGazetteer();
  process.stdout.write(`names, overlap, ${half} half, sets: own-en own-ru own-uk ${Object.keys(nameSets).join(' ')}\n`);
  process.stdout.write(
    `set              texts   ${types.map((type) => `${type}  P    R    F   `).join('')} PER+ORG+LOC P R F   ms/6KB  same entity P R F\n`,
  );
  for (const set of sets) {
    const own = /^own-(en|ru|uk)$/.exec(set)?.[1] as SupportedLanguage | undefined;
    const texts = (own ? readOwnGold(own) : readNameSet(args, set))
      .filter((_, index) => own || half === 'all' || index % 2 === (half === 'tune' ? 0 : 1))
      .filter((_, index) => index % every === 0);
    const counts = new Map<EntityType, Counts>(types.map((type) => [type, { right: 0, found: 0, gold: 0 }]));
    const pairs: PairCounts = { right: 0, found: 0, gold: 0 };
    let milliseconds = 0;
    let characters = 0;
    const errors: string[] = [];
    for (const gold of texts) {
      const started = performance.now();
      const found = entitiesOf(gold, gazetteer);
      milliseconds += performance.now() - started;
      characters += gold.text.length;
      addText(counts, gold, found, errors, only);
      addPairs(pairs, gold, found);
    }
    const total = mainTypes.reduce((sum, type) => add(sum, counts.get(type)!), { right: 0, found: 0, gold: 0 });
    const cells = types.map((type) => cell(counts.get(type)!)).join('  ');
    process.stdout.write(
      `${set.padEnd(16)} ${String(texts.length).padStart(5)}   ${cells}   ${cell(total)}   ${((milliseconds / characters) * 6000).toFixed(2)}   ${pairs.gold > 0 ? cell(pairs) : ''}\n`,
    );
    const step = Math.max(1, Math.floor(errors.length / Math.max(1, shown)));
    if (shown > 0) process.stdout.write(`${errors.filter((_, index) => index % step === 0).join('\n')}\n`);
  }
}

/** The names that Firsthand finds in a plain text of a known language: sentences, tokens and names, a line a paragraph. */
export function entitiesOf(gold: Pick<GoldText, 'text' | 'language'>, gazetteer: Gazetteer): EntityMention[] {
  const blocks = [...gold.text.matchAll(/\S(?:.*\S)?/g)].map((line) => ({
    start: line.index,
    end: line.index + line[0].length,
    role: 'body' as const,
  }));
  const structure: Structure = { authors: [], embeds: [], blocks };
  const pack = languagePacks[gold.language];
  const sentences = segmentSentences(gold.text, structure.blocks, pack.sentenceRules);
  const tokens = tokenize(gold.text, sentences);
  return findEntities(gold.text, structure, sentences, tokens, { pack, latin: languagePacks.en, gazetteer });
}

function addText(
  counts: Map<EntityType, Counts>,
  gold: GoldText,
  found: readonly EntityMention[],
  errors: string[],
  only: string | undefined,
): void {
  const claimed = new Set<number>();
  const around = (start: number, end: number) =>
    `${gold.text.slice(Math.max(0, start - 50), start)}⟦${gold.text.slice(start, end)}⟧${gold.text.slice(end, end + 40)}`.replaceAll(
      '\n',
      ' ',
    );
  const note = (kind: string, type: string, start: number, end: number) => {
    if (only === undefined || type === only) errors.push(`  ${kind} ${type.padEnd(5)} ${around(start, end)}`);
  };
  for (const { type } of gold.names) if (type !== undefined) counts.get(type)!.gold++;
  for (const name of found) {
    const overlapping = gold.names
      .map((other, index) => ({ ...other, index }))
      .filter((other) => other.start < name.end && other.end > name.start);
    const match = overlapping.find((other) => other.type === name.type && !claimed.has(other.index));
    const count = counts.get(name.type)!;
    if (match) {
      claimed.add(match.index);
      count.right++;
      count.found++;
    } else if (!overlapping.some((other) => other.type === undefined)) {
      count.found++;
      note(overlapping.length > 0 ? `wrong(${overlapping[0]!.type})` : 'extra', name.type, name.start, name.end);
    }
  }
  gold.names.forEach((name, index) => {
    if (name.type !== undefined && !claimed.has(index)) note('missed', name.type, name.start, name.end);
  });
}

function add(left: Counts, right: Counts): Counts {
  return { right: left.right + right.right, found: left.found + right.found, gold: left.gold + right.gold };
}

function cell({ right, found, gold }: Counts): string {
  const precision = right / Math.max(1, found);
  const recall = right / Math.max(1, gold);
  const f = precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
  return [precision, recall, f].map((value) => value.toFixed(3)).join(' ');
}
