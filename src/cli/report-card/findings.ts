import { checkTitles, dateWords, dueStateWords } from '../../export/index.ts';
import type { FindingOutcome, Reading } from '../../model/index.ts';
import { firstFew, hanging, heading, padded, plain, type Sheet } from './sheet.ts';

type Finding = Reading['findings'][number];

const order: readonly FindingOutcome[] = ['inconsistent', 'undetermined', 'consistent'];

/** What the checks computed: inconsistent first, each with its working and the readings tried. Promises have their own section. */
export function findingLines(sheet: Sheet, reading: Reading): string[] {
  const findings = reading.findings.filter((finding) => finding.check !== 'promise-due');
  if (findings.length === 0) return [];
  const summary = order
    .map((outcome) => [outcome, findings.filter((finding) => finding.outcome === outcome).length] as const)
    .filter(([, count]) => count > 0)
    .map(([outcome, count]) => `${count} ${outcome}`)
    .join(' · ');
  const lines = heading(sheet, 'Findings', summary);
  for (const outcome of order) {
    const group = findings.filter((finding) => finding.outcome === outcome);
    const { shown, more } = firstFew(sheet, group, outcome === 'inconsistent' ? 8 : 3, '  ');
    for (const finding of shown) lines.push(...(needsRoom(finding) ? inFull(sheet, finding) : briefly(sheet, finding)));
    lines.push(...more);
  }
  return lines;
}

/** What contradicts the text is shown with every detail; the rest only where there are readings to compare. */
function needsRoom({ outcome, readings }: Finding): boolean {
  return outcome === 'inconsistent' || (outcome === 'undetermined' && readings.length > 0);
}

function mark(sheet: Sheet, outcome: FindingOutcome): string {
  const { ink } = sheet;
  if (outcome === 'inconsistent') return ink.red('✗');
  return outcome === 'consistent' ? ink.green('✓') : ink.yellow('?');
}

function inFull(sheet: Sheet, finding: Finding): string[] {
  const { ink } = sheet;
  const label = (word: string): string => `    ${ink.dim(padded(word, 9))}`;
  const computed = finding.outcome === 'inconsistent' ? ink.red(plain(finding.computed)) : plain(finding.computed);
  const lines = [
    `  ${mark(sheet, finding.outcome)} ${ink.bold(checkTitles[finding.check])}`,
    ...hanging(sheet, label('stated'), plain(finding.stated)),
    ...hanging(sheet, label('computed'), computed),
    ...hanging(sheet, label('working'), ink.dim(plain(finding.working))),
  ];
  if (finding.tolerance !== undefined)
    lines.push(...hanging(sheet, label('allowed'), ink.dim(plain(finding.tolerance))));
  const { shown, more } = firstFew(sheet, finding.readings, 4, '             ');
  shown.forEach(({ description, computed, fits }, index) => {
    const fit = fits ? ink.green('fits') : ink.dim('does not fit');
    lines.push(
      ...hanging(sheet, label(index === 0 ? 'tried' : ''), `${plain(description)}: ${plain(computed)}, ${fit}`),
    );
  });
  lines.push(...more);
  if (finding.notice !== undefined) lines.push(...hanging(sheet, label('notice'), plain(finding.notice)));
  return lines;
}

function briefly(sheet: Sheet, finding: Finding): string[] {
  const { ink } = sheet;
  const text = `${ink.bold(checkTitles[finding.check])}  ${plain(finding.stated)} ${ink.dim(`(${plain(finding.working)})`)}`;
  return hanging(sheet, `  ${mark(sheet, finding.outcome)} `, text);
}

/** What was promised, by the day it falls due. */
export function promiseLines(sheet: Sheet, reading: Reading): string[] {
  const promises = reading.findings
    .filter((finding) => finding.check === 'promise-due')
    .sort((left, right) => (left.dueOn ?? '9999').localeCompare(right.dueOn ?? '9999'));
  if (promises.length === 0) return [];
  const { ink } = sheet;
  const lines = heading(sheet, 'Promises');
  for (const promise of promises) {
    const due = promise.dueOn === undefined ? 'no day given' : `due ${dateWords(promise.dueOn)}`;
    const state = promise.dueState === undefined ? '' : dueStateWords[promise.dueState];
    const inked = promise.dueState === 'overdue' ? ink.red(state) : ink.yellow(state);
    const words = `${state === '' ? '' : `${inked}  `}${plain(promise.stated)}`;
    lines.push(...hanging(sheet, `  ${ink.cyan(padded(due, 16))} `, words));
    lines.push(...hanging(sheet, ' '.repeat(19), ink.dim(plain(promise.working))));
  }
  return lines;
}
