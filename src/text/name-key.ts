/**
 * Case endings of Russian and Ukrainian nouns and adjectives as names carry them, longest first. Surname endings (-ов, -ев, -ин, -енк)
 * are not among them: «Иванов» must not fall together with «Иван».
 */
const caseEndings: readonly string[] = [
  ...['ього', 'ьому'],
  ...['ого', 'его', 'ому', 'ему', 'ыми', 'ими', 'іми', 'ями', 'ами', 'ові', 'еві', 'єві', 'ією', 'иею', 'иям', 'иях'],
  ...[
    'ую',
    'юю',
    'ая',
    'яя',
    'ое',
    'ее',
    'ой',
    'ей',
    'єю',
    'ої',
    'ій',
    'ою',
    'ею',
    'ый',
    'ий',
    'ые',
    'ие',
    'ых',
    'их',
    'іх',
  ],
  ...['ым', 'им', 'ім', 'ом', 'ем', 'єм', 'ах', 'ях', 'ам', 'ям', 'ия', 'ии', 'ию', 'ії', 'ію', 'ія'],
  ...['а', 'я', 'о', 'е', 'є', 'у', 'ю', 'ы', 'и', 'і', 'ї'],
];

const endingsByLastLetter = new Map<string, readonly string[]>();
for (const ending of caseEndings) {
  const letter = ending.at(-1)!;
  endingsByLastLetter.set(letter, [...(endingsByLastLetter.get(letter) ?? []), ending]);
}

const cyrillic = /[\u0400-\u04ff]/;
const shortestStem = 3;

/** Lower case, one kind of apostrophe, ё as е: the spelling under which names are compared. */
export function foldSpelling(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/ё/g, 'е')
    .replace(/[’ʼ`´‘]/g, "'");
}

/**
 * What stays of a Russian or Ukrainian word when its case ending is taken off: «Кубракова», «Кубраковым» and «Кубраков» meet in «кубраков»,
 * «Зеленского» and «Зеленский» in «зеленск». Expects the folded spelling; words of other scripts, and of three letters or fewer, come back unchanged.
 * A stem is a key for comparing, not a word.
 */
export function nameStem(word: string): string {
  if (word.length <= 3 || !cyrillic.test(word)) return word;
  for (const ending of endingsByLastLetter.get(word.at(-1)!) ?? [])
    if (word.length - ending.length >= shortestStem && word.endsWith(ending))
      return withoutSoftEnd(word.slice(0, -ending.length));
  return withoutSoftEnd(word);
}

/**
 * Every stem that a Russian or Ukrainian word may have, the one of `nameStem` first: the end of «Газпрому» may be -ому or -у, that of
 * «Газпром» -ом or nothing. Forms of one word share at least one.
 */
export function nameStems(word: string): readonly string[] {
  if (word.length <= 3 || !cyrillic.test(word)) return [word];
  const stems = new Set<string>();
  for (const ending of endingsByLastLetter.get(word.at(-1)!) ?? [])
    if (word.length - ending.length >= shortestStem && word.endsWith(ending))
      stems.add(withoutSoftEnd(word.slice(0, -ending.length)));
  if (stems.size === 0 || !'аеєиіїоуыэюя'.includes(word.at(-1)!)) stems.add(withoutSoftEnd(word));
  return [...stems];
}

function withoutSoftEnd(word: string): string {
  let stem = word;
  while (stem.length > 2 && 'иіїйеєьъ'.includes(stem.at(-1)!)) stem = stem.slice(0, -1);
  return stem;
}

/**
 * The key under which a name of several words is compared, whatever its case ending, quotation marks, leading article or possessive:
 * "the New York Times'" → `new york times`, «Української правди» → `українськ правд`.
 */
export function nameKey(name: string): string {
  const folded = foldSpelling(name)
    .replace(/["«»„“”‹›]/g, ' ')
    .trim()
    .replace(/^the\s+(?=\S)/, '')
    .replace(/'s?$/, '');
  return folded
    .split(/\s+/)
    .map((word) => nameStem(word))
    .join(' ');
}
