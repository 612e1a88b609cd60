import { describe, expect, it } from 'vitest';
import { parsePreciseDate } from '../../src/app/precise-date.ts';

describe('ISO 8601 dates', () => {
  it.each([
    ['2024', '2024', 'year'],
    ['2024-05', '2024-05', 'month'],
    ['2024-05-01', '2024-05-01', 'day'],
    ['20240501', '2024-05-01', 'day'],
    ['2024-02-29', '2024-02-29', 'day'],
    ['2024-05-01T17:02', '2024-05-01T17:02', 'minute'],
    ['2024-05-01 17:02:03', '2024-05-01T17:02:03', 'second'],
    ['2024-05-01T17:02:03.5Z', '2024-05-01T17:02:03Z', 'second'],
    ['20240501T170203Z', '2024-05-01T17:02:03Z', 'second'],
    ['2024-05-01T01:30:00+03:00', '2024-04-30T22:30:00Z', 'second'],
    ['2024-05-01T01:30+0530', '2024-04-30T20:00Z', 'minute'],
    ['2024-12-31T23:30-05', '2025-01-01T04:30Z', 'minute'],
  ])('%s keeps its precision', (text, value, precision) => {
    expect(parsePreciseDate(text, 'input')).toEqual({ value, precision, source: 'input' });
  });

  it.each(['', 'yesterday', '2023-02-29', '2024-13-01', '2024-05-01T25:00', '1 May 2024', '05/01/2024', '2024-5-1'])(
    '%s is none',
    (text) => {
      expect(parsePreciseDate(text, 'input')).toBeUndefined();
    },
  );
});
