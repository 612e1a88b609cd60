/**
 * Learns the weights of `src/read/structure/post-start-weights.json`: a softmax over the places where a post may begin.
 * Run `node training/post-starts/learn.ts --data DIR`. Training pages: half 0 (by a hash of the id) of the pages with embeds, in every
 * flattening, and of the dated articles of the feed, whose scraper left each post and its signature in one paragraph.
 */
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { option, readCorpus } from '../../../bench/corpus.ts';
import { flattenings, flattenPage } from '../../../bench/extract/flatten.ts';
import { findSignatures } from '../../../src/read/signature.ts';
import { startCandidates, typicalLineLength, weightedLength } from '../../../src/read/structure/post-start.ts';

interface Sample {
  readonly candidates: readonly (readonly string[])[];
  readonly gold: number;
  readonly weight: number;
}

const args = process.argv.slice(2);
/** `--half 1` learns on the other half, for cross-validation. */
const trainHalf = Number(option(args, '--half') ?? 0);
const half = (id: string): number => Number.parseInt(createHash('sha1').update(id).digest('hex').slice(-1), 16) % 2;

function samplesOf(
  text: string,
  posts: readonly { readonly start: number; readonly end: number }[],
  weight: number,
): Sample[] {
  const typicalLine = typicalLineLength(text);
  let floor = 0;
  let followsPost = false;
  let inSeries = false;
  return findSignatures(text).flatMap((signature) => {
    const post = posts.find(({ end }) => Math.abs(end - signature.end) <= 2);
    const candidates = startCandidates(text, {
      signatureStart: signature.start,
      floor,
      followsPost,
      inSeries,
      author: signature.author,
      typicalLine,
    });
    inSeries = followsPost && post !== undefined && text.slice(floor, post.start).trim() === '';
    floor = signature.end;
    followsPost = true;
    const gold = post ? candidates.findIndex(({ start }) => start === post.start) : -1;
    return gold < 0 ? [] : [{ candidates: candidates.map(({ features }) => features), gold, weight }];
  });
}

const samples: Sample[] = [];
const pages = new Set<string>();
for (const row of readCorpus<{ id: string; html: string }>(args, 'feed/html_pages_with_embeds.jsonl.gz'))
  for (const flattening of flattenings) {
    const page = flattenPage(row.id, row.html, flattening);
    if (!page || page.half !== trainHalf || (pages.has(page.text) && page.text.length > 0)) continue;
    pages.add(page.text);
    samples.push(...samplesOf(page.text, page.posts, flattening === 'one line' ? 2 : 2));
  }
const fromPages = samples.length;
for (const row of readCorpus<{ id: string; text: string }>(args, 'feed/feed_abp_10k_en.jsonl.gz')) {
  if (half(row.id) !== trainHalf || !/\(@\w+\) \w+ \d/.test(row.text)) continue;
  const paragraphs = row.text.split(/\n+/).map((paragraph) => paragraph.trim());
  for (const [separator, breaksPosts] of [
    ['\n', false],
    ['\n', true],
    ['\n\n', true],
    [' ', false],
  ] as const) {
    let text = '';
    const posts: { start: number; end: number }[] = [];
    for (const paragraph of paragraphs) {
      if (text !== '') text += separator;
      const signature = findSignatures(paragraph).at(-1);
      const isPost =
        signature &&
        signature.end === paragraph.length &&
        signature.start > 20 &&
        signature.start < 320 &&
        findSignatures(paragraph).length === 1;
      if (!isPost) {
        text += paragraph;
        continue;
      }
      const start = text.length;
      text += breaksPosts
        ? brokenPost(paragraph.slice(0, signature.start).trim(), paragraph.slice(signature.start))
        : paragraph;
      posts.push({ start, end: text.length });
    }
    samples.push(
      ...samplesOf(text, posts, separator === ' ' ? Number(process.env.WA ?? 0.15) : Number(process.env.WB ?? 0.08)),
    );
  }
}

/**
 * Sets the signature on a line of its own, and breaks three posts of five between their sentences, as their writers do: the share of
 * posts with breaks is that of real pages; this feed's scraper had joined the lines.
 */
