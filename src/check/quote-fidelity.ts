import type { Attribution, EmbeddedPost, EntityMention, Finding, Layers, Span } from '../model/index.ts';
import { soundKey } from '../text/index.ts';
import { defineCheck } from './check.ts';
import { foldedWords, phraseAt } from './phrases.ts';
import { type AlignedWord, alignWords, type Difference, differencesOf, wordsForAlignment } from './word-alignment.ts';

/** Shorter quotations meet a post by chance. */
const fewestWords = 5;
/** Words that must stand in both, whoever is credited. */
const fewestMatched = 5;
/** Share of the quotation's words that must stand in the post, in order: where the post's author is credited, and where nobody is. */
const [smallestOverlap, smallestUncredited] = [0.6, 0.7];
/** A short quotation must meet the post in this share of its words where nobody says whose it is. */
const sureOverlap = 0.8;
/** Words that must stand in both where nobody says that the quotation is the author's. */
const fewestUncredited = 6;
/** What is spoken elsewhere shares words with a post, too: where nobody is credited, this share of the words must be from the post. */
const alarmOverlap = 0.75;
/** More places that differ, or longer ones, mean another text by the same author; what is left out may be a clause. */
const [mostChanges, longestChange, longestGap] = [3, 3, 8];
/** Beyond these the comparison would cost more than it tells. */
const [mostWords, mostPostWords] = [120, 1000];
/** Letters at the end of a word that grammar may change: "LIKES" in the post, "LIKE" in the quotation. */
const longestEnding = 2;

type Needed = Pick<Layers, 'document' | 'structure' | 'attributions' | 'entities'>;

/** Quotations outside of posts: the words between quotation marks, the marks left out. */
function quotations(text: string, posts: readonly EmbeddedPost[]): Span[] {
  return [...text.matchAll(/“([^“”]{10,800})”|«([^«»]{10,800})»|„([^„“”]{10,800})[“”]|"([^"\n]{10,800})"/g)]
    .map((match) => ({ start: match.index + 1, end: match.index + match[0].length - 1 }))
    .filter((quotation) => !posts.some((post) => post.start < quotation.end && quotation.start < post.end));
}

/**
 * Holds quotations in the running text against the posts that stand embedded in the same document: exact, trimmed (an ellipsis or
 * bracket says so) or altered, with the words that differ. Only where the words are said to be the author's, or nobody else is credited.
 */
export const quoteFidelity = defineCheck({
  id: 'quote-fidelity',
  question: 'Do quoted words stand so in the original?',
  version: 3,
  requires: ['document', 'structure', 'attributions', 'entities'],
  evaluate: (layers, { pack }) => {
    const { text } = layers.document;
    const { embeds } = layers.structure;
    const posts = embeds.flatMap((post) => {
      const words = post.body === undefined ? [] : wordsForAlignment(text, post.body);
      return words.length > 0 && words.length <= mostPostWords ? [{ post, words }] : [];
    });
    if (posts.length === 0) return [];
    const smallWords = new Set(pack?.functionWords.smallWords);
    return quotations(text, embeds).flatMap(
      (span) => evaluateQuotation(layers, span, posts, smallWords, pack?.postWords.written ?? []) ?? [],
    );
  },
});

interface Original {
  readonly post: EmbeddedPost;
  readonly words: readonly AlignedWord[];
}

