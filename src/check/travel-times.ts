import type { LanguagePack, TravelMode } from '../language/index.ts';
import type { Timex } from '../model/index.ts';
import { allowedTravel, type Measure } from './distance-tolerance.ts';
import { foldedWords, phraseAt } from './phrases.ts';

/** Characters behind a time in which the way of travel is named. */
const reach = 40;

/** Times that say how far: "a two-hour drive", "three hours by train", «в двух часах езды», "an hour's walk". */
export function findTravelTimes(text: string, timexes: readonly Timex[], pack: LanguagePack): Measure[] {
  const { modes } = pack.placeDistances;
  return timexes.flatMap((timex): Measure[] => {
    if (timex.type !== 'DURATION' || !timex.value.startsWith('PT')) return [];
    const possessive = /^['’]s?/.exec(text.slice(timex.end, timex.end + 2))?.[0].length ?? 0;
    const words = foldedWords(text, { start: timex.end + possessive, end: timex.end + reach });
    const [mode, length] = Object.entries(modes)
      .map(([name, phrases]) => [name as TravelMode, phraseAt(words, 0, phrases)] as const)
      .reduce((best, other) => (other[1] > best[1] ? other : best));
    if (length === 0 || /[,.;:!?()]/.test(text.slice(timex.end, words[0]!.start))) return [];
    const allowed = allowedTravel(timex, mode);
    return allowed === undefined ? [] : [{ start: timex.start, end: words[length - 1]!.end, allowed }];
  });
}
