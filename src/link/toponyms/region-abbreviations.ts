import type { Gazetteer } from '../../gazetteer/index.ts';
import type { CompiledLexicon } from './compiled-lexicon.ts';
import type { NameMention } from './name-mentions.ts';
import { letterCase, type PlaceWord, startsName } from './place-words.ts';

/**
 * Finds short forms of regions: "Calif." or "CA" after the name of a place and a comma, "S.C." and "W.Va." anywhere.
 * Marks their words in `taken`.
 */
export function findRegionAbbreviations(
  text: string,
  words: readonly PlaceWord[],
  gazetteer: Gazetteer,
  lexicon: CompiledLexicon,
  taken: Uint8Array,
): NameMention[] {
  const mentions: NameMention[] = [];
  if (lexicon.regionAbbreviations.size === 0) return mentions;
  for (let at = 0; at < words.length; at++) {
    const word = words[at]!;
    if (taken[at] || word.kind !== 'word' || word.case === letterCase.lower || word.surface.length > 6) continue;
    const found = dottedForm(text, word, lexicon) ?? formAfterComma(text, words, at, lexicon);
    if (found === undefined) continue;
    const region = gazetteer.region(found.code.slice(0, 2), found.code.slice(3));
    if (region === undefined) continue;
    let last = at;
    while (words[last + 1] !== undefined && words[last + 1]!.end <= found.end) last++;
    mentions.push({
      start: word.start,
      end: found.end,
      first: at,
      last,
      readings: [{ name: region.name, entries: [{ ...region, mainName: false }], asWritten: true }],
      expected: 'region',
      byRegionWord: true,
    });
    taken.fill(1, at, last + 1);
    at = last;
  }
  return mentions;
}

/** Two letters with full stops leave no doubt: "N.Y.", "W.Va.". "D.C" is written with its last stop or without. */
function dottedForm(
  text: string,
  word: PlaceWord,
  lexicon: CompiledLexicon,
): { code: string; end: number } | undefined {
  for (const length of [4, 3, 5]) {
    const form = text.slice(word.start, word.start + length);
    const code = form.includes('.') ? lexicon.regionAbbreviations.get(form) : undefined;
    if (code === undefined || /[\p{L}]/u.test(text[word.start + length] ?? '')) continue;
    const end = word.start + length;
    return { code, end: text[end] === '.' ? end + 1 : end };
  }
  return undefined;
}

function formAfterComma(
  text: string,
  words: readonly PlaceWord[],
  at: number,
  lexicon: CompiledLexicon,
): { code: string; end: number } | undefined {
  const word = words[at]!;
  if (words[at - 1]?.surface !== ',' || !startsName(words[at - 2])) return undefined;
  const code = lexicon.regionAbbreviations.get(word.surface);
  if (code === undefined) return undefined;
  const isPostal = word.case === letterCase.allCapitals;
  return { code, end: !isPostal && text[word.end] === '.' ? word.end + 1 : word.end };
}
