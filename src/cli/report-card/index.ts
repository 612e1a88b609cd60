import { languageName, publicationWords, titleWords } from '../../export/index.ts';
import { type Reading, rulesAloneAsAsked } from '../../model/index.ts';
import { findingLines, promiseLines } from './findings.ts';
import { failureLines, placeLines, timeLines } from './places-and-times.ts';
import { hanging, openSheet, plain, type Sheet, type SheetSettings } from './sheet.ts';
import { claimLines, embedLines, sourceLines } from './sources.ts';

export type { SheetSettings } from './sheet.ts';

/** The report card: a reading for people on deadline. Ends with a line break. */
export function reportCard(reading: Reading, settings: SheetSettings): string {
  const sheet = openSheet(settings);
  const { ink } = sheet;
  const facts = [
    reading.publisher ?? 'publisher unknown',
    ...(reading.authors.length > 0 ? [reading.authors.join(', ')] : []),
    publicationWords(reading),
    languageName(reading.lang),
  ];
  // What contradicts the report goes before everything else.
  const contradicted = reading.findings.some(({ outcome }) => outcome === 'inconsistent');
  const opening = contradicted ? [findingLines, promiseLines, sourceLines] : [sourceLines, findingLines, promiseLines];
  const lines = [
    ...hanging(sheet, '', ink.bold(plain(titleWords(reading)))),
    ...hanging(sheet, '', ink.dim(facts.map(plain).join(' · '))),
    ...(reading.uri === undefined ? [] : hanging(sheet, '', ink.dim(plain(reading.uri)))),
    ...readerLines(sheet, reading),
    ink.dim('─'.repeat(sheet.width)),
    ...opening.flatMap((section) => section(sheet, reading)),
    ...claimLines(sheet, reading),
    ...placeLines(sheet, reading),
    ...timeLines(sheet, reading),
    ...embedLines(sheet, reading),
    ...failureLines(sheet, reading),
  ];
  return `${lines.join('\n')}\n`;
}

/** Says when rules read alone without being asked to: less is then found than usual. */
function readerLines(sheet: Sheet, { reader }: Reading): string[] {
  const absent = reader?.absent;
  if (absent === undefined || absent === rulesAloneAsAsked) return [];
  return hanging(sheet, '', sheet.ink.dim(`Read by rules alone: ${plain(absent)}.`));
}
