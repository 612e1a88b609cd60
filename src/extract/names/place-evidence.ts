import { type Gazetteer, placeKey } from '../../gazetteer/index.ts';
import type { LanguagePack } from '../../language/index.ts';

/** How well known the best place of a name is: 0 none, 1 a small place, 2 a town (15,000 people), 3 a city (100,000), region or country. */
export type PlaceEvidence = 0 | 1 | 2 | 3;

/** Says whether words are, or may be a form of, the name of a place in the gazetteer. */
export interface PlaceEvidenceReader {
  /** @param words the words of the name as written; the last one, or all, may have a case ending */
  read(words: readonly string[]): PlaceEvidence;
}

const readers = new WeakMap<Gazetteer, WeakMap<LanguagePack, PlaceEvidenceReader>>();
const rememberedNames = 20_000;

/** The reader for a gazetteer and a language. It remembers its answers. */
export function placeEvidenceReader(gazetteer: Gazetteer, pack: LanguagePack): PlaceEvidenceReader {
  let byPack = readers.get(gazetteer);
  if (!byPack) {
    byPack = new WeakMap();
    readers.set(gazetteer, byPack);
  }
  let reader = byPack.get(pack);
  if (!reader) {
    reader = makeReader(gazetteer, pack);
    byPack.set(pack, reader);
  }
  return reader;
}

function makeReader(gazetteer: Gazetteer, pack: LanguagePack): PlaceEvidenceReader {
  const answers = new Map<string, PlaceEvidence>();
  const nounRules = longestFirst(pack.placeInflection.noun);
  const adjectiveRules = longestFirst(pack.placeInflection.adjective);
  const common = new Set(pack.places.commonWords.split(' '));
  const weigh = (key: string): PlaceEvidence => {
    if (key === '' || !gazetteer.hasKey(key)) return 0;
    let best: PlaceEvidence = 1;
    for (const { granularity, population, mainName } of gazetteer.lookupKey(key)) {
      if (granularity !== 'place') return mainName || population > 0 ? 3 : 2;
      if (population >= 100_000) return 3;
      if (population >= 15_000) best = 2;
    }
    return best;
  };
  const weighForms = (words: readonly string[]): PlaceEvidence => {
    const last = words.at(-1)!;
    if (words.length === 1 && common.has(last.toLowerCase().replaceAll('ё', 'е'))) return 0;
    let best = weigh(placeKey(words.join(' ')));
    if (best === 3 || !/[\u0400-\u04ff]/.test(last)) return best;
    const before = words.slice(0, -1);
    const beforeForms =
      before.length === 0
        ? ['']
        : [
            before.join(' '),
            ...formsOf(before[0]!, adjectiveRules).map((form) => [form, ...before.slice(1)].join(' ')),
          ];
    for (const lastForm of [last, ...formsOf(last, nounRules), ...formsOf(last, adjectiveRules)])
      for (const beforeForm of beforeForms) {
        const found = weigh(placeKey(beforeForm === '' ? lastForm : `${beforeForm} ${lastForm}`));
        if (found > best) best = found;
        if (best === 3) return 3;
      }
    return best;
  };
  return {
    read(words) {
      const asked = words.join(' ');
      const known = answers.get(asked);
      if (known !== undefined) return known;
      const found = weighForms(words);
      if (answers.size >= rememberedNames) answers.clear();
      answers.set(asked, found);
      return found;
    },
  };
}

type EndingRule = readonly [ending: string, replacements: readonly string[]];

function longestFirst(rules: Readonly<Record<string, readonly string[]>>): EndingRule[] {
  return Object.entries(rules).sort(([left], [right]) => right.length - left.length);
}

/** Dictionary forms that a word may be a form of. */
function formsOf(word: string, rules: readonly EndingRule[]): string[] {
  const lower = word.toLowerCase();
  const forms: string[] = [];
  for (const [ending, replacements] of rules) {
    if (lower.length - ending.length < 2 || !lower.endsWith(ending)) continue;
    if (ending === '' && !/[^аеёиоуыэюяіїєьй]$/.test(lower)) continue;
    const stem = lower.slice(0, lower.length - ending.length);
    for (const replacement of replacements) forms.push(stem + replacement);
  }
  return forms;
}
