import { languagePacks } from '../../language/index.ts';
import { anyOf, pageWords } from '../byline.ts';
import weightTable from './post-start-weights.json' with { type: 'json' };
import {
  countOf,
  isTitleCase,
  scriptOf,
  terminator,
  type Unit,
  unitsBetween,
  weightedLength,
  wordsOf,
} from './post-units.ts';

/** A place where a flattened post may begin. */
export interface StartCandidate {
  readonly start: number;
  /** Names of the features that hold, in no order; each counts once. */
  readonly features: readonly string[];
}

/** What is known around a post whose end was found. */
export interface PostEnd {
  /** Where its signature begins. */
  readonly signatureStart: number;
  /** Nothing before this offset belongs to it: the end of the post before, or of the title. */
  readonly floor: number;
  /** `floor` is the end of another post. */
  readonly followsPost: boolean;
  /** That other post itself began right after a post: posts stand in a row. */
  readonly inSeries: boolean;
  readonly author: string | undefined;
  /** Median length of the text's lines of running prose. */
  readonly typicalLine: number;
}

/** No candidate lies further back: X posts hold 280 weighted characters; longer ones are shown cut off. */
const [furthestBack, mostCandidates] = [800, 24];
const bullet = /^(?:[*•·・▪→➡>–—-]|[\da-z]{1,2}[.)/]\s?)/u;
const markPattern =
  /(?<![\p{L}\p{N}_@])[@#][\p{L}\p{N}_]{2,}|https?:\/\/\S+|pic\.twitter\.com\/\w+|\p{Extended_Pictographic}|\.\.\.|!!|\?\?|w\/|b\/c/u;
const mediaMark = /pic\.(?:twitter|x)\.com\/\w/;
const upperWord = /(?<![\p{L}\p{N}])\p{Lu}{4,}(?![\p{L}\p{N}])/gu;
const packs = Object.values(languagePacks);
const introducing = new RegExp(
  `(?<!\\p{L})(?:${packs.flatMap((pack) => pack.postWords.introducing).join('|')}|schrieb|schreibt|teilte|postete|zwitscher|écrit|publi|partag|réagi|escrib|compart|escreve|scri[vt]|condivi|napisa|ツイート|投稿)`,
  'iu',
);
const international = /tweet|twitt|(?<!\p{L})x(?!\p{L})|facebook|instagram|telegram|tiktok|твит|твіт|телеграм/iu;
const own = wordSet('own');
const reporting = wordSet('reporting');
const pageLine = new RegExp(`^(?:${anyOf([...pageWords('readAlso'), ...pageWords('boilerplate')])})(?![\\p{L}])`, 'iu');

/** Weight of each feature. */
export type StartWeights = Readonly<Record<string, number>>;

const learntWeights: StartWeights = weightTable.weights;

function wordSet(kind: 'own' | 'reporting'): ReadonlySet<string> {
  return new Set(packs.flatMap((pack) => pack.postWords[kind]));
}

/**
 * Finds where a flattened post begins, by weighing the evidence for every paragraph and sentence before its signature:
 * what introduces it, what it would hold (register of posts, length limit), where lines break. Weights were learnt on real pages.
 * @returns the most probable start and its probability
 */
export function findPostStart(
  text: string,
  end: PostEnd,
  weights: StartWeights = learntWeights,
): { readonly start: number; readonly probability: number } {
  const candidates = startCandidates(text, end);
  const scores = candidates.map(({ features }) => features.reduce((sum, feature) => sum + (weights[feature] ?? 0), 0));
  const highest = Math.max(...scores);
  const total = scores.reduce((sum, score) => sum + Math.exp(score - highest), 0);
  const best = scores.indexOf(highest);
  return { start: candidates[best]?.start ?? end.signatureStart, probability: candidates.length === 0 ? 0 : 1 / total };
}

/** Median length of the lines of running prose, the measure of what is a short line here. */
export function typicalLineLength(text: string): number {
  const lengths = [...text.matchAll(/[^\n]{40,}/g)]
    .map(([line]) => line.length)
    .sort((first, second) => first - second);
  return lengths[Math.floor(lengths.length / 2)] ?? 200;
}

/** Every place where the post may begin, nearest first, with its features. */
export function startCandidates(text: string, end: PostEnd): StartCandidate[] {
  const floor = Math.max(end.floor, end.signatureStart - furthestBack);
  const units = unitsBetween(text, floor, end.signatureStart);
  const mixesBlankLines =
    /[^\n]\n[^\n]/.test(text.slice(floor, end.signatureStart)) &&
    text.slice(floor, end.signatureStart).includes('\n\n');
  const signatureAlone = /\n\s*$/.test(text.slice(Math.max(0, end.signatureStart - 4), end.signatureStart));
  const surname = end.author
    ?.split(' ')
    .at(-1)
    ?.replace(/[^\p{L}]/gu, '')
    .toLowerCase();
  const inside: string[] = [];
  const insideLines: string[] = [];
  const candidates: StartCandidate[] = [];
  let tally: Tally = emptyTally;
  // The first unit may be cut through by the limit.
  const firstIndex = floor === end.floor || units.length < 2 ? 0 : 1;
  for (let index = units.length - 1; index >= firstIndex && candidates.length < mostCandidates; index--) {
    const unit = units[index]!;
    tally = extend(tally, text, unit, units[index + 1], surname);
    const features: string[] = [];
    boundaryFeatures(features, text, units, index, end, surname, floor === end.floor);
    bodyFeatures(features, tally, unit, mixesBlankLines, signatureAlone);
    inside.push(...unitFeatures(unit));
    if (unit.startsLine) insideLines.push(...lineFeatures(text, unit, units, index, end));
    features.push(...inside, ...insideLines);
    candidates.push({ start: unit.start, features });
  }
  return candidates;
}

/** What the text from a candidate to the signature holds. */
interface Tally {
  readonly weightedLength: number;
  readonly lines: number;
  readonly blankLines: number;
  readonly marked: number;
  readonly own: number;
  readonly reporting: number;
  readonly naming: number;
  /** A media link stands before the last unit. */
  readonly mediaInside: number;
  readonly longLines: number;
  readonly quoted: number;
  readonly quotesOpened: number;
  readonly quotesClosed: number;
}
const emptyTally: Tally = {
  weightedLength: 0,
  lines: 0,
  blankLines: 0,
  marked: 0,
  own: 0,
  reporting: 0,
  naming: 0,
  mediaInside: 0,
  longLines: 0,
  quoted: 0,
  quotesOpened: 0,
  quotesClosed: 0,
};

function extend(tally: Tally, text: string, unit: Unit, next: Unit | undefined, surname: string | undefined): Tally {
  const words = wordsOf(unit.words);
  return {
    weightedLength: tally.weightedLength + weightedLength(unit.words) + (next ? 1 : 0),
    lines: tally.lines + (next?.startsLine ? 1 : 0),
    blankLines: tally.blankLines + (next?.afterBlankLine ? 1 : 0),
    marked: tally.marked + (markPattern.test(unit.words) ? 1 : 0),
    own: tally.own + (words.some((word) => own.has(word)) ? 1 : 0),
    reporting: tally.reporting + (words.some((word) => reporting.has(word)) ? 1 : 0),
    naming: tally.naming + (surname !== undefined && surname.length > 2 && words.includes(surname) ? 1 : 0),
    mediaInside:
      tally.mediaInside +
      (next && mediaMark.test(unit.words) && !/^(?:https?:|pic\.)/.test(text.slice(next.start, next.start + 8))
        ? 1
        : 0),
    longLines: tally.longLines + (unit.words.length > 220 ? 1 : 0),
    quotesOpened: tally.quotesOpened + countOf(unit.words, /[“«「『]/g),
    quotesClosed: tally.quotesClosed + countOf(unit.words, /[”»」』]/g),
    quoted: tally.quoted + (/^["“«„]/.test(unit.words) ? 1 : 0),
  };
}

function boundaryFeatures(
  features: string[],
  text: string,
  units: readonly Unit[],
  index: number,
  end: PostEnd,
  surname: string | undefined,
  reachesFloor: boolean,
): void {
  const unit = units[index]!;
  const previous = units[index - 1];
  if (!previous) {
    features.push(!reachesFloor ? 'at-limit' : end.followsPost ? 'after-post' : 'at-text-start');
    if (reachesFloor && end.followsPost) {
      if (end.inSeries) features.push('after-post:in-series');
      if (weightedLength(text.slice(unit.start, end.signatureStart)) <= 285) features.push('after-post:fits');
    }
    return;
  }
  const line = unit.startsLine;
  features.push(line ? (unit.afterBlankLine ? 'at-blank-line' : 'at-line') : 'at-sentence');
  const place = line ? 'line' : 'sentence';
  if (/[::]$/.test(previous.words)) features.push(`${place}:after-colon`);
  else if (!terminator.test(previous.words)) features.push(`${place}:after-unfinished`);
  const lead = text.slice(Math.max(end.floor, unit.start - 220), unit.start);
  const nearLead = previous.words.slice(-220);
  if (introducing.test(nearLead)) features.push(`${place}:after-introduction`);
  if (international.test(nearLead)) features.push(`${place}:after-network`);
  if (/[::]\s*$/.test(nearLead) && introducing.test(lead)) features.push('after-introducing-colon');
  if (surname !== undefined && surname.length > 2 && new RegExp(`(?<!\\p{L})${surname}(?!\\p{L})`, 'iu').test(lead))
    features.push('after-author-name');
  if (markPattern.test(previous.words)) features.push(`${place}:after-marks`);
  if (line) {
    // A long line is prose, a short one may belong to the post.
    const length = previous.lineLength;
    const size = sizeOf(length);
    features.push(`after-${size}-line`, `after-${size}-line:${terminator.test(previous.words) ? 'ended' : 'open'}`);
    if (isTitleCase(previous.words) && previous.line.count === 1 && length < 90) features.push('after-title-case-line');
    if (previous.line.count > 2) features.push('after-line-of-sentences');
    const relative = length / end.typicalLine;
    features.push(
      relative > 0.9
        ? 'after-typical-line'
        : relative > 0.5
          ? 'after-shorter-line'
          : relative > 0.25
            ? 'after-short-line-for-text'
            : 'after-tiny-line-for-text',
    );
    if (/^["“«„]/.test(text.slice(lineStartOf(units, index - 1), lineStartOf(units, index - 1) + 1)))
      features.push('after-quotation-line');
    if (pageLine.test(text.slice(lineStartOf(units, index - 1), previous.end))) features.push('after-page-line');
  } else if (previous.words.length > 200) features.push('after-long-sentence');
  if (scriptOf(previous.words) !== scriptOf(unit.words)) features.push('script-changes');
  if (previous.language && unit.language)
    features.push(previous.language === unit.language ? 'language-stays' : 'language-changes');
  const before = wordsOf(previous.words);
  if (line && before[0] !== undefined && before[0] === wordsOf(unit.words)[0]) features.push('same-opening');
  if (before.some((word) => own.has(word))) features.push(`${place}:after-own-words`);
  if (before.some((word) => reporting.has(word))) features.push(`${place}:after-reporting`);
}

/** What a sentence within the post would be like; counted for each. */
function unitFeatures(unit: Unit): string[] {
  const features: string[] = [];
  const words = wordsOf(unit.words);
  const length = unit.words.length;
  features.push(
    length > 200
      ? 'holds:very-long-sentence'
      : length > 120
        ? 'holds:long-sentence'
        : length > 50
          ? 'holds:sentence'
          : 'holds:short-sentence',
  );
  if (markPattern.test(unit.words)) features.push('holds:marks');
  if (words.some((word) => own.has(word))) features.push('holds:own-words');
  if (words.some((word) => reporting.has(word))) features.push('holds:reporting');
  if (/^["“«„]/.test(unit.words)) features.push('holds:quotation');
  if (introducing.test(unit.words)) features.push('holds:introduction');
  if (international.test(unit.words)) features.push('holds:network');
  return features;
}

/** How long a line is: headings, lines of posts, sentences of prose, paragraphs. */
function sizeOf(length: number): string {
  return length > 280
    ? 'very-long'
    : length > 180
      ? 'long'
      : length > 115
        ? 'middling'
        : length > 60
          ? 'shortish'
          : 'short';
}

/** What a whole line within the post would be like; counted for each. */
function lineFeatures(text: string, unit: Unit, units: readonly Unit[], index: number, end: PostEnd): string[] {
  const length = unit.lineLength;
  let last = index;
  while (last + 1 < units.length && !units[last + 1]!.startsLine) last++;
  const ended = terminator.test(units[last]!.words);
  const relative = length / end.typicalLine;
  const features = [
    `holds-${sizeOf(length)}-line`,
    `holds-${sizeOf(length)}-line:${ended ? 'ended' : 'open'}`,
    relative > 0.9 ? 'holds-typical-line' : relative > 0.5 ? 'holds-shorter-line' : 'holds-short-line-for-text',
  ];
  if (unit.line.count > 2) features.push('holds-line-of-sentences');
  if (bullet.test(unit.words)) features.push('holds-bullet');
  if (/[::]$/.test(units[last]!.words)) features.push('holds-line:colon');
  if (pageLine.test(text.slice(unit.start, units[last]!.end))) features.push('holds-page-line');
  const final = units.at(-1)!;
  if (last < units.length - 1 && unit.language && final.language && unit.language !== final.language)
    features.push('holds-line:other-language');
  return features;
}

function lineStartOf(units: readonly Unit[], index: number): number {
  let at = index;
  while (at > 0 && !units[at]!.startsLine) at--;
  return units[at]!.start;
}

function bodyFeatures(
  features: string[],
  tally: Tally,
  unit: Unit,
  mixesBlankLines: boolean,
  signatureAlone: boolean,
): void {
  const length = tally.weightedLength;
  features.push(
    length > 560
      ? 'length>560'
      : length > 340
        ? 'length>340'
        : length > 300
          ? 'length>300'
          : length > 285
            ? 'length>285'
            : length > 240
              ? 'length>240'
              : length > 140
                ? 'length>140'
                : length > 70
                  ? 'length>70'
                  : length > 30
                    ? 'length>30'
                    : 'length>0',
  );
  // Scrapers that break lines before the signature also keep the breaks within the post.
  features.push(`lines=${Math.min(tally.lines, 6)}${signatureAlone ? ':signature-alone' : ''}`);
  if (mixesBlankLines && tally.blankLines > 0) features.push('blank-line-inside');
  if (tally.marked > 0) features.push('marks-inside');
  if (tally.marked > 1) features.push('more-marks-inside');
  if (tally.own > 0) features.push('own-words-inside');
  features.push(`reporting=${Math.min(tally.reporting, 3)}`);
  if (tally.naming > 0) features.push('names-its-author');
  if (tally.mediaInside > 0) features.push('media-link-inside');
  if (tally.longLines > 0) features.push('long-sentence-inside');
  if (tally.quoted > 0) features.push('quotation-inside');
  if (tally.quotesClosed > tally.quotesOpened) features.push('closes-unopened-quotation');
  if (tally.quotesOpened > tally.quotesClosed) features.push('leaves-quotation-open');
  const first = unit.words;
  if (/^[@#]|^RT /.test(first)) features.push('begins-with-mark');
  if (/^[\p{Extended_Pictographic}\p{Regional_Indicator}]/u.test(first)) features.push('begins-with-emoji');
  if (/^\p{Ll}/u.test(first)) features.push('begins-lower-case');
  if (/^["“«„]/.test(first)) features.push('begins-with-quotation');
  if (bullet.test(first)) features.push('begins-with-bullet');
  if (/^\.{2,}|^…/.test(first)) features.push('begins-with-dots');
  if ((first.match(upperWord)?.length ?? 0) > 0) features.push('capitals-in-first');
  const words = wordsOf(first);
  if (markPattern.test(first)) features.push('marks-in-first');
  if (words.some((word) => own.has(word))) features.push('own-words-in-first');
  if (words.some((word) => reporting.has(word))) features.push('reporting-in-first');
  if (introducing.test(first)) features.push('introduction-in-first');
  if (/[::]$/.test(first)) features.push('first-ends-with-colon');
  if (!terminator.test(first)) features.push('first-unfinished');
}
