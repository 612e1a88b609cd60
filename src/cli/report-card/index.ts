import type { Reading } from '../../model/index.ts';

/** The report card: a reading for people on deadline. */
export function reportCard(reading: Reading): string {
  return `${reading.title ?? reading.id}\n`;
}
