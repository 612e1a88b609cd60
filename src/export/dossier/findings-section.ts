import type { Outlines } from '../../gazetteer/index.ts';
import type { FindingOutcome, Reading } from '../../model/index.ts';
import { excerptAround, surroundings } from '../excerpt.ts';
import { checkTitles, dateWords, dueStateWords } from '../wording.ts';
import { type Content, html, type Markup } from './markup.ts';
import { findingMap } from './places-section.ts';

type Finding = Reading['findings'][number];

interface Numbered {
  readonly finding: Finding;
  /** Position in the reading, counted from 1: the text refers to it. */
  readonly number: number;
}

/** UTF-16 units of the text that are shown on either side of what a finding is about. */
const excerptReach = 70;
/** A longer stretch is no passage to read at a glance. */
const longestPassage = 400;

const marks: Readonly<Record<FindingOutcome, string>> = { inconsistent: '≠', undetermined: '?', consistent: '=' };

/**
 * What the checks computed, for a reader in a hurry: first what does not add up, each with the words of the text, the result and its
 * working; then what nobody stands behind and what stays open; what adds up comes last, a line each. Promises have a section of their own.
 */
export function findingsSection(reading: Reading, prefix: string, outlines: Outlines | undefined): Markup | undefined {
  const numbered = numberedFindings(reading).filter(({ finding }) => finding.check !== 'promise-due');
  if (numbered.length === 0) return undefined;
  const of = (outcome: FindingOutcome): readonly Numbered[] =>
    numbered.filter(({ finding }) => finding.outcome === outcome);
  const unsourced = of('undetermined').filter(({ finding }) => finding.check === 'missing-source');
  const open = of('undetermined').filter(({ finding }) => finding.check !== 'missing-source');
  const cards = [...of('inconsistent'), ...open].map((entry) => findingCard(reading, entry, prefix, outlines));
  return html`${cards.length > 0 && html`<div class="findings">${cards}</div>`}${missingSources(reading, unsourced, prefix)}${consistentList(reading, of('consistent'), prefix, outlines)}`;
}

function numberedFindings({ findings }: Reading): readonly Numbered[] {
  return findings.map((finding, index) => ({ finding, number: index + 1 }));
}

function findingCard(
  reading: Reading,
  { finding, number }: Numbered,
  prefix: string,
  outlines: Outlines | undefined,
): Markup {
  const map = findingMap(reading, finding, outlines);
  return html`<section class="card finding ${finding.outcome}${map === undefined ? '' : ' wide'}" id="${prefix}finding${number}"><div class="account"><h4><span class="number">${number}</span>${checkTitles[finding.check]} <span class="badge">${finding.outcome}</span></h4>${quotation(reading, finding)}<p class="result"><span class="stated" dir="auto">${finding.stated}</span> <span class="sign" aria-hidden="true">${marks[finding.outcome]}</span> <b>${finding.computed}</b></p><p class="working" dir="auto">${finding.working}</p>${finding.notice !== undefined && html`<p class="notice">${finding.notice}</p>`}${details(finding)}</div>${map}</section>`;
}

/** The passage that the finding is about, in its sentence, with the words that it rests on marked. */
function quotation({ text }: Reading, { evidence }: Finding): Content {
  const spans = [...evidence].sort(([left], [right]) => left - right);
  const [start, end] = [spans[0]?.[0] ?? 0, Math.max(0, ...spans.map(([, to]) => to))];
  // Evidence from both ends of a text, or a whole post, is no passage.
  if (spans.length === 0 || end - start > longestPassage) return undefined;
  const { before, after } = surroundings(text, start, end, excerptReach);
  const marked: Content[] = [];
  let at = start;
  for (const [from, to] of spans) {
    if (to <= at && at > start) continue;
    marked.push(text.slice(at, Math.max(at, from)), html`<mark>${text.slice(Math.max(at, from), to)}</mark>`);
    at = Math.max(at, to);
  }
  return html`<blockquote class="passage" dir="auto">${before}${marked}${after}</blockquote>`;
}