function brokenPost(body: string, signature: string): string {
  const sentences = body.split(/(?<=[.!?…:])\s+(?=\S)|\s+(?=(?:https?:\/\/|#\w+ #)\S)/);
  const style = Number.parseInt(createHash('sha1').update(body).digest('hex').slice(0, 4), 16) % 5;
  const at = style === 1 ? 1 : sentences.length - 1;
  const lines =
    style === 0 ? sentences : style < 3 ? [sentences.slice(0, at).join(' '), sentences.slice(at).join(' ')] : [body];
  return [...lines.filter((line) => line !== ''), signature].join('\n');
}

/** Posts of Telegram channels set into news prose, in the two languages of which no flattened pages are at hand. */
for (const [language, prosePath, postPath] of [
  ['ru', 'ner/slavicner.ru.jsonl.gz', 'feed/feed_telegram_ru_nktkln.jsonl.gz'],
  ['uk', 'ner/slavicner.uk.jsonl.gz', 'feed/telegram-ukr-channels.jsonl.gz'],
] as const) {
  const messages = readCorpus<{ id: string; text: string }>(args, postPath)
    .filter(
      ({ id, text }) =>
        half(id) === trainHalf &&
        weightedLength(text) > 30 &&
        weightedLength(text) <= 280 &&
        text.split(/\n+/).length < 6,
    )
    .filter((_, index) => index % 7 === 0);
  const prose = readCorpus<{ id: string; text: string }>(args, prosePath).filter(({ id }) => half(id) === trainHalf);
  for (const [index, message] of messages.slice(0, 400).entries()) {
    const paragraphs = prose[index % prose.length]!.text.split(/\n+/).filter((paragraph) => paragraph.trim() !== '');
    const at = 1 + (index % Math.max(1, paragraphs.length - 1));
    const lines = message.text
      .split(/\n+/)
      .map((line) => line.trim())
      .filter((line) => line !== '');
    const signature = language === 'ru' ? '— Канал (@kanal) 5 мая 2022 г.' : '— Канал (@kanal) 5 травня 2022 р.';
    for (const [separator, inner] of [
      ['\n', '\n'],
      ['\n\n', '\n'],
      ['\n', ' '],
      [' ', ' '],
    ] as const) {
      const post = [...lines, signature].join(inner);
      const before = `${paragraphs.slice(0, at).join(separator)}${separator}`;
      samples.push(
        ...samplesOf(
          before + post + separator + paragraphs.slice(at).join(separator),
          [{ start: before.length, end: before.length + post.length }],
          Number(process.env.WS ?? 0.05),
        ),
      );
    }
  }
}

const names = [...new Set(samples.flatMap(({ candidates }) => candidates.flat()))].sort();
const weights = new Map(names.map((name) => [name, 0]));
const squares = new Map(names.map((name) => [name, 1e-8]));
const penalty = Number(process.env.PEN ?? 0.002);
const score = (features: readonly string[]): number => features.reduce((sum, name) => sum + weights.get(name)!, 0);
const total = samples.reduce((sum, { weight }) => sum + weight, 0);
for (let round = 0; round < 300; round++) {
  const gradient = new Map<string, number>();
  let loss = 0;
  let right = 0;
  for (const { candidates, gold, weight } of samples) {
    const scores = candidates.map(score);
    const highest = Math.max(...scores);
    const exponents = scores.map((value) => Math.exp(value - highest));
    const sum = exponents.reduce((first, second) => first + second, 0);
    loss -= weight * Math.log(exponents[gold]! / sum);
    if (scores.indexOf(highest) === gold) right += weight;
    for (const [index, features] of candidates.entries()) {
      const error = weight * (exponents[index]! / sum - (index === gold ? 1 : 0));
      for (const name of features) gradient.set(name, (gradient.get(name) ?? 0) + error);
    }
  }
  for (const name of names) {
    const slope = (gradient.get(name) ?? 0) / total + penalty * weights.get(name)!;
    squares.set(name, squares.get(name)! + slope * slope);
    weights.set(name, weights.get(name)! - (0.3 * slope) / Math.sqrt(squares.get(name)!));
  }
  if (round % 100 === 99)
    process.stdout.write(
      `round ${round + 1}: loss ${(loss / total).toFixed(3)}, right ${(right / total).toFixed(3)}\n`,
    );
}
const rounded = Object.fromEntries(
  names.map((name) => [name, Math.round(weights.get(name)! * 100) / 100]).filter(([, weight]) => weight !== 0),
);
const target = join(import.meta.dirname, '../../../src/read/structure/post-start-weights.json');
const source = `Learnt by training/post-starts/learn.ts on ${samples.length} posts (${fromPages} flattened from pages, the rest from a feed of dated articles and from messages set into prose).`;
writeFileSync(target, `${JSON.stringify({ source, weights: rounded }, null, 2)}\n`);
process.stdout.write(`${samples.length} posts, ${names.length} features → ${target}\n`);
