import type {
  CheckId,
  DerivationKind,
  DueState,
  FindingOutcome,
  HedgeLevel,
  Platform,
  Reading,
  SourceKind,
} from '../model/index.ts';
import { openingWords } from './excerpt.ts';

/** Short titles of the checks. */
export const checkTitles: Readonly<Record<CheckId, string>> = {
  distance: 'Distance',
  'place-in-region': 'Place in region',
  'elapsed-time': 'Elapsed time',
  'weekday-date': 'Weekday and date',
  'unit-conversion': 'Unit conversion',
  arithmetic: 'Arithmetic',
  'post-id-time': 'Post id and date',
  'future-reference': 'Reference to the future',
  'promise-due': 'Promise',
  'missing-source': 'Missing source',
  'quote-fidelity': 'Quote and original',
  'headline-support': 'Headline and text',
  'age-arithmetic': 'Age',
};

export const outcomeWords: Readonly<Record<FindingOutcome, string>> = {
  inconsistent: 'inconsistent',
  undetermined: 'undetermined',
  consistent: 'consistent',
};

/** How the day on which a promise falls due lies to today. */
export const dueStateWords: Readonly<Record<DueState, string>> = { open: 'open', due: 'due today', overdue: 'overdue' };

/** Kinds of sources, as a noun for people; empty where the name says it all. */
export const sourceKindWords: Readonly<Record<SourceKind, string>> = {
  outlet: 'outlet',
  official: 'official',
  organisation: 'organisation',
  person: 'person',
  account: 'account',
  document: 'document',
  footage: 'image or video',
  anonymous: 'kept anonymous',
  crowd: 'unnamed people',
  none: '',
};

/** What the report does with a source. */
export const derivationWords: Readonly<Record<DerivationKind, string>> = {
  copies: 'copied',
  rewrites: 'rewritten',
  translates: 'translated',
  quotes: 'quoted',
  cites: 'cited',
  links: 'linked',
  embeds: 'post embedded',
  revises: 'revised',
};

/** What a source is and what the report does with it, in a few words. Being cited is the rule and goes without saying. */
export function sourceWords(kind: SourceKind | undefined, relation: DerivationKind | undefined): string {
  if (relation === 'embeds') return 'post embedded';
  const words = [
    kind === undefined ? '' : sourceKindWords[kind],
    relation === undefined || relation === 'cites' ? '' : derivationWords[relation],
  ];
  return words.filter((word) => word !== '').join(', ');
}

/** How firmly a claim is put. Empty for plain statements. */
export const hedgeWords: Readonly<Record<HedgeLevel, string>> = {
  certain: '',
  probable: 'put as probable',
  possible: 'put as possible',
  denied: 'denied',
  reported: 'merely relayed',
};

export const platformWords: Readonly<Record<Platform, string>> = {
  x: 'X',
  telegram: 'Telegram',
  bluesky: 'Bluesky',
  mastodon: 'Mastodon',
  youtube: 'YouTube',
  facebook: 'Facebook',
  instagram: 'Instagram',
  tiktok: 'TikTok',
  vk: 'VK',
  unknown: 'unknown service',
};

const languageNames = new Intl.DisplayNames('en', { type: 'language' });
const countryNames = new Intl.DisplayNames('en', { type: 'region' });

/** English name of a language, by ISO 639-1 code. */
export function languageName(code: string): string {
  if (code === 'und') return 'language unknown';
  try {
    return languageNames.of(code) ?? code;
  } catch {
    return code;
  }
}

/** English name of a country, by ISO 3166-1 alpha-2 code. */
export function countryName(code: string): string {
  try {
    return countryNames.of(code) ?? code;
  } catch {
    return code;
  }
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** An ISO 8601 date or instant as people write it (`13 Nov 2023, 16:00 UTC`); anything else is given back as it is. */
export function dateWords(iso: string): string {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T(\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?)?)?$/.exec(
    iso,
  );
  if (!match) return iso;
  const [, year, month, day, time, zone] = match;
  const monthName = month === undefined ? undefined : months[Number(month) - 1];
  if (month !== undefined && monthName === undefined) return iso;
  const date = [day === undefined ? undefined : String(Number(day)), monthName, year].filter(Boolean).join(' ');
  if (time === undefined) return date;
  return `${date}, ${time}${zone === undefined ? '' : zone === 'Z' ? ' UTC' : ` UTC${zone}`}`;
}

/** A report's title, or its first words. */
export function titleWords(reading: Reading): string {
  return reading.title ?? (openingWords(reading.text, 90) || 'Untitled');
}