function details({ readings, tolerance, outcome }: Finding): Content {
  // A lone reading is what the working tells already.
  const several = readings.length > 1 ? readings : [];
  if (several.length === 0 && tolerance === undefined) return undefined;
  const tried = several.map(
    ({ description, computed, fits }) =>
      html`<li class="${fits ? 'fits' : 'does-not-fit'}">${description}: <b>${computed}</b>, ${fits ? 'fits' : 'does not fit'}</li>`,
  );
  return html`<details${outcome === 'inconsistent' && html` open`}><summary>${tried.length > 0 ? `${tried.length} readings tried; what` : 'What'} the wording allows</summary>${tried.length > 0 && html`<ul class="readings">${tried}</ul>`}${tolerance !== undefined && html`<p>Allowed: ${tolerance}.</p>`}</details>`;
}

/** What is passed on with nobody behind it, as one list: a report often has several. */
function missingSources(reading: Reading, entries: readonly Numbered[], prefix: string): Content {
  if (entries.length === 0) return undefined;
  const items = entries.map(({ finding, number }) => {
    const [start, end] = finding.evidence[0] ?? [0, 0];
    return html`<li id="${prefix}finding${number}"><span class="number">${number}</span><span dir="auto">${excerptAround(reading.text, start, end, excerptReach)}</span> <span class="note">${finding.stated}: ${finding.computed}</span></li>`;
  });
  return html`<section class="card undetermined"><h4>Who says so? <span class="badge">${entries.length === 1 ? '1 passage' : `${entries.length} passages`}</span></h4><ul class="passages">${items}</ul></section>`;
}

function consistentList(
  reading: Reading,
  entries: readonly Numbered[],
  prefix: string,
  outlines: Outlines | undefined,
): Content {
  if (entries.length === 0) return undefined;
  const items = entries.map(
    ({ finding, number }) =>
      html`<li id="${prefix}finding${number}"><span class="number">${number}</span><b>${checkTitles[finding.check]}</b> <span dir="auto">${finding.stated}</span> <span class="note" dir="auto">${finding.working}</span>${finding.notice !== undefined && html` <span class="note">${finding.notice}</span>`}${findingMap(reading, finding, outlines)}</li>`,
  );
  return html`<section class="card consistent"><h4>What adds up <span class="badge">${entries.length} consistent</span></h4><ul class="passages">${items}</ul></section>`;
}

/** What was promised, by whom, and when it falls due, the earliest first. */
export function promisesSection(reading: Reading, prefix: string): Markup | undefined {
  const promises = numberedFindings(reading)
    .filter(({ finding }) => finding.check === 'promise-due')
    .sort((left, right) => (left.finding.dueOn ?? '9999').localeCompare(right.finding.dueOn ?? '9999'));
  if (promises.length === 0) return undefined;
  const rows = promises.map(({ finding, number }) => {
    const { dueOn, dueState, promisedBy } = finding;
    return html`<tr id="${prefix}finding${number}" class="${dueState ?? 'open'}"><th scope="row">${dueOn === undefined ? 'no day given' : `due ${dateWords(dueOn)}`}</th><td>${dueState !== undefined && html`<span class="badge">${dueStateWords[dueState]}</span>`}</td><td dir="auto">${promisedBy ?? 'nobody named'}</td><td><span dir="auto">${finding.stated}</span> <span class="note">${finding.working}</span>${finding.notice !== undefined && html` <span class="note">${finding.notice}</span>`}</td><td><span class="number">${number}</span></td></tr>`;
  });
  return html`<div class="scroll"><table class="promises"><thead><tr><th>Falls due</th><th>State</th><th>Who</th><th>Promised</th><th></th></tr></thead><tbody>${rows}</tbody></table></div>`;
}
