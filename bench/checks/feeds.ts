import { createHash } from 'node:crypto';
import { identifyLanguage } from '../../src/language/index.ts';
import type { Document } from '../../src/model/index.ts';
import { readCorpus } from '../corpus.ts';

/** A document of a feed, with the names by which a judgement finds it again. */
export interface FeedDocument {
  readonly corpus: string;
  readonly document: Document;
  readonly sha256: string;
}

interface FeedRow {
  readonly id: string;
  readonly text?: string;
  readonly title?: string;
  readonly published?: string;
  readonly date?: string;
  readonly lang?: string;
  readonly channel?: string;
}

interface Feed {
  readonly name: string;
  readonly corpora: readonly string[];
  /** Only the documents of this language, where a corpus mixes several. */
  readonly language: 'en' | 'ru' | 'uk';
}

/** The feeds of real reports and posts that the checks are run over. */
export const feeds: readonly Feed[] = [
  { name: 'articles, en', corpora: ['feed_abp_10k_en'], language: 'en' },
  { name: 'articles on the war, en', corpora: ['feed_ukraine_war_news_en'], language: 'en' },
  { name: 'posts, ru', corpora: ['feed_telegram_ru_nktkln', 'telegram-ukr-channels'], language: 'ru' },
  {
    name: 'posts and press, uk',
    corpora: ['telegram-ukr-channels', 'telegram-unlp2025-manipulation', 'feed_bruk_press_uk'],
    language: 'uk',
  },
];

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/**
 * Draws a round of documents of a feed by the hash of their ids: round 1 is the first `size` of them, round 2 the next, so that what
 * was mended after one round is measured on documents that nobody has looked at. Copies of one text count once.
 */
export function drawRound(args: readonly string[], feed: Feed, round: number, size: number): readonly FeedDocument[] {
  const seen = new Set<string>();
  const pool = feed.corpora
    .flatMap((corpus) =>
      readCorpus<FeedRow>(args, `feed/${corpus}.jsonl.gz`).map((row) => ({
        corpus,
        row,
        key: sha256(corpus + row.id),
      })),
    )
    .filter(
      ({ row: { text, lang } }) => text !== undefined && text.trim().length >= 40 && isOf(text, lang, feed.language),
    )
    .sort((a, b) => (a.key < b.key ? -1 : 1));
  const unique = pool.filter(({ row }) => !seen.has(row.text!) && seen.add(row.text!));
  return unique
    .slice((round - 1) * size, round * size)
    .map(({ corpus, row }) => ({ corpus, document: documentOf(row), sha256: sha256(row.text!) }));
}

function isOf(text: string, declared: string | undefined, language: Feed['language']): boolean {
  return (declared ?? identifyLanguage(text).code) === language;
}

/** The feeds write days as `2022-11-14…` or `20221114T…`. */
function documentOf({ id, text, title, published, date, channel }: FeedRow): Document {
  const day = /^(\d{4})-?(\d\d)-?(\d\d)/.exec(published ?? date ?? '');
  return {
    id,
    kind: channel === undefined ? 'article' : 'post',
    text: text!,
    ...(title === undefined ? {} : { title }),
    ...(day ? { publishedAt: { value: `${day[1]}-${day[2]}-${day[3]}`, precision: 'day' as const } } : {}),
  };
}