function evaluateQuotation(
  layers: Needed,
  span: Span,
  posts: readonly Original[],
  smallWords: ReadonlySet<string>,
  writtenWords: readonly string[],
): Finding | undefined {
  const { text } = layers.document;
  const quotation = wordsForAlignment(text, span);
  if (quotation.length < fewestWords || quotation.length > mostWords) return undefined;
  const { post, words, pairs } = posts
    .map((original) => ({ ...original, pairs: alignWords(quotation, original.words) }))
    .reduce((best, other) => (other.pairs.length > best.pairs.length ? other : best));
  const speaker = speakerOf(layers, span, post);
  const overlap = pairs.length / quotation.length;
  if (pairs.length < fewestMatched && overlap < 1) return undefined;
  if (speaker === 'other' || overlap < (speaker === 'author' ? smallestOverlap : smallestUncredited)) return undefined;
  if (speaker === 'unknown' && pairs.length < fewestUncredited && overlap < sureOverlap) return undefined;
  if (runsOn(text, pairs, quotation, words)) return undefined;
  const differences = differencesOf(quotation, words, pairs);
  const judged = differences.map((difference) => judge(text, span, difference, quotation, words, smallWords));
  const changes = judged.filter(({ kind }) => kind !== 'spelling');
  const onlyTrimmed = changes.every(({ kind }) => kind === 'left out');
  const marked = /…|\.\.\.|[[(][^\])]*[\])]/.test(text.slice(span.start, span.end));
  const fits = changes.length === 0 || (marked && onlyTrimmed);
  const matched = { start: words[pairs[0]![1]]!.start, end: words[pairs.at(-1)![1]]!.end };
  // Quotation marks among the matched words: the post passes them on, or was read with words around it.
  const retold =
    !fits && (isQuotedWithin(text, post.body!, matched) || /["“”«»„]/.test(text.slice(matched.start, matched.end)));
  const isOneText =
    (isCalledWritten(text, span, layers.structure.embeds, writtenWords) ||
      ((speaker === 'author' || overlap >= alarmOverlap) &&
        (changes.length === 1 ||
          (changes.length <= mostChanges &&
            changes.every(({ kind, length }) => length <= (kind === 'left out' ? longestGap : longestChange)))))) &&
    changes.some(({ isSlip }) => !isSlip);
  const name = post.author ?? post.handle ?? 'the post';
  const listed = (fits ? judged : changes).map(({ words: said }) => said);
  return {
    check: 'quote-fidelity',
    outcome: fits ? 'consistent' : retold || !isOneText ? 'undetermined' : 'inconsistent',
    stated: `“${flat(text, span)}”`,
    computed: kindOf(judged, changes, fits, onlyTrimmed),
    tolerance: 'case, punctuation, spelling, endings of words, words in brackets, and what an ellipsis leaves out',
    working:
      listed.length === 0
        ? `all ${quotation.length} words stand so in the post of ${name}`
        : `against the post of ${name}: ${listed.slice(0, 6).join('; ')}${listed.length > 6 ? `; ${listed.length - 6} more` : ''}`,
    readings: [],
    evidence: [span, post.body!],
    ...(retold
      ? { notice: 'The post passes on these words itself: which wording was said is not in this document.' }
      : !fits && !isOneText
        ? { notice: 'The words may have been said or written elsewhere, too, or a slip was put right.' }
        : {}),
    confidence: speaker === 'author' ? 0.9 : 0.75,
  };
}

/** Characters around a quotation within which the text says that it was written in a post. */
const nearQuotation = 100;

/** Whether the words around a quotation say that it is from a post: "she tweeted", «написал он»; what was spoken may have been said in other words. */
function isCalledWritten(
  text: string,
  { start, end }: Span,
  posts: readonly EmbeddedPost[],
  writtenWords: readonly string[],
): boolean {
  const before = Math.max(start - nearQuotation, text.lastIndexOf('\n', start) + 1);
  const after = Math.min(end + nearQuotation, ...posts.map((post) => (post.start >= end ? post.start : text.length)));
  const line = text.indexOf('\n', end);
  return [
    { start: before, end: start },
    { start: end, end: Math.max(end, line < 0 ? after : Math.min(after, line)) },
  ].some((part) => {
    const words = foldedWords(text, part);
    return words.some((_, at) => phraseAt(words, at, writtenWords) > 0);
  });
}

function kindOf(judged: readonly Judged[], changes: readonly Judged[], fits: boolean, onlyTrimmed: boolean): string {
  if (judged.length === 0) return 'exact';
  if (changes.length === 0) return 'exact but for spelling';
  if (fits) return 'trimmed, and marked as such';
  return onlyTrimmed ? 'words left out without a mark' : 'altered';
}

const flat = (text: string, { start, end }: Span): string => text.slice(start, end).replace(/\s+/g, ' ');

/** Whose words the text says they are: of the innermost attribution around the quotation. */
function speakerOf(
  { document, attributions, entities }: Needed,
  span: Span,
  post: EmbeddedPost,
): 'author' | 'other' | 'unknown' {
  const around = attributions
    .filter(
      ({ content, source }) =>
        source.length > 0 && content.some(({ start, end }) => start < span.end && span.start < end),
    )
    .sort((one, other) => lengthOf(one) - lengthOf(other))[0];
  if (around === undefined) return 'unknown';
  const own = `${post.author ?? ''} ${post.handle ?? ''}`;
  const name = nameOf(around, entities) ?? flat(document.text, around.source[0]!);
  if (sharesName(name, own)) return 'author';
  // A word in capitals that opens the sentence may be no name ("The deputy said").
  const isNamed = nameOf(around, entities) !== undefined || partsOf(name.replace(/^\S+\s?/, '')).length > 0;
  return isNamed ? 'other' : 'unknown';
}

const lengthOf = ({ content }: Attribution): number => content.reduce((sum, { start, end }) => sum + end - start, 0);

function nameOf({ sourceEntity }: Attribution, entities: readonly EntityMention[]): string | undefined {
  return sourceEntity === undefined ? undefined : entities.find(({ entity }) => entity === sourceEntity)?.name;
}

/** A word of one name stands in the other, in either script: "Eisen", "Norm Eisen (@NormEisen)". */
function sharesName(one: string, other: string): boolean {
  const whole = other.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
  const keys = new Set(partsOf(other).map(soundKey));
  return partsOf(one).some((part) => {
    const key = soundKey(part);
    return whole.includes(part.toLowerCase()) || (key.length > 1 && keys.has(key));
  });
}

const partsOf = (name: string): string[] => name.match(/\p{Lu}[\p{L}\p{N}]{2,}/gu) ?? [];

/**
 * The quotation goes on where a sentence of the post ends, or began before one begins: it is taken from several posts, or was said
 * elsewhere in other words.
 */
function runsOn(
  text: string,
  pairs: readonly [number, number][],
  quotation: readonly AlignedWord[],
  words: readonly AlignedWord[],
): boolean {
  const breaks = (left: number): boolean => {
    const [one, other] = [words[left], words[left + 1]];
    return one === undefined || other === undefined || /[.,;:!?…()"“”«»\n]/.test(text.slice(one.end, other.start));
  };
  const [head, tail] = [pairs[0]!, pairs.at(-1)!];
  return (head[0] > 0 && breaks(head[1] - 1)) || (tail[0] < quotation.length - 1 && breaks(tail[1]));
}

interface Judged {
  readonly kind: 'spelling' | 'left out' | 'altered';
  /** For people: “ten” for “twenty”. */
  readonly words: string;
  /** Words of the longer side. */
  readonly length: number;
  /** One letter more, less or other within a word: a slip that was made, or put right. */
  readonly isSlip: boolean;
}

function judge(
  text: string,
  span: Span,
  { first, second }: Difference,
  quotation: readonly AlignedWord[],
  original: readonly AlignedWord[],
  smallWords: ReadonlySet<string>,
): Judged {
  const [ours, theirs] = [quotation.slice(...first), original.slice(...second)];
  const said = (words: readonly AlignedWord[]): string =>
    words.length === 0 ? '' : flat(text, { start: words[0]!.start, end: words.at(-1)!.end });
  const isSmall = ({ folded, isMark }: AlignedWord): boolean => isMark || smallWords.has(folded);
  const length = Math.max(ours.length, theirs.length);
  if (ours.length === 0)
    return {
      kind: theirs.every(isSmall) ? 'spelling' : 'left out',
      words: `“${said(theirs)}” left out`,
      length,
      isSlip: false,
    };
  const words = theirs.length === 0 ? `“${said(ours)}” added` : `“${said(ours)}” for “${said(theirs)}”`;
  const free =
    (theirs.length === 0 && ours.every(isSmall)) ||
    (text.startsWith('/', theirs.at(-1)?.end) && theirs[0]?.folded[0] === ours[0]?.folded[0]) ||
    isBracketed(text, span, ours) ||
    // Letters of an offensive word are starred out.
    /\p{L}\*/u.test(said(ours)) ||
    (theirs.length > 0 && saysTheSame(ours, theirs));
  const isSlip = ours.length === 1 && theirs.length === 1 && differByOneLetter(ours[0]!.folded, theirs[0]!.folded);
  return { kind: free ? 'spelling' : 'altered', words, length, isSlip };
}

/** Words of four letters and more with the same beginning that one keystroke tells apart; numbers never. */
function differByOneLetter(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (/\d/.test(one + other) || short.length < 4 || long.length - short.length > 1 || one[0] !== other[0]) return false;
  let at = 0;
  while (at < short.length && short[at] === long[at]) at++;
  return short.slice(long.length === short.length ? at + 1 : at) === long.slice(at + 1);
}

/** All of the words stand in brackets, which say that they are not the author's. */
function isBracketed(text: string, span: Span, words: readonly AlignedWord[]): boolean {
  return words.every(({ start, end }) => {
    const before = text.slice(span.start, start);
    const open = Math.max(before.lastIndexOf('['), before.lastIndexOf('('));
    const close = Math.max(before.lastIndexOf(']'), before.lastIndexOf(')'));
    return open > close && /[\])]/.test(text.slice(end, span.end));
  });
}

