/**
 * Learns the weights of `src/read/structure/post-start-weights.json`: a softmax over the places where a flattened post may begin.
 * `node training/post-starts/learn.ts --data DIR` learns on everything and writes the file; the benchmark learns on each half of the
 * pages and reports the other.
 *
 * Material: pages with embeds in every flattening; a feed of dated articles, whose scraper left each post and its signature in one
 * paragraph; messages of Telegram channels set into Russian and Ukrainian news prose.
 */
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readCorpus } from '../../bench/corpus.ts';
import { flattenings, flattenPage } from '../../bench/extract/flatten.ts';
import { findSignatures } from '../../src/read/signature.ts';
import { type StartWeights, startCandidates, typicalLineLength } from '../../src/read/structure/post-start.ts';
import { weightedLength } from '../../src/read/structure/post-units.ts';

interface Sample {
  /** Features of each candidate. */
  readonly candidates: readonly (readonly string[])[];
  /** Index of the right one. */
  readonly gold: number;
  readonly weight: number;
}

interface Place {
  readonly start: number;
  readonly end: number;
}

/** What a post of each corpus weighs: the few real pages most, the many of one feed least. Chosen by cross-validation. */
const [pageWeight, feedLineWeight, feedRunWeight, messageWeight] = [2, 0.15, 0.15, 0.05];
const [rounds, penalty, step] = [300, 0.005, 0.3];

/**
 * Learns the weights on the pages, articles and messages that are chosen by their ids.
 */
export function learnWeights(
  args: readonly string[],
  chosen: (id: string) => boolean,
): { readonly weights: StartWeights; readonly source: string } {
  const pages = pageSamples(args, chosen);
  const samples = [...pages, ...feedSamples(args, chosen), ...messageSamples(args, chosen)];
  const source = `Learnt by training/post-starts/learn.ts on ${samples.length} posts: ${pages.length} flattened from pages, the rest from a feed of dated articles and from messages set into prose.`;
  return { weights: descend(samples), source };
}

