import { readClock } from './read-clock.ts';
import { senseAt, skip, type TimeScan } from './time-scan.ts';

/** The two clocks of a range ("from 5 to 6 pm", `2:00–2:30`): each as `HH` or `HH:MM`, with the pieces it stands on. */
export interface ClockRange {
  readonly first: ClockAt;
  readonly second: ClockAt;
  /** The words themselves say that these are hours: one half of the day, or minutes. */
  readonly sure: boolean;
}

export interface ClockAt {
  readonly start: number;
  readonly end: number;
  readonly clock: string;
}

interface Hour extends ClockAt {
  readonly hour: number;
  readonly minute: string;
  readonly half?: 'am' | 'pm';
}

/** Reads two hours with a range between them. Of hours without a half of the day, the half of the other holds, else the working day. */
export function readClockRange(scan: TimeScan, index: number, evening: boolean): ClockRange | undefined {
  const first = readHour(scan, index);
  if (!first) return undefined;
  const link = scan.pieces[first.end];
  if (!link) return undefined;
  const dash = link.kind === 'sign' && /^[-–—~]$/.test(link.key);
  if (!dash && senseAt(scan, first.end, 'rangeLink') === undefined) return undefined;
  if (link.key === 'or') return undefined;
  const second = readHour(scan, first.end + 1);
  if (!second) return undefined;
  // Where the hour needs its part of the day ("с 8 до 10 утра"), the second bound must have it.
  if (!scan.time.monthsCapitalised && second.half === undefined) return undefined;
  const sure = first.half !== undefined || second.half !== undefined || (first.minute !== '' && second.minute !== '');
  const half = second.half ?? first.half;
  const [one, two] = [toDay(first, first.half ?? half, evening), toDay(second, second.half ?? half, evening)];
  // "11 to 1 pm" begins before noon.
  const early = first.half === undefined && half === 'pm' && one > two ? one - 12 : one;
  const late = second.half === undefined && half === 'am' && two < early ? two + 12 : two;
  return {
    first: { start: first.start, end: first.end, clock: clockOf(early, first.minute) },
    second: {
      start: second.start,
      end: second.end,
      clock: clockOf(late < early && late < 12 && second.half === undefined ? late + 12 : late, second.minute),
    },
    sure,
  };
}

function clockOf(hour: number, minute: string): string {
  const hours = String(hour).padStart(2, '0');
  return minute === '' ? hours : `${hours}:${minute}`;
}

function toDay({ hour }: Hour, half: 'am' | 'pm' | undefined, evening: boolean): number {
  if (hour > 12 || hour === 0) return hour;
  if (half === 'am') return hour % 12;
  if (half === 'pm') return (hour % 12) + 12;
  // With nothing said, one to six is after noon, as meetings are; in the evening so is all else.
  return hour < 12 && (evening || hour < 7) ? hour + 12 : hour;
}

/** An hour in digits or words, with minutes and half of the day where they stand. */
function readHour(scan: TimeScan, index: number): Hour | undefined {
  const { pieces, numbers } = scan;
  const piece = pieces[index];
  if (!piece || piece.kind === 'break') return undefined;
  const noon = senseAt(scan, index, 'clock');
  if (noon)
    return {
      start: index,
      end: noon.end,
      clock: noon.sense.time,
      hour: Number(noon.sense.time.slice(0, 2)),
      minute: noon.sense.time.slice(3),
      half: noon.sense.time === '12:00' ? 'pm' : 'am',
    };
  let end = index + 1;
  let minute = '';
  let hour: number;
  if (piece.kind === 'digits') {
    if (piece.key.length === 4 && piece.key.startsWith('0')) {
      hour = Number(piece.key.slice(0, 2));
      minute = piece.key.slice(2);
    } else if (piece.key.length > 2) return undefined;
    else hour = Number(piece.key);
    const [sign, digits] = [pieces[end], pieces[end + 1]];
    if (
      minute === '' &&
      sign &&
      !sign.spaced &&
      (sign.key === ':' || sign.key === '.') &&
      digits?.kind === 'digits' &&
      !digits.spaced
    ) {
      if (digits.key.length !== 2) return undefined;
      minute = digits.key;
      end += 2;
    }
  } else {
    const sense = numbers.senses.get(piece.key);
    if (sense?.is !== 'cardinal' || sense.value < 1 || sense.value > 12) return undefined;
    hour = sense.value;
    const minutes = spokenMinutes(scan, end);
    if (minutes) {
      minute = String(minutes.value);
      end = minutes.end;
    }
  }
  if (hour > 24 || Number(minute) > 59) return undefined;
  const meridiem = senseAt(scan, end, 'meridiem') ?? senseAt(scan, end, 'clockDayPart');
  const unit = meridiem ? undefined : senseAt(scan, end, 'clockUnit');
  return {
    start: index,
    end: meridiem?.end ?? unit?.end ?? end,
    clock: '',
    hour,
    minute,
    ...(meridiem && { half: meridiem.sense.half }),
  };
}

