import { foldSpelling, nameStem } from '../../text/index.ts';

/** The key under which a word of running text is looked up: the folded spelling, without a case ending if it is Cyrillic. */
export function wordKey(folded: string): string {
  if (!folded.includes('-')) return nameStem(folded);
  const parts = folded.split('-');
  return parts.map((part, index) => (index === parts.length - 1 || part.length > 5 ? nameStem(part) : part)).join('-');
}

/** Vowels that leave a word in other cases: Павел – Павла, Донец – Донца, Лев – Льва. */
const fleetingVowel = /^(.+)[оеє](ць?|к|л|ль|нь)$|^(л)е(в)$/;
/** Ukrainian і of a closed syllable that is о, е or є in an open one: Львів – Львова, Київ – Києва, Ріг – Рога. */
const closedSyllable = /^(.*)([іїє])([вгджзклрст]|ль|нь|ть|дь)$/;

/** The keys of an entry of one word: that of the dictionary form, and those of stems that change in other cases. */
export function keysOfEntry(entry: string): string[] {
  const folded = foldSpelling(entry);
  const last = folded.charCodeAt(folded.length - 1);
  if (last < 0x400 || last > 0x4ff) return [folded];
  const keys = new Set([wordKey(folded), folded]);
  const fleeting = fleetingVowel.exec(folded);
  if (fleeting) {
    const [before, after] = [fleeting[1] ?? fleeting[3]!, (fleeting[2] ?? fleeting[4]!).replace('ь', '')];
    keys.add(wordKey(`${before}${after}а`)).add(wordKey(`${before}ь${after}а`));
  }
  const closed = closedSyllable.exec(folded);
  if (closed) {
    const after = closed[3]!.replace('ь', '');
    for (const open of closed[2] === 'ї' ? ['є'] : ['о', 'е']) {
      keys.add(wordKey(`${closed[1]}${open}${after}а`));
      keys.add(wordKey(`${closed[1]}${open}${after}і`));
    }
  }
  // Names in the plural keep an ending in the genitive: Нидерланды – Нидерландов, Емірати – Еміратів.
  if (/[^аеєиіїоуыэюя][ыиі]$/.test(folded))
    for (const ending of ['ов', 'ев', 'ів']) keys.add(folded.slice(0, -1) + ending);
  // Ріг – Розі, Ольга – Ользі.
  if (/[гкх]$/.test(folded)) for (const key of [...keys]) if (/[гкх]$/.test(key)) keys.add(softened(key));
  if (/[гкх]а$/.test(folded)) keys.add(wordKey(`${softened(folded.slice(0, -1))}і`));
  if (/[^аеєиіїоуыэюяй]$/.test(folded)) keys.add(wordKey(`${folded.replace(/ь$/, '')}ові`));
  return [...keys];
}

function softened(stem: string): string {
  return stem.replace(/г$/, 'з').replace(/к$/, 'ц').replace(/х$/, 'с');
}

/** Stems of this many letters or fewer belong to too many words: their entries match by their forms. */
const shortestStem = 3;

/** Every case form of a short entry («Вася», «мэр»), or `undefined` for one whose stem is long enough to tell it. */
export function formsOfShortEntry(entry: string): string[] | undefined {
  const folded = foldSpelling(entry);
  const last = folded.at(-1) ?? '';
  if (!/[\u0400-\u04ff]/.test(last) || folded.includes('-') || wordKey(folded).length > shortestStem) return undefined;
  const base = 'аяьйоеиіїюу'.includes(last) ? folded.slice(0, -1) : folded;
  const endings = endingsByLastLetter[last] ?? (base === folded ? endingsByLastLetter['']! : [last]);
  const forms = endings.map((ending) => base + ending);
  if (last === 'а' && /[гкх]$/.test(base)) forms.push(`${softened(base)}і`);
  return forms;
}

const endingsByLastLetter: Readonly<Record<string, readonly string[]>> = {
  а: ['а', 'ы', 'и', 'е', 'і', 'у', 'ой', 'ою', 'ей', 'ею'],
  я: ['я', 'и', 'і', 'ї', 'е', 'ю', 'ей', 'ею', 'єю', 'ьей'],
  ь: ['ь', 'я', 'ю', 'ем', 'ём', 'і', 'е', 'еві', 'и', 'ью'],
  й: ['й', 'я', 'ю', 'ем', 'єм', 'е', 'ї', 'єві', 'єм'],
  о: ['о', 'а', 'у', 'ом', 'ові', 'і'],
  '': ['', 'а', 'у', 'ом', 'ем', 'е', 'і', 'ові', 'ы', 'и'],
};
