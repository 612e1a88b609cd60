import { readWordNumber } from '../numbers/read-words.ts';
import {
  endOfYear,
  isDecimalTail,
  type ReadDate,
  readEra,
  readOrdinalSuffix,
  readOrdinalWord,
  readYearAfter,
} from './read-calendar-date.ts';
import { isJoinedSign, senseAt, skip, type TimeScan } from './time-scan.ts';

/** Reads a period longer than a month: a year, decade, century, quarter, half-year or season. */
export function readPeriod(scan: TimeScan, index: number): ReadDate | undefined {
  const piece = scan.pieces[index]!;
  if (piece.kind === 'digits')
    return (
      readQuarter(scan, index) ??
      readHalf(scan, index) ??
      readCentury(scan, index) ??
      readDecade(scan, index) ??
      readYearThenPeriod(scan, index) ??
      readYear(scan, index)
    );
  if (piece.key === "'") return readDecade(scan, index + 1, true);
  return (
    readSpelledYear(scan, index) ??
    readQuarter(scan, index) ??
    readHalf(scan, index) ??
    readCentury(scan, index) ??
    readNamedDecade(scan, index) ??
    readSeason(scan, index) ??
    readHoliday(scan, index)
  );
}

const currency = /^[$€£¥₴₽#№]$/;

/** `2019 H2`, `2017-Q1`: the year before its quarter or half. */
function readYearThenPeriod(scan: TimeScan, index: number): ReadDate | undefined {
  const { pieces } = scan;
  const season = senseAt(scan, index + 1, 'season');
  if (
    season &&
    /^(?:19|20)\d\d$/.test(pieces[index]!.key) &&
    !pieces[index + 1]!.capital &&
    scan.time.monthsCapitalised
  )
    return {
      end: season.end,
      meaning: { kind: 'date', year: Number(pieces[index]!.key), season: season.sense.season },
      confidence: 0.85,
    };
  const month = senseAt(scan, index + 1, 'month');
  const introduced =
    pieces[index - 1] !== undefined && /^(?:in|since|until|from|to|by|out)$/.test(pieces[index - 1]!.key);
  if (
    month &&
    introduced &&
    month.sense.need === 'nothing' &&
    /^(?:19|20)\d\d$/.test(pieces[index]!.key) &&
    scan.time.monthsCapitalised &&
    pieces[month.end]?.kind !== 'digits'
  )
    return {
      end: month.end,
      meaning: { kind: 'date', year: Number(pieces[index]!.key), month: month.sense.month },
      confidence: 0.75,
    };
  const at = isJoinedSign(scan, index + 1, '-') ? index + 2 : index + 1;
  const [letter, number] = [pieces[at], pieces[at + 1]];
  if (!/^(?:19|20)\d\d$/.test(pieces[index]!.key) || letter?.kind !== 'letters' || letter.key.length !== 1)
    return undefined;
  if (number?.kind !== 'digits' || number.spaced || number.key.length !== 1) return undefined;
  const [value, year] = [Number(number.key), Number(pieces[index]!.key)];
  if (letter.key === scan.time.quarterAbbreviation && value >= 1 && value <= 4)
    return { end: at + 2, meaning: { kind: 'date', year, quarter: value }, confidence: 0.95 };
  if (letter.key === scan.time.halfAbbreviation && value >= 1 && value <= 2)
    return { end: at + 2, meaning: { kind: 'date', year, half: value }, confidence: 0.95 };
  return undefined;
}

/** A year in digits, where nothing makes the digits a count, a price or a name. */
function readYear(scan: TimeScan, index: number): ReadDate | undefined {
  const { pieces } = scan;
  const piece = pieces[index]!;
  const before = pieces[index - 1];
  const after = pieces[index + 1];
  if (!piece.spaced && before && before.kind !== 'sign') return undefined;
  if (before && (currency.test(before.key) || (!piece.spaced && /^[.,:/*=+]$/.test(before.key)))) return undefined;
  const era = readEra(scan, index + 1) ?? readEra(scan, skip(scan, index + 1, 'yearMark'));
  if (era && piece.key.length <= 4)
    return {
      end: era.end,
      meaning: { kind: 'date', year: Number(piece.key), ...(era.era === 'BC' && { bc: true }) },
      confidence: 0.97,
    };
  if (piece.key.length !== 4 || isDecimalTail(scan, index)) return undefined;
  const year = Number(piece.key);
  if (year < 1000 || year > 2100) return undefined;
  if (after && !after.spaced && (/^[%°]$/.test(after.key) || after.kind === 'digits')) return undefined;
  if (after?.key === ':' && !after.spaced && pieces[index + 2]?.kind === 'digits' && !pieces[index + 2]!.spaced)
    return undefined;
  if (after && !after.spaced && after.kind === 'letters' && !senseAt(scan, index + 1, 'yearMark')) return undefined;
  const end = endOfYear(scan, index + 1);
  const meaning = { kind: 'date', year } as const;
  if (end > index + 1) return { end, meaning, confidence: 0.97 };
  if (
    after &&
    after.key === '-' &&
    !after.spaced &&
    pieces[index + 2]?.kind === 'letters' &&
    !pieces[index + 2]!.spaced
  )
    return undefined;
  if (after?.spaced && after.kind === 'letters') {
    const sense = scan.numbers.senses.get(after.key);
    if (sense?.is === 'multiplier') return undefined;
    const unit = senseAt(scan, index + 1, 'unit');
    if (unit && unit.sense.unit !== 'quarter') return undefined;
  }
  if (before && scan.numbers.notNumbersBefore.has(before.key)) return undefined;
  const likely = year >= 1900 && year <= 2039;
  const introduced = before !== undefined && senseAt(scan, index - 1, 'yearPreposition') !== undefined;
  const enclosed =
    before?.key === '(' ||
    (after?.key === ')' && likely) ||
    before?.key === '–' ||
    before?.key === '—' ||
    before?.key === '-';
  const ranged = after !== undefined && /^[-–—]$/.test(after.key) && pieces[index + 2]?.kind === 'digits';
  if (introduced || enclosed || ranged) {
    if (year < 1900 && introduced && looksCounted(scan, index + 1)) return undefined;
    return { end, meaning, confidence: likely ? 0.9 : 0.75 };
  }
  if (!likely || looksCounted(scan, index + 1)) return undefined;
  return { end, meaning, confidence: 0.75 };
}

/** Whether a noun in a form that follows a count stands at `index`. */
function looksCounted(scan: TimeScan, index: number): boolean {
  const piece = scan.pieces[index];
  if (piece?.kind !== 'letters' || !piece.spaced || piece.capital) return false;
  return /^(?:people|[a-z]{3,}[^su]s|person[a-z]*|человека?|людей|осіб|особи|людини|рубл\p{L}*|грив\p{L}*|доллар\p{L}*|долар\p{L}*|евро|євро|км|метр\p{L}*|тонн?|шт\p{L}*|раз\p{L}{0,2}|единиц\p{L}*|одиниц\p{L}*|военн\p{L}*|солдат\p{L}*|военнослужащ\p{L}*|военнопленн\p{L}*|дрон\p{L}*|бпла)$/u.test(
    piece.key,
  );
}

/** "nineteen ninety-seven", "two thousand and five": years as they are spoken. */
export function readSpelledYear(scan: TimeScan, index: number): ReadDate | undefined {
  const { pieces, numbers } = scan;
  const first = numbers.senses.get(pieces[index]!.key);
  if (
    first?.is === 'cardinal' &&
    first.value === 2 &&
    /^(?:in|since|of|until|by|year|from)$/.test(pieces[index - 1]?.key ?? '')
  ) {
    const number = readWordNumber(pieces, index, numbers, false);
    if (number?.value !== undefined && number.value > 2000 && number.value < 2100)
      return { end: number.end, meaning: { kind: 'date', year: number.value }, confidence: 0.8 };
  }
  if (first?.is !== 'cardinal' || first.value < 17 || first.value > 20 || !scan.time.monthsCapitalised)
    return undefined;
  const tens = numbers.senses.get(pieces[index + 1]?.key ?? '');
  if (tens?.is !== 'cardinal' || tens.value < 10) return undefined;
  let end = index + 2;
  let year = first.value * 100 + tens.value;
  const at = isJoinedSign(scan, end, '-') ? end + 1 : end;
  const unit = numbers.senses.get(pieces[at]?.key ?? '');
  if (tens.value >= 20 && unit?.is === 'cardinal' && unit.value > 0 && unit.value < 10) {
    year += unit.value;
    end = at + 1;
  }
  if (numbers.senses.get(pieces[end]?.key ?? '')?.is === 'multiplier') return undefined;
  return { end, meaning: { kind: 'date', year }, confidence: 0.85 };
}

const notDecadeBefore: ReadonlySet<string> = new Set(['his', 'her', 'their', 'my', 'your', 'our', 'its']);

/** `1990s`, `the '90s`, `90-х годов`. */
function readDecade(scan: TimeScan, index: number, apostrophe = false): ReadDate | undefined {
  const { pieces } = scan;
  const piece = pieces[index];
  if (piece?.kind !== 'digits' || (piece.key.length !== 4 && piece.key.length !== 2) || !piece.key.endsWith('0'))
    return undefined;
  if (apostrophe && piece.spaced) return undefined;
  let at = index + 1;
  if (isJoinedSign(scan, at, "'") || isJoinedSign(scan, at, '-')) at++;
  const suffix = senseAt(scan, at, 'decadeSuffix');
  if (
    !suffix ||
    (pieces[at]!.spaced && !isTokenisedDecade(scan, index, at)) ||
    (pieces[at]!.key.length > 1 && at === index + 1)
  )
    return undefined;
  const short = Number(piece.key);
  const end = skip(scan, suffix.end, 'yearMark');
  if (piece.key.length === 4) {
    if (short < 1000 || short > 2100) return undefined;
    return { end, meaning: { kind: 'date', decade: short / 10 }, confidence: 0.96 };
  }
  const before = pieces[apostrophe ? index - 2 : index - 1]?.key ?? '';
  if (short < 20 || notDecadeBefore.has(before) || senseAt(scan, suffix.end, 'unit')?.sense.unit === 'day')
    return undefined;
  // "in the 20s and 30s" are as often temperatures and ages; with no century only the clear ones are read.
  if (short < 40 && !apostrophe && end === suffix.end) return undefined;
  return { end, meaning: { kind: 'date', decade: 190 + short / 10 }, confidence: 0.85 };
}

/** `1990 s`, as tokenisers write it. */
function isTokenisedDecade({ pieces }: TimeScan, index: number, at: number): boolean {
  const after = pieces[at + 1];
  return (
    pieces[index]!.key.length === 4 && pieces[at]!.key === 's' && !pieces[at]!.capital && after?.kind !== 'letters'
  );
}

/** "the nineties", "девяностые". */
function readNamedDecade(scan: TimeScan, index: number): ReadDate | undefined {
  const name = senseAt(scan, index, 'decadeName');
  if (!name) return undefined;
  const before = scan.pieces[index - 1]?.key ?? '';
  const end = skip(scan, name.end, 'yearMark');
  if (notDecadeBefore.has(before) || (name.sense.decade < 60 && end === name.end)) return undefined;
  return { end, meaning: { kind: 'date', decade: 190 + name.sense.decade / 10 }, confidence: 0.75 };
}

const romanDigits: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, х: 10, і: 1 };

/** A Roman numeral up to 39, in Latin letters or the Cyrillic ones that look like them. */
function romanNumeral(key: string): number | undefined {
  if (key.length > 6) return undefined;
  let value = 0;
  for (let index = 0; index < key.length; index++) {
    const digit = romanDigits[key[index]!];
    if (digit === undefined) return undefined;
    const next = romanDigits[key[index + 1] ?? ''] ?? 0;
    value += digit < next ? -digit : digit;
  }
  return value > 0 && value < 40 ? value : undefined;
}

/** An ordinal in digits, words or (where the writer uses capitals) Roman numerals. */
function readOrdinal(scan: TimeScan, index: number): { readonly end: number; readonly value: number } | undefined {
  const piece = scan.pieces[index]!;
  if (piece.kind === 'digits') {
    if (piece.key.length > 2 || isDecimalTail(scan, index)) return undefined;
    return { end: readOrdinalSuffix(scan, index + 1) ?? index + 1, value: Number(piece.key) };
  }
  const word = readOrdinalWord(scan, index);
  if (word) return word;
  const roman = piece.capital ? romanNumeral(piece.key) : undefined;
  return roman === undefined ? undefined : { end: index + 1, value: roman };
}

/** "the 20th century", "XIX века". */
function readCentury(scan: TimeScan, index: number): ReadDate | undefined {
  const ordinal = readOrdinal(scan, index);
  if (!ordinal || ordinal.value < 1 || ordinal.value > 21) return undefined;
  const at = isJoinedSign(scan, ordinal.end, '-') ? ordinal.end + 1 : ordinal.end;
  const unit = senseAt(scan, at, 'unit');
  const mark =
    !unit && scan.pieces[index]!.kind === 'letters' && isJoinedSign(scan, at + 1, '.')
      ? senseAt(scan, at, 'centuryMark')
      : undefined;
  if (unit?.sense.unit !== 'century' && !mark) return undefined;
  // "10 centuries" counts; "the 10th century" names.
  if (scan.pieces[index]!.kind === 'digits' && ordinal.end === index + 1 && scan.time.monthsCapitalised)
    return undefined;
  const end = unit?.end ?? at + 2;
  const era = readEra(scan, end);
  return {
    end: era?.end ?? end,
    meaning: { kind: 'date', century: ordinal.value - 1, ...(era?.era === 'BC' && { bc: true }) },
    confidence: 0.9,
  };
}

/** "the third quarter of 2022", `Q3 2022`, "III квартал". */
function readQuarter(scan: TimeScan, index: number): ReadDate | undefined {
  const { pieces } = scan;
  const letter = scan.time.quarterAbbreviation;
  if (letter !== '' && pieces[index]!.key === letter) {
    const number = pieces[index + 1];
    if (number?.kind !== 'digits' || number.spaced || !/^[1-4]$/.test(number.key)) return undefined;
    return withPeriodYear(scan, index + 2, { quarter: Number(number.key) }, 0.9);
  }
  const ordinal = readOrdinal(scan, index);
  if (!ordinal || ordinal.value < 1 || ordinal.value > 4) return undefined;
  let at = isJoinedSign(scan, ordinal.end, '-') ? ordinal.end + 1 : ordinal.end;
  if (senseAt(scan, at, 'betweenNumberAndUnit')) at++;
  const word = senseAt(scan, at, 'quarterWord');
  if (!word || (pieces[index]!.kind === 'digits' && ordinal.end === index + 1 && scan.time.monthsCapitalised))
    return undefined;
  return withPeriodYear(scan, word.end, { quarter: ordinal.value }, 0.85);
}

/** "the first half of 2022", "второе полугодие": only with its year, for halves are of anything. */
function readHalf(scan: TimeScan, index: number): ReadDate | undefined {
  const { pieces } = scan;
  const letter = scan.time.halfAbbreviation;
  if (letter !== '' && pieces[index]!.key === letter) {
    const number = pieces[index + 1];
    if (number?.kind !== 'digits' || number.spaced || !/^[12]$/.test(number.key)) return undefined;
    const year = readYearAfter(scan, index + 2, false);
    return (
      year && { end: year.end, meaning: { kind: 'date', half: Number(number.key), ...year.meaning }, confidence: 0.85 }
    );
  }
  const ordinal = readOrdinal(scan, index);
  if (!ordinal || ordinal.value < 1 || ordinal.value > 2) return undefined;
  const at = isJoinedSign(scan, ordinal.end, '-') ? ordinal.end + 1 : ordinal.end;
  const word = senseAt(scan, at, 'halfWord');
  if (!word) return undefined;
  const year = readYearAfter(scan, word.end, false);
  if (!year && !senseAt(scan, at, 'unit')) return undefined;
  return {
    end: year?.end ?? word.end,
    meaning: { kind: 'date', half: ordinal.value, ...year?.meaning },
    confidence: 0.85,
  };
}

function withPeriodYear(
  scan: TimeScan,
  end: number,
  period: { readonly quarter: number },
  confidence: number,
): ReadDate {
  const year = readYearAfter(scan, end, false);
  return { end: year?.end ?? end, meaning: { kind: 'date', ...period, ...year?.meaning }, confidence };
}

/** "summer 2022", "осенью прошлого года", "in the spring". */
function readSeason(scan: TimeScan, index: number): ReadDate | undefined {
  const season = senseAt(scan, index, 'season');
  if (!season) return undefined;
  const meaning = { kind: 'date', season: season.sense.season } as const;
  const year = readYearAfter(scan, season.end, false);
  if (year) return { end: year.end, meaning: { ...meaning, ...year.meaning }, confidence: 0.92 };
  if (season.sense.adverb) return { end: season.end, meaning, confidence: 0.8 };
  const next = scan.pieces[season.end];
  if (season.sense.needsContext) {
    const beforeArticle = senseAt(scan, index - 1, 'article') ? index - 2 : index - 1;
    const introduced = /^(?:in|during|until|since|by)$/.test(scan.pieces[beforeArticle]?.key ?? '');
    return introduced && next?.key !== 'of' && next?.key !== 'in'
      ? { end: season.end, meaning, confidence: 0.7 }
      : undefined;
  }
  const before = index > 0 ? index - 1 : index;
  const introduced =
    senseAt(scan, before, 'article') ?? senseAt(scan, before, 'monthContext') ?? senseAt(scan, before, 'part');
  if (!introduced || (next?.kind === 'letters' && next.capital && next.spaced)) return undefined;
  return { end: season.end, meaning, confidence: 0.7 };
}

/** Holidays of a fixed day. */
function readHoliday(scan: TimeScan, index: number): ReadDate | undefined {
  const holiday = senseAt(scan, index, 'holiday');
  // A holiday of several words is one in small letters too.
  if (!holiday || (!scan.pieces[index]!.capital && (holiday.end < index + 2 || !scan.time.monthsCapitalised)))
    return undefined;
  const [month, day] = holiday.sense.day.split('-').map(Number);
  const year = readYearAfter(scan, holiday.end, false);
  return {
    end: year?.end ?? holiday.end,
    meaning: { kind: 'date', month: month!, day: day!, ...year?.meaning },
    confidence: 0.8,
  };
}