function samplesOf(text: string, posts: readonly Place[], weight: number): Sample[] {
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

function pageSamples(args: readonly string[], chosen: (id: string) => boolean): Sample[] {
  const seen = new Set<string>();
  return readCorpus<{ id: string; html: string }>(args, 'feed/html_pages_with_embeds.jsonl.gz').flatMap((row) =>
    flattenings.flatMap((flattening) => {
      const page = chosen(row.id) ? flattenPage(row.id, row.html, flattening) : undefined;
      if (!page || seen.has(page.text)) return [];
      seen.add(page.text);
      return samplesOf(page.text, page.posts, pageWeight);
    }),
  );
}

function feedSamples(args: readonly string[], chosen: (id: string) => boolean): Sample[] {
  const rows = readCorpus<{ id: string; text: string }>(args, 'feed/feed_abp_10k_en.jsonl.gz').filter(
    ({ id, text }) => chosen(id) && /\(@\w+\) \w+ \d/.test(text),
  );
  return rows.flatMap((row) => {
    const paragraphs = row.text.split(/\n+/).map((paragraph) => paragraph.trim());
    return (
      [
        ['\n', false],
        ['\n', true],
        ['\n\n', true],
        [' ', false],
      ] as const
    ).flatMap(([separator, breaksPosts]) => {
      let text = '';
      const posts: Place[] = [];
      for (const paragraph of paragraphs) {
        if (text !== '') text += separator;
        const signatures = findSignatures(paragraph);
        const [signature] = signatures;
        const isPost =
          signature !== undefined &&
          signatures.length === 1 &&
          signature.end === paragraph.length &&
          signature.start > 20 &&
          signature.start < 320;
        const start = text.length;
        text +=
          isPost && breaksPosts
            ? brokenPost(paragraph.slice(0, signature.start).trim(), paragraph.slice(signature.start))
            : paragraph;
        if (isPost) posts.push({ start, end: text.length });
      }
      return samplesOf(text, posts, separator === ' ' ? feedRunWeight : feedLineWeight);
    });
  });
}

/**
 * Sets the signature on a line of its own, and breaks three posts of five between their sentences, as their writers do;
 * this feed's scraper had joined the lines.
 */
function brokenPost(body: string, signature: string): string {
  const sentences = body.split(/(?<=[.!?…:])\s+(?=\S)|\s+(?=(?:https?:\/\/|#\w+ #)\S)/);
  const style = Number.parseInt(createHash('sha1').update(body).digest('hex').slice(0, 4), 16) % 5;
  const at = style === 1 ? 1 : sentences.length - 1;
  const lines =
    style === 0 ? sentences : style < 3 ? [sentences.slice(0, at).join(' '), sentences.slice(at).join(' ')] : [body];
  return [...lines.filter((line) => line !== ''), signature].join('\n');
}

function messageSamples(args: readonly string[], chosen: (id: string) => boolean): Sample[] {
  const signatures = { ru: '— Канал (@kanal) 5 мая 2022 г.', uk: '— Канал (@kanal) 5 травня 2022 р.' };
  const corpora = [
    ['ru', 'ner/slavicner.ru.jsonl.gz', 'feed/feed_telegram_ru_nktkln.jsonl.gz'],
    ['uk', 'ner/slavicner.uk.jsonl.gz', 'feed/telegram-ukr-channels.jsonl.gz'],
  ] as const;
  return corpora.flatMap(([language, prosePath, postPath]) => {
    const prose = readCorpus<{ id: string; text: string }>(args, prosePath).filter(({ id }) => chosen(id));
    const messages = readCorpus<{ id: string; text: string }>(args, postPath)
      .filter(
        ({ id, text }) =>
          chosen(id) && weightedLength(text) > 30 && weightedLength(text) <= 280 && text.split(/\n+/).length < 6,
      )
      .filter((_, index) => index % 7 === 0)
      .slice(0, 400);
    return messages.flatMap((message, index) => {
      const paragraphs = prose[index % prose.length]!.text.split(/\n+/).filter((paragraph) => paragraph.trim() !== '');
      const at = 1 + (index % Math.max(1, paragraphs.length - 1));
      const lines = message.text
        .split(/\n+/)
        .map((line) => line.trim())
        .filter((line) => line !== '');
      return (
        [
          ['\n', '\n'],
          ['\n\n', '\n'],
          ['\n', ' '],
          [' ', ' '],
        ] as const
      ).flatMap(([separator, inner]) => {
        const post = [...lines, signatures[language]].join(inner);
        const before = `${paragraphs.slice(0, at).join(separator)}${separator}`;
        const text = before + post + separator + paragraphs.slice(at).join(separator);
        return samplesOf(text, [{ start: before.length, end: before.length + post.length }], messageWeight);
      });
    });
  });
}

/** Gradient descent (AdaGrad) on the softmax loss with an L2 penalty. Deterministic. */
function descend(samples: readonly Sample[]): StartWeights {
  const names = [...new Set(samples.flatMap(({ candidates }) => candidates.flat()))].sort();
  const indexOf = new Map(names.map((name, index) => [name, index]));
  const data = samples.map(({ candidates, gold, weight }) => ({
    candidates: candidates.map((features) => Int32Array.from(features, (name) => indexOf.get(name)!)),
    gold,
    weight,
  }));
  const weights = new Float64Array(names.length);
  const squares = new Float64Array(names.length).fill(1e-8);
  const total = samples.reduce((sum, { weight }) => sum + weight, 0);
  for (let round = 0; round < rounds; round++) {
    const gradient = new Float64Array(names.length);
    for (const { candidates, gold, weight } of data) {
      const scores = candidates.map((features) => features.reduce((sum, feature) => sum + weights[feature]!, 0));
      const highest = Math.max(...scores);
      const exponents = scores.map((score) => Math.exp(score - highest));
      const sum = exponents.reduce((first, second) => first + second, 0);
      for (const [index, features] of candidates.entries()) {
        const error = weight * (exponents[index]! / sum - (index === gold ? 1 : 0));
        for (const feature of features) gradient[feature] = gradient[feature]! + error;
      }
    }
    for (let index = 0; index < names.length; index++) {
      const slope = gradient[index]! / total + penalty * weights[index]!;
      squares[index] = squares[index]! + slope * slope;
      weights[index] = weights[index]! - (step * slope) / Math.sqrt(squares[index]!);
    }
  }
  return Object.fromEntries(
    names
      .map((name, index) => [name, Math.round(weights[index]! * 100) / 100] as const)
      .filter(([, weight]) => weight !== 0),
  );
}

if (import.meta.main) {
  const { weights, source } = learnWeights(process.argv.slice(2), () => true);
  const target = join(import.meta.dirname, '../../src/read/structure/post-start-weights.json');
  writeFileSync(target, `${JSON.stringify({ source, weights }, null, 2)}\n`);
  process.stdout.write(`${source}\n${Object.keys(weights).length} weights → ${target}\n`);
}
