import { createHash } from 'node:crypto';
import type { EntityType, SupportedLanguage } from '../../src/model/index.ts';
import { readCorpus } from '../corpus.ts';

/** A name marked by the annotators of a corpus. `undefined` type: neither right nor wrong to find. */
export interface GoldName {
  readonly start: number;
  readonly end: number;
  readonly type: EntityType | undefined;
  /** Who or what is meant, where the corpus says so. */
  readonly entity?: string | undefined;
}

export interface GoldText {
  readonly id: string;
  readonly language: SupportedLanguage;
  readonly text: string;
  readonly names: readonly GoldName[];
  /** The shipped reader learnt from this text: a figure on it says nothing. */
  readonly learnt: boolean;
}

/** How `training/reader/corpora.py` keeps texts of a set from training. */
type HeldOut = 'cross-topic' | { readonly oneIn: number } | 'all';

/** A corpus of names and how its labels map onto ours; labels that are not listed do not count. */
interface NameSet {
  readonly file: string;
  readonly language: SupportedLanguage;
  readonly labels: Readonly<Record<string, EntityType>>;
  /** The texts that the shipped reader did not learn from; `all`: it learnt from none. */
  readonly heldOut: HeldOut;
  /** Rows of one document, which are joined. */
  readonly joined?: boolean;
  /** Descriptions and pronouns are marked as well ("we", "the army"): only spans whose last word is capitalised and no pronoun count. */
  readonly marksDescriptions?: boolean;
}

const slavic = { PER: 'PER', ORG: 'ORG', LOC: 'LOC', PRO: 'MISC', EVT: 'MISC' } as const;

/** The corpora, by the name that `--set` takes. */
export const nameSets: Readonly<Record<string, NameSet>> = {
  'slavicner-ru': { file: 'slavicner.ru', language: 'ru', heldOut: 'cross-topic', labels: slavic },
  factrueval: {
    file: 'factrueval2016.ru',
    language: 'ru',
    heldOut: { oneIn: 10 },
    labels: { Person: 'PER', Org: 'ORG', LocOrg: 'LOC', Location: 'LOC' },
  },
  nerel: {
    file: 'nerel11.ru',
    language: 'ru',
    heldOut: { oneIn: 10 },
    labels: {
      PERSON: 'PER',
      ORGANIZATION: 'ORG',
      COUNTRY: 'LOC',
      CITY: 'LOC',
      STATE_OR_PROVINCE: 'LOC',
      DISTRICT: 'LOC',
      LOCATION: 'LOC',
    },
  },
  'slavicner-uk': { file: 'slavicner.uk', language: 'uk', heldOut: 'cross-topic', labels: slavic },
  'ner-uk2': { file: 'ner-uk2.uk', language: 'uk', heldOut: 'all', labels: { PERS: 'PER', ORG: 'ORG', LOC: 'LOC' } },
  worldwide: {
    file: 'worldwide-newswire.en',
    language: 'en',
    heldOut: { oneIn: 5 },
    labels: { Person: 'PER', Organization: 'ORG', Location: 'LOC' },
    joined: true,
  },
  wikigold: {
    file: 'wikigold.en',
    language: 'en',
    heldOut: { oneIn: 10 },
    labels: { PER: 'PER', ORG: 'ORG', LOC: 'LOC', MISC: 'MISC' },
  },
  re3d: {
    file: 're3d.en',
    language: 'en',
    heldOut: 'all',
    labels: { Person: 'PER', Organisation: 'ORG', Location: 'LOC' },
    marksDescriptions: true,
  },
  crossner: {
    file: 'crossner-politics.en',
    language: 'en',
    heldOut: { oneIn: 10 },
    labels: {
      politician: 'PER',
      person: 'PER',
      politicalparty: 'ORG',
      organisation: 'ORG',
      location: 'LOC',
      country: 'LOC',
      event: 'MISC',
      election: 'MISC',
      misc: 'MISC',
    },
  },
  wnut: {
    file: 'wnut17.en',
    language: 'en',
    heldOut: { oneIn: 10 },
    labels: {
      person: 'PER',
      group: 'ORG',
      corporation: 'ORG',
      location: 'LOC',
      product: 'MISC',
      'creative-work': 'MISC',
    },
  },
};

interface Row {
  readonly id: string;
  readonly doc?: string;
  readonly split_cross?: string;
  readonly text: string;
  readonly entities: readonly (readonly [number, number, string, ...unknown[]])[];
}

/**
 * Reads a set. A marked span without a capital letter ("the army", "he") and one inside another marked span count neither way, so that
 * flat results are compared with flat gold.
 */
export function readNameSet(args: readonly string[], name: string): GoldText[] {
  const set = nameSets[name];
  if (!set) throw new Error(`no set "${name}"; there are: ${Object.keys(nameSets).join(', ')}`);
  const rows = readCorpus<Row>(args, `ner/${set.file}.jsonl.gz`);
  const texts: GoldText[] = [];
  let last: { id: string; language: SupportedLanguage; text: string; names: GoldName[]; learnt: boolean } | undefined;
  for (const row of rows) {
    const names = goldNames(row, set);
    if (set.joined && last && row.doc !== undefined && last.id === row.doc) {
      const shift = last.text.length + 1;
      last.text += `\n${row.text}`;
      last.names.push(...names.map((name) => ({ ...name, start: name.start + shift, end: name.end + shift })));
      continue;
    }
    const id = set.joined ? (row.doc ?? row.id) : row.id;
    last = { id, language: set.language, text: row.text, names: [...names], learnt: isLearnt(row, id, set.heldOut) };
    texts.push(last);
  }
  return texts;
}

function isLearnt(row: Row, id: string, heldOut: HeldOut): boolean {
  if (heldOut === 'all') return false;
  if (heldOut === 'cross-topic') return row.split_cross !== 'test';
  return BigInt(`0x${createHash('sha256').update(id).digest('hex')}`) % BigInt(heldOut.oneIn) !== 0n;
}

function goldNames(row: Row, { labels, marksDescriptions }: NameSet): GoldName[] {
  const all = row.entities.map(([start, end, label, , entity]) => ({
    start,
    end,
    type: labels[label],
    entity: typeof entity === 'string' ? entity : undefined,
  }));
  return all.map((name) => {
    const inside = all.some(
      (other) =>
        other !== name &&
        other.type !== undefined &&
        other.start <= name.start &&
        other.end >= name.end &&
        other.end - other.start > name.end - name.start,
    );
    const written = row.text.slice(name.start, name.end);
    const named = marksDescriptions
      ? /(?:^|\s)(?!(?:I|We|It|They|He|She|You|His|Her|Their|Our|My)$)\p{Lu}[^\s]*$/u.test(written)
      : /\p{Lu}/u.test(written);
    return inside || !named ? { ...name, type: undefined } : name;
  });
}
