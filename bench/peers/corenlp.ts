import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EntityType, Span } from '../../src/model/index.ts';
import type { FoundQuote } from './direct-quotes.ts';
import type { Found, FoundName, System } from './system.ts';
import { runTimed } from './timed-program.ts';

const types: Readonly<Record<string, EntityType>> = {
  PERSON: 'PER',
  ORGANIZATION: 'ORG',
  LOCATION: 'LOC',
  CITY: 'LOC',
  STATE_OR_PROVINCE: 'LOC',
  COUNTRY: 'LOC',
  MISC: 'MISC',
  NATIONALITY: 'MISC',
  RELIGION: 'MISC',
  IDEOLOGY: 'MISC',
};

/** It lists these as persons. */
const pronouns = /^(?:he|him|his|himself|she|her|hers|herself|they|them|their|theirs|i|me|my|mine|we|us|our)$/i;

/** The parts of its JSON output that are used; offsets of characters are UTF-16 code units. */
interface Output {
  readonly sentences: readonly {
    readonly tokens: readonly Place[];
    readonly entitymentions?: readonly (Place & { readonly text: string; readonly ner: string })[];
  }[];
  readonly quotes?: readonly Quote[];
  /** Mentions by entity: sentences from 1, words from 1, the last excluded. */
  readonly corefs?: Readonly<Record<string, readonly { sentNum: number; startIndex: number; endIndex: number }[]>>;
}

interface Place {
  readonly characterOffsetBegin: number;
  readonly characterOffsetEnd: number;
}

interface Quote {
  readonly beginIndex: number;
  readonly endIndex: number;
  /** First and last word of the mention, from 0 in the document. */
  readonly mentionBegin?: number;
  readonly mentionEnd?: number;
  readonly canonicalMentionBegin?: number;
  readonly canonicalMentionEnd?: number;
}

/** Where its program and models are. */
export function corenlpFolder(peersFolder: string): string {
  return join(peersFolder, 'corenlp');
}

/** Stanford CoreNLP through its own command line, as it is set up when nothing else is asked for. */
export function corenlp(peersFolder: string): System {
  const folder = corenlpFolder(peersFolder);
  return {
    name: 'Stanford CoreNLP',
    missing() {
      const jars = existsSync(folder) ? readdirSync(folder) : [];
      if (!jars.some((jar) => /^stanford-corenlp-.*-models\.jar$/.test(jar))) return `Stanford CoreNLP (${folder})`;
      return spawnSync('java', ['-version']).status === 0 ? undefined : 'Java, for Stanford CoreNLP';
    },
    // Every line is a paragraph in these texts.
    readNames: (texts) =>
      read(
        folder,
        texts,
        ['-annotators', 'tokenize,pos,lemma,ner', '-ssplit.newlineIsSentenceBreak', 'always'],
        namesOf,
      ),
    readQuotes: (texts) =>
      read(
        folder,
        texts,
        ['-annotators', 'tokenize,pos,lemma,ner,depparse,coref,quote', '-ssplit.newlineIsSentenceBreak', 'always'],
        quotesOf,
      ),
  };
}

async function read<Item>(
  folder: string,
  texts: readonly string[],
  settings: readonly string[],
  itemsOf: (output: Output) => Item[],
): Promise<Found<Item>> {
  const work = mkdtempSync(join(tmpdir(), 'peers-'));
  try {
    const files = texts.map((text, index) => {
      const file = join(work, `${index}.txt`);
      writeFileSync(file, text);
      return file;
    });
    writeFileSync(join(work, 'files'), files.join('\n'));
    const program = ['-Xmx6g', '-cp', join(folder, '*'), 'edu.stanford.nlp.pipeline.StanfordCoreNLP'];
    const output = ['-filelist', join(work, 'files'), '-outputDirectory', work, '-outputFormat', 'json'];
    const { output: _, ...times } = await runTimed({
      command: 'java',
      args: [...program, ...settings, ...output],
      ready: /Processing file/,
    });
    const found = texts.map((_, index) =>
      itemsOf(JSON.parse(readFileSync(join(work, `${index}.txt.json`), 'utf8')) as Output),
    );
    return { found, ...times };
  } finally {
    rmSync(work, { recursive: true });
  }
}

function namesOf({ sentences }: Output): FoundName[] {
  return sentences.flatMap(({ entitymentions = [] }) =>
    entitymentions.flatMap(({ characterOffsetBegin: start, characterOffsetEnd: end, ner, text }) => {
      const type = types[ner];
      return type === undefined || pronouns.test(text) ? [] : [{ start, end, type }];
    }),
  );
}

function quotesOf({ sentences, quotes = [], corefs = {} }: Output): FoundQuote[] {
  const words = sentences.flatMap(({ tokens }) => tokens);
  const spanOfWords = (first: number | undefined, last: number | undefined): Span[] => {
    const [from, to] = [words[first ?? -1], words[last ?? -1]];
    return from && to ? [{ start: from.characterOffsetBegin, end: to.characterOffsetEnd }] : [];
  };
  const entities = Object.values(corefs).map((mentions) =>
    mentions.flatMap(({ sentNum, startIndex, endIndex }) => {
      const tokens = sentences[sentNum - 1]?.tokens;
      const [from, to] = [tokens?.[startIndex - 1], tokens?.[endIndex - 2]];
      return from && to ? [{ start: from.characterOffsetBegin, end: to.characterOffsetEnd }] : [];
    }),
  );
  return quotes.map((quote) => {
    const speaker = spanOfWords(quote.mentionBegin, quote.mentionEnd);
    const canonical = spanOfWords(quote.canonicalMentionBegin, quote.canonicalMentionEnd);
    const known = [...speaker, ...canonical];
    const chain = entities.filter((mentions) =>
      mentions.some(({ start, end }) => known.some((span) => span.start === start && span.end === end)),
    );
    return {
      content: [{ start: quote.beginIndex, end: quote.endIndex }],
      speaker,
      coreferent: [...known, ...chain.flat()],
    };
  });
}
