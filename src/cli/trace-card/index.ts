import { counted } from '../../export/index.ts';
import type { Derivation, Reading } from '../../model/index.ts';
import { nameOf, type Trace } from '../../trace/index.ts';
import { hanging, heading, openSheet, plain, type Sheet, type SheetSettings, shorten } from '../report-card/sheet.ts';

/**
 * The trace of several reports for people: each origin with what comes from it, the nearest first. A report that goes back to two
 * origins stands under both. Ends with a line break.
 */
export function traceCard(readings: readonly Reading[], trace: Trace, settings: SheetSettings): string {
  const sheet = openSheet(settings);
  const { ink } = sheet;
  const { min, max, doubts } = trace.independent;
  const count = min === max ? counted(max, 'independent origin') : `${min} to ${max} independent origins`;
  const lines = [
    ink.bold(`${counted(readings.length, 'report')}, ${count}`),
    ink.dim('─'.repeat(sheet.width)),
    ...trace.origins.flatMap((origin) => [
      ...heading(
        sheet,
        plain(origin.name),
        `${origin.documentId === undefined ? 'named, not captured' : dateOf(readings, origin.documentId)}; ${behind(origin.documentIds, origin.documentId)}`,
      ),
      ...children(sheet, readings, trace.derivations, origin, '  ', new Set()),
    ]),
    ...(doubts.length === 0
      ? []
      : [
          ...heading(sheet, 'What could change the count'),
          ...doubts.flatMap((doubt) => hanging(sheet, '  · ', plain(doubt))),
        ]),
    ...titles(sheet, readings),
  ];
  return `${lines.join('\n')}\n`;
}

/** What to follow upwards: a document of the case, or a source that was only named. */
interface Root {
  readonly documentId?: string | undefined;
  readonly name: string;
}

function children(
  sheet: Sheet,
  readings: readonly Reading[],
  derivations: readonly Derivation[],
  root: Root,
  indent: string,
  seen: ReadonlySet<string>,
): string[] {
  const edges = derivations
    .filter((edge) =>
      root.documentId === undefined
        ? edge.target.documentId === undefined && edge.target.name.toLowerCase() === root.name.toLowerCase()
        : edge.target.documentId === root.documentId,
    )
    .filter((edge) => !seen.has(edge.documentId))
    .sort((left, right) => compareDates(readings, left.documentId, right.documentId));
  const { ink } = sheet;
  return edges.flatMap((edge, index) => {
    const last = index === edges.length - 1;
    const reading = readings.find((candidate) => candidate.id === edge.documentId);
    if (reading === undefined) return [];
    const lead = `${indent}${ink.dim(last ? '└─ ' : '├─ ')}`;
    const onward = `${indent}${ink.dim(last ? '   ' : '│  ')}`;
    const why =
      edge.kind === 'copies' || edge.kind === 'rewrites' || edge.kind === 'revises' ? `: ${plain(edge.reason)}` : '';
    return [
      ...hanging(
        sheet,
        lead,
        `${ink.bold(plain(nameOf(reading)))}  ${ink.dim(`${edge.kind} it, ${dateOf(readings, reading.id)}${why}`)}`,
        onward,
      ),
      ...children(
        sheet,
        readings,
        derivations,
        { documentId: reading.id, name: nameOf(reading) },
        onward,
        new Set([...seen, edge.documentId]),
      ),
    ];
  });
}

function behind(documentIds: readonly string[], self: string | undefined): string {
  const others = documentIds.filter((id) => id !== self).length;
  return others === 0 ? 'nobody repeats it' : `${counted(others, 'report')} ${others === 1 ? 'goes' : 'go'} back to it`;
}

function dateOf(readings: readonly Reading[], id: string): string {
  const reading = readings.find((candidate) => candidate.id === id);
  if (reading?.publishedAt !== undefined) return reading.publishedAt.slice(0, 16).replace('T', ' ');
  return reading?.publishedNotBefore === undefined ? 'undated' : `undated, not before ${reading.publishedNotBefore}`;
}

function compareDates(readings: readonly Reading[], left: string, right: string): number {
  const key = (id: string) => {
    const reading = readings.find((candidate) => candidate.id === id);
    return reading?.publishedAt ?? reading?.publishedNotBefore ?? '9999';
  };
  return key(left) < key(right) ? -1 : key(left) > key(right) ? 1 : 0;
}

function titles(sheet: Sheet, readings: readonly Reading[]): string[] {
  return [
    ...heading(sheet, 'Reports'),
    ...readings.map(
      (reading) =>
        `  ${sheet.ink.dim(reading.id)}  ${shorten(plain(`${nameOf(reading)}: ${reading.title ?? reading.text}`), Math.max(20, sheet.width - reading.id.length - 4))}`,
    ),
  ];
}
