import { placeWords, timexWords } from '../../export/index.ts';
import type { Reading } from '../../model/index.ts';
import { firstFew, hanging, heading, padded, plain, type Sheet, shorten } from './sheet.ts';

type Toponym = Reading['toponyms'][number];

/** The places: what each name was taken for, and how many others bear it. */
export function placeLines(sheet: Sheet, reading: Reading): string[] {
  if (reading.toponyms.length === 0) return [];
  const places = distinct(reading.toponyms, (toponym) => `${toponym.name}\n${toponym.geonameId ?? ''}`);
  const { ink } = sheet;
  const nameColumns = Math.min(22, Math.max(...places.map(([toponym]) => toponym.name.length)) + 2);
  const { shown, more } = firstFew(sheet, places, 8, '  ');
  const lines = shown.flatMap(([toponym, count]) => {
    const times = count === 1 ? '' : ink.dim(` ×${count}`);
    const lead = `  ${padded(ink.bold(shorten(plain(toponym.name), nameColumns)), nameColumns)}`;
    return hanging(sheet, lead, `${words(sheet, toponym)}${times}`);
  });
  return [...heading(sheet, 'Places', String(places.length)), ...lines, ...more];
}

function words(sheet: Sheet, toponym: Toponym): string {
  const [place = '', rivals] = plain(placeWords(toponym)).split('; ');
  if (toponym.candidates.length === 0) return sheet.ink.yellow(place);
  return rivals === undefined ? place : `${place}${sheet.ink.dim(`; ${rivals}`)}`;
}

/** The time expressions and what they come to. */
export function timeLines(sheet: Sheet, reading: Reading): string[] {
  const worded = reading.timexes.map((timex) => ({
    ...timex,
    words: plain(reading.text.slice(timex.start, timex.end)),
  }));
  const times = distinct(worded, (timex) => `${timex.words.toLowerCase()}\n${timex.value}`);
  if (times.length === 0) return [];
  const { ink } = sheet;
  const { shown, more } = firstFew(sheet, times, 6, '  ');
  const columns = Math.min(30, Math.max(...shown.map(([timex]) => timex.words.length)) + 4);
  const lines = shown.map(
    ([timex]) =>
      `  ${padded(`“${shorten(timex.words, columns - 3)}”`, columns)}${ink.dim(timexWords(timex.value, timex.mod))}`,
  );
  return [...heading(sheet, 'Times', String(times.length)), ...lines, ...more];
}

/** What could not be analysed: an empty section above then means nothing. */
export function failureLines(sheet: Sheet, reading: Reading): string[] {
  if (reading.failed.length === 0) return [];
  const { ink } = sheet;
  const lines = reading.failed.flatMap(({ stage, error }) =>
    hanging(sheet, `  ${ink.yellow('!')} `, `${ink.bold(plain(stage))}: ${plain(error)}`),
  );
  return [...heading(sheet, 'Not analysed', String(reading.failed.length)), ...lines];
}

/** Items that say the same, once, with their count. */
function distinct<Item>(items: readonly Item[], key: (item: Item) => string): [item: Item, count: number][] {
  const groups = new Map<string, [Item, number]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group) group[1]++;
    else groups.set(key(item), [item, 1]);
  }
  return [...groups.values()];
}
