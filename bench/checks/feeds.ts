import { createHash } from 'node:crypto';
import { documentFromRecord } from '../../src/app/document-from-line.ts';
import { identifyLanguage } from '../../src/language/index.ts';
import { type Document, FirsthandError } from '../../src/model/index.ts';
import { readCorpus } from '../corpus.ts';

/** A document of a feed, with the names by which a judgement finds it again. */
export interface FeedDocument {
  readonly corpus: string;
  readonly document: Document;
  readonly sha256: string;
}

interface FeedRow {
  readonly id: string | number;
  readonly text?: string;
  readonly evidence?: string;
  readonly referenced_explanation?: string;
  readonly gold_text?: string;
  /** The page itself, where a corpus keeps no text, or where the posts on it matter. */
  readonly html?: string;
  readonly page?: Document;
  readonly title?: string;
  readonly published?: string;
  readonly date?: string;
  readonly dct?: string;
  readonly lang?: string;
  readonly language?: string;
  readonly channel?: string;
  /** Corpora of pairs. */
  readonly a?: { readonly text: string; readonly title?: string };
  readonly b?: { readonly text: string; readonly title?: string };
  readonly text_a?: string;
  readonly text_b?: string;
  readonly lang_a?: string;
  readonly lang_b?: string;
}

interface Feed {
  readonly name: string;
  /** Files of the data folder. */
  readonly corpora: readonly string[];
  /** Only the documents of this language, where a corpus mixes several. */
  readonly language: 'en' | 'ru' | 'uk';
  /** The field of a row that holds the text, where a corpus has several. */
  readonly field?: 'referenced_explanation';
  /** Documents in a round, 2,000 unless given; `--documents` takes its place. */
  readonly roundSize?: number;
  /** Rounds that nobody looked at before the checks stood as they are. */
  readonly freshRounds: readonly number[];
}

/** The feeds of real reports and posts that the checks are run over. */
export const feeds: readonly Feed[] = [
  { name: 'articles, en', corpora: ['feed/feed_abp_10k_en'], language: 'en', freshRounds: [] },
  { name: 'articles on the war, en', corpora: ['feed/feed_ukraine_war_news_en'], language: 'en', freshRounds: [] },
  {
    name: 'posts, ru',
    corpora: ['feed/feed_telegram_ru_nktkln', 'feed/telegram-ukr-channels'],
    language: 'ru',
    freshRounds: [9, 10],
  },
  {
    name: 'posts and press, uk',
    corpora: ['feed/telegram-ukr-channels', 'feed/telegram-unlp2025-manipulation', 'feed/feed_bruk_press_uk'],
    language: 'uk',
    freshRounds: [],
  },
  {
    name: 'other articles, en',
    corpora: [
      'attribution/polnear.train',
      'geo/lgl',
      'geo/geowebnews',
      'reuse/events_basil_dev',
      'feed/feed_fakenewscorpus_sample',
      'time/timebank',
    ],
    language: 'en',
    freshRounds: [],
  },
  { name: 'texts on the war, uk', corpora: ['feed/claims_ru22fact'], language: 'uk', freshRounds: [] },
  { name: 'news of pairs, en', corpora: ['reuse/pairs_semeval22_train'], language: 'en', freshRounds: [] },
  { name: 'news, uk', corpora: ['ner/slavicner.uk'], language: 'uk', freshRounds: [] },
  {
    name: 'web articles, en',
    corpora: ['extract/extract_wcxb_dev_articles', 'attribution/polnear.dev', 'time/aquaint'],
    language: 'en',
    freshRounds: [],
  },
  {
    name: 'pages and evidence, en',
    corpora: ['feed/claims_ru22fact', 'extract/extract_scrapinghub', 'extract/extract_fundus_A'],
    language: 'en',
    roundSize: 1000,
    freshRounds: [3],
  },
  {
    name: 'pages with posts, en',
    corpora: ['feed/html_pages_with_embeds'],
    language: 'en',
    roundSize: 34,
    freshRounds: [],
  },
  {
    name: 'dated pages, en',
    corpora: ['extract/date_htmldate_default'],
    language: 'en',
    roundSize: 150,
    freshRounds: [2],
  },
  {
    name: 'explanations of fact-checkers, uk',
    corpora: ['feed/claims_ru22fact'],
    language: 'uk',
    field: 'referenced_explanation',
    roundSize: 1500,
    freshRounds: [2, 3],
  },
  {
    name: 'news of clusters, ru',
    corpora: ['reuse/pairs_tgcontest_dev'],
    language: 'ru',
    roundSize: 60,
    freshRounds: [2, 3],
  },
  {
    name: 'dated posts, en',
    corpora: ['geo/geocorpora', 'time/tweets_timex_train'],
    language: 'en',
    freshRounds: [2, 3],
  },
  { name: 'places of an encyclopaedia, en', corpora: ['geo/wiktor', 'ner/re3d.en'], language: 'en', freshRounds: [3] },
  {
    name: 'news and evidence, ru',
    corpora: ['ner/nerel11.ru', 'ner/slavicner.ru', 'ner/factrueval2016.ru', 'feed/claims_ru22fact'],
    language: 'ru',
    roundSize: 750,
    freshRounds: [3, 4],
  },
];