/** The same word in another spelling, form or length: "govt" and "government", "DNC" and its full name, "@handle" and the name. */
function saysTheSame(ours: readonly AlignedWord[], theirs: readonly AlignedWord[]): boolean {
  if (theirs.some(({ isMark }) => isMark)) return true;
  const [one, other] = [ours, theirs].map((words) => words.map(({ folded }) => folded).join(''));
  if (/\d/.test(one! + other!)) return one === other;
  if (one === other) return true;
  const [short, long] = one!.length <= other!.length ? [ours, theirs] : [theirs, ours];
  const [brief, full] = [short, long].map((words) => words.map(({ folded }) => folded).join('')) as [string, string];
  const initials = long.length > 1 ? long.map(({ folded }) => folded[0]).join('') : undefined;
  if (initials === brief) return true;
  if (short.length !== 1 || long.length !== 1) return false;
  if (isMisspelt(brief, full)) return true;
  let shared = 0;
  while (shared < brief.length && brief[shared] === full[shared]) shared++;
  // Only endings differ: a changed beginning ("million", "billion") is another word.
  if (shared >= 3 && brief.length - shared <= longestEnding && full.length - shared <= longestEnding)
    return !turningEndings.has(full.slice(shared)) && !turningEndings.has(brief.slice(shared));
  return (
    brief[0] === full[0] && full.length > brief.length + 2 && !vowels.test(brief.slice(1)) && isWithin(brief, full)
  );
}

