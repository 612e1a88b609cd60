/**
 * Finds words that are names in the gazetteer and that news texts mostly write in lower case, and writes them into
 * `commonWords` of `src/language/{en,ru,uk}/places.json`.
 *
 *     node training/places/find-common-words.ts --data DIR
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { openGazetteer } from '../../src/gazetteer/index.ts';
import { languagePacks, normalForm } from '../../src/language/index.ts';
import { compileLexicon } from '../../src/link/toponyms/compiled-lexicon.ts';
import { nameReader } from '../../src/link/toponyms/dictionary-forms.ts';

const data = process.argv[process.argv.indexOf('--data') + 1]!;
const root = join(import.meta.dirname, '../..');
const gazetteer = openGazetteer(new Uint8Array(readFileSync(join(root, 'build/gazetteer.bin'))).buffer);

/** Texts of each language; only counts of single words are kept. */
const corpora = {
  en: ['feed/feed_abp_10k_en', 'feed/feed_ukraine_war_news_en'],
  ru: ['feed/feed_telegram_ru_nktkln', 'feed/claims_ru22fact'],
  uk: ['feed/telegram-ukr-channels', 'feed/feed_bruk_press_uk', 'feed/claims_ru22fact', 'reuse/xling_wmt_2021_2022'],
} as const;
const leastCount = 4;
const leastShare = 0.3;

for (const [code, files] of Object.entries(corpora)) {
  const pack = languagePacks[code as 'en'];
  const reader = nameReader(gazetteer, compileLexicon(pack));
  const counts = new Map<string, [lower: number, capital: number]>();
  for (const file of files)
    for (const line of gunzipSync(readFileSync(join(data, `${file}.jsonl.gz`)))
      .toString()
      .split('\n'))
      if (line !== '') for (const text of textsOf(JSON.parse(line))) count(text, code, counts);
  const found = [...counts]
    .filter(([, [lower, capital]]) => lower >= leastCount && lower / (lower + capital) >= leastShare)
    .map(([word]) => word)
    .filter((word) => reader.read([word[0]!.toUpperCase() + word.slice(1)]).length > 0)
    .sort();
  const path = join(root, `src/language/${code}/places.json`);
  const lines = readFileSync(path, 'utf8').split('\n');
  const at = lines.findIndex((line) => line.startsWith('"commonWords"'));
  lines[at] = `"commonWords": ${JSON.stringify(found.join(' '))}`;
  writeFileSync(path, lines.join('\n'));
  console.log(code, counts.size, found.length);
}

/** The strings of a record that are running text. */
function textsOf(record: unknown): string[] {
  if (typeof record === 'string') return record.length > 60 ? [record] : [];
  if (typeof record !== 'object' || record === null) return [];
  return Object.values(record).flatMap(textsOf);
}

function count(text: string, code: string, counts: Map<string, [number, number]>): void {
  const ukrainian = /[іїєґ]/i.test(text);
  const cyrillic = /[а-я]{4}/i.test(text);
  if (code === 'en' ? cyrillic : !cyrillic || ukrainian !== (code === 'uk')) return;
  // The first word of a sentence says nothing: a word counts when a lower-case word, a number or a comma stands before it.
  for (const [, word] of text.matchAll(/(?<=[\p{Ll}\p{N}],? )(\p{L}[\p{L}'’]*)/gu)) {
    const entry = counts.get(normalForm(word!)) ?? [0, 0];
    entry[/^\p{Lu}/u.test(word!) ? 1 : 0]++;
    counts.set(normalForm(word!), entry);
  }
}
