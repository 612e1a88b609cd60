import { expandForms, type LanguagePack, normalForm } from '../../language/index.ts';
import type { Span } from '../../model/index.ts';
import { lexiconKey, type Piece } from '../../text/index.ts';

/** What the counted-object rules of one language need. */
interface ObjectTable {
  /** Dictionary form by every form. */
  readonly lemmas: ReadonlyMap<string, string>;
  /** Words before which the noun phrase has ended. */
  readonly stops: ReadonlySet<string>;
  readonly partitives: ReadonlySet<string>;
  readonly determiners: ReadonlySet<string>;
}

const compiled = new WeakMap<LanguagePack, ObjectTable>();

function compile(pack: LanguagePack): ObjectTable {
  const known = compiled.get(pack);
  if (known) return known;
  const lemmas = new Map<string, string>();
  for (const noun of pack.countingNouns.nouns)
    for (const form of pack.nounForms(noun)) {
      const key = lexiconKey(form);
      if (!lemmas.has(key)) lemmas.set(key, noun);
    }
  for (const [noun, forms] of Object.entries(pack.countingNouns.irregular))
    for (const form of forms) for (const key of expandForms(form, {})) lemmas.set(key, noun);
  const words = pack.functionWords;
  const table: ObjectTable = {
    lemmas,
    stops: new Set(
      [
        ...words.prepositions,
        ...words.auxiliaries,
        ...words.coordinators,
        ...words.subordinators,
        ...words.relatives,
        ...Object.keys(words.subjectPronouns),
        ...words.objectPronouns,
        ...words.finiteVerbs,
        ...words.negations,
      ].map(normalForm),
    ),
    partitives: new Set(pack.numbers.partitives),
    determiners: new Set(words.determiners.map(normalForm)),
  };
  compiled.set(pack, table);
  return table;
}

/** How many words a noun phrase may hold between the number and its head ("40 heavily armed young men"). */
const longestPhrase = 5;

/**
 * The noun that a number at the pieces before `index` counts: its span and dictionary form. Known nouns first; else, in English,
 * the last plural of the noun phrase.
 */
export function countedObject(
  pieces: readonly Piece[],
  index: number,
  pack: LanguagePack,
): (Span & { readonly lemma: string; readonly known: boolean }) | undefined {
  const table = compile(pack);
  let at = index;
  if (table.partitives.has(pieces[at]?.key ?? '')) {
    at++;
    while (table.determiners.has(pieces[at]?.key ?? '')) at++;
  }
  if (pieces[at]?.key === '-' && !pieces[at]!.spaced) return undefined;
  let plural: Piece | undefined;
  for (let words = 0; words < longestPhrase; words++, at++) {
    const piece = pieces[at];
    if (!piece) break;
    if (piece.kind === 'sign' && piece.key === '-' && !piece.spaced) continue;
    if (piece.kind === 'sign' && words > 0 && piece.key === ',' && pack.code === 'en') break;
    if (piece.kind !== 'letters' || (!piece.spaced && words === 0)) break;
    const lemma = table.lemmas.get(piece.key);
    if (lemma !== undefined) {
      // "20 police officers", "15 apartment buildings": in English the head is the last of a row of nouns.
      const next = pieces[at + 1];
      const nextLemma = next?.kind === 'letters' && next.spaced ? table.lemmas.get(next.key) : undefined;
      if (pack.code === 'en' && nextLemma !== undefined && piece.key === lemma) continue;
      return { start: piece.start, end: piece.end, lemma, known: true };
    }
    if (table.stops.has(piece.key)) break;
    if (plural && pack.code !== 'en') break;
    const [before, after] = [pieces[at - 1]?.key ?? '', pieces[at + 1]?.key ?? ''];
    if (pack.looksFinite(piece.key, before, after)) break;
    if (looksPlural(piece, pack)) plural ??= piece;
  }
  return plural && { start: plural.start, end: plural.end, lemma: guessLemma(plural.key, pack), known: false };
}

/** Whether an unknown word has the form of a counted noun: an English plural, a Slavic noun that is no adjective. */
function looksPlural(piece: Piece, pack: LanguagePack): boolean {
  const { key } = piece;
  if (pack.code === 'en')
    return key.length > 3 && /[^su]s$/.test(key) && !/(?:ous|ics|always|perhaps|towards|afterwards)$/.test(key);
  return (
    key.length > 3 &&
    !piece.capital &&
    !/(?:ых|их|ого|его|ому|ому|ими|ыми|ной|ная|ное|ные|ний|ному|ого|ої|ий|ый)$/.test(key)
  );
}

/** A dictionary form by rule where the lexicon has none: singular in English, the word as it stands elsewhere. */
function guessLemma(key: string, pack: LanguagePack): string {
  if (pack.code !== 'en') return key;
  if (key.endsWith('ies') && key.length > 4) return `${key.slice(0, -3)}y`;
  if (/(?:ss|x|ch|sh)es$/.test(key)) return key.slice(0, -2);
  return key.slice(0, -1);
}