/** Words of this length that differ in one vowel, or in a letter written once or twice, are one word: "cancelled", "derogatory". */
const longEnough = 7;

function isMisspelt(brief: string, full: string): boolean {
  const single = (word: string): string => word.replace(/(.)\1/gu, '$1');
  if (brief.length >= longEnough && single(brief) === single(full)) return true;
  if (brief.length < longEnough || brief.length !== full.length || brief[0] !== full[0]) return false;
  const differing = [...brief].flatMap((letter, at) => (letter === full[at] ? [] : [at]));
  return differing.length === 1 && vowels.test(brief[differing[0]!]!) && vowels.test(full[differing[0]!]!);
}

/** Endings that change what is said: "did" and "didn't", "seven" and "seventy". */
const turningEndings: ReadonlySet<string> = new Set(['t', 'nt', 'ty']);
/** Abbreviations are made of consonants: "govt". */
const vowels = /[aeiouyаеёиоуыэюяіїє]/;

/** The letters of an abbreviation stand in the word in this order. */
function isWithin(brief: string, full: string): boolean {
  let at = 0;
  for (const letter of full) if (letter === brief[at]) at++;
  return at === brief.length;
}

/** The matched words stand within quotation marks in the post: it passes them on. */
function isQuotedWithin(text: string, body: Span, matched: Span): boolean {
  const before = text.slice(body.start, matched.start);
  const open = (before.match(/[“«„‘]/g)?.length ?? 0) - (before.match(/[”»]|’(?!\p{L})/gu)?.length ?? 0);
  const plain = (before.match(/"/g)?.length ?? 0) % 2;
  return open > 0 || plain > 0 || /^[“"«‘]/.test(text.slice(matched.start - 1, matched.start));
}