/** Pages are read from their HTML, with the posts that stand embedded in them and the date that they declare. */
const isPage = (row: FeedRow): boolean =>
  row.text === undefined && row.html !== undefined && row.gold_text === undefined;

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/**
 * Draws a round of documents of a feed by the hash of their ids: round 1 is the first `size` of them, round 2 the next, so that what
 * was mended after one round is measured on documents that nobody has looked at. Copies of one text count once.
 */
export function drawRound(args: readonly string[], feed: Feed, round: number, size: number): readonly FeedDocument[] {
  const seen = new Set<string>();
  const pool = feed.corpora
    .flatMap((corpus) =>
      readCorpus<FeedRow>(args, `${corpus}.jsonl.gz`)
        .map((row) =>
          feed.field === undefined ? row : { id: `${row.id}:${feed.field}`, text: row[feed.field], lang: row.language },
        )
        .flatMap((row) => textsOf(row as FeedRow))
        .map((row) => {
          const name = corpus.replace(/^.*\//, '');
          return { corpus: name, row, key: sha256(name + row.id) };
        }),
    )
    .filter(({ row: { text, lang } }) => (text?.trim().length ?? 0) >= 40 && isOf(text!, lang, feed.language))
    .sort((a, b) => (a.key < b.key ? -1 : 1));
  const unique = pool.filter(({ row }) => !seen.has(row.text!) && seen.add(row.text!));
  return unique.slice((round - 1) * size, round * size).map(({ corpus, row }) => {
    const document = documentOf(row);
    return { corpus, document, sha256: sha256(document.text) };
  });
}

/** The texts of a row: a corpus of pairs has two. */
function textsOf(row: FeedRow): FeedRow[] {
  const { text_a: one, text_b: other, lang_a: oneLang, lang_b: otherLang, language } = row;
  if (one !== undefined && other !== undefined)
    return [
      { id: `${row.id}:a`, text: one, ...(oneLang && { lang: oneLang }) },
      { id: `${row.id}:b`, text: other, ...(otherLang && { lang: otherLang }) },
    ];
  if (isPage(row)) return textOfPage(row);
  if (row.a !== undefined && row.b !== undefined)
    return [
      { id: `${row.id}:a`, ...row.a },
      { id: `${row.id}:b`, ...row.b },
    ];
  const text = row.text ?? row.evidence ?? row.gold_text;
  const lang = row.lang ?? language;
  // The date of a claim is not that of the texts found for it.
  const { date, ...undated } = row;
  const dated = row.evidence === undefined && date !== undefined ? { date } : {};
  return [{ ...undated, ...dated, ...(text !== undefined && { text }), ...(lang !== undefined && { lang }) }];
}

function textOfPage({ id, html, published }: FeedRow): FeedRow[] {
  try {
    const page = documentFromRecord({ id, html, publishedAt: published }, String(id));
    return [{ id, page, text: page.text }];
  } catch (error) {
    // A page without text has nothing to check.
    if (error instanceof FirsthandError) return [];
    throw error;
  }
}

function isOf(text: string, declared: string | undefined, language: Feed['language']): boolean {
  return (declared ?? identifyLanguage(text).code) === language;
}

/** The feeds write days as `2022-11-14…` or `20221114T…`. */
function documentOf({ id, text, page, title, published, date, dct, channel }: FeedRow): Document {
  if (page !== undefined) return page;
  const day = /^(\d{4})-?(\d\d)-?(\d\d)/.exec(published ?? date ?? dct ?? '');
  return {
    id: String(id),
    kind: channel === undefined ? 'article' : 'post',
    text: text!,
    ...(title === undefined ? {} : { title }),
    ...(day ? { publishedAt: { value: `${day[1]}-${day[2]}-${day[3]}`, precision: 'day' as const } } : {}),
  };
}
