import { foldSpelling, nameStem } from '../../text/index.ts';

/** The key under which a word of running text is looked up: the folded spelling, without a case ending if it is Cyrillic. */
export function wordKey(folded: string): string {
  if (!folded.includes('-')) return nameStem(folded);
  const parts = folded.split('-');
  return parts.map((part, index) => (index === parts.length - 1 || part.length > 5 ? nameStem(part) : part)).join('-');
}

/** The keys of an entry of one word: that of the dictionary form, and those of stems that change in other cases (Павел – Павла, Львів – Львова). */
export function keysOfEntry(entry: string): string[] {
  const folded = foldSpelling(entry);
  if (folded.charCodeAt(folded.length - 1) < 0x400) return [folded];
  const keys = new Set([wordKey(folded), folded]);
  if (/[\u0400-\u04ff]$/.test(folded)) {
    const vowel = /^(.*\p{L})[оеє]([^аеєиіїоуыэюя]ь?)$/u.exec(folded);
    if (vowel)
      keys
        .add(wordKey(`${vowel[1]}${vowel[2]!.replace('ь', '')}а`))
        .add(wordKey(`${vowel[1]}ь${vowel[2]!.replace('ь', '')}а`));
    const closed = /^(.*)([іїє])([^аеєиіїоуыэюя]+ь?)$/u.exec(folded);
    if (closed) {
      const last = closed[3]!.replace('ь', '');
      for (const open of closed[2] === 'ї' ? ['є'] : ['о', 'е']) {
        keys.add(wordKey(`${closed[1]}${open}${last}а`));
        keys.add(wordKey(`${closed[1]}${open}${last}і`));
      }
    }
    // Names in the plural keep an ending in the genitive: Нидерланды – Нидерландов, Емірати – Еміратів.
    if (/[^аеєиіїоуыэюя][ыиі]$/.test(folded))
      for (const ending of ['ов', 'ев', 'ів']) keys.add(folded.slice(0, -1) + ending);
    // Ріг – Розі, Буг – Бузі.
    if (/[гкх]$/.test(folded)) for (const key of [...keys]) if (/[гкх]$/.test(key)) keys.add(softened(key));
    if (/[гкх]а$/.test(folded))
      keys.add(wordKey(folded.replace(/га$/, 'зі').replace(/ка$/, 'ці').replace(/ха$/, 'сі')));
    if (/[^аеєиіїоуыэюяй]$/.test(folded)) keys.add(wordKey(`${folded.replace(/ь$/, '')}ові`));
  }
  return [...keys];
}

function softened(stem: string): string {
  return stem.replace(/г$/, 'з').replace(/к$/, 'ц').replace(/х$/, 'с');
}
