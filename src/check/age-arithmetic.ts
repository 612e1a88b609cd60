import { daysOf } from '../knowledge/index.ts';
import type { LanguagePack } from '../language/index.ts';
import type { Finding, Layers, Sentence, Span, Timex } from '../model/index.ts';
import { defineCheck } from './check.ts';
import { type FoldedWord, foldedWords, phraseAt, phraseBefore } from './phrases.ts';
import { type ReportingDay, reportingDay } from './reporting-day.ts';

/** Words between "born" and the date of birth. */
const widestBirth = 5;
/** Ages outside are durations of something else. */
const [youngest, oldest] = [1, 120];
/** Another person's name between the birth and the age makes them two people's. */
const widestGap = 20;

/**
 * Holds an age against a date of birth in the same sentence: at death when the sentence dates it ("born in 1950, died in 2020 aged 70"),
 * else on the day of the report ("the 35-year-old, born in 1987").
 */
export const ageArithmetic = defineCheck({
  id: 'age-arithmetic',
  question: 'Does the age fit the date of birth?',
  version: 3,
  requires: ['document', 'structure', 'sentences', 'timexes', 'entities', 'publicationBounds'],
  evaluate: (layers, { pack }) => {
    if (!pack) return [];
    const findings: Finding[] = [];
    let first = 0;
    for (const sentence of layers.sentences) {
      while (first < layers.timexes.length && layers.timexes[first]!.end <= sentence.start) first++;
      let last = first;
      while (last < layers.timexes.length && layers.timexes[last]!.start < sentence.end) last++;
      if (last === first) continue;
      const finding = evaluateSentence(layers, sentence, layers.timexes.slice(first, last), pack);
      if (finding) findings.push(finding);
    }
    return findings;
  },
});

type Needed = Pick<Layers, 'document' | 'structure' | 'entities' | 'publicationBounds'>;

interface Age extends Span {
  readonly years: number;
}

function evaluateSentence(
  layers: Needed,
  sentence: Sentence,
  timexes: readonly Timex[],
  pack: LanguagePack,
): Finding | undefined {
  const { text } = layers.document;
  const words = foldedWords(text, sentence);
  const relations = pack.numberRelations;
  const birth = timexes.find((timex) => isDated(text, timex) && followsPhrase(words, timex, relations.born));
  if (!birth) return undefined;
  const told = timexes.flatMap((timex) => ageOf(text, timex, words, pack) ?? []);
  const ages = told.length > 0 ? told : bareAges(layers, sentence, words, timexes, pack);
  const age = ages[0];
  // With two ages or two people in one sentence nothing tells whose is whose.
  if (ages.length !== 1 || !age || personsBetween(layers, sentence) > 1) return undefined;
  if (wordsBetween(words, birth, age) > widestGap) return undefined;
  const died = timexes.find(
    (timex) =>
      timex !== birth && isDated(text, timex) && timex.start > birth.end && followsPhrase(words, timex, relations.died),
  );
  const tellsDeath = words.some((_, at) => phraseAt(words, at, relations.died) > 0);
  const at = died ? dayOf(died) : reportingDay(layers, age);
  const born = daysOf(birth.value);
  if (!at || !born || (at.basis === 'not-before' && !died)) return undefined;
  // An age told of another time ("at 20 he moved") is not today's.
  if (!died && !isPresentAge(text, age, words, pack)) return undefined;
  const oldestAge = wholeYears(birth.value, isoOf(at, 'last'));
  const youngestAge = wholeYears(latestBirth(birth.value), isoOf(at, 'first'));
  const fits = age.years >= youngestAge && age.years <= oldestAge;
  // Nobody dies older than they would be today; younger they may have died long ago, unless the text dates it to these days.
  const recent = timexes.some(({ anchor, value }) => anchor?.kind === 'publication' && /^\d{4}-\d\d-\d\d/.test(value));
  if (tellsDeath && !died && !recent && age.years < youngestAge) return undefined;
  const computed = youngestAge === oldestAge ? `${oldestAge}` : `${youngestAge} or ${oldestAge}`;
  const [start, end] = [
    Math.min(birth.start, age.start, died?.start ?? age.start),
    Math.max(birth.end, age.end, died?.end ?? age.end),
  ];
  return {
    check: 'age-arithmetic',
    outcome: fits ? 'consistent' : 'inconsistent',
    stated: text.slice(age.start, age.end).replace(/\s+/g, ' '),
    computed,
    tolerance: 'none where the birthday is known; else either side of it',
    working: `born ${birth.value}, ${died ? 'died' : 'reported'} ${at.date}: ${computed} years; stated: ${age.years}`,
    readings: [],
    evidence: [{ start, end }],
    confidence: died ? 0.88 : 0.82,
  };
}

/** A calendar year, month or day that the text names with its year. */
function isDated(text: string, { type, value, start, end }: Timex): boolean {
  return type === 'DATE' && /^\d{4}(?:-\d\d){0,2}$/.test(value) && text.slice(start, end).includes(value.slice(0, 4));
}