/** "five | thirty", "five-thirty": the minutes behind an hour in words. */
export function spokenMinutes(
  scan: TimeScan,
  index: number,
): { readonly end: number; readonly value: number } | undefined {
  const { pieces, numbers } = scan;
  let at = pieces[index]?.key === '-' && !pieces[index]!.spaced ? index + 1 : index;
  const tens = numbers.senses.get(pieces[at]?.key ?? '');
  if (tens?.is !== 'cardinal' || tens.value < 10 || tens.value > 59) return undefined;
  let { value } = tens;
  at++;
  const unitAt = pieces[at]?.key === '-' && !pieces[at]!.spaced ? at + 1 : at;
  const unit = numbers.senses.get(pieces[unitAt]?.key ?? '');
  if (value >= 20 && value % 10 === 0 && unit?.is === 'cardinal' && unit.value > 0 && unit.value < 10) {
    value += unit.value;
    at = unitAt + 1;
  }
  // "five twenty people": what follows is counted.
  const after = pieces[at];
  if (numbers.senses.get(after?.key ?? '')?.is === 'multiplier') return undefined;
  return { end: at, value };
}

/** "половина шестого", "без четверти семь", "пів на шосту", "за п'ять восьма": minutes told by the hour to come. */
export function readHourToCome(scan: TimeScan, index: number): ClockAt | undefined {
  if (scan.time.monthsCapitalised) return undefined;
  const { pieces, numbers } = scan;
  const before = senseAt(scan, index, 'toHour');
  let at = before?.end ?? index;
  const piece = pieces[at];
  if (!piece || piece.kind === 'break') return undefined;
  const sense = numbers.senses.get(piece.key);
  const share =
    sense?.is === 'fraction' && (sense.value === 0.5 || sense.value === 0.25) ? sense.value * 60 : undefined;
  const count = piece.kind === 'digits' ? Number(piece.key) : sense?.is === 'cardinal' ? sense.value : undefined;
  const minutes = share ?? (before ? count : undefined);
  if (minutes === undefined || minutes < 1 || minutes > 30) return undefined;
  at++;
  if (senseAt(scan, at, 'unit')?.sense.unit === 'minute') at++;
  if (!before) at = skip(scan, at, 'pastHour');
  const ordinal = numbers.ordinals.get(pieces[at]?.key ?? '');
  const named = numbers.senses.get(pieces[at]?.key ?? '');
  const hour = ordinal ?? (before && named?.is === 'cardinal' ? named.value : undefined);
  if (hour === undefined || hour < 1 || hour > 12) return undefined;
  const part = senseAt(scan, at + 1, 'clockDayPart');
  // A half of the sixth is one of anything, unless a word for "at" or the part of the day says that it is an hour.
  if (!part && !before && senseAt(scan, index - 1, 'clockIntroducer') === undefined) return undefined;
  if (!part && before && share === undefined) return undefined;
  const full = (hour + 11) % 12;
  const day = part ? toDay({ hour: full === 0 ? 12 : full } as Hour, part.sense.half, false) : full;
  return {
    start: index,
    end: part?.end ?? at + 1,
    clock: clockOf(day, String(before ? 60 - minutes : minutes).padStart(2, '0')),
  };
}

