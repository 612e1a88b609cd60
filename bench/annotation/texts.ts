import { createHash } from 'node:crypto';
import type { SupportedLanguage } from '../../src/model/index.ts';
import { readCorpus } from '../corpus.ts';

/** A text that is marked by hand: where it stands in the data folder. */
export interface MarkableText {
  readonly corpus: string;
  readonly id: string;
  readonly lang: SupportedLanguage;
  readonly text: string;
}

interface Recipe {
  readonly corpus: string;
  readonly path: string;
  readonly lang: SupportedLanguage;
  readonly count: number;
  /** Length limits in UTF-16 units, so that a text holds a few credits and can be marked in minutes. */
  readonly shortest: number;
  readonly longest: number;
}

/** What is marked: edited news, press and channel posts, 80 texts a language. */
const recipes: readonly Recipe[] = [
  { corpus: 'slavicner.ru', path: 'ner/slavicner.ru.jsonl.gz', lang: 'ru', count: 50, shortest: 900, longest: 2600 },
  {
    corpus: 'factrueval2016.ru',
    path: 'ner/factrueval2016.ru.jsonl.gz',
    lang: 'ru',
    count: 10,
    shortest: 900,
    longest: 2600,
  },
  {
    corpus: 'telegram.ru',
    path: 'feed/feed_telegram_ru_nktkln.jsonl.gz',
    lang: 'ru',
    count: 20,
    shortest: 500,
    longest: 1800,
  },
  { corpus: 'slavicner.uk', path: 'ner/slavicner.uk.jsonl.gz', lang: 'uk', count: 50, shortest: 900, longest: 2600 },
  { corpus: 'bruk.uk', path: 'feed/feed_bruk_press_uk.jsonl.gz', lang: 'uk', count: 10, shortest: 900, longest: 3200 },
  {
    corpus: 'telegram.uk',
    path: 'feed/telegram-ukr-channels.jsonl.gz',
    lang: 'uk',
    count: 20,
    shortest: 400,
    longest: 1800,
  },
];

/** The sha256 of a text's UTF-8 bytes, by which a mark is bound to the exact text. */
export function textHash(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** Every text of a corpus. @throws Error when the corpus is not one of those marked */
export function readTexts(args: readonly string[], corpus: string): MarkableText[] {
  const recipe = recipes.find((one) => one.corpus === corpus);
  if (recipe === undefined) {
    throw new Error(`${corpus} is not one of ${recipes.map((one) => one.corpus).join(', ')}`);
  }
  return readCorpus<{ id: string; text: string; lang?: string }>(args, recipe.path).map(({ id, text }) => ({
    corpus,
    id,
    lang: recipe.lang,
    text,
  }));
}

/** One text by its id. @throws Error when there is none */
export function findText(args: readonly string[], corpus: string, id: string): MarkableText {
  const found = readTexts(args, corpus).find((one) => one.id === id);
  if (found === undefined) throw new Error(`${corpus} has no text ${id}`);
  return found;
}

/** Letters that one of the two languages has and the other lacks tell posts of one channel apart. */
const otherLanguage = { ru: /[іїєґ]/giu, uk: /[ыэёъ]/giu, en: /[а-я]/giu } as const;

/**
 * The texts to mark: of each corpus the first by hash of the id among those of fitting length that credit
 * somebody at all by the look of it (a quotation mark or a reporting stem), so that the choice is the same for everyone.
 */
export function selectTexts(args: readonly string[]): MarkableText[] {
  return recipes.flatMap((recipe) => {
    const seen = new Set<string>();
    return readTexts(args, recipe.corpus)
      .filter(({ text }) => text.length >= recipe.shortest && text.length <= recipe.longest)
      .filter(({ text, lang }) => (text.match(otherLanguage[lang])?.length ?? 0) < text.length / 200)
      .filter(({ text }) => recipe.corpus.startsWith('slavic') || /[«"“]|сообщ|сказа|заяв|повідом|слов/iu.test(text))
      .map((one) => ({ one, key: textHash(one.id) }))
      .sort((a, b) => (a.key < b.key ? -1 : 1))
      .map(({ one }) => one)
      .filter(({ text }) => {
        // The same story stands in these feeds more than once.
        const start = text.replaceAll(/\s+/gu, ' ').slice(0, 80);
        if (seen.has(start)) return false;
        seen.add(start);
        return true;
      })
      .slice(0, recipe.count);
  });
}

/** Numbered lines of a text: its sentences, by Unicode's own rules, so that the numbers never change with our code. */
export function numberedLines({ text, lang }: MarkableText): { readonly start: number; readonly end: number }[] {
  return [...new Intl.Segmenter(lang, { granularity: 'sentence' }).segment(text)]
    .map(({ index, segment }) => ({ start: index, end: index + segment.trimEnd().length }))
    .filter(({ start, end }) => end > start);
}