/** When a report was published, or what the text implies about it. */
export function publicationWords(reading: Reading): string {
  if (reading.publishedAt !== undefined) return dateWords(reading.publishedAt);
  const bounds = [
    reading.publishedNotBefore === undefined ? undefined : `not before ${dateWords(reading.publishedNotBefore)}`,
    reading.publishedNotAfter === undefined ? undefined : `not after ${dateWords(reading.publishedNotAfter)}`,
  ].filter((bound) => bound !== undefined);
  return bounds.length === 0 ? 'date unknown' : `no date given; ${bounds.join(', ')}`;
}

const durationUnits: Readonly<Record<string, string>> = {
  Y: 'year',
  Q: 'quarter',
  M: 'month',
  W: 'week',
  D: 'day',
  H: 'hour',
  S: 'second',
  DE: 'decade',
  CE: 'century',
};
const dayParts: Readonly<Record<string, string>> = {
  MO: 'morning',
  MI: 'midday',
  AF: 'afternoon',
  EV: 'evening',
  NI: 'night',
  DT: 'daytime',
};
const modWords: Readonly<Record<string, string>> = {
  BEFORE: 'before',
  AFTER: 'after',
  ON_OR_BEFORE: 'on or before',
  ON_OR_AFTER: 'on or after',
  LESS_THAN: 'less than',
  MORE_THAN: 'more than',
  EQUAL_OR_LESS: 'at most',
  EQUAL_OR_MORE: 'at least',
  START: 'start of',
  MID: 'middle of',
  END: 'end of',
  APPROX: 'about',
};

/** A TIMEX3 value as people say it (`P10D` → `10 days`), with its `mod`; values without plain words are given back as they are. */
export function timexWords(value: string, mod?: string): string {
  if (/^XXXX/.test(value)) return 'not tied to a date';
  const part = /^(.+)T(MO|MI|AF|EV|NI|DT)$/.exec(value);
  if (part) return `${dayParts[part[2]!]} of ${timexWords(part[1]!, mod)}`;
  const duration = /^P(T?)(\d+(?:\.\d+)?|X)(DE|CE|[YQMWDHS])$/.exec(value);
  let words = dateWords(value);
  if (duration) {
    const unit = duration[1] === 'T' && duration[3] === 'M' ? 'minute' : (durationUnits[duration[3]!] ?? duration[3]!);
    const plural = unit === 'century' ? 'centuries' : `${unit}s`;
    words = duration[2] === 'X' ? `some ${plural}` : `${duration[2]} ${duration[2] === '1' ? unit : plural}`;
  } else if (value === 'PRESENT_REF') words = 'now';
  else if (value === 'PAST_REF') words = 'in the past';
  else if (value === 'FUTURE_REF') words = 'in the future';
  else {
    const week = /^(\d{4})-W(\d{2})$/.exec(value);
    if (week) words = `week ${Number(week[2])} of ${week[1]}`;
    const quarter = /^(\d{4})-Q([1-4])$/.exec(value);
    if (quarter) words = `quarter ${quarter[2]} of ${quarter[1]}`;
    const decade = /^(\d{3})X?$/.exec(value);
    if (decade) words = `${decade[1]}0s`;
  }
  return mod === undefined ? words : `${modWords[mod] ?? mod} ${words}`;
}

/** `1 claim`, `2 claims`. */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${count} ${count === 1 ? noun : plural}`;
}

/** What a toponym was taken for, and how many others bear the name. */
export function placeWords(toponym: Reading['toponyms'][number]): string {
  const best = toponym.candidates[0];
  if (best === undefined || toponym.lat === undefined) return 'not found in the gazetteer';
  const where = [best.name, best.admin1Name, best.country === '' ? undefined : countryName(best.country)].filter(
    (part, index, parts) => part !== undefined && part !== '' && parts.indexOf(part) === index,
  );
  const rivals = toponym.candidates.length - 1;
  return `${where.join(', ')}${rivals === 0 ? '' : `; ${counted(rivals, 'other')} of that name`}`;
}

const numbers = new Intl.NumberFormat('en', { maximumFractionDigits: 2 });

/** A quantity in plain words (`about 70 miles`, `10,000 to 99,999 men`). */
export function quantityWords(quantity: Reading['quantities'][number]): string {
  const { value, low, high, unit, approx, object } = quantity;
  const range = [low, high].map((bound) => (bound === undefined ? undefined : numbers.format(bound)));
  const amount =
    value !== undefined
      ? numbers.format(value)
      : range[0] !== undefined && range[1] !== undefined
        ? range.join(' to ')
        : range[0] !== undefined
          ? `at least ${range[0]}`
          : range[1] !== undefined
            ? `at most ${range[1]}`
            : 'no figure';
  const unitWords = unit === undefined ? '' : ` ${unit}`;
  const counts = object === undefined ? '' : ` (${object.lemma})`;
  return `${approx === 'exact' || value === undefined ? '' : `${approx.replace('-', ' ')} `}${amount}${unitWords}${counts}`;
}