/** "half past seven", "twenty minutes past eight", "a quarter to five", "ten past nine". */
export function readPastHour(scan: TimeScan, index: number): ClockAt | undefined {
  if (!scan.time.monthsCapitalised) return undefined;
  const { pieces, numbers } = scan;
  let at = skip(scan, index, 'article');
  const piece = pieces[at];
  if (!piece || piece.kind === 'break') return undefined;
  const sense = numbers.senses.get(piece.key);
  let minutes: number;
  if (sense?.is === 'fraction') {
    minutes = sense.value * 60;
    at++;
  } else if (piece.kind === 'digits') {
    minutes = Number(piece.key);
    at++;
  } else {
    const words =
      spokenMinutes(scan, at) ??
      (sense?.is === 'cardinal' && sense.value < 10 ? { end: at + 1, value: sense.value } : undefined);
    if (!words) return undefined;
    minutes = words.value;
    at = words.end;
  }
  if (minutes < 1 || minutes > 59) return undefined;
  const unit = senseAt(scan, at, 'unit');
  if (unit?.sense.unit === 'minute') at = unit.end;
  const past = senseAt(scan, at, 'pastHour');
  const to = past ? undefined : senseAt(scan, at, 'toHour');
  const link = past ?? to;
  if (!link) return undefined;
  // "10 to 9" is a range and "5 after 3" may be anything: "to" and "after" need a fraction or the word for minutes.
  if (pieces[at]!.key !== 'past' && sense?.is !== 'fraction' && unit?.sense.unit !== 'minute') return undefined;
  const hour = readHour(scan, link.end);
  if (hour?.minute !== '' || hour.hour < 1 || hour.hour > 12) return undefined;
  const full = hour.half === undefined ? hour.hour : (hour.hour % 12) + (hour.half === 'pm' ? 12 : 0);
  const total = full * 60 + (past ? minutes : -minutes);
  const wrapped = (total + 1440) % 1440;
  return {
    start: index,
    end: hour.end,
    clock: clockOf(Math.floor(wrapped / 60), String(wrapped % 60).padStart(2, '0')),
  };
}

/** A plain hour from one to twelve, with minutes where they stand. */
export function readHourAt(scan: TimeScan, index: number): ClockAt | undefined {
  const hour = readHour(scan, index);
  if (!hour || hour.half !== undefined || hour.hour < 1 || hour.hour > 12) return undefined;
  return { start: index, end: hour.end, clock: clockOf(hour.hour, hour.minute) };
}

/** "seven thirty am", "at five-thirty": hour and minutes in words. */
export function readSpokenClock(scan: TimeScan, index: number): ClockAt | undefined {
  if (!scan.time.monthsCapitalised || scan.pieces[index]?.kind !== 'letters') return undefined;
  const hour = readHour(scan, index);
  if (!hour || hour.minute === '' || senseAt(scan, index, 'clock')) return undefined;
  const introduced = senseAt(scan, index - 1, 'clockIntroducer') !== undefined;
  const after = scan.pieces[hour.end];
  const closes =
    !after ||
    after.kind === 'break' ||
    after.kind === 'sign' ||
    /^(?:tomorrow|today|on|tonight|in|this)$/.test(after.key);
  if (hour.half === undefined && !(introduced && closes)) return undefined;
  return {
    start: index,
    end: hour.end,
    clock: clockOf(hour.half ? toDay(hour, hour.half, false) : hour.hour, hour.minute),
  };
}

/** An hour that only its place tells: "Friday at 5", "tonight around 7", "tomorrow at nine thirty". */
export function readBareHour(scan: TimeScan, index: number, evening: boolean): ClockAt | undefined {
  if (!scan.time.monthsCapitalised) return undefined;
  if (readClock(scan, index)) return undefined;
  const hour = readHour(scan, index);
  if (!hour || hour.hour < 1 || hour.hour > 23) return undefined;
  const after = scan.pieces[hour.end];
  const closes =
    !after ||
    after.kind === 'break' ||
    (after.kind === 'sign' &&
      /^[.,;!?)]$/.test(after.key) &&
      !(after.key !== ')' && scan.pieces[hour.end + 1]?.kind === 'digits' && !scan.pieces[hour.end + 1]!.spaced)) ||
    (after.kind === 'letters' && after.spaced && /^(?:with|in|on|at|and|or|for|to|works|please)$/.test(after.key));
  if (!closes) return undefined;
  return { start: index, end: hour.end, clock: clockOf(toDay(hour, hour.half, evening), hour.minute) };
}
