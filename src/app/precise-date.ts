import type { DatePrecision, PreciseDate } from '../model/index.ts';

const isoDate =
  /^(\d{4})(?:-?(\d{2})(?:-?(\d{2})(?:[T ](\d{2}):?(\d{2})(?::?(\d{2})(?:[.,]\d+)?)?\s?(Z|[+-]\d{2}(?::?\d{2})?)?)?)?)?$/i;

/**
 * Reads an ISO 8601 date or time, extended or basic (`2022-11-14`, `20221114T170200Z`), and keeps its precision.
 * A time with an offset is told in UTC; one without keeps its wall-clock time.
 * @returns undefined when it is no such date, or no day of the calendar.
 */
export function parsePreciseDate(text: string, source: string): PreciseDate | undefined {
  const match = isoDate.exec(text.trim());
  if (!match) return undefined;
  const [, year, month, day, hour, minute, second, offset] = match;
  const value =
    hour === undefined
      ? [year, month, day].filter((part) => part !== undefined).join('-')
      : `${year}-${month}-${day}T${hour}:${minute}${second === undefined ? '' : `:${second}`}`;
  const precision: DatePrecision = second ? 'second' : minute ? 'minute' : day ? 'day' : month ? 'month' : 'year';
  const instant = new Date(`${hour === undefined ? value.padEnd(10, '-01') : value}${hour === undefined ? '' : 'Z'}`);
  if (Number.isNaN(instant.getTime()) || (day !== undefined && instant.getUTCDate() !== Number(day))) return undefined;
  if (offset === undefined) return { value, precision, source };
  const [offsetHours, offsetMinutes] = /z/i.test(offset)
    ? [0, 0]
    : [Number(offset.slice(1, 3)), Number(offset.slice(3).replace(':', '') || 0)];
  const sign = offset.startsWith('-') ? 1 : -1;
  const utc = new Date(instant.getTime() + sign * (offsetHours * 60 + offsetMinutes) * 60_000).toISOString();
  return { value: `${utc.slice(0, precision === 'second' ? 19 : 16)}Z`, precision, source };
}