/** Whether one of the phrases stands in the few words before a time expression. */
function followsPhrase(words: readonly FoldedWord[], timex: Timex, phrases: readonly string[]): boolean {
  const at = words.findIndex((word) => word.end > timex.start);
  if (at < 0) return false;
  for (let index = Math.max(0, at - widestBirth); index < at; index++)
    if (phraseAt(words, index, phrases) > 0) return true;
  // "1987 года рождения": the word stands behind.
  const after = words.findIndex((word) => word.start >= timex.end);
  return after >= 0 && phraseAt(words, after, phrases) > 0;
}

/** An age in years: "35-year-old", "aged 35 years", "35-летний", "в возрасте 35 лет". */
function ageOf(text: string, timex: Timex, words: readonly FoldedWord[], pack: LanguagePack): Age | undefined {
  const years = /^P(\d{1,3})Y$/.exec(timex.value)?.[1];
  if (timex.type !== 'DURATION' || years === undefined || timex.mod !== undefined) return undefined;
  const value = Number(years);
  if (value < youngest || value > oldest) return undefined;
  const at = words.findIndex((word) => word.end > timex.start);
  const own = foldedWords(text, timex);
  const stems = pack.time.unitCompounds.year?.map((form) => form.split('+')[0]!) ?? [];
  const adjective = own.some(({ folded }) => stems.some((stem) => folded.includes(stem)));
  const old = own.some(({ folded }) => pack.time.ageWords.includes(folded.split('-').at(-1)!));
  const { atAge, isAge } = pack.numberRelations;
  // «которому … , 35 лет»: where cases tell whose it is, a bare number of years closes the clause.
  const closes =
    pack.code !== 'en' &&
    /(?:,\s|\()$/.test(text.slice(Math.max(0, timex.start - 2), timex.start)) &&
    /^[,;.)]/.test(text.slice(timex.end, timex.end + 1));
  const says = adjective || old || phraseBefore(words, at, atAge) > 0 || phraseBefore(words, at, isAge) > 0 || closes;
  return says ? { start: timex.start, end: timex.end, years: value } : undefined;
}

/** Ages without a unit: "aged 83", "turned 50", and a number between commas behind a person's name ("John Reed, 45, born …"). */
function bareAges(
  { document: { text }, entities }: Needed,
  sentence: Sentence,
  words: readonly FoldedWord[],
  timexes: readonly Timex[],
  { numberRelations }: LanguagePack,
): Age[] {
  return words.flatMap(({ start, end, folded }, at): Age[] => {
    const years = /^\d{1,3}$/.test(folded) ? Number(folded) : 0;
    if (years < youngest || years > oldest) return [];
    const before = text.slice(Math.max(sentence.start, start - 2), start);
    const closes = /^\s*(?:[,.;)]|$)/.test(text.slice(end, end + 2));
    const named = before === ', ' && entities.some((entity) => entity.type === 'PER' && entity.end === start - 2);
    // "The suspect, 35, was born in …": so near to a birth a number between commas is an age.
    const beforeBirth = before === ', ' && [1, 2].some((step) => phraseAt(words, at + step, numberRelations.born) > 0);
    const aged = phraseBefore(words, at, [...numberRelations.atAge, ...numberRelations.isAge]) > 0;
    const turned = phraseBefore(words, at, numberRelations.turned) > 0;
    const dated = timexes.some((timex) => timex.start === end + 1);
    return ((named || beforeBirth || aged) && closes) || (turned && (closes || dated)) ? [{ start, end, years }] : [];
  });
}

/** "35-year-old" and "is 35 years old" are told of the day of the report; "at the age of 35" is not. */
function isPresentAge(text: string, age: Age, words: readonly FoldedWord[], pack: LanguagePack): boolean {
  const at = words.findIndex((word) => word.end > age.start);
  if (phraseBefore(words, at, pack.numberRelations.atAge) > 0) return false;
  return !/\b(?:was|were|then)\s+(?:a\s+|an\s+)?$/i.test(text.slice(Math.max(0, age.start - 12), age.start));
}

function personsBetween({ entities }: Needed, sentence: Sentence): number {
  const people = new Set<string>();
  for (const { type, entity, start, end } of entities)
    if (type === 'PER' && start >= sentence.start && end <= sentence.end) people.add(entity);
  return people.size;
}

function wordsBetween(words: readonly FoldedWord[], one: Span, other: Span): number {
  const [from, to] = one.end <= other.start ? [one.end, other.start] : [other.end, one.start];
  return words.filter(({ start, end }) => start >= from && end <= to).length;
}

interface Moment {
  readonly date: string;
  readonly basis: ReportingDay['basis'] | 'death';
}

const dayOf = (timex: Timex): Moment => ({ date: timex.value, basis: 'death' });

/** The first or last day of a date of any precision, ISO. */
function isoOf({ date }: Moment, end: 'first' | 'last'): string {
  if (date.length >= 10) return date.slice(0, 10);
  if (date.length === 7) return end === 'first' ? `${date}-01` : `${date}-31`;
  return end === 'first' ? `${date}-01-01` : `${date}-12-31`;
}

const latestBirth = (birth: string): string => isoOf({ date: birth, basis: 'death' }, 'last');

/** Completed years from a birth, taken at its first day, to a day; both ISO, so that strings compare as dates. */
function wholeYears(birth: string, day: string): number {
  const born = isoOf({ date: birth, basis: 'death' }, 'first');
  const years = Number(day.slice(0, 4)) - Number(born.slice(0, 4));
  return day.slice(5) >= born.slice(5) ? years : years - 1;
}
